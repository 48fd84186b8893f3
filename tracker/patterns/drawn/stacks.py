"""Hours and revenue that add up, in stacks: unbilled kinds, research, friction, and shares of the income."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from tracker.metrics.earnings import currencies
from tracker.patterns.drawn.shapes import Stacks
from tracker.patterns.facts import NOT_CLIENT_WORK
from tracker.patterns.recorded import between, monday_of
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.patterns.base import Finding
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.recorded import Piece

WEEKS = 16
"""Calendar weeks that a picture of hours looks back over."""
MOST_KINDS, MOST_CLIENTS = 3, 5
"""Series with a colour of their own; what is beyond them is one together."""
QUARTERS = 4
OTHERS = "others"
"""The series of all that has no colour of its own."""


def unbilled_drift(finding: Finding, facts: Facts) -> Stacks:
    """Client hours of 16 weeks: "billed", each unbilled kind, "others", and gifts that were "chosen"."""
    work = [of for of in _work(finding, facts) if of.kind not in NOT_CLIENT_WORK]
    unbilled: dict[str, int] = {}
    for piece in work:
        if not piece.billable and piece.seconds > piece.chosen:
            unbilled[piece.kind] = unbilled.get(piece.kind, 0) + piece.seconds - piece.chosen
    ranked = sorted(unbilled, key=lambda kind: (-unbilled[kind], kind))
    kinds = ranked if len(ranked) <= MOST_KINDS + 1 else ranked[:MOST_KINDS]

    def parts(piece: Piece) -> Iterable[tuple[str, int]]:
        if piece.billable:
            return (("billed", piece.seconds),)
        kind = piece.kind if piece.kind in kinds else OTHERS
        return ((kind, piece.seconds - piece.chosen), ("chosen", piece.chosen))

    return _stacked(work, ("billed", *kinds, OTHERS, "chosen"), parts, facts)


def hidden_research(finding: Finding, facts: Facts) -> Stacks:
    """Client hours of 16 weeks: the "rest", and unbilled "research"; weeks with full days are marked."""
    kinds = ("research", "preparation")
    work = [of for of in _work(finding, facts) if of.kind not in NOT_CLIENT_WORK]
    per_day: dict[date, int] = {}
    for piece in work:
        if piece.kind in kinds and not piece.billable:
            per_day[piece.day] = per_day.get(piece.day, 0) + piece.seconds - piece.chosen

    def parts(piece: Piece) -> Iterable[tuple[str, int]]:
        if piece.kind in kinds and not piece.billable:
            return (("research", piece.seconds - piece.chosen), ("rest", piece.chosen))
        return (("rest", piece.seconds),)

    stacks = _stacked(work, ("rest", "research"), parts, facts)
    line = finding.numbers["day_hours"] * 3600
    full = [monday_of(day) for day, seconds in per_day.items() if seconds >= line]
    marks = ((n, full.count(monday)) for n, monday in enumerate(stacks.starts))
    return stacks._replace(marks=tuple(mark for mark in marks if mark[1]))


def complaint_drain(finding: Finding, facts: Facts) -> Stacks:
    """Hours of 16 weeks: the "rest", and those of the kind complaint as "friction"."""

    def parts(piece: Piece) -> Iterable[tuple[str, int]]:
        return (("friction" if piece.kind == "complaint" else "rest", piece.seconds),)

    return _stacked(_work(finding, facts), ("rest", "friction"), parts, facts)


def client_dependency(finding: Finding, facts: Facts) -> Stacks:
    """Shares of revenue in four times 13 weeks: this client first, then the largest, and all "others".

    Keys are names of clients, or of a project where the finding is of one of an intermediary's.
    """
    span = 13 * ONE_WEEK
    starts = tuple(facts.end - n * span for n in range(QUARTERS, 0, -1))
    quarters = [_revenue(finding, facts, start, start + span) for start in starts]
    sums: dict[str, float] = {}
    for quarter in quarters:
        for name, cents in quarter.items():
            sums[name] = sums.get(name, 0.0) + cents
    own = finding.project or finding.client or ""
    ranked = sorted(sums, key=lambda name: (name != own, -sums[name], name))
    shown = ranked if len(ranked) <= MOST_CLIENTS else ranked[: MOST_CLIENTS - 1]
    totals = [sum(quarter.values()) for quarter in quarters]
    series = [
        (
            name,
            tuple(
                q.get(name, 0.0) / total if total else 0.0 for q, total in zip(quarters, totals, strict=True)
            ),
        )
        for name in shown
    ]
    if len(shown) < len(ranked):
        rest = (1 - sum(of[n] for _, of in series) if total else 0.0 for n, total in enumerate(totals))
        series.append((OTHERS, tuple(rest)))
    return Stacks(starts, tuple(series), "share")


def _revenue(finding: Finding, facts: Facts, start: date, end: date) -> dict[str, float]:
    """Cents by client in the finding's currency; an intermediary's by project where it is of one."""
    currency_of = currencies(facts.recorded.ledger)
    found: dict[str, float] = {}
    for name, row in facts.money.clients(start, end).items():
        split = name == finding.client and finding.project is not None
        if row.money is not None and currency_of[name] == finding.numbers["currency"] and not split:
            found[name] = row.money.revenue_cents
    if finding.project is not None:
        for (name, project), row in facts.money.projects(start, end).items():
            if name == finding.client and row.money is not None:
                place = project or name
                found[place] = found.get(place, 0.0) + row.money.revenue_cents
    return {name: cents for name, cents in found.items() if cents > 0}


def client_of(finding: Finding, facts: Facts) -> ClientFacts:
    """The facts of the client that a finding is about."""
    return facts.everyone[finding.client or ""]


def last_weeks(facts: Facts, weeks: int = WEEKS) -> tuple[date, ...]:
    """The Mondays of the last calendar weeks, in order."""
    return tuple(facts.end - n * ONE_WEEK for n in range(weeks, 0, -1))


def _work(finding: Finding, facts: Facts) -> list[Piece]:
    return list(between(client_of(finding, facts).work, facts.end - WEEKS * ONE_WEEK, facts.end))


def _stacked(
    work: Iterable[Piece],
    keys: Iterable[str],
    parts: Callable[[Piece], Iterable[tuple[str, int]]],
    facts: Facts,
) -> Stacks:
    """The hours of each week by key; keys without any are left out, and weeks before the first."""
    seconds: dict[tuple[str, date], int] = {}
    for piece in work:
        for key, part in parts(piece):
            place = (key, monday_of(piece.day))
            seconds[place] = seconds.get(place, 0) + part
    first = min((monday for (_, monday), of in seconds.items() if of), default=facts.start)
    mondays = tuple(of for of in last_weeks(facts) if of >= first)
    series = ((key, tuple(seconds.get((key, of), 0) / 3600 for of in mondays)) for key in keys)
    return Stacks(mondays, tuple(of for of in series if any(of[1])))
