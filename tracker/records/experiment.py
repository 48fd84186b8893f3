"""A trial with oneself: a coin decides for each week whether something new is done, or what was usual."""

from dataclasses import dataclass
from datetime import date

from tracker.language import _
from tracker.records.base import Kind, Record, declare
from tracker.records.boundary import MEASURES
from tracker.records.times import week

ARMS = ("try", "usual")
FEWEST, MOST = 8, 26
"""So many weeks are drawn."""


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


def refuse_odd(trial: Experiment) -> None:
    """Raise ValueError when a trial's weeks are too few or too many, or odd."""
    if not FEWEST <= len(trial.arms) <= MOST:
        raise ValueError(
            _("arms are {n} weeks, but may only be {fewest} to {most}").format(
                n=len(trial.arms), fewest=FEWEST, most=MOST
            )
        )
    for arm in trial.arms:
        if arm not in ARMS:
            said = _("arms hold {arm}, but may only hold {names}")
            raise ValueError(said.format(arm=repr(arm[:40]), names=", ".join(ARMS)))
    for name in trial.missed:
        try:
            week(name)
        except ValueError as error:
            raise ValueError(_("{name} {fault}").format(name="missed", fault=error)) from None
