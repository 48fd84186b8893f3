"""When a mail was sent: the Date field as programs of thirty years have written it."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tracker.importers.mail.fields import Fields

FIRST = 86_400
"""Epoch seconds: 1970-01-02. What lies before it is a clock that was never set."""
AHEAD = 2 * 86_400
"""Seconds by which a mail may say that it was sent after it arrived: clocks in no zone, or in a wrong one."""
LAST = 4_102_444_800
"""Epoch seconds: 2100-01-01."""

_WRITTEN = re.compile(
    r"(?:[^\W\d]+[\s.,]*)?(\d{1,2})\.?[\s-]+([^\W\d]+)\.?[\s-]+(\d{2,4}),?\s+"
    r"(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?"
    r"(?:\s*((?:GMT|UTC)?[+-]\d{2}:?\d{2}|[A-Za-z]{1,5})\b)?"
)
_COMMENT = re.compile(r"\([^()]*\)")

_NAMES = (
    "jan ene gen januari janv",
    "feb febr fév févr fevr",
    "mar mrt mär märz mars",
    "apr avr abr",
    "may mei mai mag",
    "jun juin giu",
    "jul juil lug",
    "aug août aout ago",
    "sep sept set",
    "oct okt ott out",
    "nov",
    "dec dez déc dic",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}

_HOURS = {
    **dict.fromkeys(("UT", "UTC", "GMT", "Z", "WET"), 0),
    **dict.fromkeys(("CET", "MET", "MEZ", "BST", "WEST"), 1),
    **dict.fromkeys(("CEST", "MEST", "MESZ", "EET"), 2),
    **dict.fromkeys(("EEST", "MSK"), 3),
    **{"AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6},
    **{"PST": -8, "PDT": -7, "JST": 9, "AEST": 10, "AEDT": 11},
}
"""Zone names, in hours ahead of UTC: those of RFC 5322, section 4.3, and Europe's."""
_LONGEST = 100
_FARTHEST = 16 * 3600
"""Seconds: no place on earth is as far from UTC."""


class Stamp(NamedTuple):
    """A moment in epoch seconds; `is_moved` when its wall time was skipped by the clocks and lies later."""

    epoch: int
    is_moved: bool = False


class Moment(NamedTuple):
    """When a mail was sent, in epoch seconds; `is_arrival` when only its arrival could be used."""

    epoch: int
    is_arrival: bool
    is_moved: bool


def moment_of(fields: Fields, zone: ZoneInfo) -> Moment | None:
    """When the mail with these fields was sent; None when no field tells.

    The Date field counts. Where it names no moment, or one more than two days after the mail arrived (its
    sender's clock was wrong), the newest Received field does. One that lies before the arrival is believed:
    mail may wait.
    """
    sent = _first_of(fields.get("date", ()), zone)
    arrived = _first_of((each.rpartition(";")[2].strip() for each in fields.get("received", ())), zone)
    if sent is None or (arrived is not None and sent.epoch > arrived.epoch + AHEAD):
        return None if arrived is None else Moment(arrived.epoch, True, arrived.is_moved)
    return Moment(sent.epoch, False, sent.is_moved)


def _first_of(texts: Iterable[str], zone: ZoneInfo) -> Stamp | None:
    return next((stamp for each in texts if (stamp := stamp_of(each, zone))), None)


def stamp_of(text: str, zone: ZoneInfo) -> Stamp | None:
    """The moment a Date field names; None when it names none between 1970-01-02 and 2100.

    A zone name that nobody knows is read as UTC (RFC 5322, section 4.3); a date without any zone is read on
    the clock of `zone`. An offset of more than 16 hours is none.
    """
    if "(" in text:
        text = _COMMENT.sub(" ", _COMMENT.sub(" ", text)).strip()
    text = text[:_LONGEST]
    match = _WRITTEN.match(text)
    wall, offset = _parts(match) if match else _otherwise(text)
    if wall is None or (offset is not None and abs(offset) > _FARTHEST):
        return None
    if offset is not None:
        epoch, is_moved = int(wall.replace(tzinfo=UTC).timestamp()) - offset, False
    elif not 1970 <= wall.year < 2100:
        return None
    else:
        epoch = int(wall.replace(tzinfo=zone).timestamp())
        is_moved = datetime.fromtimestamp(epoch, zone).replace(tzinfo=None) != wall
    return Stamp(epoch, is_moved) if FIRST <= epoch < LAST else None


def _parts(match: re.Match[str]) -> tuple[datetime | None, int | None]:
    day, name, year_text, hour, minute, second, zone = match.groups()
    name = name.lower()
    month = _MONTHS.get(name) or _MONTHS.get(name[:3])
    if month is None or zone in ("AM", "PM"):
        return None, None
    year = int(year_text)
    if len(year_text) < 4:
        year += 2000 if year < 50 else 1900  # RFC 5322, section 4.3; three digits count from 1900
    try:
        wall = datetime(  # noqa: DTZ001 - its zone comes beside it
            year,
            month,
            int(day),
            int(hour),
            int(minute),
            min(int(second or 0), 59),  # a leap second
        )
    except ValueError:
        return None, None
    return wall, _offset(zone)


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if not zone[-1].isalpha():
        seconds = int(zone.replace(":", "")[-4:-2]) * 3600 + int(zone[-2:]) * 60
        return -seconds if "-" in zone else seconds
    return _HOURS.get(zone.upper(), 0) * 3600


def _otherwise(text: str) -> tuple[datetime | None, int | None]:
    """Dates in another order: of the C library, of ISO 8601, and those only the standard library can read."""
    from email.utils import parsedate_tz  # here, because hardly any mail needs it

    try:
        iso = datetime.fromisoformat(text)
        offset = iso.utcoffset()
        return iso.replace(tzinfo=None), None if offset is None else offset // timedelta(seconds=1)
    except ValueError:
        pass
    try:
        parsed = parsedate_tz(text)
        return (datetime(*parsed[:6]), parsed[9]) if parsed else (None, None)  # noqa: DTZ001
    except (ValueError, IndexError, TypeError, OverflowError):  # what it lets through of dates that are none
        return None, None
