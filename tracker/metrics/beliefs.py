"""Assumptions about clients: which rest on most, and how those that were tested turned out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.proportions import beta_interval

if TYPE_CHECKING:
    from tracker.records import Assumption

SECONDS_OF_A_DECISION = 3600
"""What a decision weighs beside an hour of work, to put assumptions in order: chosen, as in the pattern."""

FEW = 20
"""Of fewer tested ones than these the interval spans more than 40 points at worst: a small sample. Chosen."""


class Tally(NamedTuple):
    """How assumptions turned out.

    Attributes:
        tested: how many say how they turned out.
        held: how many of those were right.
        low: the share that may hold, at least; the 95 % interval of Beta(1, 1), None without any tested.
        high: likewise, at most.
    """

    tested: int
    held: int
    low: float | None = None
    high: float | None = None


def tally(assumptions: Iterable[Assumption]) -> Tally:
    """How those that were tested turned out. Source: the domain, section 4, pattern 12 (accuracy)."""
    outcomes = [of.outcome for of in assumptions if of.outcome is not None]
    held = outcomes.count("right")
    return Tally(len(outcomes), held, *beta_interval(held, len(outcomes))) if outcomes else Tally(0, 0)


def is_untested(of: Assumption) -> bool:
    """Whether it was neither tested nor said how it turned out."""
    return of.tested_on is None and of.outcome is None


def weight(of: Assumption) -> int:
    """The seconds of work that rest on an assumption, its decisions counted in."""
    return (of.seconds or 0) + of.decisions * SECONDS_OF_A_DECISION


def by_weight(assumptions: Iterable[Assumption]) -> list[Assumption]:
    """Assumptions, first that on which most rests, of equal ones the one held for longest."""
    return sorted(assumptions, key=lambda of: (-weight(of), of.held_since or date.max, of.id or ""))


def turned_out_wrong(of: Assumption, known: Iterable[Assumption]) -> Assumption | None:
    """The same of the ten about the same client that did not hold, the latest tested of them."""
    found = [
        one
        for one in known
        if one.outcome == "wrong" and one.client == of.client and one.number is not None
        if one.number == of.number and one.id != of.id
    ]
    return max(found, key=lambda one: (one.tested_on or date.min, one.id or ""), default=None)
