"""How fast questions are answered, in the numbers of the contract and in those that words need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from tracker.metrics.rounding import rounded, share
from tracker.metrics.survival import Curve, kaplan_meier
from tracker.metrics.turns import Timed

Clock = Literal["calendar", "business"]

ENOUGH = 20
"""Turns from which on a reply time is shown as one. A chosen line: at 20 the 95 % interval of a median of
four hours still runs from 1.6 to 8.2 hours, in a simulation."""

AN_HOUR = 60.0
"""Minutes within which an answer counts as one within the hour."""


class Speed(NamedTuple):
    """How fast turns were answered on one clock, in minutes that are not rounded; None: not reached.

    Attributes:
        n: the turns, those that still wait included.
        answered: those that were answered.
        median: Kaplan and Meier's.
        low: the lower end of the median's 95 % interval.
        high: the upper end of it; None where too many still wait to say.
        p90: the minutes in which nine of ten were answered.
        within: the share answered within the hour, see `within_hour` and `speed`.
    """

    n: int
    answered: int
    median: float | None
    low: float | None
    high: float | None
    p90: float | None
    within: float | None


class WeekSpeed(NamedTuple):
    """One week of a trend: its turns, the calendar minutes of half and of nine in ten, `within_hour`."""

    week: str
    n: int
    median: float | None
    p90: float | None
    within_hour: float | None


def reply_numbers(
    mine: Sequence[Timed], theirs: Sequence[Timed], off_hours: int
) -> dict[str, float | int | None]:
    """The numbers of the contract, section 4, under `replies`: minutes to one decimal, shares to four.

    Args:
        mine: the client's questions, which the user answers; `turns` and `open` count these.
        theirs: the user's questions, which the client answers.
        off_hours: the user's contacts outside working hours.
    """
    calendar, business = reply_curve(mine), reply_curve(mine, "business")
    return {
        "turns": len(mine),
        "open": sum(one.turn.open for one in mine),
        "median_minutes": _minutes(calendar.quantile(0.5)),
        "p90_minutes": _minutes(calendar.quantile(0.9)),
        "median_business_minutes": _minutes(business.quantile(0.5)),
        "p90_business_minutes": _minutes(business.quantile(0.9)),
        "within_hour": share(within_hour(mine)),
        "off_hours": off_hours,
        "client_median_minutes": _minutes(reply_curve(theirs).quantile(0.5)),
    }


def reply_curve(timed: Sequence[Timed], clock: Clock = "calendar") -> Curve:
    """The share that still waits as a function of minutes on a clock; closed and open turns are censored."""
    business = clock == "business"
    minutes = [one.business_minutes if business else one.calendar_minutes for one in timed]
    return kaplan_meier(minutes, [one.answered for one in timed])


def within_hour(timed: Iterable[Timed]) -> float | None:
    """1 - S(60 business minutes) over the turns that began inside working hours; None without any."""
    return answered_within([one for one in timed if one.in_hours], AN_HOUR)


def answered_within(timed: Sequence[Timed], minutes: float) -> float | None:
    """1 - S(so many business minutes), Kaplan and Meier's; None without turns."""
    # What comes later changes nothing then, and a curve of the rest would take its time.
    took = [min(one.business_minutes, minutes + 1) for one in timed]
    soon = [one.answered and one.business_minutes <= minutes for one in timed]
    waiting = kaplan_meier(took, soon).at(minutes)
    return None if waiting is None else 1 - waiting


def speed(timed: Sequence[Timed], clock: Clock = "calendar") -> Speed:
    """How fast the turns were answered on a clock.

    `within` is `within_hour` on the business clock, and 1 - S(60 minutes) over all turns on the calendar's.
    """
    curve = reply_curve(timed, clock)
    low, high = curve.interval(0.5)
    if clock == "business":
        within = within_hour(timed)
    else:
        waiting = curve.at(AN_HOUR)
        within = None if waiting is None else 1 - waiting
    return Speed(curve.n, len(curve.answered), curve.quantile(0.5), low, high, curve.quantile(0.9), within)


def trend(timed: Iterable[Timed], week_of: Callable[[int], str]) -> list[WeekSpeed]:
    """The speed of each week that has turns, in order; a turn belongs to that of its first asking message.

    Args:
        timed: turns of one direction.
        week_of: the label of the ISO week of an instant in microseconds, such as "2026-W47".
    """
    weeks: dict[str, list[Timed]] = {}
    for one in timed:
        weeks.setdefault(week_of(one.turn.at), []).append(one)
    found = []
    for week, asked in sorted(weeks.items()):
        curve = reply_curve(asked)
        found.append(
            WeekSpeed(week, len(asked), curve.quantile(0.5), curve.quantile(0.9), within_hour(asked))
        )
    return found


def _minutes(value: float | None) -> float | None:
    return None if value is None else rounded(value, 1)
