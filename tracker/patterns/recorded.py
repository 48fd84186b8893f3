"""Everything that patterns are read from, whatever was known when: the records, and hours and contacts.

The store fills it once; `facts` reads from it what was so at the end of a week.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.contacts import SECOND, Contact
from tracker.metrics.off_hours import moment_of
from tracker.metrics.turns import ClockOf, Turn, turns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.metrics.cells import Ledger
    from tracker.records import (
        Action,
        Assumption,
        Boundary,
        Complaint,
        Decision,
        Experiment,
        Invoice,
        Occasion,
        Phase,
        Question,
        Request,
        Update,
    )
    from tracker.workweek import Days, Schedule

WEEKS = 60
"""How many weeks of hours and contacts are looked at: 52 for the shares of a year, four for the review before
it, and some for turns and windows that began earlier."""


class Piece(NamedTuple):
    """One day's part of a time entry that is not the running timer.

    Attributes:
        entry: the store's key of the entry.
        day: the user's day it falls on.
        seconds: of that day.
        client: None for own time.
        project: None outside projects.
        kind: one of `records.KINDS`; leave is among them here, but not in `ClientFacts.work`.
        billable: as it counts: never for own time, leave, gift and internal projects.
        scope: "agreed" or "extra".
        initiator: "me" or "client".
        announced: whether the client knows of it.
        trigger: of research: "client" or "own".
        tags: free words.
        note: the user's own words.
        starts: microseconds since 1970-01-01 UTC at which the whole entry starts; None without clock times.
        ends: likewise, where it ends.
        zone: the IANA zone it was lived in; None: that of the settings.
        chosen: seconds of it that are a chosen gift within its budget (domain 4.0).
    """

    entry: int
    day: date
    seconds: int
    client: str | None
    project: str | None = None
    kind: str = "delivery"
    billable: bool = True
    scope: str = "agreed"
    initiator: str | None = None
    announced: bool = False
    trigger: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    starts: int | None = None
    ends: int | None = None
    zone: str | None = None
    chosen: int = 0


@dataclass(frozen=True)
class Recorded:
    """The records of one consultant.

    Attributes:
        ledger: settings, clients, projects, rates and expenses.
        since: the first day of `pieces` and `contacts`.
        pieces: the days' parts of all entries from `since` on, by day.
        earlier: seconds worked before `since` per (client, project), leave aside.
        earlier_for_client: those of them that are client hours: without admin, acquisition and learning.
        first_earned: the first day on which anything was earned; None when nothing was.
        first_days: the first day with work for or a contact with each client, however long ago.
        contacts: what no machine wrote, by (at, "in" before "out").
        urgent: the keys of the messages that were urgent.
        days: the user's days.
        schedule: when he works.
        clock_of: the same as business clocks, by zone.
    """

    ledger: Ledger
    since: date
    days: Days
    schedule: Schedule
    clock_of: ClockOf
    pieces: Sequence[Piece] = ()
    earlier: Mapping[tuple[str, str], int] = field(default_factory=dict)
    earlier_for_client: Mapping[tuple[str, str], int] = field(default_factory=dict)
    first_earned: date | None = None
    first_days: Mapping[str, date] = field(default_factory=dict)
    contacts: Sequence[Contact] = ()
    urgent: frozenset[int] = frozenset()
    invoices: Sequence[Invoice] = ()
    phases: Sequence[Phase] = ()
    boundaries: Sequence[Boundary] = ()
    occasions: Sequence[Occasion] = ()
    assumptions: Sequence[Assumption] = ()
    questions: Sequence[Question] = ()
    requests: Sequence[Request] = ()
    actions: Sequence[Action] = ()
    complaints: Sequence[Complaint] = ()
    updates: Sequence[Update] = ()
    decisions: Sequence[Decision] = ()
    experiments: Sequence[Experiment] = ()

    def moment(self, day: date) -> int:
        """The instant in microseconds at which a day starts."""
        return self.days.start_epoch(day) * SECOND

    def day_of(self, moment: int) -> date:
        """The user's day of an instant in microseconds."""
        return date.fromordinal(self.days.ordinal_of_epoch(moment // SECOND))

    @property
    def counted_since(self) -> date:
        """The first day of `working_days`: six years before `since`, as records may be older than hours."""
        return self.since - timedelta(weeks=312)

    @cached_property
    def working_days(self) -> list[date]:
        """The days from `counted_since` on that have working hours, past the end of any review."""
        days = (self.counted_since + timedelta(days=n) for n in range(7 * (312 + 2 * WEEKS)))
        return [day for day in days if self.is_working_day(day)]

    def is_working_day(self, day: date) -> bool:
        """Whether a date has working hours that are not all off or of leave."""
        if not self.schedule.windows(day):
            return False
        # Clocked leave may take the whole of a day; on others there is no need to look at the clock.
        return day not in self._clocked_leave or bool(self.schedule.working_windows(day, self.days.zone))

    @cached_property
    def _clocked_leave(self) -> frozenset[date]:
        return frozenset(of.day for of in self.pieces if of.kind == "leave" and of.starts is not None)

    @cached_property
    def pieces_of(self) -> dict[str | None, list[Piece]]:
        """The pieces of each client, and of own time under None, by day."""
        found: dict[str | None, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(piece.client, []).append(piece)
        return found

    @cached_property
    def contacts_of(self) -> dict[str, list[Contact]]:
        """The contacts of each client in order of time."""
        found: dict[str, list[Contact]] = {}
        for contact in self.contacts:
            found.setdefault(contact.client, []).append(contact)
        return found

    @cached_property
    def turns_of(self) -> dict[str, list[Turn]]:
        """The turns of each client as everything recorded tells them; `as_of` takes back what came later."""
        found: dict[str, list[Turn]] = {}
        for turn in turns(self.contacts):
            found.setdefault(turn.client, []).append(turn)
        return found

    @cached_property
    def contact_weeks(self) -> dict[str, dict[date, tuple[int, int]]]:
        """Per client and Monday, how many contacts came in and went out."""
        found: dict[str, dict[date, tuple[int, int]]] = {}
        ordinal_of = self.days.ordinal_of_epoch
        known: dict[int, date] = {}
        for client, contacts in self.contacts_of.items():
            weeks: dict[int, list[int]] = {}
            for contact in contacts:
                ordinal = ordinal_of(contact.at // SECOND)
                week = weeks.setdefault(ordinal - (ordinal - 1) % 7, [0, 0])
                week[contact.direction == "out"] += 1
            for monday in weeks:
                known.setdefault(monday, date.fromordinal(monday))
            found[client] = {known[monday]: (came, went) for monday, (came, went) in weeks.items()}
        return found


def monday_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def up_to(pieces: Sequence[Piece], end: date) -> Sequence[Piece]:
    """The pieces, which stand by day, of the days before `end`."""
    return pieces[: bisect_left(pieces, end, key=_day)]


def between(pieces: Sequence[Piece], start: date, end: date) -> Sequence[Piece]:
    """The pieces, which stand by day, from `start` up to, not including, `end`."""
    return pieces[bisect_left(pieces, start, key=_day) : bisect_left(pieces, end, key=_day)]


def written_before(contacts: Sequence[Contact], moment: int) -> list[Contact]:
    """The contacts that were written, if not yet sent, before an instant in microseconds."""
    return [contact for contact in contacts if moment_of(contact) < moment]


def _day(piece: Piece) -> date:
    return piece.day
