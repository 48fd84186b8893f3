"""The little that logging an hour needs to know, read without loading every kind of record."""

import json
from datetime import time
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


class Defaults(NamedTuple):
    """What decides where a client's time goes when no project is named. Days are ISO text.

    Attributes:
        rated_from: when the client's own hourly rates begin; "" for always, None without any.
        projects: name, billing, first and last day of each project; None where it is open.
    """

    rated_from: str | None
    projects: tuple[tuple[str, str, str | None, str | None], ...]

    def on(self, day: str) -> Engagement:
        """Where time of a day (ISO text) goes.

        To the one project that is open on that day, if the client has no hourly rate of his own then: an
        hour without a project could earn nothing. Else to no project, hourly at the client's rate.
        """
        if self.rated_from is not None and self.rated_from <= day:
            return NO_PROJECT
        found = [
            Engagement(name, billing)
            for name, billing, first, last in self.projects
            if (first or "") <= day <= (last or "9999")
        ]
        return found[0] if len(found) == 1 else NO_PROJECT


NO_PROJECT = Engagement(None, "hourly")


def defaults(store: Store, client: str) -> Defaults:
    """What decides where the time of a client goes."""
    rows = store.query(
        "SELECT p.name, p.billing, p.starts_on, p.ends_on FROM project p"
        " JOIN client c ON c.pk = p.client WHERE c.name = ?",
        (client,),
    )
    rated = store.query(
        "SELECT min(ifnull(r.valid_from, '')) FROM rate r JOIN client c ON c.pk = r.client"
        " WHERE c.name = ? AND r.project IS NULL",
        (client,),
    )
    return Defaults(rated[0][0], tuple(rows))
