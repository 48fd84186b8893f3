"""Every sentence of every card and explanation, held to its tone: curious, concrete, no blame, no grades."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import tracker
from tests.simulation.expectation import Persona
from tests.simulation.personas import personas
from tests.wording.reading import (
    ABSOLUTES,
    HEDGES,
    HIGHEST_GRADE,
    LONGEST,
    LONGEST_EXPLAINED,
    VERDICTS,
    clauses,
    found_in,
    grade,
    sentences,
    words,
)
from tracker.noticing import recorded
from tracker.patterns import patterns
from tracker.patterns.base import Finding, Pattern
from tracker.patterns.noticing import notice
from tracker.wording.cards import LEVEL_WORDS, Card, card, held_sentence, words_of
from tracker.wording.cards.answers import NAMES
from tracker.wording.cards.shared_rules import PRIVACY, SHARED_RULES, false_alarms
from tracker.wording.pattern_docs import explained

SAID = ("good", "seen", "sure", "innocent", "question", "step")
READ_EASILY = ("good", "seen", "innocent", "question", "step")
NAMES_OF_PATTERNS = [of.name for of in patterns()]


def findings_of(persona: Persona, folder: Path) -> Iterator[Finding]:
    """What a review of a synthetic consultant finds, muted and neutral findings included."""
    path = folder / "records.jsonl"
    path.write_text("".join(json.dumps(of) + "\n" for of in persona.records), "utf-8")
    with tracker.open(":memory:") as book:
        book.import_file(path)
        of = notice(recorded(book.store, persona.week), persona.week, patterns())
    yield from (*of.findings, *(muted.finding for muted in of.muted), *of.neutral)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Findings of every pattern, at whatever levels the synthetic consultants reach."""
    folder = tmp_path_factory.mktemp("personas")
    by_pattern: dict[str, list[Finding]] = {name: [] for name in NAMES_OF_PATTERNS}
    planted: set[tuple[str, int]] = set()
    for persona in personas(seed=1):
        if planted.issuperset(persona.expected.must.items()):
            continue  # others showed these patterns at these levels
        planted.update(persona.expected.must.items())
        for finding in findings_of(persona, folder):
            by_pattern[finding.pattern].append(finding)
    return by_pattern


def each(findings: Iterable[Finding], fields: tuple[str, ...] = SAID) -> Iterator[tuple[Card, str, str]]:
    """Each of some texts of each card, by its name."""
    for finding in findings:
        of = card(finding)
        for name in fields:
            yield of, name, without_names(finding, getattr(of, name))


def without_names(finding: Finding, text: str) -> str:
    """A text with a short name for the client and project, which are nobody's choice of words."""
    for name in filter(None, (finding.client, finding.project)):
        text = text.replace(name, "Bouw")
    return text


@pytest.mark.parametrize("name", NAMES_OF_PATTERNS)
def test_every_pattern_is_found_in_somebody(name: str, found: dict[str, list[Finding]]) -> None:
    assert found[name]


@pytest.mark.parametrize("name", NAMES_OF_PATTERNS)
def test_no_card_judges_ranks_commands_or_hedges(name: str, found: dict[str, list[Finding]]) -> None:
    forbidden = VERDICTS + ABSOLUTES + HEDGES
    said = [(field, found_in(text, forbidden), text) for _, field, text in each(found[name])]
    assert [one for one in said if one[1] or "!" in one[2]] == []


@pytest.mark.parametrize("name", NAMES_OF_PATTERNS)
def test_every_sentence_of_a_card_is_short_and_whole(name: str, found: dict[str, list[Finding]]) -> None:
    for _, field, text in each(found[name]):
        assert text == " ".join(text.split()), (field, text)
        assert text[-1:] in (".", "?", "”"), (field, text)
        assert 1 <= len(sentences(text)) <= 4, (field, text)
        for sentence in sentences(text):
            assert len(words(sentence)) <= LONGEST, (field, sentence)
            assert not sentence[0].isalpha() or sentence[0].isupper() or "Bouw" in sentence, (field, sentence)


@pytest.mark.parametrize("name", NAMES_OF_PATTERNS)
def test_a_card_reads_with_ease(name: str, found: dict[str, list[Finding]]) -> None:
    for _, field, text in each(found[name], READ_EASILY):
        assert grade(text) <= HIGHEST_GRADE, (field, round(grade(text), 1), text)


@pytest.mark.parametrize("name", NAMES_OF_PATTERNS)
def test_what_is_seen_is_told_in_numbers(name: str, found: dict[str, list[Finding]]) -> None:
    assert [text for _, _, text in each(found[name], ("seen",)) if not any(c.isdigit() for c in text)] == []


@pytest.mark.parametrize("name", NAMES_OF_PATTERNS)
def test_no_text_shows_the_inside_of_the_program(name: str, found: dict[str, list[Finding]]) -> None:
    slips = ("None", "nan", "inf ", "True", "False", "{", "}", "  ", "..", " ,", " .", "–.", "–,")
    said = [text for _, _, text in each(found[name])]
    assert [text for text in said if any(slip in text for slip in slips)] == []


@pytest.mark.parametrize("name", NAMES_OF_PATTERNS)
def test_a_card_asks_one_question_and_offers_one_step(name: str) -> None:
    of = words_of(name)
    assert of.pattern == name
    assert of.question.endswith("?")
    assert of.question.count("?") <= 2
    assert len(sentences(of.question)) <= 2
    assert len(sentences(of.step)) <= 3
    assert 2 <= len(of.title.split()) <= 4
    assert found_in(of.title, VERDICTS + ABSOLUTES) == []


def test_titles_are_unlike() -> None:
    assert len({words_of(name).title for name in NAMES_OF_PATTERNS}) == len(NAMES_OF_PATTERNS)


def test_a_card_of_a_held_finding_says_so_in_the_same_tone(found: dict[str, list[Finding]]) -> None:
    held = [text for of in found.values() for finding in of if (text := held_sentence(finding))]
    assert held
    for text in {*held}:
        assert found_in(text, VERDICTS + ABSOLUTES + HEDGES) == []
        assert all(len(words(sentence)) <= LONGEST for sentence in sentences(text)), text


@pytest.mark.parametrize("pattern", patterns(), ids=lambda of: of.name)
def test_an_explanation_judges_and_commands_nobody(pattern: Pattern) -> None:
    of = explained(pattern)
    texts = [of.summary, *(text for _, text in of.sections), *(row.says for row in of.limits)]
    said = [(found_in(text, VERDICTS + HEDGES), text) for text in texts]
    assert [one for one in said if one[0] or "!" in one[1]] == []


@pytest.mark.parametrize("pattern", patterns(), ids=lambda of: of.name)
def test_the_sentences_of_an_explanation_are_short(pattern: Pattern) -> None:
    texts = [text for _, text in explained(pattern).sections]
    assert [one for text in texts for one in clauses(text) if len(words(one)) > LONGEST_EXPLAINED] == []


def test_the_shared_rules_keep_the_same_tone() -> None:
    texts = [*(f"{of.name}. {of.text}" for of in SHARED_RULES), *false_alarms(), PRIVACY]
    texts += [*LEVEL_WORDS.values(), *NAMES.values()]
    assert [text for text in texts if found_in(text, VERDICTS + HEDGES) or "!" in text] == []
    assert [one for text in texts for one in clauses(text) if len(words(one)) > LONGEST_EXPLAINED] == []
