"""Whether one series goes ahead of another: this week's replies and next week's messages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite, sqrt
from typing import Literal, NamedTuple

from tracker.metrics.rank_tests import midranks

FEWEST = 4
"""Fewer pairs than this have nothing to say, not even by a drawing."""

SLACK = 1e-9
"""Distances from the line that differ by less than this part of the largest value are equal."""


class Shift(NamedTuple):
    """How two series go together, one of them later.

    Attributes:
        r: the correlation of the ranks, -1 to 1.
        p: the share of all shifts that go together as strongly in the direction asked for; at least 1 / n.
        n: pairs of weeks.
    """

    r: float
    p: float
    n: int


def circular_shift(
    leader: Sequence[float], follower: Sequence[float], lag: int = 1, *, sign: Literal[-1, 1]
) -> Shift | None:
    """How often two series with nothing in common go together so strongly, one of them later.

    1. The pairs are leader[t] and follower[t + lag], n = length - lag of them; the last `lag` values of the
       leader and the first `lag` of the follower take no part in anything that follows.
    2. From each of these two series of n its least-squares line over time is taken, and what is left is
       ranked (midranks). r is the correlation of the ranks (Spearman 1904).
    3. The follower's n ranks are turned around as on a ring by 0, 1, ... n - 1 places, the leader's stay. The
       p is the share of these n shifts whose correlation, times `sign`, is at least that of no shift, which
       is one of them and so are equal ones. No line is drawn and nothing ranked anew after a shift.

    Turning keeps each series' own memory from week to week, which the usual tests take for a bond between
    the two (Cliff et al. 2020). Source of the null: the shifts of a torus, Lotwick & Silverman 1982, in one
    dimension. It supposes that a series looks the same in every part, hence step 2, and it breaks the memory
    at the one seam of the ring. p is never below 1 / n: at 5% fewer than 20 pairs can say nothing, and with
    20 to 39 only the strongest of all shifts does. Two series that follow a third go together as well.

    Args:
        leader: a value per week, for instance the log of the own median reply time.
        follower: a value for the same weeks, for instance the messages received.
        lag: by how many weeks the follower comes later, 0 or more; the reverse is asked by changing places.
        sign: 1 for "more, then more", -1 for "more, then less": a slower week, fewer messages the next.

    Returns:
        None with fewer than four pairs, or when one of the two is a straight line: nothing is left to rank.

    Raises:
        ValueError: the series are not equally long, lag is below 0, sign is neither -1 nor 1, or a value is
            no finite number.
    """
    if len(leader) != len(follower):
        raise ValueError(f"{len(leader)} weeks lead, but {len(follower)} follow")
    if lag < 0 or sign not in (-1, 1):
        raise ValueError(f"a lag of {lag} or a sign of {sign}")
    if not all(map(isfinite, (*leader, *follower))):
        raise ValueError("a value that is no finite number")
    n = len(leader) - lag
    if n < FEWEST:
        return None
    first, second = _ranks_off_line(leader[:n]), _ranks_off_line(follower[lag:])
    spread = sqrt(sum(a * a for a in first) * sum(b * b for b in second))
    if not spread:
        return None
    ring = second + second
    # Whole numbers, so that equally strong shifts are equal without a tolerance.
    together = [sign * sum(a * b for a, b in zip(first, ring[at:], strict=False)) for at in range(n)]
    as_strong = sum(one >= together[0] for one in together)
    return Shift(sign * together[0] / spread, as_strong / n, n)


def _ranks_off_line(values: Sequence[float]) -> list[int]:
    """Twice the midranks of the distances from the least-squares line, less their mean: whole numbers."""
    n = len(values)
    mean, middle = sum(values) / n, (n - 1) / 2
    slope = sum((t - middle) * (value - mean) for t, value in enumerate(values)) / (n * (n * n - 1) / 12)
    left = [value - mean - slope * (t - middle) for t, value in enumerate(values)]
    levels = _levels(left, SLACK * max(map(abs, values)))
    return [round(2 * rank) - (n + 1) for rank in midranks(levels)]


def _levels(values: Sequence[float], slack: float) -> list[float]:
    """The values as steps of a stair, so that those equal but for binary fractions share a step."""
    levels = [0.0] * len(values)
    order = sorted(range(len(values)), key=values.__getitem__)
    for before, at in pairwise(order):
        levels[at] = levels[before] + (values[at] - values[before] > slack)
    return levels
