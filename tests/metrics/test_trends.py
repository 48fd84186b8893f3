from itertools import combinations, permutations
from random import Random
from statistics import NormalDist
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes

from tracker.metrics.trends import (
    ENOUGH_FOR_TEST,
    ENOUGH_FOR_TREND,
    EXACT_UP_TO,
    Kendall,
    Slope,
    kendall,
    theil_sen,
)

NAN = float("nan")
ORDERS = st.integers(4, EXACT_UP_TO).flatmap(lambda n: st.permutations(range(n)))
TIED = st.lists(st.integers(0, 3), min_size=4, max_size=7)
ANY = st.lists(st.integers(-1000, 1000), min_size=4, max_size=30)


def with_score(n, s):
    """An order of n different values whose rising pairs less falling ones are s."""
    values, falling = [], (n * (n - 1) // 2 - s) // 2
    for value in range(n):  # each goes so far to the left as inversions are left
        step = min(falling, value)
        values.insert(value - step, value)
        falling -= step
    return values


def score(values):
    return sum((a < b) - (a > b) for a, b in combinations(values, 2))


class TestKendall:
    # One-sided chances of S or more; Kendall 1970, table 1, as in Gilbert 1987, table A18.
    @pytest.mark.parametrize(
        ("n", "s", "chance"),
        [
            (4, 4, 0.167),
            (4, 6, 0.042),
            (5, 6, 0.117),
            (5, 8, 0.042),
            (5, 10, 0.0083),
            (8, 16, 0.031),
            (8, 18, 0.016),
            (8, 20, 0.0071),
            (10, 21, 0.036),
            (10, 23, 0.023),
        ],
    )
    def test_it_is_the_published_table_twice(self, n, s, chance):
        values = with_score(n, s)
        assert score(values) == s
        assert kendall(values).p / 2 == pytest.approx(chance, abs=5e-4)
        assert kendall(values[::-1]).p == kendall(values).p

    def test_four_rising_weeks_are_one_order_of_24_and_its_mirror(self):
        assert kendall([1, 2, 3, 4]) == Kendall(1, 2 / 24)
        assert kendall([4, 3, 2, 1]) == Kendall(-1, 2 / 24)

    def test_fewer_than_four_values_say_nothing(self):
        assert kendall([1, 2, 3]) is None
        assert kendall([]) is None

    def test_equal_values_are_no_trend(self):
        assert kendall([5] * 9) == Kendall(0, 1)
        assert kendall([0.1] * 60) == Kendall(0, 1)

    def test_ties_are_counted_among_the_orders_of_these_very_values(self):
        """1 1 2 2 has six orders; the first and the last have |S| = 4. tau-b: 4 / √(6 x 4)."""
        assert kendall([1, 1, 2, 2]) == Kendall(pytest.approx(4 / 24**0.5), 2 / 6)

    def test_a_value_without_a_number_is_refused(self):
        with pytest.raises(ValueError, match="no finite number"):
            kendall([1, 2, NAN, 4])

    def test_a_long_series_takes_the_normal_approximation_with_corrections(self):
        """60 values in 20 ties of 3: S = 1,770 pairs less 60, all rising; variance by Kendall's formula."""
        values = [n // 3 for n in range(60)]
        variance = (60 * 59 * 125 - 20 * 3 * 2 * 11) / 18
        random = Random(2)
        random.shuffle(values)
        s = score(values)
        expected = 2 * NormalDist().cdf(-(abs(s) - 1) / variance**0.5)
        assert kendall(values).p == pytest.approx(expected, rel=1e-9)

    def test_where_the_two_ways_to_count_meet_they_agree(self):
        values = with_score(EXACT_UP_TO, 200)
        longer = with_score(EXACT_UP_TO + 1, 208)  # as many SD from 0
        assert kendall(longer).p == pytest.approx(kendall(values).p, abs=0.004)

    def test_the_longest_exact_one_takes_no_time(self):
        start = perf_counter()
        kendall([n % 11 for n in range(EXACT_UP_TO)])
        assert perf_counter() - start < 0.05  # ten times what it takes

    def test_a_test_is_worth_naming_before_it_is_a_trend(self):
        assert 4 < ENOUGH_FOR_TEST < ENOUGH_FOR_TREND
        assert kendall(range(ENOUGH_FOR_TEST)).p < 0.001

    @given(ORDERS)
    def test_without_ties_it_is_scipys(self, values):
        expected = kendalltau(range(len(values)), values, method="exact")
        assert kendall(values) == pytest.approx(tuple(expected), abs=1e-12)

    @given(st.lists(st.integers(0, 9), min_size=4, max_size=60).filter(lambda v: len(set(v)) > 1))
    def test_with_ties_tau_is_scipys(self, values):
        assert kendall(values).tau == pytest.approx(kendalltau(range(len(values)), values).statistic)

    @settings(max_examples=25, deadline=None)
    @given(TIED)
    def test_with_ties_p_is_the_share_of_all_orders(self, values):
        s = abs(score(values))
        orders = [abs(score(order)) >= s for order in permutations(values)]
        assert kendall(values).p == pytest.approx(sum(orders) / len(orders), abs=1e-12)

    @given(ANY)
    def test_the_mirror_image_is_as_likely_and_goes_the_other_way(self, values):
        found, mirrored = kendall(values), kendall(values[::-1])
        assert mirrored == (pytest.approx(-found.tau), found.p)
        assert -1 <= found.tau <= 1
        assert 0 < found.p <= 1

    @given(ANY)
    def test_only_the_order_of_the_values_counts(self, values):
        assert kendall([value**3 for value in values]) == kendall(values)

    @given(ORDERS)
    def test_more_rising_pairs_are_never_likelier_chance(self, values):
        found = kendall(values)
        values = list(values)
        for at in range(len(values) - 1):
            if values[at] > values[at + 1] and score(values) >= 0:
                values[at], values[at + 1] = values[at + 1], values[at]
                assert kendall(values).p <= found.p
                break


class TestTheilSen:
    def test_it_is_the_median_of_the_slopes_of_all_pairs(self):
        """1 2 4 8: slopes 1 2 4, 1.5 3, 7/3."""
        assert theil_sen([1, 2, 4, 8]).per_step == pytest.approx((2 + 7 / 3) / 2)

    def test_the_interval_is_sens_by_hand(self):
        """Ten values, 45 slopes, variance of S 125: C = 21.9, so the 12th and the 34th or next of them."""
        values = [3, 1, 4, 1.5, 5, 9, 2, 6, 5.5, 3.5]
        slopes = sorted((values[j] - values[i]) / (j - i) for i, j in combinations(range(10), 2))
        assert theil_sen(values) == Slope(slopes[22], slopes[11], slopes[33])

    def test_one_wild_week_does_not_turn_it(self):
        assert theil_sen([1, 2, 3, 400, 5, 6, 7, 8]).per_step == 1

    def test_a_straight_line_is_sure_of_itself(self):
        assert theil_sen([10, 8, 6, 4, 2]) == Slope(-2, -2, -2)
        assert theil_sen([7] * 12) == Slope(0, 0, 0)

    def test_four_values_allow_every_slope_and_three_say_nothing(self):
        assert theil_sen([0, 3, 1, 10]) == Slope(pytest.approx(3.166667), -2, 9)
        assert theil_sen([0, 3, 1]) is None

    def test_a_value_without_end_is_refused(self):
        with pytest.raises(ValueError, match="no finite number"):
            theil_sen([1, 2, float("inf"), 4])

    def test_it_covers_the_true_slope_about_as_often_as_it_says(self):
        random = Random(7)
        hits = 0
        for _ in range(400):
            low, high = theil_sen([0.2 * t + random.gauss(0, 1) for t in range(16)])[1:]
            hits += low <= 0.2 <= high
        assert 0.92 <= hits / 400 <= 0.98

    @given(ANY)
    def test_it_is_scipys(self, values):
        expected = theilslopes(values, alpha=0.95)
        assert theil_sen(values) == pytest.approx((expected[0], expected[2], expected[3]))

    @given(ANY)
    def test_the_slope_lies_within_its_interval_and_turns_with_the_series(self, values):
        found, mirrored = theil_sen(values), theil_sen([-value for value in values])
        assert found.low <= found.per_step <= found.high
        assert mirrored.per_step == pytest.approx(-found.per_step)

    @given(ANY, st.integers(-50, 50))
    def test_a_steeper_line_is_steeper_by_as_much(self, values, more):
        found = theil_sen(values)
        tilted = theil_sen([value + more * t for t, value in enumerate(values)])
        assert tilted.per_step == pytest.approx(found.per_step + more)
