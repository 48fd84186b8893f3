"""How it is going, in three numbers a week."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare


@dataclass(frozen=True, kw_only=True)
class CheckIn(Record):
    """A check-in, about a client or in general.

    Attributes:
        energy: from -2 (it drained) to 2 (it gave energy).
        client_said: how content the client says to be, 0 to 10.
        own_guess: how content the user thinks the client is, 0 to 10.
    """

    type = "checkin"
    begins = "day"
    client: str | None = declare(Kind.CLIENT)
    day: date = declare(Kind.DAY, required=True)
    energy: int | None = declare(Kind.NUMBER, least=-2, most=2)
    client_said: int | None = declare(Kind.NUMBER, least=0, most=10)
    own_guess: int | None = declare(Kind.NUMBER, least=0, most=10)
    note: str | None = declare(Kind.TEXT)
