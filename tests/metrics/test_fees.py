from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.metrics.fees import FEE_BILLINGS, fee_incomes, fee_problem, fee_revenue, lacking, touches
from tracker.metrics.periods import Period, periods

from .build import FIRST, LAST, days, project, projects

JANUARY = date(2026, 1, 1)


def stones(*pairs):
    return tuple({"day": day, "share": share} for day, share in pairs)


STAGED = project(
    "fixed",
    fee_cents=100_000,
    starts_on=JANUARY,
    milestones=stones((date(2026, 1, 30), 0.6), (date(2026, 1, 10), 0.4)),
)


def test_a_fixed_fee_is_spread_over_its_days_both_included():
    fee = project("fixed", fee_cents=4_800_000, starts_on=date(2026, 5, 18), ends_on=date(2026, 11, 15))

    # 26 weeks, so 48,000 / 26 a week.
    assert fee_revenue(fee, date(2026, 5, 18), date(2026, 5, 25)) == pytest.approx(4_800_000 / 26)
    assert fee_revenue(fee, date(2026, 5, 11), date(2026, 5, 19)) == pytest.approx(4_800_000 / 182)
    assert fee_revenue(fee, date(2026, 11, 15), date(2027, 1, 1)) == pytest.approx(4_800_000 / 182)
    assert fee_revenue(fee, date(2000, 1, 1), date(2040, 1, 1)) == 4_800_000
    assert fee_revenue(fee, date(2026, 11, 16), date(2040, 1, 1)) == 0


def test_a_fee_of_one_day_is_earned_on_that_day():
    fee = project("fixed", fee_cents=50_000, starts_on=JANUARY, ends_on=JANUARY)

    assert fee_revenue(fee, JANUARY, date(2026, 1, 2)) == 50_000


def test_each_milestone_is_earned_over_the_days_after_the_one_before():
    # 1..10 January: 400.00 / 10 days; 11..30 January: 600.00 / 20 days.
    assert fee_revenue(STAGED, date(2026, 1, 6), date(2026, 1, 16)) == pytest.approx(5 * 4_000 + 5 * 3_000)
    assert fee_revenue(STAGED, JANUARY, date(2026, 1, 11)) == pytest.approx(40_000)
    assert fee_revenue(STAGED, date(2026, 1, 31), LAST) == 0


def test_milestones_need_no_last_day_and_do_not_mind_one():
    earlier_end = project(
        "fixed", fee_cents=100_000, starts_on=JANUARY, ends_on=JANUARY, milestones=STAGED.milestones
    )

    assert fee_problem(earlier_end) is None
    assert fee_revenue(earlier_end, JANUARY, LAST) == pytest.approx(100_000)


def test_a_milestone_on_the_first_day_is_earned_on_that_day():
    fee = project("fixed", fee_cents=9_000, starts_on=JANUARY, milestones=stones((JANUARY, 1.0)))

    assert fee_revenue(fee, JANUARY, date(2026, 1, 2)) == 9_000


def test_a_day_of_a_retainer_earns_the_fee_over_the_days_of_its_month():
    fee = project("retainer", fee_cents=190_000, starts_on=JANUARY)

    assert fee_revenue(fee, date(2026, 1, 25), date(2026, 2, 8)) == pytest.approx(190_000 * (7 / 31 + 7 / 28))
    assert fee_revenue(fee, date(2026, 2, 1), date(2026, 3, 1)) == 190_000
    assert fee_revenue(fee, date(2024, 2, 1), date(2024, 3, 1)) == 0
    assert fee_revenue(fee, date(2027, 1, 1), date(2047, 1, 1)) == 240 * 190_000


def test_a_retainer_ends_with_its_last_day():
    fee = project("retainer", fee_cents=310_000, starts_on=date(2026, 1, 11), ends_on=date(2026, 1, 20))

    assert fee_revenue(fee, date(2025, 1, 1), LAST) == pytest.approx(10 * 10_000)


@pytest.mark.parametrize("billing", ["hourly", "gift", "internal"])
def test_other_ways_of_billing_earn_no_fee_and_have_no_fault(billing):
    fee = project(billing, fee_cents=50_000, starts_on=JANUARY, ends_on=LAST)

    assert fee_revenue(fee, JANUARY, LAST) == 0
    assert fee_problem(fee) is None


@pytest.mark.parametrize(
    ("fee", "why"),
    [
        (project("fixed", fee_cents=1, ends_on=LAST), "no first day"),
        (project("fixed", starts_on=JANUARY, ends_on=LAST), "no fee"),
        (project("fixed", fee_cents=1, starts_on=JANUARY), "neither a last day"),
        (project("fixed", fee_cents=1, starts_on=LAST, ends_on=JANUARY), "before its first"),
        (project("fixed", fee_cents=1, milestones=STAGED.milestones), "no first day"),
        (project("fixed", starts_on=JANUARY, milestones=STAGED.milestones), "no fee"),
        (
            project("fixed", fee_cents=1, starts_on=JANUARY, milestones=stones((LAST, 0.5), (LAST, 0.5))),
            "two milestones on 2026-07-01",
        ),
        (
            project("fixed", fee_cents=1, starts_on=date(2026, 1, 11), milestones=STAGED.milestones),
            "milestone of 2026-01-10 lies before",
        ),
        (
            project("fixed", fee_cents=1, starts_on=JANUARY, milestones=stones((LAST, 0.9))),
            "add up to 0.9, not to 1",
        ),
        (project("retainer", fee_cents=1), "no first day"),
        (project("retainer", starts_on=JANUARY), "no fee"),
    ],
)
def test_a_fee_that_cannot_be_spread_earns_nothing_and_says_why(fee, why):
    assert fee_revenue(fee, date(2020, 1, 1), date(2030, 1, 1)) == 0
    assert why in fee_problem(fee).message
    assert not fee_problem(fee).message.endswith(".")
    assert "Handbook of Bouw" in fee_problem(fee).message


def test_all_that_a_fee_lacks_is_told_at_once():
    assert fee_problem(project("fixed")).message.endswith(
        "it has no fee, no first day (starts_on) and neither a last day (ends_on) nor milestones"
    )


@given(projects("Bouw", "A"))
def test_a_fee_that_lacks_something_has_a_fault(fee):
    if fee.billing in FEE_BILLINGS and lacking(fee):
        assert fee_problem(fee)


def test_days_that_meet_a_range_in_one_day_touch_it():
    fee = project("fixed", starts_on=date(2026, 1, 5), ends_on=date(2026, 1, 9))

    assert touches(fee, date(2026, 1, 9), date(2026, 1, 20))
    assert not touches(fee, date(2026, 1, 10), date(2026, 1, 20))
    assert touches(fee, JANUARY, date(2026, 1, 6))
    assert not touches(fee, JANUARY, date(2026, 1, 5))
    assert touches(fee, date.min, date.max)


def test_shares_in_thirds_add_up():
    thirds = stones(*((JANUARY + timedelta(days=n), 1 / 3) for n in range(3)))

    assert fee_problem(project("fixed", fee_cents=1, starts_on=JANUARY, milestones=thirds)) is None


def test_incomes_name_only_the_periods_that_earn():
    fee = project("fixed", fee_cents=1_000, starts_on=date(2026, 1, 5), ends_on=date(2026, 1, 14))
    gap = [Period(date(2026, 1, 1), date(2026, 1, 4)), Period(date(2026, 1, 10), date(2026, 1, 12))]

    assert list(fee_incomes([fee], gap)) == [(fee, 1, pytest.approx(200))]
    assert list(fee_incomes([fee], [])) == []


@given(projects("Bouw", "A"), st.lists(days, max_size=5))
def test_the_parts_of_a_range_earn_what_the_range_earns(fee, cuts):
    whole = fee_revenue(fee, FIRST, LAST)

    parts = [fee_revenue(fee, span.start, span.end) for span in periods(FIRST, LAST, (), cuts)]

    assert sum(parts) == pytest.approx(whole, abs=1e-6)
    assert all(part >= 0 for part in parts)


@given(projects("Bouw", "A"))
def test_a_fixed_fee_earns_all_of_itself_once_or_has_a_problem(fee):
    if fee.billing != "fixed":
        return

    expected = 0 if fee_problem(fee) else fee.fee_cents

    assert fee_revenue(fee, date(2020, 1, 1), date(2030, 1, 1)) == pytest.approx(expected)


@given(projects("Bouw", "A"), st.sampled_from(["day", "week", "month"]))
def test_incomes_of_all_periods_add_up_to_the_fee_of_the_range(fee, by):
    incomes = fee_incomes([fee], periods(FIRST, LAST, (by,)))

    assert sum(amount for _, _, amount in incomes) == pytest.approx(fee_revenue(fee, FIRST, LAST), abs=1e-6)
