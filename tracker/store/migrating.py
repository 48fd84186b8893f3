"""Making a database, and bringing an older one up to date after a backup beside it."""

import os
import sqlite3
from contextlib import suppress

from sqlite_utils import Database

from tracker.store.connection import APPLICATION_ID, SCHEMA_VERSION
from tracker.store.files import copy_into, private_addition
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
    # Another program's copy that came first is the one of the older version: this one would be too late.
    with suppress(FileExistsError), private_addition(target) as partial:
        copy_into(connection, partial)
