"""What a single word of a quick line says, and how a line falls into words."""

import re
from datetime import date, time, timedelta
from typing import Any

from tracker.errors import TrackerError
from tracker.language import _
from tracker.language.parts import either
from tracker.quickline.names import nearest, shown
from tracker.records import KINDS

MARKS: dict[str, dict[str, Any]] = {
    "billable": {"billable": True},
    "unbilled": {"billable": False},
    "extra": {"billable": False, "scope": "extra", "initiator": "client"},
    "gift": {"billable": False, "scope": "extra", "initiator": "me"},
    "told": {"announced": True},
    "own": {"trigger": "own"},
}
"""What each mark says of an entry (the contract, section 3, **Entry**)."""

LONGEST_NIGHT = 16 * 60
"""Minutes: a longer range over midnight is taken for a slip of the pen. Our choice, not a norm."""

HOUR = 3600
MIDNIGHT = time(0)
_YEARS = range(1900, 2200)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_WORDS = {word: n for n, name in enumerate(_WEEKDAYS) for word in (name, name[:3])}

_AFTER = ",.;:?!)"
"""What may stand after a tag or a mark in a sentence."""

# Patterns stay text until they are needed: a line needs one or two of them, and compiling takes a while.
_UNFIT = "[\x00-\x1f\x7f-\x9f\u2028\u2029]"
_HALF = "[\ud800-\udfff]"
_NAME = r'"(?:[^"]|"")++"|“[^“”]++”|[^\s"“”/]*[^\s"“”/,;]'
_DASHES = {"-", "\u2013", "\u2014"}
_DASH = "[-\u2013\u2014]"
_SPACED_RANGE = rf"[0-9]{{1,2}}:[0-9]{{2}}\s+{_DASH}\s+[0-9]{{1,2}}:[0-9]{{2}}"
_WORD = rf"(?<!\S)(?:@(?:{_NAME})(?:/(?:{_NAME}))?|{_SPACED_RANGE})[,;]?(?!\S)|\S+"
_QUOTED_CLIENT = rf"@({_NAME})(?:/({_NAME}))?[,;]?"
_DATE = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[,;]?"
_OTHER_DATE = r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{4}[,;]?"
_RANGE = rf"([0-9]{{1,2}})(?:[:.]([0-9]{{2}}))?\s*{_DASH}\s*([0-9]{{1,2}})(?:[:.]([0-9]{{2}}))?[,;]?"
_DURATION = (
    r"(?i)(-?)(?:([0-9]+)(?:[.,]([0-9]+))?h|([0-9]+)h([0-9]+)m?|([0-9]+)m(?:in)?|([0-9]+):([0-9]{2}))[,;]?"
)

Says = dict[str, dict[str, Any]]
"""What a word says: subject -> the fields of a `QuickLine` it fills. A tag is its own subject: "#name"."""


def words_of(line: str) -> list[str]:
    """The words of a line, control characters read as spaces; a client in quotation marks is one word."""
    if not line.isprintable():
        line = re.sub(_HALF, "\ufffd", re.sub(_UNFIT, " ", line))
    words = line.split()
    if '"' not in line and "“" not in line and _DASHES.isdisjoint(words):
        return words
    return [found[0] for found in re.finditer(_WORD, line)]


def reading(word: str, today: date, day_named: bool) -> Says | None:
    """What a word says; None when it is text."""
    first = word[0]
    if first == "@":
        return _client(word)
    if first == "#":
        return _tag(word)
    if first == "!":
        return _mark(word)
    if "0" <= first <= "9" or first == "-":
        return _time(word)
    return None if day_named else day_word(word, today)


def is_read(word: str) -> bool:
    """Whether a word by itself is more than text: it says something, or is refused."""
    try:
        return word != "" and reading(word, date.max, False) is not None
    except TrackerError:
        return True


def _client(word: str) -> Says | None:
    if not word.strip("@,;.:"):
        return None
    client, project = _names(word)
    if not client or project == "":
        raise TrackerError(
            _("{word} cannot be read as a client").format(word=shown(word)),
            _('Write @client or @client/project, with spaces @"Client Name"/"Project Name"'),
        )
    return {"client": {"client": client, "project": project}}


def _names(word: str) -> tuple[str, str | None]:
    """Client and project of an `@` word; "" for what should be there and is not."""
    if not any(mark in word for mark in '"“”'):
        client, slash, project = word[1:].rstrip(",;").partition("/")
        return ("", None) if "/" in project else (client, project if slash else None)
    found = re.fullmatch(_QUOTED_CLIENT, word)
    return ("", None) if found is None else (_unquoted(found[1]), found[2] and _unquoted(found[2]))


def _unquoted(name: str) -> str:
    if name[0] in '"“':
        name = name[1:-1].replace('""', '"')
    return " ".join(name.split())


def quoted(name: str) -> str:
    """A name as it can stand after an `@`: in quotation marks where it needs them."""
    is_plain = not any(c.isspace() or c in '"“”/' for c in name) and name[-1] not in ",;"
    return name if is_plain and name.strip("@,;.:") else '"' + name.replace('"', '""') + '"'


def _tag(word: str) -> Says | None:
    name = word[1:].rstrip(_AFTER)
    if not name.strip("#"):
        return None
    kind = name.casefold()
    return {"kind": {"kind": kind}} if kind in KINDS else {f"#{name}": {}}


def _mark(word: str) -> Says | None:
    name = word.strip(_AFTER).lower()
    if not any(c.isalnum() for c in name):
        return None
    if name not in MARKS:
        known = ", ".join(f"!{mark}" for mark in dict.fromkeys((*nearest(name, MARKS), *MARKS)))
        raise TrackerError(
            _("{word} is not a mark").format(word=shown(word)), _("The marks are {known}").format(known=known)
        )
    return {field: {field: value} for field, value in MARKS[name].items()}


def day_word(word: str, today: date) -> Says | None:
    """The day that "today", "yesterday" or a weekday names: the most recent one, today included."""
    name = word.rstrip(",;").lower()
    if name == "today":
        back = 0
    elif name == "yesterday":
        back = 1
    elif name in _DAY_WORDS:
        back = (today.weekday() - _DAY_WORDS[name]) % 7
    else:
        return None
    return {"day": {"day": today - timedelta(days=back)}}


def _time(word: str) -> Says | None:
    if not _DASHES.isdisjoint(word[1:]):
        if (found := re.fullmatch(_RANGE, word)) is not None:
            return _range(word, found)
        if (found := re.fullmatch(_DATE, word)) is not None:
            return {"day": {"day": _date(word, int(found[1]), int(found[2]), int(found[3]))}}
    elif (found := re.fullmatch(_DURATION, word)) is not None:
        return {"time": {"seconds": _duration(word, found)}}
    if word.rstrip(",;")[-4:].isdecimal() and re.fullmatch(_OTHER_DATE, word):
        raise TrackerError(
            _("{word} is a date in another form").format(word=shown(word)),
            _("Write the day as year-month-day: 2026-11-20"),
        )
    return None


def _date(word: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise TrackerError(
            _("There is no day {word}").format(word=shown(word)),
            _("Write the day as year-month-day: 2026-11-20"),
        ) from None
    if year not in _YEARS:
        raise TrackerError(_("{word} is too far away to log").format(word=shown(word)), _("Check the year"))
    return found


def _range(word: str, found: re.Match[str]) -> Says | None:
    hour, minute, end_hour, end_minute = (int(part or 0) for part in found.groups())
    starts, ends = hour * 60 + minute, end_hour * 60 + end_minute
    if hour > 23 or ends > 24 * 60 or minute > 59 or end_minute > 59:
        if found[2] is None and found[4] is None:
            return None  # "pages 25-30" are no hours, "24-7" neither
        raise TrackerError(
            _("{word} holds a time that no clock shows").format(word=shown(word)),
            _("Times run from 0:00 to 24:00, as in 22:30-24:00"),
        )
    if starts == ends:
        raise TrackerError(
            _("{word} ends when it starts").format(word=shown(word)),
            _("Write an end after the start, as in 9:00-11:30"),
        )
    # Up to an hour backwards may be the night when the clock goes back: `instants` knows the date.
    is_perhaps_doubled = 0 < starts - ends <= 60 and hour < 4
    clocks = time(hour, minute), time(ends // 60 % 24, ends % 60)
    if 0 < ends < starts and not is_perhaps_doubled:
        refuse_long_night(*clocks)
    return {"time": {"starts": clocks[0], "ends": clocks[1]}}


def refuse_long_night(starts: time, ends: time) -> None:
    """Raise TrackerError when a range that crosses midnight is longer than LONGEST_NIGHT."""
    length = (ends.hour + 24 - starts.hour) * 60 + ends.minute - starts.minute
    if length <= LONGEST_NIGHT:
        return
    offers = [(ends, starts)]
    if ends.hour < 12 and starts < (afternoon := ends.replace(hour=ends.hour + 12)):
        offers.insert(0, (starts, afternoon))  # "9-5" is how people say 9:00-17:00
    hours, minutes = divmod(length, 60)
    took = _("{hours} hours and {minutes} minutes") if minutes else _("{hours} hours")
    raise TrackerError(
        _("{range} would cross midnight and take {took}").format(
            range=_clocks(starts, ends), took=took.format(hours=hours, minutes=minutes)
        ),
        _("Did you mean {ranges}?").format(ranges=either(_clocks(a, b) for a, b in offers)),
    )


def _clocks(starts: time, ends: time) -> str:
    return f"{starts.hour}:{starts:%M}-{ends.hour}:{ends:%M}"


def _duration(word: str, found: re.Match[str]) -> int:
    minus, hours, fraction, h, m, minutes, clock_hours, clock_minutes = found.groups()
    if len(word) > 30:
        raise TrackerError(
            _("{word} is longer than a day").format(word=shown(word)), _("Write one entry for each day")
        )
    if (rest := m or clock_minutes) is not None and int(rest) > 59:
        raise TrackerError(
            _("{word} has more than 59 minutes").format(word=shown(word)), _("Write it as 1h30, 1:30 or 90m")
        )
    seconds = int(hours or h or clock_hours or 0) * HOUR + int(minutes or rest or 0) * 60
    if fraction:
        seconds += round(int(fraction) * HOUR / 10 ** len(fraction))
    if minus or seconds == 0:
        raise TrackerError(
            _("{word} is no time that can be worked").format(word=shown(word)),
            _("Write a duration such as 1h30 or 45m"),
        )
    if seconds > 24 * HOUR:
        raise TrackerError(
            _("{word} is longer than a day").format(word=shown(word)), _("Write one entry for each day")
        )
    return seconds
