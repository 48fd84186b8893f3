import gettext
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest

from tests.cli.running import EVERY, ROOT, Terminal
from tests.pseudo import CLOSE, OPEN, pseudo
from tracker import language
from tracker.cli import speaking
from tracker.cli.app import cli


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture(scope="session")
def peter(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Peter's book, on the Monday after his last week; only to be read."""
    found = Terminal(tmp_path_factory.mktemp("peter"))
    found.now = "2026-11-16T09:00:00+01:00"
    found.ok("import", str(ROOT / "data" / "peter.jsonl"), str(ROOT / "data" / "kalender.csv"))
    return found


@pytest.fixture
def dutch(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dutch is what stands in brackets, what click says by itself included."""
    whole = {*speaking.CLICK, *speaking.CLICK_COUNTS}

    def click_s(_domain: str, text: str) -> str:
        return f"{OPEN}{text}{CLOSE}" if text in whole and language.current() == "nl" else text

    monkeypatch.setattr(language, "catalogue", lambda of: NullTranslations() if of == "en" else pseudo(of))
    monkeypatch.setattr(gettext, "dgettext", click_s)
    monkeypatch.setattr(gettext, "dngettext", lambda d, one, many, n: click_s(d, one if n == 1 else many))
    monkeypatch.setenv("LANGUAGE", "")  # speaking leaves it set
    commands = [cli, *(command for _name, command in EVERY)]
    for command in commands:  # click makes it once, in the language of the moment
        monkeypatch.setattr(command, "_help_option", None)
    yield
    language.speak(None)
    for command in commands:
        speaking.translated(command)


@pytest.fixture(scope="session")
def little_of_everything(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A small book, to be copied."""
    terminal = Terminal(tmp_path_factory.mktemp("little"))
    for words in (
        ("client", "add", "Bouw", "--alias", "noord", "--rate", "100", "--address", "bouw.example"),
        ("client", "add", "Eik"),
        ("client", "archive", "eik", "--on", "2026-11-19"),
        ("project", "add", "bouw", "Fase", "--billing", "retainer", "--fee", "1900"),
        ("rule", "add", "stuurgroep", "@bouw #meeting"),
        ("me", "add", "peter@example.com"),
        ("log", "2026-11-16 9-12 @bouw handbook"),
        ("log", "2026-11-17 9-11:30 @bouw #research !gift handbook"),
        ("log", "2026-11-17 1h #admin"),
        ("message", "@bouw in email 14:05"),
        ("message", "@bouw in phone 14:20 12m"),
        ("add", "question", "client=bouw", "text=handbook"),
        ("add", "boundary", "client=bouw", "topic=reply_time"),
        ("start", "@bouw handbook"),
    ):
        terminal.ok(*words)
    return terminal


@pytest.fixture
def small(terminal: Terminal, little_of_everything: Terminal) -> Terminal:
    """A book with a little of everything."""
    terminal.ok("restore", str(little_of_everything.db))
    return terminal
