"""The day and time before each message: how a file writes them, and the instant they mean.

A phone writes all stamps of an export in one way, that of its language and region. Which way it is, is
decided from the head of the file; a line in another way, as in a chat pasted into a message, is then text.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from tracker.importers.base import DateOrder
from tracker.importers.clocks import DAY, Clock, ZonedDay, clock_of, zoned
from tracker.importers.dates import day_of
from tracker.importers.instants import Instants
from tracker.importers.moments import Memo, no_such_day, quoted, tidied
from tracker.language import _
from tracker.records.base import YEARS

_M = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_B = "[ \u00a0\u2009\u202f]"
_HALF = (
    rf"[ap]\.?{_B}?m\.?|vorm\.?|nachm\.?|[fe]\.?{_B}?m\.?|[ai]p\.?|dop\.?|odp\.?|p[gd]|ptg|md|sa|ch"
    "|[\u03c0\u03bc]\\.?\u03bc\\.?|\u0635|\u0645|[\u0642\u0628]\\.\u0638\\.?"
    '|\u05dc\u05e4\u05e0\u05d4["\u05f4]\u05e6|\u05d0\u05d7\u05d4["\u05f4]\u05e6|uhr|uur|h'
)
_MINUTE = (  # with "klo", "a las", or in Chinese the half of the day before it
    rf"(?:[^\W\d_]{{1,10}}(?:{_B}las)?[.,]{{0,2}}{_B}{{0,2}})?\d{{1,2}}(?:[:.]|{_B}?[Hh]{_B}?)\d\d"
)
_SECOND = rf"(?:[:.]|{_B}?min{_B}?)(\d\d)(?:{_B}?s)?"
_AFTERWARDS = rf"(?:{_M}{_B}{{0,2}}(?i:{_HALF}))?"
_BEFORE = {"bracket": rf"\[{_M}", "dash": "", "colon": ""}
_AFTER = {"bracket": rf"\]{_M}{_B}?", "dash": rf"{_B}[-\u2013]{_B}{_M}", "colon": rf":{_B}{_M}"}

_AM = "am vorm fm ap πμ ص قظ לפנהצ sa dop de pg pd öö 上午 오전 午前"
_PM = "pm nachm em ip μμ م بظ אחהצ ch odp du ptg md ös 下午 오후 午後"
_HALVES = dict.fromkeys(_AM.split(), "am") | dict.fromkeys(_PM.split(), "pm")
_PARTS = re.compile(r"(\D*)(\d+)\D+(\d\d)(\D*)")
_FIRST_LINES = 20


class Layout(NamedTuple):
    """How the stamps of a file are written.

    Attributes:
        frame: "bracket" for "[...] ", "dash" for "... - ", "colon" for "...: ".
        separator: what stands between the numbers of a date.
        has_year_first: whether a year of four digits comes first.
        has_seconds: whether clock times have seconds.
    """

    frame: str
    separator: str
    has_year_first: bool
    has_seconds: bool


@lru_cache
def pattern(layout: Layout) -> re.Pattern[str]:
    """The pattern of a stamp at the beginning of a line; its groups: day, minute, second, half of the day."""
    frame = layout.frame
    mark = rf"{_M}{re.escape(layout.separator)}{_B}?"
    second = _SECOND if layout.has_seconds else "()"
    return re.compile(
        rf"{_M}{_BEFORE[frame]}({_date(layout, mark)}){_M}(?:[.,\u060c]|{_B}){{1,4}}{_M}"
        rf"({_MINUTE}){second}({_AFTERWARDS}){_M}{_AFTER[frame]}"
    )


@lru_cache
def plain_pattern(layout: Layout) -> re.Pattern[str]:
    """What most stamps look like, with the groups of `pattern`: it matches fewer, but twice as fast."""
    frame = layout.frame
    second = r":(\d\d)" if layout.has_seconds else "()"
    return re.compile(
        rf"{_BEFORE[frame]}({_date(layout, re.escape(layout.separator))}),? (\d{{1,2}}:\d\d){second}"
        rf"((?:{_B}[AaPp][Mm])?){_AFTER[frame]}"
    )


def _date(layout: Layout, mark: str) -> str:
    first, last = (r"\d{4}", r"\d{1,2}") if layout.has_year_first else (r"\d{1,2}", r"(?:\d{4}|\d\d)")
    return rf"{first}{mark}\d{{1,2}}{mark}{last}"


@lru_cache
def _layouts() -> tuple[Layout, ...]:
    # Dash and bracket first: they are today's; a colon was written by iPhones until 2016, with seconds.
    plain = [
        Layout(frame, separator, has_year_first, has_seconds)
        for frame in ("bracket", "dash")
        for separator in "-/."
        for has_year_first in (False, True)
        for has_seconds in (False, True)
    ]
    return (*plain, *(Layout("colon", separator, False, True) for separator in "/.-"))


def layout_of(lines: Sequence[str]) -> Layout | None:
    """The layout that most stamps at the beginnings of `lines` have; None when they are no chat.

    One of the first twenty lines that are not blank must have a stamp.
    """
    filled = [line for line in lines if line.strip()]
    found: Counter[Layout] = Counter()
    for number, line in enumerate(filled):
        if number == _FIRST_LINES and not found:
            return None
        layout = _layout_of_line(line, found)
        if layout is not None:
            found[layout] += 1
    if not found:
        return None
    layout, count = found.most_common(1)[0]
    return layout if 2 * count >= found.total() else None


def _layout_of_line(line: str, likely: Counter[Layout]) -> Layout | None:
    beginning = line[:80]
    for layout in (*likely, *_layouts()):
        if pattern(layout).match(beginning):
            return layout
    return None


class _Minute(NamedTuple):
    """A time of day to the minute, and the beginning of its text: "14:05:"."""

    clock: Clock
    prefix: str


class Stamps:
    """Reads the stamps of one file, in one date order and on one clock; equal texts are read once."""

    def __init__(self, order: DateOrder | None, instants: Instants) -> None:
        self._order = order
        self._instants = instants
        self._days: Memo[str, ZonedDay | None] = Memo(self._day)
        self._minutes: Memo[str, _Minute | None] = Memo(_minute)
        self._seconds: Memo[str, str | None] = Memo(_second)

    def at(self, day_text: str, minute_text: str, second_text: str) -> tuple[str, str] | None:
        """The moment of a stamp as RFC 3339, and what the clock showed; None when there is no such moment.

        `minute_text` bears the half of the day; `second_text` is empty where stamps have no seconds.
        """
        day, minute, second = self._days[day_text], self._minutes[minute_text], self._seconds[second_text]
        if day is None or minute is None or second is None:
            return None
        if day.is_steady and minute.clock.seconds < DAY:
            shown = day.prefix + minute.prefix + second
            return shown + day.offset, shown
        since_midnight = timedelta(seconds=minute.clock.seconds + int(second))
        wall = datetime.combine(day.day, time(0)) + since_midnight
        at = self._instants.shown(wall)
        return None if at is None else (at, wall.isoformat())

    def why(self, day_text: str, minute_text: str) -> str:
        """Why `at` gave None, as a sentence without full stop."""
        if self._days[day_text] is None:
            return no_such_day(day_text, self._order)
        return _("{text} is no time of day").format(text=quoted(minute_text))

    def _day(self, text: str) -> ZonedDay | None:
        day = day_of(tidied(text), self._order)
        return zoned(day, self._instants.zone) if day is not None and day.year in YEARS else None


def _minute(text: str) -> _Minute | None:
    parts = _PARTS.fullmatch(tidied(text))
    if parts is None:
        return None
    before, hour, minute, after = parts.groups()
    half = _HALVES.get(_word(before)) or _HALVES.get(_word(after)) or ""
    clock = clock_of(f"{int(hour):02}:{int(minute):02} {half}".rstrip())
    return _Minute(clock, clock.text[:6]) if clock is not None else None


def _second(text: str) -> str | None:
    second = int(text or 0)
    return f"{second:02}" if second < 60 else None


def _word(text: str) -> str:
    letters = "".join(letter for letter in text if letter.isalpha())
    return unicodedata.normalize("NFKC", letters).casefold()
