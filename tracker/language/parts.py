"""What goes into a sentence by itself: choices, lists, numbers and days, as the spoken language has them.

For the sentences of the rooms below `wording`, which must not wait for a library of all languages.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce

from tracker.language import N_, _, current

_MARKS = {"en": (",", "."), "nl": (".", ",")}
"""What stands between thousands and before decimals, by language."""

_WEEKDAYS = (
    (N_("Monday"), N_("Mon")),
    (N_("Tuesday"), N_("Tue")),
    (N_("Wednesday"), N_("Wed")),
    (N_("Thursday"), N_("Thu")),
    (N_("Friday"), N_("Fri")),
    (N_("Saturday"), N_("Sat")),
    (N_("Sunday"), N_("Sun")),
)
_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July")),
    *(N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def either(words: Iterable[str]) -> str:
    """Words to choose from: "A or B or C"; there is at least one."""
    return reduce(lambda one, other: _("{one} or {other}").format(one=one, other=other), words)


def both(words: Iterable[str]) -> str:
    """Words that hold together: "A and B"; there is at least one."""
    return reduce(lambda one, other: _("{one} and {other}").format(one=one, other=other), words)


def numeral(number: float, decimals: int | None = None) -> str:
    """A number with its thousands apart: "1,234.5"; without `decimals` those it has, six digits in all."""
    if decimals is None:
        written = f"{number:,}" if isinstance(number, int) else f"{number:,.6g}"
    else:
        written = f"{number:,.{decimals}f}"
    thousands, point = _MARKS.get(current(), _MARKS["en"])
    return written.translate({ord(","): thousands, ord("."): point})


def month_name(month: int) -> str:
    """The month with a number from 1 to 12."""
    return _(_MONTHS[month - 1])


def long_day(day: date) -> str:
    """A day by its weekday and month: "Monday 9 November"."""
    return _("{weekday} {day} {month}").format(
        weekday=_(_WEEKDAYS[day.weekday()][0]), day=day.day, month=month_name(day.month)
    )


def short_weekday(day: date) -> str:
    """The weekday of a day, cut short: "Mon"."""
    return _(_WEEKDAYS[day.weekday()][1])
