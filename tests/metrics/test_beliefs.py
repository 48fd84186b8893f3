"""Assumptions: the record of those that were tested, and the order of those that were not."""

from datetime import date

from tracker.metrics.beliefs import by_weight, is_untested, tally, turned_out_wrong
from tracker.metrics.proportions import beta_interval
from tracker.records import Assumption

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def held(name, **fields):
    return Assumption(id=name, client=fields.pop("client", "Bouw"), **fields)


def names(found):
    return [of.id for of in found]


class TestTally:
    def test_of_seven_tested_two_held(self):
        known = [held(str(n), outcome="right" if n < 2 else "wrong") for n in range(7)]
        assert tally([*known, held("open"), held("asked", tested_on=MAY)]) == (7, 2, *beta_interval(2, 7))

    def test_without_any_tested_nothing_is_known(self):
        assert tally([held("open")]) == (0, 0, None, None)


class TestOrder:
    def test_that_on_which_most_rests_comes_first_and_a_decision_weighs_an_hour(self):
        known = [
            held("none"),
            held("hour", seconds=3600),
            held("two", decisions=2),
            held("more", seconds=9000),
        ]
        assert names(by_weight(known)) == ["more", "two", "hour", "none"]

    def test_of_equal_ones_the_one_held_longest_comes_first_and_undated_ones_last(self):
        known = [held("undated"), held("june", held_since=JUNE), held("may", held_since=MAY)]
        assert names(by_weight(known)) == ["may", "june", "undated"]


def test_a_day_or_an_outcome_is_a_test():
    assert is_untested(held("a", belief=100))
    assert not is_untested(held("b", tested_on=MAY))
    assert not is_untested(held("c", outcome="wrong"))


class TestWrongBefore:
    again = held("again", number=3)

    def test_the_same_of_the_ten_with_the_same_client_counts_the_latest(self):
        may = held("may", number=3, outcome="wrong", tested_on=MAY)
        june = held("june", number=3, outcome="wrong", tested_on=JUNE)
        assert turned_out_wrong(self.again, [june, may, self.again]) == june

    def test_another_number_client_or_outcome_does_not(self):
        others = [
            held("right", number=3, outcome="right"),
            held("other", number=4, outcome="wrong"),
            held("elsewhere", number=3, outcome="wrong", client="Eik"),
        ]
        assert turned_out_wrong(self.again, others) is None

    def test_beliefs_in_own_words_are_never_the_same(self):
        assert turned_out_wrong(held("a", text="x"), [held("b", text="x", outcome="wrong")]) is None
