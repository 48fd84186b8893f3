from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from tracker.metrics.replies import ENOUGH, Speed
from tracker.metrics.turns import Timed, Turn
from tracker.records import CHANNELS, Message
from tracker.wording.contacts import (
    CHANNEL_NAMES,
    assigned_sentence,
    contact_sentence,
    missing_duration,
    settled_sentence,
)
from tracker.wording.replies import (
    FEW_ARE_BRACKETED,
    FEW_IN_A_WEEK,
    asked_sentence,
    how_long,
    how_to_settle,
    measured,
    measured_share,
    nine_of_ten,
    of_ten,
    off_hours_sentence,
    open_title,
    replies_line,
    speed_sentence,
    speed_sentences,
    within_sentence,
)

HOUR, DAY = 60.0, 24 * 60.0
TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)


def speed(n: int, median: float | None, low: float | None, high: float | None, p90: float | None) -> Speed:
    return Speed(n, n, median, low, high, p90, None)


def timed(minutes: float, fate: str = "answered", *, in_hours: bool = True, client: str = "Bouw") -> Timed:
    turn = Turn(
        *(client, "in", "email", None, 1, 0),
        answered_at=1 if fate == "answered" else None,
        closed_at=1 if fate == "closed" else None,
    )
    return Timed(turn, minutes, minutes, in_hours, fate == "answered")


def turns(answered: int, closed: int = 0, waiting: int = 0) -> list[Timed]:
    fates = ["answered"] * answered + ["closed"] * closed + ["open"] * waiting
    return [timed(30, fate) for fate in fates]


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (
            speed(31, 4 * HOUR, 2 * HOUR, 6 * HOUR, None),
            "between 2 and 6 hours, most likely 4, from 31 questions",
        ),
        (speed(40, 18, 12, 25, 55), "between 12 and 25 minutes, most likely 18, from 40 questions"),
        (
            speed(40, HOUR * 2, 40, HOUR * 5, None),
            "between 40 minutes and 5 hours, most likely 2 hours, from 40 questions",
        ),
        (
            speed(40, 80, 40, 2 * HOUR, None),
            "between 40 minutes and 2 hours, most likely 80 minutes, from 40 questions",
        ),
        (
            speed(40, 4 * DAY, 3 * DAY, 7 * DAY, None),
            "between 3 and 7 days, most likely 4, from 40 questions",
        ),
        (speed(40, 4 * DAY, 3 * DAY, None, None), "3 days or more, most likely 4 days, from 40 questions"),
        (speed(40, 30, 30, 30, None), "30 minutes, from 40 questions"),
        (speed(40, 0, 0, 0, None), "under a minute, from 40 questions"),
        (speed(40, 1, 1, 1, None), "1 minute, from 40 questions"),
        (speed(40, None, None, None, None), "more than half are still open, from 40 questions"),
        (speed(12, 18, 12, 25, 55), "too early to say (12 of 20 questions)"),
    ],
)
def test_a_speed_is_a_range_with_the_number_behind_it(of: Speed, said: str) -> None:
    assert speed_sentence(of) == said


def test_a_day_of_working_time_is_no_day() -> None:
    of = speed(31, 60 * HOUR, 50 * HOUR, 70 * HOUR, 80 * HOUR)
    assert speed_sentence(of, days=False) == "between 50 and 70 hours, most likely 60, from 31 questions"
    assert (nine_of_ten(of, days=False), nine_of_ten(of)) == (
        "9 of 10 within 80 hours",
        "9 of 10 within 3.5 days",
    )


def test_nine_of_ten_is_said_only_where_it_is_known() -> None:
    assert nine_of_ten(speed(ENOUGH, 18, 12, 25, 55)) == "9 of 10 within 55 minutes"
    assert nine_of_ten(speed(ENOUGH, 18, 12, 25, None)) == ""
    assert nine_of_ten(speed(ENOUGH - 1, 18, 12, 25, 55)) == ""


def test_both_clocks_are_said() -> None:
    each = [timed(minutes) for minutes in range(10, 40)]
    calendar, business = speed_sentences(each, "You take")
    assert calendar.startswith("You take between ")
    assert business.startswith("In working time between ")
    assert calendar.endswith("from 30 questions; 9 of 10 within 36 minutes.")


@pytest.mark.parametrize(
    ("of", "said"),
    [
        ([], ()),
        (turns(3), ("Too early to say (3 of 20 questions).",)),
        (turns(5, waiting=20), ("More than half are still open, from 25 questions.",)),
        (turns(0, closed=25), ("Too few were answered to say in what time half are.",)),
    ],
)
def test_where_half_is_not_reached_no_speed_is_made_up(of: Sequence[Timed], said: tuple[str, ...]) -> None:
    assert speed_sentences(of, "You take") == said


@pytest.mark.parametrize(
    ("of", "mine", "theirs"),
    [
        ([], "No client asked anything.", "You asked nothing that waits for an answer."),
        (
            turns(1),
            "A client asked one question; you answered it.",
            "You asked one question; the client answered it.",
        ),
        (
            turns(0, waiting=1),
            "A client asked one question; it is open.",
            "You asked one question; it is open.",
        ),
        (
            turns(32, waiting=2),
            "Of 34 questions from clients you answered 32; 2 are open.",
            "Of your 34 questions clients answered 32; 2 are open.",
        ),
        (
            turns(34),
            "You answered all 34 questions from clients.",
            "Clients answered all your 34 questions.",
        ),
        (
            turns(0, closed=3, waiting=1),
            "Of 4 questions from clients you answered none; 3 were settled in a call or meeting, or closed by"
            " you; 1 is open.",
            "Of your 4 questions clients answered none; 3 were settled in a call or meeting, or closed by"
            " you; 1 is open.",
        ),
        (
            turns(1, closed=1),
            "Of 2 questions from clients you answered 1; 1 was settled in a call or meeting, or closed by"
            " you; none are open.",
            "Of your 2 questions clients answered 1; 1 was settled in a call or meeting, or closed by"
            " you; none are open.",
        ),
        (
            turns(0, closed=1),
            "A client asked one question; it was settled in a call or meeting, or closed by you.",
            "You asked one question; it was settled in a call or meeting, or closed by you.",
        ),
    ],
)
def test_what_became_of_the_questions_adds_up(of: Sequence[Timed], mine: str, theirs: str) -> None:
    assert (asked_sentence(of, "in"), asked_sentence(of, "out")) == (mine, theirs)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.92, "9 of 10"),
        (1.0, "10 of 10"),
        (0.99, "More than 9 of 10"),
        (0.0, "0 of 10"),
        (0.02, "Fewer than 1 of 10"),
    ],
)
def test_a_share_is_a_natural_frequency(share: float, said: str) -> None:
    assert of_ten(share) == said


def test_within_the_hour_counts_what_came_in_working_hours() -> None:
    inside, outside = [timed(30)] * 20, [timed(30, in_hours=False)] * 5
    said = "Of 20 questions in working hours, 9 of 10 were answered within the hour."
    assert within_sentence(inside + outside, 0.92) == said
    few = "Within an hour of working time: too early to say (1 of 20 questions)."
    assert within_sentence(inside[:1] + outside * 4, 1.0) == few
    assert within_sentence(inside[:3], 1.0) == ""
    assert within_sentence(outside * 5, None) == ""


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        *(
            (None, "–"),
            (0.0, "0 min"),
            (0.4, "1 min"),
            (18.4, "18 min"),
            (125.0, "2 h 05"),
            (48 * HOUR, "2 days"),
        ),
        *((10 * HOUR, "10 h"), (31.8 * HOUR, "32 h"), (1200 * DAY, "1,200 days")),
    ],
)
def test_a_time_in_a_table_is_rounder_the_longer_it_is(minutes: float | None, said: str) -> None:
    assert how_long(minutes) == said


def test_the_texts_on_few_questions_name_the_number_that_is_enough() -> None:
    assert all(f"ewer than {ENOUGH} questions" in text for text in (FEW_ARE_BRACKETED, FEW_IN_A_WEEK))


def test_few_turns_stand_in_brackets() -> None:
    assert (measured(18, 19), measured(18, 20), measured(None, 1)) == ("(18 min)", "18 min", "–")
    assert (measured_share(0.9, 19), measured_share(0.9, 20), measured_share(None, 1)) == (
        "(90%)",
        "90%",
        "–",
    )


def test_off_hours_and_open_questions_are_counted_in_words() -> None:
    assert off_hours_sentence(0) == "Nothing you sent or said was outside your working hours."
    assert off_hours_sentence(1) == "1 message or call of yours was outside your working hours."
    assert off_hours_sentence(11) == "11 messages and calls of yours were outside your working hours."
    assert open_title(2, "in", 2) == "They wait for you: 2"
    assert open_title(9, "out", 5) == "You wait for them: the oldest 5 of 9"


def test_a_client_s_week_of_replies_is_one_line() -> None:
    whole = {
        **{"turns": 34, "open": 2, "median_minutes": 18.0, "p90_minutes": 55.0},
        **{"off_hours": 11, "client_median_minutes": 1310.0},
    }
    assert replies_line(whole) == (
        "34 questions, 2 open; half answered within 18 min, 9 of 10 within 55 min; theirs within 22 h;"
        " 11 of yours outside working hours"
    )
    bare = dict.fromkeys(whole) | {"turns": 1, "open": 0, "off_hours": 0}
    assert replies_line(bare) == "1 question"


def message(channel: str, direction: str = "in", **fields: object) -> Message:
    return Message(client="Bouw", channel=channel, direction=direction, at=AT, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (message("phone", seconds=720), "Noted: a call from Bouw, 12 min"),
        (message("phone", needs_reply=True), "Noted: a missed call from Bouw, needs a reply"),
        (message("email", "out", needs_reply=False), "Noted: an email to Bouw, needs no reply"),
        (
            message("chat", urgent=True, needs_reply=True),
            "Noted: a chat message from Bouw, urgent, needs a reply",
        ),
        (message("in_person", "out", seconds=3600), "Noted: a meeting that you began with Bouw, 1 h"),
        (message("in_person", needs_reply=False), "Noted: a meeting that Bouw began"),
        (message("in_person", needs_reply=True), "Noted: a meeting that Bouw began, needs a reply"),
        (message("video", seconds=3600), "Noted: a video call from Bouw, 1 h"),
        (message("sms", needs_reply=True), "Noted: a text message from Bouw, needs a reply"),
    ],
)
def test_a_contact_is_noted_in_a_sentence(of: Message, said: str) -> None:
    assert contact_sentence(of, "k3f9", TODAY) == f"{said} [k3f9]  Fri 20 Nov 14:05"


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (message("phone"), "it counts as missed"),
        (message("video", "out"), "it counts as missed"),
        (message("in_person"), "the meeting also closes what was open"),
        (message("phone", seconds=60), ""),
        (message("email"), ""),
    ],
)
def test_what_was_spoken_without_a_duration_says_how_to_give_one(of: Message, said: str) -> None:
    found = missing_duration(of)
    assert said in found
    assert bool(found) is bool(said)
    assert len(found) <= 160


def test_the_way_to_settle_names_the_whole_list_only_where_some_are_hidden() -> None:
    assert "--open" in how_to_settle(some_are_hidden=True)
    assert "--open" not in how_to_settle(some_are_hidden=False)
    assert "`tracker settle ID --no-reply`" in how_to_settle(some_are_hidden=False)


def test_every_channel_has_a_name() -> None:
    assert set(CHANNEL_NAMES) == set(CHANNELS)


def test_a_settled_question_says_how() -> None:
    of = message("email")
    elsewhere = settled_sentence(of, AT, "k3f9", TODAY, needs_no_reply=False)
    assert elsewhere == "Answered elsewhere: an email from Bouw of Fri 20 Nov 14:05 [k3f9]"
    assert settled_sentence(of, AT, "k3f9", TODAY, needs_no_reply=True).startswith("Needs no reply: ")


def test_whose_a_sender_is_says_what_counts_now() -> None:
    address = "an@bouw.example"
    assert assigned_sentence(address, "Bouw", domain=False, senders=1, messages=12) == (
        "an@bouw.example belongs to Bouw: 12 messages from 1 sender are counted now."
    )
    assert assigned_sentence(address, None, domain=True, senders=3, messages=1) == (
        "Everybody at bouw.example is ignored: 1 message from 3 senders is left out now."
    )
    assert assigned_sentence("hashed:0123456789@abcdef0123", "Bouw", domain=True, senders=0, messages=0) == (
        "Everybody at the domain of address kept as a hash (012345@abcdef) belongs to Bouw."
    )
    assert (
        assigned_sentence(address, "Bouw", domain=False, senders=0, messages=0)
        == "an@bouw.example belongs to Bouw."
    )
