"""What a fixed fee or a retainer earns, day by day on the calendar, whatever was worked.

Straight-line and milestones are measures of output that the hours worked cannot speed up, so an overrun
shows in the effective rate (IFRS 15 as an idea, borrowed for management only).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import N_, _
from tracker.language.parts import listed, numeral
from tracker.metrics.periods import Period, day_after
from tracker.records import Problem

if TYPE_CHECKING:
    from tracker.records import Project

FEE_BILLINGS = ("fixed", "retainer")
NEEDED = ("fee_cents", "starts_on", "ends_on")
"""What a fixed fee needs; milestones stand in for `ends_on`, and a retainer may go on without end."""

_LACKS = {
    "fee_cents": N_("no fee"),
    "starts_on": N_("no first day (starts_on)"),
    "ends_on": N_("neither a last day (ends_on) nor milestones"),
}
SHARES_TOLERANCE = 1e-9
"""Shares that add up to 1 but for the noise of binary fractions do add up to 1."""


class _Stretch(NamedTuple):
    """Cents earned evenly over the days from `start` up to, not including, `end`."""

    start: date
    end: date
    cents: float


def lacking(project: Project) -> tuple[str, ...]:
    """The fields of `NEEDED` without which a fixed fee or a retainer earns nothing, and which it has not.

    Source: the contract, section 4, `revenue`.
    """
    needed = NEEDED if project.billing == "fixed" and not project.milestones else NEEDED[:2]
    return tuple(name for name in needed if getattr(project, name) is None)


def fee_fault(project: Project) -> str | None:
    """Why a fixed fee or a retainer cannot be spread over days, in a few words; None when it can.

    Source: the contract, section 4, `revenue`.
    """
    lacks = lacking(project)
    if lacks or project.starts_on is None:
        return _("it has {lacks}").format(lacks=listed(_(_LACKS[name]) for name in lacks))
    if project.billing == "fixed" and project.milestones:
        return _milestone_fault(project, project.starts_on)
    if project.ends_on is not None and project.ends_on < project.starts_on:
        return _("its last day ({last}) lies before its first ({first})").format(
            last=project.ends_on, first=project.starts_on
        )
    return None


def _milestone_fault(project: Project, starts_on: date) -> str | None:
    days = sorted(stone["day"] for stone in project.milestones)
    if days[0] < starts_on:
        return _("its milestone of {day} lies before its first day ({first})").format(
            day=days[0], first=starts_on
        )
    twice = next((a for a, b in pairwise(days) if a == b), None)
    if twice is not None:
        return _("it has two milestones on {day}").format(day=twice)
    shares = sum(stone["share"] for stone in project.milestones)
    if abs(shares - 1) > SHARES_TOLERANCE:
        return _("the shares of its milestones add up to {shares}, not to 1").format(shares=numeral(shares))
    return None


def fee_problem(project: Project) -> Problem | None:
    """The fault of a project's fee as a problem to show; None when it has none or earns no fee."""
    if project.billing not in FEE_BILLINGS:
        return None
    fault = fee_fault(project)
    if fault is None:
        return None
    return Problem(
        _("The fee of project {name} of {client} counts as 0: {fault}").format(
            name=project.name, client=project.client, fault=fault
        )
    )


def fee_revenue(project: Project, start: date, end: date) -> float:
    """Cents earned by a fixed fee or a retainer on the days from `start` up to, not including, `end`.

    Fixed: fee x days in range / days from starts_on to ends_on, both included. Milestones: each share is
    earned evenly over the days after the previous milestone (the first: from starts_on) up to its day.
    Retainer: each day from starts_on to ends_on (open end allowed) earns fee / days of its month.
    Ranges add up: the parts of a range earn what the range earns. A fee with a fault, and every other
    way of billing: 0. Source: the contract, section 4, `revenue`.
    """
    if project.billing not in FEE_BILLINGS or fee_fault(project) is not None:
        return 0.0
    if project.billing == "retainer":
        return _retainer_revenue(project, start, end)
    return sum(_overlap(stretch, start, end) for stretch in _stretches(project))


def _stretches(project: Project) -> Iterator[_Stretch]:
    fee, begin = project.fee_cents or 0, project.starts_on or date.max
    if not project.milestones:
        yield _Stretch(begin, day_after(project.ends_on or begin), fee)
        return
    for stone in sorted(project.milestones, key=lambda stone: stone["day"]):
        reached = day_after(stone["day"])
        yield _Stretch(begin, reached, fee * stone["share"])
        begin = reached


def _overlap(stretch: _Stretch, start: date, end: date) -> float:
    days = (min(end, stretch.end) - max(start, stretch.start)).days
    return stretch.cents * days / (stretch.end - stretch.start).days if days > 0 else 0.0


def _retainer_revenue(project: Project, start: date, end: date) -> float:
    """Whole months earn the fee itself, so that a year of them is free of the noise of 365 divisions."""
    fee = project.fee_cents or 0
    start = max(start, project.starts_on or date.max)
    end = min(end, day_after(project.ends_on)) if project.ends_on else end
    if end <= start:
        return 0.0
    months = (end.year - start.year) * 12 + end.month - start.month
    before, after = (start.day - 1) / _month_days(start), (end.day - 1) / _month_days(end)
    return fee * (months - before + after)


def _month_days(day: date) -> int:
    inside_next = day.replace(day=28) + timedelta(days=4)
    return (inside_next - timedelta(days=inside_next.day)).day


def fee_incomes(projects: Iterable[Project], spans: Sequence[Period]) -> Iterator[tuple[Project, int, float]]:
    """(project, period, cents) for every fee that earns something in a period.

    `spans` are sorted and disjoint. Only the periods that a project's days touch are looked at.
    """
    if not spans:
        return
    for project in projects:
        if project.billing not in FEE_BILLINGS or fee_fault(project) is not None:
            continue
        first, last = fee_days(project)
        at = _next_period(spans, first or date.min)
        while at < len(spans) and (last is None or spans[at].start <= last):
            cents = fee_revenue(project, spans[at].start, spans[at].end)
            if cents:
                yield project, at, cents
            at += 1


def _next_period(spans: Sequence[Period], day: date) -> int:
    """The index of the first period that ends after `day`; their number when none does."""
    return bisect_right(spans, day, key=_end)


def _end(span: Period) -> date:
    return span.end


def fee_days(project: Project) -> tuple[date | None, date | None]:
    """The first and the last day on which a fee is earned, as far as they are known."""
    if project.billing == "fixed" and project.milestones:
        return project.starts_on, max(stone["day"] for stone in project.milestones)
    return project.starts_on, project.ends_on


def touches(project: Project, start: date, end: date) -> bool:
    """Whether a project's days, as far as they are known, meet the days from `start` up to `end`."""
    first, last = fee_days(project)
    return (first is None or first < end) and (last is None or last >= start)
