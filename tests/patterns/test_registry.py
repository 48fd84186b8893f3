import ast
import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from typing import Any

import pytest

from tests.patterns.book import Line, client, facts, line, read, settings, weekly
from tests.patterns.posed import NOW, half_year
from tracker.patterns import CATALOGUE, pattern_named, patterns
from tracker.patterns.base import MEASURES, Finding, NotYet, Pattern
from tracker.patterns.facts import facts_at
from tracker.patterns.noticing import Noticed, notice
from tracker.records import PATTERN_NAMES, TOPICS, record_type

SECTIONS = ("What it sees", "Why it matters", "Look-alikes", "What helps")
HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OF_PERSON = {"always-on", "recovery-debt", "fragmented-days"}
UNITS = {
    *("turns", "active weeks", "hours", "days", "weeks", "clients", "occasions", "boundaries", "updates"),
    "end date",
}
TOPICS_BY_NUMBER = {
    **dict.fromkeys((1, 2, 4), ("extra_work_price",)),
    **dict.fromkeys((3, 5, 13), ("scope",)),
    **dict.fromkeys((6, 9, 10), ("reply_time",)),
    7: ("working_times", "channels"),
    8: ("working_times", "days_off"),
    11: ("decision_owner",),
    16: ("complaint_route",),
    18: ("meeting_load",),
    20: ("payment",),
}
every = pytest.mark.parametrize("module", CATALOGUE)


def pattern_of(module: str) -> Pattern:
    found: Pattern = import_module(f"tracker.patterns.{module}").PATTERN
    return found


def test_the_registry_is_the_catalogue() -> None:
    assert sorted(of.name for of in patterns()) == sorted(PATTERN_NAMES)
    assert {of.number: of.name for of in patterns()} == dict(enumerate(PATTERN_NAMES, 1))
    assert len(patterns()) == len(set(CATALOGUE)) == 20


def test_every_module_with_a_pattern_is_in_the_registry() -> None:
    rooms = (ROOT / "tracker" / "patterns").glob("*.py")
    declaring = {path.stem for path in rooms if re.search(r"^PATTERN = ", path.read_text("utf-8"), re.M)}
    assert declaring == set(CATALOGUE)


def test_a_pattern_is_found_by_its_name() -> None:
    assert pattern_named("scope-creep") is pattern_of("scope_creep")
    assert pattern_named("no-such") is None


def test_patterns_come_after_those_they_read() -> None:
    seen: set[str] = set()
    for of in patterns():
        assert set(of.after) <= seen, of.name
        seen.add(of.name)


def test_patterns_that_read_flags_say_so() -> None:
    rooms = {
        module: (ROOT / "tracker" / "patterns" / f"{module}.py").read_text("utf-8") for module in CATALOGUE
    }
    reading = {module for module, text in rooms.items() if "facts.flags" in text}
    assert reading == {of.name.replace("-", "_") for of in patterns() if of.after}


@every
def test_a_module_is_named_like_its_pattern_and_has_its_tests_and_words(module: str) -> None:
    of = pattern_of(module)
    assert of.name == module.replace("_", "-")
    assert (HERE / f"test_{module}.py").is_file()
    assert import_module(f"tracker.wording.cards.{module}").WORDS.title


@every
def test_a_module_explains_its_pattern_in_four_sections(module: str) -> None:
    doc = getdoc(import_module(f"tracker.patterns.{module}")) or ""
    first, *rest = doc.splitlines()
    assert first.endswith("."), first
    assert tuple(text for text in rest if text and not text.startswith(" ")) == SECTIONS
    parts = re.split("|".join(rf"^{of}\n" for of in SECTIONS), doc, flags=re.MULTILINE)[1:]
    for part in parts:
        assert len(part.split()) >= 5, part
        assert all(text.startswith("    ") for text in part.splitlines() if text), part
    assert max(map(len, doc.splitlines())) <= 110


@every
def test_every_line_has_a_sensible_range_and_an_origin(module: str) -> None:
    of = pattern_of(module)
    assert of.limits
    assert len({limit.name for limit in of.limits}) == len(of.limits)
    for limit in of.limits:
        assert limit.low <= limit.default <= limit.high, limit
        assert limit.low < limit.high, limit
        assert limit.source.strip(), limit
        assert limit.says.strip(), limit
        assert limit.unit in ("share", "hours", "days", "minutes", "weeks", "count", "ratio", "points"), limit
        assert limit.name != "off"
        assert limit.unit != "share" or limit.low >= 0, limit


@every
def test_every_line_is_used_by_its_pattern(module: str) -> None:
    text = (ROOT / "tracker" / "patterns" / f"{module}.py").read_text("utf-8")
    constants = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    computed = "limits[f" in text or "limits[name" in text
    for limit in pattern_of(module).limits:
        assert computed or constants.count(limit.name) >= 2, limit.name


@every
def test_topics_and_needs_are_what_the_catalogue_says(module: str) -> None:
    of = pattern_of(module)
    assert set(of.topics) <= set(TOPICS)
    assert sorted(of.topics) == sorted(TOPICS_BY_NUMBER.get(of.number, ()))
    assert of.of_person == (of.name in OF_PERSON)
    assert all(record_type(name) is not None for name in of.needs)


# --- what holds for all of them ------------------------------------------------------------------


def detected(pattern: Pattern, of: Any) -> list[Finding | NotYet]:
    return list(pattern.detect(of, pattern.default_limits))


BOOKS: dict[str, list[Line]] = {
    "nothing": [],
    "one client": [client()],
    "one day": [client(), line("entry", client="Bouw", day="2026-06-10", seconds=7200)],
    "an archived client": [client(archived_on="2026-01-01"), line("entry", day="2026-06-10", seconds=7200)],
    "own time": weekly(lambda day: [line("entry", day=day, seconds=7200)]),
    "hours without messages": [
        client(),
        *weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=36_000)]),
    ],
    "all unbilled": [
        client(),
        *weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=36_000, billable=False)]),
    ],
    "messages without hours": [
        client(),
        *weekly(
            lambda day: [
                line("message", client="Bouw", channel="email", direction="in", at=f"{day}T1{n}:00:00Z")
                for n in range(6)
            ]
        ),
    ],
    "no working hours": [
        settings(working_hours={}, capacity_hours=0),
        client(),
        *weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=7200)]),
    ],
    "zero agreed hours": [
        client(),
        line(
            "project",
            client="Bouw",
            name="p",
            billing="fixed",
            fee_cents=0,
            agreed_hours=0,
            starts_on="2026-01-05",
            ends_on="2026-12-31",
        ),
        *weekly(lambda day: [line("entry", client="Bouw", project="p", day=day, seconds=7200)]),
    ],
    "terms of another kind": [
        client(),
        *(
            line("boundary", topic=topic, told_on="2026-01-01", terms=terms)
            for topic in ("extra_work_price", "scope", "reply_time", "payment")
            for terms in (
                {"gift_budget_cents": "much", "update_every_days": [], "reply_within_minutes": 10**9},
                {"gift_budget_cents": -1, "update_every_days": 0, "hours": 3},
            )
        ),
        *weekly(
            lambda day: [
                line("entry", client="Bouw", day=day, seconds=36_000, scope="extra", initiator="me"),
                line("update", client="Bouw", at=f"{day}T09:00:00Z"),
            ]
        ),
    ],
    "limits of another kind": [
        settings(limits={name: {"off": "no", "share_1": 10**12} for name in PATTERN_NAMES}),
        client(),
        *weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=7200)]),
    ],
}


@every
def test_empty_facts_give_no_findings(tmp_path: Path, module: str) -> None:
    pattern, empty = pattern_of(module), facts(tmp_path, [])
    assert detected(pattern, empty) == []
    assert [of for of in detected(pattern, facts(tmp_path, [client()])) if isinstance(of, Finding)] == []


@pytest.mark.parametrize("book", BOOKS)
def test_scant_records_break_no_pattern(tmp_path: Path, book: str) -> None:
    of = notice(read(tmp_path, BOOKS[book]), NOW, patterns())
    broken = [problem.message for problem in of.problems if "could not be read" in problem.message]
    assert broken == []
    assert "limits" in book or of.problems == ()


@pytest.fixture(scope="module")
def restless(tmp_path_factory: pytest.TempPathFactory) -> Noticed:
    path = tmp_path_factory.mktemp("restless")
    return notice(read(path, half_year(3)), NOW, patterns())


def yielded(of: Noticed) -> Iterator[Finding]:
    yield from of.findings
    yield from of.neutral
    yield from (one.finding for one in of.muted)


def test_findings_are_shaped_as_the_contract_says(restless: Noticed) -> None:
    by_name = {of.name: of for of in patterns()}
    assert len({of.pattern for of in restless.findings}) >= 9
    for of in yielded(restless):
        pattern = by_name[of.pattern]
        assert 1 <= of.level <= 3, of
        assert (of.client is None) == pattern.of_person, of
        assert all(one.measure in MEASURES for one in of.met), of
        assert of.start <= of.end <= restless.facts.last, of
        assert of.n >= 1, of
        assert of.stake_seconds >= 0, of
        assert of.stake_cents >= 0, of
        assert json.dumps(of.reached.value), of
    assert sum(of.card for of in restless.findings) == 3


def test_what_cannot_be_said_yet_has_some_evidence_and_a_unit_of_the_contract(restless: Noticed) -> None:
    assert restless.not_yet
    for of in restless.not_yet:
        assert of.unit in UNITS, of
        assert of.have < of.need, of
        assert of.have >= 1 or of.unit in ("boundaries", "updates", "end date"), of


@every
def test_a_pattern_changes_nothing_of_what_it_reads(tmp_path: Path, module: str) -> None:
    recorded = read(tmp_path, half_year(3, weeks=10))
    names = ("pieces", "contacts", "requests", "boundaries", "actions", "questions", "updates", "invoices")
    before = {name: tuple(getattr(recorded, name)) for name in names}
    of, pattern = facts_at(recorded, NOW), pattern_of(module)
    first = detected(pattern, of)
    assert detected(pattern, of) == first
    assert {name: tuple(getattr(recorded, name)) for name in names} == before


def test_the_order_of_the_records_changes_nothing_but_the_stores_own_keys(
    tmp_path: Path, restless: Noticed
) -> None:
    lines = half_year(3)
    expected = [plain(of) for of in yielded(restless)]
    for seed in range(2):
        random.Random(seed).shuffle(lines)
        of = notice(read(tmp_path, lines), NOW, patterns())
        assert [plain(one) for one in yielded(of)] == expected
        assert of.not_yet == restless.not_yet


def plain(of: Finding) -> Finding:
    """A finding without the keys that the store gave to entries and messages, which follow the file."""
    traces = sorted(
        (trace._replace(key=0) if isinstance(trace.key, int) else trace for trace in of.evidence),
        key=lambda trace: (trace.type, trace.day, str(trace.key), trace.kind, trace.seconds),
    )
    return replace(of, evidence=tuple(traces))
