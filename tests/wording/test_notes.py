import shlex
from pathlib import Path

import pytest

from tests.wording.reading import HEDGES, HIGHEST_GRADE, VERDICTS, found_in, grade
from tracker.book import Tracker
from tracker.ingest.registering import from_words
from tracker.patterns import patterns
from tracker.records import PATTERN_NAMES, TOPICS, Boundary, Client, Kind, record_type, specs
from tracker.wording.note_fields import CLIENTS, FIELDS, choice_word, field_words
from tracker.wording.notes import NOTES, STEPS, heading, more_rows, nothing_yet

WITH_FORM = [kind for kind in NOTES if kind != "decision"]


def texts() -> list[str]:
    found = [
        text for of in NOTES.values() for text in (of.title, of.purpose, of.besides, of.example, of.over)
    ]
    for words in FIELDS.values():
        found += [words.label, words.help or "", words.placeholder, *map(str, words.choices.values())]
    return [text for text in (*found, *STEPS.values()) if text]


@pytest.mark.parametrize("text", texts())
def test_no_word_judges_or_commands(text: str) -> None:
    assert found_in(text, (*VERDICTS, *HEDGES)) == []


@pytest.mark.parametrize("kind", NOTES)
def test_a_kind_is_told_in_easy_sentences(kind: str) -> None:
    of = NOTES[kind]
    assert grade(f"{of.purpose} {of.besides}".strip()) <= HIGHEST_GRADE


@pytest.mark.parametrize("kind", WITH_FORM)
def test_every_field_has_a_label_and_every_choice_a_word(kind: str) -> None:
    of = record_type(kind)
    assert of is not None
    for spec in specs(of):
        if spec.name in ("id", "terms"):
            continue
        words = field_words(kind, spec.name)
        assert words.label
        if spec.kind is Kind.CHOICE:
            assert tuple(sorted(words.choices)) == tuple(sorted(spec.choices)), spec.name
        if spec.kind is Kind.CLIENT and not spec.required:
            assert CLIENTS[kind]
    assert choice_word("boundary", "topic", TOPICS[0]) == "what is in and what is out"


def test_no_field_has_words_that_is_not_declared() -> None:
    terms = {"reply_within_minutes", "max_hours_per_week", "gift_budget_cents", "update_every_days"}
    for kind, name in FIELDS:
        of = record_type(kind)
        assert of is not None
        declared = {spec.name for spec in specs(of)} | (terms if of is Boundary else set())
        assert name in declared


@pytest.mark.parametrize("kind", WITH_FORM)
def test_the_example_for_the_terminal_is_taken_there(kind: str, tmp_path: Path) -> None:
    program, verb, of, *pairs = shlex.split(NOTES[kind].command)
    assert (program, verb, of) == ("tracker", "add", kind)
    with Tracker(str(tmp_path / "book.db")) as book:
        book.add(Client(name="bouw"))
        book.add(Boundary(id="k3f9", topic="scope"))
        said = dict(pair.split("=", 1) for pair in pairs)
        stored = book.add(from_words(book.store, kind, said, book.now()))
        assert stored in book.records(kind)


def test_a_pattern_that_needs_a_record_is_named_with_it() -> None:
    for pattern in patterns():
        for kind in set(pattern.needs) & NOTES.keys():
            assert pattern.name in NOTES[kind].patterns
    assert {name for of in NOTES.values() for name in of.patterns} <= set(PATTERN_NAMES)


def test_lists_are_counted_in_words() -> None:
    assert heading("Open", 1234) == "Open (1,234)"
    assert more_rows(47, 15) == "Show 15 more of 47"
    assert more_rows(7, 15) == "Show 7 more"
    assert nothing_yet("phase", "Bouw").startswith("Nothing noted for Bouw yet. For example: The launch")
