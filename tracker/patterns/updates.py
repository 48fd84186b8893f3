"""The updates that a client got, and how often he was told that he gets one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts
    from tracker.patterns.recorded import Recorded
    from tracker.records import Boundary, Update

EVERY = "update_every_days"
"""The term of a boundary that says so."""
LONGEST = 36_500
"""More days than these, a century, are a slip."""


def told_updates(client: ClientFacts, recorded: Recorded) -> list[tuple[date, Update]]:
    """The updates told to a client, each with its day, in order of time.

    A risk is an update on the day it was told, anything else on its own day (domain 4.0, pattern 14).
    """
    days = ((_told_on(of, recorded), of) for of in client.updates)
    found = [(day, of) for day, of in days if day is not None]
    return sorted(found, key=lambda one: (one[0], one[1].at, one[1].id or ""))


def untold_risks(client: ClientFacts, recorded: Recorded) -> list[tuple[date, Update]]:
    """The risks that a client does not know of, each with the day it was found, the oldest first."""
    risks = (of for of in client.updates if of.kind == "risk" and of.told_on is None)
    found = [(of.found_on or recorded.days.of(of.at), of) for of in risks]
    return sorted(found, key=lambda one: (one[0], one[1].at, one[1].id or ""))


def update_every(client: ClientFacts, day: date) -> float | None:
    """In how many calendar days a client was told that he gets an update, in force on a day.

    His own boundary goes before one for everybody, and of several the one told last; None without any.
    """
    told = [of for of in client.boundaries if of.is_told_on(day) and _days(of) is not None]
    for whose in (client.name, None):
        found = [of for of in told if of.client == whose]
        if found:
            return _days(max(found, key=lambda of: (of.told_on or date.min, of.id or "")))
    return None


def _told_on(of: Update, recorded: Recorded) -> date | None:
    return of.told_on if of.kind == "risk" else recorded.days.of(of.at)


def _days(of: Boundary) -> float | None:
    """The term, if it is a number of days above zero: terms may hold anything."""
    said = of.terms.get(EVERY)
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said <= LONGEST:
        return None
    return said
