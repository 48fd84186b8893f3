"""The real process: what it prints where, how it ends, and that nobody ever sees a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Terminal

HOSTILE = (
    "'\"; DROP TABLE entry; --",
    "<script>alert(1)</script>",
    "line\nbreak",
    "x" * 10_000,
    "\u202eright to left \u05d0\u05d1",
    "🙂🙂 \u200d",
    "\x1b[31mred\x07",
    "=cmd()",
    "%s %d {0} {x}",
)

READING = (
    ("status",),
    ("entries",),
    ("history",),
    ("inbox",),
    ("inbox", "list", "--left-out"),
    ("client", "list"),
    ("project", "list"),
    ("rate", "list"),
    ("rule", "list"),
    ("settings", "show"),
    ("week",),
    ("report", "--by", "client", "--by", "month"),
    ("list", "expense"),
    ("doctor",),
)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_json_is_the_only_thing_on_stdout(peter: Terminal, words: tuple[str, ...]) -> None:
    done = peter.program(*words, "--json")
    assert done.returncode == 0
    assert isinstance(json.loads(done.stdout), dict)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize("name", HOSTILE)
def test_odd_names_are_taken_in_whole_and_shown_harmlessly(terminal: Terminal, name: str) -> None:
    terminal.ok("client", "add", name, "--alias", "odd", "--rate", "100")
    terminal.ok("log", "--", f"1h @odd {name}")
    assert terminal.json("client", "list")["clients"][0]["name"] == name
    for words in (("client", "list"), ("entries",), ("week", "2026-W47"), ("report", "--by", "client")):
        shown = terminal.ok(*words)
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "\u202e" not in shown
        assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("stop",), 1),
        (("log", "2h @nobody"), 1),
        (("delete", "zzzz"), 1),
        (("import", "/no/such/file.csv"), 1),
        (("week", "2026-W60"), 2),
        (("report", "--by", "colour"), 2),
        (("nonsense",), 2),
        (("log",), 2),
        (("entries", "--from", "31-02-2026"), 2),
        (("entries", "--from", "2026-02-31"), 2),
        (("entries", "--to", "0001-01-02"), 2),
        (("stop", "--at", "9999-12-31T23:59:59+00:00"), 2),
        (("log", "2h \udcff"), 2),
        (("edit", "\udcff", "2h"), 2),
        (("inbox", "drop", "\udcff"), 2),
        (("remove", "rule", "\udcff"), 2),
    ],
)
def test_a_refusal_has_its_exit_code_and_a_sentence_on_stderr(
    terminal: Terminal, words: tuple[str, ...], code: int
) -> None:
    done = terminal.program(*words)
    assert (done.returncode, done.stdout) == (code, "")
    assert "Error: " in done.stderr
    assert "unexpected" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("now", ["yesterday", "2026-11-20T09:00:00", "9999-12-31T23:59:59+00:00"])
def test_an_odd_clock_is_met_with_a_sentence(terminal: Terminal, now: str) -> None:
    done = terminal.program("week", TRACKER_NOW=now)
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1, 2)


def test_a_database_that_is_none_is_refused(terminal: Terminal) -> None:
    terminal.db.write_text("no database at all" * 100)
    for suffix in ("-wal", "-shm"):
        Path(f"{terminal.db}{suffix}").unlink(missing_ok=True)
    done = terminal.program("status")
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {terminal.db} is no database, or a damaged one.")


def test_what_nobody_expected_is_a_sentence_and_a_traceback_only_on_request(terminal: Terminal) -> None:
    script = (
        "import sys, tracker.book as b; from tracker.cli import run\n"
        "def fail(*_): raise KeyError('odd')\n"
        "b.Tracker.undo = fail\n"
        "sys.exit(run(['undo']))"
    )

    def ran(**more: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, **terminal.environment(**more)}
        command = [sys.executable, "-c", script]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    quiet, loud = ran(), ran(TRACKER_DEBUG="1")
    assert (quiet.returncode, loud.returncode) == (1, 1)
    assert quiet.stderr.startswith("Error: Something unexpected happened (KeyError: 'odd').")
    assert "Traceback" in loud.stderr


def test_a_reader_that_has_seen_enough_is_no_error(peter: Terminal) -> None:
    command = f"'{sys.executable}' -m tracker entries --from 2026-05-18 | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env={**os.environ, **peter.environment()},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.startswith("day ")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device to write to")
def test_an_answer_that_cannot_be_written_is_a_sentence(terminal: Terminal) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", "history"],
            env={**os.environ, **terminal.environment()},
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr


def test_a_terminal_that_lacks_letters_still_gets_an_answer(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--rate", "100")
    done = terminal.program("client", "list", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Bouw" in done.stdout
    found = json.loads(terminal.program("history", "--json", PYTHONIOENCODING="ascii").stdout)
    assert found["changes"][-1]["what"].startswith("change settings")


def test_the_commands_typed_all_day_load_nothing_heavy(terminal: Terminal) -> None:
    for words in (("log", "1h"), ("start",), ("status",), ("stop", "--at", "18:00"), ("undo",)):
        done = terminal.program(*words, PYTHONPROFILEIMPORTTIME="1")
        assert done.returncode == 0
        loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
        heavy = {"pandas", "numpy", "rich", "sqlite_utils", "streamlit", "plotly", "platformdirs"}
        assert loaded & heavy == set()
        assert "importlib.metadata" not in loaded
