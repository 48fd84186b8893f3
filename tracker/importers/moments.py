"""When an event takes place: from the cells of its start and end to instants, or to whole days.

A cell may hold a day, a clock time, both, or a range of either. Every distinct text is taken apart once.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from tracker.errors import BadFile
from tracker.importers.base import DateOrder
from tracker.importers.clocks import DAY, TIME, Clock, Instant, ZonedDay, clock_of, instant_at, zoned
from tracker.importers.dates import DATE, ORDER_NAMES, day_of, written_date
from tracker.language import _

K = TypeVar("K")
V = TypeVar("V")

_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MARKS = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff"))
_DAY_NAME = r"(?:[^\W\d]+[.,]* )?"
_SPAN = re.compile(
    rf"(?:{_DAY_NAME}(?P<date>{DATE})\.?,?)?(?:[ T]?(?P<time>{TIME}))?"
    rf"(?:(?: ?[-\u2013\u2014] ?| (?:to|bis|tot|until|à|a|hasta) )"
    rf"(?:{_DAY_NAME}(?P<last>{DATE})\.?,?)?(?:[ T]?(?P<until>{TIME}))?)?"
)
_WITH_OFFSET = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[-+]\d{2}:?\d{2})| [\d:.]+ ?(?:Z|\+\d{2}:?\d{2}))"
)


MEMO_SIZE = 1 << 15
"""Enough for every day of ninety years; a file in which all texts differ starts afresh and stays small."""


class Memo(dict[K, V], Generic[K, V]):
    """A mapping that fills itself, so that equal texts are read once; it forgets when it grows too large."""

    def __init__(self, read: Callable[[K], V]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: K) -> V:
        if len(self) >= MEMO_SIZE:
            self.clear()
        value = self[key] = self._read(key)
        return value


class Span(NamedTuple):
    """A cell taken apart, each part still text; `instant` instead where the cell has its own offset."""

    date: str | None
    time: str | None
    last: str | None
    until: str | None
    instant: datetime | None = None


class Cell(NamedTuple):
    """A cell of the start or end, read: days, clock times, or its own instant."""

    day: date | None
    clock: Clock | None
    last: date | None
    until: Clock | None
    instant: datetime | None


class When(NamedTuple):
    """The time of an event: two instants, or (both None) the first and last day of an all-day one."""

    starts_at: str | None
    ends_at: str | None
    seconds: int
    day: date | None
    last_day: date | None
    notice: str | None


def quoted(text: str) -> str:
    """A cell as a sentence shows it, cut to 40 characters."""
    text = tidied(text)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def tidied(text: str) -> str:
    """A cell without invisible marks, and with plain single spaces."""
    return _BLANKS.sub(" ", text if text.isascii() else text.translate(_MARKS)).strip()


def no_such_day(text: str, order: DateOrder | None) -> str:
    """What is said of a day that the calendar does not have; `order`: how its numbers were read."""
    said = (
        _("{text} is no day that exists when read as {order}") if order else _("{text} is no day that exists")
    )
    return said.format(text=quoted(text), order=_(ORDER_NAMES[order]) if order else "")


def span_of(text: str) -> Span | None:
    """A start or end cell in its parts; None when it is no moment."""
    text = tidied(text)
    if _WITH_OFFSET.fullmatch(text):
        try:
            instant = datetime.fromisoformat(text[:11] + text[11:].replace(" ", ""))
        except ValueError:
            return None
        return Span(None, None, None, None, instant)
    match = _SPAN.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    return Span(match["date"], match["time"], match["last"], match["until"])


class Calendar:
    """Reads the start and end cells of one file, with one date order and one zone for all of it."""

    def __init__(self, order: DateOrder | None, zone: ZoneInfo | None) -> None:
        self._order = order
        self._zone = zone
        self._cells: Memo[str, Cell | str] = Memo(self._cell)
        self._days: Memo[date, ZonedDay] = Memo(self._zoned)
        self._plain_days: Memo[str, ZonedDay | None] = Memo(self._plain_day)
        self._plain_clocks: Memo[str, Clock | None] = Memo(self._plain_clock)

    def when(self, start: str, start_time: str, end: str, end_time: str, is_all_day: bool) -> When | str:
        """When an event takes place, or a sentence on why that cannot be told.

        An end without a day that is earlier than the start is on the next day.

        Raises:
            BadFile: it has a clock time, and no zone was given.
        """
        day, from_clock = self._plain_days[start], self._plain_clocks[start_time]
        last, to_clock = self._plain_days[end], self._plain_clocks[end_time]
        if day and last and from_clock and to_clock and not is_all_day:
            # Nearly every row of an export comes through here; the rest is as slow as it needs to be.
            _day, prefix, midnight, offset, _is_steady = day
            _day, last_prefix, last_midnight, last_offset, _is_steady = last
            clock, begins = from_clock
            last_clock, ends = to_clock
            seconds = last_midnight + ends - midnight - begins
            if seconds > 0 and (begins or ends):
                starts_at, ends_at = prefix + clock + offset, last_prefix + last_clock + last_offset
                return When(starts_at, ends_at, seconds, None, None, None)
        return self._any(start, start_time, end, end_time, is_all_day)

    def _any(self, start: str, start_time: str, end: str, end_time: str, is_all_day: bool) -> When | str:
        cells = self._cells
        first, opens, final, closes = cells[start], cells[start_time], cells[end], cells[end_time]
        if isinstance(first, str):
            return _("The start {fault}").format(fault=first)
        if isinstance(opens, str):
            return _("The start time {fault}").format(fault=opens)
        if isinstance(final, str):
            return _("The end {fault}").format(fault=final)
        if isinstance(closes, str):
            return _("The end time {fault}").format(fault=closes)
        if first.instant is not None:
            return self._fixed(first.instant, final.instant)
        day, last = first.day, final.day or first.last
        from_clock = opens.clock or first.clock
        to_clock = closes.clock or final.clock or opens.until or first.until
        if day is None:
            return _("There is no start day")
        if is_all_day or (from_clock is None and to_clock is None):
            return _whole_days(day, last, to_clock)
        if from_clock is None:
            return _("There is an end time but no start time")
        if to_clock is None:
            return _("There is no end time") if last else _("There is no end")
        if from_clock.seconds == 0 and _ends_at_midnight(day, last, to_clock):
            return _whole_days(day, last, to_clock)
        return self._timed(day, from_clock, last, to_clock)

    def _timed(self, day: date, from_clock: Clock, last: date | None, to_clock: Clock) -> When | str:
        start = self._instant(day, from_clock)
        if isinstance(start, str):
            return start
        notice = _doubled(from_clock) if start.is_doubled else None
        end = self._instant(last or day, to_clock)
        if isinstance(end, str):
            return end
        if end.is_doubled:
            is_second = False
            if end.epoch <= start.epoch:
                end, is_second = self._second(last or day, to_clock), True
            notice = notice or _doubled(to_clock, is_second=is_second)
        if end.epoch <= start.epoch and last is None and to_clock.seconds < from_clock.seconds:
            following = self._instant(day + timedelta(days=1), to_clock)
            if isinstance(following, str):
                return following
            end, notice = following, _("It ends on the next day")
        if end.epoch <= start.epoch:
            return _("It ends on {day} at {time}, which is not after its start at {start}").format(
                day=end.text[:10], time=end.text[11:16], start=start.text[11:16]
            )
        return When(start.text, end.text, end.epoch - start.epoch, None, None, notice)

    def _instant(self, day: date, clock: Clock) -> Instant | str:
        zoned_day = self._days[day]
        if zoned_day.is_steady and clock.seconds < DAY:
            return Instant(
                zoned_day.prefix + clock.text + zoned_day.offset, zoned_day.midnight + clock.seconds
            )
        assert self._zone is not None
        instant = instant_at(zoned_day, clock, self._zone)
        if instant is None:
            return _("{time} does not exist on {day} in {zone}: the clocks skipped it that night").format(
                time=clock.text[:5], day=day.isoformat(), zone=self._zone.key
            )
        return instant

    def _second(self, day: date, clock: Clock) -> Instant:
        assert self._zone is not None
        instant = instant_at(self._days[day], clock, self._zone, fold=1)
        assert instant is not None
        return instant

    def _fixed(self, start: datetime, end: datetime | None) -> When | str:
        """An event whose cells bear their own offset: shown in the zone of the import, if there is one."""
        if end is None:
            return _("There is no end with an offset like the start's")
        seconds = int((end - start).total_seconds())
        if seconds <= 0:
            return _("It does not end after its start")
        texts = [moment.astimezone(self._zone) if self._zone else moment for moment in (start, end)]
        starts_at, ends_at = (moment.isoformat(timespec="seconds") for moment in texts)
        return When(starts_at, ends_at, seconds, None, None, None)

    def _plain_day(self, text: str) -> ZonedDay | None:
        """The day of a cell that holds nothing else, if no clock change makes it special."""
        cell = self._cells[text]
        if isinstance(cell, str) or cell.day is None or self._zone is None:
            return None
        is_plain = cell.clock is None and cell.last is None and cell.until is None
        day = self._days[cell.day]
        return day if is_plain and day.is_steady else None

    def _plain_clock(self, text: str) -> Clock | None:
        """The time of a cell that holds nothing else."""
        cell = self._cells[text]
        if isinstance(cell, str) or cell.clock is None or cell.day is not None or cell.until is not None:
            return None
        return cell.clock if cell.clock.seconds < DAY else None

    def _zoned(self, day: date) -> ZonedDay:
        if self._zone is None:
            raise BadFile(
                _("The file has clock times, but does not say in which time zone they are"),
                _("Name it, such as --timezone Europe/Amsterdam"),
            )
        return zoned(day, self._zone)

    def _cell(self, text: str) -> Cell | str:
        if not tidied(text):
            return Cell(None, None, None, None, None)
        span = span_of(text)
        if span is None:
            return _("{text} is no day or time that can be read").format(text=quoted(text))
        days = [day_of(written, self._order) if written else None for written in (span.date, span.last)]
        clocks = [clock_of(written) if written else None for written in (span.time, span.until)]
        if (span.date and days[0] is None) or (span.last and days[1] is None):
            parts = written_date(span.date or "")
            return no_such_day(text, self._order if parts is not None and parts.order is None else None)
        if (span.time and clocks[0] is None) or (span.until and clocks[1] is None):
            return _("{text} is no time of day").format(text=quoted(text))
        return Cell(days[0], clocks[0], days[1], clocks[1], span.instant)


def _ends_at_midnight(day: date, last: date | None, clock: Clock) -> bool:
    return clock.seconds == DAY or (clock.seconds == 0 and last is not None and last > day)


def _whole_days(day: date, last: date | None, to_clock: Clock | None) -> When | str:
    final = last or day
    if to_clock is not None and to_clock.seconds == 0 and final > day:
        final -= timedelta(days=1)  # midnight is where the next day begins
    if final < day:
        return _("It ends on {end}, before its start on {start}").format(
            end=final.isoformat(), start=day.isoformat()
        )
    return When(None, None, 0, day, final, None)


def _doubled(clock: Clock, *, is_second: bool = False) -> str:
    said = (
        _("{time} happens twice that night; the second was taken")
        if is_second
        else _("{time} happens twice that night; the first was taken")
    )
    return said.format(time=clock.text[:5])
