"""The reviews of weeks: which there is, where it was left, and what was done since it was closed."""

from datetime import timedelta

from tracker.records import Mark, Review
from tracker.store.change import Change
from tracker.store.connection import explained
from tracker.store.rows import select
from tracker.store.store import Store
from tracker.workweek import week_days

_CLOSED_BY = """
SELECT max(s.change) FROM change_step s
JOIN review r ON s."table" = 'review' AND r.pk BETWEEN s.first AND s.last
WHERE r.week = ? AND (s.before IS NULL OR json_extract(s.before, '$.closed_at') IS NULL)
"""
_DONE_SINCE = """
SELECT DISTINCT c.pk, c.at, c.what FROM change c JOIN change_step s ON s.change = c.pk
WHERE c.pk > :closing AND (
  s."table" IN ('client', 'project', 'rate', 'expense', 'settings')
  OR s."table" = 'entry' AND (
    EXISTS (SELECT 1 FROM entry_day d
            WHERE d.entry BETWEEN s.first AND s.last AND d.day >= :monday AND d.day < :after)
    OR substr(coalesce(json_extract(s.before, '$.starts_at'), json_extract(s.before, '$.day')), 1, 10)
       BETWEEN :first AND :last))
ORDER BY c.pk DESC LIMIT :most
"""
"""Changes that may have moved the numbers of a week; an entry that was moved away is told by what it was."""


def review_of(store: Store, week: str) -> Review | None:
    """The review of a week, if it was begun."""
    return next(iter(select(store, Review, "WHERE week = ?", (week,))), None)


def marks_of(store: Store, week: str) -> tuple[Mark, ...]:
    """What the unbilled blocks of a week were marked, in the order in which that was done."""
    return tuple(select(store, Mark, "WHERE week = ? ORDER BY pk", (week,)))


def stop_marks(store: Store, first: str, last: str) -> tuple[Mark, ...]:
    """What was to be stopped in the weeks from `first` to `last`, both included, the oldest first."""
    return tuple(
        select(store, Mark, "WHERE answer = 'stop' AND week BETWEEN ? AND ? ORDER BY week, pk", (first, last))
    )


def bookmark(store: Store, week: str, step: str) -> None:
    """Remember where an open review was left.

    That is a bookmark and nothing that was done: it has no place in the history, and undoing what was done
    before need not take back a turned page first.
    """
    with explained(store.path):
        store.connection.execute(
            "UPDATE review SET step = ? WHERE week = ? AND closed_at IS NULL", (step, week)
        )


def done_since(store: Store, week: str, most: int) -> list[Change]:
    """What may have moved the numbers of a week since its review was closed, the newest change first."""
    closing = store.query(_CLOSED_BY, (week,))[0][0]
    if closing is None:
        return []
    monday, sunday = week_days(week)
    after = sunday + timedelta(days=1)
    parameters = {
        "closing": closing,
        "monday": monday.toordinal(),
        "after": after.toordinal(),
        "first": monday.isoformat(),
        "last": after.isoformat(),
        "most": most,
    }
    return [Change(str(pk), at, what) for pk, at, what in store.query(_DONE_SINCE, parameters)]
