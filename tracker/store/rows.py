"""Records to and from the rows of their tables.

In a row a client and a project are keys and a boundary is its id; a day or an instant is its ISO text, a list
or a mapping is JSON.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from tracker.errors import NotFound
from tracker.language import _
from tracker.records import FieldSpec, Kind, Record, specs
from tracker.records.codec import parse, plain
from tracker.store.store import Names, Store

R = TypeVar("R", bound=Record)

_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_VIEWS = {"message": "contact"}
"""What the records of a type are read from where that is not their table."""
_JSON = (Kind.TEXTS, Kind.DAYS, Kind.WINDOWS, Kind.MILESTONES, Kind.LIMITS, Kind.TERMS, Kind.NUMBERS)
_TEXTS = (Kind.TEXT, Kind.ID, Kind.CHOICE, Kind.ZONE, Kind.CURRENCY, Kind.CLOCK, Kind.WEEK, Kind.BOUNDARY)
_NUMBERS = (Kind.SECONDS, Kind.CENTS, Kind.PRICE, Kind.HOURS, Kind.NUMBER)


def encode(record: Record, names: Names) -> dict[str, object]:
    """The row of a record: column -> SQLite value.

    Raises:
        NotFound: when its client or project is not there.
    """
    row: dict[str, object] = {}
    for spec in specs(type(record)):
        value = getattr(record, spec.name)
        if value is None:
            row[spec.name] = None
        elif spec.kind is Kind.CLIENT:
            row[spec.name] = client_key(names, value)
        elif spec.kind is Kind.PROJECT:
            row[spec.name] = project_key(names, getattr(record, "client", None), value)
        elif spec.kind in _JSON:
            row[spec.name] = json.dumps(plain(spec, value), ensure_ascii=False, sort_keys=True)
        elif spec.kind is Kind.FLAG:
            row[spec.name] = int(value)
        elif spec.kind is Kind.HOURS:
            row[spec.name] = float(value)
        else:
            row[spec.name] = plain(spec, value)
    if record.type == "message":
        row["moment"] = microseconds(getattr(record, "at"))  # noqa: B009 - an hour is logged without `Message`
    return row


def microseconds(instant: datetime) -> int:
    """Whole microseconds since 1970-01-01 UTC."""
    return (instant - _EPOCH) // _MICROSECOND


def client_key(names: Names, client: str) -> int:
    """The key of the client of that name."""
    if client not in names.client_keys:
        raise NotFound(
            _("There is no client {client!r}").format(client=client),
            _("Add it first: tracker client add NAME"),
        )
    return names.client_keys[client]


def project_key(names: Names, client: str | None, project: str) -> int:
    """The key of a client's project."""
    key = client is not None and names.project_keys.get((client_key(names, client), project))
    if not key:
        raise NotFound(
            _("There is no project {project!r} of {client}").format(
                project=project, client=client or _("your own")
            ),
            _("Add it first: tracker project add CLIENT NAME --billing hourly"),
        )
    return key


def read_from(record_type: type[Record]) -> str:
    """The table or view, quoted, that the records of a type are read from."""
    return f'"{_VIEWS.get(record_type.type, record_type.type)}"'


def columns_of(record_type: type[Record]) -> tuple[str, ...]:
    """The columns that `encode` gives for a record type: its fields, and what is derived from them."""
    derived = ("moment",) if record_type.type == "message" else ()
    return (*(spec.name for spec in specs(record_type)), *derived)


def select(store: Store, record_type: type[R], tail: str = "", parameters: Sequence[object] = ()) -> list[R]:
    """The records of one type; `tail` is what follows FROM (WHERE, ORDER BY)."""
    decode = decoder(record_type)
    names = store.names()
    columns = ", ".join(f'"{spec.name}"' for spec in specs(record_type))
    rows = store.query(f"SELECT {columns} FROM {read_from(record_type)} {tail}", parameters)
    return [decode(row, names) for row in rows]


def decoder(record_type: type[R]) -> Callable[[Sequence[Any], Names], R]:
    """A function that makes a record from a row whose columns are the record type's fields, in order."""
    readers = [(spec.name, _reader(spec)) for spec in specs(record_type)]

    def decode(row: Sequence[Any], names: Names) -> R:
        fields = {
            name: value if read is None or value is None else read(value, names)
            for (name, read), value in zip(readers, row, strict=True)
        }
        return record_type(**fields)

    return decode


def _reader(spec: FieldSpec) -> Callable[[Any, Names], Any] | None:
    if spec.kind in _TEXTS or spec.kind in _NUMBERS:
        return None
    if spec.kind is Kind.CLIENT:
        return lambda value, names: names.clients[value]
    if spec.kind is Kind.PROJECT:
        return lambda value, names: names.projects[value].name
    if spec.kind is Kind.FLAG:
        return lambda value, names: bool(value)
    if spec.kind in _JSON:
        return lambda value, names: parse(spec, json.loads(value))
    return lambda value, names: parse(spec, value)


def changed(old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, object]:
    """The columns of `new`, the id aside, in which it differs from `old`."""
    return {name: value for name, value in new.items() if name != "id" and old[name] != value}
