"""Which language the terminal speaks, and what it loads for it."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tests.cli.running import DUTCH, Terminal
from tests.pseudo import OPEN
from tracker.cli import speaking

SYSTEM = {"TRACKER_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "nl_NL.UTF-8"}
"""Nothing said for the program itself, and a system that speaks Dutch."""


def is_dutch(terminal: Terminal, **environment: str) -> bool:
    """Whether a command that opens the book answers in Dutch."""
    return OPEN in terminal.run("status", **environment).stdout


@pytest.mark.usefixtures("dutch")
def test_the_variable_goes_before_the_settings_and_those_before_the_system(terminal: Terminal) -> None:
    assert is_dutch(terminal, **SYSTEM)
    assert not is_dutch(terminal, **{**SYSTEM, "LANG": "de_DE.UTF-8"})
    assert not is_dutch(terminal, **{**SYSTEM, "LC_ALL": "C.UTF-8"})
    assert not is_dutch(terminal, **{**SYSTEM, "TRACKER_LANG": "en"})
    terminal.ok("settings", "set", "language=en")
    assert not is_dutch(terminal, **SYSTEM)
    assert is_dutch(terminal, **DUTCH)
    terminal.ok("settings", "set", "language=nl")
    assert is_dutch(terminal, **{**SYSTEM, "LANG": "C"})
    assert not is_dutch(terminal, TRACKER_LANG="en")


@pytest.mark.usefixtures("dutch")
def test_a_variable_that_names_no_language_of_ours_is_passed_over(terminal: Terminal) -> None:
    assert is_dutch(terminal, **{**SYSTEM, "TRACKER_LANG": "fr"})
    assert is_dutch(terminal, TRACKER_LANG="nl_BE.UTF-8")


@pytest.mark.usefixtures("dutch")
def test_setting_a_language_answers_in_it_at_once_and_auto_follows_the_system_again(
    terminal: Terminal,
) -> None:
    plain = {**SYSTEM, "LANG": "C"}
    assert terminal.run("settings", "set", "language=nl", **plain).stdout.startswith(OPEN)
    shown = terminal.run("settings", **plain).stdout.splitlines()
    assert [line.split() for line in shown if line.startswith("language")] == [["language", "nl"]]
    assert terminal.run("settings", "set", "language=auto", **plain).stdout == "Settings: changed language.\n"
    assert not is_dutch(terminal, **plain)
    assert is_dutch(terminal, **SYSTEM)
    assert terminal.json("settings")["settings"][-1]["language"] is None


def test_a_language_the_program_does_not_speak_is_refused(terminal: Terminal) -> None:
    assert "may only be en, nl" in terminal.refused("settings", "set", "language=fr", code=2)


def test_the_language_is_that_of_the_newest_settings_on_every_day(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "capacity_hours=30", "valid_from=2027-01-01")
    terminal.ok("settings", "set", "language=nl")
    assert [of["language"] for of in terminal.json("settings")["settings"]] == [None, "nl"]


def test_what_click_says_by_itself_is_in_the_program_s_catalogue(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalog(locale="nl", domain="tracker")
    catalogue.add("Usage:", "Gebruik:")
    catalogue.add("Error: {message}", "Fout: {message}")
    catalogue.add("No such option {name!r}.", "De optie {name!r} is er niet.")
    folder = tmp_path / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "tracker.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(speaking, "LOCALES", str(tmp_path / "locale"))
    monkeypatch.setenv("LANGUAGE", "")
    said = terminal.run("week", "--zz", **DUTCH).stderr
    assert said.startswith("Gebruik: tracker week")
    assert said.splitlines()[-1] == "Fout: De optie '--zz' is er niet."
    assert terminal.run("week", "--zz").stderr.startswith("Usage: tracker week")


@pytest.mark.parametrize(
    "words", [(), ("--help",), ("week", "--help"), ("log", "1h @bouw"), ("week", "2026-W47"), ("nonsense",)]
)
def test_the_real_program_speaks_dutch_as_far_as_it_can(small: Terminal, words: tuple[str, ...]) -> None:
    done = small.program(*words, TRACKER_LANG="nl")
    assert done.returncode == (2 if words in ((), ("nonsense",)) else 0)
    assert "Traceback" not in done.stderr
    assert done.stdout + done.stderr


def test_in_english_no_translation_is_loaded(terminal: Terminal) -> None:
    for words in (("log", "1h"), ("start",), ("status",), ("stop", "--at", "18:00"), ("undo",)):
        done = terminal.program(*words, PYTHONPROFILEIMPORTTIME="1")
        loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
        assert "tracker.language" in loaded
        assert {name for name in loaded if name.partition(".")[0] == "babel"} == set()
        assert "tracker.wording.locales" not in loaded
