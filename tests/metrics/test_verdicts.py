import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.metrics.rank_tests import non_overlap
from tracker.metrics.verdicts import VERDICTS, Pairs, is_change, oriented, pairs, verdict

WEEKS = st.lists(st.integers(-9, 9), min_size=1, max_size=9)
BETTER = st.sampled_from(["less", "more"])


class TestPairs:
    def test_equal_weeks_count_half(self):
        """1 and 3 against 0, 1 and 2: less in 1>0, 3>0, 3>1, 3>2, equal in 1=1, more in 1<2."""
        assert pairs([1, 3], [0, 1, 2], "less") == Pairs(4.5, 6, 0.75)
        assert pairs([1, 3], [0, 1, 2], "more") == Pairs(1.5, 6, 0.25)

    def test_another_direction_an_empty_side_and_no_number_are_refused(self):
        with pytest.raises(ValueError, match="'down' is neither less nor more"):
            pairs([1], [2], "down")
        with pytest.raises(ValueError, match="one side is empty"):
            pairs([], [2], "less")
        with pytest.raises(ValueError, match="without a number"):
            pairs([1], [float("nan")], "less")

    @given(WEEKS, WEEKS, BETTER)
    def test_they_are_counted_one_by_one(self, before, after, better):
        sign = 1 if better == "more" else -1
        each = [(sign * (a - b) > 0) + (a == b) / 2 for b in before for a in after]
        assert pairs(before, after, better) == Pairs(sum(each), len(each), sum(each) / len(each))

    @given(WEEKS, WEEKS)
    def test_the_other_hope_is_the_mirror(self, before, after):
        less, more = pairs(before, after, "less"), pairs(before, after, "more")
        assert less.improved + more.improved == less.total == more.total
        assert more.share == non_overlap(before, after)


def test_the_side_hoped_to_be_higher_comes_second():
    assert oriented([1], [2], "more") == ([1], [2])
    assert oriented([1], [2], "less") == ([2], [1])


class TestLadder:
    @pytest.mark.parametrize(
        ("p", "share", "rung"),
        [
            (0.001, 1.0, "clear change"),
            (0.05, 0.93, "clear change"),
            (0.001, 0.92, "looks like a change"),
            (0.05, 0.66, "looks like a change"),
            (0.051, 1.0, "could be chance"),
            (0.001, 0.65, "could be chance"),
            (1.0, 0.0, "could be chance"),
        ],
    )
    def test_it_takes_both_a_small_p_and_enough_pairs(self, p, share, rung):
        assert verdict(p, share) == rung

    def test_binary_fractions_on_a_line_are_on_it(self):
        assert verdict(0.05000000000000001, 1 - 0.07) == "clear change"
        assert verdict(0.01, 1 - 0.34) == "looks like a change"

    def test_only_the_upper_two_rungs_are_changes(self):
        assert [is_change(rung) for rung in VERDICTS] == [False, False, True, True]

    @given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
    def test_more_pairs_and_a_smaller_p_never_lower_it(self, p, share, part):
        assert VERDICTS.index(verdict(p * part, share)) >= VERDICTS.index(verdict(p, share))
        assert VERDICTS.index(verdict(p, share)) >= VERDICTS.index(verdict(p, share * part))
