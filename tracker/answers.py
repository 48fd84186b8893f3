"""Questions to the store whose answers the metrics work out: totals over any days, and one week's review."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from tracker.errors import UsageError
from tracker.language import _
from tracker.metrics import what_if
from tracker.metrics.cells import Ledger, of_client
from tracker.metrics.contacts import SECOND
from tracker.metrics.doubts import Clocked
from tracker.metrics.numbers import numbers, totals_by_currency
from tracker.metrics.periods import grouping, periods
from tracker.metrics.rates import rate_changes
from tracker.metrics.totals import Row, totals
from tracker.metrics.waterfall import Stairs, in_cents, waterfall
from tracker.metrics.what_if import Ground, sittings
from tracker.quickline import resolve_client
from tracker.records import Problem
from tracker.records.base import YEARS
from tracker.replies import replies
from tracker.review import Facts, WeeklyReview, trend_periods, weekly_review
from tracker.signs import signs
from tracker.store import Store, entries, messages, quick, registers
from tracker.store.worked import leave_by_day, recorded_days, worked
from tracker.workweek import iso_week, week_before, week_days

ONE_DAY = timedelta(days=1)


class Report(NamedTuple):
    """Totals over the days from `start` to `end`, both included."""

    start: date
    end: date
    by: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    def to_json(self) -> dict[str, Any]:
        """The document of `tracker report --json` (the contract, section 4)."""
        return {
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "rows": [row_json(row) for row in self.rows],
            "problems": [problem.message for problem in self.problems],
        }


def row_json(row: Row) -> dict[str, Any]:
    """One row: its keys, its currency and its numbers."""
    found: dict[str, Any] = dict(row.keys)
    if "kind" not in row.keys:
        found["currency"] = row.currency
    found |= numbers(row)
    by_currency = totals_by_currency(row)
    return found if by_currency is None else {**found, "totals_by_currency": by_currency}


def report(
    store: Store,
    by: Sequence[str],
    start: date | None,
    end: date | None,
    client: str | None,
    today: date,
) -> Report:
    """Totals per combination of keys (`tracker.metrics.totals`).

    Raises:
        UsageError: an unknown key, or days the wrong way round.
        NotFound: an unknown client.
    """
    with store.reading():
        return _report(store, grouping(by), start, end, client, today)


def _report(
    store: Store,
    keys: tuple[str, ...],
    start: date | None,
    end: date | None,
    client: str | None,
    today: date,
) -> Report:
    start, end = _range(store, start, end, today)
    ledger = registers.ledger(store, start, end + ONE_DAY)
    spans = periods(start, end + ONE_DAY, keys, rate_changes(ledger.rates))
    cells = worked(store, spans, ("kind",) if "kind" in keys else ())
    leave = leave_by_day(store, start, end + ONE_DAY)
    if client is not None:
        name = _named(ledger, client)
        cells = [cell for cell in cells if cell.client == name]
        ledger = of_client(ledger, name)
    found = totals(cells, spans, ledger, keys, leave if client is None else None)
    return Report(start, end, keys, found.rows, found.problems)


def stairs(store: Store, client: str, start: date | None, end: date | None, today: date) -> Stairs | None:
    """The way from a client's agreed to the effective rate, over the days from `start` to `end`.

    Raises:
        UsageError: days the wrong way round.
        NotFound: an unknown client.
    """
    with store.reading():
        start, end = _range(store, start, end, today)
        ledger = registers.ledger(store, start, end + ONE_DAY)
        spans = periods(start, end + ONE_DAY, (), rate_changes(ledger.rates))
        cells = worked(store, spans, ("kind", "scope", "initiator"))
        name = _named(ledger, client)
        own = [cell for cell in cells if cell.client == name]
        fall = waterfall(own, spans, of_client(ledger, name), name)
    return fall and in_cents(fall)


def ground(store: Store, client: str, start: date | None, end: date | None, today: date) -> Ground | None:
    """What a client's hours from `start` to `end` brought, and what could have been otherwise.

    Raises:
        UsageError: days the wrong way round.
        NotFound: an unknown client.
    """
    with store.reading():
        start, end = _range(store, start, end, today)
        ledger = registers.ledger(store, start, end + ONE_DAY)
        spans = periods(start, end + ONE_DAY, ("month",), rate_changes(ledger.rates))
        cells = worked(store, spans, ("kind", "scope", "initiator"))
        name, days = _named(ledger, client), quick.days(store)
        lo, hi = (days.start_epoch(day) * SECOND for day in (start, end + ONE_DAY))
        sent = messages.contacts(store, hi, name, lo)
        found = sittings(sent, lambda at: days.ordinal_of_epoch(at // SECOND))
        return what_if.ground(cells, spans, of_client(ledger, name), name, found)


def _named(ledger: Ledger, client: str) -> str:
    """The client of this name or alias, archived or not."""
    return resolve_client(client, {of.name: of.aliases for of in ledger.clients})


def _range(store: Store, start: date | None, end: date | None, today: date) -> tuple[date, date]:
    if start is None or end is None:
        first, last = recorded_days(store) or (today, today)
        begun = [p.starts_on for p in registers.projects(store) if p.starts_on is not None]
        earliest, latest = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
        start = start or max(min([first, *begun, end or today]), earliest)
        end = end or min(max(last, today, start), latest)
    if end < start:
        raise UsageError(
            _("{end} comes before {start}").format(end=end, start=start), _("Swap --from and --to")
        )
    for day in (start, end):
        if day.year not in YEARS:
            raise UsageError(
                _("{day} lies outside the years {first} to {last}").format(
                    day=day, first=YEARS[0], last=YEARS[-1]
                ),
                _("Check the year"),
            )
    return start, end


def review(store: Store, week: str | None, now: datetime, *, with_patterns: bool = True) -> WeeklyReview:
    """The review of a week; by default of the last complete one.

    Raises:
        UsageError: a week that does not exist.
    """
    days = quick.days(store)
    monday, sunday = week_days(week or week_before(iso_week(days.of(now))))
    if monday.year not in YEARS:
        raise UsageError(
            _("{week} lies outside the years {first} to {last}").format(
                week=week, first=YEARS[0], last=YEARS[-1]
            ),
            _("Check the year"),
        )
    week = iso_week(monday)
    with store.reading():
        facts = _facts(store, week, now)
        seen = signs(store, week, now) if with_patterns else None
    found = weekly_review(week, facts, complete=days.start(sunday + ONE_DAY) <= now)
    if seen is None:
        return found
    return replace(found, signs=seen.lists(), problems=(*found.problems, *seen.broken))


def _facts(store: Store, week: str, now: datetime) -> Facts:
    monday, sunday = week_days(week)
    after = sunday + ONE_DAY
    ledger: Ledger = registers.ledger(store)
    spans = trend_periods(week, ledger)
    start = spans[0].start
    return Facts(
        ledger=ledger._replace(expenses=tuple(e for e in ledger.expenses if start <= e.day < after)),
        cells=worked(store, spans, ("kind", "scope", "initiator")),
        leave=leave_by_day(store, monday, after),
        clocked=[
            Clocked(datetime.fromisoformat(row[0]), datetime.fromisoformat(row[1]), row[2], row[3])
            for row in entries.clocked(store, monday, after)
        ],
        day_seconds=entries.day_seconds(store, monday, after),
        project_seconds=entries.project_seconds(store, after),
        replies=replies(store, monday, sunday, None, now).clients,
    )
