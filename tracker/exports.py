"""Taking everything out again: the interchange file, and the entries as a spreadsheet's CSV."""

import csv
import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TextIO

from tracker.errors import TrackerError, UsageError
from tracker.language import _
from tracker.language.parts import either
from tracker.records import Record, TimeEntry, record_types, specs
from tracker.records.codec import plain
from tracker.store import Store
from tracker.store.connection import explained
from tracker.store.files import private_replacement
from tracker.store.rows import decoder, read_from

_ORDERS = {
    "settings": "valid_from, id",
    "client": "name, id",
    "project": "client, name, id",
    "rate": "client, project, valid_from, id",
    "entry": "ifnull(day, starts_at), starts_at, id",
    "expense": "day, id",
    "rule": "title, id",
    "address": "address, id",
    "hash_key": "id",
    "boundary": "topic, told_on, id",
    "message": "moment, direction, id",
    "invoice": "issued_on, id",
    "phase": "starts_on, id",
    "occasion": "at, id",
    "assumption": "held_since, id",
    "question": "opened_at, id",
    "request": "at, id",
    "action": "due_on, id",
    "complaint": "opened_on, id",
    "update": "at, id",
    "checkin": "day, id",
    "decision": "week, id",
    "review": "week, id",
    "mark": "week, id",
    "phrase": "name, language, id",
    "rehearsal": "at, id",
    "experiment": "week, id",
}
"""A total order that does not depend on when a record was stored, so that a copy exports the same bytes."""

_WHERE = {"settings": "WHERE automatic = 0", "message": "WHERE client IS NOT NULL"}
"""Which rows are records: settings of the program's own making are none, nor messages of nobody known."""

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take text for a formula (OWASP, CSV injection); such text gets an apostrophe."""


def export(store: Store, path: str) -> int:
    """Write every record (.jsonl) or every entry (.csv) to a file; returns how many.

    The file appears whole or not at all, and only its owner may read it.

    Raises:
        UsageError: another kind of file.
        TrackerError: it cannot be written.
    """
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in _WRITERS:
        raise UsageError(
            _("{path} is no kind of file that can be written").format(path=path),
            _("End it in {endings}").format(endings=either((*_WRITERS, *_PAGES))),
        )
    try:
        with (
            store.reading(),
            private_replacement(path) as partial,
            open(partial, "w", encoding="utf-8", newline="") as file,
        ):
            number = _WRITERS[suffix](store, file)
    except OSError as error:
        raise TrackerError(
            _("{path} cannot be written: {reason}").format(path=path, reason=error.strerror),
            _("Check the folder and its space"),
        ) from error
    return number


def interchange_lines(store: Store) -> Iterator[str]:
    """Every record as one line of JSON; settings of the program's own making are no record."""
    for record_type in record_types():
        for record in _records(store, record_type):
            fields = {
                spec.name: plain(spec, value)
                for spec in specs(record_type)
                if (value := getattr(record, spec.name)) is not None
            }
            yield json.dumps({"type": record_type.type, **fields}, ensure_ascii=False)


def _records(store: Store, record_type: type[Record]) -> Iterator[Record]:
    decode = decoder(record_type)
    names = store.names()
    order = _ORDERS[record_type.type]
    if record_type.type in ("project", "rate"):
        order = order.replace("client", "(SELECT name FROM client c WHERE c.pk = t.client)")
        order = order.replace("project,", "(SELECT name FROM project p WHERE p.pk = t.project),")
    columns = ", ".join(f'"{spec.name}"' for spec in specs(record_type))
    where = _WHERE.get(record_type.type, "")
    with explained(store.path):
        cursor = store.connection.execute(
            f"SELECT {columns} FROM {read_from(record_type)} t {where} ORDER BY {order}"
        )
        for row in cursor:
            yield decode(row, names)


def _write_interchange(store: Store, file: TextIO) -> int:
    number = 0
    for line in interchange_lines(store):
        file.write(line + "\n")
        number += 1
    return number


def _write_csv(store: Store, file: TextIO) -> int:
    fields = specs(TimeEntry)
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([spec.name for spec in fields])
    number = 0
    for entry in _records(store, TimeEntry):
        writer.writerow([_cell(plain(spec, getattr(entry, spec.name))) for spec in fields])
        number += 1
    return number


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULAS):
        return "'" + value
    return value


_PAGES = (".html", ".pdf")
"""The endings of a printable page, which the room above writes."""

_WRITERS: Mapping[str, Callable[[Store, TextIO], int]] = {".jsonl": _write_interchange, ".csv": _write_csv}
