import pytest

from tracker.metrics.estimate import estimates, finished_at_estimate

from .build import project

HOUR = 3600
FEE = {"fee_cents": 4_800_000, "agreed_hours": 480}


def test_the_fee_is_spread_over_todays_estimate():
    found = finished_at_estimate(project("fixed", estimate_hours=700, **FEE), 300 * HOUR)

    assert (found.basis, found.hours, found.hours_to_date) == ("estimate_hours", 700, 300)
    assert found.cents_per_hour == pytest.approx(6857.142857)


def test_without_an_estimate_the_agreed_hours_stand_in():
    found = finished_at_estimate(project("fixed", **FEE), 300 * HOUR)

    assert (found.basis, found.hours, found.cents_per_hour) == ("agreed_hours", 480, 10_000)


def test_an_estimate_below_the_agreed_hours_counts():
    found = finished_at_estimate(project("fixed", estimate_hours=400, **FEE), 300 * HOUR)

    assert (found.basis, found.cents_per_hour) == ("estimate_hours", 12_000)


@pytest.mark.parametrize("estimate_hours", [None, 600])
def test_more_hours_than_the_estimate_count_themselves(estimate_hours):
    found = finished_at_estimate(project("fixed", estimate_hours=estimate_hours, **FEE), 702 * HOUR)

    assert found.basis == "hours to date"
    assert round(found.cents_per_hour) == 6838


def test_the_rate_is_rounded_once_and_halves_go_up():
    found = finished_at_estimate(project("fixed", fee_cents=25, agreed_hours=2), 0)

    assert (found.cents_per_hour, found.effective_rate) == (12.5, 0.13)


def test_a_fee_without_any_hours_named_goes_by_the_hours_to_date():
    fee = project("fixed", fee_cents=100_000)

    assert finished_at_estimate(fee, 10 * HOUR).cents_per_hour == 10_000
    assert finished_at_estimate(fee, 0) is None


@pytest.mark.parametrize("billing", ["hourly", "retainer", "gift", "internal"])
def test_only_fixed_fees_have_an_estimate(billing):
    assert finished_at_estimate(project(billing, **FEE), HOUR) is None


def test_a_fixed_project_without_a_fee_has_no_estimate():
    assert finished_at_estimate(project("fixed", agreed_hours=10), HOUR) is None


def test_every_fixed_fee_is_estimated_with_its_own_hours():
    handbook, course = project("fixed", **FEE), project("fixed", "Course", fee_cents=100_000, agreed_hours=5)

    found = estimates([handbook, project("gift", "Talk"), course], {("Bouw", "Course"): 8 * HOUR})

    assert [(e.project.name, e.basis, e.cents_per_hour) for e in found] == [
        ("Handbook", "agreed_hours", 10_000),
        ("Course", "hours to date", 12_500),
    ]
