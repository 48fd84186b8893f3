"""Reading from the store what the patterns are read from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.metrics.fees import FEE_BILLINGS
from tracker.patterns.recorded import WEEKS, Recorded
from tracker.records import (
    Action,
    Assumption,
    Complaint,
    Decision,
    Invoice,
    Occasion,
    Phase,
    Question,
    Request,
    Update,
)
from tracker.store import entries, messages, observed, quick, registers
from tracker.workweek import BusinessClock, Schedule, week_days

if TYPE_CHECKING:
    from tracker.metrics.cells import Ledger
    from tracker.metrics.turns import ClockOf
    from tracker.store import Store
    from tracker.workweek import Days

_SECOND = 1_000_000
_ONE_WEEK = timedelta(weeks=1)


def recorded(store: Store, week: str, weeks: int = WEEKS) -> Recorded:
    """Everything the patterns of a week are read from, the review four weeks earlier included.

    Args:
        store: where it is.
        week: like "2026-W47".
        weeks: how many weeks of hours and contacts before it are read.
    """
    monday = week_days(week)[0]
    since, end = monday - weeks * _ONE_WEEK, monday + _ONE_WEEK
    days = quick.days(store)
    ledger = registers.ledger(store)
    leave_days, leave = entries.leave(store, since - _ONE_WEEK, end + _ONE_WEEK)
    schedule = Schedule(ledger.settings, leave_days, leave)
    lo, hi = days.start_epoch(since), days.start_epoch(end)
    return Recorded(
        ledger=ledger,
        since=since,
        days=days,
        schedule=schedule,
        clock_of=_clocks(schedule, days, lo, hi),
        pieces=observed.pieces(store, since),
        earlier=entries.project_seconds(store, since),
        first_earned=_first_earned(ledger, observed.first_billable_day(store)),
        contacts=messages.contacts(store, hi * _SECOND, since=lo * _SECOND),
        urgent=observed.urgent(store),
        boundaries=registers.boundaries(store),
        invoices=registers.signs(store, Invoice),
        phases=registers.signs(store, Phase),
        occasions=registers.signs(store, Occasion),
        assumptions=registers.signs(store, Assumption),
        questions=registers.signs(store, Question),
        requests=registers.signs(store, Request),
        actions=registers.signs(store, Action),
        complaints=registers.signs(store, Complaint),
        updates=registers.signs(store, Update),
        decisions=registers.signs(store, Decision),
    )


def _clocks(schedule: Schedule, days: Days, lo: int, hi: int) -> ClockOf:
    from zoneinfo import ZoneInfo

    made: dict[str | None, BusinessClock] = {}

    def clock_of(zone: str | None) -> BusinessClock:
        if zone not in made:
            made[zone] = BusinessClock(schedule, ZoneInfo(zone) if zone else days.zone, lo, hi)
        return made[zone]

    return clock_of


def _first_earned(ledger: Ledger, first_billable: date | None) -> date | None:
    begun = [of.starts_on for of in ledger.projects if of.billing in FEE_BILLINGS and of.starts_on]
    return min([*begun, *([first_billable] if first_billable else [])], default=None)
