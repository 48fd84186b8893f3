from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UsageError
from tracker.metrics.periods import Period, grouping, labels, period_of, periods

from .build import FIRST, LAST, days


def test_a_range_is_cut_at_rate_changes_inside_it():
    cuts = [date(2026, 1, 1), date(2026, 1, 5), date(2026, 1, 9), date(2027, 1, 1)]

    assert periods(date(2026, 1, 1), date(2026, 1, 9), (), cuts) == (
        Period(date(2026, 1, 1), date(2026, 1, 5)),
        Period(date(2026, 1, 5), date(2026, 1, 9)),
    )


def test_weeks_begin_on_monday_and_months_on_the_first():
    spans = periods(date(2026, 11, 27), date(2026, 12, 9), ("week", "month"))

    assert [str(span.start) for span in spans] == ["2026-11-27", "2026-11-30", "2026-12-01", "2026-12-07"]
    assert labels(spans, "week") == ["2026-W48", "2026-W49", "2026-W49", "2026-W50"]
    assert labels(spans, "month") == ["2026-11", "2026-11", "2026-12", "2026-12"]


def test_a_month_edge_over_new_year_is_found():
    spans = periods(date(2025, 12, 15), date(2026, 2, 1), ("month",))

    assert [str(span.start) for span in spans] == ["2025-12-15", "2026-01-01"]


def test_a_month_that_begins_on_the_last_day_is_cut_off():
    assert len(periods(date(2026, 11, 27), date(2026, 12, 2), ("month",))) == 2
    assert len(periods(date(2026, 11, 27), date(2026, 12, 1), ("month",))) == 1


def test_an_empty_range_has_no_periods():
    assert periods(LAST, FIRST, ("day",)) == ()
    assert periods(FIRST, FIRST) == ()


@given(days, days, st.sets(st.sampled_from(["day", "week", "month"])), st.lists(days, max_size=4))
def test_periods_cover_the_range_without_gap_and_never_straddle_a_label(start, end, by, cuts):
    spans = periods(start, end, by, cuts)

    if start < end:
        assert (spans[0].start, spans[-1].end) == (start, end)
    assert all(a.end == b.start for a, b in pairwise(spans))
    for key in by:
        assert len(labels(spans, key)) == len(spans)


def test_a_period_of_two_weeks_has_no_week():
    with pytest.raises(ValueError, match="straddles"):
        labels([Period(date(2026, 11, 16), date(2026, 11, 24))], "week")


def test_a_day_is_found_in_its_period_or_in_none():
    spans = [Period(date(2026, 1, 1), date(2026, 1, 5)), Period(date(2026, 1, 10), date(2026, 1, 12))]

    found = [period_of(spans, date(2026, 1, n)) for n in (1, 4, 5, 9, 10, 11, 12)]

    assert found == [0, 0, None, None, 1, 1, None]
    assert period_of(spans, date(2025, 12, 31)) is None


def test_a_project_is_grouped_with_its_client_and_a_key_only_once():
    assert grouping(["project"]) == ("client", "project")
    assert grouping(["week", "client", "week", "project"]) == ("week", "client", "project")
    assert grouping([]) == ()


def test_an_unknown_key_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match=r"'colour'.*client, project, kind, day, week, month"):
        grouping(["client", "colour"])
