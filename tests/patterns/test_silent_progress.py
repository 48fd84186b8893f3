import random
from datetime import date, timedelta
from typing import Any

import pytest

from tests.patterns.book import WEEK, Line, at, client, detected, facts, level, line, read, weekly
from tests.patterns.spoken import spoken
from tracker.language import speaking
from tracker.patterns.base import Finding
from tracker.patterns.noticing import notice
from tracker.patterns.silent_progress import PATTERN
from tracker.wording.cards import card


def work(weeks: int = 20, hours: float = 8, last: str = "2026-06-08") -> list[Line]:
    """A client, and so many hours on each Monday."""
    return [client(), *weekly(lambda monday: [entry(monday, hours)], last, weeks)]


def entry(day: str, hours: float, **fields: Any) -> Line:
    return line("entry", client="Bouw", day=day, seconds=int(hours * 3600), **fields)


def update(day: str, **fields: Any) -> Line:
    return line("update", client="Bouw", at=at(f"{day}T12:00"), **fields)


def every(days: Any, **fields: Any) -> Line:
    terms = {"update_every_days": days}
    return line("boundary", topic="channels", told_on="2026-01-05", terms=terms, **fields)


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1
    return found[0]


def reached(tmp_path: Any, lines: list[Line], **limits: float) -> int:
    found, _ = detected(PATTERN, facts(tmp_path, lines), **limits)
    return max((of.level for of in found), default=0)


@pytest.mark.parametrize(
    ("last", "expected"),
    [("2026-05-22", 0), ("2026-05-21", 1), ("2026-05-15", 1), ("2026-05-14", 2), ("2026-01-05", 2)],
)
def test_the_last_update_is_measured_in_working_days(tmp_path, last, expected):
    assert reached(tmp_path, [*work(), update(last)]) == expected


def test_the_finding_tells_the_gap_and_the_work_since(tmp_path):
    of = only(detected(PATTERN, facts(tmp_path, [*work(), update("2026-05-21")]))[0])
    assert (of.reached.measure, of.reached.value, of.reached.line) == ("gap", 16, 15)
    assert (of.stake_seconds, of.end, of.n) == (3 * 8 * 3600, date(2026, 6, 14), 1)
    assert [trace.type for trace in of.evidence] == ["update", "entry", "entry", "entry"]


@pytest.mark.parametrize(
    ("last", "expected"), [("2026-06-04", 0), ("2026-06-03", 1), ("2026-05-31", 1), ("2026-05-30", 2)]
)
def test_an_agreed_rhythm_is_measured_in_calendar_days(tmp_path, last, expected):
    assert reached(tmp_path, [*work(), every(7), update(last)]) == expected


def test_a_client_who_asked_for_silence_is_left_in_peace(tmp_path):
    asked = [*work(), update("2026-04-20"), every(60, client="Bouw")]
    assert reached(tmp_path, asked) == 0
    assert reached(tmp_path, [*asked, every(7)]) == 0  # his own goes before the one for everybody


@pytest.mark.parametrize("days", ["seven", 0, -3, True, None])
def test_a_rhythm_that_is_no_number_of_days_is_none(tmp_path, days):
    assert reached(tmp_path, [*work(), every(days), update("2026-05-22")]) == 0


def test_a_rhythm_that_was_not_told_or_never_held_is_none(tmp_path):
    untold = {**every(7), "told_on": None, "chosen_on": "2026-01-05"}
    over = {**every(7), "ends_on": "2025-12-01"}
    assert reached(tmp_path, [*work(), untold, over, update("2026-05-22")]) == 0


def test_a_holiday_stops_the_clock(tmp_path):
    lines = [*work(), update("2026-05-20")]
    away = line("entry", day="2026-05-25", seconds=36 * 3600, kind="leave")
    assert reached(tmp_path, lines) == 1
    assert reached(tmp_path, [*lines, away]) == 0
    assert reached(tmp_path, [*work(), every(7), update("2026-05-31")]) == 1
    away = line("entry", day="2026-06-01", seconds=36 * 3600, kind="leave")
    assert reached(tmp_path, [*work(), every(7), update("2026-05-31"), away]) == 0


@pytest.mark.parametrize(("number", "expected"), [(3, 0), (2, 2)])
def test_a_recurring_meeting_is_an_update(tmp_path, number, expected):
    days = ["2026-06-08", "2026-06-01", "2026-05-25"][:number]
    notes = ["Stand-up", " stand-up ", "STAND-UP"]
    meetings = [entry(day, 0.5, kind="meeting", note=note) for day, note in zip(days, notes, strict=False)]
    assert reached(tmp_path, [*work(), update("2026-04-01"), *meetings]) == expected


def test_meetings_without_a_note_are_not_the_same_meeting(tmp_path):
    meetings = [entry(day, 0.5, kind="meeting") for day in ("2026-06-08", "2026-06-01", "2026-05-25")]
    assert reached(tmp_path, [*work(), update("2026-04-01"), *meetings]) == 2


def test_a_meeting_tagged_update_is_one(tmp_path):
    lines = [*work(), update("2026-04-01")]
    assert reached(tmp_path, [*lines, entry("2026-06-10", 1, kind="meeting", tags=["Update"])]) == 0
    assert reached(tmp_path, [*lines, entry("2026-06-10", 1, kind="meeting", tags=["plan"])]) == 2
    assert reached(tmp_path, [*lines, entry("2026-06-10", 1, kind="delivery", tags=["update"])]) == 2


@pytest.mark.parametrize(("day", "expected"), [("2026-06-09", 0), ("2026-06-08", 2)])
def test_a_known_risk_that_was_not_told_is_an_event(tmp_path, day, expected):
    lines = [*work(), update("2026-06-12"), update("2026-06-08", kind="risk", found_on=day)]
    found, _ = detected(PATTERN, facts(tmp_path, lines))
    assert max((of.level for of in found), default=0) == expected
    if found:
        of = only(found)
        assert (of.reached.measure, of.reached.value, of.reached.line, of.event_level) == ("age", 4, 3, 2)
        assert level(notice(read(tmp_path, lines), WEEK, [PATTERN]), "silent-progress") == 2


def test_a_risk_without_the_day_it_was_found_is_as_old_as_its_record(tmp_path):
    assert reached(tmp_path, [*work(), update("2026-06-12"), update("2026-06-08", kind="risk")]) == 2


def test_a_told_risk_is_an_update_on_the_day_it_was_told(tmp_path):
    told = update("2026-05-01", kind="risk", found_on="2026-05-01", told_on="2026-06-10")
    assert reached(tmp_path, [*work(), told]) == 0
    later = update("2026-05-01", kind="risk", found_on="2026-05-01", told_on="2026-06-15")
    assert reached(tmp_path, [*work(), update("2026-06-12"), later]) == 2


def test_a_gap_while_hours_go_up_is_worth_a_change(tmp_path):
    lines = [client(), *weekly(lambda m: [entry(m, 16 if m >= "2026-05-18" else 8)])]
    of = only(detected(PATTERN, facts(tmp_path, [*lines, update("2026-05-14")]))[0])
    assert (of.level, of.reached.measure, of.event_level) == (3, "gap", 0)
    assert "from 8 h to 16 h" in card(of).seen
    assert only(detected(PATTERN, facts(tmp_path, [*lines, update("2026-05-21")]))[0]).level == 1


def cooling(hours: float, sponsors: int) -> list[Line]:
    """Hours rise in one week of four; the sponsor was seen every other week, then so often."""
    more = entry("2026-06-01", hours)
    before = [
        update((date(2026, 5, 12) - timedelta(weeks=2 * n)).isoformat(), with_sponsor=True) for n in range(6)
    ]
    risk = update("2026-05-20", kind="risk")
    now = [update("2026-05-20", with_sponsor=True) for _ in range(sponsors)]
    return [*work(), more, *before, *now, risk]


@pytest.mark.parametrize(
    ("hours", "sponsors", "expected"), [(8, 0, 3), (8, 1, 3), (8, 2, 2), (7.9, 0, 2), (0.1, 0, 2)]
)
def test_a_sponsor_seen_half_as_often_while_hours_rise_is_worth_a_change(tmp_path, hours, sponsors, expected):
    of = only(detected(PATTERN, facts(tmp_path, cooling(hours, sponsors)))[0])
    assert of.level == expected
    assert of.event_level == 2  # the risk does not wait; what makes it worth a change does


def test_no_update_ever_is_not_yet_known(tmp_path):
    found, not_yet = detected(PATTERN, facts(tmp_path, work()))
    assert found == []
    assert not_yet == [("silent-progress", "Bouw", 0, 1, "updates", None)]


def test_a_risk_speaks_even_before_the_first_update(tmp_path):
    found, not_yet = detected(PATTERN, facts(tmp_path, [*work(), update("2026-06-01", kind="risk")]))
    assert (only(found).level, only(found).numbers["gap"]) == (2, None)
    assert [(one.have, one.need, one.unit) for one in not_yet] == [(0, 1, "updates")]


def test_fewer_than_four_active_weeks_are_not_yet_enough(tmp_path):
    found, not_yet = detected(PATTERN, facts(tmp_path, [*work(weeks=3), update("2026-05-01")]))
    assert found == []
    assert [(one.have, one.need, one.unit) for one in not_yet] == [(3, 4, "active weeks")]
    assert detected(PATTERN, facts(tmp_path, work(weeks=3))) == ([], [])


@pytest.mark.parametrize(("ends_on", "expected"), [("2026-05-17", 0), ("2026-05-18", 2)])
def test_a_client_whose_last_project_has_ended_is_left_alone(tmp_path, ends_on, expected):
    project = line("project", client="Bouw", name="Plan", billing="hourly", ends_on=ends_on)
    assert reached(tmp_path, [*work(), project, update("2026-04-01")]) == expected


def test_what_is_told_after_the_review_is_not_known_yet(tmp_path):
    assert reached(tmp_path, [*work(), update("2026-05-14"), update("2026-06-15")]) == 2


def test_a_long_gap_waits_for_a_second_review(tmp_path):
    def shown(last: str) -> int:
        return level(notice(read(tmp_path, [*work(), update(last)]), WEEK, [PATTERN]), "silent-progress")

    assert (shown("2026-05-14"), shown("2026-03-02")) == (1, 2)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [client()],
        [client(), update("2026-06-01")],
        [client(archived_on="2026-06-01"), *work()[1:], update("2026-03-02")],
    ],
)
def test_without_hours_or_with_an_archived_client_it_says_nothing(tmp_path, lines):
    assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])


def test_the_order_of_the_lines_changes_nothing(tmp_path):
    lines = cooling(8, 1)
    one = only(detected(PATTERN, facts(tmp_path, lines))[0])
    random.Random(1).shuffle(lines)
    other = only(detected(PATTERN, facts(tmp_path, lines))[0])
    assert (one.met, one.numbers, one.n) == (other.met, other.numbers, other.n)


@pytest.mark.parametrize(
    "lines",
    [
        [*work(), update("2026-05-21")],
        [*work(), every(7), update("2026-05-21")],
        [*work(), update("2026-06-14"), update("2026-06-01", kind="risk")],
        [*work(), *[update("2026-06-01", kind="risk")] * 2],
        cooling(8, 0),
    ],
)
def test_the_words_are_plain(tmp_path, lines):
    made = spoken(only(detected(PATTERN, facts(tmp_path, lines))[0]))
    assert "not written down" in made.sure


@pytest.mark.parametrize(
    ("lines", "english", "dutch"),
    [
        ([update("2026-05-21")], "10 working days is the measure here", "10 werkdagen hier de maat"),
        ([every(7), update("2026-05-21")], "one comes every 7 days", "om de 7 dagen een komt"),
    ],
)
def test_how_often_an_update_comes_is_said_in_days(tmp_path, lines, english, dutch):
    found = only(detected(PATTERN, facts(tmp_path, [*work(), *lines]))[0])
    assert english in card(found).seen
    with speaking("nl"):
        assert dutch in card(found).seen
