"""Seconds worked, summed in SQL over whole periods; what they earn is for the metrics to say."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tracker.metrics.cells import Worked
from tracker.metrics.periods import Period
from tracker.store.store import Names, Store

_SEEKS = 20_000
"""Up to this many index seeks are faster than sorting all rows into groups (measured at 100,000 entries)."""

_SOUGHT = """
WITH span(n, lo, hi) AS (VALUES {spans}), pair(client, project) AS (VALUES {pairs}),
     sums AS (SELECT n, client, project, {all} AS worked, {billable} AS billable FROM span CROSS JOIN pair)
SELECT n, client, project, NULL, 1, 'agreed', NULL, billable FROM sums WHERE billable > 0
UNION ALL
SELECT n, client, project, NULL, 0, 'agreed', NULL, worked - ifnull(billable, 0) FROM sums
WHERE worked > ifnull(billable, 0)
"""
_SUM = """
(SELECT sum(seconds) FROM entry_day d WHERE d.client IS pair.client AND d.project IS pair.project
 AND d.day >= span.lo AND d.day < span.hi AND d.kind <> 'leave' {more})
"""
_GROUPED = """
WITH span(n, lo, hi) AS (VALUES {spans})
SELECT n, client, project, {kind}, billable, {scope}, {initiator}, sum(seconds)
FROM span CROSS JOIN entry_day d WHERE d.day >= span.lo AND d.day < span.hi AND d.kind <> 'leave'
GROUP BY 1, 2, 3, 4, 5, 6, 7
"""


def worked(store: Store, periods: Sequence[Period], detail: Iterable[str] = ()) -> list[Worked]:
    """Seconds worked per period, client, project and billable; leave is not work.

    Args:
        store: where the entries are.
        periods: disjoint ranges of the user's days.
        detail: of "kind", "scope" and "initiator" those to tell apart, too; the others are folded.
    """
    if not periods:
        return []
    names = store.names()
    spans = ", ".join(
        f"({n}, {span.start.toordinal()}, {span.end.toordinal()})" for n, span in enumerate(periods)
    )
    asked = set(detail)
    pairs: list[tuple[int | None, int | None]] = [(None, None), *((pk, None) for pk in names.clients)]
    pairs += [(project.client, project.pk) for project in names.projects.values()]
    if not asked and len(pairs) * len(periods) <= _SEEKS:
        sql = _SOUGHT.format(
            spans=spans,
            pairs=", ".join(f"({client or 'NULL'}, {project or 'NULL'})" for client, project in pairs),
            all=_SUM.format(more=""),
            billable=_SUM.format(more="AND d.billable"),
        )
    else:
        folded = {"kind": "NULL", "scope": "'agreed'", "initiator": "NULL"}
        sql = _GROUPED.format(spans=spans, **{k: k if k in asked else v for k, v in folded.items()})
    return [_cell(row, names) for row in store.query(sql)]


def leave_by_day(store: Store, start: date, end: date) -> dict[date, int]:
    """Seconds of leave on each day from `start` up to, not including, `end`."""
    rows = store.query(
        "SELECT day, sum(seconds) FROM entry_day WHERE kind = 'leave' AND day >= ? AND day < ? GROUP BY day",
        (start.toordinal(), end.toordinal()),
    )
    return {date.fromordinal(day): seconds for day, seconds in rows}


def recorded_days(store: Store) -> tuple[date, date] | None:
    """The first and the last day of which there is an entry or an expense; None when there is none."""
    # One question each: asked for both ends at once, SQLite reads the whole index.
    first, last = store.query("SELECT (SELECT min(day) FROM entry_day), (SELECT max(day) FROM entry_day)")[0]
    spent = store.query("SELECT (SELECT min(day) FROM expense), (SELECT max(day) FROM expense)")[0]
    days = [date.fromordinal(day) for day in (first, last) if day is not None]
    days += [date.fromisoformat(day) for day in spent if day is not None]
    return (min(days), max(days)) if days else None


def _cell(row: tuple[Any, ...], names: Names) -> Worked:
    period, client, project, kind, billable, scope, initiator, seconds = row
    return Worked(
        period,
        None if client is None else names.clients[client],
        None if project is None else names.projects[project].name,
        kind,
        bool(billable),
        scope,
        initiator,
        seconds,
    )
