"""How long until an answer, when some are still waited for: Kaplan and Meier's curve and its certainty.

Worked out here and held to scipy's by the tests: to import `scipy.stats` takes twice as long as pandas, and a
week's review in the terminal would wait for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from math import exp, log, sqrt
from typing import NamedTuple

SLACK = 1e-9
"""A share this close above the line is on it but for binary fractions."""


class Curve(NamedTuple):
    """The share that still waits for an answer, as a function of minutes: Kaplan and Meier's estimate.

    Source: Kaplan & Meier 1958. Where answers and censorings share a minute, the answers come first.

    Attributes:
        times: every different number of minutes, answered or not, in order.
        survival: the share that still waits once `times` have passed; 1 before the first.
        answered: the minutes that ended with an answer.
        waiting: the minutes that did not (right-censored).
    """

    times: tuple[float, ...] = ()
    survival: tuple[float, ...] = ()
    answered: tuple[float, ...] = ()
    waiting: tuple[float, ...] = ()

    @property
    def n(self) -> int:
        """How many it rests on."""
        return len(self.answered) + len(self.waiting)

    def quantile(self, share: float) -> float | None:
        """In how many minutes a share was answered: the smallest t with S(t) <= 1 - share; else None."""
        at = _falls_to(self.survival, 1 - share)
        return self.times[at] if at < len(self.times) else None

    def at(self, minutes: float) -> float | None:
        """The share that still waits after so many minutes; after the last one it stays; None without any."""
        if not self.times:
            return None
        place = bisect_right(self.times, minutes)
        return self.survival[place - 1] if place else 1.0

    def interval(self, share: float, level: float = 0.95) -> tuple[float | None, float | None]:
        """Between which minutes the true quantile lies at a level of certainty; None where that is open.

        The times at which the curve's confidence band crosses 1 - share (Brookmeyer & Crowley 1982), the
        band being Greenwood's on the scale of log(-log S). Where the curve ends at 0 that formula has no
        value; there the share of those last `n` who would wait longer is bounded as for none of `n`
        (Clopper & Pearson 1934: 1 - (half of what `level` leaves) ** (1 / n)).
        """
        # A band may rise again; what counts is where it first crosses.
        bounds = (list(accumulate(bound, min)) for bound in _band(self, level))
        ends = (_falls_to(bound, 1 - share) for bound in bounds)
        lower, upper = (self.times[at] if at < len(self.times) else None for at in ends)
        return lower, upper


def kaplan_meier(minutes: Sequence[float], answered: Sequence[bool]) -> Curve:
    """The curve of turns that took `minutes` until an answer, or without one so far where not `answered`.

    Raises:
        ValueError: the two are not equally long.
    """
    if len(minutes) != len(answered):
        raise ValueError(f"{len(minutes)} minutes, but {len(answered)} of `answered`")
    if not minutes:
        return Curve()
    ended = tuple(compress(minutes, answered))
    waiting = tuple(compress(minutes, (not one for one in answered)))
    times, survival, still = [], [], 1.0
    for time, at_risk, events in _steps(ended, waiting):
        still *= (at_risk - events) / at_risk
        times.append(time)
        survival.append(still)
    return Curve(tuple(times), tuple(survival), ended, waiting)


def _steps(answered: Sequence[float], waiting: Sequence[float]) -> Iterator[tuple[float, int, int]]:
    """Every different time in order, with how many waited until then and how many of them were answered."""
    events, censored = Counter(answered), Counter(waiting)
    at_risk = len(answered) + len(waiting)
    for time in sorted(events.keys() | censored.keys()):
        yield time, at_risk, events[time]
        at_risk -= events[time] + censored[time]


def _band(curve: Curve, level: float) -> tuple[list[float], list[float]]:
    """The lower and upper bound of S at each of the curve's times."""
    from statistics import NormalDist  # here, because most questions ask for no interval

    low, high = [], []
    z, variance, before = NormalDist().inv_cdf(0.5 + level / 2), 0.0, 1.0
    for still, (_, at_risk, events) in zip(
        curve.survival, _steps(curve.answered, curve.waiting), strict=True
    ):
        bottom = top = 1.0
        if still == 0:
            bottom, top = 0.0, before * (1 - ((1 - level) / 2) ** (1 / events))
        elif still < 1:
            variance += events / (at_risk * (at_risk - events))
            error = z * sqrt(variance) / -log(still)
            bottom, top = still ** exp(error), still ** exp(-error)
        low.append(bottom)
        high.append(top)
        before = top
    return low, high


def _falls_to(shares: Sequence[float], line: float) -> int:
    """The place of the first share that is at most `line`; the length when none is."""
    return bisect_left(shares, -line - SLACK, key=lambda share: -share)
