"""What was asked of a client, and whether it was paid."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare

HOLDS = ("dispute", "my_side")


@dataclass(frozen=True, kw_only=True)
class Invoice(Record):
    """An invoice. `on_hold`: why it waits, for a dispute or for something on my side.

    `leeway_until`: the day up to which the user chose to wait without reminding.
    """

    type = "invoice"
    begins = "issued_on"
    closes = "paid_on"
    client: str = declare(Kind.CLIENT, required=True)
    number: str | None = declare(Kind.TEXT)
    issued_on: date = declare(Kind.DAY, required=True)
    due_on: date | None = declare(Kind.DAY)
    paid_on: date | None = declare(Kind.DAY)
    amount_cents: int = declare(Kind.CENTS, required=True)
    reminded_on: date | None = declare(Kind.DAY)
    leeway_until: date | None = declare(Kind.DAY)
    on_hold: str | None = declare(Kind.CHOICE, choices=HOLDS)
