from hypothesis import given
from hypothesis import strategies as st

from tests.metrics.talk import said
from tracker.metrics.contacts import MINUTE
from tracker.metrics.focus import focus_blocks, of_own_doing, undisturbed
from tracker.metrics.turns import turns

MORNING = [(540, 720)]
CUTS = st.lists(st.tuples(st.integers(500, 800), st.integers(0, 60)).map(lambda of: (of[0], of[0] + of[1])))


def own(*words, within=10):
    found = said(*words)
    return of_own_doing(found, turns(found), within * MINUTE)


class TestBlocks:
    def test_a_morning_without_cuts_is_one_block(self):
        assert focus_blocks(MORNING, [], 90) == MORNING

    def test_ninety_minutes_are_enough_and_eighty_nine_are_not(self):
        assert focus_blocks(MORNING, [(630, 720)], 90) == [(540, 630)]
        assert focus_blocks(MORNING, [(629, 720)], 90) == []

    def test_a_message_is_a_moment_that_cuts(self):
        assert focus_blocks(MORNING, [(630, 630)], 90) == [(540, 630), (630, 720)]
        assert focus_blocks(MORNING, [(600, 600), (660, 660)], 90) == []

    def test_what_lies_outside_the_window_cuts_nothing(self):
        assert focus_blocks(MORNING, [(500, 539), (540, 540), (720, 730)], 90) == MORNING

    def test_equal_totals_of_meetings_differ_by_where_they_lie(self):
        day = [(540, 1020)]
        together = [(540, 720)]
        scattered = [(600, 660), (750, 810), (900, 960)]
        assert len(focus_blocks(day, together, 90)) == 1
        assert [b - a for a, b in focus_blocks(day, scattered, 90)] == [90, 90]
        assert focus_blocks(day, [(600 + n * 80, 620 + n * 80) for n in range(6)], 90) == []

    def test_a_lunch_between_two_windows_is_no_block(self):
        assert focus_blocks([(540, 600), (660, 720)], [], 90) == []

    def test_overlapping_cuts_are_one(self):
        assert list(undisturbed(MORNING, [(560, 640), (600, 620)])) == [(540, 560), (640, 720)]

    @given(CUTS)
    def test_a_further_cut_leaves_no_more_time(self, cuts):
        def free(of):
            return sum(b - a for a, b in undisturbed(MORNING, of))

        assert free(cuts) <= free(cuts[1:]) <= 180
        assert all(540 <= a < b <= 720 for a, b in undisturbed(MORNING, cuts))

    @given(CUTS)
    def test_nothing_cuts_into_a_stretch(self, cuts):
        for a, b in undisturbed(MORNING, cuts):
            assert not any(max(a, lo) < min(b, hi) or a < lo == hi < b for lo, hi in cuts)


class TestOwnDoing:
    def test_who_begins_does_it_himself(self):
        assert own("10:00 out email", "11:00 out phone 10m") == {1, 2}

    def test_an_answer_within_ten_minutes_is_his_and_a_later_one_is_not(self):
        assert own("10:00 in email #a", "10:10 out email #a") == {2}
        assert own("10:00 in email #a", "10:11 out email #a") == set()

    def test_a_message_that_goes_on_with_an_answer_goes_with_it(self):
        slow = ("10:00 in chat #a", "10:30 out chat #a", "10:40 out chat #a", "12:00 out chat #a")
        assert own(*slow) == {4}
        assert own("10:00 in chat #a", "10:02 out chat #a", "10:40 out chat #a") == {2, 3}

    def test_a_call_of_the_client_is_not_his_doing(self):
        assert own("10:00 in phone 5m") == set()

    def test_calling_back_at_once_is(self):
        assert own("10:00 in phone", "10:05 out phone 5m") == {2}
        assert own("10:00 in phone", "11:05 out phone 5m") == set()

    def test_of_several_questions_that_a_call_ends_the_last_one_counts(self):
        assert own("9:00 in email #a", "10:00 in email #b", "10:05 out phone 5m") == {3}

    def test_there_is_nothing_without_contacts(self):
        assert own() == set()
