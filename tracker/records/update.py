"""What a client was told about where the work stands."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.records.base import Kind, Record, declare


@dataclass(frozen=True, kw_only=True)
class Update(Record):
    """An update to a client: progress, or a risk that was found and told.

    `with_sponsor`: whoever ordered the work was there, or got it.
    """

    type = "update"
    begins = "at"
    client: str = declare(Kind.CLIENT, required=True)
    at: datetime = declare(Kind.INSTANT, required=True)
    kind: str | None = declare(Kind.CHOICE, choices=("progress", "risk"))
    found_on: date | None = declare(Kind.DAY)
    told_on: date | None = declare(Kind.DAY)
    with_sponsor: bool = declare(Kind.FLAG, False)
