"""No word of the terminal escapes translation, and no document is touched by it."""

import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from tests.cli.running import DUTCH, EVERY, ROOT, Terminal
from tests.pseudo import CLOSE, OPEN, escaping_words
from tracker.cli.app import COMMANDS, SECTIONS, cli
from tracker.patterns.instant_reply import PATTERN as INSTANT_REPLY
from tracker.records import PATTERN_NAMES, Settings, specs
from tracker.wording.extracting import extract
from tracker.workweek.holidays import optional_holidays, public_holidays


def texts_of_the_commands() -> Iterator[str]:
    keywords: dict[str, Any] = {"_": None, "N_": None, "ngettext": (1, 2), "count": (2, 3)}
    for path in (ROOT / "tracker" / "cli").glob("*.py"):
        with path.open("rb") as file:
            for _line, _function, texts, _comments in extract(file, keywords, (), {}):
                yield from (texts,) if isinstance(texts, str) else filter(None, texts or ())


def helps(command: click.Command) -> Iterator[str]:
    yield from filter(None, (command.help, command.short_help, command.epilog))
    yield from (of.help for of in command.params if isinstance(of, click.Option) and of.help)


def test_every_help_is_among_the_texts_to_translate() -> None:
    extracted = set(texts_of_the_commands())
    said = [text for _name, command in [("", cli), *EVERY] for text in helps(command)]
    said += [*SECTIONS, *(place.help for place in COMMANDS.values())]
    assert len(said) > 200
    assert {inspect.cleandoc(text) for text in said} - extracted == set()


OF_A_PART = re.compile(f"^  [a-z]\\S* +{OPEN}[^{OPEN}{CLOSE}]+$", re.MULTILINE)
"""A part of a command with the first sentence of its help, which ends before the bracket does."""


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize("name", ["", *(name for name, _command in EVERY)])
def test_no_word_of_a_help_escapes_translation(terminal: Terminal, name: str) -> None:
    command = dict(EVERY).get(name, cli)
    typed = {word for of in command.params for word in (*of.opts, *of.secondary_opts)}
    for of in command.params:
        typed |= {of.human_readable_name, of.metavar or "", of.human_readable_name.upper()}
        typed |= {str(of.type.name), str(of.type.name).upper()}
        typed |= {f"[{'|'.join(of.type.choices)}]"} if isinstance(of.type, click.Choice) else set()
    below = command.commands if isinstance(command, click.Group) else {}
    known = {*typed, *below, *(COMMANDS if command is cli else ()), "--help", "--version", *name.split()}
    result = terminal.run(*name.split(), "--help", **DUTCH)
    assert result.exit_code == 0
    assert OPEN in result.stdout
    known |= {f"tracker {name}", "OPTIONS", "COMMAND", "ARGS", "TEXT", "INTEGER RANGE"}
    said = OF_A_PART.sub("", result.stdout)
    assert escaping_words(said, known) == []


@pytest.mark.usefixtures("dutch")
def test_helps_are_english_again_after_dutch(terminal: Terminal) -> None:
    before = terminal.ok("log", "--help")
    assert terminal.run("log", "--help", **DUTCH).stdout != before
    assert terminal.ok("log", "--help") == before


READING = (
    ("status",),
    ("entries",),
    ("entries", "--from", "2026-01-01", "--to", "2026-01-02"),
    ("inbox",),
    ("inbox", "list", "--dropped"),
    ("client", "list"),
    ("project", "list"),
    ("rate", "list"),
    ("rule", "list"),
    ("sender",),
    ("settings", "show"),
    ("settings", "--holidays", "2026"),
    ("week", "2026-W47"),
    ("week", "2026-W40"),
    ("report",),
    *(("report", "--by", by) for by in ("client", "project", "kind", "day", "week", "month")),
    ("report", "--from", "2026-01-01", "--to", "2026-01-02"),
    ("replies",),
    ("replies", "--open"),
    ("list", "expense"),
    ("list", "expense", "--client", "bouw"),
    ("list", "action", "--open"),
    ("doctor",),
    ("boundaries",),
    ("helped",),
    ("review", "2026-W46"),
    ("open",),
    ("patterns", "--week", "2026-W46"),
    ("patterns", "--all"),
    ("patterns", "explain"),
    ("patterns", "explain", "instant-reply"),
)
NAMES = {
    *PATTERN_NAMES,
    *(
        "Bouw",
        "Eik",
        "noord",
        "handbook",
        "Fase",
        "EUR",
        "Europe/Amsterdam",
        "bouw.example",
        "peter@example.com",
    ),
    *("stuurgroep", "tracker"),
}
TYPED = {
    *(f"\n{of.name} " for of in (*specs(Settings), *INSTANT_REPLY.limits)),
    *("\nfrom ", "mon 09:00", "tue 09:00", "wed 09:00", "thu 09:00", "fri 09:00", "capacity_hours"),
    *("retainer", "share_1", "question", "client=", "text="),
}
"""What stands in the terminal as it is typed, in every language."""


HOLIDAYS = {
    "NL",
    *(name for of in (public_holidays, optional_holidays) for _day, name in of("NL", 2026, "nl")),
}


def said_by(terminal: Terminal, *words: str) -> tuple[str, str]:
    result = terminal.run(*words, COLUMNS="300", **DUTCH)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stdout, result.stderr


def of_the_book(terminal: Terminal) -> set[str]:
    """Ids, which no language changes, and the place of the book."""
    listed = [terminal.json("list", kind)["records"] for kind in ("message", "question")]
    found = terminal.json("entries")
    running = [found["running"]] if found["running"] else []
    every = [of for records in (*listed, found["entries"], running) for of in records]
    return {*(of["id"][:4] for of in every), str(terminal.db), str(terminal.folder)}


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_no_word_of_an_answer_escapes_translation(small: Terminal, words: tuple[str, ...]) -> None:
    known = {*NAMES, *TYPED, *of_the_book(small), *HOLIDAYS}
    out, beside = said_by(small, *words)
    assert OPEN in out + beside
    commands = [line for line in out.splitlines() if line.startswith("  tracker ")]  # typed as they stand
    for line in commands:
        out = out.replace(line, "")
    assert escaping_words(f"\n{out}", known) == []
    assert escaping_words(beside, known) == []


@pytest.mark.usefixtures("dutch")
def test_the_history_names_a_change_as_it_was_named_when_it_was_made(small: Terminal) -> None:
    small.run("log", "1h @bouw handbook", **DUTCH)
    heading, _rule, newest, before = said_by(small, "history")[0].splitlines()[:4]
    assert escaping_words(heading) == []
    assert f"{OPEN}log {OPEN}" in newest or f"{OPEN}log " in newest
    assert before.endswith("start @bouw handbook")


CHANGING = (
    ("log", "1h @bouw handbook"),
    ("start",),
    ("stop",),
    ("stop", "--at", "18:30"),
    ("undo",),
    ("client", "add", "Fase", "--rate", "80"),
    ("client", "add", "Fase"),
    ("client", "edit", "bouw", "--alias", "noord"),
    ("client", "archive", "bouw"),
    ("client", "archive", "eik", "--back"),
    ("rate", "set", "bouw", "120"),
    ("rate", "set", "bouw", "120", "--from", "2026-11-01"),
    ("me", "add", "peter@example.com"),
    ("me", "remove", "peter@example.com"),
    ("message", "@bouw out phone 15:05"),
    ("rule", "remove", "stuurgroep"),
    ("settings", "--take-holidays", "2026"),
    ("settings", "set", "capacity_hours=32"),
    ("backup", "handbook"),
    ("init",),
    ("answer", "unannounced-gift", "my-choice", "--client", "bouw", "--budget-hours", "6"),
    ("answer", "scope-creep", "set-boundary", "--client", "bouw", "--week", "2026-W46"),
    ("patterns", "set", "unbilled-drift", "share_1=15%"),
    ("patterns", "off", "fragmented-days"),
    ("add", "expense", "day=2026-11-20", "amount=12.50", "client=bouw"),
)


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize("words", CHANGING, ids=" ".join)
def test_no_word_of_what_was_done_escapes_translation(
    small: Terminal, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.folder)
    out, beside = said_by(small, *words)
    known = {*NAMES, *TYPED, *of_the_book(small), *HOLIDAYS}
    assert out.strip()
    assert escaping_words(f"\n{out}", known) == []
    assert escaping_words(beside, known) == []


REFUSED = (
    ("stop", "--at", "25:99"),
    ("log",),
    ("log", "2h @zz"),
    ("delete", "zz"),
    ("edit", "zz", "1h"),
    ("client", "edit", "bouw"),
    ("client", "edit", "bouw", "--no-alias", "zz"),
    ("client", "add", "Bouw"),
    ("entries", "--from", "zz"),
    ("entries", "--from", "0001-01-01"),
    ("rate", "set", "bouw", "zz"),
    ("project", "edit", "bouw", "Fase"),
    ("project", "edit", "bouw", "Fase", "--milestone", "zz"),
    ("project", "edit", "bouw", "Fase", "--agreed-hours", "zz"),
    ("change", "question", "zz", "text="),
    ("remove", "rule", "zz"),
    ("rule", "add", "zz", "@bouw handbook"),
    ("rule", "edit", "stuurgroep"),
    ("me", "remove", "zz"),
    ("list", "settings", "--client", "bouw"),
    ("list", "expense", "--zz"),
    ("settings", "set", "zz"),
    ("settings", "set", "timezone=Nowhere"),
    ("settings", "--also", "2026-05-05"),
    ("settings", "--holidays", "9"),
    ("patterns", "set", "always-on", "off=1"),
    ("restore", "zz"),
    ("zz",),
    ("entires",),
    ("week", "zz", "zz"),
)


USED = re.compile(f"(?<={CLOSE} )tracker [^{OPEN}{CLOSE}]*$")
"""What stands behind "Usage:"."""


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_no_word_of_a_refusal_escapes_translation(small: Terminal, words: tuple[str, ...]) -> None:
    out, beside = said_by(small, *words)
    assert out == ""
    *usage, sentence = beside.splitlines()
    assert sentence.startswith(OPEN)
    assert [of for line in usage for of in escaping_words(USED.sub("", line))] == []
    assert escaping_words(sentence, {*NAMES, *TYPED}) == []


@pytest.mark.usefixtures("dutch")
def test_the_names_in_a_document_are_the_same_in_every_language(small: Terminal) -> None:
    for words in READING:
        there = json.loads(small.run(*words, "--json", **DUTCH).stdout)
        assert names_in(there) == names_in(small.json(*words)), words


def names_in(document: Any) -> Any:
    if isinstance(document, dict):
        return {name: names_in(value) for name, value in document.items()}
    return [names_in(of) for of in document] if isinstance(document, list) else None


@pytest.mark.usefixtures("dutch")
def test_no_word_of_an_import_escapes_translation(small: Terminal, calendar: Callable[..., Path]) -> None:
    file = str(
        calendar(
            ("@bouw handbook", "2026-11-18 09:00", "2026-11-18 10:00"),
            ("handbook", "2026-11-18 11:00", "2026-11-18 12:00"),
            ("handbook", "2026-11-19", "2026-11-19"),
            ("handbook", "zz", "zz"),
        )
    )
    known = {*NAMES, "@bouw", file, "zz"}
    for words in (("--dry-run",), ("--keep-going", "--dry-run"), ("--keep-going",), ("--keep-going",)):
        out, beside = said_by(small, "import", file, *words)
        assert escaping_words(out, known) == []
        assert escaping_words(beside, known) == []
    for words in (("inbox",), ("history",)):
        out, beside = said_by(small, *words)
        assert escaping_words(out.splitlines()[0]) == []
        assert escaping_words(beside) == []
