"""Taking back the last change, whatever it was; the history of what can be taken back."""

import json
from typing import NamedTuple

from tracker.store.connection import explained
from tracker.store.entry_days import Stale
from tracker.store.store import Store


class Change(NamedTuple):
    """A change that can be taken back: when it was made (RFC 3339) and what it was."""

    at: str
    what: str


def history(store: Store, limit: int = 20) -> list[Change]:
    """The newest changes, the one that undo would take back first."""
    rows = store.query("SELECT at, what FROM change ORDER BY pk DESC LIMIT ?", (limit,))
    return [Change(str(at), str(what)) for at, what in rows]


def undo(store: Store) -> Change | None:
    """Take back the last change in one transaction; None when there is none."""
    connection = store.connection
    with explained(store.path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Rows may come back before the rows they refer to: the references are checked at the end.
            connection.execute("PRAGMA defer_foreign_keys = ON")
            found = connection.execute("SELECT pk, at, what FROM change ORDER BY pk DESC LIMIT 1").fetchone()
            if found is not None:
                _revert(store, found[0])
                connection.execute("UPDATE revision SET value = value + 1")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return found and Change(found[1], found[2])


def _revert(store: Store, change: int) -> None:
    connection = store.connection
    stale = Stale()
    steps = connection.execute(
        'SELECT "table", first, last, before FROM change_step WHERE change = ? ORDER BY pk DESC', (change,)
    ).fetchall()
    for table, first, last, before in steps:
        connection.execute(f'DELETE FROM "{table}" WHERE pk BETWEEN ? AND ?', (first, last))
        if before is not None:
            row = json.loads(before)
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))
        stale.note(table, first, last)
    connection.execute("DELETE FROM change WHERE pk = ?", (change,))
    stale.refresh(connection)
