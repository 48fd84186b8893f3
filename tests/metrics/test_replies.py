from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.metrics.talk import AMSTERDAM, NINE_TO_FIVE, START, clocks, contacts, read, us, week_of
from tracker.metrics.contacts import MINUTE, SECOND
from tracker.metrics.replies import ENOUGH, reply_curve, reply_numbers, speed, trend, within_hour
from tracker.metrics.turns import Timed, Turn, timed, turns

NAMES = [
    *("turns", "open", "median_minutes", "p90_minutes", "median_business_minutes", "p90_business_minutes"),
    *("within_hour", "off_hours", "client_median_minutes"),
]


def took(*texts):
    """Turns that took so many minutes on both clocks: "30", "30+" still open, "30c" closed, "off 30"."""
    found = []
    for n, text in enumerate(texts, 1):
        minutes = int(text.removeprefix("off ").rstrip("+c"))
        ended = START + minutes * MINUTE
        turn = Turn("Bouw", "in", "email", None, n, START)
        if text.endswith("c"):
            turn = turn._replace(closed_at=ended)
        elif not text.endswith("+"):
            turn = turn._replace(answered_at=ended)
        found.append(Timed(turn, minutes, minutes, "off" not in text, turn.answered_at is not None))
    return found


def exchange(at, minutes):
    """A question at a time, and its answer so many minutes later."""
    answer = datetime.fromtimestamp(us(at) // SECOND + minutes * 60, AMSTERDAM)
    return (f"{at} in email #{at[-5:]}", f"{answer:%Y-%m-%d %H:%M} out email #{at[-5:]}")


class TestNumbers:
    def test_without_turns_there_is_nothing_but_the_counts(self):
        found = reply_numbers([], [], 0)
        assert list(found) == NAMES
        assert found == dict.fromkeys(NAMES) | {"turns": 0, "open": 0, "off_hours": 0}

    def test_turns_and_open_count_what_the_client_asked(self):
        found = reply_numbers(took("10", "20", "30+", "40c"), took("5+", "6+"), 3)
        assert (found["turns"], found["open"], found["off_hours"]) == (4, 1, 3)

    def test_half_and_nine_in_ten_are_kaplan_and_meiers(self):
        found = reply_numbers(took(*(f"{n}0" for n in range(1, 11))), took("1310"), 0)
        assert (found["median_minutes"], found["p90_minutes"]) == (50, 90)
        assert found["client_median_minutes"] == 1310

    def test_a_median_that_is_not_reached_is_none_although_some_were_answered(self):
        found = reply_numbers(took("1", "2", "3+", "4+", "5+"), took("1", "2+", "3+"), 0)
        assert (found["median_minutes"], found["p90_minutes"], found["client_median_minutes"]) == (
            *(None, None, None),
        )

    def test_open_and_closed_turns_are_censored_alike(self):
        still_open = reply_numbers(took("10", "20", "30+"), [], 0)
        closed = reply_numbers(took("10", "20", "30c"), [], 0)
        assert still_open | {"open": 0} == closed

    def test_the_two_clocks_are_apart(self):
        mails = ("16:30 in email #a", "2026-11-19 09:30 out email #a", "20:00 in chat", "21:40 out chat")
        found = reply_numbers(read(*mails), [], 0)
        assert (found["median_minutes"], found["p90_minutes"]) == (100, 17 * 60)
        assert (found["median_business_minutes"], found["p90_business_minutes"]) == (0, 60)
        assert found["within_hour"] == 1.0

    def test_the_client_is_read_on_the_calendar(self):
        mine = read("16:30 out email asks", "2026-11-19 09:30 in email fyi", direction="out")
        assert reply_numbers([], mine, 0)["client_median_minutes"] == 17 * 60

    def test_minutes_have_one_decimal_and_shares_four(self):
        turn = took("10")[0]
        found = reply_numbers([turn._replace(calendar_minutes=1310.04, business_minutes=0.25)], [turn], 0)
        assert (found["median_minutes"], found["median_business_minutes"]) == (1310.0, 0.3)
        assert reply_numbers(took("10", "20", "90"), [], 0)["within_hour"] == 0.6667


class TestWithinHour:
    def test_nine_of_ten_within_the_hour_is_a_share_of_nine_tenths(self):
        mails = [text for n in range(10) for text in exchange(f"2026-11-18 09:0{n}", 59 if n else 300)]
        assert within_hour(read(*mails)) == pytest.approx(0.9)

    def test_an_answer_after_sixty_minutes_is_within_and_one_after_sixty_one_is_not(self):
        assert within_hour(took("60", "61")) == 0.5

    def test_the_hour_is_one_of_business(self):
        assert within_hour(read("16:30 in email", "2026-11-19 09:30 out email")) == 1
        assert within_hour(read("16:30 in email", "2026-11-19 09:31 out email")) == 0

    def test_what_came_outside_working_hours_does_not_count(self):
        assert within_hour(took("off 5", "off 6", "90")) == 0
        assert within_hour(took("off 5", "off 6")) is None

    def test_an_open_turn_counts_for_as_long_as_it_waits(self):
        assert within_hour(took("10", "20", "90+", "95+")) == 0.5
        # Asked half an hour ago: nobody knows yet, so it takes part until then only.
        assert within_hour(took("10", "20+", "40", "90+")) == pytest.approx(1 - 0.75 * 0.5)

    def test_all_still_open_is_none_within_the_hour_so_far(self):
        assert within_hour(took("10+", "20+")) == 0


class TestSpeed:
    def test_it_is_what_a_sentence_needs(self):
        found = speed(took("10", "20", "30", "40", "50", "60", "70", "90+"))
        assert (found.n, found.answered, found.median, found.p90) == (8, 7, 40, None)
        assert (found.low, found.high) == (10, 70)
        assert found.within == 0.75

    def test_each_clock_has_its_own(self):
        mails = read("16:30 in email #a", "2026-11-19 09:45 out email #a", "20:00 in chat", "20:30 out chat")
        calendar, business = speed(mails), speed(mails, "business")
        assert (calendar.p90, calendar.within) == (17 * 60 + 15, 0.5)
        assert (business.p90, business.within) == (75, 0)

    def test_without_turns_it_knows_nothing(self):
        assert speed([]) == (0, 0, None, None, None, None, None)
        assert speed([], "business").within is None

    def test_enough_is_twenty_turns(self):
        assert ENOUGH == 20

    def test_the_curve_holds_every_turn(self):
        found = reply_curve(took("10", "20+", "30c"))
        assert (found.n, found.answered, found.waiting) == (3, (10,), (20, 30))


class TestTrend:
    def test_a_turn_belongs_to_the_week_in_which_it_was_asked(self):
        mails = (
            *("2026-11-13 16:50 in email", "2026-11-16 09:00 out email"),
            *("2026-11-16 09:30 in email", "2026-11-16 09:40 out email"),
            *("2026-11-17 09:30 in email", "2026-11-17 12:40 out email"),
        )
        assert trend(read(*mails), week_of) == [
            ("2026-W46", 1, 64 * 60 + 10, 64 * 60 + 10, 1.0),
            ("2026-W47", 2, 10, 190, 0.5),
        ]

    def test_weeks_without_turns_are_left_out(self):
        mails = (*exchange("2026-11-02 10:00", 5), *exchange("2026-11-16 10:00", 5))
        assert [one.week for one in trend(read(*mails), week_of)] == ["2026-W45", "2026-W47"]
        assert trend([], week_of) == []


samples = st.lists(
    st.tuples(st.integers(0, 200), st.sampled_from(["", "+", "c"]), st.sampled_from(["", "off "])),
    max_size=25,
).map(lambda of: took(*(f"{off}{minutes}{end}" for minutes, end, off in of)))


class TestLaws:
    @given(samples)
    def test_the_numbers_keep_their_order_and_bounds(self, mine):
        found = reply_numbers(mine, mine, 0)
        assert 0 <= found["open"] <= found["turns"] == len(mine)
        assert found["within_hour"] is None or 0 <= found["within_hour"] <= 1
        assert found["p90_minutes"] is None or found["median_minutes"] <= found["p90_minutes"]
        assert found["client_median_minutes"] == found["median_minutes"]

    @given(st.lists(st.integers(0, 200), min_size=1, max_size=25))
    def test_with_all_answered_the_share_is_a_count(self, minutes):
        share = within_hour(took(*map(str, minutes)))
        assert share == pytest.approx(sum(one <= 60 for one in minutes) / len(minutes))

    @given(contacts)
    def test_with_all_answered_business_numbers_are_never_above_calendar_ones(self, said):
        found = timed(turns(said), said[-1].at + 1 if said else START, clocks(NINE_TO_FIVE))
        found = reply_numbers([one for one in found if one.answered], [], 0)
        if found["turns"]:
            assert found["median_business_minutes"] <= found["median_minutes"]
            assert found["p90_business_minutes"] <= found["p90_minutes"]
