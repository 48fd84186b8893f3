"""The library's answers as data frames, for notebooks and pages."""

from datetime import date
from typing import Any

import pandas as pd

from tracker.answers import Report
from tracker.metrics.numbers import numbers
from tracker.quickline import resolve_client
from tracker.records import TimeEntry, specs
from tracker.replies import Replies
from tracker.store import Store, quick

_HOURS = ("hours", "billable_hours", "unbilled_hours", "own_hours")
_RATES = ("hours", "revenue", "agreed_rate", "effective_rate", "rate_kept")
_MOMENTS = ("starts_at", "ends_at")
_MINUTES = ("calendar_minutes", "business_minutes")


def hours(report: Report) -> pd.DataFrame:
    """One row per combination of keys: the keys, then hours with two decimals."""
    return _table(report, _HOURS, currency=False)


def effective_rate(report: Report) -> pd.DataFrame:
    """One row per combination of keys: the keys, `currency`, hours, revenue and rates; NaN where none is."""
    return _table(report, _RATES, currency=True)


def _table(report: Report, names: tuple[str, ...], *, currency: bool) -> pd.DataFrame:
    if "client" in report.by:
        names = tuple(name for name in names if name != "own_hours")
    rows: list[dict[str, Any]] = []
    for row in report.rows:
        shown = numbers(row)
        keys: dict[str, Any] = dict(row.keys)
        if currency:
            keys["currency"] = row.currency
        rows.append(keys | {name: shown.get(name) for name in names})
    columns = [*report.by, *(["currency"] if currency else []), *names]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(names, "float64"))


def entries(
    store: Store, start: date | None = None, end: date | None = None, client: str | None = None
) -> pd.DataFrame:
    """Time entries that touch the days from `start` to `end`, both included; one row per entry, in order.

    Columns: those of `TimeEntry`. `day` is the first day the entry counts on, `starts_at` and `ends_at` are
    UTC timestamps (NaT for an entry without clock times). A running timer counts no hours and is no row.
    """
    with store.reading():
        return _entries(store, start or date.min, end or date.max, client)


def _entries(store: Store, start: date, end: date, client: str | None) -> pd.DataFrame:
    names = store.names()
    fields = [spec.name for spec in specs(TimeEntry)]
    columns = ", ".join(f'e."{name}"' if name != "day" else "e.day AS day" for name in fields)
    where, parameters = "", [start.toordinal(), end.toordinal() + 1]
    if client is not None:
        where = "AND e.client = ?"
        parameters.append(names.client_keys[resolve_client(client, quick.aliases(store, archived=True))])
    found = pd.read_sql_query(
        f"SELECT {columns}, (SELECT min(d.day) FROM entry_day d WHERE d.entry = e.pk) AS first FROM entry e"
        f" WHERE e.pk IN (SELECT entry FROM entry_day WHERE day >= ? AND day < ?) {where}"
        " ORDER BY first, e.starts_at IS NULL, julianday(e.starts_at), e.pk",
        store.connection,
        params=tuple(parameters),
    )
    found["day"] = [date.fromordinal(day) for day in found.pop("first")]
    found["client"] = found["client"].map(names.clients)
    found["project"] = found["project"].map({pk: project.name for pk, project in names.projects.items()})
    found["seconds"] = found["seconds"].astype("Int64")
    for name in _MOMENTS:
        found[name] = pd.to_datetime(found[name], utc=True, format="ISO8601")
    for name in ("billable", "announced"):
        found[name] = found[name].astype(bool)
    return found[fields]


_TURNS = ("client", "direction", "channel", "thread", "at", "answered_at", "open", *_MINUTES, "in_hours")


def replies(found: Replies) -> pd.DataFrame:
    """One row per turn, in order of time, with the columns that `Tracker.replies` tells of."""
    rows = [
        (
            *(of.turn.client, of.turn.direction, of.turn.channel, of.turn.thread),
            *(of.turn.at, of.turn.answered_at, of.turn.open),
            *(of.calendar_minutes, of.business_minutes, of.in_hours),
        )
        for of in found.turns
    ]
    table = pd.DataFrame(rows, columns=list(_TURNS)).astype({"open": bool, "in_hours": bool})
    for name in ("at", "answered_at"):
        table[name] = pd.to_datetime(table[name].astype("Int64"), unit="us", utc=True)
    return table.astype(dict.fromkeys(_MINUTES, "float64"))
