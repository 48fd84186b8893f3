"""Clock times as written (24 and 12 hours, colons, dots, "9u30") and as instants of a time zone."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tracker.errors import BadFile
from tracker.language import _

DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()

TIME = (
    r"(?:\d{1,2}(?:[:.hHuU] ?\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?)?[hHuU]?"
    r"(?: ?(?:[AaPp]\.? ?[Mm]\.?(?![A-Za-z])|[Uu]hr|[Uu]ur))?)"
)
"""The pattern of a clock time inside a longer text, without groups."""

_PARTS = re.compile(
    r"(\d{1,2})(?:([:.hu]) ?(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?([hu])? ?(?:([ap])\.? ?m\.?|uhr|uur)?",
    re.IGNORECASE,
)


class Clock(NamedTuple):
    """A time of day: `text` as HH:MM:SS, and the seconds since midnight (86,400 for 24:00)."""

    text: str
    seconds: int


def clock_of(text: str) -> Clock | None:
    """The time of day that a text names; None when it names none. A bare number is no time."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    hour_text, separator, minute_text, second_text, mark, half = match.groups()
    hour, minute, second = int(hour_text), int(minute_text or 0), int(second_text or 0)
    if not separator and not mark and not half and text == hour_text:
        return None
    if half:
        is_pm = half in "pP"
        if hour > 23 or (hour > 12 and not is_pm):
            return None
        hour = hour % 12 + 12 * is_pm if hour <= 12 else hour
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and (minute or second)):
        return None
    seconds = hour * 3600 + minute * 60 + second
    return Clock(f"{hour % 24:02}:{minute:02}:{second:02}", seconds)


class ZonedDay(NamedTuple):
    """A local day. On a steady one, all instants have the same `offset` (as text: "+01:00") from UTC.

    `midnight` is the instant of its first moment in seconds since 1970, valid when steady; `next_day` is
    needed for 24:00.
    """

    day: date
    prefix: str
    midnight: int
    offset: str
    is_steady: bool


class Instant(NamedTuple):
    """A moment: RFC 3339 text with offset, seconds since 1970, and what had to be chosen, if anything."""

    text: str
    epoch: int
    is_doubled: bool = False


def zone_named(name: str) -> ZoneInfo:
    """The zone of that IANA name.

    Raises:
        BadFile: there is none.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise BadFile(
            _("There is no time zone called {name!r}").format(name=name),
            _("Use a name such as Europe/Amsterdam with --timezone"),
        ) from error


def zoned(day: date, zone: ZoneInfo) -> ZonedDay:
    """A day in a zone, with what is the same for all its instants."""
    noon = datetime.combine(day, time(0), zone)
    offset = noon.utcoffset() or timedelta(0)
    after = (noon + timedelta(days=1)).utcoffset() if day < date.max else offset
    is_steady = offset == after and noon.replace(fold=1).utcoffset() == offset
    seconds = int(offset.total_seconds())
    midnight = (day.toordinal() - _EPOCH) * DAY - seconds
    return ZonedDay(day, f"{day.isoformat()}T", midnight, offset_text(seconds), is_steady)


def offset_text(seconds: int) -> str:
    """An offset from UTC as RFC 3339 writes it: "+05:30". Seconds, as in offsets before 1937, are cut off."""
    sign = "-" if seconds < 0 else "+"
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{sign}{hours:02}:{minutes:02}"


def instant_at(day: ZonedDay, clock: Clock, zone: ZoneInfo, *, fold: int = 0) -> Instant | None:
    """The moment of a clock time on a local day; None when the clocks skipped it.

    Of a time that came twice, `fold` picks the first (0) or the second (1).
    """
    if day.is_steady and clock.seconds < DAY:
        return Instant(f"{day.prefix}{clock.text}{day.offset}", day.midnight + clock.seconds)
    wall = datetime.combine(day.day, time(0)) + timedelta(seconds=clock.seconds)
    first, second = (wall.replace(tzinfo=zone, fold=f).utcoffset() or timedelta(0) for f in (0, 1))
    if first < second:
        return None
    chosen = second if fold else first
    seconds = int(chosen.total_seconds())
    epoch = int((wall - chosen).replace(tzinfo=UTC).timestamp())
    return Instant(f"{wall.isoformat()}{offset_text(seconds)}", epoch, first != second)
