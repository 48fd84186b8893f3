"""Taking back the last change, whatever it was; the history of what can be taken back."""

import json

from tracker.errors import TrackerError
from tracker.language import _
from tracker.store.change import Change
from tracker.store.connection import explained
from tracker.store.entry_days import Stale
from tracker.store.store import Store

__all__ = ["Change", "history", "undo"]


def history(store: Store, limit: int = 20) -> list[Change]:
    """The newest changes, the one that undo would take back first."""
    rows = store.query("SELECT pk, at, what FROM change ORDER BY pk DESC LIMIT ?", (limit,))
    return [Change(str(pk), at, what) for pk, at, what in rows]


def undo(store: Store, expected: Change | None = None) -> Change | None:
    """Take back the last change in one transaction; None when there is none.

    Raises:
        TrackerError: the last change is not the `expected` one, or another is being made.
    """
    connection = store.connection
    if connection.in_transaction:
        raise TrackerError(_("A change is being made"), _("Take it back when it is done"))
    with explained(store.path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Rows may come back before the rows they refer to: the references are checked at the end.
            connection.execute("PRAGMA defer_foreign_keys = ON")
            last = next(iter(history(store, 1)), None)
            if last is not None:
                if expected not in (None, last):
                    raise TrackerError(
                        _("Something else was done since: {what}").format(what=last.what),
                        _("Take that back first"),
                    )
                _revert(store, int(last.batch))
                connection.execute("UPDATE revision SET value = value + 1")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return last


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
