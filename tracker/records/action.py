"""Something to be done: whose it is, and who did it."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare

PEOPLE = ("me", "client", "other")


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """An action in the work for a client. `agreed`: that the doer does it for the owner was agreed."""

    type = "action"
    closes = "done_on"
    client: str = declare(Kind.CLIENT, required=True)
    text: str | None = declare(Kind.TEXT)
    owner: str = declare(Kind.CHOICE, required=True, choices=PEOPLE)
    doer: str | None = declare(Kind.CHOICE, choices=PEOPLE)
    due_on: date | None = declare(Kind.DAY)
    done_on: date | None = declare(Kind.DAY)
    seconds: int | None = declare(Kind.SECONDS, least=0)
    agreed: bool = declare(Kind.FLAG, False)
