"""Dates as people and programs write them, and the day-month order of a whole column.

A date that could be read in two ways is never decided by itself: the whole column is looked at, and where
that stays open the user is asked. Dots mean day.month.year and a year of four digits in front means
year-month-day, whatever the rest of the column says. A year of two digits in front (26/11/20) is read so only
when the user says `ymd`: no calendar program writes it by default, and it would leave every column open.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tracker.errors import DateOrderOpen
from tracker.importers.base import DateOrder
from tracker.language import N_, _
from tracker.language.parts import month_name

DATE = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.] ?\d{1,2}[-/.] ?(?:\d{4}|\d{2})(?!\d))"
"""The pattern of a date inside a longer text, without groups."""

_PARTS = re.compile(r"(\d+)([-/.]) ?(\d+)\2 ?(\d+)")
_ASK = N_("Say how they are read with --date-order dmy|mdy|ymd")
ORDER_NAMES: Mapping[DateOrder, str] = {
    "dmy": N_("day-month-year"),
    "mdy": N_("month-day-year"),
    "ymd": N_("year-month-day"),
}
"""How a sentence calls an order; goes through `_` there."""


class WrittenDate(NamedTuple):
    """The three numbers of a date in the order written; `order` None while it is open."""

    first: int
    second: int
    third: int
    order: DateOrder | None
    has_short_year: bool


def written_date(text: str) -> WrittenDate | None:
    """The parts of a date text that matches `DATE`; None when its separators differ."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    first, separator, second, third = match.groups()
    order: DateOrder | None = "ymd" if len(first) == 4 else "dmy" if separator == "." else None
    return WrittenDate(int(first), int(second), int(third), order, len(third) == 2)


def date_order_of(texts: Iterable[str], given: DateOrder | None) -> DateOrder | None:
    """The order in which the dates of a whole column are read; None when it holds no dates.

    A column whose open dates all have day and month equal is decided: both readings give the same days.

    Raises:
        DateOrderOpen: nothing in the column decides, or it contradicts itself, and `given` is None.
    """
    if given is not None:
        return given
    written = [(text, parts) for text in texts if (parts := written_date(text)) is not None]
    unsettled = [(text, parts) for text, parts in written if parts.order is None]
    if not unsettled:
        orders = [parts.order for _text, parts in written]
        return "dmy" if "dmy" in orders else "ymd" if orders else None
    day_first = next((text for text, parts in unsettled if parts.first > 12 >= parts.second), None)
    month_first = next((text for text, parts in unsettled if parts.second > 12 >= parts.first), None)
    if day_first and month_first:
        raise DateOrderOpen(
            _(
                "The dates contradict each other: {day_first} has the day first, {month_first} the month"
            ).format(day_first=day_first, month_first=month_first),
            _(_ASK),
        )
    if day_first or month_first:
        return "dmy" if day_first else "mdy"
    undecided = next(((text, parts) for text, parts in unsettled if parts.first != parts.second), None)
    if undecided is None:
        return "dmy"
    text, parts = undecided
    raise DateOrderOpen(
        _(
            "No date in the file shows whether the day or the month comes first. {text}: {one} or {other}?"
        ).format(
            text=text, one=_reading(parts.first, parts.second), other=_reading(parts.second, parts.first)
        ),
        _(_ASK),
    )


def _reading(day: int, month: int) -> str:
    return f"{day} {month_name(month, whole=True) if month <= 12 else month}"


def day_of(text: str, order: DateOrder | None) -> date | None:
    """The day a date text names when open dates are read in `order`; None when there is no such day.

    Years outside 1899 to 2199 are slips of the pen; 30 December 1899 is what spreadsheets put before a bare
    clock time.
    """
    parts = written_date(text)
    if parts is None:
        return None
    first, second, third, own, has_short_year = parts
    order = own or order
    if order == "ymd":
        if own is None and not has_short_year:
            return None
        year, month, day, has_short_year = first, second, third, own is None
    elif order == "mdy":
        month, day, year = first, second, third
    else:
        day, month, year = first, second, third
    if has_short_year:
        year += 2000 if year < 69 else 1900  # the pivot of POSIX strptime, %y
    if not 1899 <= year < 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
