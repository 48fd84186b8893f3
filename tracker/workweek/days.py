"""Days and weeks: to which day an instant belongs, and which settings say so.

A day is *virtual*: it runs from `day_starts_at` to the same time on the next date (the contract, section 4,
**Days**).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from tracker.errors import TrackerError, UsageError
from tracker.language import _
from tracker.workweek.clock import (
    DAY_SECONDS,
    EPOCH_DAY,
    FIRST_DAY,
    FIRST_SECOND,
    LAST_DAY,
    LAST_SECOND,
    epoch,
    instant_of,
    on_clock,
)

if TYPE_CHECKING:
    from tracker.records import Settings


class _Starts(dict[int, int]):
    """Epoch second at which each day (by ordinal) starts, worked out when first asked for."""

    def __init__(self, zone: tzinfo, starts_at: time) -> None:
        self._zone, self._starts_at = zone, starts_at.replace(tzinfo=None, fold=0)

    def __missing__(self, ordinal: int) -> int:
        if ordinal <= FIRST_DAY:  # the calendar's first and last day hold whatever lies outside it
            return FIRST_SECOND - 2 * DAY_SECONDS
        if ordinal > LAST_DAY:
            return LAST_SECOND + 2 * DAY_SECONDS
        local = datetime.combine(date.fromordinal(ordinal), self._starts_at, self._zone)
        self[ordinal] = found = epoch(local)
        return found


class Days:
    """The day rule: a day runs from `starts_at` on the clock of `zone` to the same time on the next date.

    In a clock-change gap or fold the first reading holds, so that every instant has exactly one day.
    """

    __slots__ = ("_guess", "_starts", "starts_at", "zone")

    def __init__(self, zone: tzinfo, starts_at: time = time(4)) -> None:
        self.zone, self.starts_at = zone, starts_at
        self._starts = _Starts(zone, starts_at)
        # Right under the offset of 1970; `ordinal_of_epoch` mends it where another one holds.
        self._guess = self._starts[EPOCH_DAY] - EPOCH_DAY * DAY_SECONDS

    def __repr__(self) -> str:
        return f"Days({self.zone}, {self.starts_at})"

    @classmethod
    def of_settings(cls, settings: "Iterable[Settings]") -> "Days":
        """The day rule of the newest settings."""
        from zoneinfo import ZoneInfo  # here, because it takes milliseconds that not every command needs

        latest = newest(settings)
        return cls(ZoneInfo(latest.timezone), time.fromisoformat(latest.day_starts_at))

    def start(self, day: date) -> datetime:
        """The UTC instant at which `day` starts."""
        return instant_of(min(max(self._starts[day.toordinal()], FIRST_SECOND), LAST_SECOND))

    def start_epoch(self, day: date) -> int:
        """The epoch second at which `day` starts."""
        return self._starts[day.toordinal()]

    def of(self, instant: datetime) -> date:
        """The day an instant belongs to."""
        return date.fromordinal(self.ordinal_of_epoch(epoch(instant)))

    def ordinal_of_epoch(self, seconds: int) -> int:
        """The day, as `date.toordinal`, that an epoch second belongs to."""
        starts = self._starts
        ordinal = (seconds - self._guess) // DAY_SECONDS
        while starts[ordinal] > seconds:
            ordinal -= 1
        while starts[ordinal + 1] <= seconds:
            ordinal += 1
        return ordinal

    def cut(self, starts: datetime, ends: datetime) -> list[tuple[date, int]]:
        """[(day, seconds)] for every day that [starts, ends) touches, adding up to the elapsed seconds."""
        pieces = self.cut_epoch(epoch(starts), epoch(ends))
        return [(date.fromordinal(ordinal), seconds) for ordinal, seconds in pieces]

    def cut_epoch(self, lo: int, hi: int) -> list[tuple[int, int]]:
        """`cut` on epoch seconds, with the days as `date.toordinal`; nothing for an empty interval."""
        if hi <= lo:
            return []
        starts = self._starts
        ordinal = (lo - self._guess) // DAY_SECONDS
        if starts[ordinal] <= lo and hi <= starts[ordinal + 1]:
            return [(ordinal, hi - lo)]
        ordinal = self.ordinal_of_epoch(lo)
        pieces = []
        while lo < hi:
            edge = min(hi, starts[ordinal + 1])
            if edge > lo:  # a day that the date line skipped has no seconds
                pieces.append((ordinal, edge - lo))
            lo, ordinal = edge, ordinal + 1
        return pieces

    def span(
        self, day: date, starts: time, ends: time, zone: tzinfo | None = None
    ) -> tuple[datetime, datetime]:
        """The instants of a range of wall times on `day`, on the clock of `zone` (None: of these days).

        A start before `starts_at` falls on the next date. A doubled time takes its first reading; an end that
        would not come after the start takes its second, and else the next date. TrackerError for a time that
        the clock skips.
        """
        zone = zone or self.zone
        on = day + timedelta(days=starts < self.starts_at)
        start = on_clock(on, starts, zone)
        if ends > starts:
            return start, on_clock(on, ends, zone, is_end=True)
        second = datetime.combine(on, ends, zone).replace(fold=1)
        if epoch(second) > max(epoch(second.replace(fold=0)), epoch(start)):
            return start, second
        return start, on_clock(on + timedelta(days=1), ends, zone, is_end=True)


def iso_week(day: date) -> str:
    """The ISO week of a day: "2026-W47"."""
    year, week, _unused = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_days(week: str) -> tuple[date, date]:
    """Monday and Sunday of an ISO week such as "2026-W47"; UsageError for a week that does not exist."""
    found = re.fullmatch(r"\s*([0-9]{4})-?[Ww]([0-9]{2})\s*", week)
    if found is None:
        raise UsageError(
            _("{week!r} is not a week").format(week=week[:40]),
            _("Write the year and the ISO week, such as 2026-W47"),
        )
    year, number = int(found[1]), int(found[2])
    try:
        monday = date.fromisocalendar(year, number, 1)
    except (ValueError, OverflowError):
        # 28 December is always in the last week of its ISO year.
        happened = _("The year {year} has no week {week}")
        last = date(year, 12, 28).isocalendar().week if year else 0
        if last:
            happened = _("The year {year} has no week {week}: it runs from W01 to W{last}")
        raise UsageError(
            happened.format(year=found[1], week=found[2], last=last),
            _("Choose another week, such as 2026-W47"),
        ) from None
    if monday > date.max - timedelta(days=6):
        raise UsageError(
            _("The calendar ends in the middle of {week}").format(week=iso_week(monday)),
            _("Choose another week, such as 2026-W47"),
        )
    return monday, monday + timedelta(days=6)


def week_after(week: str, weeks: int = 1) -> str:
    """The ISO week that lies `weeks` later (earlier when negative)."""
    try:
        return iso_week(week_days(week)[0] + timedelta(weeks=weeks))
    except OverflowError:
        raise UsageError(_("The calendar ends there"), _("Choose another week, such as 2026-W47")) from None


def week_before(week: str) -> str:
    """The ISO week before."""
    return week_after(week, -1)


def month_label(day: date) -> str:
    """The calendar month of a day: "2026-11"."""
    return f"{day.year:04d}-{day.month:02d}"


def newest(settings: "Iterable[Settings]") -> "Settings":
    """The settings with the latest `valid_from`: they say timezone, currency, country and day_starts_at."""
    return by_date(settings)[-1]


def in_force(settings: "Iterable[Settings]", day: date) -> "Settings":
    """The newest settings with valid_from <= day; before the first, the oldest.

    They say working_hours, capacity_hours and days_off (the contract, section 4, **Days**). A missing
    `valid_from` stands before every date.
    """
    dated = by_date(settings)
    return dated[max(bisect_right(dated, day, key=valid_from) - 1, 0)]


def by_date(settings: "Iterable[Settings]") -> "list[Settings]":
    """The settings in the order in which they came into force; TrackerError when there are none."""
    dated = sorted(settings, key=valid_from)
    if not dated:
        raise TrackerError(_("There are no settings yet"), _("Make them with `tracker init`"))
    return dated


def valid_from(settings: "Settings") -> date:
    """From when settings hold; without a date, always."""
    return settings.valid_from or date.min
