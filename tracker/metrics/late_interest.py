"""Statutory interest on late payment between businesses in the Netherlands, as far as its rate is known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

COSTS_CENTS = 4_000
"""The least that may be charged for collecting, in cents, without a reminder (Directive 2011/7/EU)."""

DAYS_A_YEAR = 365


class HalfYear(NamedTuple):
    """A yearly rate as a share of 1, and the first and last day on which it holds."""

    start: date
    last: date
    rate: float


RATES = (
    HalfYear(date(2024, 1, 1), date(2024, 6, 30), 0.1250),
    HalfYear(date(2024, 7, 1), date(2024, 12, 31), 0.1225),
)
"""The Dutch statutory commercial rate: the European Central Bank's refinancing rate + 8 points, set anew for
each half-year. Read in public copies of Dutch business guides; verify it before a claim, and add later
half-years from an official source. It is a table to be kept up, not law."""


def known_until() -> date:
    """The last day whose rate is in the table."""
    return RATES[-1].last


def statutory_interest(amount_cents: int, due_on: date, last: date) -> float | None:
    """Interest in cents on an amount that is past due, from the day after it was due up to and with `last`.

    Simple interest: amount x rate x days / 365 for each half-year. From the second year on the law adds the
    interest of a year to the amount, which is left out here. 0 when nothing is late yet; None when the table
    lacks the rate of a day between.
    """
    first = due_on + timedelta(days=1)
    late = (last - due_on).days
    if late <= 0:
        return 0.0
    spans = (
        (half, (min(last, half.last) - max(first, half.start)).days + 1)
        for half in RATES
        if half.start <= last and first <= half.last
    )
    known = list(spans)
    if sum(days for _, days in known) < late:
        return None
    return sum(amount_cents * half.rate * days / DAYS_A_YEAR for half, days in known)
