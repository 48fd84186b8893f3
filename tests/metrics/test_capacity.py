from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.metrics.capacity import capacities, utilization
from tracker.metrics.periods import Period, periods

from .build import FIRST, LAST, WEEK_47, days, settings

HOUR = 3600
FRIDAY = date(2026, 11, 20)


def hours(spans, *in_force, leave=None):
    return [pytest.approx(found / HOUR) for found in capacities(spans, in_force, leave or {})]


def test_a_whole_week_has_the_planned_hours():
    assert hours(WEEK_47, settings(capacity_hours=36)) == [36]


def test_a_day_has_its_share_of_the_working_minutes():
    short_friday = {"mon": (("09:00", "17:00"),), "fri": (("09:00", "11:00"),)}
    spans = periods(date(2026, 11, 16), date(2026, 11, 23), ("day",))

    found = hours(spans, settings(capacity_hours=30, working_hours=short_friday))

    assert found == [24, 0, 0, 0, 6, 0, 0]


def test_leave_lowers_a_day_but_not_below_nothing():
    assert hours(WEEK_47, settings(capacity_hours=40), leave={FRIDAY: 3 * HOUR}) == [37]
    assert hours(WEEK_47, settings(capacity_hours=40), leave={FRIDAY: 20 * HOUR}) == [32]
    assert hours(WEEK_47, settings(capacity_hours=40), leave={date(2026, 11, 21): 5 * HOUR}) == [40]


def test_a_day_off_has_no_capacity():
    assert hours(WEEK_47, settings(capacity_hours=40, days_off=(FRIDAY,))) == [32]


def test_a_day_off_on_some_monday_leaves_the_other_mondays():
    assert hours(WEEK_47, settings(capacity_hours=40, days_off=(date(2024, 1, 1),))) == [40]


def test_each_day_goes_by_the_settings_in_force_on_it():
    less = settings(valid_from=date(2026, 11, 18), capacity_hours=20)

    assert hours(WEEK_47, settings(capacity_hours=40), less) == [2 * 8 + 3 * 4]
    assert hours(WEEK_47, less) == [20]


def test_without_settings_or_working_hours_there_is_none():
    assert hours(WEEK_47) == [0]
    assert hours(WEEK_47, settings(working_hours={})) == [0]


def test_utilization_is_billable_over_capacity():
    assert utilization(29 * HOUR, 36 * HOUR) == pytest.approx(0.805556, abs=1e-6)
    assert utilization(29 * HOUR, 0) is None


@given(st.lists(days, max_size=4), st.dictionaries(days, st.integers(0, 40_000), max_size=4))
def test_capacities_of_the_parts_add_up(cuts, leave):
    whole = capacities([Period(FIRST, LAST)], [settings()], leave)

    parts = capacities(periods(FIRST, LAST, (), cuts), [settings()], leave)

    assert sum(parts) == pytest.approx(whole[0])
