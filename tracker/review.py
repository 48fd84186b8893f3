"""One week put together: what was worked, what it brought, and what took the difference.

The terminal and the dashboard both show this object, and nothing else about a week. It is made from facts the
store has summed (`Facts`), by the metrics; it knows no database and no clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from tracker.metrics.cells import Ledger, Worked, by_client
from tracker.metrics.correspondence import Correspondence
from tracker.metrics.doubts import Clocked, long_day_problems, overlap_problems
from tracker.metrics.estimate import Estimate, estimates
from tracker.metrics.numbers import numbers, totals_by_currency
from tracker.metrics.periods import Period, periods
from tracker.metrics.rates import rate_changes
from tracker.metrics.replies import reply_numbers
from tracker.metrics.rounding import hours, money, rounded
from tracker.metrics.totals import Row, totals
from tracker.metrics.waterfall import Stairs, in_cents, waterfall
from tracker.records import Expense, Problem
from tracker.workweek import iso_week, week_days

TREND_WEEKS = 12
"""How many weeks the small lines beside each number cover, the week itself included."""


class Facts(NamedTuple):
    """What the store knows about a week and the weeks before it.

    Attributes:
        ledger: prices, with the expenses of the weeks from `trend_periods`.
        cells: seconds worked in `trend_periods`, with kind, scope and initiator.
        leave: seconds of leave per date in those weeks.
        clocked: the week's entries with clock times.
        day_seconds: seconds per day of the week over all entries.
        project_seconds: seconds per (client, project) from the beginning to the end of the week.
        replies: what went to and fro with each client in the week.
    """

    ledger: Ledger
    cells: Sequence[Worked]
    leave: Mapping[date, int]
    clocked: Sequence[Clocked]
    day_seconds: Mapping[date, int]
    project_seconds: Mapping[tuple[str, str], int]
    replies: Sequence[Correspondence] = ()


@dataclass(frozen=True)
class ClientWeek:
    """A client's week. `numbers` and `replies` by the names of the contract; `unbilled`: kind -> hours."""

    client: str
    currency: str
    numbers: dict[str, float | None]
    unbilled: dict[str, float]
    waterfall: Stairs | None
    trend: tuple["Point", ...]
    replies: dict[str, Any]


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
        clients: every client with hours, revenue, an expense or a message in the week, most hours first.
        waterfall: from agreed to effective rate over all clients of `currency`.
        effective_rate_with_own: revenue / (hours + own hours).
        trend: `TREND_WEEKS` weeks up to this one, over all clients.
        estimates: each running fixed fee, if finished at today's estimate.
        problems: what earned nothing though it should, overlaps, and days too long to be true.
        signs: the patterns of the week as its document lists them: `patterns`, `muted`, `facts`, `not_yet`.
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
    signs: Mapping[str, Any] = field(default_factory=dict)

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
                {
                    "client": of.client,
                    "currency": of.currency,
                    **of.numbers,
                    "unbilled": of.unbilled,
                    "replies": of.replies,
                }
                for of in self.clients
            ],
            "waterfall": self.waterfall and stairs_json(self.waterfall),
            "effective_rate_with_own_hours": self.effective_rate_with_own,
            "trend": [point._asdict() for point in self.trend],
            "estimates": [_estimate_json(estimate) for estimate in self.estimates],
            **{name: self.signs.get(name, []) for name in ("patterns", "muted", "facts", "not_yet")},
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
    weeks = _weeks(trend_periods(week, facts.ledger))
    cells = _cells_by_week(facts.cells, weeks)
    whole = totals(cells[-1], weeks[-1].spans, facts.ledger, (), facts.leave)
    row = whole.rows[0]
    fall = waterfall(cells[-1], weeks[-1].spans, facts.ledger, currency=row.currency)
    return WeeklyReview(
        week=week,
        start=monday,
        end=sunday,
        currency=row.currency,
        complete=complete,
        totals=numbers(row),
        totals_by_currency=totals_by_currency(row),
        clients=_clients(facts, weeks, cells[-1]),
        waterfall=fall and in_cents(fall),
        effective_rate_with_own=money(fall.effective_with_own_cents_per_hour) if fall else None,
        trend=tuple(_point(*of, facts.ledger, None, row.currency) for of in zip(weeks, cells, strict=True)),
        estimates=_estimates(facts, monday, sunday),
        problems=(*whole.problems, *overlap_problems(facts.clocked), *long_day_problems(facts.day_seconds)),
    )


class _Week(NamedTuple):
    """One week of the trend: the index of its first period, and its periods."""

    label: str
    first: int
    spans: tuple[Period, ...]


def _weeks(spans: Sequence[Period]) -> tuple[_Week, ...]:
    found: dict[str, list[int]] = {}
    for n, span in enumerate(spans):
        found.setdefault(iso_week(span.start), []).append(n)
    return tuple(_Week(label, at[0], tuple(spans[n] for n in at)) for label, at in found.items())


def _cells_by_week(cells: Iterable[Worked], weeks: Sequence[_Week]) -> list[list[Worked]]:
    """The cells of each week, their periods counted from its first."""
    found: list[list[Worked]] = [[] for _ in weeks]
    week_of = [n for n, week in enumerate(weeks) for _ in week.spans]
    for cell in cells:
        n = week_of[cell.period]
        found[n].append(cell._replace(period=cell.period - weeks[n].first))
    return found


def _clients(facts: Facts, weeks: Sequence[_Week], cells: Sequence[Worked]) -> tuple[ClientWeek, ...]:
    """Every client of the last week, whose cells these are.

    Cells and records are handed out to the clients once: many clients times many weeks, each looking
    through everything, would take seconds.
    """
    replies = {of.client: of.numbers for of in facts.replies if of.client is not None}
    # An expense that the client pays back costs nothing, nor does a message; yet each gives him a week.
    monday = weeks[-1].spans[0].start
    expenses = [
        replace(e, amount_cents=0, passed_through=False) if e.passed_through else e
        for e in facts.ledger.expenses
    ]
    expenses += [Expense(client=name, day=monday, amount_cents=0) for name in replies]
    ledger = facts.ledger._replace(expenses=tuple(expenses))
    rows = [row for row in totals(cells, weeks[-1].spans, ledger, ("client",)).rows if row.keys["client"]]
    rows.sort(key=lambda row: -row.seconds)
    ledgers = by_client(ledger)
    worked: dict[str | None, list[Worked]] = {}
    for cell in facts.cells:
        worked.setdefault(cell.client, []).append(cell)
    return tuple(
        _client(row, name, worked.get(name, ()), ledgers[name], weeks, replies.get(name))
        for row in rows
        if (name := row.keys["client"])
    )


def _client(
    row: Row,
    client: str,
    worked: Iterable[Worked],
    ledger: Ledger,
    weeks: Sequence[_Week],
    replies: dict[str, Any] | None,
) -> ClientWeek:
    cells = _cells_by_week(worked, weeks)
    fall = waterfall(cells[-1], weeks[-1].spans, ledger, client)
    unbilled = totals(cells[-1], weeks[-1].spans, ledger, ("client", "kind")).rows
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
        trend=tuple(_point(*of, ledger, client, row.currency) for of in zip(weeks, cells, strict=True)),
        replies=reply_numbers((), (), 0) if replies is None else replies,
    )


def _point(week: _Week, cells: Sequence[Worked], ledger: Ledger, client: str | None, currency: str) -> Point:
    """A week of the trend of one client, whose cells and records alone are given, or of all."""
    fall = waterfall(cells, week.spans, ledger, client, None if client else currency)
    row = next(iter(totals(cells, week.spans, ledger, ("client",) if client else ()).rows), None)
    shown = numbers(row) if row else {"hours": 0.0, "unbilled_hours": 0.0}
    return Point(
        week.label,
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
        "hours": rounded(of.hours, 2),
        "hours_to_date": rounded(of.hours_to_date, 2),
        "basis": of.basis,
        "effective_rate": of.effective_rate,
    }
