"""Copies of the whole database: made while others write, checked before one takes the place of another."""

import os
import sqlite3
from contextlib import closing, suppress
from typing import NamedTuple

from tracker.errors import BadFile, DatabaseError, TrackerError
from tracker.store.connection import APPLICATION_ID, SCHEMA_VERSION, explained
from tracker.store.store import Store

PRIVATE = 0o600


class Restored(NamedTuple):
    """Where a backup was put, where the database before it is kept (None: none was), and its version."""

    path: str
    kept: str | None
    version: int


class Finding(NamedTuple):
    """What a check found: its name, whether all is well, and a sentence."""

    check: str
    is_well: bool
    sentence: str


def back_up(store: Store, target: str) -> int:
    """Copy the database to a new file that only its owner may read; returns its size in bytes.

    The copy is that of one moment, whoever writes meanwhile, and appears whole or not at all.

    Raises:
        TrackerError: the file is there already, or cannot be written.
    """
    if os.path.exists(target):
        raise TrackerError(f"{target} is there already", "Choose another name, or move it away first")
    partial = f"{target}.partial-{os.getpid()}"
    try:
        with explained(partial):
            _copy(store.connection, partial)
            os.link(partial, target) if hasattr(os, "link") else os.replace(partial, target)
            return os.path.getsize(target)
    finally:
        _remove(partial)


def restore(source: str, target: str) -> Restored:
    """Put a backup in the place of the database, which is kept beside as `<target>.before-restore-<n>`.

    Raises:
        BadFile: the backup is missing, damaged, newer than this program, or no tracker database.
        DatabaseError: the database's place cannot be written.
    """
    if not os.path.isfile(source):
        raise BadFile(f"There is no file {source}", "Check the name and the folder")
    if os.path.exists(target) and os.path.samefile(source, target):
        raise BadFile(f"{source} is the book itself", "Name a backup of it")
    partial = f"{target}.partial-{os.getpid()}"
    try:
        with explained(target):
            os.makedirs(os.path.dirname(os.path.abspath(target)), mode=0o700, exist_ok=True)
            with closing(_opened(source)) as backup:
                version = _checked(backup, source)
                _copy(backup, partial)
            _made_ready(partial, target)
            kept = _keep(target)
            os.replace(partial, target)
            for suffix in ("-wal", "-shm"):  # of the database before: they would be read into this one
                _remove(target + suffix)
        return Restored(target, kept, version)
    finally:
        _remove(partial)


def findings(store: Store) -> list[Finding]:
    """Whether the database is in good order: each check with what it found."""
    found = [_integrity(store), _references(store), _sums(store), _version(store)]
    return [*found, _mode(store.path)] if store.path != ":memory:" and os.name == "posix" else found


def _opened(path: str) -> sqlite3.Connection:
    """A database that is only read. One in WAL mode needs its -shm file, or a folder where it can be made."""
    for options in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"file:{_quoted(path)}?{options}", uri=True)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return connection
        except sqlite3.DatabaseError as error:
            connection.close()
            if "unable to open" not in str(error) and "readonly" not in str(error):
                raise BadFile(f"{path} is no database, or a damaged one", "Choose another backup") from None
    raise BadFile(f"{path} cannot be opened", "Check its permissions, or copy it elsewhere")


def _checked(backup: sqlite3.Connection, path: str) -> int:
    """The schema version of a backup that may take the place of the database."""
    try:
        application: int = backup.execute("PRAGMA application_id").fetchone()[0]
        version: int = backup.execute("PRAGMA user_version").fetchone()[0]
        damage = [row[0] for row in backup.execute("PRAGMA integrity_check(3)")]
    except sqlite3.DatabaseError as error:
        raise BadFile(f"{path} is damaged: {error}", "Choose another backup") from None
    if application != APPLICATION_ID:
        raise BadFile(f"{path} is a database of another program", "Choose a file that `tracker backup` made")
    if version > SCHEMA_VERSION:
        raise BadFile(
            f"{path} was written by a newer version of this program (schema {version}, not {SCHEMA_VERSION})",
            "Update the program first",
        )
    if damage != ["ok"]:
        raise BadFile(f"{path} is damaged: {damage[0]}", "Choose another backup")
    return version


def _copy(source: sqlite3.Connection, target: str) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE))
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, whole by itself


def _made_ready(partial: str, target: str) -> None:
    """Let a copy be worked with, and its revision be one that the database before it never had."""
    before = 0
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"file:{_quoted(target)}?mode=ro", uri=True)) as old,
    ):
        before = int(old.execute("SELECT value FROM revision").fetchone()[0])
    with closing(sqlite3.connect(partial)) as copy:
        copy.execute("UPDATE revision SET value = max(value, ?) + 1", (before,))
        copy.commit()
        copy.execute("PRAGMA journal_mode = WAL")


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.path.abspath(path))


def _keep(target: str) -> str | None:
    """Copy the present database beside it, the changes of its -wal included; what is no database is moved."""
    if not os.path.exists(target):
        return None
    n = 1
    while os.path.exists(kept := f"{target}.before-restore-{n}"):
        n += 1
    try:
        with closing(sqlite3.connect(target)) as present:
            present.execute(
                "BEGIN IMMEDIATE"
            )  # nobody writes what would be lost between copy and replacement
            present.execute("ROLLBACK")
            _copy(present, kept)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise
        _remove(kept)
        os.replace(target, kept)
    return kept


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.remove(path)


def _integrity(store: Store) -> Finding:
    damage = [row[0] for row in store.query("PRAGMA integrity_check(5)")]
    if damage == ["ok"]:
        return Finding("integrity", True, "The file is whole.")
    return Finding("integrity", False, f"The file is damaged: {'; '.join(damage)}. Restore a backup.")


def _references(store: Store) -> Finding:
    number = len(store.query("PRAGMA foreign_key_check"))
    if not number:
        return Finding("references", True, "Every record refers to one that is there.")
    return Finding("references", False, f"{number} records refer to one that is gone. Restore a backup.")


def _sums(store: Store) -> Finding:
    entries = store.query("SELECT ifnull(sum(seconds), 0) FROM entry")[0][0]
    days = store.query("SELECT ifnull(sum(seconds), 0) FROM entry_day")[0][0]
    apart = store.query(
        "SELECT count(*) FROM entry e WHERE e.seconds IS NOT (SELECT sum(seconds) FROM entry_day d"
        " WHERE d.entry = e.pk)"
    )[0][0]
    if entries == days and not apart:
        return Finding("sums", True, f"The days add up to the entries: {entries / 3600:,.2f} hours.")
    return Finding(
        "sums",
        False,
        f"The days hold {days / 3600:,.2f} hours, the entries {entries / 3600:,.2f} ({apart} entries differ)."
        " `tracker settings set` with any value counts the days anew.",
    )


def _version(store: Store) -> Finding:
    version = store.query("PRAGMA user_version")[0][0]
    is_well = version == SCHEMA_VERSION
    said = f"The schema is version {version}" + ("." if is_well else f", not {SCHEMA_VERSION}.")
    return Finding("schema", is_well, said)


def _mode(path: str) -> Finding:
    try:
        mode = os.stat(path).st_mode & 0o777
    except OSError as error:
        raise DatabaseError(f"{path} cannot be looked at: {error.strerror}", "Check its folder") from error
    if not mode & 0o077:
        return Finding("privacy", True, "Only you may read the file.")
    return Finding(
        "privacy", False, f"Others on this machine may read the file (mode {mode:o}): chmod 600 {path}"
    )
