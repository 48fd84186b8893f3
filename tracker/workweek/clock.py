"""Instants, wall clocks and intervals: half-open, zone-aware, UTC inside.

Instants are aware datetimes, or integer epoch seconds where the name says so.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeVar

from tracker.errors import TrackerError, UsageError
from tracker.language import _

DAY_SECONDS = 86_400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_DAY, EPOCH_DAY, LAST_DAY = date.min.toordinal(), EPOCH.toordinal(), date.max.toordinal()
FIRST_SECOND = (FIRST_DAY - EPOCH_DAY) * DAY_SECONDS
LAST_SECOND = (LAST_DAY + 1 - EPOCH_DAY) * DAY_SECONDS - 1
"""What a `date` (by ordinal) and a UTC `datetime` (by epoch second) can hold."""

_SECOND = timedelta(seconds=1)

T = TypeVar("T", int, datetime)
Interval = tuple[int, int]
"""[start, end) in epoch seconds, or in seconds since local midnight where said."""


def epoch(instant: datetime) -> int:
    """Whole seconds since 1970-01-01 UTC, fractions dropped; UsageError for a time without a zone."""
    if instant.tzinfo is None:
        raise UsageError(
            _("The time {instant} has no time zone").format(instant=instant),
            _("Give it one, for instance with tzinfo=ZoneInfo('Europe/Amsterdam')"),
        )
    return (instant - EPOCH) // _SECOND


def instant_of(seconds: int) -> datetime:
    """The UTC instant that lies `seconds` after 1970-01-01 UTC."""
    return EPOCH + timedelta(seconds=seconds)


def clock_change(zone: tzinfo, lo: int, hi: int) -> int | None:
    """The epoch second in (lo, hi] from which another offset holds than at `lo`; None when it is the same."""
    before = offset_at(zone, lo)
    if offset_at(zone, hi) == before:
        return None
    while hi - lo > 1:
        middle = (lo + hi) // 2
        lo, hi = (middle, hi) if offset_at(zone, middle) == before else (lo, middle)
    return hi


def offset_at(zone: tzinfo, seconds: int) -> int:
    """Seconds by which clocks in `zone` are ahead of UTC at an epoch second."""
    within = min(max(seconds, FIRST_SECOND + DAY_SECONDS), LAST_SECOND - DAY_SECONDS)
    ahead = instant_of(within).astimezone(zone).utcoffset()
    return 0 if ahead is None else ahead // _SECOND


def on_clock(day: date, clock: time, zone: tzinfo, *, is_end: bool = False) -> datetime:
    """The first instant at which clocks in `zone` show a wall time; TrackerError when they skip it.

    An end may be the very moment from which they skip: 1:00-2:00 is an hour, also in the night of March.
    """
    local = datetime.combine(day, clock, zone)
    shown = local.astimezone(UTC).astimezone(zone)
    if shown.replace(tzinfo=None) == local.replace(tzinfo=None):
        return local
    change = clock_change(zone, epoch(local.replace(fold=1)), epoch(local)) or epoch(local)
    if is_end and change == epoch(local):
        return shown
    before = instant_of(change - 1).astimezone(zone) + _SECOND
    after = instant_of(change).astimezone(zone)
    raise TrackerError(
        _(
            "{clock:%H:%M} on {day} does not exist in {zone}: there the clock goes from "
            "{before:%H:%M} straight to {after:%H:%M}"
        ).format(clock=clock, day=day, zone=zone, before=before, after=after),
        _("Write the time that the clock showed, or a duration such as 1h30"),
    )


def clip(starts: T, ends: T, lo: T, hi: T) -> tuple[T, T] | None:
    """The part of [starts, ends) that lies in [lo, hi); None when there is none."""
    a, b = max(starts, lo), min(ends, hi)
    return (a, b) if a < b else None


def overlaps(intervals: Sequence[tuple[T, T]], limit: int | None = None) -> list[tuple[int, int]]:
    """Positions (i, j), i < j, of every two intervals that share time; back-to-back ones do not.

    O(n log n) and one step per pair; `limit` stops at so many pairs, for data in which all overlap all.
    """
    from heapq import heappop, heappush  # here, because only a review asks

    found: list[tuple[int, int]] = []
    running: list[tuple[T, int]] = []
    for position in sorted(range(len(intervals)), key=lambda i: intervals[i][0]):
        starts, ends = intervals[position]
        if ends <= starts:
            continue
        while running and running[0][0] <= starts:
            heappop(running)
        for _unused, other in running:
            if len(found) == limit:
                return sorted(found)
            found.append((other, position) if other < position else (position, other))
        heappush(running, (ends, position))
    return sorted(found)


def merged(intervals: Iterable[Interval]) -> Iterator[Interval]:
    """The same time in order, with intervals that touch or overlap made one."""
    held: Interval | None = None
    for lo, hi in sorted(i for i in intervals if i[0] < i[1]):
        if held is None or lo > held[1]:
            if held is not None:
                yield held
            held = (lo, hi)
        else:
            held = (held[0], max(held[1], hi))
    if held is not None:
        yield held


def without(intervals: Iterable[Interval], off: Sequence[Interval]) -> Iterator[Interval]:
    """The intervals less the time of `off`, which is merged and in order."""
    for lo, hi in intervals:
        for off_lo, off_hi in off[max(bisect_right(off, (lo, lo)) - 1, 0) :]:
            if off_lo >= hi:
                break
            if off_lo > lo:
                yield lo, off_lo
            lo = max(lo, off_hi)
            if lo >= hi:
                break
        if lo < hi:
            yield lo, hi
