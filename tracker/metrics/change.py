"""CHANGE: whether a number stepped up in the last four weeks, asked of many series at once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import inf
from statistics import median
from typing import NamedTuple, TypeVar

from tracker.metrics.rank_tests import benjamini_hochberg, mann_whitney_greater

K = TypeVar("K", bound=Hashable)

FALSE_DISCOVERY = 0.05
"""So large a share of reported steps may be chance. Chosen: at 0.1 noise gave two to four times as many."""

SIZE_GATE = 1.25
"""A step is a quarter more at least: smaller ones are not worth a talk. Chosen."""

SLACK = 1e-9
"""What differs from a line by less than this is on it but for binary fractions."""


class Series(NamedTuple):
    """One number of one client per active week; not below 0, in any order within each part.

    Attributes:
        recent: the last 4 active weeks (W4).
        before: the 12 before them (B12).
    """

    recent: Sequence[float]
    before: Sequence[float]


class Change(NamedTuple):
    """What can be said about a step up.

    Attributes:
        p: exact, one-sided: how often chance alone puts the recent weeks so high.
        q: the same, adjusted for all series that were asked together.
        ratio: median of the recent weeks / median of those before; infinite after nothing, None when both
            are 0.
        holds: q and ratio are both past their lines.
    """

    p: float
    q: float
    ratio: float | None
    holds: bool


def changes(
    series: Mapping[K, Series], *, false_discovery: float = FALSE_DISCOVERY, size_gate: float = SIZE_GATE
) -> dict[K, Change]:
    """Which of these series stepped up: the shared rule CHANGE of the patterns.

    A step holds when q <= `false_discovery` and the ratio of the medians >= `size_gate`. p is that of the
    exact Mann-Whitney test by permutation of midranks, q that of Benjamini and Hochberg over **all** series
    given, so all of a review belong in one call: to ask them one by one gives more false steps. Steps down
    are not asked for. No series, no changes.

    What four against twelve can say: of 1,820 ways one puts all recent weeks on top, so p >= 1/1820 = .0005,
    and ties across the line between the two raise that. A step that stands alone among m series has
    q = m p: with 24 it needs p <= 3/1820, so all recent weeks on top, or only the lowest of them below only
    the highest before; with more than 91 it cannot hold, however large it is. Steps in several series help
    each other.
    The test takes weeks for independent. Simulated with 24 series of Gaussian noise, its spread a quarter of
    the mean, asked every 4 weeks: 0.3 / 2.5 / 8 false steps a year at an autocorrelation of 0 / .3 / .5. One
    series among them that doubled, its spread with it, was found in 7 of 10 cases and one that rose by half
    in 3 of 10 (at a spread of .15: always, and 7 of 10), nearly all at the first review: four weeks later
    the step is part of the weeks before.

    Raises:
        ValueError: a part of a series is empty, or a value is no finite number or below 0.
    """
    ps = [mann_whitney_greater(recent, before) for recent, before in series.values()]
    found = {}
    for (key, one), p, q in zip(series.items(), ps, benjamini_hochberg(ps), strict=True):
        ratio = _ratio(one)
        large = ratio is not None and ratio >= size_gate - SLACK
        found[key] = Change(p, q, ratio, large and q <= false_discovery + SLACK)
    return found


def _ratio(series: Series) -> float | None:
    if min(*series.recent, *series.before) < 0 or inf in (*series.recent, *series.before):
        raise ValueError("a value below 0 or without end has no ratio")
    now, then = median(series.recent), median(series.before)
    if then:
        return now / then
    return inf if now else None
