"""Hours and messages in the detail that patterns need, from a first day on."""

from __future__ import annotations

import json
from datetime import date, datetime

from tracker.patterns.recorded import Piece
from tracker.records import NEVER_BILLABLE
from tracker.store.rows import microseconds
from tracker.store.store import Store


def pieces(store: Store, since: date, end: date = date.max) -> list[Piece]:
    """The days' parts of all entries from `since` up to, not including, `end`, by day; leave among them."""
    names = store.names()
    rows = store.query(
        "SELECT d.entry, d.day, d.seconds, d.client, d.project, d.kind, d.billable, d.scope, d.initiator,"
        ' e.announced, e."trigger", e.tags, e.note, e.starts_at, e.ends_at, e.timezone'
        " FROM entry_day d JOIN entry e ON e.pk = d.entry WHERE d.day >= ? AND d.day < ?"
        " ORDER BY d.day, d.entry",
        (since.toordinal(), end.toordinal()),
    )
    clients, projects = names.clients, names.projects
    unpaid = {pk for pk, project in projects.items() if project.billing in NEVER_BILLABLE}
    found = []
    for entry, day, seconds, client, project, kind, billable, scope, who, told, why, tags, *rest in rows:
        note, starts_at, ends_at, zone = rest
        found.append(
            Piece(
                entry,
                date.fromordinal(day),
                seconds,
                None if client is None else clients[client],
                None if project is None else projects[project].name,
                kind,
                bool(billable) and client is not None and kind != "leave" and project not in unpaid,
                scope or "agreed",
                who,
                bool(told),
                why,
                tuple(json.loads(tags)) if tags and tags != "[]" else (),
                note or "",
                None if starts_at is None else microseconds(datetime.fromisoformat(starts_at)),
                None if starts_at is None else microseconds(datetime.fromisoformat(ends_at)),
                zone,
            )
        )
    return found


def first_work(store: Store) -> dict[str, date]:
    """The first day with an entry of each client who has one."""
    names = store.names()
    rows = store.query("SELECT client, min(day) FROM entry_day WHERE client IS NOT NULL GROUP BY client")
    return {names.clients[client]: date.fromordinal(day) for client, day in rows}


def billed_places(store: Store) -> list[tuple[str, str | None]]:
    """Every client and project, None outside projects, with billable hours."""
    names = store.names()
    rows = store.query("SELECT DISTINCT client, project FROM entry_day WHERE billable AND client IS NOT NULL")
    called = {None: None} | {pk: of.name for pk, of in names.projects.items()}
    return [(names.clients[client], called[project]) for client, project in rows]


def first_billable_day(store: Store, client: str, project: str | None, since: date) -> date | None:
    """The first day with billable hours there, from a day on; None without any."""
    names = store.names()
    whose = names.client_keys[client]
    place = None if project is None else names.project_keys[whose, project]
    day = store.query(
        "SELECT min(day) FROM entry_day WHERE billable AND client = ? AND project IS ? AND day >= ?",
        (whose, place, since.toordinal()),
    )[0][0]
    return None if day is None else date.fromordinal(day)


def urgent(store: Store) -> frozenset[int]:
    """The keys of the messages that were urgent."""
    return frozenset(pk for (pk,) in store.query("SELECT pk FROM message WHERE urgent"))
