"""A stretch of time that explains itself: a launch, a holiday."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare


@dataclass(frozen=True, kw_only=True)
class Phase(Record):
    """A named stretch of days with a client; without a client, of everything. Both days belong to it.

    It is named on charts and by the patterns. `ends_on` None: it is not over yet.
    """

    type = "phase"
    closes = "ends_on"
    client: str | None = declare(Kind.CLIENT)
    name: str = declare(Kind.TEXT, required=True)
    starts_on: date = declare(Kind.DAY, required=True)
    ends_on: date | None = declare(Kind.DAY)
