"""How sure a share is: between which bounds the true one lies, given how many it rests on."""

from __future__ import annotations

from math import exp, lgamma, log, log1p, sqrt
from statistics import NormalDist

SLACK = 1e-9
"""A count this far outside 0 to n, relative to n, is at its end but for binary fractions."""

HALVINGS = 60
"""So many times the bounds are brought half as close: to 1e-18, finer than a binary fraction near 1."""


def wilson(k: float, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a share of k out of n: Wilson's, without correction for continuity.

    (k + z²/2 ± z √(k(n - k)/n + z²/4)) / (n + z²), where z is the normal quantile of `confidence`; these are
    the shares that a test by the normal approximation would not rule out. Source: Wilson 1927. With n = 0
    nothing is known: (0, 1). The lower bound of none and the upper bound of all are 0 and 1 exactly.

    Args:
        k: how many; a fraction where the share is an estimate (Kaplan-Meier's times n).
        n: of how many.
        confidence: between 0 and 1.

    Raises:
        ValueError: k is not within 0 and n, n is below 0, or confidence is not between 0 and 1.
    """
    _check(k, n, confidence)
    if not n:
        return 0.0, 1.0
    k = min(max(k, 0.0), float(n))
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    middle, reach = k + z * z / 2, z * sqrt(k * (n - k) / n + z * z / 4)
    low = (middle - reach) / (n + z * z) if k > 0 else 0.0
    high = (middle + reach) / (n + z * z) if k < n else 1.0
    return max(low, 0.0), min(high, 1.0)


def beta_interval(k: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a share of k out of n for someone who held every share equally likely before.

    The middle `confidence` of Beta(k + 1, n - k + 1), the posterior of the uniform prior Beta(1, 1), with
    equal tails. Source: Bayes 1763. For whole numbers its distribution function at x is the chance of at
    least k + 1 out of n + 1 at a share of x; the bounds are found by bisection. Equal tails keep both bounds
    off 0 and 1, also for none and for all. With n = 0 it is the middle of the prior.

    Args:
        k: how many.
        n: of how many.
        confidence: between 0 and 1.

    Raises:
        ValueError: k is not within 0 and n, n is below 0, or confidence is not between 0 and 1.
    """
    _check(k, n, confidence)
    tail = (1 - confidence) / 2
    return _crossing(k + 1, n + 1, tail), _crossing(k + 1, n + 1, 1 - tail)


def _check(k: float, n: int, confidence: float) -> None:
    if n < 0 or not -SLACK * n <= k <= n * (1 + SLACK):
        raise ValueError(f"{k} of {n} is no share")
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence of {confidence} is not between 0 and 1")


def _crossing(k: int, n: int, chance: float) -> float:
    """The share at which at least k out of n, k > 0, has this chance."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:  # there is no binary fraction between them
            break
        if _at_least(k, n, middle) < chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _at_least(k: int, n: int, share: float) -> float:
    """The chance of at least k out of n, 0 < k <= n, at a share strictly between 0 and 1."""
    if k <= n * share:  # the terms are added from the largest down, so that few are needed
        return 1 - _at_least(n - k + 1, n, 1 - share)
    odds = share / (1 - share)
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    term = exp(ways + k * log(share) + (n - k) * log1p(-share))
    total = term
    for done in range(k, n):
        term *= (n - done) / (done + 1) * odds
        total += term
        if term < total * 1e-17:
            break
    return total
