"""Backups and restores while others write, and on file systems that can do less."""

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.errors import DatabaseError, TrackerError
from tracker.store import backup

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")
DAY = date(2026, 11, 20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


def book_at(path: Path) -> Tracker:
    return Tracker(str(path), lambda: NOW)


def notes(path: Path) -> list[str | None]:
    with book_at(path) as book:
        assert book.store.query("PRAGMA integrity_check") == [("ok",)]
        return [listed.entry.note for listed in book.listed(DAY, DAY)]


def backed_up(path: Path) -> Path:
    """A book with the entry "old", and a backup of it."""
    copy = path.with_name("copy.db")
    with book_at(path) as book:
        book.log("1h old")
        backup.back_up(book.store, str(copy))
    return copy


def test_what_is_logged_during_a_restore_is_in_one_of_the_two_books(path: Path) -> None:
    copy = backed_up(path)
    code = (
        "import sys, tracker\n"
        "for n in range(150):\n"
        "    with tracker.open(sys.argv[1]) as book: book.log(f'2026-11-20 1h {n}')\n"
    )
    program = subprocess.Popen([sys.executable, "-c", code, str(path)], stderr=subprocess.PIPE, text=True)
    kept = []
    while program.poll() is None:
        kept.append(backup.restore(str(copy), str(path)).kept)
    assert program.communicate() == (None, "")
    assert len(kept) > 1
    found = {note for one in (*kept, path) for note in notes(Path(str(one)))}
    assert found == {"old", *map(str, range(150))}


def test_who_has_the_book_open_goes_on_with_the_restored_one(path: Path) -> None:
    copy = backed_up(path)
    with book_at(path) as book:
        book.log("1h lost")
        before = book.store.revision
        restored = backup.restore(str(copy), str(path))
        assert book.store.revision > before
        assert [listed.entry.note for listed in book.listed(DAY, DAY)] == ["old"]
        book.log("1h new")
    assert notes(path) == ["old", "new"]
    assert notes(Path(restored.kept or "")) == ["old", "lost"]


def test_a_backup_with_pages_of_another_size_is_restored_too(path: Path) -> None:
    copy = backed_up(path)
    with closing(sqlite3.connect(copy)) as other:
        other.execute("PRAGMA page_size = 8192")
        other.execute("VACUUM")
    with book_at(path) as book:
        book.log("1h lost")
    backup.restore(str(copy), str(path))
    assert notes(path) == ["old"]


def test_a_book_in_use_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = backed_up(path)
    monkeypatch.setattr(backup, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="is in use by another program"):
            backup.restore(str(copy), str(path))
        other.execute("ROLLBACK")
    assert notes(path) == ["old"]
    assert sorted(os.listdir(path.parent)) == ["book.db", "copy.db"]


def test_a_backup_to_a_stick_without_hard_links_still_writes_over_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    # The system call itself is replaced: a FAT file system cannot be mounted here.
    monkeypatch.setattr(os, "link", refused)
    copy = backed_up(path)
    assert notes(copy) == ["old"]
    with book_at(path) as book, pytest.raises(TrackerError, match="is there already"):
        backup.back_up(book.store, str(copy))
    assert sorted(os.listdir(path.parent)) == ["book.db", "copy.db"]


def test_a_backup_that_cannot_be_written_names_the_file_asked_for(path: Path) -> None:
    wanted = str(path.parent / "no" / "copy.db")
    with book_at(path) as book, pytest.raises(DatabaseError) as refusal:
        backup.back_up(book.store, wanted)
    assert str(refusal.value).startswith(f"{wanted} cannot be used")
    assert "partial" not in str(refusal.value)


@pytest.mark.parametrize("name", ["all.jsonl", "entries.csv"])
def test_an_export_is_for_its_owner_alone_whatever_stood_there(path: Path, name: str) -> None:
    target = path.with_name(name)
    target.write_text("older")
    target.chmod(0o644)
    with book_at(path) as book:
        book.log("1h secret")
        book.export(target)
    assert "secret" in target.read_text("utf-8")
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(os.listdir(path.parent)) == sorted(["book.db", name])
