"""Handling rows by the hundred thousand."""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

WORTH_IT = 5_000
"""Rows from which on making the indexes anew is quicker than adding each row to them."""


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Rows hold no cycles, and looking for some among 100,000 of them takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def without_indexes(connection: sqlite3.Connection, table: str, coming: int) -> Iterator[None]:
    """Add many rows to a table, with its indexes made anew at the end: in order that is quicker by far.

    Only where more rows come than are there. It is part of the transaction: a failure brings them back.
    """
    there = connection.execute(f'SELECT ifnull(max(pk), 0) FROM "{table}"').fetchone()[0]
    indexes: list[tuple[str, str]] = []
    if coming >= max(WORTH_IT, there):
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
            (table,),
        ).fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    yield
    for _, sql in indexes:
        connection.execute(sql)
