"""What was so at the end of a week: the facts that patterns get, per client and for the person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.metrics.change import Change, Series, changes
from tracker.metrics.contacts import Contact
from tracker.metrics.turns import Timed, as_of, timed
from tracker.patterns import as_of as known
from tracker.patterns.gifts import with_gifts
from tracker.patterns.money import Money
from tracker.patterns.recorded import Piece, Recorded, monday_of, up_to, written_before
from tracker.patterns.windows import ONE_WEEK, WITHIN_ALL, Window, active_weeks, b12, leave_weeks, recent, w4
from tracker.workweek import in_force, week_days

if TYPE_CHECKING:
    from tracker.records import (
        Action,
        Assumption,
        Boundary,
        Client,
        Complaint,
        Invoice,
        Occasion,
        Phase,
        Project,
        Question,
        Request,
        Settings,
        Update,
    )

ONE_DAY = timedelta(days=1)
NOT_CLIENT_WORK = ("admin", "acquisition", "learning", "leave")
"""Kinds that are no client hours in patterns 1, 2 and 3, though they were booked on a client (domain 4.0)."""


@dataclass(frozen=True)
class ClientFacts:
    """A client at the end of a week. Everything in it was known by then.

    Attributes:
        client: the client.
        projects: his projects.
        work: his pieces from `Recorded.since` on, by day; leave is not among them.
        contacts: his contacts from then on, in order of time.
        started: the first day: of his first project, else of the first entry or message; None without any.
        active: the Mondays of his active weeks.
        w4: his last 4 active weeks within 8; empty when there are fewer.
        b12: the 12 active weeks before within 26; empty when there are fewer.
        boundaries: his, and those for everybody.
        occasions, assumptions ...: his records of each kind.
    """

    client: Client
    projects: tuple[Project, ...]
    work: Sequence[Piece]
    contacts: Sequence[Contact]
    started: date | None
    active: tuple[date, ...]
    w4: Window
    b12: Window
    recent_weeks: int
    boundaries: tuple[Boundary, ...]
    occasions: tuple[Occasion, ...]
    assumptions: tuple[Assumption, ...]
    questions: tuple[Question, ...]
    requests: tuple[Request, ...]
    actions: tuple[Action, ...]
    complaints: tuple[Complaint, ...]
    updates: tuple[Update, ...]
    invoices: tuple[Invoice, ...]
    phases: tuple[Phase, ...]
    _begun: tuple[Project, ...]
    _timed: Callable[[int], tuple[list[Timed], list[Timed]]]

    @property
    def name(self) -> str:
        """The client's name."""
        return self.client.name

    @cached_property
    def w4_work(self) -> list[Piece]:
        """The pieces of W4."""
        return [piece for piece in self.work if self.w4.holds(piece.day)] if self.w4 else []

    @cached_property
    def client_work(self) -> list[Piece]:
        """The pieces of W4 that are client hours: without admin, acquisition and learning."""
        return [piece for piece in self.w4_work if piece.kind not in NOT_CLIENT_WORK]

    @cached_property
    def _turns(self) -> tuple[list[Timed], list[Timed]]:
        return self._timed(WITHIN_ALL)

    @property
    def mine(self) -> list[Timed]:
        """The client's questions of half a year, which the user answers, and older ones that are open.

        Those open at the end are censored there.
        """
        return self._turns[0]

    @property
    def theirs(self) -> list[Timed]:
        """The user's questions, which the client answers, likewise."""
        return self._turns[1]

    @property
    def mine_of_year(self) -> list[Timed]:
        """`mine` of 52 weeks."""
        return self._timed(2 * WITHIN_ALL)[0]

    @property
    def last_day(self) -> date | None:
        """The last day of his last project begun; None while one has no end, or without projects."""
        ends = [of.ends_on for of in self._begun]
        return max((day for day in ends if day), default=None) if None not in ends else None

    def project(self, name: str | None) -> Project | None:
        """His project of that name."""
        return next((of for of in self.projects if of.name == name), None)


@dataclass(frozen=True)
class Facts:
    """Everything known at the end of a week.

    Attributes:
        week: like "2026-W47".
        start: its Monday.
        end: the first day after it.
        settings: those in force on its last day.
        everyone: the facts of each client, archived ones too, by name.
        recorded: what they were read from; not all of it was known.
        money: hours, revenue and rates over any days up to `end`.
        on_leave: the Mondays of leave weeks.
        flags: the levels that other patterns reached in this review, by client (None: the person) and name.
    """

    week: str
    start: date
    end: date
    settings: Settings
    everyone: Mapping[str, ClientFacts]
    recorded: Recorded
    money: Money
    on_leave: frozenset[date]
    flags: Mapping[str | None, Mapping[str, int]] = field(default_factory=dict)

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.end - ONE_DAY

    @property
    def moment(self) -> int:
        """Its end in microseconds since 1970-01-01 UTC."""
        return self.recorded.moment(self.end)

    @cached_property
    def clients(self) -> dict[str, ClientFacts]:
        """The clients who are not archived."""
        return {
            name: of
            for name, of in self.everyone.items()
            if of.client.archived_on is None or of.client.archived_on >= self.end
        }

    @cached_property
    def work(self) -> list[Piece]:
        """All pieces by day, own time too, leave aside."""
        return [piece for piece in up_to(self.recorded.pieces, self.end) if piece.kind != "leave"]

    @cached_property
    def contacts(self) -> list[Contact]:
        """All contacts sent by the end, in order of time."""
        return [contact for contact in self.recorded.contacts if contact.at < self.moment]

    @cached_property
    def written(self) -> list[Contact]:
        """All contacts written by the end, those among them that were sent later."""
        return written_before(self.recorded.contacts, self.moment)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of everything, not of one client."""
        return tuple(of for of in self.recorded.phases if of.client is None)

    @cached_property
    def changes(self) -> dict[tuple[str, str], Change]:
        """CHANGE of "hours", "unbilled" (share) and "inbound" per client, under one false-discovery control.

        Keys are (client, series); only clients with W4 and B12, 16 active weeks.
        """
        series: dict[tuple[str, str], Series] = {}
        for name, of in self.clients.items():
            if of.w4 and of.b12:
                weeks = weekly(of, self.recorded)
                for measure in ("hours", "unbilled", "inbound"):
                    recent_values = [weeks[monday][measure] for monday in of.w4.mondays]
                    earlier = [weeks[monday][measure] for monday in of.b12.mondays]
                    series[name, measure] = Series(recent_values, earlier)
        return changes(series)

    def is_working_day(self, day: date) -> bool:
        """Whether the user works on a date: it has working hours that are not all off or of leave."""
        return self.recorded.is_working_day(day)

    def working_days(self, after: date, last: date) -> int:
        """The working days after one day, up to and with another."""
        known = self.recorded.working_days
        if after >= self.recorded.counted_since:  # the usual case, looked up rather than walked
            return max(bisect_right(known, last) - bisect_right(known, after), 0)
        days = (after + n * ONE_DAY for n in range(1, (last - after).days + 1))
        return sum(map(self.is_working_day, days))


def weekly(of: ClientFacts, recorded: Recorded) -> dict[date, dict[str, float]]:
    """Per active week of a client: "hours", "unbilled" (share of client hours), "inbound", "outbound"."""
    found = {
        m: {"hours": 0.0, "client": 0.0, "unbilled": 0.0, "inbound": 0.0, "outbound": 0.0} for m in of.active
    }
    for piece in of.work:
        week = found.get(monday_of(piece.day))
        if week is not None:
            week["hours"] += piece.seconds / 3600
            if piece.kind not in NOT_CLIENT_WORK:
                week["client"] += piece.seconds
                week["unbilled"] += 0 if piece.billable else piece.seconds - piece.chosen
    for monday, (came, went) in recorded.contact_weeks.get(of.name, {}).items():
        if monday in found:
            found[monday]["inbound"], found[monday]["outbound"] = came, went
    for week in found.values():
        week["unbilled"] = week["unbilled"] / week["client"] if week["client"] else 0.0
    return found


def facts_at(recorded: Recorded, week: str) -> Facts:
    """The facts of a week that is over, as they were at its end.

    Args:
        recorded: everything, also what came later.
        week: like "2026-W47".
    """
    start = week_days(week)[0]
    end = start + ONE_WEEK
    money = Money(recorded)
    on_leave = leave_weeks(recorded)
    clients = {of.name: _client(of, recorded, money, on_leave, end) for of in recorded.ledger.clients}
    settings = in_force(recorded.ledger.settings, end - ONE_DAY)
    return Facts(week, start, end, settings, clients, recorded, money, on_leave)


def _client(
    client: Client, recorded: Recorded, money: Money, on_leave: frozenset[date], end: date
) -> ClientFacts:
    name = client.name
    projects = tuple(of for of in recorded.ledger.projects if of.client == name)
    work = [of for of in up_to(recorded.pieces_of.get(name, ()), end) if of.kind != "leave"]
    theirs = [of for of in recorded.boundaries if of.client in (name, None)]
    work = with_gifts(work, name, {of.name: of for of in projects}, theirs, money, end)
    moment = recorded.moment(end)
    contacts = [contact for contact in recorded.contacts_of.get(name, ()) if contact.at < moment]
    weeks = {monday: of for monday, of in recorded.contact_weeks.get(name, {}).items() if monday < end}
    active = active_weeks(work, weeks, on_leave)
    begun = tuple(of for of in projects if of.starts_on is None or of.starts_on < end)
    boundaries = known.boundaries(theirs, end)
    ids = {of.id for of in theirs if known.has_begun(of, end)}
    days = recorded.days

    def turned(weeks: int) -> tuple[list[Timed], list[Timed]]:
        since = recorded.moment(end - weeks * ONE_WEEK)
        known_then = as_of(recorded.turns_of.get(name, ()), moment)
        found = timed((of for of in known_then if of.at >= since or of.open), moment, recorded.clock_of)
        mine = [of for of in found if of.turn.direction == "in"]
        return mine, [of for of in found if of.turn.direction == "out"]

    return ClientFacts(
        client=client,
        projects=projects,
        work=work,
        contacts=contacts,
        started=_started(begun, recorded.first_days.get(name)),
        active=active,
        w4=w4(active, end),
        b12=b12(active, end),
        recent_weeks=len(recent(active, end)),
        boundaries=boundaries,
        occasions=known.occasions((of for of in recorded.occasions if of.boundary in ids), days, end),
        assumptions=known.assumptions((of for of in recorded.assumptions if of.client == name), end),
        questions=known.questions((of for of in recorded.questions if of.client == name), days, end),
        requests=known.requests((of for of in recorded.requests if of.client == name), days, end),
        actions=known.actions((of for of in recorded.actions if of.client == name), end),
        complaints=known.complaints((of for of in recorded.complaints if of.client == name), end),
        updates=known.updates((of for of in recorded.updates if of.client == name), days, end),
        invoices=known.invoices((of for of in recorded.invoices if of.client == name), end),
        phases=tuple(of for of in recorded.phases if of.client in (name, None)),
        _begun=begun,
        _timed=turned,
    )


def _started(begun: Sequence[Project], first_day: date | None) -> date | None:
    """The start of the first project begun; a project whose start is not said began with the first day."""
    starts = [of.starts_on or first_day for of in begun]
    return min((day for day in starts if day), default=first_day)
