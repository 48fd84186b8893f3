"""Working windows, business time and capacity (the contract, section 4, **Off** and `utilization`)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from tracker.workweek.clock import (
    DAY_SECONDS,
    EPOCH_DAY,
    FIRST_DAY,
    LAST_DAY,
    Interval,
    clip,
    clock_change,
    epoch,
    merged,
    offset_at,
    without,
)
from tracker.workweek.days import by_date, valid_from

if TYPE_CHECKING:
    from tracker.records import Settings


def week_windows(settings: "Settings") -> tuple[tuple[Interval, ...], ...]:
    """The nominal working windows of Monday to Sunday: seconds since local midnight, in order, merged."""
    from tracker.records import WEEKDAYS  # here, because counting days needs no record

    def seconds(clock: str) -> int:
        hours, minutes = clock.split(":")
        return int(hours) * 3600 + int(minutes) * 60

    named = (settings.working_hours.get(name, ()) for name in WEEKDAYS)
    return tuple(tuple(merged((seconds(a), seconds(b)) for a, b in windows)) for windows in named)


def week_capacity(settings: "Settings") -> tuple[float, ...]:
    """The nominal capacity of Monday to Sunday in seconds, before days off and leave.

    capacity_hours x working minutes of the day / those of the week; 0 without working hours (the contract,
    section 4, `utilization`). Not rounded, so that the days of a week add up to it.
    """
    week = [sum(hi - lo for lo, hi in windows) for windows in week_windows(settings)]
    return tuple(settings.capacity_hours * 3600 * of / (sum(week) or 1) for of in week)


class Schedule:
    """When the consultant works: the weekly windows of dated settings, without days off and leave.

    Args:
        settings: all settings; each date goes by those in force on it.
        leave_days: dates with leave that has no clock time: off as a whole.
        leave: (start, end) of leave with clock times: off for that time.

    Windows are read on the local clock of the `zone` that is asked for: an instant is working when its wall
    time lies in a window of its date. So a clock change shortens or lengthens a window as it does the day.
    """

    def __init__(
        self,
        settings: "Iterable[Settings]",
        leave_days: Iterable[date] = (),
        leave: Iterable[tuple[datetime, datetime]] = (),
    ) -> None:
        self._dated = [(valid_from(s), week_windows(s), frozenset(s.days_off)) for s in by_date(settings)]
        self._leave_days = frozenset(leave_days)
        self._leave = list(merged((epoch(a), epoch(b)) for a, b in leave))
        self._known: dict[tzinfo, dict[int, tuple[Interval, ...]]] = {}

    def windows(self, day: date) -> tuple[Interval, ...]:
        """The working windows of a date in seconds since local midnight; none on a day off or of leave."""
        at = bisect_right(self._dated, day, key=lambda dated: dated[0]) - 1
        _, week, days_off = self._dated[max(at, 0)]
        return () if day in days_off or day in self._leave_days else week[day.weekday()]

    def working_windows(self, day: date, zone: tzinfo) -> tuple[Interval, ...]:
        """The working intervals of a date on the clock of `zone`, in epoch seconds, without leave."""
        return self._working(day.toordinal(), zone)

    def is_working(self, instant: datetime, zone: tzinfo) -> bool:
        """Whether an instant lies inside working hours on the clock of `zone`."""
        at = epoch(instant)
        return any(lo <= at < hi for lo, hi in self._working(instant.astimezone(zone).toordinal(), zone))

    def business_seconds(self, starts: datetime, ends: datetime, zone: tzinfo) -> int:
        """Seconds of [starts, ends) inside working hours on the clock of `zone`; 0 when it is empty."""
        lo, hi = epoch(starts), epoch(ends)
        if hi <= lo:
            return 0
        # A day more at both ends: where clocks go back over midnight, a date comes in two pieces.
        first = max(starts.astimezone(zone).toordinal() - 1, FIRST_DAY)
        last = min(ends.astimezone(zone).toordinal() + 1, LAST_DAY)
        total = 0
        for ordinal in range(first, last + 1):
            for start, end in self._working(ordinal, zone):
                if start < hi and lo < end:
                    total += min(end, hi) - max(start, lo)
        return total

    def _working(self, ordinal: int, zone: tzinfo) -> tuple[Interval, ...]:
        known = self._known.setdefault(zone, {})
        if ordinal not in known:
            windows = self.windows(date.fromordinal(ordinal))
            known[ordinal] = tuple(without(_readings(ordinal, windows, zone), self._leave)) if windows else ()
        return known[ordinal]


def _readings(ordinal: int, windows: Sequence[Interval], zone: tzinfo) -> Iterator[Interval]:
    """The epoch seconds at which clocks in `zone` read the given seconds of the given date."""
    midnight = (ordinal - EPOCH_DAY) * DAY_SECONDS
    # Offsets stay below a day, so these bounds hold whatever the clock does on that date.
    lo, hi = midnight - DAY_SECONDS, midnight + 2 * DAY_SECONDS
    while lo < hi:
        change = clock_change(zone, lo, hi) or hi
        offset = offset_at(zone, lo)
        for start, end in windows:
            piece = clip(midnight + start - offset, midnight + end - offset, lo, change)
            if piece is not None:
                yield piece
        lo = change
