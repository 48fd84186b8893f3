"""The records that are few and read as a whole, from settings and clients to answers to a review."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from tracker.metrics.cells import Ledger
from tracker.records import Address, Boundary, Client, Expense, Project, Rate, Record, Rule, Settings
from tracker.store.change import Writer, new_id
from tracker.store.connection import explained
from tracker.store.rows import encode, select
from tracker.store.store import Store

R = TypeVar("R", bound=Record)

_NAMED = "ORDER BY name COLLATE NOCASE, name"
_TIMES = {
    "invoice": "issued_on",
    "phase": "starts_on",
    "occasion": "julianday(at)",
    "assumption": "held_since",
    "question": "julianday(opened_at)",
    "request": "julianday(at)",
    "action": "ifnull(due_on, done_on)",
    "complaint": "opened_on",
    "update": "julianday(at)",
    "checkin": "day",
    "decision": "week",
    "review": "week",
    "mark": "week",
    "phrase": "name, language",
    "rehearsal": "julianday(at)",
    "experiment": "week",
}
"""What the records of a type are read in the order of; those that have none come first."""


def settings(store: Store) -> tuple[Settings, ...]:
    """All settings, the oldest first."""
    return tuple(select(store, Settings, "ORDER BY valid_from"))


def clients(store: Store) -> tuple[Client, ...]:
    """All clients by name, archived ones included."""
    return tuple(select(store, Client, _NAMED))


def projects(store: Store) -> tuple[Project, ...]:
    """All projects by client and name."""
    return tuple(select(store, Project, "ORDER BY client, name COLLATE NOCASE, name"))


def rates(store: Store) -> tuple[Rate, ...]:
    """All rates by client, project and the day they begin."""
    return tuple(select(store, Rate, "ORDER BY client, project, valid_from"))


def rules(store: Store) -> tuple[Rule, ...]:
    """All sorting rules, the oldest first."""
    return tuple(select(store, Rule, "ORDER BY pk"))


def addresses(store: Store) -> tuple[Address, ...]:
    """All addresses that are no client's: the user's own, and nobody's."""
    return tuple(select(store, Address, "ORDER BY whose, address"))


def boundaries(store: Store) -> tuple[Boundary, ...]:
    """All boundaries, by topic and the day they were told."""
    return tuple(select(store, Boundary, "ORDER BY topic, told_on, pk"))


def signs(store: Store, record_type: type[R]) -> tuple[R, ...]:
    """All records of one of the types that the patterns read beside hours and messages, by their time."""
    return tuple(select(store, record_type, f"ORDER BY {_TIMES[record_type.type]}, pk"))


def boundary_ids(store: Store) -> frozenset[str]:
    """The ids of all boundaries."""
    return frozenset(found for (found,) in store.query("SELECT id FROM boundary"))


def expenses(store: Store, start: date | None = None, end: date | None = None) -> tuple[Expense, ...]:
    """Expenses of the days from `start` up to, not including, `end`, by day."""
    lo, hi = (start or date.min).isoformat(), (end or date.max).isoformat()
    return tuple(select(store, Expense, "WHERE day >= ? AND day < ? ORDER BY day, pk", (lo, hi)))


def ledger(store: Store, start: date | None = None, end: date | None = None) -> Ledger:
    """What prices the hours of the days from `start` up to `end`."""
    return Ledger(settings(store), clients(store), projects(store), rates(store), expenses(store, start, end))


def first_settings(store: Store, timezone: str) -> None:
    """Give a fresh database settings of the program's own making; they are no record and no change."""
    row = encode(Settings(id=new_id(), timezone=timezone), store.names())
    columns = ", ".join(f'"{name}"' for name in (*row, "automatic"))
    marks = ", ".join("?" * (len(row) + 1))
    # Another program may be doing the same: the first one's settings stay.
    with explained(store.path):
        store.connection.execute(
            f"INSERT INTO settings ({columns}) SELECT {marks} WHERE NOT EXISTS (SELECT 1 FROM settings)",
            (*row.values(), 1),
        )


def drop_automatic_settings(write: Writer) -> None:
    """Make room for the user's own first settings."""
    found: Sequence[tuple[int]] = write.connection.execute(
        "SELECT pk FROM settings WHERE automatic = 1"
    ).fetchall()
    for (pk,) in found:
        write.delete("settings", pk)
