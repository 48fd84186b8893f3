from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import comb, sin
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.metrics.coin_flips import draw, evaluate

FOUR = ["try", "usual"] * 4
LENGTHS = st.integers(8, 26)


def all_draws(weeks: int, tries: int) -> list[list[str]]:
    """Every order of so many weeks to try among all."""
    return [
        ["try" if week in chosen else "usual" for week in range(weeks)]
        for chosen in combinations(range(weeks), tries)
    ]


class TestDraw:
    @given(LENGTHS, st.randoms(use_true_random=False))
    def test_there_are_as_many_of_each_and_one_more_of_an_odd_number(self, weeks: int, random: Any) -> None:
        arms = draw(weeks, random)
        assert len(arms) == weeks
        assert set(arms) == {"try", "usual"}
        assert abs(arms.count("try") - arms.count("usual")) == weeks % 2

    @pytest.mark.parametrize("weeks", [-1, 0, 7, 27])
    def test_fewer_than_eight_weeks_and_more_than_half_a_year_are_refused(self, weeks: int) -> None:
        with pytest.raises(ValueError, match=f"{weeks} weeks are not within 8 and 26"):
            draw(weeks, Random(1))

    def test_the_same_coin_draws_the_same_weeks(self) -> None:
        assert draw(12, Random(3)) == draw(12, Random(3))
        assert len({draw(12, Random(seed)) for seed in range(20)}) > 10

    def test_every_order_comes_up_as_often_as_any_other(self) -> None:
        """70 orders of eight weeks, 100 times each; chi-square is above 111 in one of a thousand tests."""
        random = Random(20261122)
        seen = Counter(draw(8, random) for _unused in range(7000))
        assert set(seen) == set(map(tuple, all_draws(8, 4)))
        assert sum((n - 100) ** 2 / 100 for n in seen.values()) < 111

    def test_of_nine_weeks_either_half_gets_the_odd_one(self) -> None:
        random = Random(20261122)
        tries = Counter(draw(9, random).count("try") for _unused in range(1000))
        assert set(tries) == {4, 5}
        assert 430 < tries[4] < 570


class TestOutcome:
    def test_four_weeks_all_lower_are_a_clear_change(self) -> None:
        found = evaluate(FOUR, [3, 9, 4, 8, 2, 10, 3, 9], "less")
        assert (found.tried, found.usual) == ((3, 4, 2, 3), (9, 8, 10, 9))
        assert (found.mean_tried, found.mean_usual, found.difference) == (3, 9, -6)
        assert (found.pairs, found.p) == ((16, 16, 1), 1 / 70)
        assert (found.verdict, found.helped, found.is_worse) == ("clear change", True, False)
        assert (found.finished, found.to_come, found.without_value, found.missed) == (8, 0, 0, 0)

    def test_all_but_one_pair_are_clear_and_eleven_of_twelve_look_like_a_change(self) -> None:
        """The highest tried week lies above the lowest usual one, then above the two lowest."""
        arms = ["try"] * 6 + ["usual"] * 6
        one = evaluate(arms, [1, 2, 3, 4, 5, 11, 10, 12, 13, 14, 15, 16], "less")
        three = evaluate(arms, [1, 2, 3, 4, 5, 13, 10, 11, 12, 14, 15, 16], "less")
        assert (one.pairs, one.verdict) == ((35, 36, 35 / 36), "clear change")
        assert (three.pairs, three.verdict) == ((33, 36, 33 / 36), "looks like a change")

    def test_what_grew_worse_never_helped(self) -> None:
        found = evaluate(FOUR, [3, 9, 4, 8, 2, 10, 3, 9], "more")
        assert (found.p, found.pairs) == (1, (0, 16, 0))
        assert (found.verdict, found.helped, found.is_worse) == ("could be chance", False, True)

    def test_equal_weeks_could_be_chance(self) -> None:
        found = evaluate(FOUR, [5.5] * 8, "less")
        assert (found.p, found.pairs, found.verdict) == (1, (8, 16, 0.5), "could be chance")

    def test_a_mean_that_few_weeks_move_is_not_enough(self) -> None:
        """Five quiet tried weeks of thirteen: p is .02, but in most pairs the tried week is the worse one."""
        found = evaluate(["try"] * 13 + ["usual"] * 13, [0] * 5 + [51] * 8 + [50] * 13, "less")
        assert found.p == comb(21, 8) / comb(26, 13)
        assert (found.pairs, found.verdict) == ((65, 169, 65 / 169), "could be chance")

    def test_before_the_last_week_it_is_too_early_however_good_it_looks(self) -> None:
        arms = ["try", "usual"] * 6
        found = evaluate(arms, [1, 9] * 5, "less")
        assert (found.finished, found.to_come, found.difference) == (10, 2, -8)
        assert (found.p, found.verdict) == (1 / 252, "too early")
        assert evaluate(arms, [1, 9] * 6, "less").verdict == "clear change"

    def test_one_ended_early_is_asked_with_the_arms_of_its_finished_weeks(self) -> None:
        arms = ["try", "usual"] * 6
        assert evaluate(arms[:10], [1, 9] * 5, "less").verdict == "clear change"
        assert evaluate(arms[:7], [1, 9] * 3 + [1], "less").verdict == "too early"

    def test_fewer_than_four_weeks_of_each_with_a_value_are_too_early(self) -> None:
        arms = ["try", "usual"] * 5
        assert evaluate(arms, [1, 9, 1, 9, 1, 9, None, 9, None, 9], "less").verdict == "too early"
        assert evaluate(arms, [1, 9, 1, 9, 1, 9, 1, 9, None, 9], "less").verdict == "clear change"

    def test_a_week_without_a_value_is_left_out_and_counted(self) -> None:
        found = evaluate(["usual", *FOUR], [None, 3, 9, 4, 8, 2, 10, 3, 9], "less")
        assert (found.finished, found.without_value) == (9, 1)
        assert found._replace(finished=8, without_value=0) == evaluate(
            FOUR, [3, 9, 4, 8, 2, 10, 3, 9], "less"
        )

    def test_a_missed_week_counts_as_drawn(self) -> None:
        values = [3, 9, 4, 8, 12, 10, 3, 9]
        found = evaluate(FOUR, values, "less", missed={4})
        assert found.missed == 1
        assert found._replace(missed=0) == evaluate(FOUR, values, "less")

    def test_missed_weeks_to_come_or_without_a_value_are_not_counted_as_missed(self) -> None:
        assert evaluate(FOUR, [3, None, 4], "less", missed=[1, 2, 2, 7]).missed == 1

    def test_before_the_first_week_and_with_one_half_only_there_is_nothing(self) -> None:
        for values in ([], [None], [1.5]):
            found = evaluate(FOUR, values, "less")
            assert (found.difference, found.pairs, found.p) == (None, None, None)
            assert (found.verdict, found.is_worse, found.to_come) == ("too early", False, 8 - len(values))

    @pytest.mark.parametrize(
        ("arms", "values", "missed", "says"),
        [
            (["try", "heads"], [1], (), "'heads' is neither try nor usual"),
            (FOUR, [1.0] * 9, (), "9 values for 8 weeks"),
            (FOUR, [float("nan")], (), "no finite number"),
            (FOUR, [1.0], [8], "was not drawn"),
            (FOUR, [1.0], [-1], "was not drawn"),
            (["try"] * 27, [], (), "27 weeks are more than 26"),
        ],
    )
    def test_other_arms_too_many_weeks_and_no_numbers_are_refused(
        self, arms: Any, values: Any, missed: Any, says: str
    ) -> None:
        with pytest.raises(ValueError, match=says):
            evaluate(arms, values, "less", missed)

    def test_a_direction_that_is_neither_is_refused_even_without_weeks(self) -> None:
        with pytest.raises(ValueError, match="'down' is neither less nor more"):
            evaluate(FOUR, [], "down")  # type: ignore[arg-type]


WHOLE = st.lists(st.integers(0, 30), min_size=8, max_size=10)


class TestLaws:
    @settings(deadline=None)
    @given(WHOLE, st.randoms(use_true_random=False), st.sampled_from(["less", "more"]))
    def test_p_is_the_share_of_all_draws_that_do_as_well(
        self, values: list[int], random: Any, better: Any
    ) -> None:
        arms = draw(len(values), random)
        sign = 1 if better == "more" else -1

        def tried(order: Sequence[str]) -> int:
            return sign * sum(value for arm, value in zip(order, values, strict=True) if arm == "try")

        draws = all_draws(len(values), arms.count("try"))
        expected = sum(tried(order) >= tried(arms) for order in draws) / len(draws)
        assert evaluate(arms, values, better).p == expected

    @given(WHOLE, st.randoms(use_true_random=False))
    def test_in_which_order_the_weeks_came_does_not_matter(self, values: list[int], random: Any) -> None:
        weeks = list(zip(draw(len(values), random), values, strict=True))
        one = evaluate(*zip(*weeks, strict=True), "less")
        other = evaluate(*zip(*random.sample(weeks, len(weeks)), strict=True), "less")
        assert one[3:] == other[3:]

    @given(WHOLE, st.randoms(use_true_random=False), st.integers(-99, 99))
    def test_what_is_added_to_every_week_changes_nothing(
        self, values: list[int], random: Any, more: int
    ) -> None:
        arms = draw(len(values), random)
        one, other = evaluate(arms, values, "less"), evaluate(arms, [v + more for v in values], "less")
        assert one[9:] == other[9:]
        assert other.difference == pytest.approx(one.difference)

    @given(WHOLE, st.randoms(use_true_random=False))
    def test_the_other_hope_is_the_mirror(self, values: list[int], random: Any) -> None:
        arms = draw(len(values), random)
        less, more = evaluate(arms, values, "less"), evaluate(arms, values, "more")
        assert less.pairs
        assert more.pairs
        assert less.pairs.improved + more.pairs.improved == less.pairs.total
        assert (less.helped, less.is_worse) == (more.is_worse, more.helped)

    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=8), st.sampled_from(["less", "more"]))
    def test_whatever_the_weeks_do_by_themselves_at_most_one_draw_in_twenty_helps(
        self, values: list[float], better: Any
    ) -> None:
        helped = [evaluate(arms, values, better).helped for arms in all_draws(8, 4)]
        assert sum(helped) <= 0.05 * len(helped)

    @pytest.mark.parametrize(
        "values",
        [
            pytest.param([float(n) for n in range(12)], id="a trend"),
            pytest.param([5.0] * 7 + [20.0] * 5, id="a busy phase"),
            pytest.param([sin(n / 2) for n in range(12)], id="a slow wave"),
            pytest.param([1.6, 1.5, 0.9, 1.2, 0.3, -0.5, -0.2, -0.9, -1.8, -1.2, -0.4, 0.1], id="memory .7"),
        ],
    )
    def test_trends_phases_and_memory_help_in_at_most_one_of_twenty_draws(self, values: list[float]) -> None:
        helped = [evaluate(arms, values, "less").helped for arms in all_draws(12, 6)]
        assert len(helped) == 924
        assert sum(helped) <= 0.05 * len(helped)
