from itertools import combinations
from math import comb
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import (
    false_discovery_control,
    mannwhitneyu,
    permutation_test,
    rankdata,
)

from tracker.metrics.rank_tests import (
    benjamini_hochberg,
    mann_whitney_greater,
    midranks,
    non_overlap,
    permutation_difference,
)

NAN = float("nan")
WHOLE = st.lists(st.integers(0, 6), min_size=1, max_size=6)
ANY = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=9)
PS = st.lists(st.floats(0, 1), max_size=30)


class TestMidranks:
    def test_equal_values_share_the_mean_of_their_places(self):
        assert midranks([30, 10, 20, 10]) == [4, 1.5, 3, 1.5]
        assert midranks([7, 7, 7]) == [2, 2, 2]
        assert midranks([]) == []

    def test_a_value_without_a_number_is_refused(self):
        with pytest.raises(ValueError, match="without a number"):
            midranks([1, NAN])

    @given(ANY)
    def test_they_are_scipys(self, values):
        assert midranks(values) == rankdata(values).tolist()


class TestMannWhitney:
    def test_it_is_the_published_one(self):
        """Permeability of the amnion at term and earlier (Hollander & Wolfe 1973, page 69): p = 0.1272."""
        term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
        earlier = [1.15, 0.88, 0.90, 0.74, 1.21]
        assert mann_whitney_greater(term, earlier) == pytest.approx(0.1272, abs=5e-5)

    def test_three_above_three_is_one_of_twenty(self):
        assert mann_whitney_greater([4, 5, 6], [1, 2, 3]) == 1 / 20

    def test_four_weeks_above_twelve_is_one_of_1820(self):
        before = list(range(12))
        assert mann_whitney_greater([20, 21, 22, 23], before) == 1 / 1820
        assert mann_whitney_greater([10.5, 21, 22, 23], before) == 2 / 1820
        assert mann_whitney_greater([-1, -2, -3, -4], before) == 1

    def test_ties_count_as_often_as_they_can_be_picked(self):
        """1 2 2 3: of six pairs (1,2) (1,2) (1,3) (2,2) (2,3) (2,3), two have the sum of 2 and 3."""
        assert mann_whitney_greater([2, 3], [1, 2]) == 2 / 6
        assert mann_whitney_greater([2, 2], [1, 3]) == 4 / 6

    def test_equal_weeks_say_nothing(self):
        assert mann_whitney_greater([5] * 4, [5] * 12) == 1

    def test_an_infinite_value_is_only_the_highest(self):
        assert mann_whitney_greater([float("inf"), 3], [1, 2]) == 1 / 6

    @pytest.mark.parametrize(("xs", "ys"), [([], [1]), ([1], []), ([], [])])
    def test_an_empty_side_is_refused(self, xs, ys):
        with pytest.raises(ValueError, match="one side is empty"):
            mann_whitney_greater(xs, ys)

    def test_a_year_against_a_year_takes_no_time(self):
        start = perf_counter()
        p = mann_whitney_greater([n % 17 + 1 for n in range(52)], [n % 17 for n in range(52)])
        assert perf_counter() - start < 1.5  # ten times what it takes, for a machine that does other things
        assert 0 < p < 0.5

    @given(st.permutations(range(17)), st.integers(1, 8))
    def test_without_ties_it_is_scipys(self, values, n):
        xs, ys = values[:n], values[n:]
        expected = mannwhitneyu(xs, ys, alternative="greater", method="exact").pvalue
        assert mann_whitney_greater(xs, ys) == pytest.approx(expected, abs=1e-12)

    @settings(max_examples=30, deadline=None)
    @given(
        st.lists(st.integers(0, 4), min_size=2, max_size=4),
        st.lists(st.integers(0, 4), min_size=2, max_size=4),
    )
    def test_with_ties_it_is_scipys_permutation_of_the_midranks(self, xs, ys):
        ranks = rankdata([*xs, *ys])
        expected = permutation_test(
            (ranks[: len(xs)], ranks[len(xs) :]),
            lambda one, _: one.sum(),
            alternative="greater",
            n_resamples=10_000,
        ).pvalue
        assert mann_whitney_greater(xs, ys) == pytest.approx(expected, abs=1e-12)

    @given(WHOLE, WHOLE)
    def test_it_is_the_share_of_all_ways_to_pick_the_weeks(self, xs, ys):
        ranks = midranks([*xs, *ys])
        sums = [sum(picked) for picked in combinations(ranks, len(xs))]
        assert mann_whitney_greater(xs, ys) == sum(one >= sum(ranks[: len(xs)]) for one in sums) / len(sums)

    @given(ANY, ANY, st.randoms(use_true_random=False))
    def test_it_is_a_share_and_the_order_of_weeks_does_not_matter(self, xs, ys, random):
        p = mann_whitney_greater(xs, ys)
        assert 1 / comb(len(xs) + len(ys), len(xs)) <= p <= 1
        assert mann_whitney_greater(random.sample(xs, len(xs)), random.sample(ys, len(ys))) == p

    @given(WHOLE, WHOLE)
    def test_only_the_order_of_the_values_counts(self, xs, ys):
        assert mann_whitney_greater([2.0**x for x in xs], [2.0**y for y in ys]) == mann_whitney_greater(
            xs, ys
        )

    @given(WHOLE, WHOLE, st.integers(1, 9))
    def test_higher_weeks_are_never_less_likely_a_step(self, xs, ys, more):
        assert mann_whitney_greater([x + more for x in xs], ys) <= mann_whitney_greater(xs, ys)

    @given(WHOLE, WHOLE)
    def test_up_and_down_together_are_all_ways_and_the_equal_ones_twice(self, xs, ys):
        down = mann_whitney_greater([-x for x in xs], [-y for y in ys])
        assert mann_whitney_greater(xs, ys) + down > 1
        assert down == mann_whitney_greater(ys, xs)


class TestPermutationDifference:
    def test_the_mice_of_efron_and_tibshirani_lived_longer_in_one_of_seven_ways(self):
        """An Introduction to the Bootstrap (1993), table 2.1; 1,000 random ways gave .132 and SD .011."""
        treated, control = [94, 197, 16, 38, 99, 141, 23], [52, 104, 146, 10, 51, 30, 40, 27, 46]
        assert permutation_difference(treated, control) == pytest.approx(0.132, abs=0.011)
        assert permutation_difference(treated, control) == 1613 / 11440

    def test_six_weeks_below_six_are_one_of_924_ways(self):
        usual, bundled = [20, 22, 21, 25, 24, 23], [10, 12, 11, 15, 14, 13]
        assert permutation_difference(bundled, usual, "less") == 1 / 924
        assert permutation_difference(bundled, usual) == 1
        assert permutation_difference(usual, bundled) == 1 / 924

    def test_sums_that_differ_only_as_binary_fractions_are_equal(self):
        """0.1 + 0.2 and 0 + 0.3, of six ways: those two, and 0.1 + 0.3 and 0.2 + 0.3."""
        assert permutation_difference([0.1, 0.2], [0.0, 0.3]) == 4 / 6
        assert permutation_difference([0.3, 0.0], [0.2, 0.1]) == 4 / 6

    def test_more_ways_than_half_a_year_has_are_refused(self):
        assert permutation_difference(range(13, 26), range(13)) == 1 / 10_400_600
        with pytest.raises(ValueError, match="20058300 ways"):
            permutation_difference(range(13, 27), range(13))

    def test_twenty_weeks_take_no_time(self):
        start = perf_counter()
        permutation_difference(range(0, 20, 2), range(1, 20, 2))
        assert perf_counter() - start < 0.05  # ten times what it takes

    def test_an_empty_side_no_number_and_another_alternative_are_refused(self):
        with pytest.raises(ValueError, match="one side is empty"):
            permutation_difference([], [1])
        with pytest.raises(ValueError, match="no finite number"):
            permutation_difference([NAN], [1])
        with pytest.raises(ValueError, match="'two-sided' is neither"):
            permutation_difference([2], [1], "two-sided")

    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.integers(0, 50), min_size=4, max_size=8), st.sampled_from(["greater", "less"]))
    def test_it_is_scipys(self, values, alternative):
        xs, ys = values[: len(values) // 2], values[len(values) // 2 :]
        expected = permutation_test(
            (xs, ys), lambda x, y: x.mean() - y.mean(), alternative=alternative, n_resamples=10_000
        ).pvalue
        assert permutation_difference(xs, ys, alternative) == pytest.approx(expected, abs=1e-12)

    @given(WHOLE, WHOLE)
    def test_it_is_the_share_of_all_ways_to_part_the_weeks(self, xs, ys):
        sums = [sum(picked) for picked in combinations([*xs, *ys], len(xs))]
        assert permutation_difference(xs, ys) == sum(one >= sum(xs) for one in sums) / len(sums)

    @given(WHOLE, WHOLE, st.randoms(use_true_random=False))
    def test_the_order_of_weeks_does_not_matter(self, xs, ys, random):
        again = permutation_difference(random.sample(xs, len(xs)), random.sample(ys, len(ys)))
        assert again == permutation_difference(xs, ys)

    @given(WHOLE, WHOLE)
    def test_of_ranks_it_is_the_rank_sum_test(self, xs, ys):
        ranks = midranks([*xs, *ys])
        assert permutation_difference(ranks[: len(xs)], ranks[len(xs) :]) == mann_whitney_greater(xs, ys)


class TestNonOverlap:
    def test_pairs_are_counted_and_ties_are_half(self):
        """Of 42 pairs: 28 27 30 30 29 lie above all six, 25 above four and equal to one, 24 above four."""
        before, after = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
        assert non_overlap(before, after) == (30 + 4.5 + 4) / 42

    def test_all_above_is_1_all_below_0_and_all_equal_a_half(self):
        assert (non_overlap([1, 2], [3]), non_overlap([3], [1, 2]), non_overlap([2, 2], [2])) == (1, 0, 0.5)

    def test_an_empty_side_and_no_number_are_refused(self):
        with pytest.raises(ValueError, match="one side is empty"):
            non_overlap([1], [])
        with pytest.raises(ValueError, match="without a number"):
            non_overlap([1], [NAN])

    @given(WHOLE, WHOLE)
    def test_it_is_scipys_u_of_all_pairs(self, before, after):
        u = mannwhitneyu(after, before, method="asymptotic").statistic
        assert non_overlap(before, after) == pytest.approx(u / (len(before) * len(after)))
        assert non_overlap(after, before) == pytest.approx(1 - non_overlap(before, after))


class TestBenjaminiHochberg:
    # Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57: 289-300, section 3.2.
    PUBLISHED = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459)
    LARGER = (0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0)

    def test_four_of_the_published_fifteen_are_kept_at_5_percent(self):
        found = benjamini_hochberg([*self.PUBLISHED, *self.LARGER])
        assert sum(q <= 0.05 for q in found) == 4
        assert [round(q, 4) for q in found[:5]] == [0.0015, 0.003, 0.0095, 0.0356, 0.0603]

    def test_one_test_alone_stays_as_it_is(self):
        assert benjamini_hochberg([0.03]) == [0.03]
        assert benjamini_hochberg([]) == []

    def test_a_larger_p_can_lower_the_adjusted_one_of_a_smaller(self):
        assert benjamini_hochberg([0.04, 0.05]) == [0.05, 0.05]

    @pytest.mark.parametrize("p", [-0.1, 1.1, NAN])
    def test_what_is_no_p_is_refused(self, p):
        with pytest.raises(ValueError, match="outside 0 to 1"):
            benjamini_hochberg([0.5, p])

    @given(PS.filter(bool))
    def test_they_are_scipys(self, ps):
        assert benjamini_hochberg(ps) == pytest.approx(false_discovery_control(ps).tolist(), abs=1e-12)

    @given(PS)
    def test_they_lie_between_p_and_1_and_keep_the_order(self, ps):
        found = benjamini_hochberg(ps)
        assert all(p <= q + 1e-15 and q <= 1 for p, q in zip(ps, found, strict=True))
        assert sorted(found) == [q for _, q in sorted(zip(ps, found, strict=True))]

    @given(PS, st.randoms(use_true_random=False))
    def test_each_stays_with_its_own(self, ps, random):
        order = random.sample(range(len(ps)), len(ps))
        found = benjamini_hochberg(ps)
        assert benjamini_hochberg([ps[at] for at in order]) == [found[at] for at in order]
