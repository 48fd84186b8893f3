"""Lying bars: who did what, how old questions are, who takes and who brings, and which limits were told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.patterns.boundary_gap import tested_since, tests_of
from tracker.patterns.drawn.shapes import Bars, Bill, Bills, Topic, Topics
from tracker.patterns.drawn.stacks import client_of
from tracker.patterns.late_payment_tolerance import USUAL_TERM
from tracker.patterns.solo_struggle import alone
from tracker.records import TOPICS

if TYPE_CHECKING:
    from tracker.patterns.base import Finding
    from tracker.patterns.facts import Facts

MOST_ROWS = 7
PEOPLE = ("me", "client", "other")


def clients_chair(finding: Finding, facts: Facts) -> Bars:
    """Actions finished in W4: a row for each owner, a part for each doer; agreed ones are left out."""
    client = client_of(finding, facts)
    counts: dict[tuple[str, str], int] = {}
    for of in client.actions:
        if of.done_on is not None and client.w4.holds(of.done_on) and not of.agreed:
            place = (of.owner, of.doer or of.owner)
            counts[place] = counts.get(place, 0) + 1
    owners = [owner for owner in PEOPLE if any(place[0] == owner for place in counts)]
    series = [(doer, tuple(float(counts.get((owner, doer), 0)) for owner in owners)) for doer in PEOPLE]
    return Bars(tuple((owner, "") for owner in owners), tuple(of for of in series if any(of[1])), "count")


def solo_struggle(finding: Finding, facts: Facts) -> Bars:
    """The questions behind the finding, the oldest first: working days before somebody was "asked".

    Those that nobody was asked yet are "alone", up to the end of the week. Beside each its effort, in hours.
    """
    client = client_of(finding, facts)
    behind = {trace.key: trace for trace in finding.evidence}
    rows = []
    for of in client.questions:
        if of.id in behind:
            days, is_over = alone(of, facts).days, bool(of.asked_at or of.answered_at)
            seconds = behind[of.id].seconds
            said = f"{seconds / 3600:.3g} h" if seconds else ""
            rows.append((days, seconds, of.text or "", said, is_over))
    rows.sort(key=lambda row: (-row[0], -row[1], row[2]))
    rows = rows[:MOST_ROWS]
    series = (
        ("asked", tuple(float(row[0]) if row[4] else 0.0 for row in rows)),
        ("alone", tuple(0.0 if row[4] else float(row[0]) for row in rows)),
    )
    return Bars(tuple((row[2], row[3]) for row in rows), tuple(of for of in series if any(of[1])), "days")


def loud_client_crowding(finding: Finding, facts: Facts) -> Bars:
    """Each client's share of the "attention" (hours) and of the "revenue"; quiet ones with their days."""
    bars: Sequence[tuple[str, float, float]] = finding.numbers["bars"]
    quiet = dict(finding.numbers["quiet"])
    ranked = sorted(bars, key=lambda of: (of[0] != finding.client, of[0] not in quiet, -of[1], of[0]))
    shown = ranked if len(ranked) <= MOST_ROWS else ranked[: MOST_ROWS - 1]
    rows = [(name, f"quiet {quiet[name]}" if name in quiet else "") for name, _, _ in shown]
    attention, revenue = [of[1] for of in shown], [of[2] for of in shown]
    if len(shown) < len(ranked):
        rows.append(("", ""))
        attention.append(1 - sum(attention))
        revenue.append(1 - sum(revenue))
    series = (("attention", tuple(attention)), ("revenue", tuple(revenue)))
    return Bars(tuple(rows), series, "share", stacked=False)


def boundary_gap(finding: Finding, facts: Facts) -> Topics:
    """Each topic's state, and how its limit fared in 12 weeks, exceptions that were chosen left out."""
    client = client_of(finding, facts)
    applicable, told = finding.numbers["applicable"], finding.numbers["told"]
    chosen = {of.topic for of in client.boundaries if of.applies and of.chosen_on is not None}
    topic_of = {of.id: of.topic for of in facts.recorded.boundaries}
    kept: dict[str, list[bool]] = {}
    for one in tests_of(client.occasions, facts.recorded):
        if one.day >= tested_since(facts.end):
            kept.setdefault(topic_of.get(one.occasion.boundary, ""), []).append(one.kept)
    found = []
    for topic in TOPICS:
        state = "told" if topic in told else "chosen" if topic in chosen else "open"
        tests = kept.get(topic, [])
        found.append(Topic(topic, state if topic in applicable else "n/a", sum(tests), len(tests)))
    return Topics(tuple(found))


def late_payment_tolerance(finding: Finding, facts: Facts) -> Bills:
    """The invoices behind the finding from their issue on, those due longest first."""
    behind = {trace.key for trace in finding.evidence}
    late = [of for of in client_of(finding, facts).invoices if of.id in behind]
    bills = [
        Bill(
            of.number or "",
            of.issued_on,
            of.due_on or of.issued_on + USUAL_TERM,
            of.reminded_on,
            of.amount_cents,
        )
        for of in late
    ]
    bills.sort(key=lambda of: (of.due, of.issued, of.number))
    more = finding.n - len(bills[:MOST_ROWS])
    return Bills(tuple(bills[:MOST_ROWS]), facts.last, finding.numbers["currency"], more)
