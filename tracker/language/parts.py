"""What goes into a sentence by itself: choices, lists, numbers and days, as the spoken language has them.

For the sentences of the rooms below `wording`, which must not wait for a library of all languages.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce

from tracker.language import N_, _, current

_MARKS = {"nl": str.maketrans(",.", ".,")}
"""What stands between thousands and before decimals where it is not as in English, by language."""

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
    (N_("January"), N_("Jan")),
    (N_("February"), N_("Feb")),
    (N_("March"), N_("Mar")),
    (N_("April"), N_("Apr")),
    (N_("May"), N_("May")),
    (N_("June"), N_("Jun")),
    (N_("July"), N_("Jul")),
    (N_("August"), N_("Aug")),
    (N_("September"), N_("Sep")),
    (N_("October"), N_("Oct")),
    (N_("November"), N_("Nov")),
    (N_("December"), N_("Dec")),
)


def either(words: Iterable[str]) -> str:
    """Words to choose from: "A or B or C"; there is at least one."""
    return reduce(lambda one, other: _("{one} or {other}").format(one=one, other=other), words)


def listed(words: Iterable[str]) -> str:
    """Words one after another: "a", "a and b", "a, b and c"; "" of none."""
    *others, last = [*words] or [""]
    return _("{others} and {last}").format(others=", ".join(others), last=last) if others else last


def marked(number: str) -> str:
    """A number as English writes it, "1,234.5", with the marks of the language: "1.234,5"."""
    marks = _MARKS.get(current())
    return number.translate(marks) if marks else number


def numeral(number: float, decimals: int | None = None) -> str:
    """A number with its thousands apart: "1,234.5"; without `decimals` those it has, six digits in all."""
    if decimals is not None:
        return marked(f"{number:,.{decimals}f}")
    return marked(f"{number:,}" if isinstance(number, int) else f"{number:,.6g}")


def weekday(number: int, *, whole: bool = False) -> str:
    """The name of a weekday, 0 for Monday: "Mon", and "Monday" as a whole."""
    name, short = _WEEKDAYS[number]
    return _(name if whole else short)


def month_name(number: int, *, whole: bool = False) -> str:
    """The name of a month, 1 for January: "Jan", and "January" as a whole."""
    name, short = _MONTHS[number - 1]
    return _(name if whole else short)


def long_day(day: date) -> str:
    """A day by its weekday and month: "Monday 9 November"."""
    return _("{weekday} {day} {month}").format(
        weekday=weekday(day.weekday(), whole=True), day=day.day, month=month_name(day.month, whole=True)
    )
