from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UsageError
from tracker.paper.quarters import quarter_days, quarter_label, quarter_name


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_lies_in_its_quarter_and_quarters_follow_each_other(day: date) -> None:
    start, end = quarter_days(quarter_label(day))
    assert start <= day <= end
    assert quarter_label(start) == quarter_label(end) == quarter_label(day)
    assert quarter_label(start - timedelta(days=1)) != quarter_label(day)
    assert quarter_label(end + timedelta(days=1)) != quarter_label(day)


@pytest.mark.parametrize("label", ["2026-Q4", "2026q4", "2026-q4"])
def test_a_quarter_is_understood_however_it_is_typed(label: str) -> None:
    assert quarter_days(label) == (date(2026, 10, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    "label", ["", "2026", "2026-Q5", "2026-Q0", "Q4", "0000-Q1", "2026-Q4x", "\uff12\uff10\uff12\uff16-Q4"]
)
def test_what_is_no_quarter_is_refused_with_an_example(label: str) -> None:
    with pytest.raises(UsageError, match=r"is no quarter\. Write one like 2026-Q4"):
        quarter_days(label)


def test_a_quarter_has_a_name() -> None:
    assert quarter_name("2026-Q4") == "quarter 4 of 2026"
