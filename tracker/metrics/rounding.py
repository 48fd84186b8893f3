"""The last step: seconds to hours, cents to money, and parts that still add up once rounded."""

from collections.abc import Sequence
from math import floor

SLACK = 1e-9
"""A value this close below a tie, in units of the last decimal, is a tie but for binary fractions."""


def rounded(value: float, places: int) -> float:
    """A number to so many decimals, halves away from zero, as invoices round; never -0.0."""
    scale = 10.0**places
    return whole(value * scale) / scale


def whole(value: float) -> int:
    """A number to an integer, halves away from zero."""
    size = floor(abs(value) + 0.5 + SLACK)
    return size if value >= 0 else -size


def hours(seconds: float) -> float:
    """Seconds as hours with two decimals."""
    return rounded(seconds / 3600, 2)


def money(cents: float | None) -> float | None:
    """Cents as units of a currency with two decimals; None stays None."""
    return None if cents is None else rounded(cents / 100, 2)


def share(value: float | None) -> float | None:
    """A share with four decimals; None stays None."""
    return None if value is None else rounded(value, 4)


def largest_remainder(parts: Sequence[float], whole: int) -> tuple[int, ...]:
    """Parts rounded to integers that add up to `whole`, each as near to its part as that allows.

    Each part is rounded down; what is missing goes, one by one, to the parts that lost most (Hamilton's
    method). The sum of the parts should lie within one of `whole`; no parts give none.
    """
    if not parts:
        return ()
    down = [floor(part) for part in parts]
    order = sorted(range(len(parts)), key=lambda n: (down[n] - parts[n], n))
    each, rest = divmod(whole - sum(down), len(parts))
    for n in order[:rest]:
        down[n] += 1
    return tuple(part + each for part in down)
