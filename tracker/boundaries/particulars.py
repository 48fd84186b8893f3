"""What is known of a client that can be said to him: the work that is agreed, its price, an open invoice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.promises import promise_to, promised_minutes
from tracker.metrics.rates import agreed_rate, rate_card
from tracker.patterns.late_payment_tolerance import due_day

if TYPE_CHECKING:
    from tracker.records import Boundary, Invoice, Project, Rate

UNPAID_WORK = ("gift", "internal")
"""How projects are billed that no agreement on hours or prices is about."""


class Particulars(NamedTuple):
    """What is known of a client on a day; None where it is not.

    Attributes:
        client: by name.
        project: the one that runs, else the last that did.
        cents_per_hour: the agreed rate of that project: its rate, or its fee over its hours.
        currency: of all money here.
        reply_minutes: the reply time he was told, in minutes of working time.
        hours_left: of the hours agreed with him, those not worked yet; 0 when there are more.
        invoice: the one that is open for longest past its date, else the next one due.
        due_on: when that is due.
        days_late: how many days that is past; None before it is.
    """

    client: str | None = None
    project: str | None = None
    cents_per_hour: float | None = None
    currency: str = "EUR"
    reply_minutes: int | None = None
    hours_left: float | None = None
    invoice: Invoice | None = None
    due_on: date | None = None
    days_late: int | None = None


class Agreed(NamedTuple):
    """Hours agreed for a project that runs, and the days they are for; `first` None: from the beginning."""

    project: Project
    hours: float
    first: date | None
    last: date


def current_project(projects: Iterable[Project], client: str, today: date) -> Project | None:
    """The client's project that runs, of several the one begun last; else the one that ended last."""
    begun = [
        of
        for of in projects
        if of.client == client
        and of.billing not in UNPAID_WORK
        and (of.starts_on is None or of.starts_on <= today)
    ]
    running = [of for of in begun if _runs(of, today)]
    if running:
        return max(running, key=lambda of: (of.starts_on or date.min, of.name))
    return max(begun, key=lambda of: (of.ends_on or date.min, of.name), default=None)


def agreed_hours(project: Project | None, today: date) -> Agreed | None:
    """The hours agreed for a project that runs: in all, or of a retainer those of this month."""
    if project is None or not _runs(project, today):
        return None
    if project.billing == "retainer":
        month = today.replace(day=1)
        return Agreed(project, project.included_hours, month, today) if project.included_hours else None
    if not project.agreed_hours:
        return None
    return Agreed(project, project.agreed_hours, project.starts_on, today)


def open_invoice(invoices: Iterable[Invoice], client: str, today: date) -> Invoice | None:
    """The client's invoice that is open and longest past its date, else the one due next.

    Left out are those on hold, and those for which the user chose to wait.
    """
    waiting = [
        of
        for of in invoices
        if of.client == client
        and of.paid_on is None
        and of.amount_cents > 0
        and of.on_hold is None
        and (of.leeway_until is None or of.leeway_until <= today)
    ]
    return min(waiting, key=lambda of: (due_day(of), of.id or ""), default=None)


def particulars(
    client: str,
    project: Project | None,
    rates: Iterable[Rate],
    boundaries: Sequence[Boundary],
    invoices: Iterable[Invoice],
    today: date,
    *,
    currency: str = "EUR",
    worked_seconds: int = 0,
) -> Particulars:
    """What can be said to a client on a day, from the records.

    Args:
        client: by his full name.
        project: his current one.
        rates: all hourly rates.
        boundaries: all boundaries; only what was told counts.
        invoices: all invoices.
        today: the day.
        currency: the client's.
        worked_seconds: the work on the project in the days of `agreed_hours`.
    """
    agreed = agreed_hours(project, today)
    invoice = open_invoice(invoices, client, today)
    due_on = due_day(invoice) if invoice else None
    return Particulars(
        client=client,
        project=project.name if project else None,
        cents_per_hour=agreed_rate(rate_card(rates), client, project, today),
        currency=currency,
        reply_minutes=promised_minutes(promise_to(client, boundaries, today)),
        hours_left=max(agreed.hours - worked_seconds / 3600, 0.0) if agreed else None,
        invoice=invoice,
        due_on=due_on,
        days_late=(today - due_on).days if due_on and due_on < today else None,
    )


def _runs(of: Project, today: date) -> bool:
    return (of.starts_on is None or of.starts_on <= today) and (of.ends_on is None or today <= of.ends_on)
