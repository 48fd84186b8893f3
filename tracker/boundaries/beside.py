"""What a week was, in the unit of each term that can be measured, and whether that keeps to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import fsum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tracker.boundaries.bills import bills, mean_late
from tracker.boundaries.gaps import Counted, calendar, longest_gap
from tracker.metrics.contacts import SECOND
from tracker.metrics.off_hours import is_off
from tracker.metrics.replies import reply_curve
from tracker.metrics.rest import takes_part
from tracker.patterns.gifts import QUARTER_WEEKS, is_given, quarter_of
from tracker.patterns.money import value_cents, worth_cents
from tracker.patterns.recorded import between
from tracker.patterns.windows import ONE_WEEK
from tracker.workweek import Schedule, business_clocks, instant_of

if TYPE_CHECKING:
    from tracker.boundaries.terms import Hours
    from tracker.boundaries.weekly import Measured
    from tracker.metrics.turns import ClockOf
    from tracker.patterns.recorded import Piece
    from tracker.records import Project

PROMISE_KEPT = 0.9
"""A reply time was kept in a week in which such a share of its turns was answered within it (domain 4)."""
MOST_SECONDS_OUTSIDE = 900
"""So much work outside the hours in a week is a meeting that ran over, and breaks nothing. Chosen."""
SLACK = 1e-9
"""A share that misses a line by less than this is on it but for binary fractions."""


class Value(NamedTuple):
    """What a week was: the fields of `LivedWeek` of the same names."""

    value: float | None
    n: int = 0
    kept: bool | None = None
    beside: float | None = None


Weeks: TypeAlias = Callable[["Measured", str | None, Any, Sequence[date]], Iterator[Value]]
"""The values of some weeks, by their Mondays, with a client (None: with all) beside what a term states."""


def replies(of: Measured, client: str | None, minutes: int, weeks: Sequence[date]) -> Iterator[Value]:
    """The share of a week's turns that were answered within so many business minutes.

    Of the turns that the client began in the week, as they stood at its end: those answered in time / those
    of which that is known, answered ones and those that waited longer. One that was still waiting within the
    time, such as a question of Friday afternoon, or that a talk closed within it, is left out. Kept with
    `PROMISE_KEPT` of them. Beside: Kaplan and Meier's median of all, on the same clock.
    """
    for monday in weeks:
        asked = of.turns(client, monday)
        known = [one for one in asked if one.answered or one.business_minutes > minutes]
        soon = sum(one.answered and one.business_minutes <= minutes for one in known)
        share = soon / len(known) if known else None
        kept = None if share is None else share >= PROMISE_KEPT - SLACK
        yield Value(share, len(known), kept, reply_curve(asked, "business").quantile(0.5))


def channels(of: Measured, client: str | None, fine: Sequence[str], weeks: Sequence[date]) -> Iterator[Value]:
    """The contacts of a week, both ways, on other channels.

    Beside: those of them that took something of the user, his messages and every conversation. Kept when
    there are none of these: where the client writes is not for the user to keep.
    """
    for monday in weeks:
        contacts = of.contacts(client, monday)
        others = [contact for contact in contacts if contact.channel not in fine]
        taken = sum(map(takes_part, others))
        kept = taken == 0 if contacts else None
        yield Value(len(others), len(contacts), kept, taken)


def working_hours(
    of: Measured, client: str | None, hours: Hours | None, weeks: Sequence[date]
) -> Iterator[Value]:
    """The user's contacts of a week, when they were written, outside some hours (None: the settings').

    Beside: the hours of entries with clock times that lie outside. Days off and leave are outside, too.
    Kept without such contacts and with at most `MOST_SECONDS_OUTSIDE` of such work.
    """
    clock_of = _clocks(of, hours, weeks)
    spans = {piece.entry: piece for piece in of.pieces(client) if piece.starts is not None}
    for monday in weeks:
        lo, hi = of.recorded.moment(monday), of.recorded.moment(monday + ONE_WEEK)
        mine = [one for one in of.written(client, monday) if one.direction == "out"]
        outside = sum(is_off(one, clock_of) for one in mine)
        worked = [piece for piece in spans.values() if (piece.starts or 0) < hi and lo < (piece.ends or 0)]
        beyond = sum(_outside(piece, lo, hi, clock_of) for piece in worked) / SECOND
        kept = not outside and beyond <= MOST_SECONDS_OUTSIDE if mine or worked else None
        yield Value(outside, len(mine), kept, beyond / 3600)


def _clocks(of: Measured, hours: Hours | None, weeks: Sequence[date]) -> ClockOf:
    """The clocks of hours of one's own, or of the settings."""
    recorded = of.recorded
    if hours is None or not weeks:
        return recorded.clock_of
    leave = [piece for piece in recorded.pieces if piece.kind == "leave"]
    days = {piece.day for piece in leave if piece.starts is None}
    clocked = [
        (instant_of(piece.starts // SECOND), instant_of(piece.ends // SECOND))
        for piece in leave
        if piece.starts is not None and piece.ends is not None
    ]
    settings = [replace(one, working_hours=hours) for one in recorded.ledger.settings]
    lo, hi = (recorded.days.start_epoch(day) for day in (weeks[0], weeks[-1] + ONE_WEEK))
    return business_clocks(Schedule(settings, days, clocked), recorded.days.zone, lo, hi)


def _outside(piece: Piece, lo: int, hi: int, clock_of: ClockOf) -> int:
    """How many microseconds of an entry within [lo, hi) lie outside the hours."""
    starts, ends = max(piece.starts or lo, lo), min(piece.ends or hi, hi)
    return max(ends - starts, 0) - clock_of(piece.zone).microseconds(starts, ends)


def hours(of: Measured, client: str | None, most: float, weeks: Sequence[date]) -> Iterator[Value]:
    """The hours of a week; kept up to the stated ones."""
    for worked in of.weekly("hours", client, weeks):
        yield Value(worked, 0, None if worked is None else worked <= most + SLACK)


def gifts(of: Measured, client: str | None, budget: float, weeks: Sequence[date]) -> Iterator[Value]:
    """What was given from the first day of the quarter to the end of a week, in cents, and its hours.

    Gifts are unbilled extra work on one's own account and work on gift projects, told or not, chosen within
    the budget or beyond it; repairs, samples to win work and what was asked for are none. Each is valued at
    the agreed rate (domain 4.0, pattern 4). None where one of them has no rate, and in a quarter that is not
    read from its first day on. Kept up to the budget.
    """
    projects: dict[str | None, Project] = {
        one.name: one for one in of.recorded.ledger.projects if one.client == client
    }
    for monday in weeks:
        end = monday + ONE_WEEK
        year, quarter = quarter_of(end - date.resolution)
        first = date(year, 3 * quarter + 1, 1)
        if first < of.recorded.since:
            yield Value(None)
            continue
        pieces = between(of.pieces(client), first, end)
        given = [piece for piece in pieces if is_given(piece, projects)]
        rates = (
            of.money.rate(
                piece.client or "", projects.get(piece.project), piece.day, end - QUARTER_WEEKS, end
            )
            for piece in given
        )
        worth = worth_cents(
            value_cents(piece.seconds, rate) for piece, rate in zip(given, rates, strict=True)
        )
        seconds = fsum(piece.seconds for piece in given)
        kept = None if worth is None else worth <= budget + SLACK
        yield Value(worth, len({piece.entry for piece in given}), kept, seconds / 3600)


def updates(of: Measured, client: str | None, days: float, weeks: Sequence[date]) -> Iterator[Value]:
    """The longest gap between updates that a week reached (`gaps.longest_gap`), in calendar days.

    Days of leave weeks do not count. Kept up to the stated days.
    """
    until = max(weeks, default=date.min) + ONE_WEEK
    counted = Counted(calendar(of.recorded, until), of.on_leave)
    for monday in weeks:
        told = of.told(client or "").before(monday + ONE_WEEK)
        gap = longest_gap(told, monday, counted)
        yield Value(gap, sum(day >= monday for day in told), None if gap is None else gap <= days)


def payments(of: Measured, client: str | None, days: float, weeks: Sequence[date]) -> Iterator[Value]:
    """The longest that an invoice waited: from issue to payment in the week, or to its end while open.

    Beside: how many days past due they were on average (`bills.mean_late`). Kept up to the stated days.
    """
    invoices = of.invoices(client)
    for monday in weeks:
        found = bills(invoices, monday)
        waited = max((bill.waited for bill in found), default=None)
        yield Value(waited, len(found), None if waited is None else waited <= days, mean_late(found))


BESIDE: Mapping[str, Weeks] = {
    "reply_within_minutes": replies,
    "channels": channels,
    "hours": working_hours,
    "max_hours_per_week": hours,
    "gift_budget_cents": gifts,
    "update_every_days": updates,
    "pay_within_days": payments,
}
"""Every term that can be measured."""
