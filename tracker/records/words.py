"""Records from `key=value` words, as people type them: money in units, lists with commas."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from tracker.errors import UsageError
from tracker.records.base import FieldSpec, Kind, Record, specs
from tracker.records.codec import parse

_YES = {"yes", "true", "1", "on"}
_NO = {"no", "false", "0", "off"}


def record_of(record_type: type[Record], words: Mapping[str, str]) -> Record:
    """The record that the words describe.

    A field of cents is also understood by its short name in units: `amount=12.50` for `amount_cents=1250`.

    Raises:
        UsageError: an unknown or missing field, or a value it may not hold.
    """
    declared = {spec.name: spec for spec in specs(record_type)}
    named = {_full_name(name, declared): text for name, text in words.items()}
    unknown = [name for name in named if name not in declared]
    if unknown:
        raise UsageError(
            f"{record_type.type} has no field {', '.join(map(repr, unknown))}",
            f"Its fields are {', '.join(name for name in declared if name != 'id')}",
        )
    try:
        values = {spec.name: parse(spec, _plain(spec, named, words)) for spec in declared.values()}
    except ValueError as error:
        raise UsageError(f"{record_type.type}: {error}", "Write each field as name=value") from None
    return record_type(**values)


def cents(text: str) -> int:
    """Money in units, like 12.50 or 12,50, as cents.

    Raises:
        ValueError: it is no amount, or has more than two decimals.
    """
    try:
        amount = Decimal(text.strip().replace(",", "."))
        whole = amount * 100
        if not amount.is_finite() or whole != whole.to_integral_value():
            raise ValueError
    except (InvalidOperation, ValueError):
        raise ValueError(f"is no amount: {text!r} (write it like 12.50)") from None
    return int(whole)


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
    if spec.kind is Kind.SECONDS:
        return int(text) if text.lstrip("-").isdigit() else text
    if spec.kind is Kind.HOURS:
        try:
            return float(text.replace(",", "."))
        except ValueError:
            return text
    if spec.kind is Kind.FLAG:
        word = text.casefold()
        return True if word in _YES else False if word in _NO else text
    if spec.kind in (Kind.TEXTS, Kind.DAYS):
        return [part.strip() for part in text.split(",") if part.strip()]
    if spec.kind in (Kind.WINDOWS, Kind.MILESTONES, Kind.LIMITS):
        import json

        try:
            return json.loads(text)
        except ValueError:
            raise ValueError(f"{spec.name} is no JSON: {text!r}") from None
    return text
