"""What the terms of a boundary say that can be measured: they may hold anything, and odd ones are silent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.metrics.promises import promised_minutes
from tracker.records import CHANNELS
from tracker.records.base import FieldSpec, Kind
from tracker.records.codec import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.records import Boundary

Hours = Mapping[str, tuple[tuple[str, str], ...]]
"""Working hours by weekday, as in `Settings.working_hours`."""

MOST = {
    "max_hours_per_week": 168,
    "gift_budget_cents": 10**13,
    "update_every_days": 36_500,
    "pay_within_days": 36_500,
}
"""What is said in numbers, and the number beyond which it is a slip."""
_MAY_BE_NONE = ("max_hours_per_week", "gift_budget_cents")
"""Of these, 0 says something: none at all."""
_HOURS = FieldSpec("hours", Kind.WINDOWS, None, False, ())


def stated(boundary: Boundary) -> dict[str, Any]:
    """The measurable terms of a boundary by their key: a number, channels as a tuple, or hours by weekday.

    Hours that are the settings' own are None: a boundary on working times says those when it names no others.
    """
    found: dict[str, Any] = {}
    if (minutes := promised_minutes(boundary)) is not None:
        found["reply_within_minutes"] = minutes
    if channels := channels_of(boundary):
        found["channels"] = channels
    if (hours := _hours(boundary.terms.get("hours"))) is not None or boundary.topic == "working_times":
        found["hours"] = hours
    for key in MOST:
        if (number := _number(boundary.terms.get(key), key)) is not None:
            found[key] = number
    return found


def channels_of(boundary: Boundary) -> tuple[str, ...]:
    """The channels that are fine, in the order of `records.CHANNELS`; none where it names none."""
    said = boundary.terms.get("channels")
    if isinstance(said, str):
        said = [said]
    return tuple(name for name in CHANNELS if name in said) if isinstance(said, list | tuple) else ()


def channels_for(boundaries: Iterable[Boundary], client: str | None) -> tuple[str, ...]:
    """The channels that are fine for a client: by his newest boundary that names some, else one for all."""
    naming = [of for of in boundaries if of.applies and channels_of(of)]
    for whose in dict.fromkeys((client, None)):
        found = [of for of in naming if of.client == whose]
        if found:
            return channels_of(max(found, key=_newest))
    return ()


def _newest(of: Boundary) -> tuple[date, date, str]:
    return of.told_on or date.min, of.chosen_on or date.min, of.id or ""


def _number(said: Any, key: str) -> float | None:
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    least = 0 if key in _MAY_BE_NONE else 1e-9
    return said if least <= said <= MOST[key] else None


def _hours(said: Any) -> Hours | None:
    """Working hours as the settings hold them, if they are that, and not all of them off."""
    try:
        found: Hours = parse(_HOURS, _listed(said))
    except (ValueError, TypeError):
        return None
    return found if any(found.values()) else None


def _listed(said: Any) -> Any:
    """Hours as JSON writes them: with lists, where a record of the library may hold tuples."""
    if not isinstance(said, Mapping):
        raise ValueError
    return {day: [list(pair) for pair in pairs] for day, pairs in said.items()}
