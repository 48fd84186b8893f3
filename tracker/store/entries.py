"""Time entries: finding, adding, changing and removing them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from tracker.language import N_
from tracker.records import NEVER_BILLABLE, TimeEntry, specs
from tracker.store.change import Writer, new_id
from tracker.store.ids import full_id
from tracker.store.rows import decoder, encode, select
from tracker.store.store import Store


class Listed(NamedTuple):
    """A day's part of an entry: the day, the seconds that fall on it, and the whole entry."""

    day: date
    seconds: int
    entry: TimeEntry


def add(store: Store, write: Writer, entry: TimeEntry) -> TimeEntry:
    """Store one completed entry; returns it with its id."""
    stored = entry if entry.id else replace(entry, id=new_id())
    write.insert("entry", encode(stored, store.names()))
    return stored


def update(store: Store, write: Writer, entry: TimeEntry) -> bool:
    """Write an entry over the one with its id, as the user's own edit; returns whether anything changed."""
    row = encode(entry, store.names())
    pk = store.query("SELECT pk FROM entry WHERE id = ?", (entry.id,))[0][0]
    return write.update("entry", pk, row) and (write.update("entry", pk, {"edited": 1}) or True)


def remove(store: Store, write: Writer, entry: TimeEntry) -> None:
    """Delete an entry; its calendar row is remembered, so that importing it again does not revive it."""
    pk, digest = store.query("SELECT pk, digest FROM entry WHERE id = ?", (entry.id,))[0]
    write.delete("entry", pk)
    if digest is not None or (entry.source == "calendar" and entry.source_id is not None):
        write.insert("inbox", _dropped(entry, digest or ""))


def _dropped(entry: TimeEntry, digest: str) -> Mapping[str, object]:
    day = entry.day or (entry.starts_at.date() if entry.starts_at else None)
    return {
        "id": new_id(),
        "status": "dropped",
        "reason": N_("deleted by you"),
        "title": entry.note or "",
        "day": day and day.isoformat(),
        "starts_at": entry.starts_at and entry.starts_at.isoformat(),
        "ends_at": entry.ends_at and entry.ends_at.isoformat(),
        "timezone": entry.timezone or "UTC",
        "organiser": "",
        "attendees": "",
        "categories": "",
        "source": entry.source,
        "source_id": entry.source_id,
        "digest": digest,
    }


def by_id(store: Store, prefix: str) -> TimeEntry:
    """The entry whose id begins with `prefix`.

    Raises:
        NotFound: when none does.
        TrackerError: when several do.
    """
    return select(store, TimeEntry, "WHERE id = ?", (full_id(store, "entry", prefix),))[0]


def running(store: Store) -> TimeEntry | None:
    """The running timer: the entry that was started last and not stopped."""
    # The plus keeps SQLite from walking the whole table backwards by pk when no timer runs.
    found = select(
        store, TimeEntry, "WHERE starts_at IS NOT NULL AND ends_at IS NULL ORDER BY +pk DESC LIMIT 1"
    )
    return found[0] if found else None


def between(store: Store, start: date, end: date, client: str | None = None) -> list[Listed]:
    """Entries that touch the days from `start` to `end`, both included, each day's part, in order of time."""
    names = store.names()
    decode = decoder(TimeEntry)
    columns = ", ".join(f'e."{spec.name}"' for spec in specs(TimeEntry))
    where, parameters = "", [start.toordinal(), end.toordinal() + 1]
    if client is not None:
        where = "AND e.client = ?"
        parameters.append(names.client_keys[client])
    rows = store.query(
        f"SELECT d.day, d.seconds, {columns} FROM entry_day d JOIN entry e ON e.pk = d.entry"
        f" WHERE d.day >= ? AND d.day < ? {where}"
        " ORDER BY d.day, e.starts_at IS NULL, julianday(e.starts_at), e.pk",
        parameters,
    )
    return [Listed(date.fromordinal(row[0]), row[1], decode(row[2:], names)) for row in rows]


def clocked(store: Store, start: date, end: date) -> Sequence[tuple[str, str, str | None, str | None]]:
    """(starts_at, ends_at, client, note) of the clocked entries of the days from `start` up to `end`."""
    names = store.names()
    rows = store.query(
        "SELECT DISTINCT e.starts_at, e.ends_at, e.client, e.note, e.pk FROM entry_day d"
        " JOIN entry e ON e.pk = d.entry WHERE d.day >= ? AND d.day < ? AND e.starts_at IS NOT NULL"
        " ORDER BY e.starts_at, e.pk",
        (start.toordinal(), end.toordinal()),
    )
    return [(row[0], row[1], names.clients.get(row[2]), row[3]) for row in rows]


def day_seconds(store: Store, start: date, end: date) -> dict[date, int]:
    """Seconds of everything recorded on each day from `start` up to `end`."""
    rows = store.query(
        "SELECT day, sum(seconds) FROM entry_day WHERE day >= ? AND day < ? GROUP BY day",
        (start.toordinal(), end.toordinal()),
    )
    return {date.fromordinal(day): seconds for day, seconds in rows}


def project_seconds(
    store: Store, end: date, without: Sequence[str] = ("leave",)
) -> dict[tuple[str, str], int]:
    """Seconds per (client, project) on all days before `end`, without some kinds; leave is not work."""
    names = store.names()
    kinds = ", ".join("?" * len(without))
    rows = store.query(
        "SELECT client, project, sum(seconds) FROM entry_day WHERE project IS NOT NULL AND day < ?"
        f" AND kind NOT IN ({kinds}) GROUP BY client, project",
        (end.toordinal(), *without),
    )
    return {(names.clients[client], names.projects[pk].name): seconds for client, pk, seconds in rows}


def bring_along(write: Writer, project: int) -> None:
    """Bring what belongs to a project in line with it, once it has changed.

    Its hours, rates and rules go with it to another client; those of gift and internal projects are never
    billable (the contract, section 3, **Entry**).
    """
    client, billing = write.connection.execute(
        "SELECT client, billing FROM project WHERE pk = ?", (project,)
    ).fetchone()
    for table in ("entry", "rate", "rule"):
        for pk in _keys(write, f"SELECT pk FROM {table} WHERE project = ? AND client <> ?", project, client):
            write.update(table, pk, {"client": client})
    if billing in NEVER_BILLABLE:
        for pk in _keys(write, "SELECT pk FROM entry WHERE project = ? AND billable", project):
            write.update("entry", pk, {"billable": 0})


def _keys(write: Writer, sql: str, *parameters: object) -> list[int]:
    return [pk for (pk,) in write.connection.execute(sql, parameters).fetchall()]


def leave(store: Store, start: date, end: date) -> tuple[set[date], list[tuple[datetime, datetime]]]:
    """Leave of the days from `start` up to `end`: dates of that without clock times, spans of that with."""
    rows = store.query(
        "SELECT DISTINCT e.pk, e.day, e.starts_at, e.ends_at FROM entry_day d JOIN entry e ON e.pk = d.entry"
        " WHERE d.kind = 'leave' AND d.day >= ? AND d.day < ?",
        (start.toordinal(), end.toordinal()),
    )
    parse = datetime.fromisoformat
    dates = {date.fromisoformat(day) for _, day, starts_at, _ in rows if starts_at is None}
    return dates, [(parse(starts_at), parse(ends_at)) for _, _, starts_at, ends_at in rows if starts_at]
