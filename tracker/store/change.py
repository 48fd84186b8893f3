"""One change to the records: what it writes, how it is taken back, and what follows from it.

Every write goes through a `Writer`. It notes the inverse of each step in `change_step`, keeps `entry_day` in
line with the entries, and raises the revision, all in the transaction of the change.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tracker.store import entry_days

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [one + other for one in _ALPHABET for other in _ALPHABET]


def new_id() -> str:
    """A fresh record id: 60 random bits in 12 letters and digits that are hard to misread."""
    bits = int.from_bytes(os.urandom(8), "big")
    return "".join([_PAIRS[bits >> shift & 1023] for shift in (0, 10, 20, 30, 40, 50)])


class Writer:
    """Writes within one change. Made by `Store.writing`; table and column names are the program's own.

    Args:
        connection: in a transaction.
        what: how the history names the change.
        at: when it is made.
    """

    def __init__(self, connection: sqlite3.Connection, what: str, at: datetime) -> None:
        self.connection = connection
        self.what = what
        self._at = at
        self._change: int | None = None
        self._stale = entry_days.Stale()

    def insert(self, table: str, row: Mapping[str, object]) -> int:
        """Add one row; returns its key."""
        return self.insert_many(table, tuple(row), [tuple(row.values())])[0]

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> tuple[int, int]:
        """Add rows; returns the first and the last key (the last is below the first when there are none)."""
        first = self._next_key(table)
        names = ", ".join(f'"{name}"' for name in ("pk", *columns))
        marks = ", ".join("?" * (len(columns) + 1))
        before = self.connection.total_changes
        self.connection.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
            ((pk, *row) for pk, row in enumerate(rows, first)),
        )
        last = first + self.connection.total_changes - before - 1
        if last >= first:
            self._note(table, first, last, None)
        return first, last

    def update(self, table: str, pk: int, fields: Mapping[str, object]) -> bool:
        """Set fields of one row; returns whether that changed anything."""
        before = self._row(table, pk)
        if all(before[name] == value for name, value in fields.items()):
            return False
        assignments = ", ".join(f'"{name}" = ?' for name in fields)
        self._note(table, pk, pk, before)
        self.connection.execute(f'UPDATE "{table}" SET {assignments} WHERE pk = ?', (*fields.values(), pk))
        return True

    def delete(self, table: str, pk: int) -> None:
        """Remove one row."""
        self._note(table, pk, pk, self._row(table, pk))
        self.connection.execute(f'DELETE FROM "{table}" WHERE pk = ?', (pk,))

    @property
    def batch(self) -> str | None:
        """A name for the change; None as long as nothing was written."""
        return None if self._change is None else str(self._change)

    def finish(self) -> None:
        """Bring what is derived in line and raise the revision, if anything was written."""
        if self._change is None:
            return
        self._stale.refresh(self.connection)
        self.connection.execute("UPDATE revision SET value = value + 1")
        self.name(self.what)

    def name(self, what: str) -> None:
        """Call the change so in the history, as what was written so far shows it."""
        self.what = what
        self.connection.execute("UPDATE change SET what = ? WHERE pk = ?", (what, self._change))

    def _next_key(self, table: str) -> int:
        return int(self.connection.execute(f'SELECT ifnull(max(pk), 0) + 1 FROM "{table}"').fetchone()[0])

    def _row(self, table: str, pk: int) -> dict[str, object]:
        cursor = self.connection.execute(f'SELECT * FROM "{table}" WHERE pk = ?', (pk,))
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))

    def _note(self, table: str, first: int, last: int, before: Mapping[str, object] | None) -> None:
        if self._change is None:
            self._change = self.connection.execute(
                "INSERT INTO change (at, what) VALUES (?, ?)", (self._at.isoformat(), self.what)
            ).lastrowid
        self.connection.execute(
            'INSERT INTO change_step (change, "table", first, last, before) VALUES (?, ?, ?, ?, ?)',
            (self._change, table, first, last, before and json.dumps(before)),
        )
        self._stale.note(table, first, last)
