"""One change to the records: what it writes, how it is taken back, and what follows from it.

Every write goes through a `Writer`. It notes the inverse of each step in `change_step`, keeps `entry_day` in
line with the entries, and raises the revision, all in the transaction of the change.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from tracker.store import entry_days

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LETTERS = str.maketrans("0123456789ABCDEFGHIJKLMNOPQRSTUV", _ALPHABET)
_AT_ONCE = 1024
_PAIRS = [one + other for one in _ALPHABET for other in _ALPHABET]


def new_id() -> str:
    """A fresh record id: 60 random bits in 12 letters and digits that are hard to misread."""
    return _id_of(os.urandom(8))


def fresh_ids() -> Iterator[str]:
    """Fresh ids without end, for whom making each by itself would take too long."""
    from base64 import b32hexencode

    while True:
        noise = os.urandom(_AT_ONCE * 12 * 5 // 8)  # five bytes are eight letters
        letters = b32hexencode(noise).decode().translate(_LETTERS)
        yield from (letters[at : at + 12] for at in range(0, len(letters), 12))


def _id_of(noise: bytes) -> str:
    bits = int.from_bytes(noise, "big")
    return "".join([_PAIRS[bits >> shift & 1023] for shift in (0, 10, 20, 30, 40, 50)])


class Change(NamedTuple):
    """A change that can be taken back: its name for programs, when it was made (RFC 3339), what it was."""

    batch: str
    at: str
    what: str


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
        self.leaves_traces = False
        """Whether what was written over shall be gone from the file as well."""

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
    def change(self) -> Change | None:
        """The change as the history shows it; None as long as nothing was written."""
        if self._change is None:
            return None
        return Change(str(self._change), self._at.isoformat(), self.what)

    def settle(self) -> None:
        """Bring what is derived from the records in line with what was written so far, and the history."""
        if self._change is None:
            return
        self._stale.refresh(self.connection)
        self._stale = entry_days.Stale()
        self.connection.execute("UPDATE change SET what = ? WHERE pk = ?", (self.what, self._change))

    def finish(self) -> None:
        """Settle and raise the revision, if anything was written."""
        self.settle()
        if self._change is not None:
            self.connection.execute("UPDATE revision SET value = value + 1")

    @contextmanager
    def part(self, what: str, *, dry_run: bool) -> Iterator[None]:
        """A change within this one, named by it only if it is the first: taken back alone if it fails."""
        before = (self.what, self._change)
        self.settle()
        self.connection.execute("SAVEPOINT part")
        self.what = self.what or what
        try:
            yield
            self.what = before[0] or self.what
            self.settle()
            if dry_run:
                self._forget_part(*before)
        except BaseException:
            if self.connection.in_transaction:
                self._forget_part(*before)
            raise
        finally:
            if self.connection.in_transaction:
                self.connection.execute("RELEASE part")

    def _forget_part(self, what: str, change: int | None) -> None:
        self.connection.execute("ROLLBACK TO part")
        self.what, self._change = what, change
        self._stale = entry_days.Stale()

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
