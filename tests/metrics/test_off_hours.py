import pytest
from hypothesis import given

from tests.metrics.talk import NINE_TO_FIVE, clocks, contacts, said, us, week_of
from tracker.metrics.contacts import MINUTE
from tracker.metrics.off_hours import (
    OffHours,
    is_off,
    moment_of,
    off_hours,
    off_hours_by_week,
    off_hours_grid,
)
from tracker.metrics.turns import turns

NOTHING = OffHours()


def by_week(*words):
    found = said(*words)
    return off_hours_by_week(found, turns(found), clocks(), week_of)


def counted(*words):
    """The contacts of one week as (mine_began, mine_answered, theirs)."""
    ((_, found),) = by_week(*words)
    return tuple(found)


def cells(*words):
    """The cells of the grid that are not empty, by weekday and hour."""
    found = said(*words)
    grid = off_hours_grid(found, turns(found), clocks())
    assert [len(day) for day in grid] == [24] * 7
    return {
        (day, hour): tuple(cell)
        for day, hours in enumerate(grid)
        for hour, cell in enumerate(hours)
        if cell != NOTHING
    }


class TestCount:
    def test_only_what_i_sent_outside_working_hours_counts(self):
        words = ("8:30 out email", "9:00 out email", "16:59 out email", "17:00 out chat", "20:00 in email")
        assert off_hours(said(*words), clocks()).total() == 2

    def test_my_conversations_count_and_theirs_do_not(self):
        assert (
            off_hours(said("20:00 out phone 5m", "21:00 in phone 5m", "22:00 out phone"), clocks()).total()
            == 2
        )

    def test_whether_it_asks_or_answers_does_not_matter(self):
        assert off_hours(said("20:00 out email asks", "20:30 out email fyi"), clocks()).total() == 2

    def test_a_weekend_and_a_day_without_hours_are_outside(self):
        assert (
            off_hours(said("2026-11-21 12:00 out email", "2026-11-22 12:00 out email"), clocks()).total() == 2
        )
        assert off_hours(said("12:00 out email"), clocks({"mon": (("09:00", "17:00"),)})).total() == 1

    @pytest.mark.parametrize(("sent", "composed", "expected"), [("09:00", "06:30", 1), ("18:00", "16:00", 0)])
    def test_what_is_sent_later_counts_when_it_was_written(self, sent, composed, expected):
        found = said(f"{sent} out email composed={composed}")
        assert off_hours(found, clocks()).total() == expected
        assert moment_of(found[0]) == us(composed)

    def test_without_a_time_of_writing_it_is_that_of_sending(self):
        (one,) = said("18:00 out email")
        assert moment_of(one) == us("18:00")
        assert moment_of(one._replace(composed=0)) == 0

    def test_it_is_read_on_the_clock_of_its_own_zone(self):
        assert off_hours(said("2026-11-18 09:30 out email America/New_York"), clocks()).total() == 0
        assert off_hours(said("2026-11-18 08:30 out email America/New_York"), clocks()).total() == 1

    def test_the_nights_of_the_clock_change_are_outside(self):
        nights = ("2026-10-25 02:30 out chat", "2026-03-29 01:30 out chat", "2026-10-26 09:00 out chat")
        assert [is_off(one, clocks()) for one in said(*nights)] == [True, True, False]


class TestWhoBegan:
    def test_an_answer_to_their_question_they_began(self):
        assert counted("20:00 in email", "20:30 out email") == (0, 1, 1)

    def test_a_message_that_answers_nothing_i_began(self):
        assert counted("20:00 out email", "20:10 out chat asks") == (2, 0, 0)

    def test_what_answers_no_question_i_began(self):
        assert counted("20:00 in email fyi", "20:30 out email") == (1, 0, 1)

    def test_a_question_of_the_day_that_i_answer_at_night_they_began(self):
        assert counted("15:00 in email", "20:30 out email") == (0, 1, 0)

    def test_what_follows_an_answer_at_once_belongs_to_it(self):
        burst = ("20:00 in chat", "20:01 out chat", "20:02 out chat", "21:01 out chat")
        assert counted(*burst) == (0, 3, 1)

    def test_what_follows_an_hour_later_or_elsewhere_does_not(self):
        assert counted("20:00 in chat", "20:01 out chat", "21:01 out chat") == (1, 1, 1)
        assert counted("20:00 in chat", "20:01 out chat", "20:02 out email") == (1, 1, 1)
        assert counted("20:00 in chat", "20:01 out chat", "20:02 out chat Eik") == (1, 1, 1)

    def test_what_follows_my_own_beginning_i_began_too(self):
        assert counted("20:00 out chat", "20:02 out chat") == (2, 0, 0)

    def test_a_thanks_of_theirs_ends_the_answer(self):
        assert counted("20:00 in chat", "20:01 out chat", "20:02 in chat fyi", "20:03 out chat") == (1, 1, 2)

    def test_my_call_about_their_question_they_began_and_any_other_i_did(self):
        assert counted("20:00 in email", "20:30 out phone 5m") == (0, 1, 1)
        assert counted("20:00 in phone", "20:30 out phone 5m") == (0, 1, 1)
        assert counted("20:30 out phone 5m") == (1, 0, 0)

    def test_my_call_after_my_own_question_i_began(self):
        assert counted("20:00 out email asks", "20:30 out phone 5m") == (2, 0, 0)

    def test_their_calls_are_theirs(self):
        assert counted("20:00 in phone 5m", "20:10 in phone") == (0, 0, 2)

    def test_mine_are_both_together(self):
        assert OffHours(2, 3, 4).mine == 5


class TestPictures:
    def test_a_week_holds_what_was_written_in_it(self):
        found = by_week("2026-11-15 23:00 in email", "2026-11-16 00:30 out email")
        assert found == [("2026-W46", (0, 0, 1)), ("2026-W47", (0, 1, 0))]

    def test_what_was_written_on_sunday_and_sent_on_monday_counts_on_sunday(self):
        (one,) = said("2026-11-16 10:00 out email")
        one = one._replace(composed=us("2026-11-15 22:00"))
        assert off_hours_by_week([one], [], clocks(), week_of) == [("2026-W46", (1, 0, 0))]
        grid = off_hours_grid([one], [], clocks())
        assert grid[6][22] == (1, 0, 0)

    def test_a_week_with_nothing_off_is_left_out(self):
        assert by_week("10:00 out email", "11:00 in email") == []

    def test_the_grid_has_weekdays_and_hours(self):
        words = (
            *("20:00 in email", "20:59 out email", "21:00 out sms"),
            *("2026-11-22 23:59 out chat", "2026-11-23 00:00 in chat", "12:00 out email"),
        )
        assert cells(*words) == {
            (2, 20): (0, 1, 1),
            (2, 21): (1, 0, 0),
            (6, 23): (1, 0, 0),
            (0, 0): (0, 0, 1),
        }

    def test_its_hours_are_those_of_each_ones_own_zone(self):
        assert cells("2026-11-18 20:00 out email America/New_York") == {(2, 20): (1, 0, 0)}

    def test_an_hour_that_came_twice_is_one_hour(self):
        first, second = said("2026-10-25 02:30 out chat", "2026-10-25 02:31 out chat")
        second = second._replace(at=second.at + 60 * MINUTE)
        assert off_hours_grid([first, second], [], clocks())[6][2] == (2, 0, 0)

    def test_without_contacts_it_is_empty(self):
        assert by_week() == []
        assert cells() == {}

    @given(contacts)
    def test_week_grid_and_count_agree(self, found):
        hours = dict.fromkeys(NINE_TO_FIVE, (("08:50", "09:20"), ("09:40", "17:00")))
        asked = turns(found)
        weeks = off_hours_by_week(found, asked, clocks(hours), week_of)
        each = [cell for day in off_hours_grid(found, asked, clocks(hours)) for cell in day]
        sums = [tuple(map(sum, zip(*of, strict=True))) for of in ([NOTHING, *(o for _, o in weeks)], each)]
        assert sums[0] == sums[1]
        assert sum(sums[0][:2]) == off_hours(found, clocks(hours)).total()
        assert sums[0][2] == sum(one.direction == "in" and is_off(one, clocks(hours)) for one in found)

    @given(contacts)
    def test_nothing_is_an_answer_while_the_client_asked_nothing(self, found):
        silent = [one._replace(asks=False) if one.direction == "in" else one for one in found]
        night = clocks({"sun": (("09:00", "17:00"),)})
        weeks = off_hours_by_week(silent, turns(silent), night, week_of)
        assert sum(of.mine_answered for _, of in weeks) == 0
        assert sum(of.mine for _, of in weeks) == sum(one.direction == "out" for one in silent)
