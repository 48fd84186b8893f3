"""Calendar rows that are no entry: waiting for a client, left out as no work, or dropped by the user."""

from typing import NamedTuple

from tracker.store.change import Writer
from tracker.store.ids import full_id
from tracker.store.store import Store

COLUMNS = (
    "id",
    "status",
    "reason",
    "title",
    "day",
    "last_day",
    "starts_at",
    "ends_at",
    "timezone",
    "organiser",
    "attendees",
    "categories",
    "source",
    "source_id",
    "digest",
)


class Waiting(NamedTuple):
    """A row of the inbox. Days and instants are ISO text; an all-day row has no instants."""

    pk: int
    id: str
    status: str
    reason: str | None
    title: str
    day: str
    last_day: str | None
    starts_at: str | None
    ends_at: str | None
    timezone: str
    organiser: str
    attendees: str
    categories: str
    source: str
    source_id: str
    digest: str


_SELECT = f"SELECT pk, {', '.join(COLUMNS)} FROM inbox"


def rows(store: Store, status: str = "waiting") -> list[Waiting]:
    """The rows of one status ("waiting", "left_out", "dropped"), the oldest first."""
    return [
        Waiting(*row)
        for row in store.query(f"{_SELECT} WHERE status = ? ORDER BY day, starts_at, pk", (status,))
    ]


def counts(store: Store) -> dict[str, int]:
    """How many rows there are of each status."""
    return dict(store.query("SELECT status, count(*) FROM inbox GROUP BY status"))


def forget_sorted(write: Writer) -> None:
    """Remove the rows of calendar events that have become entries by another way."""
    found = write.connection.execute(
        "SELECT i.pk FROM inbox i JOIN entry e ON e.source = i.source AND e.source_id = i.source_id"
    )
    for (pk,) in found.fetchall():
        write.delete("inbox", pk)


def row(store: Store, prefix: str) -> Waiting:
    """The row whose id begins with `prefix`.

    Raises:
        NotFound: when none does.
        TrackerError: when several do.
    """
    found = store.query(f"{_SELECT} WHERE id = ?", (full_id(store, "inbox", prefix),))
    return Waiting(*found[0])
