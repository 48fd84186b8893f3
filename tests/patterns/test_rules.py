from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patterns.book import Line, client, line, read, weekly
from tests.patterns.posed import BEFORE, NOW, broken, posed
from tracker.patterns.base import Finding, Pattern, Reached, above, at_least
from tracker.patterns.noticing import Noticed, notice
from tracker.patterns.rules import standing, week_after_silence
from tracker.records import Decision
from tracker.workweek import iso_week

FIRST, LAST = date(2026, 6, 8), date(2026, 6, 14)


def worked(name: str = "Bouw", last: str = "2026-06-08", weeks: int = 20) -> list[Line]:
    return weekly(lambda day: [line("entry", client=name, day=day, seconds=7200)], last, weeks)


def review(tmp_path: Path, pattern: Pattern, *lines: Line, week: str = NOW) -> Noticed:
    """A review of Bouw, for whom there is work every week since January."""
    return notice(read(tmp_path, [client(), *worked(), *lines], week), week, [pattern])


def shown(of: Noticed) -> tuple[int, str | None]:
    [finding] = of.findings
    return finding.level, finding.held_at


# --- levels and reviews ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (0, 1, (1, None)),
        (0, 2, (1, "first review")),
        (0, 3, (1, "first review")),
        (1, 3, (1, "first review")),
        (2, 2, (2, None)),
        (2, 3, (2, "first review")),
        (3, 2, (2, None)),
        (3, 3, (3, None)),
        (3, 1, (1, None)),
    ],
)
def test_a_level_above_one_stands_when_the_review_four_weeks_earlier_reached_it_too(
    tmp_path: Path, before: int, now: int, expected: tuple[int, str | None]
) -> None:
    assert shown(review(tmp_path, posed({BEFORE: before, NOW: now}))) == expected


@pytest.mark.parametrize("between", ["2026-W19", "2026-W21", "2026-W22", "2026-W23"])
def test_the_reviews_of_other_weeks_do_not_help(tmp_path: Path, between: str) -> None:
    assert shown(review(tmp_path, posed({between: 3, NOW: 3}))) == (1, "first review")


def test_what_was_reached_before_and_is_not_now_is_not_shown(tmp_path: Path) -> None:
    assert review(tmp_path, posed({BEFORE: 3})).findings == ()


@pytest.mark.parametrize("level", [1, 2, 3])
def test_an_event_stands_at_once(tmp_path: Path, level: int) -> None:
    assert shown(review(tmp_path, posed({NOW: level}, event=True))) == (level, None)


def line_of(level: int, *, event: bool = False) -> Reached:
    return Reached(level, "share", level / 4, level / 10, event)


def finding(*met: Reached, **fields: Any) -> Finding:
    own = {"n": 1, "start": FIRST, "end": LAST, "level": max(of.level for of in met), **fields}
    return Finding("unbilled-drift", "Bouw", met, **own)


def test_of_two_lines_only_the_event_stands_at_once() -> None:
    of = standing(finding(line_of(3), line_of(2, event=True)), None)
    assert (of.level, of.reached.level, of.held_at) == (2, 2, "first review")


@given(st.integers(0, 3), st.integers(1, 3), st.booleans())
def test_no_level_is_above_what_was_reached_or_below_one(before: int, now: int, event: bool) -> None:
    earlier = finding(line_of(before)) if before else None
    of = standing(finding(line_of(now, event=event)), earlier)
    assert of.level == (now if event else max(1, min(before, now)))


def test_the_line_shown_belongs_to_the_level_shown() -> None:
    of = finding(line_of(1), line_of(3), line_of(2))
    assert [of.at_level(level).reached.level for level in (1, 2, 3)] == [1, 2, 3]
    gap = finding(line_of(3), line_of(1))
    assert [gap.at_level(level).reached.level for level in (1, 2, 3)] == [1, 1, 3]


def test_levels_are_not_nested_and_without_a_lower_line_the_lowest_met_is_shown() -> None:
    assert finding(line_of(3)).at_level(1).reached == line_of(3)
    assert finding(line_of(3), line_of(2)).at_level(1).reached == line_of(2)


def test_lines_are_compared_as_they_are_written() -> None:
    assert above(1, "share", 0.13, 0.13) is None
    assert above(1, "share", 0.1301, 0.13) == Reached(1, "share", 0.1301, 0.13)
    assert at_least(2, "days", 8, 8, event=True) == Reached(2, "days", 8, 8, True)
    assert at_least(2, "days", 7.99, 8) is None
    assert above(1, "share", None, 0) is at_least(1, "share", None, 0) is None


def test_projects_of_one_client_wait_for_their_own_second_review(tmp_path: Path) -> None:
    both = posed({BEFORE: 2, NOW: 2})

    def detect(facts: Any, limits: Any) -> Any:
        for of in both.detect(facts, limits):
            assert isinstance(of, Finding)
            names = ("old",) if facts.week == BEFORE else ("new", "old")
            yield from (Finding(**{**vars(of), "project": name}) for name in names)

    of = review(tmp_path, Pattern("unbilled-drift", 1, detect, both.limits))
    assert {one.project: one.level for one in of.findings} == {"old": 2, "new": 1}


# --- grace ----------------------------------------------------------------------------------------


def start(day: str, name: str = "plan", **fields: Any) -> Line:
    return line("project", client="Bouw", name=name, billing="hourly", starts_on=day, **fields)


@pytest.mark.parametrize("event", [True, False])
def test_grace_ends_six_weeks_after_the_first_project_began(tmp_path: Path, event: bool) -> None:
    pattern = posed({BEFORE: 3, NOW: 3}, event=event)
    # The review ends on Sunday 14 June: day 42 of a project that began on 4 May, day 43 of one on 3 May.
    assert shown(review(tmp_path, pattern, start("2026-05-04"))) == (1, "grace")
    # The review before lay in grace; what it reached counts, though it showed level 1.
    assert shown(review(tmp_path, pattern, start("2026-05-03"))) == (3, None)


def test_a_second_project_gives_no_new_grace(tmp_path: Path) -> None:
    pattern = posed({BEFORE: 2, NOW: 2})
    assert shown(review(tmp_path, pattern, start("2026-01-05"), start("2026-05-25", "second"))) == (2, None)


def test_a_project_whose_start_is_not_said_began_with_the_first_work(tmp_path: Path) -> None:
    pattern = posed({BEFORE: 2, NOW: 2})
    undated = line("project", client="Bouw", name="any", billing="hourly")
    assert shown(review(tmp_path, pattern, undated, start("2026-05-25", "second"))) == (2, None)


def test_a_project_still_to_begin_gives_no_grace(tmp_path: Path) -> None:
    assert shown(review(tmp_path, posed({BEFORE: 2, NOW: 2}), start("2026-06-15"))) == (2, None)


@pytest.mark.parametrize(("first", "level"), [("2026-05-04", 1), ("2026-05-03", 3)])
def test_without_a_project_grace_runs_from_the_first_entry_or_message(
    tmp_path: Path, first: str, level: int
) -> None:
    pattern = posed({NOW: 3}, event=True)
    entry = line("entry", client="Bouw", day=first, seconds=3600)
    message = line("message", client="Bouw", channel="email", direction="in", at=f"{first}T09:00:00Z")
    for of in (entry, message):
        found = notice(read(tmp_path, [client(), *worked(weeks=2), of]), NOW, [pattern])
        assert shown(found)[0] == level


def test_the_person_has_no_grace(tmp_path: Path) -> None:
    pattern = posed({BEFORE: 2, NOW: 2}, name="recovery-debt", of_person=True)
    assert shown(review(tmp_path, pattern, start("2026-06-01"))) == (2, None)


# --- phases ---------------------------------------------------------------------------------------


def phase(starts_on: str, ends_on: str | None, **fields: Any) -> Line:
    return line("phase", **{"client": "Bouw", "name": "launch", "starts_on": starts_on, **fields}) | (
        {"ends_on": ends_on} if ends_on else {}
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        ("2026-06-01", "2026-06-14", (1, "phase")),
        ("2026-06-02", "2026-06-14", (3, None)),
        ("2026-05-01", "2026-05-31", (1, "phase")),
        ("2026-05-01", "2026-05-30", (3, None)),
        ("2026-06-01", None, (1, "phase")),
        ("2026-06-02", None, (3, None)),
        ("2026-06-01", "2030-01-01", (1, "phase")),
        ("2026-06-15", None, (3, None)),
    ],
)
@pytest.mark.parametrize("whose", ["Bouw", None])
def test_fourteen_days_of_a_phase_hold_at_level_one_events_included(
    tmp_path: Path, starts_on: str, ends_on: str | None, expected: tuple[int, str | None], whose: str | None
) -> None:
    of = review(tmp_path, posed({NOW: 3}, event=True), phase(starts_on, ends_on, client=whose))
    assert shown(of) == expected
    assert of.findings[0].phase == ("launch" if expected[1] else None)


def test_what_a_review_in_a_phase_reached_counts_four_weeks_later(tmp_path: Path) -> None:
    past = phase("2026-04-20", "2026-05-17")
    assert shown(review(tmp_path, posed({BEFORE: 2}), past, week=BEFORE)) == (1, "phase")
    assert shown(review(tmp_path, posed({BEFORE: 2, NOW: 2}), past)) == (2, None)


def test_the_phase_is_named_beside_a_finding_that_waits_for_its_second_review(tmp_path: Path) -> None:
    [of] = review(tmp_path, posed({NOW: 2}), phase("2026-06-01", None)).findings
    assert (of.level, of.phase) == (1, "launch")


def test_the_phase_of_another_client_holds_nothing(tmp_path: Path) -> None:
    other = [client("Zorg"), phase("2026-06-01", None, client="Zorg")]
    of = review(tmp_path, posed({NOW: 3}, event=True), *other)
    assert {one.client: one.level for one in of.findings} == {"Bouw": 3, "Zorg": 1}


def test_a_phase_counts_on_the_days_of_w4_only(tmp_path: Path) -> None:
    # Work in the weeks of 20 April, 27 April, 25 May and 8 June: a phase of May covers one week of W4.
    mondays = ("2026-04-20", "2026-04-27", "2026-05-25", "2026-06-08")
    lines = [line("entry", client="Bouw", day=day, seconds=7200) for day in ("2026-01-05", *mondays)]
    may, spring = phase("2026-05-04", "2026-05-31"), phase("2026-04-20", "2026-05-03")
    pattern = posed({NOW: 3}, event=True)
    assert shown(notice(read(tmp_path, [client(), *lines, may]), NOW, [pattern])) == (3, None)
    assert shown(notice(read(tmp_path, [client(), *lines, spring]), NOW, [pattern])) == (1, "phase")


@pytest.mark.parametrize(("whose", "expected"), [("Bouw", (2, None)), (None, (1, "phase"))])
def test_for_the_person_only_phases_without_a_client_count(
    tmp_path: Path, whose: str | None, expected: tuple[int, str | None]
) -> None:
    pattern = posed({BEFORE: 2, NOW: 2}, name="always-on", of_person=True)
    assert shown(review(tmp_path, pattern, phase("2026-06-01", None, client=whose))) == expected


def test_the_phase_that_covers_most_is_named_whatever_the_order_of_the_records(tmp_path: Path) -> None:
    short, long = phase("2026-06-01", None, name="fair"), phase("2026-05-25", None, name="launch")
    twin = phase("2026-05-25", None, name="autumn")
    for lines in ((short, long, twin), (twin, long, short)):
        [of] = review(tmp_path, posed({NOW: 3}), *lines).findings
        assert of.phase == "launch"


# --- answers --------------------------------------------------------------------------------------


def answer(week: str = NOW, **fields: Any) -> Line:
    own = {"pattern": "unbilled-drift", "client": "Bouw", "answer": "seen", "week": week}
    return line("decision", **{**own, **fields})


def is_silent(tmp_path: Path, *lines: Line, week: str = NOW, **fields: Any) -> bool:
    pattern = posed({week: 2}, event=True, **fields)
    book = [client(), *worked(last="2026-12-28", weeks=60), *lines]
    of = notice(read(tmp_path, book, week), week, [pattern])
    assert len(of.findings) + len(of.muted) == 1
    return bool(of.muted)


@pytest.mark.parametrize("said", ["my_choice", "seen"])
def test_an_answer_silences_for_eight_weeks_from_its_own_week_on(tmp_path: Path, said: str) -> None:
    given = answer("2026-W24", answer=said)
    silent = {n: is_silent(tmp_path, given, week=f"2026-W{n}") for n in (22, 23, 24, 25, 31, 32, 33, 40)}
    assert silent == {22: False, 23: False, 24: True, 25: True, 31: True, 32: True, 33: False, 40: False}


def test_an_answer_with_an_end_silences_up_to_the_week_that_holds_it(tmp_path: Path) -> None:
    long, short = (
        answer(until="2026-09-09"),
        answer(until="2026-06-14"),
    )  # a Wednesday of week 37, Sunday of 24
    assert [is_silent(tmp_path, long, week=f"2026-W{n}") for n in (24, 36, 37, 38)] == [True] * 3 + [False]
    assert [is_silent(tmp_path, short, week=f"2026-W{n}") for n in (24, 25)] == [True, False]


def test_an_answer_that_ended_before_its_week_silences_nothing(tmp_path: Path) -> None:
    assert not is_silent(tmp_path, answer(until="2026-06-07"))


@pytest.mark.parametrize(
    "other",
    [{"client": "Zorg"}, {"pattern": "scope-creep"}, {"client": None}, {"answer": "set_boundary"}],
)
def test_an_answer_to_something_else_and_a_boundary_silence_nothing(
    tmp_path: Path, other: dict[str, str | None]
) -> None:
    zorg = client("Zorg", archived_on="2020-01-01")
    assert not is_silent(tmp_path, zorg, answer(**other))


def test_an_answer_about_the_person_silences_patterns_of_the_person(tmp_path: Path) -> None:
    own = {"name": "always-on", "of_person": True}
    mine = answer(pattern="always-on", client=None)
    assert is_silent(tmp_path, mine, **own)
    assert not is_silent(tmp_path, answer(pattern="always-on", client="Bouw"), **own)


def test_an_answer_of_the_week_silences_though_another_has_run_out(tmp_path: Path) -> None:
    assert is_silent(tmp_path, answer("2026-W10"), answer("2026-W20"), answer(answer="set_boundary"))


def test_a_chosen_budget_silences_while_what_is_at_stake_lies_within(tmp_path: Path) -> None:
    chosen = answer(answer="my_choice", budget_hours=4)
    assert is_silent(tmp_path, chosen, stake_seconds=4 * 3600)
    assert not is_silent(tmp_path, chosen, stake_seconds=4 * 3600 + 1)
    assert is_silent(tmp_path, answer(budget_hours=4), stake_seconds=9 * 3600)


def test_a_silenced_finding_keeps_its_level_and_names_the_latest_answer(tmp_path: Path) -> None:
    lines = [answer("2026-W23", id="a"), answer("2026-W24", id="b", answer="my_choice")]
    of = review(tmp_path, posed({BEFORE: 2, NOW: 2}), *lines)
    [(finding, decision)] = of.muted
    assert (finding.level, decision.id, of.findings) == (2, "b", ())


@given(st.integers(1, 52), st.none() | st.dates(date(2026, 1, 1), date(2027, 6, 1)))
def test_the_week_after_the_silence_is_the_first_that_speaks(week: int, until: date | None) -> None:
    monday = date.fromisocalendar(2026, week, 1)
    if until is None or until >= monday:
        last = (until or monday + timedelta(weeks=8, days=6)).isocalendar()
        decision = Decision(week=iso_week(monday), pattern="scope-creep", answer="seen", until=until)
        after = week_after_silence(decision)
        assert after.weekday() == 0
        assert (after - timedelta(days=1)).isocalendar()[:2] == last[:2]


# --- cards ----------------------------------------------------------------------------------------


def cards(tmp_path: Path, *patterns: Pattern, lines: tuple[Line, ...] = ()) -> list[tuple[str, int, bool]]:
    of = notice(read(tmp_path, [client(), *worked(), *lines]), NOW, patterns)
    return [(one.pattern, one.level, one.card) for one in of.findings]


def test_at_most_three_findings_are_cards_the_highest_levels_first(tmp_path: Path) -> None:
    def at(name: str, level: int) -> Pattern:
        return posed({NOW: level}, name=name, event=True)

    of = cards(tmp_path, at("a", 1), at("b", 3), at("c", 2), at("d", 1), at("e", 3))
    expected = [("b", 3, True), ("e", 3, True), ("c", 2, True), ("a", 1, False), ("d", 1, False)]
    assert of == expected


def test_within_a_level_what_is_at_stake_decides_and_money_counts_at_the_agreed_rate(tmp_path: Path) -> None:
    def at(name: str, **stake: float) -> Pattern:
        return posed({NOW: 1}, name=name, **stake)

    patterns = [
        at("a", stake_seconds=3 * 3600),
        at("b", stake_cents=80_000),
        at("c", stake_seconds=5 * 3600),
        at("d"),
    ]
    rate = line("rate", client="Bouw", cents_per_hour=20_000)
    assert [name for name, _, _ in cards(tmp_path, *patterns, lines=(rate,))] == ["c", "b", "a", "d"]
    assert [name for name, _, _ in cards(tmp_path, *patterns)] == ["b", "c", "a", "d"]


def test_the_level_shown_ranks_and_not_the_lines_that_were_met(tmp_path: Path) -> None:
    waits = posed({NOW: 3}, name="a", stake_seconds=9)
    stands = posed({NOW: 2}, name="b", event=True)
    assert [name for name, _, _ in cards(tmp_path, waits, stands)] == ["b", "a"]


def test_equal_findings_stand_by_name_whatever_the_order_of_the_patterns(tmp_path: Path) -> None:
    patterns = [posed({NOW: 1}, name=name) for name in ("c", "a", "d", "b")]
    assert [name for name, _, _ in cards(tmp_path, *patterns)] == ["a", "b", "c", "d"]
    assert [name for name, _, _ in cards(tmp_path, *reversed(patterns))] == ["a", "b", "c", "d"]


def test_silenced_findings_leave_their_card_to_others(tmp_path: Path) -> None:
    names = ("unbilled-drift", "scope-creep", "solo-struggle", "clients-chair")
    patterns = [posed({NOW: 1}, name=name) for name in names]
    seen = answer(pattern="clients-chair")
    assert [card for _, _, card in cards(tmp_path, *patterns, lines=(seen,))] == [True] * 3


def test_a_pattern_that_breaks_down_shows_nothing_of_what_it_had_begun(tmp_path: Path) -> None:
    assert cards(tmp_path, broken(), posed({NOW: 1})) == [("unbilled-drift", 1, True)]
