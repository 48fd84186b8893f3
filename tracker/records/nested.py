"""Field values that hold others, checked: lists, working hours, milestones, moved lines and terms.

What is refused raises ValueError with the reason, without the name of the field.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

from tracker.language import _
from tracker.records.times import day

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z", re.ASCII)
LARGEST = 10**13
"""Cents or seconds beyond this are a mistake, and still far from what SQLite can hold."""

_DEEPEST = 8
"""Levels of lists and mappings; what we write has three."""


def refuse_half_characters(text: str) -> None:
    """Raise ValueError for a text that no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError(_("holds half a character (a lone surrogate)")) from None


def listing(raw: object) -> list[object]:
    """A list as it is."""
    if not isinstance(raw, list):
        raise ValueError(_("is no list: {raw!r}").format(raw=raw))
    return raw


def windows(raw: object) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The working hours of each weekday, as pairs of clock times."""
    from tracker.records.settings import WEEKDAYS  # here, because logging an hour needs no settings

    if not isinstance(raw, dict) or not set(raw) <= set(WEEKDAYS):
        raise ValueError(
            _('must be like {{"mon": [["09:00", "17:30"]]}} with days of {days}').format(
                days=", ".join(WEEKDAYS)
            )
        )
    return {
        name: tuple(_window(name, pair) for pair in listing(raw[name])) for name in WEEKDAYS if name in raw
    }


def _window(name: str, raw: object) -> tuple[str, str]:
    pair = listing(raw)
    if len(pair) != 2 or not all(isinstance(c, str) and (CLOCK.match(c) or c == "24:00") for c in pair):
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


def milestones(raw: object) -> tuple[Mapping[str, Any], ...]:
    """The days of a fixed fee on which a share of it is earned."""
    return tuple(_milestone(item) for item in listing(raw))


def _milestone(raw: object) -> Mapping[str, Any]:
    if not isinstance(raw, dict) or set(raw) != {"day", "share"}:
        raise ValueError(_('must be like [{{"day": "2026-11-20", "share": 0.5}}]: {raw!r}').format(raw=raw))
    share = raw["share"]
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        raise ValueError(_("have a share that is not between 0 and 1: {share!r}").format(share=share))
    return {"day": day(raw["day"]), "share": share}


def limits(raw: object) -> Mapping[str, Any]:
    """The moved lines of patterns; a pattern knows what its lines may be."""
    if not isinstance(raw, dict) or not all(isinstance(v, dict) for v in raw.values()):
        raise ValueError(_('must be like {{"pattern": {{"line": 0.2}}}}: {raw!r}').format(raw=raw))
    _refuse_deep(raw, _DEEPEST)
    return raw


def terms(raw: object) -> Mapping[str, Any]:
    """What of a boundary can be measured; what is not known is kept as it is."""
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
    if isinstance(raw, int) and abs(raw) > LARGEST:
        raise ValueError(_("hold a number that is too large"))
    if isinstance(raw, str):
        refuse_half_characters(raw)
    if isinstance(raw, dict | list):
        if not left:
            raise ValueError(_("are nested too deeply"))
        for item in (*raw, *raw.values()) if isinstance(raw, dict) else raw:
            _refuse_deep(item, left - 1)
