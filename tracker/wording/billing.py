"""How a project is paid, in words, and which of its fields then matter."""

from datetime import date
from typing import TYPE_CHECKING

from tracker.metrics.fees import FEE_BILLINGS, fee_fault, lacking
from tracker.wording.numbers import money

if TYPE_CHECKING:
    from tracker.records import Project

BILLINGS = {
    "hourly": "by the hour",
    "fixed": "a fixed fee",
    "retainer": "a retainer per month",
    "gift": "a gift: no pay",
    "internal": "internal: your own work for them",
}
"""Every way to be paid, in words."""

FIELDS = {
    "hourly": ("starts_on", "ends_on"),
    "fixed": ("fee_cents", "agreed_hours", "estimate_hours", "starts_on", "ends_on", "milestones"),
    "retainer": ("fee_cents", "included_hours", "starts_on", "ends_on"),
    "gift": ("starts_on", "ends_on"),
    "internal": ("starts_on", "ends_on"),
}
"""The fields of a project that matter for each way to be paid."""

_WANTED = {"fee_cents": "a fee", "starts_on": "a first day", "ends_on": "a last day or milestones"}


def terms(of: "Project", currency: str) -> str:
    """What is agreed: "a fixed fee of €48,000.00 for 480 hours, 18 May 2026 – 15 Nov 2026"."""
    said = BILLINGS.get(of.billing, of.billing)
    fee = None if of.fee_cents is None else money(of.fee_cents / 100, currency)
    if of.billing == "fixed":
        said += f" of {fee}" if fee else ", not yet agreed"
        said += f" for {of.agreed_hours:g} hours" if of.agreed_hours else ""
        said += f", {len(of.milestones)} milestones" if of.milestones else ""
    elif of.billing == "retainer":
        said = f"{fee} a month" if fee else "a retainer, not yet agreed"
        said += f" for {of.included_hours:g} hours" if of.included_hours else ""
    span = _span(of.starts_on, of.ends_on)
    return f"{said}, {span}" if span else said


def missing(of: "Project") -> str:
    """Why a fixed fee or a retainer earns nothing yet, as a sentence; "" when it earns."""
    if of.billing not in FEE_BILLINGS:
        return ""
    if lacks := lacking(of):
        return f"It earns nothing until it has {' and '.join(_WANTED[name] for name in lacks)}."
    fault = fee_fault(of)
    return f"It earns nothing as it is: {fault}." if fault else ""


def _span(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return ""
    if start is None:
        return f"until {_written(end)}"
    return f"since {_written(start)}" if end is None else f"{_written(start)} – {_written(end)}"


def _written(day: date | None) -> str:
    return f"{day.day} {day:%b} {day.year}" if day else ""
