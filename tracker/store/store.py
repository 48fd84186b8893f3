"""The open database, and the names of clients and projects in it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from tracker.store.change import Writer
from tracker.store.connection import connect, explained


class ProjectName(NamedTuple):
    """A project's row: its key, its client's key, its name and how it is billed."""

    pk: int
    client: int
    name: str
    billing: str


class Names(NamedTuple):
    """Clients and projects by key, and by name."""

    clients: dict[int, str]
    projects: dict[int, ProjectName]
    client_keys: dict[str, int]
    project_keys: dict[tuple[int, str], int]


class Store:
    """One open database. Not shared between threads; open one for each.

    Args:
        path: the SQLite file, made when missing, or ":memory:".

    Raises:
        DatabaseError: when it cannot be opened.
    """

    def __init__(self, path: str) -> None:
        self.path = path if path == ":memory:" else os.path.abspath(path)
        self.connection = connect(self.path)
        self._names: tuple[int, Names] | None = None
        self._writer: Writer | None = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a write that was not finished is rolled back."""
        self.connection.close()

    @property
    def revision(self) -> int:
        """A number that every change raises, undo included: a key for what is computed from the records."""
        return int(self.query("SELECT value FROM revision")[0][0])

    def query(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """All rows a SELECT returns.

        Raises:
            DatabaseError: when the database is locked, damaged or gone.
        """
        with explained(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    @contextmanager
    def writing(self, what: str, at: datetime, *, dry_run: bool = False) -> Iterator[Writer]:
        """One change: everything written inside is there afterwards, or nothing is.

        Args:
            what: how the history names it, like "log: 2h on Bouw".
            at: the instant it is made, for the history.
            dry_run: do it all, and take it back at the end.

        A change that wrote nothing leaves no trace, so that undo never takes back a nothing. Within another
        change it is a part of that one, which the first of its parts names.
        """
        if self._writer is not None:
            with self._writer.part(what, dry_run=dry_run):
                yield self._writer
            return
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self._writer = Writer(self.connection, what, at)
                yield self._writer
                self._writer.finish()
                self.connection.execute("ROLLBACK" if dry_run else "COMMIT")
                if self._writer.leaves_traces and not dry_run:
                    self._sweep()
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._writer, self._names = None, None

    def _sweep(self) -> None:
        """Leave nothing in the file that is no longer a record."""
        self.connection.execute("VACUUM")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several questions to the records as they are at one moment, whatever other programs write."""
        if self.connection.in_transaction:
            yield
            return
        self.query("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def names(self) -> Names:
        """Clients and projects by key and by name, read again after every change."""
        revision = self.revision if not self.connection.in_transaction else -1
        if self._names is None or self._names[0] != revision or revision < 0:
            self._names = (revision, self._read_names())
        return self._names[1]

    def _read_names(self) -> Names:
        clients = dict(self.connection.execute("SELECT pk, name FROM client ORDER BY pk"))
        rows = self.connection.execute("SELECT pk, client, name, billing FROM project ORDER BY pk")
        projects = {row[0]: ProjectName(*row) for row in rows}
        return Names(
            clients,
            projects,
            {name: pk for pk, name in clients.items()},
            {(p.client, p.name): p.pk for p in projects.values()},
        )
