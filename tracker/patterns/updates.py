"""The updates that a client got, and how often he was told that he gets one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.patterns.recorded import between, monday_of
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.recorded import Piece, Recorded
    from tracker.records import Boundary, Update

EVERY = "update_every_days"
"""The term of a boundary that says so."""
TAG = "update"
"""A meeting with this tag tells the client how the work goes."""
RECURS, OF_WEEKS = 3, 4
"""A meeting with the same note in so many of so many calendar weeks does, too (domain 4.0)."""
LONGEST = 36_500
"""More days than these, a century, are a slip."""


def day_told(of: Update, recorded: Recorded) -> date | None:
    """When an update reached the client: a risk on the day it was told, if it was, else its own day."""
    return of.told_on if of.kind == "risk" else recorded.days.of(of.at)


def told_updates(client: ClientFacts, recorded: Recorded) -> list[tuple[date, Update]]:
    """The updates told to a client, each with its day, in order of time.

    A risk is an update on the day it was told, anything else on its own day (domain 4.0, pattern 14).
    """
    days = ((day_told(of, recorded), of) for of in client.updates)
    found = [(day, of) for day, of in days if day is not None]
    return sorted(found, key=lambda one: (one[0], one[1].at, one[1].id or ""))


def untold_risks(client: ClientFacts, recorded: Recorded) -> list[tuple[date, Update]]:
    """The risks that a client does not know of, each with the day it was found, the oldest first."""
    risks = (of for of in client.updates if of.kind == "risk" and of.told_on is None)
    found = [(of.found_on or recorded.days.of(of.at), of) for of in risks]
    return sorted(found, key=lambda one: (one[0], one[1].at, one[1].id or ""))


def telling_meetings(client: ClientFacts, facts: Facts) -> list[Piece]:
    """The meetings with a client that are updates."""
    return meetings_that_tell([piece for piece in client.work if piece.kind == "meeting"], facts.end)


def meetings_that_tell(meetings: Sequence[Piece], end: date) -> list[Piece]:
    """Of meetings before `end`, by day, those that are updates: by their tag, or as one that recurs with the
    same note (domain 4.0)."""
    weeks: dict[str, set[date]] = {}
    since = end - OF_WEEKS * ONE_WEEK
    for piece in between(meetings, since, end):
        weeks.setdefault(_note(piece), set()).add(monday_of(piece.day))
    recurring = {note for note, mondays in weeks.items() if note and len(mondays) >= RECURS}
    return [
        piece for piece in meetings if is_tagged(piece) or (piece.day >= since and _note(piece) in recurring)
    ]


def is_tagged(meeting: Piece) -> bool:
    """Whether it bears the tag of an update."""
    return TAG in map(str.casefold, meeting.tags)


def _note(piece: Piece) -> str:
    return piece.note.strip().casefold()


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


def _days(of: Boundary) -> float | None:
    """The term, if it is a number of days above zero: terms may hold anything."""
    said = of.terms.get(EVERY)
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said <= LONGEST:
        return None
    return said
