import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from tests.patterns.book import WEEK, Line, at, client, detected, facts, level, line, read
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding
from tracker.patterns.demand_ratchet import PATTERN
from tracker.patterns.noticing import notice
from tracker.wording.cards import card

LAST = date(2026, 6, 8)


def weeks(inbound: Sequence[int], minutes: Sequence[int]) -> list[Line]:
    """Weeks up to the reviewed one: so many questions come in, each answered after so many minutes."""
    found = [client()]
    for n, (number, took) in enumerate(zip(inbound, minutes, strict=True)):
        monday = LAST - timedelta(weeks=len(inbound) - 1 - n)
        for i in range(number):
            came = datetime.combine(monday + timedelta(days=i % 5), datetime.min.time()).replace(
                hour=9 + i // 5
            )
            about = {"channel": "email", "client": "Bouw", "thread": f"{n}-{i}"}
            found.append(line("message", direction="in", at=at(came.isoformat()), **about))
            went = came + timedelta(minutes=took)
            found.append(line("message", direction="out", at=at(went.isoformat()), **about))
    return found


def a_year(seed: int = 4, *, taught: bool = True) -> list[Line]:
    """30 weeks in which a slower week is followed by fewer questions, and four of speed at the end."""
    dice = random.Random(seed)
    minutes = [dice.randrange(20, 110) for _ in range(25)] + [15, 12, 10, 14, 18]
    inbound = [8] + [12 - took // 15 for took in minutes[:-1]]
    if not taught:
        early = inbound[:26]
        dice.shuffle(early)
        inbound = [*early, *inbound[26:]]
    return weeks(inbound, minutes)


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1
    return found[0]


def test_more_questions_at_the_same_speed_are_worth_a_look(tmp_path):
    found, not_yet = detected(PATTERN, facts(tmp_path, weeks([4] * 12 + [8] * 4, [30] * 16)))
    of = only(found)
    assert (of.level, of.reached.measure, of.reached.value, of.reached.line) == (1, "ratio", 2.0, 1.25)
    assert (of.client, of.n, of.start, of.end) == ("Bouw", 16, date(2026, 5, 18), date(2026, 6, 14))
    assert [(one.have, one.need, one.unit) for one in not_yet] == [(16, 26, "active weeks")]


@pytest.mark.parametrize(("now", "sees"), [(10, True), (9, False)])
def test_the_step_is_a_quarter_more_at_least(tmp_path, now, sees):
    found, _ = detected(PATTERN, facts(tmp_path, weeks([8] * 12 + [now] * 4, [30] * 16)))
    assert bool(found) is sees


@pytest.mark.parametrize(("now", "sees"), [(66, True), (67, False), (10, True)])
def test_the_own_replies_are_at_most_a_tenth_slower(tmp_path, now, sees):
    found, _ = detected(PATTERN, facts(tmp_path, weeks([4] * 12 + [8] * 4, [60] * 12 + [now] * 4)))
    assert bool(found) is sees


def test_who_leaves_most_of_it_open_is_neither_stable_nor_faster(tmp_path):
    lines = weeks([4] * 12 + [8] * 4, [30] * 16)
    silent = [of for of in lines if of.get("direction") != "out" or of["at"] < "2026-05-18"]
    assert detected(PATTERN, facts(tmp_path, silent))[0] == []
    silent = [of for of in lines if of.get("direction") != "out"]
    assert detected(PATTERN, facts(tmp_path, silent))[0] == []


def test_slower_weeks_that_calm_the_next_one_are_worth_a_talk_at_once(tmp_path):
    of = only(detected(PATTERN, facts(tmp_path, a_year()))[0])
    assert (of.level, of.event_level, of.reached.measure) == (2, 2, "ratio")
    assert of.numbers["p"] <= 0.05
    assert of.n == of.numbers["pairs"] == 29
    assert level(notice(read(tmp_path, a_year()), WEEK, [PATTERN]), "demand-ratchet") == 2


def test_shuffled_weeks_stay_worth_a_look(tmp_path):
    of = only(detected(PATTERN, facts(tmp_path, a_year(taught=False)))[0])
    assert of.level == 1
    assert of.numbers["p"] > 0.05


def test_the_other_way_round_is_reported_in_the_words(tmp_path):
    of = only(detected(PATTERN, facts(tmp_path, a_year()))[0])
    assert 0 < of.numbers["reverse_p"] <= 1
    assert "The other way round" in card(of).sure
    assert "of 100 cases" in card(of).sure


def test_a_phase_that_drives_both_is_named_and_stays_worth_a_look(tmp_path):
    launch = line("phase", name="Launch", client="Bouw", starts_on="2026-05-18", ends_on="2026-06-14")
    seen = only(list(notice(read(tmp_path, [*a_year(), launch]), WEEK, [PATTERN]).findings))
    assert (seen.level, seen.held_at, seen.phase) == (1, "phase", "Launch")


def test_a_steady_stream_shows_nothing(tmp_path):
    found, _ = detected(PATTERN, facts(tmp_path, weeks([5, 4, 6, 5] * 5, [30] * 20)))
    assert found == []


def test_an_incident_of_one_week_is_no_step(tmp_path):
    found, _ = detected(PATTERN, facts(tmp_path, weeks([4] * 14 + [20, 4], [30] * 16)))
    assert found == []


def test_after_weeks_without_a_question_the_speed_cannot_be_compared(tmp_path):
    lines = weeks([0] * 12 + [4] * 4, [30] * 16)
    hours = [
        line("entry", client="Bouw", day=(LAST - timedelta(weeks=n)).isoformat(), seconds=7200)
        for n in range(16)
    ]
    found, _ = detected(PATTERN, facts(tmp_path, lines + hours))
    assert found == []  # no median before: whether the replies are as fast is not known


@pytest.mark.parametrize(
    ("number", "expected"), [(1, [(1, 16)]), (15, [(15, 16)]), (16, [(16, 26)]), (25, [(25, 26)]), (26, [])]
)
def test_what_cannot_be_said_yet_is_counted_in_active_weeks(tmp_path, number, expected):
    _, not_yet = detected(PATTERN, facts(tmp_path, weeks([4] * number, [30] * number)))
    assert [(one.have, one.need) for one in not_yet] == expected
    assert {one.unit for one in not_yet} <= {"active weeks"}


def test_weeks_without_a_reply_time_do_not_count_for_the_second_test(tmp_path):
    lines = weeks([4] * 22 + [4] * 4 + [8] * 4, [30] * 30)
    early = (LAST - timedelta(weeks=24)).isoformat()
    lines = [of for of in lines if of.get("direction") != "out" or of["at"] >= early]
    found, not_yet = detected(PATTERN, facts(tmp_path, lines))
    assert only(found).level == 1
    assert [(one.have, one.need) for one in not_yet] == [(25, 26)]


def test_the_line_can_be_moved(tmp_path):
    of = facts(tmp_path, weeks([4] * 12 + [8] * 4, [30] * 16))
    assert detected(PATTERN, of, ratio_1=2.5)[0] == []


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [client()],
        [client(), line("entry", client="Bouw", day="2026-06-10", seconds=7200)],
        [client(archived_on="2026-05-01"), *weeks([4] * 12 + [8] * 4, [30] * 16)[1:]],
    ],
)
def test_without_messages_or_with_an_archived_client_it_says_nothing(tmp_path, lines):
    assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])


def test_the_order_of_the_lines_changes_nothing(tmp_path):
    lines = a_year()
    one = only(detected(PATTERN, facts(tmp_path, lines))[0])
    random.Random(1).shuffle(lines)
    other = only(detected(PATTERN, facts(tmp_path, lines))[0])
    assert (one.met, one.numbers, one.n) == (other.met, other.numbers, other.n)


@pytest.mark.parametrize("lines", [weeks([4] * 12 + [8] * 4, [30] * 16), a_year(), a_year(taught=False)])
def test_the_words_are_plain(tmp_path, lines):
    made = spoken(only(detected(PATTERN, facts(tmp_path, lines))[0]))
    assert "16 weeks" in made.sure
