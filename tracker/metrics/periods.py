"""Half-open ranges of days within which every price holds and every label is one."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tracker.errors import UsageError
from tracker.language import _
from tracker.workweek import iso_week, month_label

ONE_DAY = timedelta(days=1)


def day_after(day: date) -> date:
    """The day after; the last day there is (9999-12-31, written for an open end) stands for itself."""
    return day + ONE_DAY if day < date.max else day


KEYS = ("client", "project", "kind", "day", "week", "month")
"""What totals can be grouped by."""


class Period(NamedTuple):
    """The days from `start` up to, not including, `end`."""

    start: date
    end: date


LABELS: dict[str, Callable[[date], str]] = {"day": date.isoformat, "week": iso_week, "month": month_label}
"""How a day is called under each key of time: 2026-11-16, 2026-W47, 2026-11."""


def grouping(by: Iterable[str]) -> tuple[str, ...]:
    """The keys to group by, each once; a project is named together with its client.

    Raises:
        UsageError: a key is none of `KEYS`.
    """
    keys: list[str] = []
    for key in by:
        if key not in KEYS:
            raise UsageError(
                _("Totals cannot be grouped by {key!r}").format(key=key),
                _("Choose from {names}").format(names=", ".join(KEYS)),
            )
        wanted = ("client", "project") if key == "project" else (key,)
        keys += [k for k in wanted if k not in keys]
    return tuple(keys)


def periods(
    start: date, end: date, by: Collection[str] = (), cuts: Iterable[date] = ()
) -> tuple[Period, ...]:
    """The days from `start` up to `end`, cut where a label of `by` changes and on each day of `cuts`.

    `cuts` are the days on which some rate begins (`rates.rate_changes`). Empty when end <= start.
    """
    if end <= start:
        return ()
    edges = {start, end, *(day for day in cuts if start < day < end), *_label_edges(start, end, by)}
    ordered = sorted(edges)
    return tuple(Period(a, b) for a, b in pairwise(ordered))


def _label_edges(start: date, end: date, by: Collection[str]) -> list[date]:
    if "day" in by:
        return [start + timedelta(days=n) for n in range((end - start).days)]
    edges: list[date] = []
    if "week" in by:
        first = timedelta(days=7 - start.weekday())
        edges += [start + first + timedelta(days=n) for n in range(0, (end - start - first).days, 7)]
    if "month" in by:
        months = range(start.year * 12 + start.month, end.year * 12 + end.month)
        edges += [day for n in months if (day := date(n // 12, n % 12 + 1, 1)) < end]
    return edges


def labels(spans: Sequence[Period], key: str) -> list[str]:
    """The label of each period under a key of time.

    Raises:
        ValueError: a period holds days of two labels, so its seconds cannot be told apart.
    """
    name = LABELS[key]
    found = [name(span.start) for span in spans]
    for span, label in zip(spans, found, strict=True):
        if name(span.end - ONE_DAY) != label:
            raise ValueError(f"the period {span.start}..{span.end} straddles two values of {key!r}")
    return found


def period_of(spans: Sequence[Period], day: date) -> int | None:
    """The index of the period that holds `day`, in sorted and disjoint periods."""
    at = bisect_right(spans, day, key=_start) - 1
    return at if at >= 0 and day < spans[at].end else None


def _start(span: Period) -> date:
    return span.start
