from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.wording.numbers import day, days, duration, money, one_line, percent, rate, week


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 min"),
        (20, "20 s"),
        (60, "1 min"),
        (3570, "1 h"),
        (2700, "45 min"),
        (3600, "1 h"),
        (5400, "1 h 30"),
        (9000, "2 h 30"),
        (3600 * 1234 + 300, "1,234 h 05"),
    ],
)
def test_a_duration_is_said_in_hours_and_minutes(seconds: int, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        (69.11, "EUR", "€69.11"),
        (1234.5, "USD", "$1,234.50"),
        (12, "CHF", "CHF 12.00"),
        (-3.2, "EUR", "\N{MINUS SIGN}€3.20"),
        (-0.001, "EUR", "€0.00"),
        (None, "EUR", "–"),
    ],
)
def test_money_is_said_in_its_currency(amount: float | None, currency: str, said: str) -> None:
    assert money(amount, currency) == said


def test_a_rate_and_a_share_are_said_as_people_say_them() -> None:
    assert (rate(69.11), rate(None), percent(0.6988), percent(None)) == ("€69.11 an hour", "–", "70%", "–")
    assert (money(2.42, signed=True), week("2026-W06")) == ("+€2.42", "week 6")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 11, 9), date(2026, 11, 15), "9–15 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 November – 6 December 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 – 3 January 2027"),
        (date(2026, 11, 9), date(2026, 11, 9), "9 November 2026"),
    ],
)
def test_days_say_what_both_ends_share_once(start: date, end: date, said: str) -> None:
    assert days(start, end) == said


def test_a_day_of_another_year_says_its_year() -> None:
    assert day(date(2026, 11, 19), date(2026, 12, 1)) == "Thu 19 Nov"
    assert day(date(2025, 11, 19), date(2026, 12, 1)) == "Wed 19 Nov 2025"


@given(st.text(max_size=400), st.integers(1, 50))
def test_one_line_is_one_harmless_line_of_its_length(text: str, limit: int) -> None:
    shown = one_line(text, limit)
    assert len(shown) <= limit
    assert shown.splitlines() in ([], [shown])
    assert not set(shown) & set("\x1b\x07\r\n\u202e\u2066")


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=50))
def test_one_line_leaves_plain_words_as_they_are(text: str) -> None:
    assert one_line(text) == text
