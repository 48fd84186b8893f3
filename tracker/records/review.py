"""The weekly review as it was gone through: how far it came, what was marked and chosen, and a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.records.base import Kind, Record, declare
from tracker.records.entry import KINDS

STEPS = ("inbox", "week", "unbilled", "cards", "choice", "line")
"""The steps of closing a week, in their order."""


@dataclass(frozen=True, kw_only=True)
class Review(Record):
    """The close of one week; there is one a week, and it can be left, taken up again and reopened.

    Attributes:
        week: the ISO week, like "2026-W47".
        started_at: when it was begun.
        step: where it was left, to be taken up there.
        closed_at: when it was closed; None: it is open.
        chosen: whether a boundary, an assumption to test or nothing was chosen; None: not said yet.
        chosen_id: the id of that boundary or assumption.
        note: the line for oneself.
        found: the numbers of the week as they were when it was closed, by the names of the contract, so that
            what changed since can be told.
    """

    type = "review"
    key = ("week",)
    begins = "week"
    closes = "closed_at"
    week: str = declare(Kind.WEEK, required=True)
    started_at: datetime | None = declare(Kind.INSTANT)
    step: str | None = declare(Kind.CHOICE, choices=STEPS)
    closed_at: datetime | None = declare(Kind.INSTANT)
    chosen: str | None = declare(Kind.CHOICE, choices=("boundary", "assumption", "nothing"))
    chosen_id: str | None = declare(Kind.TEXT)
    note: str | None = declare(Kind.TEXT)
    found: Mapping[str, Any] = declare(Kind.TERMS, {})


@dataclass(frozen=True, kw_only=True)
class Mark(Record):
    """What became of a block of unbilled hours: billed after all, given knowingly, or to be stopped.

    Attributes:
        week: the ISO week of the hours.
        kind: the kind of work of the block; None: all kinds of the client and project.
        answer: "bill", "gift" or "stop".
        announced: with "gift", whether the client is told.
        seconds: how long the block was when it was marked.
        before: what the entries were that the mark changed, field by field under the id of each, so that
            changing one's mind puts them back.
    """

    type = "mark"
    begins = "week"
    week: str = declare(Kind.WEEK, required=True)
    client: str = declare(Kind.CLIENT, required=True)
    project: str | None = declare(Kind.PROJECT)
    kind: str | None = declare(Kind.CHOICE, choices=KINDS)
    answer: str = declare(Kind.CHOICE, required=True, choices=("bill", "gift", "stop"))
    announced: bool = declare(Kind.FLAG, False)
    seconds: int | None = declare(Kind.SECONDS, least=0)
    note: str | None = declare(Kind.TEXT)
    before: Mapping[str, Any] = declare(Kind.TERMS, {})
