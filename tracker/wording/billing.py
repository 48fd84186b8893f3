"""How a project is paid, in words, and which of its fields then matter."""

from datetime import date
from typing import TYPE_CHECKING

from tracker.language import N_, _
from tracker.language.parts import listed
from tracker.metrics.fees import FEE_BILLINGS, fee_fault, lacking
from tracker.wording.numbers import count, dated, money, written

if TYPE_CHECKING:
    from tracker.records import Project

BILLINGS = {
    "hourly": N_("by the hour"),
    "fixed": N_("a fixed fee"),
    "retainer": N_("a retainer per month"),
    "gift": N_("a gift: no pay"),
    "internal": N_("internal: your own work for them"),
}
"""Every way to be paid, in words; to be translated."""

FIELDS = {
    "hourly": ("starts_on", "ends_on"),
    "fixed": ("fee_cents", "agreed_hours", "estimate_hours", "starts_on", "ends_on", "milestones"),
    "retainer": ("fee_cents", "included_hours", "starts_on", "ends_on"),
    "gift": ("starts_on", "ends_on"),
    "internal": ("starts_on", "ends_on"),
}
"""The fields of a project that matter for each way to be paid."""

_WANTED = {
    "fee_cents": N_("a fee"),
    "starts_on": N_("a first day"),
    "ends_on": N_("a last day or milestones"),
}


def terms(of: "Project", currency: str) -> str:
    """What is agreed: "a fixed fee of €48,000.00 for 480 hours, 18 May 2026 – 15 Nov 2026"."""
    fee = None if of.fee_cents is None else money(of.fee_cents / 100, currency)
    if of.billing == "fixed":
        said = _fixed(fee, of.agreed_hours)
        if of.milestones:
            said += f", {count(len(of.milestones), 'milestone', 'milestones')}"
    elif of.billing == "retainer":
        said = _retainer(fee, of.included_hours)
    else:
        said = _(BILLINGS.get(of.billing, of.billing))
    span = _span(of.starts_on, of.ends_on)
    return f"{said}, {span}" if span else said


def _fixed(fee: str | None, agreed_hours: float | None) -> str:
    hours = written(agreed_hours, "g") if agreed_hours else ""
    if fee and hours:
        return _("a fixed fee of {fee} for {hours} hours").format(fee=fee, hours=hours)
    if fee:
        return _("a fixed fee of {fee}").format(fee=fee)
    if hours:
        return _("a fixed fee, not yet agreed for {hours} hours").format(hours=hours)
    return _("a fixed fee, not yet agreed")


def _retainer(fee: str | None, included_hours: float | None) -> str:
    hours = written(included_hours, "g") if included_hours else ""
    if fee and hours:
        return _("{fee} a month for {hours} hours").format(fee=fee, hours=hours)
    if fee:
        return _("{fee} a month").format(fee=fee)
    if hours:
        return _("a retainer, not yet agreed for {hours} hours").format(hours=hours)
    return _("a retainer, not yet agreed")


def missing(of: "Project") -> str:
    """Why a fixed fee or a retainer earns nothing yet, as a sentence; "" when it earns."""
    if of.billing not in FEE_BILLINGS:
        return ""
    if lacks := lacking(of):
        return _("It earns nothing until it has {what}.").format(
            what=listed([_(_WANTED[name]) for name in lacks])
        )
    fault = fee_fault(of)
    return _("It earns nothing as it is: {fault}.").format(fault=fault) if fault else ""


def _span(start: date | None, end: date | None) -> str:
    if start and end:
        return f"{dated(start)} – {dated(end)}"
    if start:
        return _("since {day}").format(day=dated(start))
    return _("until {day}").format(day=dated(end)) if end else ""
