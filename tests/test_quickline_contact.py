from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import TrackerError, UsageError
from tracker.quickline import (
    CHANNEL_WORDS,
    CONTACT_EXAMPLE,
    CONTACT_MARKS,
    ContactLine,
    read_contact,
)
from tracker.records import CHANNELS

FRIDAY = date(2026, 11, 20)
EXAMPLE = ContactLine(None, time(14, 5), "bouw", "phone", "in", 720)


def read(line: str) -> ContactLine:
    return read_contact(line, FRIDAY)


def refusal(line: str) -> str:
    with pytest.raises(TrackerError) as refused:
        read(line)
    return str(refused.value)


def test_the_example_is_read() -> None:
    assert read(CONTACT_EXAMPLE) == EXAMPLE
    assert read("@bouw out email 9:20") == ContactLine(None, time(9, 20), "bouw", "email", "out")


@given(st.permutations(["@bouw", "in", "phone", "14:05", "12m"]))
def test_the_order_of_the_words_does_not_matter(words: list[str]) -> None:
    assert read(" ".join(words)) == EXAMPLE


@pytest.mark.parametrize(("word", "channel"), CHANNEL_WORDS.items())
def test_every_word_for_a_channel_is_read_in_any_case(word: str, channel: str) -> None:
    assert read(f"@bouw IN {word.upper()},").channel == channel


def test_every_channel_of_the_records_has_a_word() -> None:
    assert set(CHANNEL_WORDS.values()) == set(CHANNELS)


def test_in_person_is_one_channel_and_no_direction() -> None:
    assert read("@bouw out in person 9:00 1h30") == ContactLine(
        None, time(9), "bouw", "in_person", "out", 5400
    )
    assert "which way" in refusal("@bouw in person 9:00")


@pytest.mark.parametrize(
    ("word", "seconds"), [("12m", 720), ("1h", 3600), ("1h30", 5400), ("90m", 5400), ("1,5h", 5400)]
)
def test_what_is_spoken_lasts(word: str, seconds: int) -> None:
    assert read(f"@bouw in call {word}").seconds == seconds


@pytest.mark.parametrize(
    ("word", "clock"),
    [("14:05", time(14, 5)), ("9:20", time(9, 20)), ("0:00", time(0)), ("9.20", time(9, 20))],
)
def test_hours_and_minutes_are_a_clock_time_never_a_duration(word: str, clock: time) -> None:
    found = read(f"@bouw in phone {word}")
    assert (found.clock, found.seconds) == (clock, None)


@pytest.mark.parametrize(
    ("word", "day"),
    [("yesterday", date(2026, 11, 19)), ("mon", date(2026, 11, 16)), ("2026-11-02", date(2026, 11, 2))],
)
def test_a_day_is_read_with_its_time(word: str, day: date) -> None:
    assert read(f"@bouw in mail {word} 9:00").day == day
    assert "The line names a day, but no time" in refusal(f"@bouw in mail {word}")


def test_marks_say_what_is_urgent_and_what_asks() -> None:
    assert read("@bouw in mail !urgent").urgent
    assert read("@bouw in mail").asks is None
    assert read("@bouw out mail !asks").asks is True
    assert read("@bouw in mail !noreply.").asks is False


def test_a_meeting_without_a_duration_asks_nothing_unless_it_says_so() -> None:
    assert read("@bouw in meeting 9:00").asks is False
    assert read("@bouw in meeting 9:00 !asks").asks is True
    assert read("@bouw in meeting 9:00 45m").asks is None
    assert read("@bouw in phone 9:00").asks is None
    assert read("@bouw in video 9:00").asks is None


def test_an_unknown_mark_is_met_with_those_there_are() -> None:
    said = refusal("@bouw in mail !gift")
    assert all(f"!{mark}" in said for mark in CONTACT_MARKS)


def test_a_client_in_quotation_marks_is_one_word() -> None:
    assert read('@"Bouw BV" in mail').client == "Bouw BV"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("in mail", "The line names no client"),
        ("@bouw mail", "The line does not say which way it went"),
        ("@bouw in", "The line names no channel"),
    ],
)
def test_what_is_missing_is_asked_for_with_an_example(line: str, said: str) -> None:
    assert refusal(line).startswith(said)
    assert CONTACT_EXAMPLE in refusal(line)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("out", '"in" and "out" both say which way it went'),
        ("phone", '"mail" and "phone" both name a channel'),
        ("@eik", '"@bouw" and "@eik" both name a client'),
        ("9:00 9:01", '"9:00" and "9:01" both say when it was'),
        ("mon tue 9:00", '"mon" and "tue" both name a day'),
        ("!asks !noreply", '"!asks" and "!noreply" contradict each other'),
        ("12m 13m", '"12m" and "13m" both say how long it took'),
    ],
)
def test_two_words_of_a_kind_are_refused(more: str, said: str) -> None:
    assert said in refusal(f"@bouw in mail {more}")


def test_saying_the_same_twice_is_no_contradiction() -> None:
    assert read("@bouw in phone call 9:00").channel == "phone"


@pytest.mark.parametrize("word", ["handbook", "#meeting", "-", "tomorrow", "1:5", "\\in", "@"])
def test_other_words_are_refused_because_none_is_kept(word: str) -> None:
    assert "no words" in refusal(f"@bouw in mail {word}")


def test_a_slip_of_the_pen_is_met_with_what_was_meant() -> None:
    assert "Did you mean email?" in refusal("@bouw in emial")


@pytest.mark.parametrize("channel", ["mail", "chat", "sms"])
def test_what_is_written_takes_no_time(channel: str) -> None:
    assert "Leave the duration out" in refusal(f"@bouw in {channel} 12m")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("25:00", "no clock shows"),
        ("9:60", "no clock shows"),
        ("0m", "Leave it out of a call that did not take place"),
        ("14:05-14:20", "14:05 12m"),
        ("25h", "longer than a day"),
        ("20-11-2026", "2026-11-20"),
        ("@bouw/phase", "names a project"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(word: str, said: str) -> None:
    assert said in refusal(f"in phone {word}")


@pytest.mark.parametrize("line", ["", "  ", "\x00"])
def test_an_empty_line_is_wrong_usage(line: str) -> None:
    with pytest.raises(UsageError, match="The line is empty"):
        read(line)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(line: str) -> None:
    try:
        said = read(line).client
    except TrackerError as error:
        said = error.remedy
    assert said
