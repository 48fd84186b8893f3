"""`entry_day`: each entry cut at the edges of the user's days, so that sums are sums in SQL.

Derived from the entries and the newest settings (zone and start of the day); refreshed by every change.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, time

from tracker.workweek import Days

_COLUMNS = "entry, day, seconds, client, project, kind, billable, scope, initiator"


class Stale:
    """Which entries a change has touched."""

    def __init__(self) -> None:
        self._ranges: list[tuple[int, int]] = []
        self._all = False

    def note(self, table: str, first: int, last: int) -> None:
        """Rows first..last of `table` were written."""
        if table == "settings":
            self._all = True
        elif table == "entry":
            self._ranges.append((first, last))

    def refresh(self, connection: sqlite3.Connection) -> None:
        """Cut the touched entries anew."""
        if self._all:
            connection.execute("DELETE FROM entry_day")
            _cut(connection, "1", ())
            return
        for first, last in self._ranges:
            connection.execute("DELETE FROM entry_day WHERE entry BETWEEN ? AND ?", (first, last))
            _cut(connection, "pk BETWEEN ? AND ?", (first, last))


def _cut(connection: sqlite3.Connection, where: str, parameters: tuple[int, ...]) -> None:
    row = connection.execute(
        "SELECT timezone, day_starts_at FROM settings ORDER BY valid_from DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return
    entries = connection.execute(
        "SELECT pk, day, starts_at, seconds, client, project, kind, billable, scope, initiator"
        f" FROM entry WHERE ({where}) AND seconds IS NOT NULL",
        parameters,
    )
    from zoneinfo import ZoneInfo  # here, because it takes milliseconds that reading does without

    marks = ", ".join("?" * 9)
    connection.executemany(
        f"INSERT INTO entry_day ({_COLUMNS}) VALUES ({marks})",
        _slices(entries, Days(ZoneInfo(row[0]), time.fromisoformat(row[1]))),
    )


def _slices(entries: sqlite3.Cursor, days: Days) -> Iterator[tuple[object, ...]]:
    ordinals: dict[str, int] = {}
    parse = datetime.fromisoformat
    for pk, day, starts_at, seconds, *rest in entries:
        if starts_at is None:
            ordinal = ordinals.get(day)
            if ordinal is None:
                ordinal = ordinals[day] = date.fromisoformat(day).toordinal()
            yield (pk, ordinal, seconds, *rest)
        else:
            lo = int(parse(starts_at).timestamp())
            for ordinal, part in days.cut_epoch(lo, lo + seconds):
                yield (pk, ordinal, part, *rest)
