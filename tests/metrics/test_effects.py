from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu, permutation_test, rankdata

from tracker.metrics.effects import Effect, adherence, before_after, compared, counts_from

FIRST = date(2026, 1, 5)
SIX = [10, 11, 12, 13, 14, 15]
TRIGGER, SETTLING = [30, 31, 32, 33], [40, 0]
VALUES = st.integers(0, 20)


def dated(values: Sequence[float | None], start: int = 0) -> list[tuple[date, float | None]]:
    """The values as one week after another."""
    return [(FIRST + timedelta(weeks=start + n), value) for n, value in enumerate(values)]


def told_in(week: int, weekday: int = 2) -> date:
    return FIRST + timedelta(weeks=week, days=weekday)


def around(
    before: Sequence[float],
    after: Sequence[float],
    better: Any = "less",
    trigger: Sequence[float] = TRIGGER,
    settling: Sequence[float] = SETTLING,
) -> Effect:
    """The effect of a limit told on the Wednesday after the weeks of the trigger."""
    series = dated([*before, *trigger, *settling, *after])
    return before_after(series, told_in(len(before) + len(trigger)), better)


def values(weeks: Sequence[Any]) -> list[float]:
    return [week.value for week in weeks]


class TestWeeks:
    def test_those_of_the_trigger_of_the_telling_and_of_settling_are_left_out(self) -> None:
        effect = around([9, 8, 7, 6, 5, 4, 3, 2], [1, 2, 3, 4, 5, 6])
        assert values(effect.before) == [9, 8, 7, 6, 5, 4, 3, 2]
        assert values(effect.trigger) == TRIGGER
        assert values(effect.settling) == SETTLING
        assert values(effect.after) == [1, 2, 3, 4, 5, 6]
        assert effect.after[0].monday == counts_from(effect.told) == FIRST + timedelta(weeks=14)

    def test_at_most_eight_count_before_and_after_those_nearest_to_the_telling(self) -> None:
        effect = around(range(20), range(50, 70))
        assert values(effect.before) == list(range(12, 20))
        assert values(effect.after) == list(range(50, 58))

    def test_without_a_value_they_take_no_part_and_others_take_their_place(self) -> None:
        series = dated([5, None, 6, 30, None, 31, 32, None, 33, 40, None, None, 1, None, 2])
        effect = before_after(series, told_in(9), "less")
        assert values(effect.before) == [5, 6]
        assert values(effect.trigger) == [30, 31, 32, 33]
        assert values(effect.settling) == [40]
        assert effect.after == ((FIRST + timedelta(weeks=12), 1), (FIRST + timedelta(weeks=14), 2))

    def test_the_settling_week_is_the_next_of_the_calendar_though_nobody_worked_in_it(self) -> None:
        series = [*dated(SIX + TRIGGER), *dated(SIX, start=12)]
        effect = before_after(series, told_in(10), "less")
        assert effect.settling == ()
        assert values(effect.after) == SIX

    @pytest.mark.parametrize("weekday", [0, 6])
    def test_from_monday_to_sunday_the_telling_lies_in_one_week(self, weekday: int) -> None:
        series = dated(SIX + TRIGGER + SETTLING + SIX)
        effect = before_after(series, told_in(10, weekday), "less")
        assert values(effect.settling) == SETTLING
        assert counts_from(told_in(10, weekday)) == FIRST + timedelta(weeks=12)

    def test_their_order_does_not_matter(self) -> None:
        series = dated(SIX + TRIGGER + SETTLING + SIX)
        assert before_after(series[::-1], told_in(10), "less") == before_after(series, told_in(10), "less")

    def test_nothing_at_all_is_too_early(self) -> None:
        effect = before_after([], told_in(3), "less")
        assert (effect.before, effect.trigger, effect.settling, effect.after) == ((), (), (), ())
        assert (effect.median_before, effect.median_after, effect.difference) == (None, None, None)
        assert (effect.pairs, effect.p, effect.verdict, effect.is_worse) == (None, None, "too early", False)

    @pytest.mark.parametrize(
        ("series", "says"),
        [
            ([(date(2026, 1, 6), 1.0)], "2026-01-06 is no Monday"),
            ([(FIRST, 1.0), (FIRST, None)], "2026-01-05 comes twice"),
            ([(FIRST, float("nan"))], "no finite number"),
            ([(FIRST, float("inf"))], "no finite number"),
        ],
    )
    def test_other_days_twice_the_same_and_no_number_are_refused(self, series: Any, says: str) -> None:
        with pytest.raises(ValueError, match=says):
            before_after(series, told_in(3), "less")

    def test_a_direction_that_is_neither_is_refused_even_without_weeks(self) -> None:
        with pytest.raises(ValueError, match="'fewer' is neither less nor more"):
            before_after([], told_in(3), "fewer")  # type: ignore[arg-type]


class TestVerdict:
    def test_six_weeks_below_eight_are_a_clear_change(self) -> None:
        """Of all 3,003 ways to pick six of fourteen weeks one has the six lowest."""
        effect = around([6, 7, 5, 8, 6, 7, 6, 9], [3, 4, 2, 4, 3, 4])
        assert (effect.median_before, effect.median_after, effect.difference) == (6.5, 3.5, -3)
        assert effect.pairs == (48, 48, 1)
        assert effect.p == 1 / 3003
        assert effect.verdict == "clear change"
        assert effect.helped

    def test_most_pairs_but_not_nearly_all_look_like_a_change(self) -> None:
        """13 is above three of six, the five others below all: 33 of 36 pairs, or more, in 7 of 924 ways."""
        effect = around([10, 11, 12, 14, 15, 16], [1, 2, 3, 4, 5, 13])
        assert effect.pairs == (33, 36, 33 / 36)
        assert effect.p == 7 / 924
        assert effect.verdict == "looks like a change"

    def test_a_few_better_weeks_could_be_chance(self) -> None:
        effect = around([10, 12, 14, 16, 18, 20], [9, 11, 13, 15, 17, 19])
        assert effect.pairs == (21, 36, 21 / 36)
        assert effect.verdict == "could be chance"
        assert not effect.helped

    def test_equal_weeks_could_be_chance(self) -> None:
        effect = around([5] * 8, [5] * 8)
        assert (effect.pairs, effect.p, effect.difference) == ((32, 64, 0.5), 1, 0)
        assert (effect.verdict, effect.is_worse) == ("could be chance", False)

    def test_with_five_weeks_after_it_is_too_early_however_good_they_are(self) -> None:
        effect = around(SIX, [1, 2, 3, 4, 5])
        assert (effect.verdict, effect.weeks_to_go) == ("too early", 1)
        assert (effect.difference, effect.pairs) == (-9.5, (30, 30, 1))
        assert around(SIX, [1, 2, 3, 4, 5, 6]).verdict == "clear change"

    def test_with_five_weeks_before_no_week_to_come_makes_it_more(self) -> None:
        effect = around(SIX[1:], [1, 2, 3, 4, 5, 6, 7, 8])
        assert (effect.verdict, effect.weeks_to_go) == ("too early", None)

    def test_more_can_be_better(self) -> None:
        effect = around([0.2] * 6, [0.5, 0.6, 0.7, 0.8, 0.9, 1.0], "more", trigger=[0.0] * 4)
        assert effect.difference == pytest.approx(0.55)
        assert (effect.pairs, effect.verdict) == ((36, 36, 1), "clear change")

    def test_what_grew_worse_never_helped(self) -> None:
        effect = around(SIX, [20, 21, 22, 23, 24, 25])
        assert effect.pairs == (0, 36, 0)
        assert effect.p == 1
        assert (effect.verdict, effect.helped, effect.is_worse) == ("could be chance", False, True)

    def test_too_few_weeks_are_not_worse_either(self) -> None:
        assert not around(SIX, [20, 21, 22, 23, 24]).is_worse

    def test_a_bad_spell_that_passed_by_itself_is_no_help(self) -> None:
        """Held against the four bad weeks, among others, the weeks after would be a clear change."""
        usual, spell = [10, 12, 9, 13, 11, 10, 12, 11], [17, 19, 18, 20]
        after = [11, 10, 12, 9, 13, 11, 10, 12]
        assert around(usual, after, trigger=spell).verdict == "could be chance"
        naive = around(usual[4:] + spell, after, trigger=[0] * 4)
        assert naive.helped


MARKS = {told_in(n, 0): (f"week {n}",) for n in range(-3, 40)}


class TestMarks:
    def test_they_change_no_number(self) -> None:
        series = dated(SIX + TRIGGER + SETTLING + SIX)
        plain = before_after(series, told_in(10), "less")
        assert plain.marks == {}
        assert before_after(series, told_in(10), "less", MARKS)._replace(marks={}) == plain

    def test_those_from_the_first_to_the_last_week_are_handed_on(self) -> None:
        series = dated([None, *range(20), *TRIGGER, *SETTLING, *range(12)])
        effect = before_after(series, told_in(25), "less", MARKS)
        assert list(effect.marks.values()) == [(f"week {n}",) for n in range(13, 35)]

    def test_a_holiday_without_a_value_keeps_its_mark(self) -> None:
        series = dated([*SIX, *TRIGGER, *SETTLING, 1, None, 2])
        effect = before_after(series, told_in(10), "less", {told_in(13, 0): ["leave", "launch"]})
        assert effect.marks == {told_in(13, 0): ("leave", "launch")}

    def test_while_nothing_came_after_those_of_the_telling_are_there(self) -> None:
        effect = before_after(dated(SIX + TRIGGER), told_in(10), "less", MARKS)
        assert list(effect.marks) == [told_in(n, 0) for n in range(12)]


WEEKS = st.lists(VALUES, min_size=6, max_size=8)


class TestLaws:
    @given(WEEKS, WEEKS)
    def test_the_other_hope_mirrors_pairs_and_what_helped_is_what_grew_worse(
        self, before: list[int], after: list[int]
    ) -> None:
        less, more = around(before, after), around(before, after, "more")
        assert less.pairs
        assert more.pairs
        assert less.pairs.improved + more.pairs.improved == less.pairs.total
        assert (less.helped, less.is_worse) == (more.is_worse, more.helped)
        assert not (less.helped and less.is_worse)
        assert less.difference == more.difference

    @given(WEEKS, WEEKS, st.lists(VALUES, min_size=4, max_size=4), st.lists(VALUES, min_size=2, max_size=2))
    def test_nothing_that_is_left_out_plays_a_part(
        self, before: list[int], after: list[int], trigger: list[int], settling: list[int]
    ) -> None:
        one, other = around(before, after), around(before, after, trigger=trigger, settling=settling)
        assert one == other._replace(trigger=one.trigger, settling=one.settling)

    @given(WEEKS, WEEKS, st.randoms(use_true_random=False))
    def test_within_its_side_a_week_may_stand_anywhere(
        self, before: list[int], after: list[int], random: Any
    ) -> None:
        one = around(before, after)
        other = around(random.sample(before, len(before)), random.sample(after, len(after)))
        assert one[6:] == other[6:]

    @given(WEEKS, WEEKS)
    def test_pairs_are_those_that_one_counts(self, before: list[int], after: list[int]) -> None:
        effect = around(before, after)
        assert effect.pairs
        assert effect.pairs.improved == sum((a < b) + (a == b) / 2 for b, a in product(before, after))
        assert effect.difference == median(after) - median(before)

    @given(st.permutations(range(14)), st.sampled_from(["less", "more"]))
    def test_without_ties_p_is_scipys(self, weeks: list[int], better: str) -> None:
        before, after = weeks[:8], weeks[8:]
        alternative = "less" if better == "less" else "greater"
        expected = mannwhitneyu(after, before, alternative=alternative, method="exact").pvalue
        assert around(before, after, better).p == pytest.approx(expected, abs=1e-12)

    def test_with_ties_p_is_scipys_of_all_ways(self) -> None:
        before, after = [4, 4, 3, 5, 4, 6], [2, 4, 3, 2, 4, 3]
        ranks = rankdata(before + after)
        expected = permutation_test(
            (ranks[6:], ranks[:6]), lambda x, _rest: x.sum(), alternative="less", n_resamples=1000
        ).pvalue
        assert around(before, after).p == pytest.approx(expected, abs=1e-12)

    @given(WEEKS, WEEKS, st.integers(1, 20))
    def test_a_larger_fall_is_never_less_of_a_help(
        self, before: list[int], after: list[int], more: int
    ) -> None:
        one, other = around(before, after), around(before, [value - more for value in after])
        assert one.p is not None
        assert other.p is not None
        assert other.p <= one.p
        assert other.helped >= one.helped


class TestAdherence:
    def test_without_an_occasion_nothing_is_known(self) -> None:
        assert adherence(0, 0) == (0, 0, None, 0, 1, "unknown")

    @pytest.mark.parametrize(
        ("kept", "occasions", "keeping"),
        [
            (0, 4, "unknown"),
            (4, 4, "unknown"),
            (2, 5, "not kept"),
            (3, 5, "kept"),
            (9, 15, "kept"),
            (59, 100, "not kept"),
            (60, 100, "kept"),
        ],
    )
    def test_from_five_occasions_on_six_of_ten_are_kept(
        self, kept: int, occasions: int, keeping: str
    ) -> None:
        assert adherence(kept, occasions).keeping == keeping

    def test_its_interval_is_wilsons(self) -> None:
        found = adherence(12, 20)
        assert (found.share, found.low, found.high) == pytest.approx((0.6, 0.3866, 0.7812), abs=5e-5)

    @pytest.mark.parametrize(("kept", "occasions"), [(-1, 3), (4, 3), (0, -1)])
    def test_what_is_no_share_is_refused(self, kept: int, occasions: int) -> None:
        with pytest.raises(ValueError, match="is no share"):
            adherence(kept, occasions)


class TestComparison:
    OURS = around([10] * 6, [6] * 6)  # its weeks 0 to 5 and 12 to 17

    @staticmethod
    def other(before: float, after: float) -> list[tuple[date, float | None]]:
        return dated([before] * 6 + [99] * 6 + [after] * 6)

    def test_what_moved_every_client_is_taken_off(self) -> None:
        others = {"Bouw": self.other(8, 7), "Eik": self.other(20, 17), "Linde": self.other(5, 5)}
        found = compared(self.OURS, others)
        assert found == (-4, {"Bouw": -1, "Eik": -3, "Linde": 0}, -1, -3)

    def test_one_other_client_is_no_comparison(self) -> None:
        assert compared(self.OURS, {}) is None
        assert compared(self.OURS, {"Bouw": self.other(8, 7)}) is None
        assert compared(self.OURS, {"Bouw": self.other(8, 7), "Eik": self.other(8, 7)}) is not None

    def test_only_the_same_weeks_of_the_calendar_count(self) -> None:
        """Five weeks earlier and later he was elsewhere; the six between are those of telling."""
        around_it = [*dated([70] * 5, start=-5), *self.other(8, 7), *dated([70] * 5, start=18)]
        found = compared(self.OURS, {"Bouw": around_it, "Eik": self.other(8, 7)})
        assert found is not None
        assert found.others == {"Bouw": -1, "Eik": -1}

    def test_a_client_with_fewer_than_three_weeks_on_a_side_is_left_out(self) -> None:
        two = [*dated([8] * 6), *dated([None, 7, None, 7], start=12)]
        three = [*dated([8] * 6), *dated([None, 7, 7, 7], start=12)]
        others = {"Eik": self.other(8, 7), "Linde": self.other(8, 7)}
        assert compared(self.OURS, {**others, "Bouw": two}) == compared(self.OURS, others)
        found = compared(self.OURS, {**others, "Bouw": three})
        assert found is not None
        assert "Bouw" in found.others

    def test_while_it_is_too_early_there_is_none(self) -> None:
        others = {"Bouw": self.other(8, 7), "Eik": self.other(20, 17)}
        assert compared(around([10] * 6, [6] * 5), others) is None
        assert compared(before_after([], told_in(3), "less"), others) is None

    def test_clients_who_did_the_same_leave_nothing(self) -> None:
        found = compared(self.OURS, {"Bouw": self.other(10, 6), "Eik": self.other(9, 5)})
        assert found is not None
        assert found.beyond == 0

    @given(st.integers(-50, 50))
    def test_what_is_added_to_all_weeks_after_of_everybody_changes_nothing(self, more: int) -> None:
        others = {name: self.other(8, 7 + more) for name in ("Bouw", "Eik")}
        found = compared(around([10] * 6, [6 + more] * 6), others)
        assert found is not None
        assert found.beyond == -3
