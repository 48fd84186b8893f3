"""Reports per week as the frames that the charts draw."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from tracker.answers import Report
from tracker.metrics.numbers import numbers
from tracker.workweek import iso_week


def weeks_between(start: date, end: date) -> list[str]:
    """Every ISO week that the days from `start` to `end` touch."""
    monday = start - timedelta(days=start.weekday())
    return [iso_week(monday + timedelta(weeks=n)) for n in range((end - monday).days // 7 + 1)]


def rates_per_week(report: Report, weeks: Sequence[str]) -> pd.DataFrame:
    """Columns week, agreed_rate, effective_rate; a week without hours has none of both."""
    found = {row.keys["week"]: numbers(row) for row in report.rows if row.keys["client"]}
    names = ("agreed_rate", "effective_rate")
    columns = {name: [found.get(week, {}).get(name) for week in weeks] for name in names}
    return pd.DataFrame({"week": list(weeks), **columns}).astype(dict.fromkeys(names, "float64"))


def hours_per_kind(report: Report, weeks: Sequence[str]) -> pd.DataFrame:
    """Columns week, kind, hours; every week has a row for each kind, so that none is missing on the axis."""
    found = {(row.keys["week"], row.keys["kind"]): numbers(row)["hours"] for row in report.rows}
    kinds = sorted({kind for _, kind in found if kind})
    rows = [(week, kind, found.get((week, kind), 0.0)) for week in weeks for kind in kinds]
    return pd.DataFrame(rows, columns=["week", "kind", "hours"])
