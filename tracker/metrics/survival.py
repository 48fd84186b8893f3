"""How long until an answer, when some are still waited for: Kaplan and Meier's curve and its certainty."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scipy.stats import CensoredData

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
    from scipy.stats import ecdf  # here, because it takes a second

    ended = tuple(compress(minutes, answered))
    waiting = tuple(compress(minutes, (not one for one in answered)))
    found = ecdf(_sample(ended, waiting)).sf
    return Curve(tuple(found.quantiles.tolist()), tuple(found.probabilities.tolist()), ended, waiting)


def _band(curve: Curve, level: float) -> tuple[list[float], list[float]]:
    """The lower and upper bound of S at each of the curve's times."""
    low, high = [1.0] * len(curve.times), [1.0] * len(curve.times)
    answered, waiting = curve.answered, curve.waiting
    if not answered:
        return low, high
    from scipy.stats import ecdf

    # Scipy warns where S is 1 or 0 and its formula has no value. Those who stopped waiting before the first
    # answer say nothing of S < 1, and S = 0 is only reached in the last answers: neither change the rest.
    first, last = min(answered), curve.times[-1]
    ends_at_zero = curve.survival[-1] == 0
    kept = [one for one in answered if not ends_at_zero or one < last]
    others = [one for one in waiting if one >= first] + [last] * (len(answered) - len(kept))
    if kept:
        band = ecdf(_sample(kept, others)).sf.confidence_interval(level, method="log-log")
        at = bisect_left(curve.times, first)
        low[at:], high[at:] = band.low.probabilities.tolist(), band.high.probabilities.tolist()
    if ends_at_zero:
        before = high[-2] if len(high) > 1 else 1.0
        low[-1] = 0.0
        high[-1] = before * (1 - ((1 - level) / 2) ** (1 / (len(answered) - len(kept))))
    return low, high


def _sample(answered: Sequence[float], waiting: Sequence[float]) -> CensoredData:
    from scipy.stats import CensoredData

    return CensoredData(uncensored=answered, right=waiting)


def _falls_to(shares: Sequence[float], line: float) -> int:
    """The place of the first share that is at most `line`; the length when none is."""
    return bisect_left(shares, -line - SLACK, key=lambda share: -share)
