"""Time worked, or time off."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.records.base import Kind, Record, declare

KINDS = (
    "delivery",
    "meeting",
    "messages",
    "research",
    "preparation",
    "support",
    "coaching",
    "travel",
    "rework",
    "complaint",
    "chasing",
    "admin",
    "acquisition",
    "learning",
    "leave",
)


@dataclass(frozen=True, kw_only=True)
class TimeEntry(Record):
    """Work or leave: `day` and `seconds`, or `starts_at` and `ends_at`; `starts_at` alone: a running timer.

    `client` None is the consultant's own time. `billable` None: as `billable_by_rule` says.
    """

    type = "entry"
    key = ("source", "source_id")
    client: str | None = declare(Kind.CLIENT)
    project: str | None = declare(Kind.PROJECT)
    day: date | None = declare(Kind.DAY)
    starts_at: datetime | None = declare(Kind.INSTANT)
    ends_at: datetime | None = declare(Kind.INSTANT)
    seconds: int | None = declare(Kind.SECONDS)
    timezone: str | None = declare(Kind.ZONE)
    kind: str = declare(Kind.CHOICE, "delivery", choices=KINDS)
    tags: tuple[str, ...] = declare(Kind.TEXTS, ())
    billable: bool | None = declare(Kind.FLAG)
    scope: str = declare(Kind.CHOICE, "agreed", choices=("agreed", "extra"))
    initiator: str | None = declare(Kind.CHOICE, choices=("me", "client"))
    announced: bool = declare(Kind.FLAG, False)
    trigger: str | None = declare(Kind.CHOICE, choices=("client", "own"))
    note: str | None = declare(Kind.TEXT)
    source: str | None = declare(Kind.TEXT)
    source_id: str | None = declare(Kind.TEXT)


def billable_by_rule(entry: TimeEntry, billing: str) -> bool:
    """Whether an entry is billable, given how its project is billed (no project: "hourly").

    Time without a client, on gift or internal projects, and leave never is. Otherwise the entry's own
    word counts; without one, all but extra work is billable (the contract, section 3, **Entry**).
    """
    if entry.client is None or entry.kind == "leave" or billing in ("gift", "internal"):
        return False
    if entry.billable is not None:
        return entry.billable
    return entry.scope != "extra"
