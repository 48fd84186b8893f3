"""Days, weeks, working windows and business time: half-open, zone-aware, UTC inside."""

from tracker.workweek.business import BusinessClock, business_clocks
from tracker.workweek.clock import clip, clock_change, epoch, instant_of, on_clock, overlaps
from tracker.workweek.days import (
    Days,
    in_force,
    iso_week,
    month_label,
    newest,
    week_after,
    week_before,
    week_days,
)
from tracker.workweek.schedule import Schedule, week_capacity, week_windows

__all__ = [
    "BusinessClock",
    "Days",
    "Schedule",
    "business_clocks",
    "clip",
    "clock_change",
    "epoch",
    "in_force",
    "instant_of",
    "iso_week",
    "month_label",
    "newest",
    "on_clock",
    "overlaps",
    "week_after",
    "week_before",
    "week_capacity",
    "week_days",
    "week_windows",
]
