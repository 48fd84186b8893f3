"""Copies of the whole database: made while others write, checked before one takes the place of another."""

import os
import sqlite3
from contextlib import closing, suppress
from typing import NamedTuple

from tracker.errors import BadFile, TrackerError
from tracker.language import _
from tracker.store.connection import APPLICATION_ID, BUSY_SECONDS, SCHEMA_VERSION, explained
from tracker.store.files import copy_into, private_addition, private_partial, remove
from tracker.store.store import Store


class Restored(NamedTuple):
    """Where a backup was put, where the database before it is kept (None: none was), and its version."""

    path: str
    kept: str | None
    version: int


def back_up(store: Store, target: str) -> int:
    """Copy the database to a new file that only its owner may read; returns its size in bytes.

    The copy is that of one moment, whoever writes meanwhile, and appears whole or not at all.

    Raises:
        TrackerError: the file is there already, or cannot be written.
    """
    if os.path.exists(target):
        raise _taken(target)
    with explained(target):
        try:
            with private_addition(target) as partial:
                copy_into(store.connection, partial)
        except FileExistsError:
            raise _taken(target) from None
        return os.path.getsize(target)


def restore(source: str, target: str) -> Restored:
    """Put a backup in the place of the database, which is kept beside as `<target>.before-restore-<n>`.

    Programs that have the database open go on with the backup's records; one that is about to write waits,
    and writes to those.

    Raises:
        BadFile: the backup is missing, damaged, newer than this program, or no tracker database.
        DatabaseError: the database's place cannot be written.
    """
    if not os.path.isfile(source):
        raise BadFile(_("There is no file {path}").format(path=source), _("Check the name and the folder"))
    if os.path.exists(target) and os.path.samefile(source, target):
        raise BadFile(_("{source} is the book itself").format(source=source), _("Name a backup of it"))
    with explained(target):
        os.makedirs(os.path.dirname(os.path.abspath(target)), mode=0o700, exist_ok=True)
        with private_partial(target) as partial:
            with closing(_opened(source)) as backup:
                version = _checked(backup, source)
                copy_into(backup, partial)
            kept = _free_name(target) if os.path.exists(target) else None
            if kept is None:
                _move_in(partial, target)
            else:
                _take_place(partial, target, kept)
    return Restored(target, kept, version)


def _taken(target: str) -> TrackerError:
    return TrackerError(
        _("{target} is there already").format(target=target), _("Choose another name, or move it away first")
    )


def _free_name(target: str) -> str:
    n = 1
    while os.path.exists(f"{target}.before-restore-{n}"):
        n += 1
    return f"{target}.before-restore-{n}"


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
                raise BadFile(
                    _("{path} is no database, or a damaged one").format(path=path), _("Choose another backup")
                ) from None
    raise BadFile(
        _("{path} cannot be opened").format(path=path), _("Check its permissions, or copy it elsewhere")
    )


def _checked(backup: sqlite3.Connection, path: str) -> int:
    """The schema version of a backup that may take the place of the database."""
    try:
        application: int = backup.execute("PRAGMA application_id").fetchone()[0]
        version: int = backup.execute("PRAGMA user_version").fetchone()[0]
        damage = [row[0] for row in backup.execute("PRAGMA integrity_check(3)")]
    except sqlite3.DatabaseError as error:
        raise BadFile(
            _("{path} is damaged: {error}").format(path=path, error=error), _("Choose another backup")
        ) from None
    if application != APPLICATION_ID:
        raise BadFile(
            _("{path} is a database of another program").format(path=path),
            _("Choose a file that `tracker backup` made"),
        )
    if version > SCHEMA_VERSION:
        raise BadFile(
            _("{path} was written by a newer version of this program (schema {version}, not {known})").format(
                path=path, version=version, known=SCHEMA_VERSION
            ),
            _("Update the program first"),
        )
    if damage != ["ok"]:
        raise BadFile(
            _("{path} is damaged: {damage}").format(path=path, damage=damage[0]), _("Choose another backup")
        )
    return version


def _take_place(partial: str, target: str, kept: str) -> None:
    """Keep a copy of the present database and write another one over it; what is no database is moved."""
    try:
        _overwrite(partial, target, kept)
    except sqlite3.OperationalError:  # locked, read-only, a full disk: nothing was changed
        remove(kept)
        raise
    except sqlite3.DatabaseError:  # no database, or a damaged one
        remove(kept)
        os.replace(target, kept)
        for suffix in ("-wal", "-shm"):  # they would be read into the new one
            remove(target + suffix)
        _move_in(partial, target)


def _overwrite(partial: str, target: str, kept: str) -> None:
    """Copy `partial` into the database at `target`, in one transaction that first copies what it replaces.

    Another file under the same name would not do: who has the old one open would go on writing to it.
    """
    with (
        closing(sqlite3.connect(partial)) as new,
        closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as present,
    ):
        present.execute("PRAGMA journal_mode = WAL")  # so that it can be read while it is locked
        new.execute(f"PRAGMA page_size = {present.execute('PRAGMA page_size').fetchone()[0]}")
        new.execute("VACUUM")  # in pages of that size: SQLite copies no others

        def keep_first(status: int, *_rest: int) -> None:
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise sqlite3.OperationalError("database is locked")
            if status == sqlite3.SQLITE_OK and not os.path.exists(
                kept
            ):  # the first page is written, so that nobody else can write now
                _keep(target, kept)
                _raise_revision(new, kept)

        new.backup(present, pages=1, progress=keep_first)


def _keep(target: str, kept: str) -> None:
    with private_addition(kept) as copy, closing(sqlite3.connect(target)) as present:
        copy_into(present, copy)


def _raise_revision(new: sqlite3.Connection, kept: str) -> None:
    """Give the new database a revision that the one before it never had."""
    revision = 0
    with (
        suppress(sqlite3.Error),  # an empty file has none
        closing(sqlite3.connect(f"file:{_quoted(kept)}?mode=ro", uri=True)) as before,
    ):
        revision = int(before.execute("SELECT value FROM revision").fetchone()[0])
    new.execute("UPDATE revision SET value = max(value, ?) + 1", (revision,))
    new.commit()


def _move_in(partial: str, target: str) -> None:
    with closing(sqlite3.connect(partial)) as new:
        new.execute("PRAGMA journal_mode = WAL")
    os.replace(partial, target)


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.path.abspath(path))
