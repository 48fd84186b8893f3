"""Hours to date against those that were paid for, and what was given when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.metrics.fees import fee_revenue
from tracker.patterns.drawn.shapes import Course, Gift, Gifts
from tracker.patterns.drawn.stacks import client_of
from tracker.patterns.facts import NOT_CLIENT_WORK
from tracker.patterns.gifts import QUARTER_WEEKS, is_gift, is_repair
from tracker.patterns.money import value_cents
from tracker.patterns.recorded import between
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.patterns.base import Finding
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.recorded import Piece
    from tracker.records import Project

MOST_POINTS = 60
"""Weeks drawn of a long project, the last ones."""


def effective_rate_erosion(finding: Finding, facts: Facts) -> Course:
    """Hours worked, and revenue / agreed rate in hours, at the end of each week.

    The last point of one over the last of the other is the ratio of the finding.
    """
    client = client_of(finding, facts)
    project = client.project(finding.project)
    is_fixed = project is not None and project.billing == "fixed"
    start, agreed = finding.start, finding.numbers["agreed"]
    pieces = _counted(client, project, facts, start)
    days = _ends(max(start, facts.recorded.since), facts.end)
    before = finding.numbers["earlier"] / 3600
    worked = [before + sum(of.seconds - of.chosen for of in pieces if of.day < day) / 3600 for day in days]
    paid = [_revenue(finding, facts, project, start, day) / agreed for day in days]
    hours = finding.numbers["agreed_hours"] if is_fixed else None
    return Course(days, tuple(worked), tuple(paid), hours)


def _counted(client: ClientFacts, project: Project | None, facts: Facts, start: date) -> Sequence[Piece]:
    """The hours that the pattern counts: on a fee all of them, by the hour those on days with a rate."""
    name = project.name if project else None
    is_fixed = project is not None and project.billing == "fixed"
    work = client.work if is_fixed else between(client.work, start, facts.end)
    counted = [of for of in work if of.project == name and of.kind not in NOT_CLIENT_WORK]
    if is_fixed:
        return counted
    return [
        of for of in counted if facts.money.rate(client.name, project, of.day, start, facts.end) is not None
    ]


def _ends(start: date, end: date) -> tuple[date, ...]:
    """The ends of the weeks from a day on, that day first; of many the last ones."""
    days = [end]
    while days[-1] > start and len(days) < MOST_POINTS:
        days.append(max(days[-1] - ONE_WEEK, start))
    return tuple(reversed(days))


def _revenue(finding: Finding, facts: Facts, project: Project | None, start: date, day: date) -> float:
    """Cents earned from `start` up to a day; costs of a client without projects taken off."""
    if project is not None and project.billing in ("fixed", "retainer"):
        return fee_revenue(project, start, day)
    client = finding.client or ""
    row = facts.money.projects(start, day).get((client, finding.project)) if day > start else None
    cents = row.money.revenue_cents if row is not None and row.money is not None else 0.0
    # What was spent stands in the row outside projects, whether it belongs there or not.
    if finding.project is None and not finding.numbers["costs"]:
        cents += _spent(client, facts, start, day)
    return cents


def _spent(client: str, facts: Facts, start: date, day: date) -> int:
    return sum(
        of.amount_cents
        for of in facts.recorded.ledger.expenses
        if of.client == client and not of.passed_through and start <= of.day < day
    )


def unannounced_gift(finding: Finding, facts: Facts) -> Gifts:
    """What was given beyond a chosen budget in 13 weeks, by day, told or not, with its value."""
    client = client_of(finding, facts)
    projects: dict[str | None, Project] = {of.name: of for of in client.projects}
    start = facts.end - QUARTER_WEEKS
    gifts = []
    for piece in between(client.work, start, facts.end):
        seconds = piece.seconds - piece.chosen
        is_asked = piece.scope == "extra" and piece.initiator == "client"
        is_other = is_asked or is_repair(piece) or piece.kind == "acquisition"
        if seconds and is_gift(piece, projects) and not is_other:
            rate = facts.money.rate(client.name, projects.get(piece.project), piece.day, start, facts.end)
            cents = value_cents(seconds, rate)
            gifts.append(Gift(piece.day, piece.announced, seconds / 3600, cents, piece.note or piece.kind))
    return Gifts(start, facts.end, tuple(gifts), finding.numbers["currency"])
