"""What was recorded in a way that is hard to believe: overlapping hours, and days too long to be true."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from tracker.language import _
from tracker.language.parts import long_day, numeral, weekday
from tracker.metrics.rounding import hours
from tracker.records import Problem
from tracker.workweek import overlaps

MOST_OVERLAPS = 20
"""Overlapping pairs named one by one; a file imported twice by hand would name thousands."""

SECONDS_OF_A_DAY = 86_400


class Clocked(NamedTuple):
    """An entry with clock times, as far as overlaps need it."""

    starts_at: datetime
    ends_at: datetime
    client: str | None
    note: str | None


def overlap_problems(clocked: Sequence[Clocked]) -> tuple[Problem, ...]:
    """Each pair of entries that share time, up to `MOST_OVERLAPS`, and a last word when there are more."""
    pairs = overlaps([(entry.starts_at, entry.ends_at) for entry in clocked], MOST_OVERLAPS + 1)
    found = [
        Problem(
            _("{one} and {other} overlap; both count in full").format(
                one=_called(clocked[i]), other=_called(clocked[j])
            )
        )
        for i, j in pairs[:MOST_OVERLAPS]
    ]
    if len(pairs) > MOST_OVERLAPS:
        found.append(
            Problem(
                _("More than {n} pairs of entries overlap; `tracker entries` lists all").format(
                    n=MOST_OVERLAPS
                )
            )
        )
    return tuple(found)


def _called(entry: Clocked) -> str:
    what = " ".join((entry.note or entry.client or _("own time")).split())[:60]
    return f"“{what}” ({weekday(entry.starts_at.weekday())} {entry.starts_at:%H:%M}–{entry.ends_at:%H:%M})"


def long_day_problems(day_seconds: Mapping[date, int]) -> tuple[Problem, ...]:
    """Each day that holds more than 24 hours."""
    return tuple(
        Problem(
            _("{day} holds {hours} hours, more than a day has").format(
                day=long_day(day), hours=numeral(hours(seconds))
            )
        )
        for day, seconds in day_seconds.items()
        if seconds > SECONDS_OF_A_DAY
    )
