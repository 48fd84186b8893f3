"""What a client asked for on top, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from tracker.records.base import Kind, Record, declare

DECISIONS = ("priced", "traded", "alternative", "later", "declined", "done")


@dataclass(frozen=True, kw_only=True)
class Request(Record):
    """A request of a client. `in_scope` None: not said; `decision` "done": simply done.

    `seconds`: the work it took or will take.
    """

    type = "request"
    begins = "at"
    closes = "decided_at"
    closes_with = "decision"
    client: str = declare(Kind.CLIENT, required=True)
    text: str | None = declare(Kind.TEXT)
    at: datetime = declare(Kind.INSTANT, required=True)
    in_scope: bool | None = declare(Kind.FLAG)
    decision: str | None = declare(Kind.CHOICE, choices=DECISIONS)
    decided_at: datetime | None = declare(Kind.INSTANT)
    seconds: int | None = declare(Kind.SECONDS, least=0)
