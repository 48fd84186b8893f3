from math import inf, sqrt
from random import Random
from statistics import median
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, mannwhitneyu

from tracker.metrics.change import FALSE_DISCOVERY, SIZE_GATE, Change, Series, changes

NAN = float("nan")
CALM = Series([10, 11, 10, 11], [10, 11, 10, 11] * 3)
TWELVE = [8, 9, 10, 11, 12, 8.5, 9.5, 10.5, 11.5, 9.8, 10.2, 10.1]
FOUR_AND_TWELVE = st.builds(
    Series,
    st.lists(st.integers(0, 40), min_size=4, max_size=4),
    st.lists(st.integers(0, 40), min_size=12, max_size=12),
)
MANY = st.dictionaries(st.integers(0, 99), FOUR_AND_TWELVE, max_size=8)


def times(factor, of=TWELVE):
    """Four weeks so many times the highest of the twelve."""
    return Series([factor * max(of) + n for n in range(4)], of)


def alone_among(m, one=None):
    return changes({"one": one or times(2), **dict.fromkeys(range(m - 1), CALM)})["one"]


class TestChange:
    def test_four_weeks_above_all_twelve_and_twice_as_high_are_a_step(self):
        found = changes({("Bouw", "hours"): Series([20, 21, 22, 23], TWELVE)})
        assert found == {("Bouw", "hours"): Change(1 / 1820, 1 / 1820, 21.5 / 10.05, True)}

    def test_four_weeks_like_the_twelve_are_none(self):
        """Of eight tens and eight elevens: 1,820 ways less 70 with no eleven and 8 x 56 with one."""
        assert changes({"hours": CALM})["hours"] == Change(1302 / 1820, 1302 / 1820, 1, False)

    def test_a_sure_step_of_less_than_a_quarter_is_none(self):
        small = Series([12.1, 12.2, 12.3, 12.4], TWELVE)
        found = changes({"hours": small})["hours"]
        assert (found.q <= FALSE_DISCOVERY, found.ratio < SIZE_GATE, found.holds) == (True, True, False)

    def test_a_large_step_that_chance_gives_as_well_is_none(self):
        found = changes({"messages": Series([30, 1, 2, 40], [1, 2, 40, 35, 1, 2, 1, 1, 2, 1, 30, 1])})[
            "messages"
        ]
        assert (found.ratio >= SIZE_GATE, found.q > FALSE_DISCOVERY, found.holds) == (True, True, False)

    def test_a_step_down_is_none(self):
        assert changes({"hours": Series([1, 2, 1, 2], TWELVE)})["hours"].p == pytest.approx(1)

    def test_a_quarter_more_exactly_is_enough_also_as_a_binary_fraction(self):
        tenths = Series([0.125] * 4, [0.1] * 12)
        thirds = Series([1.1 * 1.25 / 3] * 4, [1.1 / 3] * 12)
        assert all(one.holds for one in changes({1: tenths, 2: thirds}).values())

    def test_after_nothing_every_hour_is_infinitely_more(self):
        found = changes({"new": Series([1, 2, 3, 4], [0] * 12)})["new"]
        assert (found.ratio, found.holds) == (inf, True)

    def test_nothing_after_nothing_is_no_step(self):
        assert changes({"none": Series([0] * 4, [0] * 12)})["none"] == Change(1, 1, None, False)
        once = changes({"once": Series([0, 0, 0, 9], [0] * 12)})["once"]
        assert (once.ratio, once.holds) == (None, False)

    def test_the_lines_can_be_moved(self):
        small = {"hours": Series([12.1, 12.2, 12.3, 12.4], TWELVE)}
        assert changes(small, size_gate=1.2)["hours"].holds
        assert not changes(small, size_gate=1.2, false_discovery=0.0001)["hours"].holds

    def test_no_series_no_changes(self):
        assert changes({}) == {}

    @pytest.mark.parametrize(
        ("one", "match"),
        [
            (Series([], TWELVE), "one side is empty"),
            (Series([1], []), "one side is empty"),
            (Series([1, NAN, 1, 1], TWELVE), "without a number"),
            (Series([1, -1, 1, 1], TWELVE), "below 0"),
            (Series([1, inf, 1, 1], TWELVE), "without end"),
        ],
    )
    def test_what_is_no_series_is_refused(self, one, match):
        with pytest.raises(ValueError, match=match):
            changes({"one": one})


class TestManySeries:
    def test_the_largest_step_alone_holds_among_91_series_and_not_among_92(self):
        assert alone_among(91).q == pytest.approx(0.05)
        assert (alone_among(91).holds, alone_among(92).holds) == (True, False)

    def test_among_24_only_the_lowest_recent_week_may_lie_below_only_the_highest_before(self):
        before = [*range(1, 12), 50]
        assert alone_among(24, Series([49, 60, 61, 62], before)).holds
        assert not alone_among(24, Series([10.5, 60, 61, 62], before)).holds
        assert not alone_among(24, Series([48, 49, 61, 62], before)).holds

    def test_steps_in_several_series_help_each_other(self):
        weak = Series([48, 49, 61, 62], [*range(1, 12), 50])
        together = changes({n: weak if n < 3 else CALM for n in range(24)})
        assert [n for n, one in together.items() if one.holds] == [0, 1, 2]

    def test_twenty_four_series_take_no_time(self):
        start = perf_counter()
        changes({n: Series([n, 2, 3, n], [(n * k) % 7 for k in range(12)]) for n in range(24)})
        assert perf_counter() - start < 0.05  # ten times what it takes


class TestLaws:
    @given(MANY)
    def test_p_q_and_ratio_are_those_of_scipy_and_the_medians(self, series):
        found = changes(series)
        assert list(found) == list(series)
        for key, (recent, before) in series.items():
            if len({*recent, *before}) == 16:
                expected = mannwhitneyu(recent, before, alternative="greater", method="exact").pvalue
                assert found[key].p == pytest.approx(expected)
            if median(before):
                assert found[key].ratio == median(recent) / median(before)
        if series:
            qs = false_discovery_control([one.p for one in found.values()])
            assert [one.q for one in found.values()] == pytest.approx(list(qs))

    @given(MANY)
    def test_a_step_that_holds_has_both_the_odds_and_the_size(self, series):
        for p, q, ratio, holds in changes(series).values():
            assert 1 / 1820 <= p <= q + 1e-12
            assert holds == (q <= 0.05 + 1e-9 and ratio is not None and ratio >= 1.25 - 1e-9)

    @given(MANY, st.randoms(use_true_random=False))
    def test_neither_the_order_of_series_nor_of_weeks_matters(self, series, random):
        keys = random.sample(list(series), len(series))
        shuffled = {key: Series(*(random.sample(part, len(part)) for part in series[key])) for key in keys}
        assert changes(shuffled) == changes(series)

    @given(FOUR_AND_TWELVE, st.integers(2, 60))
    def test_another_unit_changes_nothing(self, one, unit):
        other = Series(*([unit * week for week in part] for part in one))
        (found,), (again,) = changes({1: one}).values(), changes({1: other}).values()
        assert (again.p, again.holds) == (found.p, found.holds)


def remembering(random, n, memory):
    """Weeks around 1 with a spread of a quarter that keep so much of the week before."""
    noise = [random.gauss(0, 1)]
    while len(noise) < n:
        noise.append(memory * noise[-1] + sqrt(1 - memory**2) * random.gauss(0, 1))
    return [max(1 + one / 4, 0) for one in noise]


def seen(weeks, end):
    return Series(weeks[end - 4 : end], weeks[end - 16 : end - 4])


@pytest.mark.parametrize(("memory", "budget"), [(0, 1), (0.3, 4)])
def test_noise_alone_gives_few_steps_a_year(memory, budget):
    """24 series, 13 reviews a year; 150 years gave 0.3 and 2.5."""
    random, years, held = Random(3), 40, 0
    for _ in range(years):
        series = [remembering(random, 16 + 48, memory) for _ in range(24)]
        for end in range(16, 65, 4):
            held += sum(
                one.holds for one in changes({n: seen(w, end) for n, w in enumerate(series)}).values()
            )
    assert held / years <= budget


def test_a_doubling_among_24_is_found_in_most_cases():
    random, draws, found = Random(4), 150, 0
    for _ in range(draws):
        series = [remembering(random, 16, 0) for _ in range(24)]
        series[0][12:] = [2 * week for week in series[0][12:]]
        found += changes({n: seen(weeks, 16) for n, weeks in enumerate(series)})[0].holds
    assert found / draws >= 0.6
