"""The tables are what the records declare, and refuse what the records may not hold."""

import json
import sqlite3
from collections.abc import Iterator

import pytest

from tracker.records import Decision, FieldSpec, Kind, Record, record_types, specs
from tracker.store import Store
from tracker.store.connection import APPLICATION_ID, SCHEMA_VERSION
from tracker.store.schema import migrations

BESIDE = {
    "settings": {"pk", "automatic"},
    "entry": {"pk", "digest", "edited"},
    "message": {"pk", "sender", "moment"},
}
"""Columns that no declaration holds."""

EXAMPLES: dict[Kind, object] = {
    Kind.TEXT: "text",
    Kind.ID: "an-id",
    Kind.FLAG: 1,
    Kind.DAY: "2026-11-20",
    Kind.INSTANT: "2026-11-20T09:00:00+01:00",
    Kind.ZONE: "Europe/Amsterdam",
    Kind.CURRENCY: "EUR",
    Kind.CLOCK: "04:00",
    Kind.SECONDS: 3600,
    Kind.CENTS: 100,
    Kind.PRICE: 100,
    Kind.HOURS: 1.5,
    Kind.TEXTS: "[]",
    Kind.DAYS: "[]",
    Kind.WINDOWS: "{}",
    Kind.MILESTONES: "[]",
    Kind.LIMITS: "{}",
    Kind.TERMS: "{}",
    Kind.CLIENT: 1,
    Kind.PROJECT: 1,
    Kind.NUMBER: 1,
    Kind.NUMBERS: "[]",
    Kind.WEEK: "2026-W47",
    Kind.BOUNDARY: "b",
}


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        opened.query(
            "INSERT INTO client (pk, id, name, aliases, addresses, intermediary)"
            " VALUES (1, 'c', 'C', '[]', '[]', 0)"
        )
        opened.query(
            "INSERT INTO project (pk, id, client, name, billing, milestones, answers_own_chair)"
            " VALUES (1, 'p', 1, 'P', 'hourly', '[]', 0)"
        )
        opened.query("INSERT INTO boundary (pk, id, topic, applies, terms) VALUES (1, 'b', 'scope', 1, '{}')")
        yield opened


def example(record: type[Record]) -> dict[str, object]:
    row = {s.name: s.choices[0] if s.choices else EXAMPLES[s.kind] for s in specs(record)}
    row |= {"moment": 0} if record.type == "message" else {}
    return row | {"id": "another", "name": "another"} if "name" in row else row


def insert(store: Store, table: str, row: dict[str, object]) -> None:
    columns, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    store.connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(row.values()))


def fields(*kinds: Kind) -> list[object]:
    return [
        pytest.param(record, spec, id=f"{record.type}.{spec.name}")
        for record in record_types()
        for spec in specs(record)
        if not kinds or spec.kind in kinds
    ]


@pytest.mark.parametrize("record", record_types(), ids=lambda record: record.type)
def test_the_columns_of_a_table_are_the_declared_fields(store: Store, record: type[Record]) -> None:
    columns = {row[1] for row in store.query(f'PRAGMA table_info("{record.type}")')}
    assert columns == {spec.name for spec in specs(record)} | BESIDE.get(record.type, {"pk"})


@pytest.mark.parametrize("record", record_types(), ids=lambda record: record.type)
def test_a_table_takes_a_row_of_examples(store: Store, record: type[Record]) -> None:
    insert(store, record.type, example(record))


@pytest.mark.parametrize(("record", "spec"), fields(Kind.CHOICE))
def test_a_column_of_choices_refuses_any_other_word(
    store: Store, record: type[Record], spec: FieldSpec
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(store, record.type, example(record) | {spec.name: "nonsense"})
    for choice in spec.choices:
        store.connection.execute("SAVEPOINT one")
        insert(store, record.type, example(record) | {spec.name: choice})
        store.connection.execute("ROLLBACK TO one")


@pytest.mark.parametrize(("record", "spec"), fields(Kind.FLAG))
def test_a_flag_is_0_or_1(store: Store, record: type[Record], spec: FieldSpec) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(store, record.type, example(record) | {spec.name: 2})


@pytest.mark.parametrize(("record", "spec"), fields(Kind.SECONDS, Kind.PRICE))
def test_durations_and_prices_are_not_negative(store: Store, record: type[Record], spec: FieldSpec) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(store, record.type, example(record) | {spec.name: -1})


@pytest.mark.parametrize(("record", "spec"), fields(Kind.NUMBER))
def test_a_bounded_number_stays_within_its_bounds(
    store: Store, record: type[Record], spec: FieldSpec
) -> None:
    beyond = [end for end in (spec.least is not None and spec.least - 1, spec.most and spec.most + 1) if end]
    assert beyond
    for number in beyond:
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            insert(store, record.type, example(record) | {spec.name: number})
    insert(store, record.type, example(record) | {spec.name: spec.least})


@pytest.mark.parametrize("week", ["2026-47", "W47", "2026-W4", ""])
def test_a_week_is_written_as_iso_writes_it(store: Store, week: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(store, "decision", example(Decision) | {"week": week})


@pytest.mark.parametrize(
    ("record", "spec"), fields(Kind.SECONDS, Kind.PRICE, Kind.CENTS, Kind.FLAG, Kind.CLIENT, Kind.NUMBER)
)
def test_tables_are_strict_about_numbers(store: Store, record: type[Record], spec: FieldSpec) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        insert(store, record.type, example(record) | {spec.name: "many"})


@pytest.mark.parametrize(("record", "spec"), fields())
def test_a_field_with_a_default_or_required_is_never_null(
    store: Store, record: type[Record], spec: FieldSpec
) -> None:
    row = example(record) | {spec.name: None}
    if spec.required or spec.default is not None or spec.kind is Kind.ID:
        # A message without a client has at least a sender.
        refusal = "CHECK" if (record.type, spec.name) == ("message", "client") else "NOT NULL"
        with pytest.raises(sqlite3.IntegrityError, match=refusal):
            insert(store, record.type, row)


@pytest.mark.parametrize("kind", ["client", "project", "boundary"])
def test_a_reference_leads_to_a_row(store: Store, kind: str) -> None:
    for record in record_types():
        if any(spec.kind == kind for spec in specs(record)):
            with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
                insert(store, record.type, example(record) | {kind: 99})


def test_every_table_is_strict(store: Store) -> None:
    lax = store.query(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
    )
    assert lax == []


def test_the_schema_version_is_the_number_of_migrations(store: Store) -> None:
    assert len(migrations.pending(_database())) == SCHEMA_VERSION
    assert store.query("PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert store.query("PRAGMA application_id") == [(APPLICATION_ID,)]


def _database() -> object:
    from sqlite_utils import Database

    return Database(memory=True)


def test_foreign_keys_are_on(store: Store) -> None:
    assert store.query("PRAGMA foreign_keys") == [(1,)]


def test_a_step_of_the_history_is_json(store: Store) -> None:
    store.query("INSERT INTO change VALUES (1, 'now', 'x')")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        insert(store, "change_step", {"change": 1, "table": "entry", "first": 1, "last": 1, "before": "{"})
    insert(
        store, "change_step", {"change": 1, "table": "entry", "first": 1, "last": 1, "before": json.dumps({})}
    )
