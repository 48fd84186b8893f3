"""Money spent, on a client or in general."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare


@dataclass(frozen=True, kw_only=True)
class Expense(Record):
    """Money spent, on a client or in general. `passed_through`: the client pays it back."""

    type = "expense"
    client: str | None = declare(Kind.CLIENT)
    day: date = declare(Kind.DAY, required=True)
    amount_cents: int = declare(Kind.CENTS, required=True)
    passed_through: bool = declare(Kind.FLAG, False)
    note: str | None = declare(Kind.TEXT)
