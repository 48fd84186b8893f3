"""How long a client went without an update, week by week."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.patterns.recorded import between, monday_of, up_to
from tracker.patterns.updates import OF_WEEKS, day_told, is_tagged, meetings_that_tell
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.patterns.recorded import Piece, Recorded
    from tracker.records import Update

ONE_DAY = timedelta(days=1)


class Told:
    """The days on which a client heard how his work goes, as they were known at the end of any week.

    Args:
        recorded: everything recorded.
        client: by full name.
    """

    def __init__(self, recorded: Recorded, client: str) -> None:
        of_client = (of for of in recorded.updates if of.client == client)
        noted = ((day_told(of, recorded), self._noted(of, recorded)) for of in of_client)
        self._updates = [(day, on) for day, on in noted if day is not None]
        self._meetings = [of for of in recorded.pieces_of.get(client, ()) if of.kind == "meeting"]
        self._tagged = [of for of in self._meetings if is_tagged(of)]

    @staticmethod
    def _noted(of: Update, recorded: Recorded) -> date:
        return recorded.days.of(of.at)

    def before(self, end: date) -> list[date]:
        """In order: updates, risks once told, and the meetings that count as updates (domain 4.0)."""
        found = {day for day, noted in self._updates if day < end and noted < end}
        found |= {of.day for of in up_to(self._tagged, end)}
        recent: Sequence[Piece] = between(self._meetings, end - OF_WEEKS * ONE_WEEK, end)
        found |= {of.day for of in meetings_that_tell(recent, end)}
        return sorted(found)


class Counted:
    """Days that count towards a gap; those of leave weeks do not.

    Args:
        days: that count, in order.
        on_leave: the Mondays of leave weeks.
    """

    def __init__(self, days: Iterable[date], on_leave: Collection[date]) -> None:
        self._days = [day for day in days if monday_of(day) not in on_leave]

    def after(self, day: date, last: date) -> int:
        """How many lie after a day, up to and with another."""
        return max(bisect_right(self._days, last) - bisect_right(self._days, day), 0)


def calendar(recorded: Recorded, until: date) -> list[date]:
    """Every day from the first one that is looked at."""
    first = recorded.counted_since
    return [first + n * ONE_DAY for n in range((until - first).days)]


def longest_gap(told: Sequence[date], monday: date, counted: Counted) -> int | None:
    """The longest time without an update that the client had reached in a week.

    Each gap that ended in the week with an update, that day not counted, and the one that is open at its end.
    None without an update until then.

    Args:
        told: the days with an update before the end of the week, in order.
        monday: the first day of the week.
        counted: the days that count.
    """
    if not told:
        return None
    known = told[max(bisect_left(told, monday) - 1, 0) :]
    closed = [counted.after(before, after - ONE_DAY) for before, after in pairwise(known)]
    return max([*closed, counted.after(known[-1], monday + 6 * ONE_DAY)])
