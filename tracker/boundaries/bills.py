"""What clients paid in a week, and what they still owed at its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.patterns.late_payment_tolerance import due_day
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.records import Invoice


class Bill(NamedTuple):
    """An invoice as a week found it.

    Attributes:
        waited: days from its issue to its payment, or to the end of the week while it was open.
        late: how many of them lie past its due date, or past the leeway that was chosen; 0 when none do.
        due: whether it was due by the end of the week.
        paid: whether it was paid in the week.
    """

    waited: int
    late: int
    due: bool
    paid: bool


def bills(invoices: Iterable[Invoice], monday: date) -> list[Bill]:
    """The invoices that were paid in a week, or open at its end, as they were known then.

    Left out: credit notes, and what is on hold. Nothing says since when it is, so it counts in no week.
    """
    last = monday + ONE_WEEK - date.resolution
    found = []
    for of in invoices:
        if of.amount_cents <= 0 or of.on_hold or of.issued_on > last:
            continue
        if of.paid_on is not None and of.paid_on < monday:
            continue
        paid = of.paid_on is not None and of.paid_on <= last
        until = of.paid_on if paid and of.paid_on else last
        due = max(due_day(of), of.leeway_until or date.min)
        late = max((until - due).days, 0)
        found.append(Bill((until - of.issued_on).days, late, due <= last, paid))
    return found


def mean_late(found: Iterable[Bill]) -> float | None:
    """How many days past due they were on average: those paid in the week, and those due and open.

    None where there is none.
    """
    counted = [of.late for of in found if of.paid or of.due]
    return sum(counted) / len(counted) if counted else None
