from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UsageError
from tracker.pages.written import (
    amount,
    amount_written,
    days,
    days_written,
    milestones,
    milestones_written,
    windows_written,
    words,
)
from tracker.records.words import windows


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("95", 9500),
        ("95,50", 9550),
        ("€ 95.5", 9550),
        ("24.000", 2_400_000),
        ("1.250,50", 125_050),
        ("1,250.50", 125_050),
        ("24 000", 2_400_000),
        ("€ 80,-", 8000),
        ("", None),
        (None, None),
        ("0", 0),
    ],
)
def test_money_is_read_with_point_or_comma(text: str | None, cents: int | None) -> None:
    assert amount(text, "The rate") == cents


@pytest.mark.parametrize("text", ["much", "1.23.4", "12.3456", "NaN"])
def test_what_is_no_money_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(UsageError, match="The rate is no amount"):
        amount(text, "The rate")


@given(st.none() | st.integers(0, 10**9))
def test_money_written_back_is_read_the_same(cents: int | None) -> None:
    assert amount(amount_written(cents), "x") == cents


def test_words_are_parted_by_commas_semicolons_and_lines_each_once() -> None:
    assert words(" bouw, Bouw groep;bouw\n\n x ,") == ("bouw", "Bouw groep", "x")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9-17:30", (("09:00", "17:30"),)),
        ("9.30–12, 13:30-24:00", (("09:30", "12:00"), ("13:30", "24:00"))),
        ("", ()),
    ],
)
def test_hours_of_work_are_read_in_short(text: str, found: object) -> None:
    assert windows(text, "Monday") == found


@pytest.mark.parametrize(
    "text", ["9", "17-9", "9-25", "9:60-12", "nine-ten", "13-17, 9-12", "9-13, 12-17", "24-24"]
)
def test_hours_that_make_no_sense_are_refused_with_their_day(text: str) -> None:
    with pytest.raises(UsageError, match="Monday"):
        windows(text, "Monday")


@given(st.lists(st.integers(0, 1440), min_size=0, max_size=8, unique=True).map(sorted))
def test_hours_written_back_are_read_the_same(minutes: list[int]) -> None:
    clocks = [f"{m // 60:02d}:{m % 60:02d}" for m in minutes]
    found = tuple(zip(clocks[::2], clocks[1::2], strict=False))
    assert windows(windows_written(found), "Monday") == found


def test_days_come_in_order_and_once() -> None:
    assert days("2026-12-26\n2026-12-25, 2026-12-26") == (date(2026, 12, 25), date(2026, 12, 26))
    with pytest.raises(UsageError, match="'2026-02-31' is no day that exists"):
        days("2026-02-31")


@given(st.sets(st.dates()).map(sorted))
def test_days_written_back_are_read_the_same(found: list[date]) -> None:
    assert days(days_written(found)) == tuple(found)


def test_milestones_are_a_day_and_a_share() -> None:
    found = milestones("2026-07-01 40%\n\n2026-11-15: 60 %")
    assert found == ({"day": date(2026, 7, 1), "share": 0.4}, {"day": date(2026, 11, 15), "share": 0.6})
    assert milestones(milestones_written(found)) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [("2026-07-01 40%", "come to 40%"), ("summer 100%", "no day"), ("2026-07-01", "no milestone")],
)
def test_milestones_that_make_no_whole_are_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        milestones(text)
