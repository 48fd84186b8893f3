"""The database's tables, and how an older database becomes a newer one.

The tables of the records are read off their declarations; the rest is written out here. Loaded only when a
database is made or migrated, since it brings sqlite-utils (and with it pandas) along.
"""

from collections.abc import Iterable

from sqlite_utils import Database, Migrations

from tracker.records import FieldSpec, Kind, Record, record_type, specs

migrations = Migrations("tracker")

_TYPES = {Kind.FLAG: "INTEGER", Kind.SECONDS: "INTEGER", Kind.CENTS: "INTEGER", Kind.PRICE: "INTEGER"}
_TYPES |= {Kind.HOURS: "REAL", Kind.CLIENT: "INTEGER", Kind.PROJECT: "INTEGER", Kind.NUMBER: "INTEGER"}
_JSON = {Kind.TEXTS, Kind.DAYS, Kind.WINDOWS, Kind.MILESTONES, Kind.LIMITS, Kind.TERMS, Kind.NUMBERS}

_BESIDE: dict[str, tuple[str, ...]] = {
    "settings": ('"automatic" INTEGER NOT NULL DEFAULT 0 CHECK ("automatic" IN (0, 1))',),
    "project": ('UNIQUE ("client", "name")',),
    "entry": (
        '"digest" TEXT',
        '"edited" INTEGER NOT NULL DEFAULT 0 CHECK ("edited" IN (0, 1))',
        'CHECK ("starts_at" IS NOT NULL OR ("day" IS NOT NULL AND "seconds" IS NOT NULL))',
        'CHECK ("ends_at" IS NULL OR ("starts_at" IS NOT NULL AND "seconds" IS NOT NULL))',
    ),
    "message": (
        '"sender" INTEGER REFERENCES "sender"(pk)',
        '"moment" INTEGER NOT NULL',  # `at` in microseconds since 1970-01-01 UTC, for order and sums
        'CHECK ("client" IS NOT NULL OR "sender" IS NOT NULL)',
    ),
}
"""Columns and constraints that no declaration holds: what the program notes about a record for itself."""

_UNSURE = {("message", "client")}
"""Required fields that a row may lack: a message whose sender is no client's yet waits for one."""

_INDEXES = (
    "CREATE UNIQUE INDEX client_name ON client(name)",
    "CREATE UNIQUE INDEX settings_from ON settings(ifnull(valid_from, ''))",
    "CREATE UNIQUE INDEX rate_from ON rate(client, ifnull(project, 0), ifnull(valid_from, ''))",
    "CREATE UNIQUE INDEX rule_title ON rule(title)",
    "CREATE UNIQUE INDEX entry_source ON entry(source, source_id) WHERE source_id IS NOT NULL",
    "CREATE INDEX entry_running ON entry(starts_at) WHERE starts_at IS NOT NULL AND ends_at IS NULL",
    "CREATE INDEX entry_project ON entry(project) WHERE project IS NOT NULL",
    "CREATE INDEX expense_day ON expense(day)",
)

_SIGNS = (
    *("invoice", "phase", "occasion", "assumption", "question", "request", "action", "complaint"),
    *("update", "checkin", "decision"),
)
"""The records that the patterns read beside hours and messages, each after those it refers to."""

_SIGN_INDEXES = (
    # A client or boundary that is removed looks for what belongs to it.
    *(f'CREATE INDEX {name}_client ON "{name}"(client)' for name in _SIGNS if name != "occasion"),
    "CREATE INDEX occasion_boundary ON occasion(boundary)",
    "CREATE INDEX boundary_client ON boundary(client) WHERE client IS NOT NULL",
    "CREATE INDEX expense_client ON expense(client) WHERE client IS NOT NULL",
)

_REVIEWS = ("review", "mark", "phrase", "rehearsal", "experiment")
"""The records of the weekly review, each after those it refers to."""

_REVIEW_INDEXES = (
    "CREATE UNIQUE INDEX review_week ON review(week)",
    "CREATE UNIQUE INDEX phrase_name ON phrase(name, language)",
    *(f'CREATE INDEX {name}_client ON "{name}"(client)' for name in ("mark", "rehearsal", "experiment")),
)

_BOOKKEEPING = """
CREATE TABLE entry_day (
    -- One row per entry and day it touches, cut at the edges of the user's days. Derived from entry and the
    -- newest settings by every write; day is the proleptic ordinal, Monday 1 January of year 1 being 1.
    entry INTEGER NOT NULL REFERENCES entry(pk) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    seconds INTEGER NOT NULL CHECK (seconds > 0),
    client INTEGER,
    project INTEGER,
    kind TEXT NOT NULL,
    billable INTEGER NOT NULL CHECK (billable IN (0, 1)),
    scope TEXT NOT NULL,
    initiator TEXT,
    PRIMARY KEY (entry, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_day_sums ON entry_day(client, project, day, kind, billable, seconds);
CREATE INDEX entry_day_days ON entry_day(day);
CREATE INDEX entry_day_leave ON entry_day(day, seconds) WHERE kind = 'leave';
CREATE TABLE inbox (
    -- Rows of a calendar that are no entry: waiting for a client, left out, or dropped by the user.
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'left_out', 'dropped')),
    reason TEXT,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    last_day TEXT,
    starts_at TEXT,
    ends_at TEXT,
    timezone TEXT NOT NULL,
    organiser TEXT NOT NULL,
    attendees TEXT NOT NULL,
    categories TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (source, source_id)
) STRICT;
CREATE TABLE change (
    -- What was done, newest last; undo takes the last one back and removes it.
    pk INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
CREATE TABLE change_step (
    -- How to take it back: rows first..last were added (before is null), or row first was as in before.
    pk INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change(pk) ON DELETE CASCADE,
    "table" TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before))
) STRICT;
CREATE INDEX change_step_change ON change_step(change);
CREATE TABLE revision (value INTEGER NOT NULL) STRICT;
INSERT INTO revision VALUES (0);
"""


_MESSAGES = """
CREATE TABLE sender (
    -- Who wrote or was written to, as the files name him, and whose he was found to be by the addresses of
    -- the clients. Derived from these whenever they change, but for the address itself.
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL UNIQUE,
    client INTEGER REFERENCES client(pk),
    ignored INTEGER NOT NULL DEFAULT 0 CHECK (ignored IN (0, 1))
) STRICT;
CREATE TABLE thread_link (
    -- Which thread a message id belongs to, both as numbers made by a keyed hash: ids of messages that were
    -- only referred to stand here, too, so that what comes later finds its thread.
    pk INTEGER PRIMARY KEY,
    ref INTEGER NOT NULL UNIQUE,
    thread INTEGER NOT NULL
) STRICT;
CREATE INDEX thread_link_thread ON thread_link(thread);
{message};
CREATE UNIQUE INDEX message_source ON message(source, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX message_moment ON message(moment);
CREATE INDEX message_composed ON message(moment) WHERE composed_at IS NOT NULL;
CREATE INDEX message_sender ON message(sender) WHERE sender IS NOT NULL;
CREATE INDEX message_thread ON message(thread) WHERE thread IS NOT NULL;
CREATE UNIQUE INDEX address_of ON address(address);
CREATE UNIQUE INDEX hash_key_value ON hash_key(value);
CREATE VIEW contact AS
    -- Messages with their client, whether it was named or follows from the sender.
    SELECT m.pk, {columns}, m.moment, m.sender, s.ignored
    FROM message m LEFT JOIN sender s ON s.pk = m.sender
"""


def table_sql(record: type[Record]) -> str:
    """The CREATE TABLE statement of a record type, with a CHECK for every enumeration."""
    columns = ["pk INTEGER PRIMARY KEY", *(_column_sql(record, spec) for spec in specs(record))]
    return f'CREATE TABLE "{record.type}" ({", ".join([*columns, *_BESIDE.get(record.type, ())])}) STRICT'


def _column_sql(record: type[Record], spec: FieldSpec) -> str:
    name = f'"{spec.name}"'
    sql = f"{name} {_TYPES.get(spec.kind, 'TEXT')}"
    if spec.kind is Kind.ID:
        return f"{sql} NOT NULL UNIQUE CHECK (length({name}) BETWEEN 1 AND 64)"
    if (spec.required or spec.default is not None) and (record.type, spec.name) not in _UNSURE:
        sql += " NOT NULL"
    if spec.kind in (Kind.CLIENT, Kind.PROJECT):
        sql += f' REFERENCES "{spec.kind}"(pk)'
    if spec.kind is Kind.BOUNDARY:
        sql += ' REFERENCES "boundary"(id)'
    if spec.kind is Kind.CHOICE:
        sql += f" CHECK ({name} IN ({', '.join(map(_quoted, spec.choices))}))"
    if spec.kind is Kind.FLAG:
        sql += f" CHECK ({name} IN (0, 1))"
    if spec.kind is Kind.SECONDS:
        sql += f" CHECK ({name} {'>' if spec.least is None else '>='} 0)"
    if spec.kind is Kind.NUMBER:
        sql += f" CHECK ({name} >= {spec.least}{'' if spec.most is None else f' AND {name} <= {spec.most}'})"
    if spec.kind is Kind.WEEK:
        sql += f" CHECK ({name} GLOB '[0-9][0-9][0-9][0-9]-W[0-5][0-9]')"
    if spec.kind is Kind.PRICE:
        sql += f" CHECK ({name} >= 0)"
    if spec.kind in _JSON:
        sql += f" CHECK (json_valid({name}))"
    return sql


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _run(db: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        db.execute(statement)


@migrations()
def m001_first_records(db: Database) -> None:
    """Settings, clients, projects, rates, entries, expenses, rules, and the program's own bookkeeping."""
    names = ("settings", "client", "project", "rate", "entry", "expense", "rule")
    _run(db, (table_sql(found) for name in names if (found := record_type(name))))
    _run(db, _INDEXES)
    _run(db, (s for s in _BOOKKEEPING.split(";\n") if s.strip()))


@migrations()
def m002_messages(db: Database) -> None:
    """Messages, whose addresses are, the key of the hashes, and boundaries; whether addresses are hashed."""
    for name in ("address", "hash_key", "boundary"):
        if (found := record_type(name)) is not None:
            db.execute(table_sql(found))
    if (settings := record_type("settings")) is not None:
        _add_missing_columns(db, settings)
    if (message := record_type("message")) is not None:
        columns = (
            "ifnull(m.client, s.client) AS client" if spec.name == "client" else f'm."{spec.name}"'
            for spec in specs(message)
        )
        sql = _MESSAGES.format(message=table_sql(message), columns=", ".join(columns))
        _run(db, (s for s in sql.split(";\n") if s.strip()))


@migrations()
def m003_signs(db: Database) -> None:
    """What the patterns read beside hours and messages, from invoices to the answers given to a review."""
    _run(db, (table_sql(found) for name in _SIGNS if (found := record_type(name))))
    _run(db, _SIGN_INDEXES)


@migrations()
def m004_reviews(db: Database) -> None:
    """Weekly reviews with their marks, phrases and rehearsals, trials; more on the older ones."""
    _run(db, (table_sql(found) for name in _REVIEWS if (found := record_type(name))))
    _run(db, _REVIEW_INDEXES)
    for name in ("settings", "boundary", "assumption"):
        if (found := record_type(name)) is not None:
            _add_missing_columns(db, found)


def _add_missing_columns(db: Database, record: type[Record]) -> None:
    """Columns of fields that were declared after the table was made; a new book has them from the start."""
    there = {row[1] for row in db.execute(f'PRAGMA table_info("{record.type}")').fetchall()}
    for spec in specs(record):
        if spec.name not in there:
            default = f" DEFAULT {int(spec.default)}" if isinstance(spec.default, bool) else ""
            db.execute(f'ALTER TABLE "{record.type}" ADD COLUMN {_column_sql(record, spec)}{default}')
