"""Where the service ends: a limit that was chosen, perhaps told to the client, perhaps held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.records.base import Kind, Record, declare

TOPICS = (
    "scope",
    "hours",
    "extra_work_price",
    "reply_time",
    "channels",
    "working_times",
    "days_off",
    "decision_owner",
    "meeting_load",
    "payment",
    "complaint_route",
)

MEASURES = (
    "hours",
    "unbilled_hours",
    "research_hours",
    "meeting_hours",
    "complaint_hours",
    "effective_rate",
    "within_hour",
    "messages_in",
    "off_hours_contacts",
    "off_channel_contacts",
    "update_gap",
    "days_late",
)
"""What can be counted in a week to see whether a boundary helped; of `effective_rate` more is better, of all
others less."""


@dataclass(frozen=True, kw_only=True)
class Boundary(Record):
    """A limit on one topic; without a client, for every client. `told_on` None: it was not told yet.

    Attributes:
        exception: when it may be crossed without being broken.
        owner: who decides on it, where that is not the user.
        terms: what can be measured, such as {"reply_within_minutes": 240}.
        measure: what a week is looked at for, to see whether it helped.
        hoped_percent: by how much that was hoped to change.
        review_on: when to look whether it helped.
    """

    type = "boundary"
    closes = "ends_on"
    client: str | None = declare(Kind.CLIENT)
    project: str | None = declare(Kind.PROJECT)
    topic: str = declare(Kind.CHOICE, required=True, choices=TOPICS)
    applies: bool = declare(Kind.FLAG, True)
    statement: str | None = declare(Kind.TEXT)
    reason: str | None = declare(Kind.TEXT)
    chosen_on: date | None = declare(Kind.DAY)
    told_on: date | None = declare(Kind.DAY)
    told_how: str | None = declare(Kind.TEXT)
    reaction: str | None = declare(Kind.TEXT)
    ends_on: date | None = declare(Kind.DAY)
    terms: Mapping[str, Any] = declare(Kind.TERMS, {})
    exception: str | None = declare(Kind.TEXT)
    owner: str | None = declare(Kind.CHOICE, choices=("me", "client", "other"))
    measure: str | None = declare(Kind.CHOICE, choices=MEASURES)
    hoped_percent: int | None = declare(Kind.NUMBER, least=0, most=100)
    review_on: date | None = declare(Kind.DAY)

    def is_told_on(self, day: date) -> bool:
        """Whether it was told by a day, and holds on it."""
        told = self.told_on is not None and self.told_on <= day
        return self.applies and told and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, kw_only=True)
class Occasion(Record):
    """One time when a boundary was put to the test. `boundary` is its id; `kept` None: not said.

    `chosen`: an exception that was made knowingly.
    """

    type = "occasion"
    begins = "at"
    boundary: str = declare(Kind.BOUNDARY, required=True)
    at: datetime = declare(Kind.INSTANT, required=True)
    kept: bool | None = declare(Kind.FLAG)
    opened_by: str | None = declare(Kind.CHOICE, choices=("me", "client"))
    chosen: bool = declare(Kind.FLAG, False)
    note: str | None = declare(Kind.TEXT)
