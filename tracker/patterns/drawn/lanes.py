"""Hours a week, and what happened meanwhile: requests and their answers, updates and risks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tracker.patterns.drawn.shapes import Dot, Lanes
from tracker.patterns.drawn.stacks import client_of, last_weeks
from tracker.patterns.gifts import is_repair
from tracker.patterns.recorded import monday_of
from tracker.patterns.updates import telling_meetings, told_updates, untold_risks

if TYPE_CHECKING:
    from tracker.patterns.base import Finding
    from tracker.patterns.facts import Facts
    from tracker.patterns.recorded import Piece

LONG = 26
"""Weeks in which the patterns compare now with before: so many are drawn where both belong in the picture."""
ANSWERS = ("priced", "traded", "alternative", "later", "declined", "done", "open")
"""The answers to a request, in the order in which their lanes stand; "open" has none."""


def scope_creep(finding: Finding, facts: Facts) -> Lanes:
    """Unbilled extra hours a week that the client asked for, and his requests outside the agreement."""
    client = client_of(finding, facts)
    extras = [
        of._replace(seconds=of.seconds - of.chosen)
        for of in client.work
        if not of.billable and of.scope == "extra" and of.initiator == "client" and not is_repair(of)
    ]
    first = last_weeks(facts)[0]
    lanes: dict[str, list[Dot]] = {answer: [] for answer in ANSWERS}
    for request in client.requests:
        day = facts.recorded.days.of(request.at)
        if day >= first and request.in_scope is False:
            lanes[request.decision or "open"].append(Dot(day, request.text or ""))
    return _lanes(extras, lanes, last_weeks(facts))


def silent_progress(finding: Finding, facts: Facts) -> Lanes:
    """Hours a week, "updates" told, contacts with the "sponsor", and "risks" not told."""
    client = client_of(finding, facts)
    first = last_weeks(facts, LONG)[0]
    told = [(day, of) for day, of in told_updates(client, facts.recorded) if day >= first]
    meetings = [Dot(of.day, of.note) for of in telling_meetings(client, facts) if of.day >= first]
    lanes = {
        "sponsor": [Dot(day) for day, of in told if of.with_sponsor],
        "updates": [*(Dot(day) for day, of in told if not of.with_sponsor), *meetings],
        "risks": [Dot(max(day, first)) for day, _ in untold_risks(client, facts.recorded)],
    }
    return _lanes(client.work, lanes, last_weeks(facts, LONG))


def _lanes(work: Iterable[Piece], lanes: dict[str, list[Dot]], mondays: tuple[date, ...]) -> Lanes:
    """All weeks, and the lanes that hold something."""
    seconds = dict.fromkeys(mondays, 0)
    for piece in work:
        monday = monday_of(piece.day)
        if monday in seconds:
            seconds[monday] += piece.seconds
    full = tuple((key, tuple(sorted(dots))) for key, dots in lanes.items() if dots)
    return Lanes(mondays, tuple(of / 3600 for of in seconds.values()), full)
