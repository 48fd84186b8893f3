"""How surely something may be said to have changed: one ladder, for weeks that were told and for drawn ones.

The ladder is asked for the hoped direction only: what grew worse is never a change on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from tracker.metrics.rank_tests import non_overlap

Better: TypeAlias = Literal["less", "more"]
"""Which way a number is hoped to go."""

Verdict: TypeAlias = Literal["too early", "could be chance", "looks like a change", "clear change"]

TOO_EARLY: Final = "too early"
CHANCE: Final = "could be chance"
CHANGE: Final = "looks like a change"
CLEAR: Final = "clear change"
VERDICTS: tuple[Verdict, ...] = (TOO_EARLY, CHANCE, CHANGE, CLEAR)
"""The rungs, the least sure first."""

MOST_CHANCE = 0.05
"""It is no change while chance alone does as well more often than this. The custom of the field."""

MEDIUM = 0.66
"""From this share of improved pairs on the effect is medium: Parker & Vannest 2009. Six or eight weeks and as
many pass p only with more of them; of drawn weeks, where one odd week can move a mean, this line decides."""

STRONG = 0.93
"""From this share of pairs on the effect is strong: Parker & Vannest 2009."""

SLACK = 1e-12
"""What differs from a line by less than this is on it but for binary fractions."""


class Pairs(NamedTuple):
    """Every week of one side held against every week of the other.

    Attributes:
        improved: in how many the later (or tried) week is the better one; equal weeks count half.
        total: how many there are.
        share: improved / total, "non-overlap of all pairs": 0.5 is what chance gives, 1 is all better, 0 is
            all worse.
    """

    improved: float
    total: int
    share: float


def pairs(before: Sequence[float], after: Sequence[float], better: Better) -> Pairs:
    """How many pairs of a week before and a week after improved.

    Raises:
        ValueError: a side is empty, a value is not a number, or `better` is neither less nor more.
    """
    lower, higher = oriented(before, after, better)
    share, total = non_overlap(lower, higher), len(before) * len(after)
    return Pairs(round(2 * share * total) / 2, total, share)


def oriented(
    before: Sequence[float], after: Sequence[float], better: Better
) -> tuple[Sequence[float], Sequence[float]]:
    """The two sides as (hoped to be lower, hoped to be higher).

    Raises:
        ValueError: `better` is neither less nor more.
    """
    if better not in ("less", "more"):
        raise ValueError(f"{better!r} is neither less nor more")
    return (before, after) if better == "more" else (after, before)


def verdict(p: float, share: float) -> Verdict:
    """The rung when there are weeks enough: by how often chance does as well and the share of improved pairs.

    Both in the hoped direction: p one-sided, the share 1 when all is better.
    """
    if p > MOST_CHANCE + SLACK or share < MEDIUM - SLACK:
        return CHANCE
    return CHANGE if share < STRONG - SLACK else CLEAR


def is_change(rung: Verdict) -> bool:
    """Whether the rung says that something changed for the better."""
    return rung in (CHANGE, CLEAR)
