import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import Terminal


def test_a_backup_brings_everything_back_undo_included(terminal: Terminal) -> None:
    terminal.ok("log", "1h one")
    copy = terminal.folder / "copy.db"
    terminal.ok("backup", str(copy))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    terminal.ok("log", "2h two")
    restored = terminal.json("restore", str(copy))
    assert [of["note"] for of in terminal.json("entries")["entries"]] == ["one"]
    assert terminal.ok("undo").startswith("Took back: log 1h one")
    terminal.ok("restore", restored["kept"])
    assert [of["note"] for of in terminal.json("entries")["entries"]] == ["one", "two"]
    assert sorted(os.listdir(terminal.folder)) == [
        "book.db",
        "book.db.before-restore-1",
        "book.db.before-restore-2",
        "copy.db",
    ]


def revision(path: Path) -> int:
    with closing(sqlite3.connect(path)) as found:
        return int(found.execute("SELECT value FROM revision").fetchone()[0])


def test_a_restored_book_has_a_revision_it_never_had(terminal: Terminal) -> None:
    copy = terminal.folder / "copy.db"
    terminal.ok("backup", str(copy))
    for _ in range(3):
        terminal.ok("log", "1h")
    before = revision(terminal.db)
    terminal.ok("restore", str(copy))
    assert revision(terminal.db) > before


def test_a_backup_never_writes_over_a_file(terminal: Terminal) -> None:
    copy = terminal.folder / "copy.db"
    copy.write_text("mine")
    assert "is there already" in terminal.refused("backup", str(copy))
    assert copy.read_text() == "mine"


def test_a_backup_without_a_name_lies_beside_the_book(terminal: Terminal) -> None:
    assert terminal.json("backup")["file"] == str(terminal.folder / "book-backup-2026-11-20-170000.db")


def damaged(folder: Path) -> Path:
    path = folder / "damaged.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\x01" * 5000)
    return path


def of_another_program(folder: Path) -> Path:
    path = folder / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (a)")
    return path


def newer(folder: Path) -> Path:
    path = folder / "newer.db"
    Terminal(folder / "else").ok("backup", str(path))
    with closing(sqlite3.connect(path)) as later:
        later.execute("PRAGMA user_version = 999")
    return path


def text(folder: Path) -> Path:
    path = folder / "text.db"
    path.write_text("no database " * 100)
    return path


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (damaged, "is no database, or a damaged one"),
        (of_another_program, "is a database of another program"),
        (newer, "was written by a newer version"),
        (text, "is no database, or a damaged one"),
        (lambda folder: folder / "missing.db", "There is no file"),
        (lambda folder: folder / "book.db", "is the book itself"),
    ],
)
def test_what_is_no_backup_is_not_restored(terminal: Terminal, made: object, said: str) -> None:
    terminal.ok("log", "1h one")
    (terminal.folder / "else").mkdir()
    path = made(terminal.folder)  # type: ignore[operator]
    assert said in terminal.refused("restore", str(path))
    assert [of["note"] for of in terminal.json("entries")["entries"]] == ["one"]
    assert not list(terminal.folder.glob("book.db.*"))


def test_a_damaged_book_is_kept_and_replaced(terminal: Terminal) -> None:
    copy = terminal.folder / "copy.db"
    terminal.ok("backup", str(copy))
    terminal.db.write_text("spoilt " * 1000)
    assert "is no database, or a damaged one" in terminal.refused("status")
    terminal.ok("restore", str(copy))
    assert terminal.json("doctor")["healthy"] is True
    assert (terminal.folder / "book.db.before-restore-1").read_text() == "spoilt " * 1000


def test_the_doctor_finds_a_healthy_book_in_order(terminal: Terminal) -> None:
    terminal.ok("log", "1h30 one")
    assert terminal.ok("doctor").splitlines() == [
        "ok  The file is whole.",
        "ok  Every record refers to one that is there.",
        "ok  The days add up to the entries: 1.50 hours.",
        "ok  The messages stand in the order of their times: 0.",
        "ok  The schema is version 4.",
        "ok  Only you may read the file.",
    ]


def test_the_doctor_says_what_is_not_in_order(terminal: Terminal) -> None:
    terminal.ok("log", "1h one")
    with closing(sqlite3.connect(terminal.db)) as book:
        book.execute("UPDATE entry_day SET seconds = 60")
        book.commit()
    terminal.db.chmod(0o644)
    result = terminal.run("doctor")
    assert result.exit_code == 1
    assert "!!  The days hold 0.02 hours, the entries 1.00 (1 entries differ)." in result.stdout
    assert "chmod 600" in result.stdout
    assert result.stderr == "Error: 2 things are not in order. Each says above what to do.\n"


def test_an_export_of_another_kind_is_wrong_usage(terminal: Terminal) -> None:
    assert "End it in .jsonl or .csv" in terminal.refused("export", str(terminal.folder / "a.doc"), code=2)
    assert "Leave out --json" in terminal.refused("export", "--json", code=2)


def test_an_export_to_a_folder_that_is_not_there_is_refused(terminal: Terminal) -> None:
    assert "cannot be written" in terminal.refused("export", str(terminal.folder / "no" / "all.jsonl"))


def test_the_doctor_notices_a_message_that_stands_at_another_time_than_its_own(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    terminal.ok("message", "@bouw in email 9:00")
    with closing(sqlite3.connect(terminal.db)) as connection:
        connection.execute("UPDATE message SET moment = moment + 1")
        connection.commit()
    found = terminal.run("doctor")
    assert "1 of 1 messages stand at another time than their own" in found.stdout + found.stderr
