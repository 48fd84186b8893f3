from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binomtest

from tracker.metrics.proportions import beta_interval, wilson

SHARES = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SURE = st.sampled_from([0.5, 0.8, 0.95, 0.99])


class TestWilson:
    # Newcombe 1998, Statistics in Medicine 17: 857-872, table I, method 3.
    @pytest.mark.parametrize(
        ("k", "n", "low", "high"),
        [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ],
    )
    def test_it_is_the_published_one(self, k, n, low, high):
        assert wilson(k, n) == pytest.approx((low, high), abs=5e-5)

    def test_twelve_of_twenty_is_39_to_78_percent(self):
        assert wilson(12, 20) == pytest.approx((0.3866, 0.7812), abs=5e-5)

    def test_a_share_that_kaplan_meier_estimated_may_be_a_fraction_of_a_turn(self):
        low, high = wilson(0.6125 * 20, 20)
        assert wilson(12, 20)[0] < low < wilson(13, 20)[0]
        assert wilson(12, 20)[1] < high < wilson(13, 20)[1]

    def test_without_any_turn_everything_is_possible(self):
        assert wilson(0, 0) == (0, 1)

    def test_none_and_all_end_at_0_and_1_exactly(self):
        assert [wilson(0, n)[0] for n in range(1, 60)] == [0] * 59
        assert [wilson(n, n)[1] for n in range(1, 60)] == [1] * 59

    def test_the_noise_of_a_binary_fraction_is_no_more_than_all(self):
        assert wilson(20.000000000000004, 20) == wilson(20, 20)
        assert wilson(-1e-15, 20) == wilson(0, 20)

    @pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (0, -1), (float("nan"), 5), (1, 0)])
    def test_what_is_no_share_is_refused(self, k, n):
        with pytest.raises(ValueError, match="is no share"):
            wilson(k, n)

    @pytest.mark.parametrize("confidence", [0, 1, 95])
    def test_a_confidence_in_percent_is_refused(self, confidence):
        with pytest.raises(ValueError, match="not between 0 and 1"):
            wilson(1, 5, confidence)

    @given(SHARES, SURE)
    def test_it_is_scipys(self, share, sure):
        found = binomtest(*share).proportion_ci(sure, method="wilson")
        assert wilson(*share, sure) == pytest.approx((found.low, found.high), abs=1e-12)

    @given(SHARES, SURE)
    def test_its_bounds_are_the_shares_that_the_normal_test_just_allows(self, share, sure):
        k, n = share
        z = NormalDist().inv_cdf((1 + sure) / 2)
        for bound in wilson(k, n, sure):
            if 0 < bound < 1:
                assert abs(k / n - bound) == pytest.approx(z * sqrt(bound * (1 - bound) / n), abs=1e-9)


class TestBeta:
    def test_with_nothing_tested_it_is_the_middle_of_every_share(self):
        assert beta_interval(0, 0) == pytest.approx((0.025, 0.975))

    def test_for_none_and_all_it_is_a_root(self):
        assert beta_interval(0, 5) == pytest.approx((1 - 0.975 ** (1 / 6), 1 - 0.025 ** (1 / 6)))
        assert beta_interval(5, 5) == pytest.approx((0.025 ** (1 / 6), 0.975 ** (1 / 6)))

    def test_two_of_seven_assumptions_held(self):
        assert beta_interval(2, 7) == pytest.approx((0.0852, 0.6509), abs=5e-5)

    @pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (0, -1)])
    def test_what_is_no_share_is_refused(self, k, n):
        with pytest.raises(ValueError, match="is no share"):
            beta_interval(k, n)

    @given(SHARES, SURE)
    def test_it_is_scipys(self, share, sure):
        k, n = share
        ends = beta.ppf([(1 - sure) / 2, (1 + sure) / 2], k + 1, n - k + 1)
        assert beta_interval(k, n, sure) == pytest.approx(tuple(ends), abs=1e-9)

    def test_it_is_scipys_for_thousands(self):
        ends = beta.ppf([0.025, 0.975], 3001, 4001)
        assert beta_interval(3000, 7000) == pytest.approx(tuple(ends), abs=1e-9)


@pytest.mark.parametrize("interval", [wilson, beta_interval])
class TestLaws:
    @given(SHARES, SURE)
    def test_the_share_lies_within_its_interval_and_that_within_0_and_1(self, interval, share, sure):
        k, n = share
        low, high = interval(k, n, sure)
        assert 0 <= low < high <= 1
        center = k / n if interval is wilson else (k + 1) / (n + 2)
        assert low <= center + 1e-12
        assert high >= center - 1e-12

    @given(SHARES)
    def test_kept_and_not_kept_mirror_each_other(self, interval, share):
        k, n = share
        low, high = interval(k, n)
        assert interval(n - k, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)

    @given(SHARES)
    def test_one_more_lifts_both_bounds(self, interval, share):
        k, n = share
        if k < n:
            (low, high), (low_of_more, high_of_more) = interval(k, n), interval(k + 1, n)
            assert low < low_of_more
            assert high < high_of_more

    @given(SHARES)
    def test_to_be_surer_takes_a_wider_interval(self, interval, share):
        (low, high), (lower, higher) = interval(*share, 0.8), interval(*share, 0.95)
        assert lower <= low < high <= higher

    @given(SHARES)
    def test_twice_as_many_of_the_same_are_surer(self, interval, share):
        k, n = share
        low, high = interval(k, n)
        narrow = interval(2 * k, 2 * n)
        assert narrow[1] - narrow[0] < high - low
