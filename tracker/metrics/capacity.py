"""How much working time there was to fill."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.periods import ONE_DAY, Period
from tracker.workweek import in_force, week_capacity

if TYPE_CHECKING:
    from tracker.records import Settings


class _Plan(NamedTuple):
    """The capacity of Monday to Sunday, in seconds, under settings in force from `start`."""

    start: date
    week: tuple[float, ...]
    days_off: Collection[date]


def capacities(
    spans: Iterable[Period], settings: Sequence[Settings], leave: Mapping[date, int]
) -> list[float]:
    """Planned working seconds of each period, less leave.

    A date's capacity = capacity_hours x its working minutes / the week's working minutes, by the settings
    in force on it, less the `leave` seconds of that date, not below 0; a day off has none. Without
    settings: 0. Source: the contract, section 4, `utilization`.
    """
    plans = _plans(settings)
    return [_capacity(span, plans, leave) if plans else 0.0 for span in spans]


def _plans(settings: Sequence[Settings]) -> list[_Plan]:
    """Worked out once per settings record: the day by day question is asked for every day of a report."""
    plans = []
    for start in sorted({one.valid_from or date.min for one in settings}):
        one = in_force(settings, start)
        plans.append(_Plan(start, week_capacity(one), frozenset(one.days_off)))
    return plans


def _capacity(span: Period, plans: Sequence[_Plan], leave: Mapping[date, int]) -> float:
    total = 0.0
    day = span.start
    while day < span.end:
        plan = plans[max(bisect_right(plans, day, key=_start) - 1, 0)]
        if day not in plan.days_off:
            total += max(plan.week[day.weekday()] - leave.get(day, 0), 0.0)
        day += ONE_DAY
    return total


def _start(plan: _Plan) -> date:
    return plan.start


def utilization(billable_seconds: int, capacity_seconds: float) -> float | None:
    """Billable hours / capacity hours; None without capacity.

    "Billable / hours worked" is another number, the billable share of worked time.
    """
    return billable_seconds / capacity_seconds if capacity_seconds else None
