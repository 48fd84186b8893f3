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
from tracker.records.nested import (
    CLOCK,
    LARGEST,
    limits,
    listing,
    milestones,
    refuse_half_characters,
    terms,
    windows,
)
from tracker.records.times import day, instant, week, zone

__all__ = ["Missing", "checked", "day", "instant", "parse", "plain", "week", "zone"]

R = TypeVar("R", bound=Record)

_CURRENCY = re.compile(r"[A-Z]{3}\Z")


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


def _text(raw: object, spec: FieldSpec) -> str:
    if not isinstance(raw, str):
        raise ValueError(_("is no text: {raw!r}").format(raw=raw))
    if spec.required and not raw.strip():
        raise ValueError(_("is empty"))
    if "\x00" in raw:
        raise ValueError(_("holds a NUL character"))
    refuse_half_characters(raw)
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
    if not isinstance(raw, str) or not CLOCK.match(raw):
        raise ValueError(_("is no time of day: {raw!r} (write it like 04:00)").format(raw=raw))
    return raw


def _currency(raw: object, spec: FieldSpec) -> str:
    if not isinstance(raw, str) or not _CURRENCY.match(raw):
        raise ValueError(_("is no currency code: {raw!r} (write it like EUR)").format(raw=raw))
    return raw


def _integer(raw: object, spec: FieldSpec) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise ValueError(_("is no whole number: {raw!r}").format(raw=raw))
    if abs(raw) > LARGEST:
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
    return tuple(_number(item, spec) for item in listing(raw))


def _hours(raw: object, spec: FieldSpec) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        raise ValueError(_("is no number of hours: {raw!r}").format(raw=raw))
    if not 0 <= raw <= 1_000_000:
        raise ValueError(_("is no sensible number of hours: {raw}").format(raw=raw))
    return float(raw)


def _texts(raw: object, spec: FieldSpec) -> tuple[str, ...]:
    return tuple(_text(item, spec) for item in listing(raw))


def _days(raw: object, spec: FieldSpec) -> tuple[date, ...]:
    return tuple(day(item) for item in listing(raw))


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
    Kind.WINDOWS: lambda raw, _spec: windows(raw),
    Kind.MILESTONES: lambda raw, _spec: milestones(raw),
    Kind.LIMITS: lambda raw, _spec: limits(raw),
    Kind.TERMS: lambda raw, _spec: terms(raw),
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
