"""Opening a database: what is taken, what is refused with which sentence, and what a migration leaves."""

import os
import re
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from tracker.book import Tracker
from tracker.errors import DatabaseError, TrackerError
from tracker.records import Boundary, Expense, Occasion, Request, Review, Settings
from tracker.store import Store, connection, migrating
from tracker.store.connection import SCHEMA_VERSION
from tracker.store.schema import m001_first_records, m002_messages, m003_signs, m004_reviews

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")
DAY = date(2026, 11, 20)
KNOWN = (m001_first_records, m002_messages, m003_signs, m004_reviews)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


def book_at(path: Path) -> Tracker:
    return Tracker(str(path), lambda: NOW)


def hours(path: Path) -> float:
    with book_at(path) as book:
        return sum(listed.seconds for listed in book.listed(DAY, DAY)) / 3600


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def run(code: str, *arguments: object, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*prefix, sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_file_and_what_sqlite_puts_beside_it_are_for_the_owner_alone(path: Path) -> None:
    with book_at(path) as book:
        book.log("2h x")
        assert {p.name: mode(p) for p in path.parent.iterdir()} == {
            "book.db": 0o600,
            "book.db-wal": 0o600,
            "book.db-shm": 0o600,
        }


def test_a_folder_made_for_the_book_is_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "book.db"
    book_at(path).close()
    assert mode(path.parent) == 0o700


def test_readers_do_not_wait_for_a_writer(path: Path) -> None:
    with book_at(path) as book, book_at(path) as other:
        assert book.store.query("PRAGMA journal_mode") == [("wal",)]
        with book.store.writing("long", NOW) as write:
            write.insert(
                "client", {"id": "c", "name": "C", "aliases": "[]", "addresses": "[]", "intermediary": 0}
            )
            assert other.records("client") == ()
        assert [client.id for client in other.records("client")] == ["c"]


def test_an_empty_file_becomes_a_book(path: Path) -> None:
    path.touch()
    with book_at(path) as book:
        book.log("2h x")
    assert hours(path) == 2


@pytest.mark.parametrize("version", [0, 1, 2])
def test_the_database_of_another_program_is_refused_and_left_alone(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE client (name TEXT)")
        other.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"is a database of another program\. Name another file"):
        Store(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Subject,Start Date\r\n" * 100, b"x", b"my notes", b"\x00" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match="is no database"):
        Store(str(path))
    assert path.read_bytes() == content


def test_a_damaged_book_is_a_sentence(path: Path) -> None:
    with book_at(path) as book:
        for n in range(200):
            book.log(f"2h note {n}")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with pytest.raises(DatabaseError, match="is no database, or a damaged one"):
        hours(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"is a folder\. Name a file"):
        Store(str(tmp_path))


def test_a_file_where_a_folder_should_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="cannot be used"):
        Store(str(tmp_path / "file" / "book.db"))


def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    with book_at(path) as book:
        book.store.connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"newer version of this program \(schema 99.*Update the program"):
        Store(str(path))
    assert path.read_bytes() == before


@contextmanager
def next_version(monkeypatch: pytest.MonkeyPatch, *, fails: bool = False) -> Iterator[None]:
    """The program one schema version later: clients may have a colour."""
    later = Migrations("tracker")
    for known in KNOWN:
        later()(known)

    @later()
    def m999_colours(db: Database) -> None:
        db.execute("ALTER TABLE client ADD COLUMN colour TEXT")
        if fails:
            db.execute("INSERT INTO missing VALUES (1)")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        patch.setattr(migrating, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        patch.setattr(migrating, "migrations", later)
        yield


def test_an_older_book_is_migrated_after_a_copy_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with book_at(path) as book:
        book.log("2h x")
    with next_version(monkeypatch), book_at(path) as book:
        assert book.store.query("PRAGMA user_version") == [(SCHEMA_VERSION + 1,)]
        assert "colour" in {row[1] for row in book.store.query("PRAGMA table_info(client)")}
        book.log("3h y")
        assert hours(path) == 5
    backup = path.with_name(f"book.db.before-v{SCHEMA_VERSION + 1}")
    assert mode(backup) == 0o600
    assert hours(backup) == 2, "the copy is a book of the older version"


def test_a_book_of_the_first_version_is_brought_up_to_date(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript((Path(__file__).parent / "book_v1.sql").read_text("utf-8"))
    with book_at(path) as book:
        assert [of.hash_addresses for of in book.records(Settings)] == [False]
        assert book.currency() == "USD"
        undone = book.undo()
        assert undone is not None
        assert undone.what.startswith("change settings")
        assert (book.currency(), book.records(Settings)[0].hash_addresses) == ("EUR", False)
        book.message(client="Bouw", channel="phone", direction="in", at=NOW)
        assert [of.turn.client for of in book.correspondence().turns] == ["Bouw"]
    assert path.with_name(f"book.db.before-v{SCHEMA_VERSION}").exists()


def test_a_book_of_the_second_version_keeps_its_records_and_takes_the_new_ones(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript((Path(__file__).parent / "book_v2.sql").read_text("utf-8"))
    with book_at(path) as book:
        assert [of.told_on for of in book.records(Boundary)] == [date(2026, 11, 2)]
        assert [of.note for of in book.records(Expense)] == ["train"]
        assert len(book.records("message")) == 2
        assert [of.entry.note for of in book.listed(date(2026, 11, 19), date(2026, 11, 19))] == [
            "first version"
        ]
        occasion = book.add(Occasion(boundary="breply", at=NOW, kept=True))
        book.add(Request(client="Bouw", at=NOW, decision="done"))
        assert book.records(Occasion) == (occasion,)
        for _ in range(3):
            book.undo()
        assert (book.records(Occasion), book.records(Request)) == ((), ())
        assert len(book.records("message")) == 1, "undo goes on into the changes of the older book"
    assert path.with_name(f"book.db.before-v{SCHEMA_VERSION}").exists()


def test_a_book_of_the_third_version_keeps_its_boundaries_and_takes_a_review(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript((Path(__file__).parent / "book_v3.sql").read_text("utf-8"))
    with book_at(path) as book:
        (boundary,) = book.records(Boundary)
        assert (boundary.told_on, boundary.measure) == (date(2026, 11, 2), None)
        assert [of.kept for of in book.records(Occasion)] == [True]
        assert book.records(Settings)[0].language is None
        book.change(boundary, measure="within_hour", review_on=date(2027, 1, 4))
        review = book.add(Review(week="2026-W47", chosen="boundary", chosen_id="breply"))
        assert book.records(Review) == (review,)
        for _ in range(2):
            book.undo()
        assert (book.records(Review), book.records(Boundary)) == ((), (boundary,))
    assert path.with_name(f"book.db.before-v{SCHEMA_VERSION}").exists()


@pytest.mark.parametrize("version", ["book_v2.sql", "book_v3.sql"])
def test_a_migrated_book_has_the_tables_of_a_new_one(path: Path, version: str) -> None:
    def schema(book: Tracker) -> dict[str, list[str]]:
        """Every table and index with its parts; a column that came later stands in another place."""
        rows = book.store.query("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%'")
        plain = {name: re.sub(r"\s+", " ", sql or "").replace('"', "") for name, sql in rows}
        return {
            name.replace('"', ""): sorted(re.split(r"[(,] (?=\w)|\) STRICT|\((?=pk)", sql))
            for name, sql in plain.items()
        }

    with closing(sqlite3.connect(path)) as old:
        old.executescript((Path(__file__).parent / version).read_text("utf-8"))
    with book_at(path) as old_book, book_at(path.with_name("new.db")) as new_book:
        assert schema(old_book) == schema(new_book)


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with book_at(path) as book:
        book.log("2h x")
    with next_version(monkeypatch, fails=True), pytest.raises(DatabaseError, match="no such table"):
        Store(str(path))
    with book_at(path) as book:
        assert book.store.query("PRAGMA user_version") == [(SCHEMA_VERSION,)]
        assert "colour" not in {row[1] for row in book.store.query("PRAGMA table_info(client)")}
    assert hours(path) == 2


def test_a_copy_cut_short_does_not_pass_for_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book_at(path).close()

    class Full(sqlite3.Connection):
        def backup(self, *_: object, **__: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

    with closing(sqlite3.connect(path, factory=Full)) as full, pytest.raises(sqlite3.OperationalError):
        migrating._back_up(full, f"{path}.before-v2")
    assert [p.name for p in path.parent.iterdir() if "before" in p.name] == []


def test_programs_that_make_the_same_book_at_once_share_it(path: Path) -> None:
    code = (
        "import sys, tracker\n"
        "with tracker.open(sys.argv[1]) as book:\n"
        "    for n in range(5): book.log(f'2026-11-20 1h {sys.argv[2]} {n}')\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    programs = [subprocess.Popen([*command, str(n)], stderr=subprocess.PIPE, text=True) for n in range(6)]
    said = [program.communicate(timeout=120)[1] for program in programs]
    assert [program.returncode for program in programs] == [0] * 6, said
    assert hours(path) == 30


def test_two_programs_that_write_at_once_lose_nothing(path: Path) -> None:
    code = (
        "import sys, tracker\n"
        "for n in range(60):\n"
        "    with tracker.open(sys.argv[1]) as book: book.log(f'2026-11-20 1h from the terminal {n}')\n"
    )
    with book_at(path) as book:
        program = subprocess.Popen([sys.executable, "-c", code, str(path)], stderr=subprocess.PIPE, text=True)
        for n in range(60):
            book.log(f"2026-11-20 1h from the dashboard {n}")
        assert program.communicate(timeout=120) == (None, "")
        assert len(book.listed(DAY, DAY)) == 120
        assert book.store.revision == 120
        assert len(book.history(limit=200)) == 120


def test_a_locked_book_is_a_sentence_and_unchanged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with book_at(path) as book, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match=r"is in use by another program\. Try again in a moment"):
            book.log("2h x")
        other.execute("ROLLBACK")
        book.log("3h x")
    assert hours(path) == 3


OPEN_AND_LOG = """
import sys, tracker
try:
    with tracker.open(sys.argv[1]) as book:
        book.log("2026-11-20 2h " + "x" * int(sys.argv[2]))
except tracker.TrackerError as error:
    print("said:", error)
"""
AS_ONE_WHO_OBEYS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root passes every permission but for this."""


@pytest.mark.parametrize(("file", "folder"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
def test_a_book_or_folder_that_may_only_be_read_is_a_sentence(path: Path, file: int, folder: int) -> None:
    book_at(path).close()
    path.chmod(file)
    path.parent.chmod(folder)
    done = run(OPEN_AND_LOG, path, 1, prefix=AS_ONE_WHO_OBEYS)
    path.parent.chmod(0o700)
    path.chmod(0o600)
    assert done.stderr == ""
    assert done.stdout.startswith("said: ")
    assert "permissions" in done.stdout
    assert hours(path) == 0


def test_a_book_in_a_folder_that_may_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = run(OPEN_AND_LOG, tmp_path / "book.db", 1, prefix=AS_ONE_WHO_OBEYS)
    tmp_path.chmod(0o700)
    assert (done.stderr, "cannot be used: Permission denied" in done.stdout) == ("", True)


def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(path: Path) -> None:
    with book_at(path) as book:
        book.log("1h before")
    # No file may grow beyond this: to a program the same as a disk without space.
    limit = path.stat().st_size + 50_000
    code = (
        f"import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {resource.RLIM_INFINITY}))\n{OPEN_AND_LOG}"
    )
    done = run(code, path, 5_000_000)
    assert done.stderr == ""
    assert "the disk may be full. Free some space; nothing was changed" in done.stdout
    with book_at(path) as book:
        assert book.store.query("PRAGMA integrity_check") == [("ok",)]
        assert [listed.entry.note for listed in book.listed(DAY, DAY)] == ["before"]
        assert len(book.history()) == 1
        book.log("1h after")
    assert hours(path) == 2


def test_a_book_in_memory_is_forgotten() -> None:
    with Tracker(":memory:", lambda: NOW) as book:
        book.log("1h x")
    with Tracker(":memory:", lambda: NOW) as book:
        assert book.listed(DAY, DAY) == []


def test_every_refusal_is_a_tracker_error(tmp_path: Path) -> None:
    assert issubclass(DatabaseError, TrackerError)
    with pytest.raises(TrackerError):
        Tracker(str(tmp_path))
