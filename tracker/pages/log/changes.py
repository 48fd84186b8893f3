"""Between the cells of the entry table and the fields of an entry."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.language import _
from tracker.records import TimeEntry
from tracker.store import entries, quick
from tracker.wording.entries import understood, what
from tracker.workweek import Days, instant_of
from tracker.workweek.clock import epoch

TIMES = {"day", "start", "end", "hours"}


def row_of(entry: TimeEntry, rule: Days) -> dict[str, Any]:
    """The cells of an entry: its day by the day rule, and clock times as they were lived."""
    return {
        "day": rule.of(entry.starts_at) if entry.starts_at else entry.day,
        "start": _wall(entry.starts_at),
        "end": _wall(entry.ends_at),
        "hours": round((entry.seconds or 0) / 3600, 2),
        "client": entry.client,
        "project": entry.project,
        "kind": entry.kind,
        "billable": bool(entry.billable),
        "extra": "agreed" if entry.scope == "agreed" else "gift" if entry.initiator == "me" else "extra",
        "note": entry.note,
    }


def stored(book: Tracker, state: Mapping[str, Any], ids: Sequence[str]) -> str | None:
    """Store what the table's editor says was edited or deleted, row by row; returns what to say about it."""
    said = None
    for row, cells in state["edited_rows"].items():
        edited = book.edit(ids[int(row)], **changed_fields(book, ids[int(row)], cells))
        said = _("Changed to {entry}").format(entry=understood(edited, book.today()))
    for row in state["deleted_rows"]:
        said = _("Deleted {entry}").format(entry=what(book.delete(ids[int(row)])))
    return said


def changed_fields(book: Tracker, entry_id: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that changed cells stand for.

    A new length moves the end; a new day takes the clock times along; without a start the times are
    forgotten and the length stays. Another client has its own project of the day, unless one is chosen too.

    Raises:
        TrackerError: there is no such entry, or the clock skips the time.
    """
    entry = entries.by_id(book.store, entry_id)
    rule = quick.days(book.store)
    found: dict[str, Any] = {name: cells[name] for name in ("kind", "billable") if name in cells}
    if "note" in cells:
        found["note"] = cells["note"] or None
    if "extra" in cells:
        found["scope"] = "agreed" if cells["extra"] == "agreed" else "extra"
        found["initiator"] = {"extra": "client", "gift": "me"}.get(cells["extra"])
    if "client" in cells:
        day = row_of(entry, rule)["day"]
        client = cells["client"] or None
        own = quick.defaults(book.store, client).on(day.isoformat()).project if client else None
        found |= {"client": client, "project": own}
    if "project" in cells:
        found["project"] = cells["project"] or None
    if cells.keys() & TIMES:
        found |= _times(entry, {name: cells[name] for name in TIMES & cells.keys()}, rule)
    return found


def _times(entry: TimeEntry, cells: Mapping[str, Any], rule: Days) -> dict[str, Any]:
    zone = ZoneInfo(entry.timezone) if entry.timezone else rule.zone
    now = row_of(entry, rule)
    day = _day(cells["day"]) if cells.get("day") else now["day"]
    start = _clock(cells["start"]) if "start" in cells else now["start"]
    end = _clock(cells["end"]) if "end" in cells else now["end"]
    seconds = round(cells["hours"] * 3600) if cells.get("hours") else entry.seconds or 0
    if start is None:
        return {"day": day, "starts_at": None, "ends_at": None, "seconds": seconds}
    if end is None or ("hours" in cells and "end" not in cells):
        starts_at, _same = rule.span(day, start, start, zone)
        ends_at = instant_of(epoch(starts_at) + seconds).astimezone(zone)
    else:
        starts_at, ends_at = rule.span(day, start, end, zone)
    return {"day": None, "starts_at": starts_at, "ends_at": ends_at}


def _wall(instant: datetime | None) -> time | None:
    return instant.time().replace(second=0, microsecond=0) if instant else None


def _day(text: str) -> date:
    """A cell's day. The browser's own field lets years of five digits pass."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        said = _("There is no day {day}").format(day=repr(text[:20]))
        raise TrackerError(said, _("Write it like 2026-11-20")) from None


def _clock(text: str | None) -> time | None:
    """A cell's time: "09:30:00", with or without seconds."""
    return time.fromisoformat(text[:5]) if text else None
