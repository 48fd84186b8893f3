import random
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, at, client, detected, facts, level, line, read, settings, weekly
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding, NotYet
from tracker.patterns.noticing import notice
from tracker.patterns.solo_struggle import PATTERN

HOURS = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=36000)], weeks=4)
"""Four active weeks: 18 May to 14 June 2026. Working hours are Monday to Friday, 9:00 to 17:30."""


def question(opened: str, asked: str | None = None, **fields: object) -> Line:
    asked_at = {"asked_at": at(asked)} if asked else {}
    return line("question", **{"client": "Bouw", "opened_at": at(opened), **asked_at, **fields})


def found(tmp_path: Path, *lines: Line, **limits: float) -> list[Finding]:
    findings, not_yet = detected(PATTERN, facts(tmp_path, [client(), *HOURS, *lines]), **limits)
    assert not_yet == []
    for of in findings:
        spoken(of)
    return findings


def levels(tmp_path: Path, *lines: Line) -> list[int]:
    return [of.level for of in found(tmp_path, *lines)]


@pytest.mark.parametrize(
    ("seconds", "expected"), [(7200, []), (7201, [1]), (8 * 3600, [1]), (8 * 3600 + 1, [2])]
)
def test_effort_before_asking_counts_from_just_above_its_lines(
    tmp_path: Path, seconds: int, expected: list[int]
) -> None:
    asked = question("2026-06-08T09:00", "2026-06-09T17:00", seconds=seconds)
    assert levels(tmp_path, asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("2026-06-03T09:00", []),
        ("2026-06-04T09:00", [1]),
        ("2026-06-08T09:00", [1]),
        ("2026-06-09T09:00", [2]),
    ],
)
def test_working_days_before_asking_count_without_any_effort_noted(
    tmp_path: Path, asked: str, expected: list[int]
) -> None:
    assert levels(tmp_path, question("2026-06-01T09:00", asked)) == expected


def test_two_long_ones_at_one_client_are_level_three(tmp_path: Path) -> None:
    long = question("2026-06-01T09:00", "2026-06-09T09:00")
    heavy = question("2026-06-08T09:00", "2026-06-10T09:00", seconds=10 * 3600)
    [of] = found(tmp_path, long, heavy)
    assert (of.level, of.reached.measure, of.reached.value, of.reached.line) == (3, "count", 2, 2)
    other = [client("Gemeente"), {**heavy, "client": "Gemeente"}]
    assert levels(tmp_path, long, *other) == [2]


def test_one_not_asked_yet_counts_as_far_as_it_has_come(tmp_path: Path) -> None:
    [of] = found(tmp_path, question("2026-06-10T09:00", seconds=90 * 3600))
    assert of.numbers["effort"] == (8.5 * 3 * 3600)
    assert (of.level, of.numbers["open"], of.numbers["days"]) == (2, 1, 2)
    assert "One has not been asked yet." in spoken(of).seen


def test_one_answered_without_asking_counts_up_to_the_answer(tmp_path: Path) -> None:
    solved = question("2026-06-08T09:00", answered_at=at("2026-06-08T12:00"), seconds=9 * 3600)
    [of] = found(tmp_path, solved)
    assert (of.level, of.numbers["effort"]) == (1, 3 * 3600)


def test_asking_after_the_week_is_not_known_yet(tmp_path: Path) -> None:
    assert levels(tmp_path, question("2026-06-05T09:00", "2026-06-15T09:00")) == [1]


def test_a_timer_left_running_over_a_weekend_counts_business_time_only(tmp_path: Path) -> None:
    weekend = question("2026-06-05T16:00", "2026-06-08T09:30", seconds=65 * 3600)
    assert levels(tmp_path, weekend) == []
    off = [settings(days_off=["2026-06-05"]), question("2026-06-04T16:00", "2026-06-08T09:30", seconds=90000)]
    assert levels(tmp_path, *off) == []


def test_a_search_that_is_the_assignment_is_left_out(tmp_path: Path) -> None:
    ordered = question("2026-05-19T09:00", seconds=40 * 3600, is_assignment=True)
    assert levels(tmp_path, ordered) == []
    two = [client(), *HOURS[2:], ordered]
    assert detected(PATTERN, facts(tmp_path, two)) == ([], [])


def test_only_what_was_asked_answered_or_open_in_the_four_weeks_is_in_view(tmp_path: Path) -> None:
    opened, asked = "2026-04-01T09:00", "2026-04-20T09:00"
    assert levels(tmp_path, question(opened, asked, answered_at=at("2026-05-17T09:00"))) == []
    assert levels(tmp_path, question(opened, asked, answered_at=at("2026-05-18T09:00"))) == [2]
    assert levels(tmp_path, question(opened, asked)) == [2]


def test_a_card_says_how_long_and_from_how_many(tmp_path: Path) -> None:
    quick = question("2026-06-08T09:00", "2026-06-08T09:40", seconds=1800)
    slow = question("2026-06-02T09:00", "2026-06-08T09:00", seconds=5 * 3600, text="which norm", id="q1")
    [of] = found(tmp_path, quick, slow)
    said = spoken(of)
    assert said.good == "You asked somebody about 2 of the 2 questions in view."
    assert said.seen == (
        "One question stayed with you alone for a while. The longest took 5 h of work before anybody "
        "was asked. The oldest waited 4 working days."
    )
    assert (of.n, [(one.key, one.said, one.seconds) for one in of.evidence]) == (
        2,
        [("q1", "which norm", 5 * 3600)],
    )


def test_a_level_of_an_event_stands_at_once(tmp_path: Path) -> None:
    early = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=36000)], weeks=20)
    lines = [client(), *early, question("2026-06-01T09:00", "2026-06-09T09:00")]
    assert level(notice(read(tmp_path, lines), WEEK, [PATTERN]), PATTERN.name) == 2


def test_fewer_than_four_active_weeks_are_not_yet_enough(tmp_path: Path) -> None:
    two, asked = [client(), *HOURS[2:]], question("2026-06-01T09:00")
    expected = [NotYet(PATTERN.name, "Bouw", 2, 4, "active weeks")]
    assert detected(PATTERN, facts(tmp_path, [*two, asked])) == ([], expected)
    assert detected(PATTERN, facts(tmp_path, two)) == ([], [])
    assert detected(PATTERN, facts(tmp_path, [client(), asked])) == ([], [])
    assert detected(PATTERN, facts(tmp_path, [])) == ([], [])


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = [
        question(f"2026-06-0{n}T09:00", f"2026-06-1{n}T11:00", seconds=n * 3000, id=f"q{n}")
        for n in range(1, 4)
    ]
    assert found(tmp_path, *lines) == found(tmp_path, *random.Random(1).sample(lines, 3))


def test_lines_that_were_moved_count(tmp_path: Path) -> None:
    asked = question("2026-06-01T09:00", "2026-06-05T09:00", seconds=3 * 3600)
    assert levels(tmp_path, asked) == [1]
    assert found(tmp_path, asked, hours_1=4, days_1=10) == []
    assert [of.level for of in found(tmp_path, asked, hours_2=1, hours_1=50, days_1=50)] == [2]
