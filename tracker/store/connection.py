"""Opening the database: what it must be, who may read it, and what to say when it cannot be opened."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.errors import DatabaseError
from tracker.language import _

SCHEMA_VERSION = 4
"""The `user_version` this program reads and writes; a test holds it to the number of migrations."""

APPLICATION_ID = 0x54424F4B
"""Marks a SQLite file as a tracker's ("TBOK"), so that no other program's database is ever migrated."""

BUSY_SECONDS = 10.0
"""How long a write waits for another program's: the longest import observed takes less."""


CACHE_KIB = 32_768
"""Room for the indexes of a large import, which are filled in random order; taken only when needed."""


def connect(path: str) -> sqlite3.Connection:
    """Open the database at `path` (":memory:" for one that is forgotten), making or migrating it if needed.

    Raises:
        DatabaseError: when the file is no tracker database, too new, locked, unreadable or unwritable.
    """
    with explained(path):
        if path != ":memory:":
            _make_private_file(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _make_private_file(path: str) -> None:
    if os.path.isdir(path):
        raise DatabaseError(
            _("{path} is a folder").format(path=path), _("Name a file, like tracker.db in it")
        )
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(os.path.abspath(path)), mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    elif os.path.getsize(path) == 1:
        # SQLite takes a file of one byte for an empty one, and would write over it.
        raise DatabaseError(_("{path} is no database").format(path=path), _("Name another file with --db"))


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if (version, application) != (SCHEMA_VERSION, APPLICATION_ID):
        _bring_up_to_date(connection, path, version, application)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")


def _bring_up_to_date(connection: sqlite3.Connection, path: str, version: int, application: int) -> None:
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application != APPLICATION_ID and not empty:
        raise DatabaseError(
            _("{path} is a database of another program").format(path=path), _("Name another file with --db")
        )
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            _("{path} was written by a newer version of this program (schema {version}, not {known})").format(
                path=path, version=version, known=SCHEMA_VERSION
            ),
            _("Update the program, or name another file with --db"),
        )
    from tracker.store.migrating import migrate

    migrate(connection, path, version)


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn what SQLite and the file system say into a sentence and a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise DatabaseError(*_explanation(error, path)) from error
    except OSError as error:
        raise DatabaseError(
            _("{path} cannot be used: {reason}").format(path=path, reason=error.strerror or error),
            _("Check the path and its permissions"),
        ) from error


def _explanation(error: sqlite3.Error, path: str) -> tuple[str, str]:
    said = str(error)
    if "locked" in said or "busy" in said:
        return _("{path} is in use by another program").format(path=path), _(
            "Try again in a moment; nothing was changed"
        )
    if "readonly" in said or "read-only" in said:
        return _("{path} may only be read, not written").format(path=path), _(
            "Check the permissions of the file and its folder"
        )
    if "full" in said or "disk I/O" in said:
        return _("{path} could not be written: the disk may be full").format(path=path), _(
            "Free some space; nothing was changed"
        )
    if "not a database" in said or "malformed" in said:
        return _("{path} is no database, or a damaged one").format(path=path), _(
            "Restore a backup, or name another file with --db"
        )
    if "unable to open" in said:
        return _("{path} cannot be opened").format(path=path), _("Check the path and its permissions")
    return _("{path} refused the change: {said}").format(path=path, said=said), _(
        "Run `tracker doctor` and report this"
    )
