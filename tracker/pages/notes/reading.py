"""Between what a field of a note's form holds and the value of the record.

What a widget shows of a record and what it holds afterwards are compared: only what was changed is stored,
so that the zone of an instant or the seconds of a duration stay as they were.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, tzinfo
from typing import Any, NamedTuple

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.ingest.typed import typed
from tracker.language import _
from tracker.pages.forms import Form
from tracker.pages.written import amount, amount_written, days
from tracker.records import Boundary, FieldSpec, Kind, Question, Record
from tracker.records.codec import instant
from tracker.wording.note_fields import FieldWords, field_words
from tracker.wording.numbers import MINUS, one_line

TERMS = (
    FieldSpec("reply_within_minutes", Kind.SECONDS, None, False, ()),
    FieldSpec("max_hours_per_week", Kind.HOURS, None, False, ()),
    FieldSpec("gift_budget_cents", Kind.PRICE, None, False, ()),
    FieldSpec("update_every_days", Kind.NUMBER, None, False, (), 1),
)
"""The terms of a boundary that have a field: what of them can be measured."""


class Field(NamedTuple):
    """One field of a form.

    Attributes:
        form: whose it is.
        record_type: the type of the record.
        spec: its declaration.
        held: what the record holds; of a new one what is likely.
        is_new: whether the record is.
        zone: whose clock its instants are shown on.
    """

    form: Form
    record_type: type[Record]
    spec: FieldSpec
    held: Any
    is_new: bool
    zone: tzinfo | None

    @property
    def words(self) -> FieldWords:
        """Its label, hint and choices."""
        return field_words(self.record_type.type, self.spec.name)

    @property
    def key(self) -> str:
        """The key of its widget."""
        return self.form.key(self.spec.name)

    @property
    def clock_key(self) -> str:
        """The key of the widget beside it that holds a time of day."""
        return self.form.key(f"{self.spec.name}-time")

    def shown(self) -> Any:
        """What its widget holds before anybody touches it."""
        show = _SHOWN.get(self.spec.kind)
        return show(self) if show else self.held


def said(book: Tracker, field: Field) -> dict[str, Any]:
    """The field's value, by its name; empty for one that was left as it is.

    Raises:
        UsageError: it cannot be read, or says nothing where something is needed.
    """
    shown = field.shown()
    raw = st.session_state.get(field.key, shown if field.spec.kind is not Kind.INSTANT else shown[0])
    if field.spec.kind is Kind.INSTANT:
        raw = (raw, st.session_state.get(field.clock_key, shown[1]))
    if raw == shown and not field.is_new:
        return {}
    read = _READ.get(field.spec.kind)
    value = read(book, field, raw) if read else raw
    if value is None and field.spec.required:
        said = _("“{field}” is still empty").format(field=field.words.label)
        raise UsageError(said, _("Fill it in, and it can be noted"))
    return {field.spec.name: field.spec.default if value is None else value}


def terms_held(boundary: Record | None) -> Mapping[str, Any]:
    """The terms of a boundary as their fields hold them: minutes are seconds there."""
    terms = dict(boundary.terms) if isinstance(boundary, Boundary) else {}
    minutes = terms.get("reply_within_minutes")
    return terms | {"reply_within_minutes": minutes * 60 if minutes else None}


def terms_said(fields: dict[str, Any], boundary: Record | None) -> dict[str, Any]:
    """The fields of a boundary with its terms put together again; those without a field stay."""
    names = {spec.name for spec in TERMS}
    told = {name: value for name, value in fields.items() if name in names}
    if seconds := told.get("reply_within_minutes"):
        told["reply_within_minutes"] = max(round(seconds / 60), 1)
    rest = {name: value for name, value in fields.items() if name not in names}
    if not told:
        return rest
    terms = (dict(boundary.terms) if isinstance(boundary, Boundary) else {}) | told
    return rest | {"terms": {name: value for name, value in terms.items() if value is not None}}


def _shown_instant(field: Field) -> tuple[date | None, time | None]:
    if field.held is None:
        return None, None
    local = field.held.astimezone(field.zone)
    # A new note is of now: its day is shown, and its time is left to the moment it is sent.
    return local.date(), None if field.is_new else local.time().replace(second=0, microsecond=0)


def _shown_seconds(field: Field) -> str:
    if not field.held:
        return ""
    hours, minutes = divmod(round(field.held / 60), 60)
    return f"{hours}h{minutes:02d}" if hours and minutes else f"{hours}h" if hours else f"{minutes}m"


_SHOWN: Mapping[Kind, Callable[[Field], Any]] = {
    Kind.TEXT: lambda field: field.held or "",
    Kind.CLIENT: lambda field: field.held if field.held or field.spec.required else "",
    Kind.PROJECT: lambda field: field.held or "",
    Kind.INSTANT: _shown_instant,
    Kind.SECONDS: _shown_seconds,
    Kind.CENTS: lambda field: amount_written(field.held),
    Kind.PRICE: lambda field: amount_written(field.held),
    Kind.NUMBERS: lambda field: ", ".join(map(str, field.held or ())),
    Kind.DAYS: lambda field: ", ".join(map(str, field.held or ())),
    Kind.FLAG: lambda field: field.held if field.spec.default is None else bool(field.held),
}


def _instant(book: Tracker, field: Field, raw: tuple[date | None, time | None]) -> datetime | None:
    """The day and the time; without a time it is now on the date it is, and noon of another."""
    day, clock = raw
    if day is None:
        return None
    if clock is None and day == book.now().date():
        return book.now().replace(microsecond=0)
    text = f"{day}" if clock is None else f"{day} {clock:%H:%M}"
    name = field.spec.name
    return instant(typed(book.store, field.record_type, {name: text}, book.now())[name])


def _seconds(book: Tracker, field: Field, raw: str) -> int | None:
    if not raw.strip():
        return None
    # Read as the effort of a question, whatever it belongs to: the terms of a boundary declare no duration.
    return int(typed(book.store, Question, {"time": raw}, book.now())["seconds"])


def _numbers(book: Tracker, field: Field, raw: str) -> tuple[int, ...]:
    parts = [part.strip().replace(MINUS, "-") for part in raw.replace(";", ",").split(",")]
    try:
        return tuple(int(part) for part in parts if part)
    except ValueError:
        said = _("“{field}” holds more than whole numbers: {text}").format(
            field=field.words.label, text=repr(one_line(raw, 40))
        )
        raise UsageError(said, _("Write them like -1, 0, 2")) from None


def _cents(book: Tracker, field: Field, raw: str) -> int | None:
    return amount(raw, f"“{field.words.label}”")


_READ: Mapping[Kind, Callable[[Tracker, Field, Any], Any]] = {
    Kind.TEXT: lambda book, field, raw: raw.strip() or None,
    Kind.CLIENT: lambda book, field, raw: raw or None,
    Kind.PROJECT: lambda book, field, raw: raw or None,
    Kind.CHOICE: lambda book, field, raw: raw or None,
    Kind.NUMBER: lambda book, field, raw: None if raw == "" else raw,
    Kind.INSTANT: _instant,
    Kind.SECONDS: _seconds,
    Kind.CENTS: _cents,
    Kind.PRICE: _cents,
    Kind.NUMBERS: _numbers,
    Kind.DAYS: lambda book, field, raw: days(raw),
}
