"""A record of any type on one line of the terminal."""

from datetime import datetime
from shlex import quote
from typing import TYPE_CHECKING, Any

from tracker.wording.numbers import one_line

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import FieldSpec, Record


def record_line(book: "Tracker", record: "Record") -> str:
    """A record's id, its type, and each field that says something, as it could be typed."""
    from tracker.records import specs
    from tracker.store.ids import short_id

    told = [
        f"{_name(spec)}={_word(book, spec, value)}"
        for spec in specs(type(record))
        if spec.name != "id" and _says(spec, value := getattr(record, spec.name))
    ]
    return f"[{short_id(book.store, record.type, record.id or '')}] {record.type} {' '.join(told)}"


def _says(spec: "FieldSpec", value: Any) -> bool:
    """Whether a value is worth a word: not when nothing was said, nor for a plain no or none."""
    if value is None or value == () or value == {}:
        return False
    is_nothing = value is False or (value == 0 and spec.kind == "number")
    return not (is_nothing and value == spec.default)


def _name(spec: "FieldSpec") -> str:
    return "time" if spec.kind == "seconds" else spec.name.removesuffix("_cents")


def _word(book: "Tracker", spec: "FieldSpec", value: Any) -> str:
    from tracker.records.codec import plain

    if spec.name.endswith("_cents"):
        return f"{value / 100:.2f}"
    if spec.kind == "seconds":
        return _duration(value)
    if isinstance(value, datetime):
        return f"'{value.astimezone(book.now().tzinfo):%Y-%m-%d %H:%M}'"
    if isinstance(value, bool):
        return "yes" if value else "no"
    written = plain(spec, value)
    if isinstance(written, list) and all(isinstance(item, str | int) for item in written):
        written = ",".join(map(str, written))
    elif isinstance(written, list | dict):
        import json

        written = json.dumps(written, ensure_ascii=False)
    text = one_line(str(written), 80)
    return quote(text) if " " in text or "'" in text else text


def _duration(seconds: int) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours}h{minutes:02d}" if hours and minutes else f"{hours}h" if hours else f"{minutes}m"
