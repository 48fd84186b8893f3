from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tracker.metrics.reciprocity import Opened
from tracker.records import Message
from tracker.wording.reply_parts import (
    age,
    began_sentence,
    contact_read,
    reply_definitions,
    reply_tiles,
    threads_sentence,
    waiting_since,
    week_replies,
)

NUMBERS = {
    "turns": 212,
    "open": 2,
    "median_minutes": 30.0,
    "p90_minutes": 130.0,
    "median_business_minutes": 25.0,
    "p90_business_minutes": 110.0,
    "within_hour": 0.92,
    "off_hours": 14,
    "client_median_minutes": 420.0,
}
TODAY = date(2026, 11, 20)


def shown(numbers: dict[str, object], asked_of_them: int) -> list[tuple[str, str]]:
    return [(of.value, of.note) for of in reply_tiles(numbers, asked_of_them)]


def test_the_tiles_read_as_people_speak() -> None:
    assert shown(NUMBERS, 31) == [
        ("212", "2 open"),
        ("30 min", "25 min of working time"),
        ("2 h 10", "1 h 50 of working time"),
        ("9 of 10", "of working time, of what came in it"),
        ("14", "messages and calls of yours outside working hours"),
        ("7 h", "from 31 questions of yours"),
    ]


def test_what_rests_on_few_questions_stands_in_brackets() -> None:
    few = shown(NUMBERS | {"turns": 19, "open": 0}, 3)
    assert few[0] == ("19", "none is open")
    assert few[1] == ("(30 min)", "(25 min) of working time")
    assert few[3][0] == "(92%)"
    assert few[5] == ("(7 h)", "from 3 questions of yours")


def test_a_number_that_is_not_reached_is_said_to_be_open() -> None:
    none = dict.fromkeys(NUMBERS) | {"turns": 212, "open": 200, "off_hours": 0}
    assert shown(none, 0)[1:4] == [
        ("–", "too many are still open"),
        ("–", "too many are still open"),
        ("–", "of working time, of what came in it"),
    ]


def test_each_number_has_its_formula() -> None:
    made = {of.name: of for of in reply_definitions(NUMBERS, ("In working time: 25 minutes.",))}
    assert made["A question"].numbers == "212 questions, 2 of them open"
    assert made["Half in, nine of ten in"].numbers == "30 min, and 2 h 10"
    assert made["Within the working hour"].numbers == "92%"
    assert made["Two clocks"].numbers == "In working time: 25 minutes."
    assert reply_definitions(NUMBERS | {"within_hour": None}, ())[4].numbers == ""


@pytest.mark.parametrize(
    ("began", "answered", "said"),
    [
        (0, 0, ""),
        (3, 0, "You began all of them."),
        (0, 3, "You began none of them."),
        (12, 20, "You began 12 of them; the others were in answer to a client."),
    ],
)
def test_who_began_is_one_sentence(began: int, answered: int, said: str) -> None:
    assert began_sentence(began, answered) == said


def test_threads_are_summed_over_clients() -> None:
    assert threads_sentence([Opened(3, 7), Opened(0, 1)]) == "You began 3 of 11 threads."
    assert threads_sentence([Opened(0, 0)]) == ""


def test_a_week_says_only_what_is_there() -> None:
    assert week_replies({}) == ""
    assert week_replies({"turns": 0}) == ""
    assert week_replies(NUMBERS) == "212 asked, 2 open, half in 30 min"
    assert week_replies(NUMBERS | {"open": 0, "median_minutes": None}) == "212 asked"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0.0, "less than half a working day"),
        (0.49, "less than half a working day"),
        (0.5, "0.5 working days"),
        (1.1, "1 working day"),
        (2.6, "2.5 working days"),
        (9.7, "9.5 working days"),
        (9.8, "10 working days"),
        (1234.4, "1,234 working days"),
    ],
)
def test_an_age_is_told_in_working_days(days: float, said: str) -> None:
    assert age(days) == said


def test_an_open_question_is_named_by_client_channel_and_time() -> None:
    at = datetime(2026, 11, 19, 9, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert waiting_since("Bouw", "sms", at, TODAY) == "Bouw, text message, Thu 19 Nov 09:05"
    last_year = waiting_since("x" * 90, "email", at.replace(year=2025), TODAY)
    assert last_year.endswith("…, email, Wed 19 Nov 2025 09:05")


def test_a_line_is_read_out_as_what_it_stands_for() -> None:
    at = datetime(2026, 11, 20, 14, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))

    def said(channel: str, direction: str, **fields: object) -> str:
        return contact_read(
            Message(client="Bouw", channel=channel, direction=direction, at=at, **fields), TODAY
        )

    assert said("phone", "in", seconds=720) == "a call from Bouw, 12 min · Fri 20 Nov 14:05"
    assert said("phone", "in") == "a missed call from Bouw, asks for an answer · Fri 20 Nov 14:05"
    assert said("email", "out") == "an email to Bouw · Fri 20 Nov 14:05"
    assert said("chat", "in", urgent=True, needs_reply=False) == (
        "a chat message from Bouw, urgent · Fri 20 Nov 14:05"
    )
