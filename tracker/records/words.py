"""Records from `key=value` words, as people type them: money in units, lists with commas."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from tracker.errors import UsageError
from tracker.language import _
from tracker.records.base import FieldSpec, Kind, Record, specs
from tracker.records.codec import Missing, parse

Windows = tuple[tuple[str, str], ...]
"""Hours of work on a day: where each stretch starts and ends, as HH:MM."""

_AMOUNT = re.compile(r"(-?)([0-9]{1,3}(?:[.,'][0-9]{3})+|[0-9]{1,13})(?:[.,]([0-9]{1,2}|-{1,2}))?")
_THIN = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3})")
"""Spaces between thousands, the narrow ones too."""
_YES = {"yes", "true", "1", "on"}
_NO = {"no", "false", "0", "off"}
_BREAKS = re.compile(r"[,;\n]")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")


def record_of(record_type: type[Record], words: Mapping[str, str]) -> Record:
    """The record that the words describe.

    A field of cents is also understood by its short name in units: `amount=12.50` for `amount_cents=1250`.

    Raises:
        UsageError: an unknown or missing field, or a value it may not hold.
    """
    declared = {spec.name: spec for spec in specs(record_type)}
    named = {_full_name(name, declared): text for name, text in words.items()}
    fields = [name for name in declared if name != "id"]
    unknown = [name for name in named if name not in declared]
    if unknown:
        raise UsageError(
            _("{type} has no field {names}").format(
                type=record_type.type, names=", ".join(map(repr, unknown))
            ),
            _("Its fields are {names}").format(names=", ".join(fields)),
        )
    try:
        values = {spec.name: parse(spec, _plain(spec, named, words)) for spec in declared.values()}
    except Missing as error:
        remedy = _("Write each field as name=value: {names}").format(names=", ".join(fields))
        raise UsageError(f"{record_type.type}: {error}", remedy) from None
    except ValueError as error:
        raise UsageError(f"{record_type.type}: {error}", _("Write each field as name=value")) from None
    return record_type(**values)


def cents(text: str) -> int:
    """Money in units as people write it: 12.50, 12,50, 24.000, 1.250,50, 24 000 or "€ 80,-", as cents.

    Money has no thousandths, so three digits after the last mark are thousands.

    Raises:
        ValueError: it is no amount, or has more than two decimals.
    """
    plain = _THIN.sub("", text.strip().strip("€$£").strip())
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise ValueError(_("is no amount: {text!r} (write it like 12.50)").format(text=text))
    sign, whole, decimals = found[1], re.sub(r"\D", "", found[2]), (found[3] or "").strip("-")
    return int(f"{sign}{whole}{decimals:0<2}")


def windows(text: str, what: str) -> Windows:
    """Hours of work on one weekday: "9-17:30", "09:00-12:30, 13:30-17:30", or "off"; `what` names it.

    Raises:
        UsageError: a stretch that is none, or that begins before the one before it is over.
    """
    if text.strip().casefold() == "off":
        return ()
    found = tuple(_window(part.strip(), what) for part in _BREAKS.split(text) if part.strip())
    for (_unused, ends), (starts, _unused) in pairwise(found):
        if starts < ends:
            raise UsageError(
                _("{what}: {starts} comes before {ends} is over").format(what=what, starts=starts, ends=ends),
                _("Write the hours in their order"),
            )
    return found


def _window(text: str, what: str) -> tuple[str, str]:
    starts, _unused, ends = text.replace("–", "-").partition("-")
    pair = _clock(starts), _clock(ends)
    if None in pair or pair[0] == "24:00" or str(pair[0]) >= str(pair[1]):
        said = _("{what}: {text!r} is no stretch of work").format(what=what, text=text[:40])
        raise UsageError(said, _("Write it like 9-17:30, or 9-12:30, 13:30-17:30 for two"))
    return str(pair[0]), str(pair[1])


def _clock(text: str) -> str | None:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02d}:{minute:02d}" if (hour, minute) <= (24, 0) and minute < 60 else None


def _full_name(name: str, declared: Mapping[str, FieldSpec]) -> str:
    name = name.replace("-", "_")
    return f"{name}_cents" if name not in declared and f"{name}_cents" in declared else name


def _plain(spec: FieldSpec, named: Mapping[str, str], words: Mapping[str, str]) -> Any:
    """The JSON value that a word stands for."""
    text = named.get(spec.name)
    if text is None or (text == "" and not spec.required):
        return None
    if spec.kind in (Kind.CENTS, Kind.PRICE):
        return int(text) if spec.name in words and text.lstrip("-").isdigit() else cents(text)
    if spec.kind in (Kind.SECONDS, Kind.NUMBER):
        return int(text) if _WHOLE.fullmatch(text.strip()) else text
    if spec.kind is Kind.HOURS:
        try:
            return float(text.replace(",", "."))
        except ValueError:
            return text
    if spec.kind is Kind.FLAG:
        word = text.casefold()
        return True if word in _YES else False if word in _NO else text
    if spec.kind in (Kind.TEXTS, Kind.DAYS, Kind.NUMBERS):
        parts = [part.strip() for part in text.split(",") if part.strip()]
        is_whole = spec.kind is Kind.NUMBERS
        return [int(part) if is_whole and _WHOLE.fullmatch(part) else part for part in parts]
    if spec.kind in (Kind.WINDOWS, Kind.MILESTONES, Kind.LIMITS, Kind.TERMS):
        import json

        try:
            return json.loads(text)
        except ValueError:
            raise ValueError(_("{name} is no JSON: {text!r}").format(name=spec.name, text=text)) from None
    return text
