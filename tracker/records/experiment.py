"""A trial with oneself: a coin decides for each week whether something new is done, or what was usual."""

from dataclasses import dataclass
from datetime import date

from tracker.records.base import Kind, Record, declare
from tracker.records.boundary import MEASURES

ARMS = ("try", "usual")


@dataclass(frozen=True, kw_only=True)
class Experiment(Record):
    """Weeks drawn by a coin, before the first of them begins, so that no busy phase can choose them.

    Attributes:
        client: whose weeks are measured; None: all clients together.
        name: what is done in the weeks of "try": "answer at 11 and at 16".
        measure: what is counted in each week; `next_week`: in the week after it.
        week: the first week of the trial.
        arms: what each week from the first on was drawn for, "try" or "usual".
        missed: the weeks, like "2026-W48", in which it went otherwise than drawn.
        ended_on: when it was ended; None: it runs until its last week.
    """

    type = "experiment"
    begins = "week"
    closes = "ended_on"
    client: str | None = declare(Kind.CLIENT)
    name: str = declare(Kind.TEXT, required=True)
    measure: str = declare(Kind.CHOICE, required=True, choices=MEASURES)
    next_week: bool = declare(Kind.FLAG, False)
    week: str = declare(Kind.WEEK, required=True)
    arms: tuple[str, ...] = declare(Kind.TEXTS, ())
    missed: tuple[str, ...] = declare(Kind.TEXTS, ())
    ended_on: date | None = declare(Kind.DAY)
    note: str | None = declare(Kind.TEXT)
