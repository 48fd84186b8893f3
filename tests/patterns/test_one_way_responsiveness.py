import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.patterns.book import WEEK, Line, at, client, detected, facts, level, line, read
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding
from tracker.patterns.noticing import notice
from tracker.patterns.one_way_responsiveness import PATTERN
from tracker.wording.cards import card

ASKED = datetime(2026, 4, 1, 10, tzinfo=UTC)


def talk(own: int | None = 30, other: int | None = 60, each_way: int = 4, weeks: int = 4) -> list[Line]:
    """Per week so many questions each way, answered after so many minutes; None: not at all."""
    found = [client()]
    for week in range(weeks):
        for n in range(each_way):
            day = datetime(2026, 6, 8, tzinfo=UTC) - timedelta(weeks=week) + timedelta(days=n % 5)
            found += asked("in", day.replace(hour=9, minute=n // 5), own, f"in-{week}-{n}")
            found += asked("out", day.replace(hour=10, minute=n // 5), other, f"out-{week}-{n}")
    return found


def asked(direction: str, when: datetime, minutes: int | None, thread: str, **fields: Any) -> list[Line]:
    about = {"client": "Bouw", "channel": "email", "thread": thread}
    back = "in" if direction == "out" else "out"
    found = [
        line("message", direction=direction, at=at(when.isoformat()), needs_reply=True, **about, **fields)
    ]
    if minutes is not None:
        answered = at((when + timedelta(minutes=minutes)).isoformat())
        found.append(line("message", direction=back, at=answered, needs_reply=False, **about))
    return found


def question(day: str, **fields: Any) -> Line:
    asked_at = at(f"{day}T10:00")
    whom = {"asked_whom": "client", "asked_at": asked_at, "opened_at": asked_at, "text": "Who decides?"}
    return line("question", client="Bouw", **{**whom, **fields})


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("other", "expected"), [(119, 0), (120, 1), (239, 1), (240, 2)])
def test_a_client_who_takes_longer_shows_level_by_level(tmp_path, other, expected):
    found, _ = detected(PATTERN, facts(tmp_path, talk(30, other)))
    assert max((of.level for of in found), default=0) == expected
    if found:
        of = only(found)
        assert (of.reached.measure, of.reached.value, of.n) == ("ratio", other / 30, 16)
        assert (of.start, of.end) == (date(2026, 5, 18), date(2026, 6, 14))


def test_equal_speed_shows_nothing(tmp_path):
    assert detected(PATTERN, facts(tmp_path, talk(60, 60))) == ([], [])


@pytest.mark.parametrize(("number", "expected"), [(2, 0), (3, 2)])
def test_three_questions_that_wait_are_worth_a_talk(tmp_path, number, expected):
    found, _ = detected(PATTERN, facts(tmp_path, talk() + [question("2026-06-04")] * number))
    assert max((of.level for of in found), default=0) == expected
    if found:
        assert (only(found).reached.measure, only(found).reached.value) == ("count", 3)
        assert [trace.type for trace in only(found).evidence[:3]] == ["question"] * 3


@pytest.mark.parametrize(("day", "expected"), [("2026-06-04", 3), ("2026-06-05", None), ("2026-02-02", 3)])
def test_a_question_waits_from_the_sixth_working_day_on_however_old_it_is(tmp_path, day, expected):
    found, _ = detected(PATTERN, facts(tmp_path, talk() + [question(day)] * 3))
    assert (only(found).numbers["open"] if found else None) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"asked_whom": "peer"},
        {"asked_at": None, "asked_whom": None},
        {"answered_at": at("2026-06-11T10:00")},
    ],
)
def test_only_questions_put_to_the_client_and_not_answered_wait(tmp_path, fields):
    assert detected(PATTERN, facts(tmp_path, talk() + [question("2026-05-20", **fields)] * 3))[0] == []


def test_messages_of_mine_that_wait_count_with_the_questions(tmp_path):
    waiting = [one for n in range(3) for one in asked("out", ASKED, None, f"old-{n}")]
    of = only(detected(PATTERN, facts(tmp_path, talk() + waiting))[0])
    assert (of.level, of.numbers["open"]) == (2, 3)
    assert {(trace.type, trace.kind) for trace in of.evidence[:3]} == {("message", "email out")}


def test_a_question_answered_elsewhere_waits_no_longer(tmp_path):
    settled = {"settled_at": at("2026-04-02T10:00")}
    lines = [one for n in range(3) for one in asked("out", ASKED, None, f"o{n}", **settled)]
    assert detected(PATTERN, facts(tmp_path, talk() + lines))[0] == []


def test_an_answer_by_phone_closes_what_waited(tmp_path):
    waiting = [one for n in range(3) for one in asked("out", ASKED, None, f"o{n}")]
    call = line(
        "message", client="Bouw", channel="phone", direction="in", at=at("2026-04-03T10:00"), seconds=600
    )
    assert detected(PATTERN, facts(tmp_path, [*talk(), *waiting, call]))[0] == []


def test_mail_for_information_asks_nothing(tmp_path):
    lines = [{**of, "needs_reply": False} if of.get("direction") == "out" else of for of in talk(30, 480)]
    assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])


def test_work_done_in_their_place_makes_it_worth_a_change(tmp_path):
    mine = line("action", client="Bouw", owner="client", doer="me", done_on="2026-06-03", seconds=5400)
    of = only(detected(PATTERN, facts(tmp_path, [*talk(30, 240), mine]))[0])
    assert (of.level, of.reached.measure, of.reached.value, of.stake_seconds) == (3, "ratio", 8.0, 5400)
    by_count = [*talk(), *[question("2026-05-20")] * 3, mine]
    assert only(detected(PATTERN, facts(tmp_path, by_count))[0]).reached.measure == "count"
    assert only(detected(PATTERN, facts(tmp_path, [*talk(30, 120), mine]))[0]).level == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"owner": "client", "doer": "client", "done_on": "2026-06-03"},
        {"owner": "me", "doer": "me", "done_on": "2026-06-03"},
        {"owner": "client", "doer": "me", "done_on": "2026-04-03"},
        {"owner": "client", "doer": "me"},
    ],
)
def test_other_actions_do_not(tmp_path, fields):
    assert (
        only(
            detected(PATTERN, facts(tmp_path, [*talk(30, 240), line("action", client="Bouw", **fields)]))[0]
        ).level
        == 2
    )


def test_open_questions_of_mine_crash_nothing_and_give_no_false_median(tmp_path):
    lines = talk()
    late = {f"out-{week}-{n}" for week in range(4) for n in range(4) if (week, n) >= (1, 2)}
    lines = [of for of in lines if of.get("thread") not in late or of["direction"] == "out"]
    of = only(detected(PATTERN, facts(tmp_path, lines))[0])
    assert (of.numbers["other"], of.numbers["ratio"], of.reached.measure) == (None, None, "count")
    assert "have an answer in writing" in card(of).seen
    assert detected(PATTERN, facts(tmp_path, lines), open_2=50)[0] == []


def test_a_median_below_a_minute_counts_as_one(tmp_path):
    of = only(detected(PATTERN, facts(tmp_path, talk(0, 4)))[0])
    assert (of.level, of.reached.value) == (1, 4.0)


@pytest.mark.parametrize(("each_way", "have"), [(1, [4]), (3, [12]), (4, [])])
def test_fewer_than_fifteen_turns_each_way_are_too_few_for_every_level(tmp_path, each_way, have):
    lines = talk(30, 240, each_way) + [question("2026-05-20")] * 3
    found, not_yet = detected(PATTERN, facts(tmp_path, lines))
    assert [(one.have, one.need, one.unit) for one in not_yet] == [(n, 15, "turns") for n in have]
    assert bool(found) is (not have)


def test_fewer_than_four_active_weeks_are_not_yet_enough(tmp_path):
    found, not_yet = detected(PATTERN, facts(tmp_path, talk(30, 240, each_way=8, weeks=3)))
    assert found == []
    assert [(one.have, one.need, one.unit) for one in not_yet] == [(3, 4, "active weeks")]


def test_level_2_waits_for_a_second_review(tmp_path):
    def shown(weeks: int) -> int:
        return level(
            notice(read(tmp_path, talk(30, 240, weeks=weeks)), WEEK, [PATTERN]), "one-way-responsiveness"
        )

    assert (shown(5), shown(12)) == (1, 2)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [client()],
        [client(), line("entry", client="Bouw", day="2026-06-10", seconds=7200), question("2026-05-20")],
        [client(archived_on="2026-05-01"), *talk(30, 240)[1:]],
    ],
)
def test_without_messages_or_with_an_archived_client_it_says_nothing(tmp_path, lines):
    assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])


def test_the_order_of_the_lines_changes_nothing(tmp_path):
    lines = talk(30, 240) + [question(f"2026-05-2{n}") for n in range(4)]
    one = only(detected(PATTERN, facts(tmp_path, lines))[0])
    random.Random(1).shuffle(lines)
    other = only(detected(PATTERN, facts(tmp_path, lines))[0])
    assert (one.met, one.numbers) == (other.met, other.numbers)
    assert [trace.day for trace in one.evidence] == [trace.day for trace in other.evidence]


@pytest.mark.parametrize(
    "lines",
    [
        talk(30, 120),
        [*talk(30, 240), question("2026-05-20")],
        [*talk(30, None)],
        [
            *talk(),
            *[question("2026-05-20")] * 3,
            line("action", client="Bouw", owner="client", doer="me", done_on="2026-06-03"),
        ],
    ],
)
def test_the_words_are_plain(tmp_path, lines):
    made = spoken(only(detected(PATTERN, facts(tmp_path, lines))[0]))
    assert "small sample" in made.sure
