"""What the user answered to a pattern that a review showed."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare

PATTERN_NAMES = (
    "unbilled-drift",
    "effective-rate-erosion",
    "hidden-research",
    "unannounced-gift",
    "scope-creep",
    "instant-reply",
    "always-on",
    "recovery-debt",
    "demand-ratchet",
    "one-way-responsiveness",
    "clients-chair",
    "untested-assumption",
    "solo-struggle",
    "silent-progress",
    "boundary-gap",
    "complaint-drain",
    "loud-client-crowding",
    "fragmented-days",
    "client-dependency",
    "late-payment-tolerance",
)
"""Every pattern by its name, in the order of the catalogue."""

ANSWERS = ("my_choice", "seen", "set_boundary")


@dataclass(frozen=True, kw_only=True)
class Decision(Record):
    """The answer to a pattern of a week; `client` None: a pattern of the person.

    Attributes:
        week: the ISO week of the review, like "2026-W47".
        until: the last day on which the answer counts; None: as long as such an answer does.
        budget_hours: with "my_choice", how many hours in four weeks were chosen; None: none were named.
    """

    type = "decision"
    begins = "week"
    week: str = declare(Kind.WEEK, required=True)
    pattern: str = declare(Kind.CHOICE, required=True, choices=PATTERN_NAMES)
    client: str | None = declare(Kind.CLIENT)
    answer: str = declare(Kind.CHOICE, required=True, choices=ANSWERS)
    until: date | None = declare(Kind.DAY)
    budget_hours: float | None = declare(Kind.HOURS)
    note: str | None = declare(Kind.TEXT)
