"""Field values from and to plain JSON values, checked on the way in.

`parse` raises ValueError with the reason; whoever reads a file turns it into a `Problem` with its line.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypeVar

from tracker.language import _
from tracker.records.base import FieldSpec, Kind, Record, specs
from tracker.records.times import day, instant, week, zone

__all__ = ["Missing", "checked", "day", "instant", "parse", "plain", "week", "zone"]

R = TypeVar("R", bound=Record)

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_DEEPEST = 8  # levels of lists and mappings in `limits`; what we write has three
_LARGEST = 10**13  # cents or seconds beyond this are a mistake, and still far from what SQLite can hold


class Missing(ValueError):
    """A required field without a value."""


def parse(spec: FieldSpec, raw: object) -> Any:
    """The value of one field from its JSON value.

    Raises:
        ValueError: with a sentence part that begins with the field's name.
    """
    if raw is None:
        if spec.required:
            raise Missing(_("{name} is missing").format(name=spec.name))
        return spec.default
    try:
        return _PARSERS[spec.kind](raw, spec)
    except ValueError as error:
        raise ValueError(_("{name} {fault}").format(name=spec.name, fault=error)) from None


def plain(spec: FieldSpec, value: Any) -> Any:
    """The JSON value of one field: the inverse of `parse`."""
    if value is None:
        return None
    writer = _WRITERS.get(spec.kind)
    return writer(value) if writer else value


def _refuse_half_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError(_("holds half a character (a lone surrogate)")) from None


def _text(raw: object, spec: FieldSpec) -> str:
    if not isinstance(raw, str):
        raise ValueError(_("is no text: {raw!r}").format(raw=raw))
    if spec.required and not raw.strip():
        raise ValueError(_("is empty"))
    if "\x00" in raw:
        raise ValueError(_("holds a NUL character"))
    _refuse_half_characters(raw)
    return raw


def _id(raw: object, spec: FieldSpec) -> str:
    if (isinstance(raw, str) and not raw) or len(found := _text(raw, spec)) > 64:
        raise ValueError(_("is longer than 64 characters") if raw else _("is empty"))
    return found


def _choice(raw: object, spec: FieldSpec) -> str:
    if not isinstance(raw, str) or raw not in spec.choices:
        raise ValueError(
            _("is {raw!r}, but may only be {choices}").format(raw=raw, choices=", ".join(spec.choices))
        )
    return raw


def _flag(raw: object, spec: FieldSpec) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(_("is {raw!r}, but may only be true or false").format(raw=raw))
    return raw


def _clock(raw: object, spec: FieldSpec) -> str:
    if not isinstance(raw, str) or not _CLOCK.match(raw):
        raise ValueError(_("is no time of day: {raw!r} (write it like 04:00)").format(raw=raw))
    return raw


def _currency(raw: object, spec: FieldSpec) -> str:
    if not isinstance(raw, str) or not _CURRENCY.match(raw):
        raise ValueError(_("is no currency code: {raw!r} (write it like EUR)").format(raw=raw))
    return raw


def _integer(raw: object, spec: FieldSpec) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise ValueError(_("is no whole number: {raw!r}").format(raw=raw))
    if abs(raw) > _LARGEST:
        raise ValueError(_("is too large: {raw}").format(raw=raw))
    return raw


def _price(raw: object, spec: FieldSpec) -> int:
    if (found := _integer(raw, spec)) < 0:
        raise ValueError(_("is below zero: {found}").format(found=found))
    return found


def _seconds(raw: object, spec: FieldSpec) -> int:
    found, least = _integer(raw, spec), 1 if spec.least is None else spec.least
    if found < least:
        raise ValueError(
            _("must be above zero, not {found}").format(found=found)
            if least
            else _("is below zero: {found}").format(found=found)
        )
    return found


def _number(raw: object, spec: FieldSpec) -> int:
    found = _integer(raw, spec)
    if spec.most is not None and not (spec.least or 0) <= found <= spec.most:
        raise ValueError(
            _("is {found}, but may only lie between {least} and {most}").format(
                found=found, least=spec.least or 0, most=spec.most
            )
        )
    if spec.least is not None and found < spec.least:
        raise ValueError(_("is below {least}: {found}").format(least=spec.least, found=found))
    return found


def _numbers(raw: object, spec: FieldSpec) -> tuple[int, ...]:
    return tuple(_number(item, spec) for item in _list(raw))


def _hours(raw: object, spec: FieldSpec) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        raise ValueError(_("is no number of hours: {raw!r}").format(raw=raw))
    if not 0 <= raw <= 1_000_000:
        raise ValueError(_("is no sensible number of hours: {raw}").format(raw=raw))
    return float(raw)


def _list(raw: object) -> list[object]:
    if not isinstance(raw, list):
        raise ValueError(_("is no list: {raw!r}").format(raw=raw))
    return raw


def _texts(raw: object, spec: FieldSpec) -> tuple[str, ...]:
    return tuple(_text(item, spec) for item in _list(raw))


def _days(raw: object, spec: FieldSpec) -> tuple[date, ...]:
    return tuple(day(item) for item in _list(raw))


def _windows(raw: object, spec: FieldSpec) -> Mapping[str, tuple[tuple[str, str], ...]]:
    from tracker.records.settings import WEEKDAYS  # here, because logging an hour needs no settings

    if not isinstance(raw, dict) or not set(raw) <= set(WEEKDAYS):
        raise ValueError(
            _('must be like {{"mon": [["09:00", "17:30"]]}} with days of {days}').format(
                days=", ".join(WEEKDAYS)
            )
        )
    return {name: tuple(_window(name, pair) for pair in _list(raw[name])) for name in WEEKDAYS if name in raw}


def _window(name: str, raw: object) -> tuple[str, str]:
    pair = _list(raw)
    if len(pair) != 2 or not all(isinstance(c, str) and (_CLOCK.match(c) or c == "24:00") for c in pair):
        raise ValueError(
            _('of {name} is no pair of times like ["09:00", "17:30"]: {raw!r}').format(name=name, raw=raw)
        )
    starts, ends = str(pair[0]), str(pair[1])
    if starts >= ends:
        raise ValueError(
            _("of {name} ends at {ends}, not after it starts at {starts}").format(
                name=name, ends=ends, starts=starts
            )
        )
    return starts, ends


def _milestones(raw: object, spec: FieldSpec) -> tuple[Mapping[str, Any], ...]:
    return tuple(_milestone(item) for item in _list(raw))


def _milestone(raw: object) -> Mapping[str, Any]:
    if not isinstance(raw, dict) or set(raw) != {"day", "share"}:
        raise ValueError(_('must be like [{{"day": "2026-11-20", "share": 0.5}}]: {raw!r}').format(raw=raw))
    share = raw["share"]
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        raise ValueError(_("have a share that is not between 0 and 1: {share!r}").format(share=share))
    return {"day": day(raw["day"]), "share": share}


def _limits(raw: object, spec: FieldSpec) -> Mapping[str, Any]:
    if not isinstance(raw, dict) or not all(isinstance(v, dict) for v in raw.values()):
        raise ValueError(_('must be like {{"pattern": {{"line": 0.2}}}}: {raw!r}').format(raw=raw))
    _refuse_deep(raw, _DEEPEST)
    return raw


def _terms(raw: object, spec: FieldSpec) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise ValueError(_('must be like {{"reply_within_minutes": 240}}: {raw!r}').format(raw=raw))
    _refuse_deep(raw, _DEEPEST)
    minutes = raw.get("reply_within_minutes")
    if minutes is not None and (isinstance(minutes, bool) or not isinstance(minutes, int) or minutes <= 0):
        raise ValueError(
            _("have a reply_within_minutes that is no number of minutes above zero: {minutes!r}").format(
                minutes=minutes
            )
        )
    return raw


def _refuse_deep(raw: object, left: int) -> None:
    """Raise ValueError where SQLite's JSON, or the next reader, would not follow."""
    if isinstance(raw, float) and not math.isfinite(raw):
        raise ValueError(_("hold {raw}, which is no number").format(raw=raw))
    if isinstance(raw, int) and abs(raw) > _LARGEST:
        raise ValueError(_("hold a number that is too large"))
    if isinstance(raw, str):
        _refuse_half_characters(raw)
    if isinstance(raw, dict | list):
        if not left:
            raise ValueError(_("are nested too deeply"))
        for item in (*raw, *raw.values()) if isinstance(raw, dict) else raw:
            _refuse_deep(item, left - 1)


_PARSERS: Mapping[Kind, Callable[[object, FieldSpec], Any]] = {
    Kind.TEXT: _text,
    Kind.ID: _id,
    Kind.CLIENT: _text,
    Kind.PROJECT: _text,
    Kind.CHOICE: _choice,
    Kind.FLAG: _flag,
    Kind.DAY: lambda raw, _spec: day(raw),
    Kind.INSTANT: lambda raw, _spec: instant(raw),
    Kind.ZONE: lambda raw, _spec: zone(raw),
    Kind.CURRENCY: _currency,
    Kind.CLOCK: _clock,
    Kind.SECONDS: _seconds,
    Kind.CENTS: _integer,
    Kind.PRICE: _price,
    Kind.HOURS: _hours,
    Kind.TEXTS: _texts,
    Kind.DAYS: _days,
    Kind.WINDOWS: _windows,
    Kind.MILESTONES: _milestones,
    Kind.LIMITS: _limits,
    Kind.TERMS: _terms,
    Kind.NUMBER: _number,
    Kind.NUMBERS: _numbers,
    Kind.WEEK: lambda raw, _spec: week(raw),
    Kind.BOUNDARY: _id,
}

_WRITERS: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.DAY: date.isoformat,
    Kind.INSTANT: lambda instant: _whole_minutes(instant).isoformat(),
    Kind.HOURS: lambda hours: int(hours) if float(hours).is_integer() else hours,
    Kind.TEXTS: lambda texts: texts if isinstance(texts, str) else list(texts),  # "ab" is no ["a", "b"]
    Kind.DAYS: lambda days: [d.isoformat() for d in days],
    Kind.WINDOWS: lambda windows: {name: [list(pair) for pair in pairs] for name, pairs in windows.items()},
    Kind.MILESTONES: lambda marks: [{"day": m["day"].isoformat(), "share": m["share"]} for m in marks],
    Kind.LIMITS: dict,
    Kind.TERMS: dict,
    Kind.NUMBERS: list,
}


def _whole_minutes(instant: datetime) -> datetime:
    """The same instant with an offset that RFC 3339 can hold: clocks before 1972 ran on local mean time."""
    offset = instant.utcoffset()
    if offset is None or not offset.seconds % 60:
        return instant
    return instant.astimezone(timezone(timedelta(minutes=offset // timedelta(minutes=1))))


def checked(record: R) -> R:
    """The record, once every field is known to hold what it may.

    Raises:
        ValueError: with a sentence part that begins with the name of the field that does not.
    """
    values = {}
    for spec in specs(type(record)):
        try:
            raw = plain(spec, getattr(record, spec.name))
        except (TypeError, AttributeError, KeyError):
            raise ValueError(
                _("{name} is no {kind}: {value!r}").format(
                    name=spec.name, kind=spec.kind, value=getattr(record, spec.name)
                )
            ) from None
        values[spec.name] = parse(spec, raw)
    return replace(record, **values)
