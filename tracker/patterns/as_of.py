"""Records as they were known at the end of a day: what was answered, paid or told later is taken back.

The contract, section 4, **As of**: a past week never changes by what happened after it. A record bears the
days of what happened to it; what has none was so from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.records import (
        Action,
        Assumption,
        Boundary,
        Complaint,
        Invoice,
        Occasion,
        Question,
        Request,
        Update,
    )
    from tracker.workweek import Days


def _day(known: date | None, end: date) -> date | None:
    return known if known is not None and known < end else None


def _instant(known: datetime | None, moment: datetime) -> datetime | None:
    return known if known is not None and known < moment else None


def invoices(records: Iterable[Invoice], end: date) -> tuple[Invoice, ...]:
    """The invoices issued before `end`, with what was paid and reminded by then."""
    return tuple(
        replace(of, paid_on=_day(of.paid_on, end), reminded_on=_day(of.reminded_on, end))
        for of in records
        if of.issued_on < end
    )


def boundaries(records: Iterable[Boundary], end: date) -> tuple[Boundary, ...]:
    """The boundaries in force on the day before `end`, told or not yet told by then.

    One that says only that its topic does not apply counts from the beginning.
    """
    found, last = [], end - timedelta(days=1)
    for of in records:
        if has_begun(of, end) and (of.ends_on is None or of.ends_on >= last):
            found.append(replace(of, chosen_on=_day(of.chosen_on, end), told_on=_day(of.told_on, end)))
    return tuple(found)


def has_begun(boundary: Boundary, end: date) -> bool:
    """Whether a boundary was chosen or told before `end`; one that says neither counts from the beginning."""
    begun = min((day for day in (boundary.chosen_on, boundary.told_on) if day), default=None)
    return begun is None or begun < end


def occasions(records: Iterable[Occasion], days: Days, end: date) -> tuple[Occasion, ...]:
    """The occasions before `end`."""
    moment = days.start(end)
    return tuple(of for of in records if of.at < moment)


def assumptions(records: Iterable[Assumption], end: date) -> tuple[Assumption, ...]:
    """The assumptions held before `end`, with what was tested by then."""
    found = []
    for of in records:
        if of.held_since is None or of.held_since < end:
            known = of.tested_on is None or of.tested_on < end
            found.append(of if known else replace(of, tested_on=None, outcome=None))
    return tuple(found)


def questions(records: Iterable[Question], days: Days, end: date) -> tuple[Question, ...]:
    """The questions opened before `end`, asked and answered as far as they were by then."""
    moment = days.start(end)
    found = []
    for of in records:
        if of.opened_at < moment:
            asked_at = _instant(of.asked_at, moment)
            whom = of.asked_whom if asked_at == of.asked_at else None
            answered_at = _instant(of.answered_at, moment)
            found.append(replace(of, asked_at=asked_at, asked_whom=whom, answered_at=answered_at))
    return tuple(found)


def requests(records: Iterable[Request], days: Days, end: date) -> tuple[Request, ...]:
    """The requests made before `end`, decided as far as they were by then."""
    moment = days.start(end)
    found = []
    for of in records:
        if of.at < moment:
            known = of.decided_at is None or of.decided_at < moment
            found.append(of if known else replace(of, decision=None, decided_at=None))
    return tuple(found)


def actions(records: Iterable[Action], end: date) -> tuple[Action, ...]:
    """All actions, done as far as they were before `end`: nothing says when one was agreed on."""
    return tuple(replace(of, done_on=_day(of.done_on, end)) for of in records)


def complaints(records: Iterable[Complaint], end: date) -> tuple[Complaint, ...]:
    """The complaints opened before `end`, with what was reopened and closed by then."""
    found = []
    for of in records:
        if of.opened_on < end:
            closed_on = _day(of.closed_on, end)
            reopened = tuple(day for day in of.reopened_on if day < end)
            outcome = of.outcome if closed_on == of.closed_on else None
            found.append(replace(of, closed_on=closed_on, outcome=outcome, reopened_on=reopened))
    return tuple(found)


def updates(records: Iterable[Update], days: Days, end: date) -> tuple[Update, ...]:
    """The updates and risks noted before `end`, told as far as they were by then."""
    moment = days.start(end)
    return tuple(replace(of, told_on=_day(of.told_on, end)) for of in records if of.at < moment)
