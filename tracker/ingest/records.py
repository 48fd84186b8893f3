"""Taking in the records of an interchange file: each is added, updated, or known already.

The same record is known again by its id; else by its key (the contract, section 3), else by all its fields
and its ordinal among equal ones, so that true twins survive.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from tracker.errors import NotFound
from tracker.importers.interchange import Line
from tracker.ingest.hashes import keeps_hashes
from tracker.ingest.hashing import as_kept, hash_stored
from tracker.ingest.people import resort_senders
from tracker.ingest.report import ImportReport
from tracker.language import _
from tracker.records import (
    HashKey,
    Message,
    Occasion,
    Problem,
    Record,
    TimeEntry,
    asking,
    completed,
    record_types,
)
from tracker.records.order import refuse_far
from tracker.store import Store, Writer, inbox
from tracker.store.change import new_id
from tracker.store.entries import bring_along
from tracker.store.registers import boundary_ids, drop_automatic_settings
from tracker.store.rows import columns_of, encode, read_from
from tracker.store.store import Names

Row = dict[str, Any]

BY_SOURCE = ("source", "source_id")
"""The key of records that come from files; one that was typed has none."""


def take_in(store: Store, write: Writer, lines: Sequence[Line], report: ImportReport) -> None:
    """Write the records of all lines and count what became of them; problems go to the report."""
    had_hashes = keeps_hashes(store)
    for record_type in record_types():
        of_type = [line for line in lines if line.record.type == record_type.type]
        if not of_type:
            continue
        if record_type.type == "settings":
            drop_automatic_settings(write)
        shelf = _Shelf(store, write, record_type)
        # Lines that name a stored record first: no other line must take it for its own.
        for line in sorted(of_type, key=lambda one: not shelf.has(one.record.id)):
            try:
                report.count(shelf.put(line.record))
            except (ValueError, NotFound) as error:
                report.problems.append(Problem(str(error), line.line))
        shelf.flush()
    if keeps_hashes(store) and not had_hashes:
        hash_stored(store, write)
    resort_senders(store, write)


class _Shelf:
    """The stored records of one type, ready to know the same record again."""

    def __init__(self, store: Store, write: Writer, record_type: type[Record]) -> None:
        self._store, self._write, self._type = store, write, record_type
        self._names: Names = store.names()
        # Boundaries of the same file are in the book by now: they come before what refers to them.
        self._boundaries = boundary_ids(store) if record_type is Occasion else frozenset[str]()
        self._columns = columns_of(record_type)
        self._rows: dict[int, Row] = {}
        self._by_id: dict[str, int] = {}
        self._by_key: dict[tuple[Any, ...], int] = {}
        self._by_fields: dict[str, list[int]] = defaultdict(list)
        self._taken: set[int] = set()
        self._new: list[Row] = []
        self._new_keys: set[tuple[Any, ...]] = set()
        columns = ", ".join(f'"{name}"' for name in ("pk", *self._columns))
        for pk, *values in store.query(f"SELECT {columns} FROM {read_from(record_type)} ORDER BY pk"):
            self._learn(pk, dict(zip(self._columns, values, strict=True)))

    def has(self, record_id: str | None) -> bool:
        """Whether a stored record has that id."""
        return record_id in self._by_id

    def put(self, record: Record) -> str:
        """Store one record; returns "added", "updated" or "unchanged".

        Raises:
            ValueError: it makes no sense, or stands in the way of another record.
            NotFound: its client or project is not there.
        """
        record = as_kept(self._store, self._complete(record))
        if isinstance(record, HashKey) and self._rows and (record.value,) not in self._by_key:
            raise ValueError(
                _(
                    "this book makes its hashes with another key, so messages of the file would come in "
                    "twice; import it into a new book"
                )
            )
        row = encode(record, self._names)
        key = self._key(row)
        pk = self._find(record.id, row, key)
        if key in self._new_keys or pk in self._taken:
            raise ValueError(
                _("this {type} stands in the file already: {record}").format(
                    type=self._type.type, record=self._said(record)
                )
            )
        if pk is None:
            if key is not None:
                self._new_keys.add(key)
            self._new.append({**row, "id": record.id or new_id()})
            return "added"
        self._taken.add(pk)
        if key is not None and self._by_key.setdefault(key, pk) != pk:
            raise ValueError(
                _("there is another {type} like it: {record}").format(
                    type=self._type.type, record=self._said(record)
                )
            )
        if (old := self._key(self._rows[pk])) != key and old is not None:
            del self._by_key[old]
        row["id"] = self._rows[pk]["id"]
        if row == self._rows[pk]:
            return "unchanged"
        self._write.update(self._type.type, pk, {**row, "edited": 1} if self._type is TimeEntry else row)
        if self._type.type == "project":
            bring_along(self._write, pk)
        return "updated"

    def flush(self) -> None:
        """Write the added records, in the order they came."""
        self._write.insert_many(
            self._type.type, self._columns, (tuple(row[name] for name in self._columns) for row in self._new)
        )
        if self._type is TimeEntry:
            inbox.forget_sorted(self._write)

    def _learn(self, pk: int, row: Row) -> None:
        self._rows[pk] = row
        self._by_id[row["id"]] = pk
        self._by_fields[_fields(row)].append(pk)
        if (key := self._key(row)) is not None:
            self._by_key[key] = pk

    def _find(self, record_id: str | None, row: Row, key: tuple[Any, ...] | None) -> int | None:
        if record_id is not None and record_id in self._by_id:
            return self._by_id[record_id]
        if key is not None and key in self._by_key:
            return self._by_key[key]
        if record_id is None and key is None:
            return next((pk for pk in self._by_fields[_fields(row)] if pk not in self._taken), None)
        return None

    def _key(self, row: Row) -> tuple[Any, ...] | None:
        """What the record is known by; None when it has no key, or an entry or message no source_id."""
        key = tuple(row[name] for name in self._type.key)
        return None if not key or (self._type.key == BY_SOURCE and None in key) else key

    def _said(self, record: Record) -> str:
        return ", ".join(str(getattr(record, name)) for name in self._type.key)[:200]

    def _complete(self, record: Record) -> Record:
        if isinstance(record, Message):
            return asking(record)
        if isinstance(record, Occasion) and record.boundary not in self._boundaries:
            raise ValueError(
                _("there is no boundary with the id {boundary!r}").format(boundary=record.boundary)
            )
        if not isinstance(record, TimeEntry):
            refuse_far(record)
            return record
        billing = "hourly"
        if record.project is not None and record.client is not None:
            client = self._names.client_keys.get(record.client)
            project = self._names.project_keys.get((client or 0, record.project))
            billing = self._names.projects[project].billing if project else billing
        return completed(record, billing)


def _fields(row: Row) -> str:
    return json.dumps({name: value for name, value in row.items() if name != "id"}, sort_keys=True)
