from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.metrics.late_interest import RATES, known_until, statutory_interest


def test_a_thousand_euros_thirty_days_late_at_twelve_and_a_half_percent() -> None:
    interest = statutory_interest(100_000, date(2024, 3, 1), date(2024, 3, 31))
    assert interest == pytest.approx(100_000 * 0.125 * 30 / 365)
    assert interest == pytest.approx(1027.40, abs=0.01)


def test_each_half_year_has_its_own_rate() -> None:
    interest = statutory_interest(100_000, date(2024, 6, 20), date(2024, 7, 10))
    assert interest == pytest.approx(100_000 * (10 * 0.125 + 10 * 0.1225) / 365)


def test_nothing_is_owed_on_the_due_day_or_before() -> None:
    assert statutory_interest(100_000, date(2024, 3, 1), date(2024, 3, 1)) == 0
    assert statutory_interest(100_000, date(2030, 3, 1), date(2026, 3, 1)) == 0


def test_days_outside_the_table_are_unknown_rather_than_guessed() -> None:
    assert statutory_interest(100_000, date(2023, 12, 30), date(2024, 2, 1)) is None
    assert statutory_interest(100_000, date(2023, 12, 31), date(2024, 2, 1)) is not None
    assert statutory_interest(100_000, date(2024, 12, 1), known_until()) is not None
    assert statutory_interest(100_000, date(2024, 12, 1), known_until() + timedelta(days=1)) is None


def test_the_half_years_of_the_table_follow_each_other() -> None:
    starts = [half.start for half in RATES[1:]]
    assert starts == [half.last + timedelta(days=1) for half in RATES[:-1]]


DAYS = st.dates(RATES[0].start, RATES[-1].last)


@given(DAYS, DAYS, DAYS, st.integers(1, 10**9))
def test_interest_adds_up_over_days(a: date, b: date, c: date, amount: int) -> None:
    first, middle, last = sorted((a, b, c))
    parts = [statutory_interest(amount, first, middle), statutory_interest(amount, middle, last)]
    assert None not in parts
    assert statutory_interest(amount, first, last) == pytest.approx(sum(filter(None, parts)))
