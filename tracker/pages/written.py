"""What people write in a field of a form, and how it is written back: money, lists, days, hours of work.

Each reader raises UsageError with a sentence on what it could not read, and takes an empty field for nothing.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from tracker.errors import UsageError
from tracker.records.words import cents
from tracker.wording.numbers import one_line

Windows = tuple[tuple[str, str], ...]

_BREAKS = re.compile(r"[,;\n]")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")
_MILESTONE = re.compile(r"(\S+?)[\s:]+(\d+(?:[.,]\d+)?)\s*%?")


def amount(text: str | None, what: str) -> int | None:
    """Money in cents: "95", "95.50" or "95,50"."""
    if not (text := (text or "").strip().lstrip("€$£ ")):
        return None
    try:
        found = cents(text)
    except ValueError:
        raise UsageError(
            f"{what} is no amount: {one_line(text, 40)!r}", "Write it like 95 or 95.50"
        ) from None
    return found


def amount_written(of: int | None) -> str:
    """Cents as the field shows them: "95", "95.50"."""
    if of is None:
        return ""
    whole, rest = divmod(of, 100)
    return f"{whole}.{rest:02d}" if rest else f"{whole}"


def words(text: str | None) -> tuple[str, ...]:
    """The parts between commas, semicolons and line breaks, each once."""
    parts = (" ".join(part.split()) for part in _BREAKS.split(text or ""))
    return tuple(dict.fromkeys(part for part in parts if part))


def days(text: str | None) -> tuple[date, ...]:
    """Days like 2026-12-25, one after the other, in order."""
    return tuple(sorted({_day(part) for part in words(text)}))


def days_written(of: Iterable[date]) -> str:
    """Days, one a line."""
    return "\n".join(day.isoformat() for day in of)


def windows(text: str | None, what: str) -> Windows:
    """Hours of work on one weekday: "9-17:30", or "09:00-12:30, 13:30-17:30"."""
    found = tuple(_window(part, what) for part in words(text))
    for (_, ends), (starts, _) in pairwise(found):
        if starts < ends:
            raise UsageError(
                f"{what}: {starts} comes before {ends} is over", "Write the hours in their order"
            )
    return found


def windows_written(of: Windows) -> str:
    """Hours of work as the field shows them."""
    return ", ".join(f"{starts}-{ends}" for starts, ends in of)


def milestones(text: str | None) -> tuple[Mapping[str, Any], ...]:
    """Milestones, one a line: "2026-07-01 40%"; their shares must come to 100%."""
    found = [_milestone(line) for line in (text or "").splitlines() if line.strip()]
    whole = sum(milestone["share"] for milestone in found)
    if found and abs(whole - 1) > 1e-9:
        raise UsageError(f"The shares come to {whole * 100:g}%", "Let them come to 100%")
    return tuple(found)


def milestones_written(of: Iterable[Mapping[str, Any]]) -> str:
    """Milestones, one a line."""
    return "\n".join(f"{milestone['day']} {milestone['share'] * 100:g}%" for milestone in of)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = f"{one_line(text, 40)!r} is no day that exists"
        raise UsageError(said, "Write days like 2026-12-25") from None


def _window(text: str, what: str) -> tuple[str, str]:
    starts, _, ends = text.replace("–", "-").partition("-")
    pair = _clock(starts), _clock(ends)
    if None in pair or pair[0] == "24:00" or str(pair[0]) >= str(pair[1]):
        said = f"{what}: {one_line(text, 40)!r} is no stretch of work"
        raise UsageError(said, "Write it like 9-17:30, or 9-12:30, 13:30-17:30 for two")
    return str(pair[0]), str(pair[1])


def _clock(text: str) -> str | None:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02d}:{minute:02d}" if (hour, minute) <= (24, 0) and minute < 60 else None


def _milestone(line: str) -> Mapping[str, Any]:
    found = _MILESTONE.fullmatch(line.strip())
    if found is None:
        said = f"{one_line(line, 40)!r} is no milestone"
        raise UsageError(said, "Write a day and a share, like 2026-07-01 40%")
    return {"day": _day(found[1]), "share": float(found[2].replace(",", ".")) / 100}
