"""Weeks of records in few words, and the numbers worked out of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from tests.patterns.book import WEEK, Line, at, client, line, read
from tracker.boundaries.weekly import Measured

MONDAY = date(2026, 6, 8)
"""The last complete week in most tests."""
TODAY = date(2026, 6, 15)
"""The Monday after it."""
ONE_WEEK = timedelta(weeks=1)


def ago(weeks: int) -> date:
    """The Monday so many weeks before the last complete week."""
    return MONDAY - weeks * ONE_WEEK


def day(monday: date, plus: int = 0) -> str:
    """A day of a week, as the interchange file writes it."""
    return (monday + timedelta(days=plus)).isoformat()


def measured(tmp_path: Path, lines: Iterable[Line], week: str = WEEK) -> Measured:
    """What was recorded in a book of these lines and of a client Bouw."""
    lines = list(lines)
    named = {of["name"] for of in lines if of["type"] == "client"}
    return Measured(read(tmp_path, lines if "Bouw" in named else [client(), *lines], week))


def hours(monday: date, of: float, whose: str | None = "Bouw", plus: int = 0, **fields: object) -> Line:
    """An entry of some hours without clock times."""
    return line("entry", client=whose, day=day(monday, plus), seconds=round(of * 3600), **fields)


def clocked(starts: str, ends: str, whose: str = "Bouw", **fields: object) -> Line:
    """An entry with clock times in UTC."""
    return line("entry", client=whose, starts_at=at(starts), ends_at=at(ends), timezone="UTC", **fields)


def message(moment: str, direction: str = "in", whose: str = "Bouw", **fields: object) -> Line:
    """A message in UTC; mail unless `channel` says otherwise."""
    about = {"client": whose, "channel": "email", "direction": direction, "at": at(moment)}
    return line("message", **{**about, **fields})


def talk(monday: date, minutes: Iterable[int | None], plus: int = 0, whose: str = "Bouw") -> list[Line]:
    """Questions on one day from nine on, half an hour apart, each answered after so many minutes, or not."""
    lines = []
    for n, waits in enumerate(minutes):
        asked = 9 * 60 + 30 * n
        thread = f"{whose}{day(monday, plus)}-{n}"
        for way, moment in (("in", asked), ("out", None if waits is None else asked + waits)):
            if moment is not None:
                clock = f"{day(monday, plus)}T{moment // 60:02d}:{moment % 60:02d}"
                lines.append(message(clock, way, whose, thread=thread))
    return lines
