"""Room for focused work: stretches of working time that nothing cut into, and who did the cutting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.metrics.contacts import Contact, Run
from tracker.metrics.off_hours import BURST
from tracker.metrics.turns import Turn
from tracker.workweek.clock import Interval


def undisturbed(windows: Iterable[Interval], cuts: Iterable[Interval]) -> Iterator[Interval]:
    """The stretches of some windows between what cuts into them.

    Args:
        windows: [start, end) in any unit of time.
        cuts: meetings and calls from their start to their end, messages as moments that start where they end.
    """
    ordered = sorted(cuts)
    for start, end in windows:
        free = start
        for a, b in ordered:
            if a >= end:
                break
            if a > free:
                yield free, a
            free = max(free, b)
        if free < end:
            yield free, end


def focus_blocks(windows: Iterable[Interval], cuts: Iterable[Interval], least: int) -> list[Interval]:
    """The undisturbed stretches of at least so long: focus blocks, 90 minutes by choice (domain 2.2)."""
    return [(a, b) for a, b in undisturbed(windows, cuts) if b - a >= least]


def of_own_doing(contacts: Iterable[Contact], turns: Iterable[Turn], within: int) -> set[int]:
    """The keys of the user's contacts that he began, or with which he answered at once.

    One that ends no turn was begun by him. A message that goes on with an answer, within the hour and in the
    same thread, goes with that answer.

    Args:
        contacts: in order of time.
        turns: those of the contacts.
        within: calendar microseconds from a question to an answer that is given at once.
    """
    waits: dict[int, int] = {}
    for turn in turns:
        if turn.direction == "in" and turn.ended_by is not None and turn.ended_at is not None:
            wait = turn.ended_at - turn.at
            waits[turn.ended_by] = min(wait, waits.get(turn.ended_by, wait))
    found: set[int] = set()
    said: dict[Run, tuple[int, bool]] = {}
    for contact in contacts:
        if contact.direction == "in":
            said.pop(contact.run, None)
            continue
        before = said.get(contact.run)
        if contact.pk in waits:
            own = waits[contact.pk] <= within
        else:
            own = before[1] if before is not None and contact.at - before[0] < BURST else True
        said[contact.run] = (contact.at, own)
        if own:
            found.add(contact.pk)
    return found
