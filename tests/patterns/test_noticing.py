import json
import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import tracker
from tests.patterns.book import Line, client, line, read, settings, weekly
from tests.patterns.posed import BEFORE, NOW, broken, posed
from tracker import signs as signs_module
from tracker.patterns.base import Finding, Limits, NotYet, Pattern, Reached, found
from tracker.patterns.facts import Facts
from tracker.patterns.noticing import Noticed, notice

WORK = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=7200)])


def review(tmp_path: Path, *patterns: Pattern, lines: tuple[Line, ...] = (), week: str = NOW) -> Noticed:
    return notice(read(tmp_path, [client(), *WORK, *lines], week), week, patterns)


def reading(name: str, into: dict[str, dict[str, int]], whose: str | None = "Bouw") -> Pattern:
    """A pattern that notes down which flags it saw in each review."""

    def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
        into[facts.week] = dict(facts.flags.get(whose, {}))
        yield from ()

    return Pattern(name, 15, detect, ())


def test_a_pattern_reads_what_those_before_it_found_in_the_same_review(tmp_path: Path) -> None:
    seen: dict[str, dict[str, int]] = {}
    first = posed({BEFORE: 2, NOW: 3})
    later = posed({NOW: 1}, name="scope-creep")
    review(tmp_path, first, reading("boundary-gap", seen), later)
    assert seen == {BEFORE: {"unbilled-drift": 2}, NOW: {"unbilled-drift": 2}}


def test_a_flag_stands_at_the_level_that_is_shown(tmp_path: Path) -> None:
    seen: dict[str, dict[str, int]] = {}
    phase = line("phase", client="Bouw", name="launch", starts_on="2026-06-01")
    review(tmp_path, posed({NOW: 3}, event=True), reading("b", seen), lines=(phase,))
    assert seen[NOW] == {"unbilled-drift": 1}


def test_flags_of_the_person_and_of_each_client_are_kept_apart(tmp_path: Path) -> None:
    person: dict[str, dict[str, int]] = {}
    zorg: dict[str, dict[str, int]] = {}
    mine = posed({NOW: 1}, name="recovery-debt", of_person=True)
    review(tmp_path, mine, posed({NOW: 1}), reading("a", person, None), reading("b", zorg, "Zorg"))
    assert person == {BEFORE: {}, NOW: {"recovery-debt": 1}}
    assert zorg == {BEFORE: {}, NOW: {}}


def test_neither_a_neutral_fact_nor_an_answered_finding_is_a_flag(tmp_path: Path) -> None:
    seen: dict[str, dict[str, int]] = {}
    fact = posed({NOW: 2}, name="scope-creep", numbers={"is_neutral": True})
    answered = line("decision", week=NOW, pattern="unbilled-drift", client="Bouw", answer="seen")
    review(tmp_path, fact, posed({NOW: 2}), reading("b", seen), lines=(answered,))
    assert seen[NOW] == {}


def test_a_neutral_finding_is_a_fact_of_the_week_and_no_card(tmp_path: Path) -> None:
    of = review(tmp_path, posed({NOW: 2}, numbers={"is_neutral": True}))
    assert (of.findings, of.muted, len(of.neutral)) == ((), (), 1)


def test_what_cannot_be_said_yet_is_that_of_this_review(tmp_path: Path) -> None:
    def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
        yield NotYet("instant-reply", "Bouw", 12 if facts.week == NOW else 3, 20, "turns")

    of = review(tmp_path, Pattern("instant-reply", 6, detect, ()))
    assert of.not_yet == (NotYet("instant-reply", "Bouw", 12, 20, "turns"),)


def test_a_pattern_that_breaks_down_is_a_problem_and_the_others_go_on(tmp_path: Path) -> None:
    of = review(tmp_path, posed({NOW: 1}, name="a"), broken(), posed({NOW: 1}, name="z"))
    assert [one.pattern for one in of.findings] == ["a", "z"]
    [problem] = of.problems
    assert problem.message == "The pattern scope-creep could not be read: ZeroDivisionError: no hours"


def test_one_that_breaks_down_in_the_review_before_shows_level_one_and_says_so(tmp_path: Path) -> None:
    def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
        if facts.week == BEFORE:
            raise KeyError("Bouw")
        met = [Reached(2, "share", 0.5, 0.2)]
        yield from found("unbilled-drift", "Bouw", met, n=1, start=facts.start, end=facts.last)

    of = review(tmp_path, Pattern("unbilled-drift", 1, detect, ()))
    assert ([one.level for one in of.findings], len(of.problems)) == ([1], 1)


def test_a_week_is_shown_although_a_pattern_breaks_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signs_module, "patterns", lambda: (broken(),))
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(json.dumps(of) + "\n" for of in (settings(), client(), *WORK)), "utf-8")
    with tracker.open(":memory:") as book:
        book.import_file(path)
        document = book.review(NOW).to_json()
        patterns = book.signs(NOW).to_json()
    assert json.loads(json.dumps(document))["totals"]["hours"] == 2
    assert any("scope-creep could not be read" in text for text in document["problems"])
    assert any("scope-creep could not be read" in text for text in patterns["problems"])


def test_a_pattern_that_is_switched_off_is_not_asked(tmp_path: Path) -> None:
    off = settings(limits={"scope-creep": {"off": True}, "unbilled-drift": {"off": False}})
    of = review(tmp_path, broken(), posed({NOW: 1}), lines=(off,))
    assert (of.off, of.problems) == (("scope-creep",), ())
    assert [one.pattern for one in of.findings] == ["unbilled-drift"]


def test_the_lines_in_force_on_the_last_day_of_the_week_count_for_both_reviews(tmp_path: Path) -> None:
    def line_at(week: str, *lines: Line) -> list[float]:
        pattern = posed({BEFORE: 1, NOW: 1, "2026-W25": 1})
        return [one.reached.line for one in review(tmp_path, pattern, lines=lines, week=week).findings]

    old = settings(limits={"unbilled-drift": {"share_1": 0.3}})
    new = settings(valid_from="2026-06-14", limits={"unbilled-drift": {"share_1": 0.4}})
    next_week = settings(valid_from="2026-06-15", limits={"unbilled-drift": {"share_1": 0.5}})
    assert line_at(NOW, old, next_week) == [0.3]
    assert line_at(NOW, old, new, next_week) == [0.4]
    assert line_at("2026-W25", old, new, next_week) == [0.5]


def test_archived_clients_are_not_asked_about(tmp_path: Path) -> None:
    gone = client("Zorg", archived_on="2026-06-14")
    assert [one.client for one in review(tmp_path, posed({NOW: 1}), lines=(gone,)).findings] == ["Bouw"]


def test_a_book_without_anything_has_nothing_to_notice(tmp_path: Path) -> None:
    of = notice(read(tmp_path, []), NOW, [posed({BEFORE: 2, NOW: 2})])
    assert (of.findings, of.muted, of.neutral, of.not_yet, of.problems) == ((), (), (), (), ())


def test_the_first_weeks_of_all_have_a_review_before_them(tmp_path: Path) -> None:
    day = line("entry", client="Bouw", day="2026-06-14", seconds=3600)
    of = notice(read(tmp_path, [client(), day]), NOW, [posed({BEFORE: 1, NOW: 2})])
    assert [(one.level, one.held_at) for one in of.findings] == [(1, "grace")]


def test_asking_changes_nothing_of_what_was_recorded(tmp_path: Path) -> None:
    lines: list[Line] = [
        client(),
        *WORK,
        line("message", client="Bouw", channel="email", direction="in", at="2026-06-10T09:00:00Z"),
        line("request", client="Bouw", at="2026-06-10T09:00:00Z"),
    ]
    of = read(tmp_path, lines)
    names = ("ledger", "pieces", "contacts", "requests", "decisions", "boundaries", "earlier")
    before = deepcopy({name: getattr(of, name) for name in names})
    first = notice(of, NOW, [posed({BEFORE: 2, NOW: 2})])
    assert {name: getattr(of, name) for name in names} == before
    assert notice(of, NOW, [posed({BEFORE: 2, NOW: 2})]).findings == first.findings


def test_the_order_of_the_records_does_not_matter(tmp_path: Path) -> None:
    lines: list[Line] = [settings(), *(client(name) for name in ("Bouw", "Zorg", "Kunst", "Markt")), *WORK]
    lines += [line("phase", name=name, starts_on="2026-06-01") for name in ("fair", "launch")]
    lines.append(line("decision", week=NOW, pattern="unbilled-drift", client="Zorg", answer="seen"))
    patterns = [posed({BEFORE: 2, NOW: 2}), posed({NOW: 3}, name="scope-creep", event=True)]

    def said(of: Noticed) -> Any:
        return of.findings, [one.finding for one in of.muted]

    first = said(notice(read(tmp_path, lines), NOW, patterns))
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        assert said(notice(read(tmp_path, lines), NOW, patterns)) == first
