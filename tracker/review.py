"""One week put together: what was worked, what it brought, and what took the difference.

The terminal and the dashboard both show this object, and nothing else about a week. It is made from facts the
store has summed (`Facts`), by the metrics; it knows no database and no clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from tracker.metrics.cells import Ledger, Worked
from tracker.metrics.estimate import Estimate, estimates
from tracker.metrics.numbers import numbers, totals_by_currency
from tracker.metrics.periods import Period, period_of, periods
from tracker.metrics.rates import rate_changes
from tracker.metrics.rounding import hours
from tracker.metrics.totals import Row, totals
from tracker.metrics.waterfall import Stairs, in_cents, waterfall
from tracker.records import Problem
from tracker.workweek import iso_week, overlaps, week_days

TREND_WEEKS = 12
"""How many weeks the small lines beside each number cover, the week itself included."""

MOST_OVERLAPS = 20
"""Overlapping pairs named one by one; a file imported twice by hand would name thousands."""

SECONDS_OF_A_DAY = 86_400


class Clocked(NamedTuple):
    """An entry with clock times, as far as overlaps need it."""

    starts_at: datetime
    ends_at: datetime
    client: str | None
    note: str | None


class Facts(NamedTuple):
    """What the store knows about a week and the weeks before it.

    Attributes:
        ledger: prices, with the expenses of the weeks from `trend_periods`.
        cells: seconds worked in `trend_periods`, with kind, scope and initiator.
        leave: seconds of leave per date in those weeks.
        clocked: the week's entries with clock times.
        day_seconds: seconds per day of the week over all entries.
        project_seconds: seconds per (client, project) from the beginning to the end of the week.
    """

    ledger: Ledger
    cells: Sequence[Worked]
    leave: Mapping[date, int]
    clocked: Sequence[Clocked]
    day_seconds: Mapping[date, int]
    project_seconds: Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class ClientWeek:
    """A client's week. `numbers` by the names of the contract; `unbilled`: kind -> hours."""

    client: str
    currency: str
    numbers: dict[str, float | None]
    unbilled: dict[str, float]
    waterfall: Stairs | None
    trend: tuple["Point", ...]


class Point(NamedTuple):
    """One week of a trend. Rates in units of the currency per hour; None where there is none."""

    week: str
    hours: float
    unbilled_hours: float
    agreed_rate: float | None
    effective_rate: float | None
    left_on_the_table: float | None


@dataclass(frozen=True)
class WeeklyReview:
    """Everything there is to say about one ISO week.

    Attributes:
        week: like "2026-W47".
        start: its Monday.
        end: its Sunday.
        currency: the one used; with none or several, that of the settings.
        complete: whether the week is over.
        totals: hours, money and utilization by the names of the contract, section 4.
        totals_by_currency: money per currency, when there are several.
        clients: every client with hours, revenue or an expense in the week, most hours first.
        waterfall: from agreed to effective rate over all clients of `currency`.
        effective_rate_with_own: revenue / (hours + own hours).
        trend: `TREND_WEEKS` weeks up to this one, over all clients.
        estimates: each running fixed fee, if finished at today's estimate.
        problems: what earned nothing though it should, overlaps, and days too long to be true.
    """

    week: str
    start: date
    end: date
    currency: str
    complete: bool
    totals: dict[str, float | None]
    totals_by_currency: dict[str, dict[str, float | None]] | None
    clients: tuple[ClientWeek, ...]
    waterfall: Stairs | None
    effective_rate_with_own: float | None
    trend: tuple[Point, ...]
    estimates: tuple[Estimate, ...]
    problems: tuple[Problem, ...]

    def to_json(self) -> dict[str, Any]:
        """The document of `tracker week --json` (the contract, section 4), with more beside it."""
        found: dict[str, Any] = {
            "week": self.week,
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "currency": self.currency,
            "complete": self.complete,
            "totals": self.totals,
        }
        if self.totals_by_currency is not None:
            found["totals_by_currency"] = self.totals_by_currency
        return found | {
            "clients": [
                {"client": of.client, "currency": of.currency, **of.numbers, "unbilled": of.unbilled}
                for of in self.clients
            ],
            "waterfall": self.waterfall and stairs_json(self.waterfall),
            "effective_rate_with_own_hours": self.effective_rate_with_own,
            "trend": [point._asdict() for point in self.trend],
            "estimates": [_estimate_json(estimate) for estimate in self.estimates],
            "patterns": [],
            "muted": [],
            "facts": [],
            "not_yet": [],
            "problems": [problem.message for problem in self.problems],
        }


def trend_periods(week: str, ledger: Ledger) -> tuple[Period, ...]:
    """The periods a review sums over: the weeks up to `week`, cut where a rate begins."""
    monday, _ = week_days(week)
    start = monday - timedelta(weeks=TREND_WEEKS - 1)
    return periods(start, monday + timedelta(weeks=1), ("week",), rate_changes(ledger.rates))


def weekly_review(week: str, facts: Facts, complete: bool) -> WeeklyReview:
    """Put one week together from its facts.

    Args:
        week: like "2026-W47".
        facts: summed over `trend_periods(week, facts.ledger)`.
        complete: whether the week is over.
    """
    monday, sunday = week_days(week)
    spans = trend_periods(week, facts.ledger)
    first = period_of(spans, monday) or 0
    own_spans = spans[first:]
    cells = [c._replace(period=c.period - first) for c in facts.cells if c.period >= first]
    whole = totals(cells, own_spans, facts.ledger, (), facts.leave)
    row = whole.rows[0]
    fall = waterfall(cells, own_spans, facts.ledger, currency=row.currency)
    with_own = fall.effective_with_own_cents_per_hour if fall else None
    return WeeklyReview(
        week=week,
        start=monday,
        end=sunday,
        currency=row.currency,
        complete=complete,
        totals=numbers(row),
        totals_by_currency=totals_by_currency(row),
        clients=_clients(cells, spans, own_spans, facts),
        waterfall=fall and in_cents(fall),
        effective_rate_with_own=None if with_own is None else round(with_own) / 100,
        trend=_trend(facts.cells, spans, facts.ledger, None, row.currency),
        estimates=_estimates(facts, monday, sunday),
        problems=(*whole.problems, *_overlap_problems(facts.clocked), *_long_days(facts.day_seconds)),
    )


def _clients(
    cells: Sequence[Worked], spans: Sequence[Period], own_spans: Sequence[Period], facts: Facts
) -> tuple[ClientWeek, ...]:
    # An expense that the client pays back costs nothing, yet the client has one in the week.
    expenses = (
        replace(e, amount_cents=0, passed_through=False) if e.passed_through else e
        for e in facts.ledger.expenses
    )
    ledger = facts.ledger._replace(expenses=tuple(expenses))
    rows = [row for row in totals(cells, own_spans, ledger, ("client",)).rows if row.keys["client"]]
    rows.sort(key=lambda row: -row.seconds)
    return tuple(_client(row, cells, spans, own_spans, facts) for row in rows)


def _client(
    row: Row, cells: Sequence[Worked], spans: Sequence[Period], own_spans: Sequence[Period], facts: Facts
) -> ClientWeek:
    client = row.keys["client"] or ""
    fall = waterfall(cells, own_spans, facts.ledger, client)
    unbilled = totals(
        [c for c in cells if c.client == client], own_spans, facts.ledger, ("client", "kind")
    ).rows
    return ClientWeek(
        client=client,
        currency=row.currency,
        numbers=numbers(row),
        unbilled={
            r.keys["kind"] or "": hours(r.unbilled_seconds)
            for r in sorted(unbilled, key=lambda r: -r.unbilled_seconds)
            if r.unbilled_seconds
        },
        waterfall=fall and in_cents(fall),
        trend=_trend(facts.cells, spans, facts.ledger, client, row.currency),
    )


def _trend(
    cells: Sequence[Worked], spans: Sequence[Period], ledger: Ledger, client: str | None, currency: str
) -> tuple[Point, ...]:
    by_week: dict[str, list[int]] = {}
    for n, span in enumerate(spans):
        by_week.setdefault(iso_week(span.start), []).append(n)
    return tuple(_point(week, at, cells, spans, ledger, client, currency) for week, at in by_week.items())


def _point(
    week: str,
    at: Sequence[int],
    cells: Sequence[Worked],
    spans: Sequence[Period],
    ledger: Ledger,
    client: str | None,
    currency: str,
) -> Point:
    span = spans[at[0] : at[-1] + 1]
    own = [c._replace(period=c.period - at[0]) for c in cells if at[0] <= c.period <= at[-1]]
    fall = waterfall(own, span, ledger, client, None if client else currency)
    rows = totals(own, span, ledger, ("client",) if client else ()).rows
    row = next((r for r in rows if client is None or r.keys["client"] == client), None)
    shown = numbers(row) if row else {"hours": 0.0, "unbilled_hours": 0.0}
    return Point(
        week,
        shown["hours"] or 0.0,
        shown["unbilled_hours"] or 0.0,
        shown.get("agreed_rate"),
        shown.get("effective_rate"),
        in_cents(fall).left_on_the_table_cents / 100 if fall else None,
    )


def _estimates(facts: Facts, monday: date, sunday: date) -> tuple[Estimate, ...]:
    running = [
        project
        for project in facts.ledger.projects
        if (project.starts_on or monday) <= sunday and (project.ends_on or sunday) >= monday
    ]
    return estimates(running, facts.project_seconds)


def _overlap_problems(clocked: Sequence[Clocked]) -> tuple[Problem, ...]:
    pairs = overlaps([(entry.starts_at, entry.ends_at) for entry in clocked], MOST_OVERLAPS + 1)
    found = [
        Problem(f"{_called(clocked[i])} and {_called(clocked[j])} overlap; both count in full")
        for i, j in pairs[:MOST_OVERLAPS]
    ]
    if len(pairs) > MOST_OVERLAPS:
        found.append(
            Problem(f"More than {MOST_OVERLAPS} pairs of entries overlap; `tracker entries` lists all")
        )
    return tuple(found)


def _called(entry: Clocked) -> str:
    what = " ".join((entry.note or entry.client or "own time").split())[:60]
    return f"“{what}” ({entry.starts_at:%a %H:%M}–{entry.ends_at:%H:%M})"


def _long_days(day_seconds: Mapping[date, int]) -> tuple[Problem, ...]:
    return tuple(
        Problem(f"{day:%A %d %B} holds {hours(seconds):g} hours, more than a day has")
        for day, seconds in day_seconds.items()
        if seconds > SECONDS_OF_A_DAY
    )


def stairs_json(of: Stairs) -> dict[str, Any]:
    """A waterfall in plain values, money in units of its currency."""
    return {
        "currency": of.currency,
        "agreed_rate": of.agreed_cents_per_hour / 100,
        "effective_rate": of.effective_cents_per_hour / 100,
        "potential": of.potential_cents / 100,
        "revenue": of.revenue_cents / 100,
        "left_on_the_table": of.left_on_the_table_cents / 100,
        "steps": [
            {
                "part": step.name,
                "money": step.cents / 100,
                "per_hour": step.cents_per_hour / 100,
                "hours": hours(step.seconds),
            }
            for step in of.steps
        ],
    }


def _estimate_json(of: Estimate) -> dict[str, Any]:
    return {
        "client": of.project.client,
        "project": of.project.name,
        "hours": round(of.hours, 2),
        "hours_to_date": round(of.hours_to_date, 2),
        "basis": of.basis,
        "effective_rate": round(of.cents_per_hour) / 100,
    }
