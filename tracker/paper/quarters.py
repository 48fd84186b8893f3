"""Calendar quarters like "2026-Q4"."""

import re
from datetime import date, timedelta

from tracker.errors import UsageError
from tracker.language import _
from tracker.records.base import YEARS

_LABEL = re.compile(r"(\d{4})-?[Qq]([1-4])\Z", re.ASCII)


def quarter_label(day: date) -> str:
    """The quarter of a day, like "2026-Q4"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarter_days(label: str) -> tuple[date, date]:
    """The first and the last day of a quarter.

    Raises:
        UsageError: there is no such quarter.
    """
    found = _LABEL.match(label)
    if found is None or int(found[1]) not in YEARS:
        raise UsageError(_("{text} is no quarter").format(text=repr(label[:40])), _("Write one like 2026-Q4"))
    year, number = int(found[1]), int(found[2])
    start = date(year, 3 * number - 2, 1)
    after = date(year + number // 4, 3 * number % 12 + 1, 1)
    return start, after - timedelta(days=1)


def quarter_name(label: str) -> str:
    """A quarter in words."""
    start, _last = quarter_days(label)
    return _("quarter {number} of {year}").format(number=label[-1], year=start.year)
