from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.metrics.talk import AMSTERDAM, NINE_TO_FIVE, START, clock, clocks, contacts, read, said, us
from tracker.metrics.contacts import MINUTE, SECOND
from tracker.metrics.turns import as_of, timed, turns
from tracker.records import Settings
from tracker.workweek import Schedule, instant_of


def became(*words, until=None):
    """What became of each turn: its direction, when it was asked, and when and how it ended."""
    found = []
    for turn in turns(said(*words), until and us(until)):
        how = "open" if turn.open else "closed" if turn.answered_at is None else "answered"
        ended = clock(turn.answered_at if turn.answered_at is not None else turn.closed_at)
        found.append(" ".join(filter(None, (turn.direction, clock(turn.at), how, ended))))
    return found


class TestRuns:
    def test_several_messages_before_my_answer_are_one_turn_from_the_first(self):
        assert became("9:00 in email", "9:20 in email", "10:00 out email") == ["in 09:00 answered 10:00"]

    def test_the_clock_starts_at_the_first_that_asks(self):
        said_by_client = ("9:00 in email fyi", "9:20 in email", "9:30 in email fyi", "10:00 out email")
        assert became(*said_by_client) == ["in 09:20 answered 10:00"]

    def test_what_asks_nothing_makes_no_turn(self):
        assert became("9:00 in email fyi", "10:00 out email", "11:00 out email") == []

    def test_an_answer_ends_the_turn_and_the_next_question_begins_another(self):
        exchange = ("9:00 in email", "10:00 out email", "11:00 in email", "12:30 out email")
        assert became(*exchange) == ["in 09:00 answered 10:00", "in 11:00 answered 12:30"]

    def test_only_the_first_answer_counts(self):
        assert became("9:00 in email", "10:00 out email", "10:05 out email") == ["in 09:00 answered 10:00"]

    def test_an_answer_that_asks_answers_and_opens_a_turn_of_mine(self):
        exchange = ("9:00 in email", "10:00 out email asks", "14:00 in email fyi", "15:00 out email")
        assert became(*exchange) == ["in 09:00 answered 10:00", "out 10:00 answered 14:00"]

    def test_a_question_back_answers_my_question_and_waits_for_mine(self):
        assert became("9:00 out email asks", "9:30 in email") == ["out 09:00 answered 09:30", "in 09:30 open"]

    def test_a_question_still_waits_when_nobody_answered(self):
        assert became("9:00 in email", "9:10 out chat") == ["in 09:00 open"]

    def test_threads_are_apart_and_so_are_the_mails_without_one(self):
        mails = (
            "9:00 in email #a",
            "9:10 in email #b",
            "9:20 in email",
            "9:30 out email #b",
            "9:40 out email",
        )
        assert became(*mails) == ["in 09:00 open", "in 09:10 answered 09:30", "in 09:20 answered 09:40"]

    def test_a_thread_goes_on_over_another_channel(self):
        assert became("9:00 in email #a", "9:30 out chat #a") == ["in 09:00 answered 09:30"]

    def test_without_a_thread_each_channel_is_its_own(self):
        assert became("9:00 in email", "9:30 out chat") == ["in 09:00 open"]

    def test_a_thread_called_like_a_channel_is_not_that_channel(self):
        assert became("9:00 in chat #email", "9:30 out email") == ["in 09:00 open"]

    def test_one_thread_with_two_clients_is_two(self):
        assert became("9:00 in email #a Bouw", "9:30 out email #a Eik") == ["in 09:00 open"]

    def test_of_one_instant_what_comes_in_comes_first(self):
        assert became("9:00 out email", "9:00 in email") == ["in 09:00 answered 09:00"]
        assert became("9:00 out email asks", "9:00 in email fyi") == ["out 09:00 open"]

    def test_a_call_of_mine_that_nobody_took_answers_on_the_phone_like_any_message(self):
        assert became("9:00 in phone", "9:30 out phone") == ["in 09:00 answered 09:30"]

    def test_what_a_turn_tells_is_that_of_the_first_message_that_asks(self):
        (turn,) = turns(
            said("9:00 in email #a fyi", "17:10 in chat #a Asia/Tokyo", "9:20 in sms #a", "9:30 out email #a")
        )
        assert (turn.client, turn.direction, turn.channel, turn.thread) == ("Bouw", "in", "chat", "a")
        assert (turn.pk, turn.zone, turn.ended_by, turn.closed_at) == (2, "Asia/Tokyo", 4, None)

    def test_turns_stand_in_the_order_of_their_questions(self):
        exchange = ("9:00 in email Eik", "9:10 out email asks", "9:20 in chat", "9:30 in email")
        assert [one[:9] for one in became(*exchange)] == ["in 09:00 ", "out 09:10", "in 09:20 ", "in 09:30 "]

    def test_nothing_said_is_no_turn(self):
        assert turns([]) == []


class TestConversations:
    def test_a_conversation_asks_nothing(self):
        assert became("9:00 in phone 5m", "9:10 out video 30m", "9:50 in in_person 60m") == []
        (call,) = said("9:00 in phone 5m")
        assert turns([call._replace(asks=True)]) == []

    def test_my_call_answers_the_calls_that_i_missed(self):
        assert became("9:00 in phone", "9:10 out phone 5m") == ["in 09:00 answered 09:10"]

    @pytest.mark.parametrize("talk", ["out video 20m", "out in_person 60m", "out phone 1m #b"])
    def test_so_does_any_conversation_that_i_began(self, talk):
        assert became("9:00 in phone #a", f"9:10 {talk}") == ["in 09:00 answered 09:10"]

    def test_it_answers_nothing_else_but_closes_it(self):
        talk = ("9:00 in email #a", "9:01 in chat", "9:02 in phone", "9:03 out sms asks", "9:10 out phone 5m")
        assert became(*talk) == [
            *("in 09:00 closed 09:10", "in 09:01 closed 09:10"),
            *("in 09:02 answered 09:10", "out 09:03 closed 09:10"),
        ]

    def test_a_call_of_theirs_closes_what_is_open_both_ways_and_answers_no_call_of_theirs(self):
        talk = ("9:00 in phone", "9:01 in email", "9:02 out email #a asks", "9:10 in phone 5m")
        assert became(*talk) == ["in 09:00 closed 09:10", "in 09:01 closed 09:10", "out 09:02 closed 09:10"]

    def test_a_call_of_theirs_answers_the_calls_of_mine_that_ask(self):
        assert became("9:00 out phone asks", "9:10 in phone 5m") == ["out 09:00 answered 09:10"]
        assert became("9:00 out phone", "9:10 in phone 5m") == []

    def test_my_own_call_closes_the_call_that_they_missed(self):
        assert became("9:00 out phone asks", "9:10 out phone 5m") == ["out 09:00 closed 09:10"]

    def test_only_a_missed_phone_call_is_answered_by_talking(self):
        assert became("9:00 in video", "9:10 out video 5m") == ["in 09:00 closed 09:10"]
        # The turn is what its first asking message is, whatever follows in its thread.
        assert became("9:00 in chat #a", "9:05 in phone #a", "9:10 out phone 5m") == ["in 09:00 closed 09:10"]
        assert became("9:00 in phone #a", "9:05 in chat #a", "9:10 out phone 5m") == [
            "in 09:00 answered 09:10"
        ]

    def test_it_closes_its_own_thread_too_and_answers_nothing_in_it(self):
        assert became("9:00 in email #a", "9:10 out phone 5m #a") == ["in 09:00 closed 09:10"]

    def test_it_ends_no_run_by_itself_but_what_asks_later_begins_anew(self):
        talk = ("9:00 in chat", "9:10 in phone 5m", "9:20 in chat", "9:30 out chat")
        assert became(*talk) == ["in 09:00 closed 09:10", "in 09:20 answered 09:30"]

    def test_a_missed_call_that_was_answered_is_over(self):
        calls = ("9:00 in phone", "9:10 out phone 5m", "9:20 out phone", "9:30 in phone", "9:40 out phone")
        assert became(*calls) == ["in 09:00 answered 09:10", "in 09:30 answered 09:40"]
        again = ("9:00 in phone", "9:10 out phone 5m", "9:20 in phone", "9:30 out phone 5m")
        assert became(*again) == ["in 09:00 answered 09:10", "in 09:20 answered 09:30"]

    def test_it_leaves_other_clients_alone(self):
        assert became("9:00 in chat Eik", "9:10 out phone 5m Bouw") == ["in 09:00 open"]

    def test_it_leaves_what_was_answered_before_it(self):
        talk = ("9:00 in chat", "9:05 out chat", "9:10 out phone 5m")
        assert became(*talk) == ["in 09:00 answered 09:05"]

    def test_a_call_of_no_seconds_did_not_take_place(self):
        (missed, mine) = said("9:00 in phone", "9:10 out phone 5m")
        (turn,) = turns([missed._replace(seconds=0), mine])
        assert clock(turn.answered_at) == "09:10"
        (turn,) = turns([missed, mine._replace(seconds=0, channel="video")])
        assert turn.open

    def test_seconds_make_no_conversation_of_what_is_written(self):
        (asked, answer) = said("9:00 in chat", "9:10 out chat")
        (turn,) = turns([asked._replace(seconds=20), answer._replace(seconds=20)])
        assert clock(turn.answered_at) == "09:10"

    def test_the_turn_knows_which_contact_ended_it(self):
        closed, answered = turns(said("9:00 in chat", "9:01 in phone", "9:10 out phone 5m"))
        assert (closed.ended_by, answered.ended_by) == (3, 3)


class TestSettled:
    def test_a_turn_that_the_user_settled_is_closed_then(self):
        assert became("9:00 in email settled=11:00") == ["in 09:00 closed 11:00"]
        assert became("9:00 in email settled=11:00", "12:00 out email") == ["in 09:00 closed 11:00"]
        assert turns(said("9:00 in email settled=11:00", "12:00 out email"))[0].ended_by is None

    def test_a_reply_before_it_wins_and_so_does_one_at_that_instant(self):
        assert became("9:00 in email settled=11:00", "10:00 out email") == ["in 09:00 answered 10:00"]
        assert became("9:00 in email settled=11:00", "11:00 out email") == ["in 09:00 answered 11:00"]

    def test_a_conversation_closes_or_answers_what_was_to_be_settled_later(self):
        assert became("9:00 in email settled=11:00", "10:00 out phone 5m") == ["in 09:00 closed 10:00"]
        assert became("9:00 in phone settled=11:00", "10:00 out phone 5m") == ["in 09:00 answered 10:00"]
        assert became("9:00 in phone settled=09:30", "10:00 out phone 5m") == ["in 09:00 closed 09:30"]

    def test_it_never_closes_before_it_began(self):
        assert became("9:00 in email settled=08:00") == ["in 09:00 closed 09:00"]

    def test_what_asks_after_that_begins_a_new_turn(self):
        mails = ("9:00 in email settled=09:30", "9:20 in email", "9:40 in email", "10:00 out email")
        assert became(*mails) == ["in 09:00 closed 09:30", "in 09:40 answered 10:00"]

    def test_a_later_question_of_the_run_settles_it_too_as_when_an_older_one_came_in_since(self):
        assert became("9:00 in email", "9:10 in email settled=09:30") == ["in 09:00 closed 09:30"]
        assert became("9:00 in email", "9:10 in email settled=09:05") == ["in 09:00 closed 09:10"]

    def test_it_is_not_known_before_it_was_done(self):
        assert became("9:00 in email settled=11:00", until="10:00") == ["in 09:00 open"]
        assert became("9:00 in email settled=11:00", until="11:00") == ["in 09:00 open"]
        assert became("9:00 in email settled=11:00", until="11:01") == ["in 09:00 closed 11:00"]

    def test_a_question_of_mine_is_settled_like_one_of_theirs(self):
        assert became("9:00 out email asks settled=11:00") == ["out 09:00 closed 11:00"]


class TestAsOf:
    def test_what_comes_then_or_later_is_not_known(self):
        mails = ("9:00 in email", "10:00 out email asks", "11:00 in email fyi")
        assert became(*mails, until="11:00") == ["in 09:00 answered 10:00", "out 10:00 open"]
        assert became(*mails, until="10:00") == ["in 09:00 open"]
        assert became(*mails, until="09:00") == []

    @given(contacts, st.integers(-1, 14), st.integers(-1, 14))
    def test_an_earlier_reading_is_the_later_one_taken_back(self, said, one, other):
        earlier, later = (START + n * 10 * MINUTE for n in sorted((one, other)))
        assert as_of(turns(said, later), earlier) == turns(said, earlier)

    @given(contacts, st.integers(-1, 14))
    def test_what_is_not_known_yet_may_be_left_out(self, said, n):
        moment = START + n * 10 * MINUTE
        assert turns(said, moment) == turns([one for one in said if one.at < moment], moment)


def by_looking_ahead(said, until):
    """The turns by another road: for each question, look ahead for what ends it. {pk: (answered, closed)}."""
    known = [one for one in said if one.at < until]
    found = {}
    over = {}  # until which place, or instant, the last turn of a run lasts
    for n, one in enumerate(known):
        run = (one.client, one.thread or "", "" if one.thread else one.channel, one.direction)
        place, instant = over.get(run, (-1, None))
        if one.is_conversation or not one.asks or n < place or (instant is not None and one.at <= instant):
            continue
        ends = next((m for m in range(n + 1, len(known)) if _ends(known[m], one)), len(known))
        again = [m for m in known[n:ends] if m.asks and not m.is_conversation and _is_same_run(m, one)]
        said_so = (max(m.at, m.settled) for m in again if m.settled is not None and m.settled < until)
        settled = next(said_so, None)
        if settled is not None and (ends == len(known) or settled < known[ends].at):
            found[one.pk], over[run] = (None, settled), (-1, settled)
            continue
        over[run] = (ends, None)
        if ends == len(known):
            found[one.pk] = (None, None)
        elif _answers(known[ends], one):
            found[one.pk] = (known[ends].at, None)
        else:
            found[one.pk] = (None, known[ends].at)
    return found


def _is_same_run(other, one):
    return other.run == one.run and other.direction == one.direction


def _ends(other, one):
    if other.client != one.client:
        return False
    same = other.thread == one.thread if one.thread else not other.thread and other.channel == one.channel
    return other.is_conversation or (same and other.direction != one.direction)


def _answers(other, one):
    if other.direction == one.direction:
        return False
    return not other.is_conversation or one.channel == "phone"


class TestLaws:
    @settings(max_examples=300)
    @given(contacts, st.integers(-1, 14))
    def test_turns_are_those_of_looking_ahead_from_each_question(self, said, n):
        until = START + n * 10 * MINUTE + 1
        found = {turn.pk: (turn.answered_at, turn.closed_at) for turn in turns(said, until)}
        assert found == by_looking_ahead(said, until)

    @given(contacts)
    def test_clients_do_not_touch_each_other(self, said):
        apart = [turn for name in ("Bouw", "Eik") for turn in turns([c for c in said if c.client == name])]
        assert sorted(apart, key=lambda of: of.pk) == sorted(turns(said), key=lambda of: of.pk)

    @given(contacts)
    def test_the_two_directions_are_mirrors_where_no_two_contacts_share_an_instant(self, said):
        once = list({one.at: one for one in said}.values())
        other = {"in": "out", "out": "in"}
        mirrored = [one._replace(direction=other[one.direction]) for one in once]
        back = [turn._replace(direction=other[turn.direction]) for turn in turns(mirrored)]
        assert back == turns(once)

    @given(contacts)
    def test_every_turn_ends_once_at_the_earliest_when_it_began(self, said):
        asking = {one.pk for one in said if one.asks and not one.is_conversation}
        for turn in turns(said):
            assert turn.pk in asking
            assert turn.answered_at is None or turn.closed_at is None
            assert turn.open == (turn.ended_at is None)
            assert turn.ended_at is None or turn.ended_at >= turn.at


def minutes(*words, **options):
    return [(of.calendar_minutes, of.business_minutes, of.in_hours) for of in read(*words, **options)]


class TestTwoClocks:
    def test_both_run_inside_working_hours(self):
        assert minutes("9:00 in email", "10:30 out email") == [(90, 90, True)]

    def test_out_of_hours_only_the_calendar_runs(self):
        assert minutes("20:00 in email", "21:00 out email") == [(60, 0, False)]

    def test_a_night_and_a_weekend_are_no_business_time(self):
        friday = ("2026-11-20 16:00 in email", "2026-11-23 10:00 out email")
        assert minutes(*friday, until="2026-11-23 12:00") == [(66 * 60, 120, True)]

    def test_a_question_at_the_end_of_the_day_is_out_of_hours_and_one_at_its_start_in_them(self):
        assert minutes("17:00 in email", "17:30 out email") == [(30, 0, False)]
        assert minutes("8:59 in email", "9:30 out email") == [(31, 30, False)]
        assert minutes("9:00 in chat", "9:30 out chat") == [(30, 30, True)]

    def test_over_midnight_the_calendar_goes_on(self):
        assert minutes("23:50 in chat", "2026-11-19 00:10 out chat") == [(20, 0, False)]

    def test_an_open_turn_waits_until_the_moment_of_the_reading(self):
        (one,) = read("16:00 in email", until="2026-11-19 10:00")
        assert (one.calendar_minutes, one.business_minutes, one.answered) == (18 * 60, 120, False)

    def test_a_closed_turn_waited_until_it_was_closed(self):
        (one,) = read("16:00 in email", "16:20 out phone 5m", until="2026-11-19 10:00")
        assert (one.calendar_minutes, one.business_minutes, one.answered) == (20, 20, False)
        (one,) = read("16:00 in email settled=16:30", until="2026-11-19 10:00")
        assert (one.calendar_minutes, one.answered) == (30, False)

    def test_business_minutes_are_those_on_the_clock_of_the_first_asking_message(self):
        # 9:00 to 17:00 in New York is 15:00 to 23:00 in Amsterdam.
        abroad = ("2026-11-18 08:00 in email America/New_York", "2026-11-18 22:00 out email")
        assert minutes(*abroad) == [(8 * 60, 7 * 60, False)]
        home = ("2026-11-18 14:00 in email", "2026-11-18 16:00 out email America/New_York")
        assert minutes(*home) == [(8 * 60, 3 * 60, True)]

    def test_the_night_the_clock_goes_back_has_an_hour_more(self):
        night = dict.fromkeys(("sat", "sun"), (("00:00", "24:00"),))
        mails = ("2026-10-24 23:00 in email", "2026-10-25 05:00 out email")
        assert minutes(*mails, hours=night) == [(7 * 60, 7 * 60, True)]
        mails = ("2026-03-28 23:00 in email", "2026-03-29 05:00 out email")
        assert minutes(*mails, hours=night) == [(5 * 60, 5 * 60, True)]
        mails = ("2026-10-23 16:00 in email", "2026-10-26 10:00 out email")
        assert minutes(*mails) == [(67 * 60, 120, True)]

    def test_nothing_is_rounded(self):
        asked, answer = said("9:00 in email", "9:01 out email")
        answer = answer._replace(at=answer.at - MINUTE + 1)
        (one,) = timed(turns([asked, answer]), us("10:00"), clocks())
        assert (Fraction(one.calendar_minutes), one.business_minutes) == (
            Fraction(1 / MINUTE),
            one.calendar_minutes,
        )

    @given(contacts, st.integers(0, 14))
    def test_minutes_are_those_of_counting_them_one_by_one(self, said, n):
        until = START + n * 10 * MINUTE + MINUTE
        lunch = dict.fromkeys(NINE_TO_FIVE, (("08:45", "09:15"), ("09:55", "17:00")))
        schedule = Schedule([Settings(timezone="Europe/Amsterdam", working_hours=lunch)])
        said = [one._replace(zone="Asia/Kabul" if one.pk % 4 == 0 else None) for one in said]
        for one in timed(turns(said, until), until, clocks(lunch)):
            zone = ZoneInfo(one.turn.zone) if one.turn.zone else AMSTERDAM
            last = until if one.turn.ended_at is None else one.turn.ended_at
            each = range(one.turn.at, last, MINUTE)
            working = sum(schedule.is_working(instant_of(at // SECOND), zone) for at in each)
            assert one.business_minutes == working <= one.calendar_minutes == len(each)
            assert one.in_hours == schedule.is_working(instant_of(one.turn.at // SECOND), zone)
            assert one.answered == (one.turn.answered_at is not None)
