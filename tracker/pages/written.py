"""What people write in a field of a form, and how it is written back: money, lists, days, hours of work.

Each reader raises UsageError with a sentence on what it could not read, and takes an empty field for nothing.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tracker.errors import UsageError
from tracker.language import _
from tracker.records.words import Windows, cents
from tracker.wording.numbers import one_line

_BREAKS = re.compile(r"[,;\n]")
_MILESTONE = re.compile(r"(\S+?)[\s:]+(\d+(?:[.,]\d+)?)\s*%?")


def amount(text: str | None, what: str) -> int | None:
    """Money in cents: "95", "95.50" or "95,50"."""
    if not (text := (text or "").strip().lstrip("€$£ ")):
        return None
    try:
        found = cents(text)
    except ValueError:
        raise UsageError(
            _("{what} is no amount: {text}").format(what=what, text=repr(one_line(text, 40))),
            _("Write it like 95 or 95.50"),
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


def windows_written(of: Windows) -> str:
    """Hours of work as the field shows them."""
    return ", ".join(f"{starts}-{ends}" for starts, ends in of)


def milestones(text: str | None) -> tuple[Mapping[str, Any], ...]:
    """Milestones, one a line: "2026-07-01 40%"; their shares must come to 100%."""
    found = [_milestone(line) for line in (text or "").splitlines() if line.strip()]
    whole = sum(milestone["share"] for milestone in found)
    if found and abs(whole - 1) > 1e-9:
        said = _("The shares come to {percent}%").format(percent=f"{whole * 100:g}")
        raise UsageError(said, _("Let them come to 100%"))
    return tuple(found)


def milestones_written(of: Iterable[Mapping[str, Any]]) -> str:
    """Milestones, one a line."""
    return "\n".join(f"{milestone['day']} {milestone['share'] * 100:g}%" for milestone in of)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = _("{text} is no day that exists").format(text=repr(one_line(text, 40)))
        raise UsageError(said, _("Write days like 2026-12-25")) from None


def _milestone(line: str) -> Mapping[str, Any]:
    found = _MILESTONE.fullmatch(line.strip())
    if found is None:
        said = _("{text} is no milestone").format(text=repr(one_line(line, 40)))
        raise UsageError(said, _("Write a day and a share, like 2026-07-01 40%"))
    return {"day": _day(found[1]), "share": float(found[2].replace(",", ".")) / 100}
