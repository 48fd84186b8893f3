"""What people type for a field, as the field's own plain text: times of day, durations, ids cut short."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from tracker.errors import TrackerError, UsageError
from tracker.language import _
from tracker.quickline.words import reading
from tracker.records import FieldSpec, Kind, Record, specs
from tracker.store import Store, quick
from tracker.store.ids import full_id
from tracker.workweek import iso_week, on_clock, week_before
from tracker.workweek.days import Days

NOON = time(12)
"""What a day without a time means for an instant; today means now."""

_SHORT = {"time": "seconds", "hours": "seconds"}
"""Short names of fields that hold seconds; a bare number under `hours` is hours."""
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?", re.ASCII)
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_HOURS = re.compile(r"(\d{1,6})(?:[.,](\d{1,4}))?h?", re.ASCII)
_LONG = re.compile(r"(\d{1,6})(?:h|:)([0-5]\d)m?", re.ASCII)


def typed(
    store: Store, record_type: type[Record], words: Mapping[str, str], now: datetime, *, is_new: bool = False
) -> dict[str, str]:
    """The words with each value as its field's plain text.

    Instants are also understood as "2026-11-20 14:05", "14:05" (today), "yesterday 14:05" or "now", on the
    clock of the newest settings; a day alone is noon of it, today alone is now. Days also as "today",
    "yesterday" and "tomorrow". Durations as the quick line reads them, also under the names `time` and
    `hours`. A boundary by the beginning of its id.

    Args:
        store: where the settings and the boundaries are.
        record_type: whose fields the words name.
        words: name -> what was typed.
        now: the present.
        is_new: put the present where the beginning of a new record (`Record.begins`) is not said.

    Raises:
        UsageError: a value that cannot be read.
        TrackerError: no such boundary, or a time that the clock skipped.
    """
    days = quick.days(store)
    declared = {spec.name: spec for spec in specs(record_type)}
    found: dict[str, str] = {}
    for name, text in words.items():
        field = name if name in declared or _SHORT.get(name) not in declared else _SHORT[name]
        spec = declared.get(field)
        if field in found:
            raise UsageError(_("{field} stands twice").format(field=field), _("Keep one of them"))
        is_said = spec is not None and text.strip() != ""
        found[field] = _plain(store, spec, name, text, days, now) if spec and is_said else text
    if is_new and record_type.begins is not None and record_type.begins not in found:
        found[record_type.begins] = present(declared[record_type.begins], days, now)
    return found


def present(spec: FieldSpec, days: Days, now: datetime) -> str:
    """The present as a field holds it: this instant, today, or the last complete week."""
    today = days.of(now)
    if spec.kind is Kind.WEEK:
        return week_before(iso_week(today))
    if spec.kind is Kind.DAY:
        return today.isoformat()
    return now.astimezone(days.zone).replace(microsecond=0).isoformat()


def _plain(store: Store, spec: FieldSpec, name: str, text: str, days: Days, now: datetime) -> str:
    text = text.strip() if spec.kind not in (Kind.TEXT, Kind.TEXTS) else text
    if spec.kind is Kind.INSTANT:
        return _instant(text, days, now)
    if spec.kind is Kind.DAY:
        return _day(text, days.of(now)) or text
    if spec.kind is Kind.DAYS:
        return ",".join(_day(part.strip(), days.of(now)) or part for part in text.split(","))
    if spec.kind is Kind.SECONDS:
        return _seconds(text, name)
    if spec.kind is Kind.BOUNDARY:
        return full_id(store, "boundary", text)
    return text


def _day(text: str, today: date) -> str | None:
    away = _DAYS.get(text.casefold())
    return None if away is None else (today + timedelta(days=away)).isoformat()


def _instant(text: str, days: Days, now: datetime) -> str:
    """RFC 3339 for what was typed; text that is no such time stays, for the field to refuse."""
    today = days.of(now)
    if text.casefold() in ("now", "today"):
        return now.astimezone(days.zone).replace(microsecond=0).isoformat()
    first, _unused, second = text.replace("T", " ", 1).partition(" ")
    day = _day(first, today) or (first if _PLAIN.fullmatch(first) else None)
    if day is None and not second:
        clock = _clock(first)
        if clock is None:
            return text
        # Before the day begins, a clock time is that of the night that still belongs to it.
        return _shown(on_clock(today + timedelta(days=clock < days.starts_at), clock, days.zone))
    clock = _clock(second.strip()) if second else NOON
    if day is None or clock is None:
        return text
    try:
        return _shown(on_clock(date.fromisoformat(day), clock, days.zone))
    except ValueError:
        return text


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text)
    return time(int(found[1]), int(found[2])) if found else None


def _shown(instant: datetime) -> str:
    return instant.replace(microsecond=0).isoformat()


def _seconds(text: str, name: str) -> str:
    if name == "hours" and (found := _HOURS.fullmatch(text)):
        return str(round(float(f"{found[1]}.{found[2] or 0}") * 3600))
    if name != "time" and text.lstrip("-").isdigit():
        return text
    if text.endswith("h") and (found := _HOURS.fullmatch(text)):
        return str(round(float(f"{found[1]}.{found[2] or 0}") * 3600))  # effort may be longer than a day
    if found := _LONG.fullmatch(text):
        return str(int(found[1]) * 3600 + int(found[2]) * 60)
    try:
        said = reading(text, date.max, True)
    except TrackerError as error:
        raise UsageError(error.happened, _("Write it like 90m, 1h30 or 1.5h")) from None
    seconds = (said or {}).get("time", {}).get("seconds")
    if seconds is None:
        raise UsageError(
            _("{text!r} is no duration").format(text=text[:40]), _("Write it like 90m, 1h30 or 1.5h")
        )
    return str(seconds)
