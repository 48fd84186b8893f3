"""Days of research and preparation that nobody pays for (unpriced research).

What it sees
    r = unbilled hours of research and preparation / client hours of the last 4 active weeks, and D = days
    with 4 hours of it or more. At least 6 such hours. The third level is for hours of which half or more
    were for one's own certainty. Admin, acquisition and learning booked on a client are not in it, and
    gifts within a chosen budget are left out of the research.

Why it matters
    Research that no one priced is easy to start and hard to end: who wants to be certain about everything
    finds one more thing to look up. Days of it, not passed on, are part of Andrea Werkhoven's story of Peter.

Look-alikes
    A field to be used for others, too: book it as learning. Care that the law asks for. A bid: book it as
    acquisition.

What helps
    Research as a first step with a price of its own, or a box of 90 minutes and then sharing what is known.
    It helped when r is down, and so are the days to a first shared draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, above, at_least, found
from tracker.patterns.evidence import of_pieces
from tracker.patterns.windows import RECENT

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.recorded import Piece

NAME = "hidden-research"
KINDS = ("research", "preparation")
"""The kinds of entries that are research here."""


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """Each client's share of unbilled research, and the days that it filled."""
    for client in facts.clients.values():
        yield from _of_client(client, limits)


def _of_client(client: ClientFacts, limits: Limits) -> Iterator[Finding | NotYet]:
    if not client.w4:
        if client.recent_weeks:
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")
        return
    research = [piece for piece in client.client_work if _is_unpaid_research(piece)]
    seconds = sum(piece.seconds - piece.chosen for piece in research)
    if seconds < limits["hours"] * 3600:
        if seconds >= 3600:
            yield NotYet(NAME, client.name, seconds / 3600, limits["hours"], "hours")
        return
    worked = sum(piece.seconds for piece in client.client_work)
    share = seconds / worked
    days = _long_days(research, limits["day_hours"])
    own = sum(piece.seconds - piece.chosen for piece in research if piece.trigger == "own")
    two = above(2, "share", share, limits["share_2"]) or at_least(2, "days", days, limits["days_2"])
    met = [above(1, "share", share, limits["share_1"]), two]
    if two is not None and own / seconds >= limits["own_3"]:
        met.append(two._replace(level=3))
    yield from found(
        NAME,
        client.name,
        met,
        n=len({piece.entry for piece in research}),
        start=client.w4.start,
        end=client.w4.last,
        stake_seconds=seconds,
        evidence=of_pieces(research),
        numbers={
            "worked": worked,
            "research": sum(piece.seconds for piece in client.client_work if piece.kind in KINDS),
            "unbilled": seconds,
            "share": share,
            "days": days,
            "day_hours": limits["day_hours"],
            "own": own,
            "asked": sum(piece.seconds - piece.chosen for piece in research if piece.trigger == "client"),
        },
    )


def _is_unpaid_research(piece: Piece) -> bool:
    return piece.kind in KINDS and not piece.billable and piece.seconds > piece.chosen


def _long_days(research: list[Piece], hours: float) -> int:
    """On how many days it took so many hours or more."""
    per_day: dict[date, int] = {}
    for piece in research:
        per_day[piece.day] = per_day.get(piece.day, 0) + piece.seconds - piece.chosen
    return sum(seconds >= hours * 3600 for seconds in per_day.values())


PATTERN = Pattern(
    NAME,
    3,
    detect,
    limits=(
        Limit("share_1", 0.10, 0, 1, "share", CHOSEN, "unbilled research in client hours"),
        Limit("share_2", 0.20, 0, 1, "share", CHOSEN, "unbilled research in client hours"),
        Limit(
            "days_2",
            2,
            1,
            28,
            "days",
            "days of it: Andrea Werkhoven's story of Peter",
            "days full of research",
        ),
        Limit("own_3", 0.5, 0, 1, "share", CHOSEN, "research for one's own certainty"),
        Limit("day_hours", 4, 1, 12, "hours", CHOSEN, "unbilled research that fills a day"),
        Limit("hours", 6, 1, 100, "hours", CHOSEN, "unbilled research before anything is said"),
    ),
    topics=("scope",),
    budgets=True,
)
