"""The order in which the days and instants of a record follow each other, where there is only one."""

from collections.abc import Iterator
from datetime import date, datetime

from tracker.records.base import YEARS, Kind, Record, specs
from tracker.records.boundary import Boundary
from tracker.records.decision import Decision

_ORDERS = {
    "project": (("starts_on", "it starts", "ends_on", "end"),),
    "phase": (("starts_on", "it starts", "ends_on", "end"),),
    "invoice": (
        ("issued_on", "it was issued", "due_on", "be due"),
        ("issued_on", "it was issued", "paid_on", "be paid"),
    ),
    "complaint": (("opened_on", "it was opened", "closed_on", "be closed"),),
    "question": (
        ("opened_at", "it came up", "asked_at", "be asked"),
        ("opened_at", "it came up", "answered_at", "be answered"),
    ),
    "request": (("at", "it was made", "decided_at", "be decided"),),
}
"""The earlier field, what it says, the later field, and what it says."""


def out_of_order(record: Record) -> str | None:
    """What is wrong with the order of a record's days, as a sentence without its full stop; None: nothing."""
    return next(_contradictions(record), None)


def _contradictions(record: Record) -> Iterator[str]:
    for first, begins, second, ends in _ORDERS.get(record.type, ()):
        earlier, later = getattr(record, first), getattr(record, second)
        if earlier is not None and later is not None and later < earlier:
            at = "at" if isinstance(later, datetime) else "on"
            shown, before = _shown(later, earlier), _shown(earlier, earlier)
            yield f"The {record.type} would {ends} {at} {shown}, before {begins} {at} {before}"
    if isinstance(record, Boundary):
        begins_on = min((day for day in (record.chosen_on, record.told_on) if day), default=None)
        if begins_on and record.ends_on and record.ends_on < begins_on:
            yield f"The boundary would end on {record.ends_on}, before it begins on {begins_on}"
    if isinstance(record, Decision) and record.until is not None:
        monday = date.fromisocalendar(int(record.week[:4]), int(record.week[6:]), 1)
        if record.until < monday:
            yield f"The answer would end on {record.until}, before its week begins on {monday}"


def _shown(value: date | datetime, beside: date | datetime) -> str:
    """A day, or an instant on the clock of the one it is compared with."""
    if isinstance(value, datetime) and isinstance(beside, datetime):
        return f"{value.astimezone(beside.tzinfo):%Y-%m-%d %H:%M}"
    return str(value)


def refuse_far(record: Record) -> None:
    """Raise ValueError when an instant of a record lies outside the years in which anything is recorded."""
    for spec in specs(type(record)):
        at = getattr(record, spec.name) if spec.kind is Kind.INSTANT else None
        if at is not None and at.year not in YEARS:
            raise ValueError(f"{spec.name} lies outside the years {YEARS[0]} to {YEARS[-1]}")


def is_open(record: Record, today: date) -> bool:
    """Whether a record that can be closed has not been: neither its end nor what became of it is there.

    An end that lies after today does not count yet; a boundary or phase that ends today is closed.
    """
    if record.closes is None:
        return False
    if record.closes_with is not None and getattr(record, record.closes_with) is not None:
        return False
    end = getattr(record, record.closes)
    last = end.date() if isinstance(end, datetime) else end
    return last is None or last > today
