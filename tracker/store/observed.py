"""Hours and messages in the detail that patterns need, from a first day on."""

from __future__ import annotations

import json
from datetime import date, datetime

from tracker.patterns.recorded import Piece
from tracker.records import NEVER_BILLABLE
from tracker.store.rows import microseconds
from tracker.store.store import Store


def pieces(store: Store, since: date) -> list[Piece]:
    """The days' parts of all entries from `since` on, by day; leave among them."""
    names = store.names()
    rows = store.query(
        "SELECT d.entry, d.day, d.seconds, d.client, d.project, d.kind, d.billable, d.scope, d.initiator,"
        ' e.announced, e."trigger", e.tags, e.note, e.starts_at, e.ends_at, e.timezone'
        " FROM entry_day d JOIN entry e ON e.pk = d.entry WHERE d.day >= ? ORDER BY d.day, d.entry",
        (since.toordinal(),),
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


def first_billable_day(store: Store) -> date | None:
    """The first day with billable hours; None when there are none."""
    day = store.query("SELECT min(day) FROM entry_day WHERE billable")[0][0]
    return None if day is None else date.fromordinal(day)


def urgent(store: Store) -> frozenset[int]:
    """The keys of the messages that were urgent."""
    return frozenset(pk for (pk,) in store.query("SELECT pk FROM message WHERE urgent"))
