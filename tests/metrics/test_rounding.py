import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.metrics.rounding import hours, largest_remainder, money, rounded, share, whole


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (2.675, 2, 2.68),
        (0.125, 2, 0.13),
        (-0.125, 2, -0.13),
        (1.005, 2, 1.01),
        (69.8795, 2, 69.88),
        (0.80555, 4, 0.8056),
        (1310.04, 1, 1310.0),
        (0.0, 2, 0.0),
    ],
)
def test_halves_go_away_from_zero_as_on_an_invoice(value, places, expected):
    assert rounded(value, places) == expected


def test_nothing_is_ever_minus_zero():
    assert str(rounded(-0.001, 2)) == "0.0"


def test_seconds_cents_and_shares_get_their_decimals():
    assert hours(5_400) == 1.5
    assert hours(18) == 0.01
    assert money(6_837.6068) == 68.38
    assert share(0.683761) == 0.6838
    assert money(None) is None
    assert share(None) is None


def test_the_missing_cent_goes_to_the_part_that_lost_most():
    assert largest_remainder([10.4, 20.35, 30.25], 61) == (11, 20, 30)


def test_a_cent_too_many_is_taken_from_the_part_that_lost_least():
    assert largest_remainder([2.1, 3.0], 4) == (2, 2)


def test_negative_parts_are_rounded_too():
    assert largest_remainder([-10.5, 20.7], 10) == (-11, 21)


def test_no_parts_stay_no_parts():
    assert largest_remainder([], 0) == ()


amounts = st.floats(-1e7, 1e7)


@given(st.lists(amounts, min_size=1, max_size=12), st.integers(-1, 1))
def test_rounded_parts_add_up_to_the_whole_and_stay_near(parts, off):
    total = whole(sum(parts)) + off

    found = largest_remainder(parts, total)

    assert sum(found) == total
    assert all(abs(got - part) <= 3 for got, part in zip(found, parts, strict=True))


@given(amounts, st.integers(0, 4))
def test_rounding_twice_is_rounding_once(value, places):
    assert rounded(rounded(value, places), places) == rounded(value, places)
