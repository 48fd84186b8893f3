"""Every text about patterns goes through gettext: cards, explanations, pictures, answers, what is lacking."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from tests.patterns.book import client, facts, line, noticed
from tests.patterns.posed import broken, posed
from tests.patterns.spoken import own_words, translated
from tests.pseudo import escaping_words, pseudo
from tests.simulation.personas import SCENES
from tracker import language
from tracker.patterns import patterns
from tracker.patterns.base import Finding, NotYet, Pattern, Reached, Trace
from tracker.patterns.boundary_gap import TOPICS
from tracker.patterns.doubts import silence_problems
from tracker.patterns.drawn import ROOMS, rows, shapes
from tracker.patterns.limits import limit_problems
from tracker.patterns.noticing import notice
from tracker.records import CHANNELS, KINDS, Decision
from tracker.wording.cards import LEVEL_WORDS, card, held_sentence, title_of
from tracker.wording.cards.answers import NAMES, answer_sentence, passed_budget
from tracker.wording.cards.evidence import trace_sentence
from tracker.wording.cards.shared_rules import SHARED_RULES, false_alarms
from tracker.wording.cards.waiting import lacking_sentence, not_yet_sentence
from tracker.wording.pattern_charts import Words, chart_words
from tracker.wording.pattern_docs import explained, markdown
from tracker.wording.pattern_parts import (
    answered_before,
    answered_sentence,
    evidence_sentence,
    evidence_tables,
    heading,
    lacking_records,
    limit_label,
    limit_refusal,
    limit_sentence,
    moved_sentence,
    not_over_sentence,
    nothing_sentence,
    seen_sentence,
    written,
)

DAY = date(2026, 11, 12)
PATTERNS = sorted(patterns(), key=lambda of: of.number)
WEEK = "2026-W46"


class Found(NamedTuple):
    """A finding, what its picture is drawn from, and the words of that in pseudo."""

    finding: Finding
    shape: Any
    words: Words | None


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Found]]:
    """Findings of every pattern in synthetic consultants, with their pictures."""
    by_pattern: dict[str, list[Found]] = {}
    for scene in SCENES:
        persona = scene(Random(f"1 {scene.__name__}"))
        if set(persona.expected.must) <= by_pattern.keys():
            continue
        of = noticed(tmp_path_factory.mktemp("persona"), persona.records, persona.week)
        for finding in (*of.findings, *(muted.finding for muted in of.muted), *of.neutral):
            shape = rows(finding, of.facts)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(language, "catalogue", pseudo)
                words = None if shape is None else chart_words(finding, shape)
            by_pattern.setdefault(finding.pattern, []).append(Found(finding, shape, words))
    return by_pattern


@pytest.fixture
def speaks_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "catalogue", pseudo)


def wrapped(*texts: str, own: Any = ()) -> None:
    for text in texts:
        without_commands = re.sub(r"`[^`]*`", "", text)
        assert escaping_words(without_commands, own) == [], text


@pytest.mark.parametrize("name", [of.name for of in PATTERNS])
def test_every_text_of_a_card(name: str, found: dict[str, list[Found]]) -> None:
    assert found[name]
    for of in found[name]:
        translated(of.finding)


@pytest.mark.parametrize("name", ROOMS)
def test_every_word_of_a_picture(name: str, found: dict[str, list[Found]]) -> None:
    drawn = [of for of in found[name] if of.words is not None]
    assert drawn
    for of in drawn:
        assert of.words is not None
        own = {*own_words(of.finding), *users_names(of.shape)}
        wrapped(of.words.title, of.words.alt, *of.words.names.values(), own=own)


def users_names(shape: shapes.Shape) -> Iterator[str]:
    """Clients, projects, questions, phases and numbers of invoices that a picture names."""
    if isinstance(shape, shapes.Bars):
        typed = [name for name, _beside in shape.rows if name not in ("", "me", "client", "other")]
        yield from (*typed, *map(str.capitalize, typed))
    if isinstance(shape, shapes.Stacks) and shape.unit == "share":
        yield from (name for name, _shares in shape.series if name != "others")
    if isinstance(shape, shapes.Pair):
        yield from (phase.name for phase in shape.phases)
    if isinstance(shape, shapes.Bills):
        yield from (bill.number for bill in shape.bills)


@pytest.mark.parametrize("name", [of.name for of in PATTERNS])
@pytest.mark.usefixtures("speaks_pseudo")
def test_the_records_behind_a_card(name: str, found: dict[str, list[Found]]) -> None:
    for finding, *_picture in found[name]:
        own = set(own_words(finding))
        wrapped(evidence_sentence(finding), heading(card(finding), finding.project), own=own)
        for table in evidence_tables(finding):
            wrapped(table.label, *table.columns, *(cell for row in table.rows for cell in row), own=own)


def traces() -> Iterator[Trace]:
    yield from (Trace("entry", 1, DAY, 60, kind=kind) for kind in KINDS)
    for channel in CHANNELS:
        yield from (Trace("message", 1, DAY, 60, kind=f"{channel} {way}") for way in ("in", "out"))
    yield Trace("message", 1, DAY)
    yield from (Trace("boundary", "b1", DAY, kind=topic) for topic in TOPICS)
    yield from (Trace("update", "u1", DAY, kind=kind) for kind in ("progress", "risk"))
    answers = ("priced", "traded", "alternative", "later", "declined", "done", "open")
    yield from (Trace("request", "r1", DAY, kind=kind) for kind in answers)
    types = ("action", "assumption", "complaint", "invoice", "occasion", "question", "phase", "checkin")
    yield from (Trace(of, "x", DAY, 60, 100) for of in types)


@pytest.mark.usefixtures("speaks_pseudo")
@pytest.mark.parametrize("trace", [*traces()], ids=lambda of: f"{of.type} {of.kind}")
def test_every_sort_of_record_behind_a_card(trace: Trace) -> None:
    wrapped(trace_sentence(trace))


@pytest.mark.usefixtures("speaks_pseudo")
def test_why_a_level_is_held() -> None:
    met = (Reached(2, "share", 0.3, 0.2),)
    plain = Finding("unbilled-drift", "Bouw", met, 8, DAY, DAY, level=1)
    for reason, phase in (("first review", None), ("grace", None), ("phase", "Fase"), (None, "Fase")):
        wrapped(held_sentence(replace(plain, held_at=reason, phase=phase)) or "", own=["Fase"])


@pytest.mark.usefixtures("speaks_pseudo")
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda of: of.name)
def test_what_a_pattern_says_of_itself_and_of_its_lines(pattern: Pattern) -> None:
    of = explained(pattern)
    wrapped(of.title, of.summary, *(text for section in of.sections for text in section))
    for row in of.limits:
        wrapped(row.range, row.unit, row.source, row.says)
    for limit in pattern.limits:
        wrapped(limit_label(limit), limit_sentence(limit), limit_refusal(limit, 1e9), written(limit, 1))
    wrapped(moved_sentence(of.title, ()), moved_sentence(of.title, [(of, of.low) for of in pattern.limits]))


@pytest.mark.usefixtures("speaks_pseudo")
def test_the_page_of_all_patterns() -> None:
    page = markdown(patterns())
    wrapped(re.sub(r"<!--.*-->|\(#[^)]*\)", "", page))


@pytest.mark.usefixtures("speaks_pseudo")
def test_the_shared_rules_and_the_rate_of_false_alarms() -> None:
    for rule in SHARED_RULES:
        wrapped(rule.name, rule.text)
        assert "{" not in rule.text
    wrapped(*false_alarms(), *false_alarms(()))


UNITS = ("active weeks", "turns", "hours", "days", "weeks", "clients", "occasions", "boundaries", "updates")


@pytest.mark.usefixtures("speaks_pseudo")
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda of: of.name)
def test_what_is_lacking_and_cannot_be_said_yet(pattern: Pattern) -> None:
    for unit in (*UNITS, "end date"):
        for of in (NotYet(pattern.name, None, 0, 1, unit), NotYet(pattern.name, "Bouw", 1, 2, unit, "Fase")):
            wrapped(not_yet_sentence(of), not_yet_sentence(of._replace(have=0)), own=["Bouw", "Fase"])
    if pattern.needs:
        wrapped(lacking_sentence(pattern, pattern.needs), *lacking_records(pattern.needs))


@pytest.mark.usefixtures("speaks_pseudo")
@pytest.mark.parametrize("answer", NAMES)
@pytest.mark.parametrize("whose", [None, "Bouw"])
@pytest.mark.parametrize("until", [None, DAY])
@pytest.mark.parametrize("budget", [None, 6.5])
def test_an_answer(answer: str, whose: str | None, until: date | None, budget: float | None) -> None:
    of = Decision(
        week=WEEK, pattern="scope-creep", client=whose, answer=answer, until=until, budget_hours=budget
    )
    own = ["Bouw", "scope-creep", f"{WEEK[:6]}"]
    finding = Finding("scope-creep", "Bouw", (), 1, DAY, DAY, stake_seconds=40 * 3600)
    wrapped(answer_sentence(of), answered_sentence(of), answered_before(of, finding), own=own)
    wrapped(passed_budget(of, 40 * 3600))


@pytest.mark.usefixtures("speaks_pseudo")
def test_what_a_week_holds() -> None:
    wrapped(*(seen_sentence(WEEK, n) for n in (1, 3, 5)), *(nothing_sentence(WEEK, n) for n in (0, 1)))
    wrapped(*(not_over_sentence(WEEK, WEEK, ahead=ahead) for ahead in (True, False)))


@pytest.mark.usefixtures("speaks_pseudo")
def test_what_kept_a_pattern_from_being_read(tmp_path: Path) -> None:
    limits: dict[str, Any] = {"no-such": {}, "unbilled-drift": {"share_1": 9, "share_9": 1, "off": 3}}
    problems = [*limit_problems([posed({})], limits)]
    end = {"told_on": "2026-06-10", "ends_on": "2026-06-09"}
    lines = [client(), line("entry", client="Bouw", day="2026-06-09", seconds=3600)]
    lines += [line("boundary", topic=topic, **end) for topic in TOPICS]
    lines.append(line("boundary", topic="hours", client="Bouw", **end))
    priced = [replace(posed({}, name=name), needs_rate=True) for name in ("unbilled-drift", "scope-creep")]
    of = facts(tmp_path, lines)
    problems += [*silence_problems(of, priced), *notice(of.recorded, of.week, [broken()]).problems]
    assert len(problems) == 4 + 1 + len(TOPICS) + 1 + 1
    own = ["unbilled-drift", "scope-creep", "no-such", "share_", "Bouw", "ZeroDivisionError", "no hours"]
    wrapped(*(problem.message for problem in problems), own=own)


def test_nothing_keeps_the_language_it_was_first_asked_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> list[str]:
        row = explained(PATTERNS[0]).limits[0]
        rule = SHARED_RULES[0]
        return [title_of("unbilled-drift"), row.says, row.unit, row.source, rule.name, rule.text]

    before = said()
    with monkeypatch.context() as patch:
        patch.setattr(language, "catalogue", pseudo)
        assert said() == [f"⟦{text}⟧" for text in before]
    assert said() == before
    assert before[0] == "Unbilled hours"
    assert LEVEL_WORDS[1] == "worth a look"
