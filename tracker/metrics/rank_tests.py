"""Whether one handful of weeks lies above another: exact tests, and how to read many of them at once.

Worked out here and held to scipy's by the tests: to import `scipy.stats` takes twice as long as pandas.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from math import comb, gcd, isfinite
from typing import Literal

MOST_SPLITS = comb(26, 13)
"""More ways to part the weeks than this are no question for an exact test. Chosen: half a year in two."""

SLACK = 1e-12
"""Sums that differ by less than this part of all their terms are equal but for binary fractions."""


def midranks(values: Sequence[float]) -> list[float]:
    """The place of each value in order, from 1; equal values share the mean of their places (Kendall 1945).

    Raises:
        ValueError: a value is not a number.
    """
    if any(value != value for value in values):
        raise ValueError("a value without a number has no rank")
    ranks = [0.0] * len(values)
    below = 0
    for _, group in groupby(sorted(range(len(values)), key=values.__getitem__), key=values.__getitem__):
        tied = list(group)
        for at in tied:
            ranks[at] = below + (len(tied) + 1) / 2
        below += len(tied)
    return ranks


def mann_whitney_greater(xs: Sequence[float], ys: Sequence[float]) -> float:
    """How often chance alone lifts xs so far above ys: the exact one-sided p of the rank-sum test.

    The share of all C(n + m, n) ways to pick the xs from all values whose sum of midranks is at least the one
    found, which itself is among them. Source: Mann & Whitney 1947, Wilcoxon 1945; with ties the permutation
    distribution of the midranks themselves (Lehmann 1975). Four against twelve have 1,820 ways, so p is at
    least 1/1820. When all values are equal p is 1.

    Raises:
        ValueError: a side is empty, or a value is not a number.
    """
    _need_both(xs, ys)
    if len(xs) > len(ys):  # the same question, with fewer to pick
        xs, ys = [-y for y in ys], [-x for x in xs]
    ranks = [round(2 * rank) for rank in midranks([*xs, *ys])]
    lowest = min(ranks)
    unit = gcd(*(rank - lowest for rank in ranks)) or 1
    weights = [(rank - lowest) // unit for rank in ranks]
    counts = _ways(tuple(sorted(weights)), len(xs))
    return sum(counts[sum(weights[: len(xs)]) :]) / sum(counts)


def permutation_difference(
    xs: Sequence[float], ys: Sequence[float], alternative: Literal["greater", "less"] = "greater"
) -> float:
    """How often a coin parts the weeks so that the means differ as much: the exact p of a randomisation test.

    The share of all C(n + m, n) ways to part the values whose mean of xs less mean of ys is at least (with
    "less": at most) the one found, which itself is among them. Source: Fisher 1935, Pitman 1937. Sums that
    are equal but for binary fractions count as equal.

    Raises:
        ValueError: a side is empty, a value is no finite number, there are more than `MOST_SPLITS` ways, or
            another alternative.
    """
    if alternative not in ("greater", "less"):
        raise ValueError(f"{alternative!r} is neither greater nor less")
    _need_both(xs, ys)
    if alternative == "less":
        xs, ys = ys, xs
    if len(xs) > len(ys):
        xs, ys = [-y for y in ys], [-x for x in xs]
    everything, size = [*xs, *ys], len(xs)
    if not all(map(isfinite, everything)):
        raise ValueError("a value that is no finite number")
    splits = comb(len(everything), size)
    if splits > MOST_SPLITS:
        raise ValueError(f"{splits} ways to part the values are more than {MOST_SPLITS}")
    # Sizes being fixed, the larger sum has the larger difference of means.
    need = sum(xs) - SLACK * sum(map(abs, everything))
    # Each way takes some from one half and the others from the other: two short lists instead of a long one.
    one, other = _sums(everything[::2], size), _sums(everything[1::2], size)
    found = 0
    for taken, sums in enumerate(one):
        rest = sorted(other[size - taken])
        found += sum(len(rest) - bisect_left(rest, need - part) for part in sums)
    return found / splits


def non_overlap(before: Sequence[float], after: Sequence[float]) -> float:
    """The share of pairs of a week before and a week after in which the later is higher; ties count half.

    U / (n m), "non-overlap of all pairs"; 0.5 is what chance gives, 1 is every week above every earlier one.
    For a number that is hoped to fall, 1 minus this. Source: Parker & Vannest 2009.

    Raises:
        ValueError: a side is empty, or a value is not a number.
    """
    _need_both(before, after)
    if any(value != value for value in (*before, *after)):
        raise ValueError("a value without a number is not above another")
    doubled = sum(2 * (b < a) + (a == b) for b in before for a in after)
    return doubled / (2 * len(before) * len(after))


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """The adjusted p of each of many tests: the false discovery rate at which it would just be kept.

    With m tests: p of rank i times m / i, and no more than that of any larger p (Benjamini & Hochberg 1995;
    as adjusted values Yekutieli & Benjamini 1999). Valid for independent tests and those that move together.
    Given in the order of `ps`; no tests, no values.

    Raises:
        ValueError: a p is not within 0 and 1.
    """
    if not all(0 <= p <= 1 for p in ps):
        raise ValueError("a p outside 0 to 1")
    adjusted, least = [0.0] * len(ps), 1.0
    order = sorted(range(len(ps)), key=ps.__getitem__)
    for rank in range(len(ps), 0, -1):
        at = order[rank - 1]
        least = min(least, ps[at] * len(ps) / rank)
        adjusted[at] = least
    return adjusted


def _need_both(xs: Sequence[float], ys: Sequence[float]) -> None:
    if not xs or not ys:
        raise ValueError("nothing to compare with: one side is empty")


@lru_cache(maxsize=64)  # without ties, every series of one length has the same weights
def _ways(weights: tuple[int, ...], size: int) -> tuple[int, ...]:
    """In how many ways `size` of the weights add up to 0, 1, 2 ...; size at most half of them.

    All counts of one size stand side by side in one integer, each in as many bytes as the largest of them
    needs: to add a weight to every sum is one shift, to add all counts one addition.
    """
    room = (comb(len(weights), size).bit_length() + 7) // 8
    picked = [1] + [0] * size
    for weight in weights:
        for taken in range(size, 0, -1):
            picked[taken] += picked[taken - 1] << (8 * room * weight)
    length = sum(weights[-size:]) + 1  # in order, so these are the largest
    counts = picked[size].to_bytes(length * room, "little")
    return tuple(int.from_bytes(counts[at : at + room], "little") for at in range(0, len(counts), room))


def _sums(values: Sequence[float], most: int) -> list[list[float]]:
    """The sums of all ways to take 0, 1, ... `most` of the values."""
    sums: list[list[float]] = [[0.0]] + [[] for _ in range(most)]
    for value in values:
        for taken in range(most, 0, -1):
            sums[taken] += [part + value for part in sums[taken - 1]]
    return sums
