"""The little that logging an hour needs to know, read without loading every kind of record."""

import json
from datetime import date, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tracker.store.store import Store
from tracker.workweek import Days


class Engagement(NamedTuple):
    """A client's project, or none, and how its time is billed."""

    project: str | None
    billing: str


def days(store: Store) -> Days:
    """The day rule of the newest settings; its `zone` is the user's."""
    timezone, starts_at = store.query(
        "SELECT timezone, day_starts_at FROM settings ORDER BY valid_from DESC LIMIT 1"
    )[0]
    return Days(ZoneInfo(timezone), time.fromisoformat(starts_at))


def aliases(store: Store, *, archived: bool = False) -> dict[str, list[str]]:
    """The aliases of each client by name; with `archived`, also of those that are."""
    where = "" if archived else "WHERE archived_on IS NULL"
    rows = store.query(f"SELECT name, aliases FROM client {where} ORDER BY name")
    return {name: json.loads(words) for name, words in rows}


def engagements(store: Store, client: str) -> dict[str, Engagement]:
    """The projects of a client by name."""
    rows = store.query(
        "SELECT p.name, p.billing FROM project p JOIN client c ON c.pk = p.client WHERE c.name = ?", (client,)
    )
    return {name: Engagement(name, billing) for name, billing in rows}


def default_engagement(store: Store, client: str, day: date) -> Engagement:
    """Where a client's time goes when no project is named.

    To the one project that is open on that day, if the client has no hourly rate of his own then: an hour
    without a project could earn nothing. Else to no project, hourly at the client's rate.
    """
    rows = store.query(
        "SELECT p.name, p.billing FROM project p JOIN client c ON c.pk = p.client WHERE c.name = :client"
        " AND ifnull(p.starts_on, '') <= :day AND ifnull(p.ends_on, '9999') >= :day"
        " AND NOT EXISTS (SELECT 1 FROM rate r WHERE r.client = c.pk AND r.project IS NULL"
        " AND ifnull(r.valid_from, '') <= :day) LIMIT 2",
        {"client": client, "day": day.isoformat()},
    )
    return Engagement(*rows[0]) if len(rows) == 1 else Engagement(None, "hourly")
