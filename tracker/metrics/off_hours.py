"""Contacts outside working hours: how many, when in the week, and who began."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple, TypeVar

from tracker.metrics.contacts import HOUR, SECOND, Contact, Run
from tracker.metrics.turns import ClockOf, Turn

BURST = HOUR
"""A message of the user's this soon after his answer, in the same thread, still belongs to the answer."""


class OffHours(NamedTuple):
    """Contacts outside working hours, counted.

    Attributes:
        mine_began: the user's that answered nothing: he began.
        mine_answered: the user's that answered a question of the client's, went on with such an answer, or
            were the conversation that closed it: the client began.
        theirs: the client's.
    """

    mine_began: int = 0
    mine_answered: int = 0
    theirs: int = 0

    @property
    def mine(self) -> int:
        """The user's, whoever began."""
        return self.mine_began + self.mine_answered


_BEGAN, _ANSWERED, _THEIRS = range(3)

Key = TypeVar("Key")
Grid = tuple[tuple[OffHours, ...], ...]
"""Seven weekdays, Monday first, of 24 hours."""


def moment_of(contact: Contact) -> int:
    """When it was composed, else sent: what decides its period and its hours."""
    return contact.at if contact.composed is None else contact.composed


def is_off(contact: Contact, clock_of: ClockOf) -> bool:
    """Whether it was written outside working hours, on the clock of its own zone."""
    return not clock_of(contact.zone).is_working(moment_of(contact) // SECOND)


def off_hours(contacts: Iterable[Contact], clock_of: ClockOf) -> Counter[str]:
    """The user's contacts outside working hours per client, calls included (the contract, section 4)."""
    return Counter(one.client for one in contacts if one.direction == "out" and is_off(one, clock_of))


def off_hours_by_week(
    contacts: Iterable[Contact],
    turns: Iterable[Turn],
    clock_of: ClockOf,
    week_of: Callable[[int], str],
) -> list[tuple[str, OffHours]]:
    """The contacts outside working hours of each week that has any, in order of the weeks.

    Args:
        contacts: in order of time; those before the period too, if who began shall be right at its start.
        turns: those of the contacts (`tracker.metrics.turns.turns`).
        clock_of: when the user works.
        week_of: the label of the ISO week of an instant in microseconds, such as "2026-W47".
    """
    counts = Counter((week_of(moment_of(contact)), part) for contact, part in _off(contacts, turns, clock_of))
    return [(week, _counted(counts, week)) for week in sorted({week for week, _ in counts})]


def off_hours_grid(contacts: Iterable[Contact], turns: Iterable[Turn], clock_of: ClockOf) -> Grid:
    """The contacts outside working hours by weekday and hour, on the clock of each one's zone."""
    counts: Counter[tuple[tuple[int, int], int]] = Counter()
    for contact, part in _off(contacts, turns, clock_of):
        wall = datetime.fromtimestamp(moment_of(contact) // SECOND, clock_of(contact.zone).zone)
        counts[(wall.weekday(), wall.hour), part] += 1
    return tuple(tuple(_counted(counts, (day, hour)) for hour in range(24)) for day in range(7))


def _counted(counts: Counter[tuple[Key, int]], key: Key) -> OffHours:
    return OffHours(*(counts[key, part] for part in (_BEGAN, _ANSWERED, _THEIRS)))


def _off(
    contacts: Iterable[Contact], turns: Iterable[Turn], clock_of: ClockOf
) -> Iterator[tuple[Contact, int]]:
    """The contacts outside working hours, each with the part of `OffHours` in which it counts."""
    answers = {turn.ended_by for turn in turns if turn.direction == "in"}
    said: dict[Run, int] = {}
    for contact in contacts:
        run = contact.run
        before = said.get(run)
        if contact.direction == "in":
            part = _THEIRS
            said.pop(run, None)
        elif contact.pk in answers or (before is not None and contact.at - before < BURST):
            part = _ANSWERED
            said[run] = contact.at
        else:
            part = _BEGAN
        if is_off(contact, clock_of):
            yield contact, part
