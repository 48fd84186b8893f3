"""Something the consultant did not know, and how long it took to ask."""

from dataclasses import dataclass
from datetime import datetime

from tracker.records.base import Kind, Record, declare

ASKED = ("client", "peer", "other")


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    """A question that came up in the work for a client. `seconds`: the effort before it was asked.

    `is_assignment`: finding out is the very work that was ordered.
    """

    type = "question"
    begins = "opened_at"
    closes = "answered_at"
    client: str = declare(Kind.CLIENT, required=True)
    text: str | None = declare(Kind.TEXT)
    opened_at: datetime = declare(Kind.INSTANT, required=True)
    seconds: int | None = declare(Kind.SECONDS, least=0)
    asked_at: datetime | None = declare(Kind.INSTANT)
    asked_whom: str | None = declare(Kind.CHOICE, choices=ASKED)
    answered_at: datetime | None = declare(Kind.INSTANT)
    is_assignment: bool = declare(Kind.FLAG, False)
