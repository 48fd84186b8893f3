"""Making a database, and bringing an older one up to date after a backup beside it."""

import os
import sqlite3
from contextlib import closing

from sqlite_utils import Database

from tracker.store.connection import APPLICATION_ID, SCHEMA_VERSION
from tracker.store.schema import migrations


def migrate(connection: sqlite3.Connection, path: str, version: int) -> None:
    """Apply the pending migrations in one transaction.

    A database with content is first copied to `<path>.before-v<new>`; the copy stays. Two programs may get
    here at once: the second waits for the first, and then finds nothing left to do.
    """
    if version > 0 and path != ":memory:":
        _back_up(connection, f"{path}.before-v{SCHEMA_VERSION}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
            migrations.apply(Database(connection))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _back_up(connection: sqlite3.Connection, target: str) -> None:
    if os.path.exists(target):
        return
    # Under its name only once it is whole: a copy that a full disk cut short must not pass for a backup.
    partial = f"{target}.partial-{os.getpid()}"
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        with closing(sqlite3.connect(partial)) as copy:
            connection.backup(copy)
        os.replace(partial, target)
    finally:
        if os.path.exists(partial):
            os.remove(partial)
