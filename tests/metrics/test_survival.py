from fractions import Fraction
from math import exp, log, sqrt
from random import Random
from statistics import NormalDist, median
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from tracker.metrics.survival import Curve, kaplan_meier

# Weeks in remission of 21 children on 6-mercaptopurine, "+" where it lasted (Freireich et al. 1963, Blood 21:
# 699-716; the estimates, with SAS LIFETEST's standard errors, are in most textbooks, for instance Klein &
# Moeschberger 1997, section 4.2).
SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def curve(text):
    words = text.split()
    return kaplan_meier([float(word.rstrip("+")) for word in words], ["+" not in word for word in words])


class TestPublished:
    def test_the_curve_of_6_mp_is_the_published_one(self):
        found = curve(SIX_MP)
        published = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
        assert {week: round(found.at(week), 3) for week in published} == published
        assert found.quantile(0.5) == 23
        assert found.n == 21

    def test_half_of_those_on_placebo_relapsed_within_8_weeks(self):
        assert curve(PLACEBO).quantile(0.5) == 8
        assert curve(PLACEBO).quantile(0.9) == 17

    def test_the_median_of_6_mp_is_at_least_13_and_has_no_upper_end(self):
        assert curve(SIX_MP).interval(0.5) == (13, None)

    def test_the_median_of_placebo_lies_between_4_and_11(self):
        assert curve(PLACEBO).interval(0.5) == (4, 11)


class TestCurve:
    def test_an_answer_comes_before_a_censoring_of_the_same_minute(self):
        assert curve("5 5+").survival == (0.5,)
        assert curve("5+ 5").at(5) == 0.5

    def test_it_steps_at_the_minute_itself(self):
        found = curve("60 70+")
        assert (found.at(59.999), found.at(60), found.at(1000)) == (1, 0.5, 0.5)

    def test_a_quantile_is_reached_where_the_curve_lies_on_the_line(self):
        assert curve("1 2 3 4").quantile(0.5) == 2
        assert curve("1 2 3").quantile(0.5) == 2
        assert curve("1 2 3 4+").quantile(0.75) == 3

    def test_nine_of_ten_is_reached_although_a_tenth_is_no_binary_fraction(self):
        text = " ".join(str(n) for n in range(1, 11))
        assert curve(text).quantile(0.9) == 9
        assert curve(text + " 0+").quantile(0.9) == 9

    def test_what_is_not_reached_is_none(self):
        assert curve("1 2+ 3+").quantile(0.5) is None
        assert curve("1 2 3+").quantile(0.9) is None

    def test_with_all_still_open_nothing_is_known(self):
        found = curve("3+ 5+")
        assert (found.quantile(0.5), found.at(4), found.interval(0.5)) == (None, 1.0, (None, None))

    def test_without_turns_everything_is_none(self):
        found = kaplan_meier([], [])
        assert found == Curve()
        assert (found.n, found.quantile(0.5), found.at(60), found.interval(0.5)) == (
            *(0, None, None),
            (None, None),
        )

    def test_an_answer_may_take_no_minutes(self):
        found = curve("0 0 0 4+")
        assert (found.quantile(0.5), found.at(0)) == (0, 0.25)

    def test_every_turn_needs_its_answered(self):
        with pytest.raises(ValueError, match="2 minutes, but 1"):
            kaplan_meier([1.0, 2.0], [True])

    def test_fifty_thousand_turns_take_no_time(self):
        of = Random(5)
        minutes = [of.expovariate(1 / 60) for _ in range(50_000)]
        answered = [of.random() < 0.8 for _ in minutes]
        curve("1 2+")  # the library is loaded
        start = perf_counter()
        found = kaplan_meier(minutes, answered)
        assert perf_counter() - start < 0.5  # ten times what it takes, for a machine that does other things
        assert 45 < found.quantile(0.5) < 60


class TestInterval:
    def test_all_answered_in_the_same_minutes_is_sure_from_six_on(self):
        assert curve("5 " * 5).interval(0.5) == (5, None)
        assert curve("5 " * 6).interval(0.5) == (5, 5)
        assert curve("0 " * 31).interval(0.5) == (0, 0)

    def test_one_answer_says_no_more_than_that_it_may_take_so_long(self):
        assert curve("5").interval(0.5) == (5, None)

    def test_what_was_closed_before_the_first_answer_says_nothing_of_it(self):
        assert curve(SIX_MP + " 1+ 2+ 3+").interval(0.5) == curve(SIX_MP).interval(0.5)

    def test_a_higher_level_gives_a_wider_interval(self):
        found = curve(PLACEBO)
        assert (found.interval(0.5, 0.8), found.interval(0.5, 0.99)) == ((5, 11), (2, 12))

    def test_it_covers_the_true_median_about_as_often_as_it_says(self):
        of = Random(11)
        hits = 0
        for _ in range(300):
            waits = [(of.expovariate(log(2) / 240), of.uniform(60, 1200)) for _ in range(40)]
            low, high = kaplan_meier([min(one) for one in waits], [a <= b for a, b in waits]).interval(0.5)
            hits += low <= 240 and (high is None or high >= 240)
        assert 0.91 <= hits / 300 <= 0.99


def test_leaving_out_open_questions_flatters_and_the_curve_does_not():
    """True median of 4 hours, a third still open."""
    of = Random(4)
    waits = [(of.expovariate(log(2) / 240), of.uniform(0, 1000)) for _ in range(4000)]
    minutes, answered = [min(one) for one in waits], [a <= b for a, b in waits]

    naive = median(m for m, done in zip(minutes, answered, strict=True) if done)

    assert naive < 200
    assert 230 < kaplan_meier(minutes, answered).quantile(0.5) < 250


waits = st.lists(st.tuples(st.integers(0, 8), st.booleans()), min_size=1, max_size=30)


def exact(sample):
    """The curve in fractions, from its definition: {time: S}."""
    share, found = Fraction(1), {}
    for time in sorted({t for t, _ in sample}):
        at_risk = sum(t >= time for t, _ in sample)
        share *= 1 - Fraction(sum(t == time and done for t, done in sample), at_risk)
        found[time] = share
    return found


def exact_quantile(sample, share):
    return min((t for t, s in exact(sample).items() if s <= 1 - share), default=None)


def of(sample):
    return kaplan_meier([float(t) for t, _ in sample], [done for _, done in sample])


class TestLaws:
    @given(waits)
    def test_the_curve_is_that_of_the_definition(self, sample):
        found = of(sample)
        assert dict(zip(found.times, found.survival, strict=True)) == pytest.approx(
            {t: float(s) for t, s in exact(sample).items()}, abs=1e-12
        )

    @given(waits, st.sampled_from([Fraction(n, 20) for n in range(1, 20)]))
    def test_a_quantile_is_that_of_the_exact_curve_and_no_binary_fraction_moves_it(self, sample, share):
        assert of(sample).quantile(float(share)) == exact_quantile(sample, share)

    @given(waits, st.integers(0, 9))
    def test_the_share_that_still_waits_is_that_of_the_exact_curve(self, sample, minutes):
        before = [s for t, s in exact(sample).items() if t <= minutes]
        assert of(sample).at(minutes) == pytest.approx(float(before[-1]) if before else 1.0, abs=1e-12)

    @given(waits, st.randoms(use_true_random=False))
    def test_the_order_of_the_turns_does_not_matter(self, sample, random):
        found = of(sample)
        random.shuffle(sample)
        again = of(sample)
        assert (again.times, again.survival, again.interval(0.5)) == (
            *(found.times, found.survival),
            found.interval(0.5),
        )

    @settings(max_examples=300)
    @given(waits, st.sampled_from([0.25, 0.5, 0.9]), st.sampled_from([0.8, 0.95, 0.99]))
    def test_the_interval_is_that_of_greenwoods_formula(self, sample, share, level):
        """Over the band by hand; where the curve ends at 0, the bound for none of the last ones."""
        tail = (1 - level) / 2
        z, total, previous, low, high = -NormalDist().inv_cdf(tail), 0.0, 1.0, None, None
        for time, s in exact(sample).items():
            at_risk = sum(t >= time for t, _ in sample)
            events = sum(t == time and done for t, done in sample)
            bottom = top = 1.0
            if s == 0:
                bottom, top = 0.0, previous * (1 - tail ** (1 / events))
            elif s < 1:
                total += events / (at_risk * (at_risk - events))
                error = z * sqrt(total) / -log(s)
                bottom, top = (exp(-exp(log(-log(s)) + sign * error)) for sign in (1, -1))
            if low is None and bottom <= 1 - share:
                low = time
            if high is None and top <= 1 - share:
                high = time
            previous = top

        assert of(sample).interval(share, level) == (low, high)

    @given(waits)
    def test_a_quantile_lies_within_its_interval(self, sample):
        found = of(sample)
        low, high = found.interval(0.5)
        middle = found.quantile(0.5)
        assert middle is None or low <= middle
        assert high is None or middle <= high


WAITS = st.lists(st.tuples(st.floats(0, 1e5), st.booleans()), min_size=1, max_size=60)


@given(WAITS)
def test_the_curve_is_scipys(sample):
    minutes, answered = zip(*sample, strict=True)
    found = kaplan_meier(minutes, answered)
    sf = ecdf(CensoredData(found.answered, right=found.waiting)).sf
    assert found.times == tuple(sf.quantiles.tolist())
    assert found.survival == pytest.approx(sf.probabilities.tolist(), abs=1e-12)


@given(WAITS.filter(lambda sample: any(done for _, done in sample)))
def test_the_interval_is_that_of_scipys_band(sample):
    # One that never ends, so that the formula has a value wherever S < 1; none before the first answer.
    first = min(t for t, done in sample if done)
    sample = [(t, done) for t, done in sample if t >= first] + [(2e5, False)]
    minutes, answered = zip(*sample, strict=True)
    found = kaplan_meier(minutes, answered)
    band = ecdf(CensoredData(found.answered, right=found.waiting)).sf.confidence_interval(
        0.95, method="log-log"
    )
    for share in (0.25, 0.5, 0.9):
        expected = tuple(
            next(
                (
                    float(t)
                    for t, s in zip(bound.quantiles, bound.probabilities, strict=True)
                    if s <= 1 - share
                ),
                None,
            )
            for bound in (band.low, band.high)
        )
        assert found.interval(share) == expected
