"""The order in which the days and instants of a record follow each other, where there is only one."""

from collections.abc import Iterator
from datetime import date, datetime

from tracker.language import N_, _
from tracker.records.base import YEARS, Kind, Record, specs
from tracker.records.boundary import Boundary
from tracker.records.decision import Decision

_ORDERS = {
    "project": (
        ("starts_on", "ends_on", N_("The project would end on {later}, before it starts on {earlier}")),
    ),
    "phase": (("starts_on", "ends_on", N_("The phase would end on {later}, before it starts on {earlier}")),),
    "invoice": (
        ("issued_on", "due_on", N_("The invoice would be due on {later}, before it was issued on {earlier}")),
        (
            "issued_on",
            "paid_on",
            N_("The invoice would be paid on {later}, before it was issued on {earlier}"),
        ),
    ),
    "complaint": (
        (
            "opened_on",
            "closed_on",
            N_("The complaint would be closed on {later}, before it was opened on {earlier}"),
        ),
    ),
    "question": (
        (
            "opened_at",
            "asked_at",
            N_("The question would be asked at {later}, before it came up at {earlier}"),
        ),
        (
            "opened_at",
            "answered_at",
            N_("The question would be answered at {later}, before it came up at {earlier}"),
        ),
    ),
    "request": (
        ("at", "decided_at", N_("The request would be decided at {later}, before it was made at {earlier}")),
    ),
    "review": (
        (
            "started_at",
            "closed_at",
            N_("The review would be closed at {later}, before it was begun at {earlier}"),
        ),
    ),
}
"""The earlier field, the later field, and what is said when the later one comes first."""


def out_of_order(record: Record) -> str | None:
    """What is wrong with the order of a record's days, as a sentence without its full stop; None: nothing."""
    return next(_contradictions(record), None)


def _contradictions(record: Record) -> Iterator[str]:
    for first, second, said in _ORDERS.get(record.type, ()):
        earlier, later = getattr(record, first), getattr(record, second)
        if earlier is not None and later is not None and later < earlier:
            yield _(said).format(later=_shown(later, earlier), earlier=_shown(earlier, earlier))
    if isinstance(record, Boundary):
        yield from _of_boundary(record)
    if isinstance(record, Decision) and record.until is not None:
        monday = date.fromisocalendar(int(record.week[:4]), int(record.week[6:]), 1)
        if record.until < monday:
            said = _("The answer would end on {later}, before its week begins on {earlier}")
            yield said.format(later=record.until, earlier=monday)


def _of_boundary(boundary: Boundary) -> Iterator[str]:
    begins_on = min((day for day in (boundary.chosen_on, boundary.told_on) if day), default=None)
    if begins_on is None:
        return
    if boundary.ends_on and boundary.ends_on < begins_on:
        said = _("The boundary would end on {later}, before it begins on {earlier}")
        yield said.format(later=boundary.ends_on, earlier=begins_on)
    if boundary.review_on and boundary.review_on < begins_on:
        said = _("The boundary would be looked at on {later}, before it begins on {earlier}")
        yield said.format(later=boundary.review_on, earlier=begins_on)


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
            raise ValueError(
                _("{name} lies outside the years {first} to {last}").format(
                    name=spec.name, first=YEARS[0], last=YEARS[-1]
                )
            )


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
