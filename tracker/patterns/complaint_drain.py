"""Complaints and their repair take a growing part of the time for one client (friction).

What it sees
    m = hours of the kind complaint / all hours for the client in the last 4 active weeks, from 8 hours for
    the client on; z = how often one complaint came back; E = median of the energy noted with complaints, from
    4 notes on. Two hours of it are worth a look by themselves. Silent when you are the cause of every
    complaint that is open: that is repair, and another matter. What was noted on the complaint itself is
    shown and never added to the hours.

Why it matters
    Complaining on and on eats time and energy on both sides, and some of it stays unsolved whatever is done
    (Margriet's story). Going over it again goes with more exhaustion; telling others about it goes with both
    more well-being and more exhaustion (Baranik and others, 2017). So note it once, decide, and close it. The
    lines are chosen.

Look-alikes
    A justified complaint about something of yours, one hard week, feedback that makes the work better.

What helps
    Name the expectation, offer what is possible, then close it or accept it with a date. It helped when m and
    the returns are down, and the energy after it is up.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, above, at_least, found
from tracker.patterns.evidence import MOST, of_pieces, of_record
from tracker.patterns.windows import RECENT

if TYPE_CHECKING:
    from tracker.patterns.base import Reached, Trace
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.recorded import Piece
    from tracker.records import Complaint

NAME = "complaint-drain"


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """What complaints took at each client."""
    for client in facts.clients.values():
        if client.w4:
            yield from _of_client(client, limits)
        elif client.recent_weeks and (client.complaints or any(map(_is_friction, client.work))):
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")


def _is_friction(piece: Piece) -> bool:
    return piece.kind == "complaint"


def _of_client(client: ClientFacts, limits: Limits) -> Iterator[Finding | NotYet]:
    live = [of for of in client.complaints if _is_open(of, client)]
    theirs = [of for of in live if of.cause != "me"]
    if live and not theirs:
        return
    pieces = [piece for piece in client.w4_work if _is_friction(piece)]
    seconds = sum(piece.seconds for piece in pieces)
    worked = sum(piece.seconds for piece in client.w4_work)
    share = seconds / worked if worked and worked >= limits["hours"] * 3600 else None
    returns = max((len(of.reopened_on) for of in theirs), default=0)
    energy = [felt for of in theirs for felt in of.energy]
    drained = median(energy) if len(energy) >= limits["contacts"] else None
    met = _lines(seconds / 3600, share, returns, limits)
    unsolvable = any(of.solvable is False for of in theirs)
    if unsolvable and drained is not None and drained <= limits["energy_3"]:
        met += [one._replace(level=3) for one in met if one is not None and one.level == 2]
    if seconds and worked >= 3600 and share is None and not any(met):
        yield NotYet(NAME, client.name, round(worked / 3600, 2), limits["hours"], "hours")
    yield from found(
        NAME,
        client.name,
        met,
        n=len({piece.entry for piece in pieces}) + len(theirs),
        start=client.w4.start,
        end=client.w4.last,
        stake_seconds=seconds,
        evidence=_evidence(theirs, pieces),
        numbers={
            "entries": len({piece.entry for piece in pieces}),
            "complaints": len(theirs),
            "seconds": seconds,
            "worked": worked,
            "share": share,
            "returns": returns,
            "energy": drained,
            "contacts": len(energy),
            "unsolvable": unsolvable,
            "noted": sum(of.seconds or 0 for of in theirs),
        },
    )


def _lines(hours: float, share: float | None, returns: int, limits: Limits) -> list[Reached | None]:
    return [
        above(1, "share", share, limits["share_1"]),
        at_least(1, "hours", hours, limits["hours_1"]),
        above(2, "share", share, limits["share_2"]),
        at_least(2, "count", returns, limits["returns_2"]),
    ]


def _is_open(of: Complaint, client: ClientFacts) -> bool:
    """Whether it was open on some day of W4."""
    return of.opened_on <= client.w4.last and (of.closed_on is None or of.closed_on >= client.w4.start)


def _evidence(complaints: list[Complaint], pieces: list[Piece]) -> tuple[Trace, ...]:
    ordered = sorted(complaints, key=lambda of: (-len(of.reopened_on), of.opened_on, of.id or ""))
    traces = [of_record(of, of.opened_on, of.seconds) for of in ordered]
    return (*traces, *of_pieces(pieces))[:MOST]


PATTERN = Pattern(
    NAME,
    16,
    detect,
    limits=(
        Limit("share_1", 0.05, 0, 1, "share", CHOSEN, "complaint hours of the hours for a client"),
        Limit("hours_1", 2, 0.25, 100, "hours", CHOSEN, "complaint hours in four weeks"),
        Limit("share_2", 0.10, 0, 1, "share", CHOSEN, "complaint hours of the hours for a client"),
        Limit("returns_2", 3, 1, 20, "count", CHOSEN, "returns of one complaint"),
        Limit("energy_3", -1, -2, 2, "count", CHOSEN, "median energy of the contacts, or lower"),
        Limit("contacts", 4, 1, 50, "count", CHOSEN, "energy notes before their median counts"),
        Limit("hours", 8, 1, 200, "hours", CHOSEN, "hours for the client before a share of them counts"),
    ),
    topics=("complaint_route",),
    budgets=True,
)
