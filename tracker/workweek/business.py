"""Working time for questions by the thousand: added up once, then looked up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, tzinfo
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from tracker.workweek.clock import DAY_SECONDS, EPOCH_DAY, FIRST_DAY, LAST_DAY, merged, offset_at

if TYPE_CHECKING:
    from tracker.workweek.schedule import Schedule

_MICROS = 1_000_000


def business_clocks(
    schedule: Schedule, home: tzinfo, lo: int, hi: int
) -> Callable[[str | None], BusinessClock]:
    """The business clock of any IANA zone, None being `home`; each is made when first asked for.

    `lo` and `hi`: epoch seconds between which most questions will lie.
    """
    from zoneinfo import ZoneInfo  # here, because it takes milliseconds that not every command needs

    made: dict[str | None, BusinessClock] = {}

    def clock_of(zone: str | None) -> BusinessClock:
        if zone not in made:
            made[zone] = BusinessClock(schedule, ZoneInfo(zone) if zone else home, lo, hi)
        return made[zone]

    return clock_of


class BusinessClock:
    """The working time of a schedule on the clock of one zone, as a function of time that only grows.

    Args:
        schedule: says which time is working time; this clock gives its answers, faster.
        zone: on whose clock the schedule's windows are read.
        lo, hi: epoch seconds between which most questions will lie. A question beyond them is answered as
            well, after the clock has been widened.
    """

    __slots__ = ("_base", "_edges", "_hi", "_lo", "_schedule", "zone")

    def __init__(self, schedule: Schedule, zone: tzinfo, lo: int, hi: int) -> None:
        self.zone = zone
        self._schedule = schedule
        self._build(lo, max(lo, hi))

    def seconds(self, a: int, b: int) -> int:
        """Seconds of [a, b) inside working hours, for epoch seconds; 0 when it is empty."""
        return self.microseconds(a * _MICROS, b * _MICROS) // _MICROS

    def microseconds(self, a: int, b: int) -> int:
        """`seconds` in integer microseconds, both ways."""
        if b <= a:
            return 0
        if a < self._lo or b > self._hi:
            self._widen(a, b)
        # Windows start at the even edges and end at the odd ones, so an odd place lies inside one.
        edges, base = self._edges, self._base
        first, last = bisect_right(edges, a), bisect_right(edges, b)
        return base[last] - base[first] + (b if last & 1 else 0) - (a if first & 1 else 0)

    def is_working(self, at: int) -> bool:
        """Whether an epoch second lies inside working hours."""
        at *= _MICROS
        if at < self._lo or at >= self._hi:
            self._widen(at, at + 1)
        return bisect_right(self._edges, at) & 1 == 1

    def _widen(self, a: int, b: int) -> None:
        # By as much again as is known, so that questions ever farther away cost no more than one far away.
        more = self._hi - self._lo
        lo = min(a - more, self._lo) if a < self._lo else self._lo
        hi = max(b + more, self._hi) if b > self._hi else self._hi
        self._build(lo // _MICROS, -(-hi // _MICROS))

    def _build(self, lo: int, hi: int) -> None:
        # A day more at both ends: where clocks go back over midnight, a date comes in two pieces.
        first = max((lo + offset_at(self.zone, lo)) // DAY_SECONDS + EPOCH_DAY - 1, FIRST_DAY)
        last = min((hi + offset_at(self.zone, hi)) // DAY_SECONDS + EPOCH_DAY + 1, LAST_DAY)
        working, zone = self._schedule.working_windows, self.zone
        windows = (working(date.fromordinal(ordinal), zone) for ordinal in range(first, last + 1))
        inside = merged((max(a, lo), min(b, hi)) for a, b in chain.from_iterable(windows))
        self._lo, self._hi = lo * _MICROS, hi * _MICROS
        self._edges = [edge * _MICROS for window in inside for edge in window]
        # The time worked before a moment is what stands here, plus the moment itself inside a window.
        gained = ((-edge, edge)[n & 1] for n, edge in enumerate(self._edges))
        self._base = [0, *accumulate(gained)]
