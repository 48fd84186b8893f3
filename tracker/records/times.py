"""Days, instants, weeks and time zones as text that programs exchange.

Each raises ValueError with a sentence part that follows the name of a field.
"""

import re
from datetime import date, datetime, timedelta

from tracker.language import _
from tracker.records.base import YEARS

_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?\Z", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)\Z", re.ASCII)


def instant(raw: object) -> datetime:
    """An aware datetime from RFC 3339 text.

    Raises:
        ValueError: when it is none, or has no offset.
    """
    if not isinstance(raw, str) or not (match := _INSTANT.match(raw)):
        raise ValueError(_("is no time: {raw!r} (write it like 2026-11-20T09:00:00+01:00)").format(raw=raw))
    if match[2] is None:
        raise ValueError(_("has no zone: {raw} (write the offset, like {raw}+01:00)").format(raw=raw))
    try:
        found = datetime.fromisoformat(raw.upper())
        if abs(found.utcoffset() or timedelta()) >= timedelta(hours=24):
            raise ValueError
        found.timestamp()
        return found
    except (ValueError, OverflowError):
        raise ValueError(_("is no time that exists: {raw}").format(raw=raw)) from None


def day(raw: object) -> date:
    """A date from YYYY-MM-DD text.

    Raises:
        ValueError: when it is none.
    """
    if isinstance(raw, str) and _DAY.match(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise ValueError(_("is no day that exists: {raw}").format(raw=raw)) from None
    raise ValueError(_("is no day: {raw!r} (write it like 2026-11-20)").format(raw=raw))


def week(raw: object) -> str:
    """An ISO week, like 2026-W47, that exists.

    Raises:
        ValueError: when it is none.
    """
    if not isinstance(raw, str) or not (match := _WEEK.match(raw)):
        raise ValueError(_("is no week: {raw!r} (write it like 2026-W47)").format(raw=raw))
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        raise ValueError(_("is no week that exists: {raw}").format(raw=raw)) from None
    if monday.year not in YEARS:
        raise ValueError(
            _("lies outside the years {first} to {last}: {raw}").format(
                first=YEARS[0], last=YEARS[-1], raw=raw
            )
        )
    return raw


def zone(raw: object) -> str:
    """The name of a time zone the machine knows.

    Raises:
        ValueError: when it knows none of that name.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if not isinstance(raw, str) or not raw or len(raw) > 64:
        raise ValueError(_("is no time zone: {raw!r} (write it like Europe/Amsterdam)").format(raw=raw))
    try:
        ZoneInfo(raw)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            _("is no time zone: {raw} (write it like Europe/Amsterdam)").format(raw=raw)
        ) from None
    return raw
