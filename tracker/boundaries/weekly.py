"""What was lived in each week: one number per measure, client and week."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from tracker.boundaries.bills import bills, mean_late
from tracker.boundaries.gaps import Counted, Told, calendar, longest_gap
from tracker.boundaries.terms import channels_for
from tracker.metrics.contacts import SECOND
from tracker.metrics.off_hours import is_off, moment_of
from tracker.metrics.replies import within_hour
from tracker.metrics.rest import written_between
from tracker.metrics.turns import Timed, Turn, as_of, timed
from tracker.patterns.hidden_research import KINDS as RESEARCH
from tracker.patterns.money import Money
from tracker.patterns.recorded import monday_of
from tracker.patterns.windows import ONE_WEEK, active_weeks, leave_weeks
from tracker.records import MEASURES
from tracker.workweek import in_force, iso_week, week_windows

if TYPE_CHECKING:
    from tracker.metrics.contacts import Contact
    from tracker.metrics.totals import Row
    from tracker.patterns.recorded import Piece, Recorded
    from tracker.records import Invoice

FEWEST_TURNS = 3
"""A share answered within the hour of fewer turns says more of chance than of the week. Chosen."""

_At = attrgetter("at")
T = TypeVar("T", "Contact", Turn)


class Measured:
    """The weekly numbers of everything recorded, each worked out once.

    Args:
        recorded: everything, also what came later: a week's number is what was known at its end.
    """

    def __init__(self, recorded: Recorded) -> None:
        self.recorded = recorded
        self.money = Money(recorded)
        self._known: dict[tuple[str, str | None, tuple[str, ...]], dict[date, float | None]] = {}
        self._told: dict[str, Told] = {}
        self._counted: dict[date, Counted] = {}
        self._active: dict[str | None, frozenset[date]] = {}
        self._priced: dict[tuple[date, date], dict[tuple[str, str], Row]] = {}

    def weekly(
        self,
        measure: str,
        client: str | None,
        weeks: Sequence[date],
        channels: Collection[str] | None = None,
    ) -> list[float | None]:
        """One value per week, in the unit of `measures.UNITS`; None where it cannot be said.

        Nothing can be said of weeks before the client's first day or before `Recorded.since`. Definitions
        (the contract, section 4), over the week as it was known at its end:

        - `hours`, `unbilled_hours`: for clients, all kinds, chosen gifts too; leave is in neither.
        - `research_hours` (with preparation), `meeting_hours`, `complaint_hours`: by kind, billed or not.
        - `effective_rate`: revenue / hours in the client's own currency; None without hours, and of all
          clients together with several currencies.
        - `within_hour`: Kaplan and Meier's share of the turns of the week that were answered within 60
          business minutes, of those that arrived inside working hours; None below `FEWEST_TURNS` of them.
        - `messages_in`: the client's contacts, calls included, those by machines not.
        - `off_hours_contacts`: the user's contacts outside working hours, when they were written.
        - `off_channel_contacts`: contacts, both ways, on other channels than those that are fine.
        - `update_gap`: `gaps.longest_gap` in working days, leave weeks left out; of all clients the longest.
        - `days_late`: `bills.mean_late`.

        Args:
            measure: one of `records.MEASURES`.
            client: by full name; None: all clients together.
            weeks: their Mondays.
            channels: the ways that are fine, for `off_channel_contacts`; by default those of the newest
                boundary of the client, else for all, that names some; None without any.

        Raises:
            ValueError: another measure.
        """
        if measure not in MEASURES:
            raise ValueError(f"{measure!r} is no measure")  # no words
        if channels is None and measure == "off_channel_contacts":
            channels = channels_for(self.recorded.boundaries, client)
        known = self._known.setdefault((measure, client, tuple(sorted(channels or ()))), {})
        first = self._first_week(client)
        sayable = [of for of in weeks if of not in known and first is not None and of >= first]
        known.update(zip(sayable, self._values(measure, client, sayable, channels or ()), strict=True))
        return [known.get(monday) for monday in weeks]

    def active(self, client: str | None) -> frozenset[date]:
        """The Mondays of the active weeks of a client, or of all together (domain 3.1)."""
        if client not in self._active:
            self._active[client] = frozenset(self._active_weeks(client))
        return self._active[client]

    def _active_weeks(self, client: str | None) -> tuple[date, ...]:
        whose = [client] if client is not None else list(self._names)
        contacts: dict[date, tuple[int, int]] = {}
        for name in whose:
            for monday, (came, went) in self.recorded.contact_weeks.get(name, {}).items():
                before = contacts.get(monday, (0, 0))
                contacts[monday] = before[0] + came, before[1] + went
        return active_weeks(self.pieces(client), contacts, self.on_leave)

    @cached_property
    def on_leave(self) -> frozenset[date]:
        """The Mondays of leave weeks."""
        return leave_weeks(self.recorded)

    @cached_property
    def holiday_weeks(self) -> frozenset[date]:
        """The Mondays of weeks in which a day with working hours was off."""
        dated = self.recorded.ledger.settings
        days = {day for one in dated for day in one.days_off}
        known = ((day, in_force(dated, day)) for day in days)
        off = (day for day, one in known if day in one.days_off and week_windows(one)[day.weekday()])
        return frozenset(map(monday_of, off))

    def working_days(self, until: date) -> Counted:
        """The working days before a day that count towards a gap, as long ago as records may be."""
        if until not in self._counted:
            days = filter(self.recorded.is_working_day, calendar(self.recorded, until))
            self._counted[until] = Counted(days, self.on_leave)
        return self._counted[until]

    def told(self, client: str) -> Told:
        """The updates of a client."""
        if client not in self._told:
            self._told[client] = Told(self.recorded, client)
        return self._told[client]

    def turns(self, client: str | None, monday: date) -> list[Timed]:
        """The client's questions of a week, as they stood at its end."""
        lo, hi = self.recorded.moment(monday), self.recorded.moment(monday + ONE_WEEK)
        asked = _between(self._asked(client), lo, hi)
        return timed(as_of(asked, hi), hi, self.recorded.clock_of)

    def contacts(self, client: str | None, monday: date) -> Sequence[Contact]:
        """The contacts that were sent in a week, in order of time."""
        found = self.recorded.contacts if client is None else self.recorded.contacts_of.get(client, ())
        return _between(found, self.recorded.moment(monday), self.recorded.moment(monday + ONE_WEEK))

    def written(self, client: str | None, monday: date) -> Sequence[Contact]:
        """The contacts that were written in a week, in order of the time they were sent."""
        found = self.recorded.contacts if client is None else self.recorded.contacts_of.get(client, ())
        lo, hi = self.recorded.moment(monday), self.recorded.moment(monday + ONE_WEEK)
        return written_between(found, lo, hi)

    def pieces(self, client: str | None) -> Sequence[Piece]:
        """The work for a client, leave aside, by day; None: for all clients."""
        if client is not None:
            return self._worked.get(client, ())
        return [of for of in self.recorded.pieces if of.client is not None and of.kind != "leave"]

    def seconds(self, client: str | None, monday: date, *parts: str) -> int:
        """The seconds worked in a week: all of them, those "unbilled", or of some kinds."""
        whose = self._seconds if client is not None else self._seconds_together
        key = client, monday
        return sum(whose[key, part] for part in parts or ("all",))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(of.name for of in self.recorded.ledger.clients)

    @cached_property
    def _worked(self) -> dict[str, list[Piece]]:
        """The pieces of each client, leave aside."""
        of = self.recorded.pieces_of
        return {name: [one for one in of.get(name, ()) if one.kind != "leave"] for name in self._names}

    @cached_property
    def _seconds(self) -> Counter[tuple[tuple[str | None, date], str]]:
        found: Counter[tuple[tuple[str | None, date], str]] = Counter()
        for client, pieces in self._worked.items():
            for piece in pieces:
                key = client, monday_of(piece.day)
                found[key, "all"] += piece.seconds
                found[key, piece.kind] += piece.seconds
                if not piece.billable:
                    found[key, "unbilled"] += piece.seconds
        return found

    @cached_property
    def _seconds_together(self) -> Counter[tuple[tuple[str | None, date], str]]:
        found: Counter[tuple[tuple[str | None, date], str]] = Counter()
        for ((_client, monday), part), seconds in self._seconds.items():
            found[(None, monday), part] += seconds
        return found

    @cached_property
    def _turns(self) -> dict[str | None, list[Turn]]:
        """What each client asked, in order of time; under None what all did."""
        found: dict[str | None, list[Turn]] = {
            client: [of for of in turns if of.direction == "in"]
            for client, turns in self.recorded.turns_of.items()
        }
        found[None] = sorted((of for turns in found.values() for of in turns), key=_At)
        return found

    def _asked(self, client: str | None) -> list[Turn]:
        return self._turns.get(client, [])

    def _first_week(self, client: str | None) -> date | None:
        """The first week of which something can be said; None: of none."""
        days = self.recorded.first_days
        first = days.get(client) if client is not None else min(days.values(), default=None)
        return None if first is None else monday_of(max(first, self.recorded.since))

    def _values(
        self, measure: str, client: str | None, weeks: Sequence[date], channels: Collection[str]
    ) -> Iterable[float | None]:
        if measure in _WORKED:
            return [self.seconds(client, monday, *_WORKED[measure]) / 3600 for monday in weeks]
        if measure == "effective_rate":
            return self._rates(client, weeks)
        if measure == "messages_in":
            return [self._came(client, monday) for monday in weeks]
        if measure == "off_hours_contacts":
            written = self._off_hours
            return [float(written[client, monday.toordinal()]) for monday in weeks]
        if measure == "off_channel_contacts" and not channels:
            return [None] * len(weeks)
        ask: Callable[[date], float | None] = {
            "within_hour": lambda monday: self._soon(client, monday),
            "off_channel_contacts": lambda monday: self._elsewhere(client, monday, channels),
            "update_gap": lambda monday: self._gap(client, monday, self.working_days(max(weeks) + ONE_WEEK)),
            "days_late": lambda monday: mean_late(bills(self.invoices(client), monday)),
        }[measure]
        return map(ask, weeks)

    def invoices(self, client: str | None) -> list[Invoice]:
        """The invoices of a client, or of all."""
        return [of for of in self.recorded.invoices if client in (None, of.client)]

    def _rates(self, client: str | None, weeks: Sequence[date]) -> list[float | None]:
        if not weeks:
            return []
        span = min(weeks), max(weeks) + ONE_WEEK
        if client is None:
            rows = self.money.weeks_together(*span)
            return [_rate(rows.get(iso_week(monday))) for monday in weeks]
        if span not in self._priced:
            self._priced[span] = self.money.weeks(*span)
        return [_rate(self._priced[span].get((client, iso_week(monday)))) for monday in weeks]

    def _came(self, client: str | None, monday: date) -> float:
        weeks = self.recorded.contact_weeks
        whose = weeks if client is None else [client]
        return float(sum(weeks.get(name, {}).get(monday, (0, 0))[0] for name in whose))

    @cached_property
    def _off_hours(self) -> Counter[tuple[str | None, int]]:
        """The user's contacts outside working hours per client and week, and under None of all.

        A week is the ordinal of its Monday here: to make a date of each contact would take as long again.
        """
        found: Counter[tuple[str | None, int]] = Counter()
        clock_of, ordinal_of = self.recorded.clock_of, self.recorded.days.ordinal_of_epoch
        for contact in self.recorded.contacts:
            if contact.direction == "out" and is_off(contact, clock_of):
                ordinal = ordinal_of(moment_of(contact) // SECOND)
                monday = ordinal - (ordinal - 1) % 7
                found[contact.client, monday] += 1
                found[None, monday] += 1
        return found

    def _soon(self, client: str | None, monday: date) -> float | None:
        asked = self.turns(client, monday)
        return within_hour(asked) if sum(of.in_hours for of in asked) >= FEWEST_TURNS else None

    def _elsewhere(self, client: str | None, monday: date, channels: Collection[str]) -> float:
        return float(sum(of.channel not in channels for of in self.contacts(client, monday)))

    def _gap(self, client: str | None, monday: date, counted: Counted) -> float | None:
        names = self._names if client is None else (client,)
        told = (self.told(name).before(monday + ONE_WEEK) for name in names)
        gaps = (longest_gap(days, monday, counted) for days in told)
        return max((float(gap) for gap in gaps if gap is not None), default=None)


_WORKED = {
    "hours": ("all",),
    "unbilled_hours": ("unbilled",),
    "research_hours": RESEARCH,
    "meeting_hours": ("meeting",),
    "complaint_hours": ("complaint",),
}
"""The measures that are hours, with the parts of a week's work they add up."""


def _rate(row: Row | None) -> float | None:
    cents = row.money.effective_cents_per_hour if row and row.money else None
    return None if cents is None else cents / 100


def _between(found: Sequence[T], lo: int, hi: int) -> Sequence[T]:
    return found[bisect_left(found, lo, key=_At) : bisect_left(found, hi, key=_At)]
