"""Weeks in which a client was active, and the two windows that are compared (domain 3.1 and 4.0)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tracker.patterns.recorded import Piece, Recorded, monday_of
from tracker.workweek import in_force, week_capacity, week_windows

RECENT, WITHIN = 4, 8
"""W4: the last 4 active weeks within the last 8 calendar weeks."""
BEFORE, WITHIN_ALL = 12, 26
"""B12: the 12 active weeks before, within the last 26 calendar weeks."""
ACTIVE_SECONDS = 3600
"""A week with at least an hour for a client is an active one ..."""
ACTIVE_MESSAGES = 3
"""... and so is one with at least three messages."""
ONE_WEEK = timedelta(weeks=1)


class Window(NamedTuple):
    """Some weeks, not always in a row, by their Mondays in order; none at all where there are too few."""

    mondays: tuple[date, ...]

    def __bool__(self) -> bool:
        return bool(self.mondays)

    @property
    def start(self) -> date:
        """The first day."""
        return self.mondays[0]

    @property
    def last(self) -> date:
        """The last day."""
        return self.mondays[-1] + timedelta(days=6)

    def holds(self, day: date) -> bool:
        """Whether a day lies in one of the weeks."""
        return monday_of(day) in self.mondays

    def days_in(self, start: date, last: date) -> int:
        """How many days of the weeks lie from `start` to `last`, both included."""
        spans = ((max(monday, start), min(monday + timedelta(days=6), last)) for monday in self.mondays)
        return sum(max((b - a).days + 1, 0) for a, b in spans)


def leave_weeks(recorded: Recorded) -> frozenset[date]:
    """The Mondays of weeks with leave of at least half the capacity; a week of days off is one, too."""
    taken: dict[date, int] = {}
    for piece in recorded.pieces:
        if piece.kind == "leave":
            taken[monday_of(piece.day)] = taken.get(monday_of(piece.day), 0) + piece.seconds
    found = {monday for monday, seconds in taken.items() if seconds >= _capacity(recorded, monday) / 2}
    free = {monday_of(day) for one in recorded.ledger.settings for day in one.days_off}
    return frozenset(found | {monday for monday in free if _is_free(recorded, monday)})


def _capacity(recorded: Recorded, monday: date) -> float:
    settings = in_force(recorded.ledger.settings, monday)
    days = ((monday + timedelta(days=n), of) for n, of in enumerate(week_capacity(settings)))
    return sum(of for day, of in days if day not in settings.days_off)


def _is_free(recorded: Recorded, monday: date) -> bool:
    """Whether every day of a week that has working hours is off; without such days it is not."""
    settings = in_force(recorded.ledger.settings, monday)
    days = [monday + timedelta(days=n) for n, windows in enumerate(week_windows(settings)) if windows]
    return bool(days) and all(day in settings.days_off for day in days)


def active_weeks(
    work: Iterable[Piece], contacts: Mapping[date, tuple[int, int]], on_leave: Collection[date]
) -> tuple[date, ...]:
    """The Mondays of a client's active weeks: an hour or three messages, and not on leave.

    Args:
        work: his pieces, leave aside.
        contacts: per Monday, how many contacts came in and went out.
        on_leave: the Mondays of leave weeks.
    """
    seconds: dict[date, int] = {}
    for piece in work:
        monday = monday_of(piece.day)
        seconds[monday] = seconds.get(monday, 0) + piece.seconds
    found = {monday for monday, of in seconds.items() if of >= ACTIVE_SECONDS}
    found |= {monday for monday, of in contacts.items() if sum(of) >= ACTIVE_MESSAGES}
    return tuple(sorted(found - set(on_leave)))


def recent(active: Iterable[date], end: date) -> tuple[date, ...]:
    """The active weeks among the last 8 calendar weeks before `end`."""
    return tuple(monday for monday in active if end - WITHIN * ONE_WEEK <= monday < end)


def w4(active: Iterable[date], end: date) -> Window:
    """The last 4 active weeks within the last 8; empty when there are fewer."""
    found = recent(active, end)
    return Window(found[-RECENT:] if len(found) >= RECENT else ())


def b12(active: Iterable[date], end: date) -> Window:
    """The 12 active weeks before W4 within the last 26; empty when there are fewer, or no W4."""
    within = [monday for monday in active if end - WITHIN_ALL * ONE_WEEK <= monday < end]
    late = w4(active, end)
    before = [monday for monday in within if late and monday < late.start]
    return Window(tuple(before[-BEFORE:]) if len(before) >= BEFORE else ())
