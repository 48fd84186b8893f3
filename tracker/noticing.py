"""Reading from the store what the patterns are read from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.metrics.fees import FEE_BILLINGS, fee_fault
from tracker.patterns.facts import NOT_CLIENT_WORK
from tracker.patterns.recorded import WEEKS, Recorded
from tracker.records import (
    Action,
    Assumption,
    Complaint,
    Decision,
    Experiment,
    Invoice,
    Occasion,
    Phase,
    Question,
    Request,
    Update,
)
from tracker.store import entries, messages, observed, quick, registers
from tracker.workweek import Schedule, business_clocks, week_days

if TYPE_CHECKING:
    from tracker.metrics.cells import Ledger
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
        clock_of=business_clocks(schedule, days.zone, lo, hi),
        pieces=observed.pieces(store, since, end),
        earlier=entries.project_seconds(store, since),
        earlier_for_client=entries.project_seconds(store, since, NOT_CLIENT_WORK),
        first_earned=_first_earned(store, ledger),
        first_days=_first_days(store, days, ledger),
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
        experiments=registers.signs(store, Experiment),
    )


def _first_earned(store: Store, ledger: Ledger) -> date | None:
    """The first day on which a fee, or a billable hour with a rate, earned something."""
    fees = [of for of in ledger.projects if of.billing in FEE_BILLINGS and fee_fault(of) is None]
    found = [of.starts_on for of in fees if of.fee_cents and of.starts_on]
    of_fees = {(of.client, of.name) for of in ledger.projects if of.billing in FEE_BILLINGS}
    for client, project in observed.billed_places(store):
        begins = [
            of.valid_from or date.min
            for of in ledger.rates
            if of.client == client and of.project in (None, project)
        ]
        if begins and (client, project or "") not in of_fees:
            day = observed.first_billable_day(store, client, project, min(begins))
            found += [day] if day else []
    return min(found, default=None)


def _first_days(store: Store, days: Days, ledger: Ledger) -> dict[str, date]:
    """The first day with work or a contact of each client who has one."""
    worked = observed.first_work(store)
    found = {}
    for name in (of.name for of in ledger.clients):
        spoken = messages.first_and_last_day(store, days, name)
        first = [day for day in (worked.get(name), spoken and spoken[0]) if day]
        if first:
            found[name] = min(first)
    return found
