"""The work grows at the client's asking, while its price and time stay as they were (scope creep).

What it sees
    s = unbilled hours of extra work that the client asked for / agreed hours, in the last 4 active weeks,
    from 8 client hours on. Agreed hours are those of the projects and retainers, spread over their days;
    without any, the hours within the agreement. q = requests outside the agreement that were simply done or
    are undecided, in the same weeks. The third level is also for a project beyond its agreed hours without a
    request that was priced or traded. Rework and the tags own-error and warranty are not in it.

Why it matters
    Growth without adjustment is the very definition of scope creep. A flat no is only part of the answer: the
    larger skill is to talk about what is possible and feasible. Where the lines are is chosen.

Look-alikes
    A backlog within a shared budget, a request that only made clear what was meant, a repair of one's own
    work. What was given unasked is another pattern, unannounced gifts.

What helps
    "I will come back to you tomorrow with what it takes", and a note of one line with the change and its
    price. It helped when more requests get a decision, and s is down.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, above, at_least, found
from tracker.patterns.evidence import of_pieces, of_record
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.gifts import is_repair
from tracker.patterns.windows import RECENT, Window

if TYPE_CHECKING:
    from tracker.patterns.base import Trace
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.recorded import Piece
    from tracker.records import Project, Request

NAME = "scope-creep"
ADJUSTED = ("priced", "traded")
"""The answers to a request that adjust the agreement to it."""
AT_ONCE = timedelta(minutes=10)
"""A yes within it came at once: chosen, after the shop clerk's quick help."""


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """What each client asked for on top, and what became of it."""
    for client in facts.clients.values():
        yield from _of_client(client, facts, limits)


def _of_client(client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    if not client.w4:
        if client.recent_weeks and (client.requests or any(map(_is_asked, client.work))):
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")
        return
    extras = [piece for piece in client.w4_work if _is_asked(piece) and piece.seconds > piece.chosen]
    hours = _hours(client, extras)
    if hours["worked"] < limits["hours"] * 3600:
        if extras and hours["worked"] >= 3600:
            yield NotYet(NAME, client.name, hours["worked"] / 3600, limits["hours"], "hours")
        hours["share"] = None
    lately = [of for of in client.requests if client.w4.holds(facts.recorded.days.of(of.at))]
    loose = [of for of in lately if of.in_scope is False and of.decision in (None, "done")]
    passed = _passed(client, facts)
    two = above(2, "share", hours["share"], limits["share_2"])
    yield from found(
        NAME,
        client.name,
        (
            at_least(1, "count", len(loose), limits["requests_1"]),
            two,
            above(3, "share", hours["share"], limits["share_3"]),
            two._replace(level=3) if two is not None and passed else None,
        ),
        n=hours["entries"] + len(loose),
        start=client.w4.start,
        end=client.w4.last,
        stake_seconds=hours["extra"],
        evidence=of_pieces(extras) + _requests(loose, facts),
        numbers=hours | _answers(lately, loose) | {"passed": passed},
    )


def _hours(client: ClientFacts, extras: list[Piece]) -> dict[str, Any]:
    """Seconds of W4: worked, extra, and `base`, those agreed or else worked within the agreement."""
    seconds = sum(piece.seconds - piece.chosen for piece in extras)
    agreed = agreed_hours(client.projects, client.w4) * 3600
    base = agreed or sum(piece.seconds for piece in client.w4_work if piece.scope == "agreed")
    return {
        "worked": sum(piece.seconds for piece in client.w4_work),
        "extra": seconds,
        "entries": len({piece.entry for piece in extras}),
        "base": base,
        "is_agreed": bool(agreed),
        "share": seconds / base if base else None,
    }


def _is_asked(piece: Piece) -> bool:
    """Whether the client asked for it on top and does not pay for it; a repair of one's own work is none."""
    asked = not piece.billable and piece.scope == "extra" and piece.initiator == "client"
    return asked and not is_repair(piece)


def agreed_hours(projects: tuple[Project, ...], weeks: Window) -> float:
    """The hours agreed for some weeks: a project's spread over its days, a retainer's over each month's.

    A project without both a first and a last day has none. Source: domain 4.0, pattern 5.
    """
    return sum(_agreed(project, weeks) for project in projects)


def _agreed(project: Project, weeks: Window) -> float:
    first, last = project.starts_on, project.ends_on
    if project.included_hours:
        days = (monday + n * ONE_DAY for monday in weeks.mondays for n in range(7))
        return sum(
            project.included_hours / monthrange(day.year, day.month)[1]
            for day in days
            if (first is None or first <= day) and (last is None or day <= last)
        )
    if not project.agreed_hours or first is None or last is None or last < first:
        return 0.0
    return project.agreed_hours * weeks.days_in(first, last) / ((last - first).days + 1)


def _passed(client: ClientFacts, facts: Facts) -> tuple[tuple[str, float, float], ...]:
    """The projects of these weeks beyond their agreed hours with no request priced or traded in their run.

    Each with its hours to date and those agreed, the furthest beyond first.
    """
    adjusted = [facts.recorded.days.of(of.at) for of in client.requests if of.decision in ADJUSTED]
    worked_on = {piece.project for piece in client.w4_work}
    found = []
    for project in client.projects:
        if project.agreed_hours and project.name in worked_on:
            first, last = project.starts_on or date.min, project.ends_on or date.max
            seconds = facts.recorded.earlier.get((client.name, project.name), 0)
            seconds += sum(piece.seconds for piece in client.work if piece.project == project.name)
            if seconds > project.agreed_hours * 3600 and not any(first <= day <= last for day in adjusted):
                found.append((project.name, seconds / 3600, project.agreed_hours))
    return tuple(sorted(found, key=lambda of: (of[2] - of[1], of[0])))


def _answers(lately: list[Request], loose: list[Request]) -> dict[str, Any]:
    """How requests were answered: how many in all, with a decision, loose ones, and a yes at once."""
    decided = [of for of in lately if of.decision not in (None, "done")]
    at_once = [
        of
        for of in lately
        if of.decision == "done" and of.decided_at is not None and of.decided_at - of.at <= AT_ONCE
    ]
    return {
        "requests": len(lately),
        "decided": len(decided),
        "loose": len(loose),
        "at_once": len(at_once),
        "noted": sum(of.seconds or 0 for of in loose),
    }


def _requests(loose: list[Request], facts: Facts) -> tuple[Trace, ...]:
    ordered = sorted(loose, key=lambda of: (-(of.seconds or 0), of.at, of.id or ""))
    return tuple(
        of_record(of, facts.recorded.days.of(of.at), of.seconds)._replace(kind=of.decision or "open")
        for of in ordered
    )


PATTERN = Pattern(
    NAME,
    5,
    detect,
    limits=(
        Limit("requests_1", 3, 1, 50, "count", CHOSEN, "requests outside the agreement that were just done"),
        Limit("share_2", 0.10, 0, 2, "share", CHOSEN, "extra work asked for / agreed hours"),
        Limit("share_3", 0.20, 0, 2, "share", CHOSEN, "extra work asked for / agreed hours"),
        Limit("hours", 8, 1, 200, "hours", CHOSEN, "client hours before a share is said"),
    ),
    topics=("scope",),
    budgets=True,
)
