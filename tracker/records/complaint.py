"""What a client was not content with, what caused it, and what it took."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare

CAUSES = ("me", "client", "third_party")
OUTCOMES = ("solved", "shared", "accepted")


@dataclass(frozen=True, kw_only=True)
class Complaint(Record):
    """A complaint of a client. `solvable` None: not said; `reopened_on`: the days it came back.

    `energy`: how the contacts about it felt, each from -2 (it drained) to 2 (it gave energy).
    """

    type = "complaint"
    begins = "opened_on"
    closes = "closed_on"
    client: str = declare(Kind.CLIENT, required=True)
    text: str | None = declare(Kind.TEXT)
    opened_on: date = declare(Kind.DAY, required=True)
    cause: str | None = declare(Kind.CHOICE, choices=CAUSES)
    solvable: bool | None = declare(Kind.FLAG)
    reopened_on: tuple[date, ...] = declare(Kind.DAYS, ())
    seconds: int | None = declare(Kind.SECONDS, least=0)
    energy: tuple[int, ...] = declare(Kind.NUMBERS, (), least=-2, most=2)
    closed_on: date | None = declare(Kind.DAY)
    outcome: str | None = declare(Kind.CHOICE, choices=OUTCOMES)
