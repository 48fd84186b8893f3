"""What the consultant believes about a client without having asked."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare

BASES = ("said", "contract", "inferred", "habit")


@dataclass(frozen=True, kw_only=True)
class Assumption(Record):
    """A belief about a client: on what it rests, what rests on it, and how it turned out.

    Attributes:
        number: which of the ten common assumptions it is, 1 to 10.
        belief: how sure the user is, in percent.
        decisions: how many decisions rest on it.
        seconds: the work that rests on it.
        tested_how: what was asked, and what was said.
    """

    type = "assumption"
    closes = "tested_on"
    closes_with = "outcome"
    client: str = declare(Kind.CLIENT, required=True)
    number: int | None = declare(Kind.NUMBER, least=1, most=10)
    text: str | None = declare(Kind.TEXT)
    basis: str | None = declare(Kind.CHOICE, choices=BASES)
    belief: int | None = declare(Kind.NUMBER, least=0, most=100)
    held_since: date | None = declare(Kind.DAY)
    tested_on: date | None = declare(Kind.DAY)
    outcome: str | None = declare(Kind.CHOICE, choices=("right", "wrong"))
    decisions: int = declare(Kind.NUMBER, 0, least=0)
    seconds: int | None = declare(Kind.SECONDS, least=0)
    tested_how: str | None = declare(Kind.TEXT)
