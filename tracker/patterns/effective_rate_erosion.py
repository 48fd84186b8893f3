"""Little is left of the agreed rate, counted over every hour that the work took (low effective rate).

What it sees
    e = effective rate / agreed rate, where the effective rate is what was earned / all hours, unbilled ones
    too. By the hour and on a retainer over the last 12 weeks; of a fixed fee from its first day, once a
    quarter of its days have passed, the fee being earned evenly by the day or by its milestones. Admin,
    acquisition, learning and chosen gifts are left out of the hours. At least 8 hours, in a project that was
    worked on in the last 4 active weeks. An effective rate below the floor set by the user counts, too.

Why it matters
    A rate is what a client pays for an hour that is billed; one lives on what comes in for an hour that is
    worked. The lines are those of unbilled hours: PR firms billed 87 percent of them (Council of PR Firms,
    about 2004), small US law firms 81 percent (Clio, 2016). Neither is about consultants who work alone.

Look-alikes
    A project with most of its work at the start: milestones tell it apart. Fees that come with a milestone
    at the end. A client in whom one chose to invest.

What helps
    A cap on the hours, with a talk when three quarters of it are used, and a price for the next part that
    rests on what this one took. It helped when the rate of the next period or quote is better; the hours
    already given are no measure of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.metrics.earnings import currencies, home_currency
from tracker.metrics.estimate import finished_at_estimate
from tracker.metrics.fees import FEE_BILLINGS, fee_days, fee_fault, fee_revenue
from tracker.metrics.rates import agreed_rate
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, Reached, found
from tracker.patterns.evidence import of_pieces
from tracker.patterns.facts import NOT_CLIENT_WORK
from tracker.patterns.recorded import Piece, between
from tracker.patterns.windows import ONE_WEEK, RECENT

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.records import Project

NAME = "effective-rate-erosion"
WEEKS = 12
"""Over how many calendar weeks work by the hour and retainers are looked at (domain 4.0)."""
_PR = "PR firms billed 87 percent of client hours (Council of PR Firms, about 2004)"


class _Run(NamedTuple):
    """What a project brought in and took from its `start` on, money in cents."""

    start: date
    pieces: Sequence[Piece]
    seconds: int
    revenue: float
    agreed: float
    costs: int = 0
    rateless: int = 0

    @property
    def effective(self) -> float:
        return self.revenue * 3600 / self.seconds

    @property
    def ratio(self) -> float:
        return self.revenue * 3600 / (self.seconds * self.agreed)


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """What is left of the agreed rate in each project, and in the hours outside projects."""
    for client in facts.clients.values():
        lately = _counted(between(client.work, facts.end - WEEKS * ONE_WEEK, facts.end))
        names = sorted({piece.project for piece in lately}, key=lambda name: name or "")
        endless = [name for name in names if _is_endless(client.project(name))]
        yield from (NotYet(NAME, client.name, 0, 1, "end date", name) for name in endless)
        if client.w4:
            for name in names:
                if name not in endless:
                    yield from _of_project(client, name, facts, limits)
        elif client.recent_weeks:
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")


def _is_endless(project: Project | None) -> bool:
    """Whether it is a fixed fee of which nobody can say how much is earned by when."""
    return (
        project is not None
        and project.billing == "fixed"
        and project.ends_on is None
        and not project.milestones
    )


def _of_project(
    client: ClientFacts, name: str | None, facts: Facts, limits: Limits
) -> Iterator[Finding | NotYet]:
    project = client.project(name)
    if project is not None and project.billing == "fixed":
        too_early = _too_early(project, facts, limits)
        run = _fixed(client, project, facts)
        if run is not None and too_early is not None:
            if too_early.have >= 1:
                yield too_early
            return
    else:
        run = _lately(client, project, facts)
    if run is None:
        return
    if run.seconds < limits["hours"] * 3600:
        if run.seconds >= 3600:
            yield NotYet(NAME, client.name, run.seconds / 3600, limits["hours"], "hours", name)
        return
    yield from _finding(client, project, run, facts, limits)


def _too_early(project: Project, facts: Facts, limits: Limits) -> NotYet | None:
    """What is missing of the part of a fixed fee's days that has to pass first; None when nothing is."""
    first, last = fee_days(project)
    if first is None or last is None:
        return None
    passed, needed = (facts.end - first).days, ceil(((last - first).days + 1) * limits["elapsed"])
    return NotYet(NAME, project.client, passed, needed, "days", project.name) if passed < needed else None


def _fixed(client: ClientFacts, project: Project, facts: Facts) -> _Run | None:
    """A fixed fee to date; None where it cannot be spread over days, or no hours were agreed."""
    agreed = agreed_rate({}, client.name, project, facts.last)
    if not agreed or fee_fault(project) is not None or project.starts_on is None:
        return None
    pieces = _counted(piece for piece in client.work if piece.project == project.name)
    earlier = facts.recorded.earlier_for_client.get((client.name, project.name), 0)
    revenue = fee_revenue(project, project.starts_on, facts.end)
    return _Run(project.starts_on, pieces, earlier + _seconds(pieces), revenue, agreed)


def _lately(client: ClientFacts, project: Project | None, facts: Facts) -> _Run | None:
    """The last 12 weeks of a retainer, or of work by the hour; None where nothing was agreed.

    Hours on days without a rate are left out: what they bring is not known. Expenses stand outside projects,
    so they lower the rate only of a client who has none.
    """
    start, end = facts.end - WEEKS * ONE_WEEK, facts.end
    name = project.name if project else None
    row = facts.money.projects(start, end).get((client.name, name))
    if row is None or row.money is None or not row.money.agreed_cents_per_hour:
        return None
    if project is not None and project.billing in FEE_BILLINGS and fee_fault(project) is not None:
        return None
    pieces = _counted(piece for piece in between(client.work, start, end) if piece.project == name)
    rated = [of for of in pieces if facts.money.rate(client.name, project, of.day, start, end) is not None]
    revenue, costs = row.money.revenue_cents, 0
    if name is None:
        costs = _costs(client, facts, start)
        if client.projects:
            revenue, costs = revenue + costs, 0
    seconds = _seconds(rated)
    if not seconds:
        return None
    rateless = _seconds(pieces) - seconds
    return _Run(start, rated, seconds, revenue, row.money.agreed_cents_per_hour, costs, rateless)


def _costs(client: ClientFacts, facts: Facts, start: date) -> int:
    return sum(
        of.amount_cents
        for of in facts.recorded.ledger.expenses
        if of.client == client.name and not of.passed_through and start <= of.day < facts.end
    )


def _counted(pieces: Iterable[Piece]) -> list[Piece]:
    return [of for of in pieces if of.kind not in NOT_CLIENT_WORK and of.seconds > of.chosen]


def _seconds(pieces: Sequence[Piece]) -> int:
    return sum(piece.seconds - piece.chosen for piece in pieces)


def _finding(
    client: ClientFacts, project: Project | None, run: _Run, facts: Facts, limits: Limits
) -> Iterator[Finding]:
    floor = _floor(client, facts)
    met = [_below(level, run.ratio, limits[f"ratio_{level}"]) for level in (1, 2, 3)]
    if floor is not None and run.effective < floor:
        met.append(Reached(3, "ratio", run.ratio, floor / run.agreed))
    unbilled = [piece for piece in run.pieces if not piece.billable]
    by_the_hour = project is None or project.billing == "hourly"
    lately = _seconds([piece for piece in run.pieces if client.w4.holds(piece.day)])
    unpaid = max(1 - run.ratio, 0.0) * lately
    yield from found(
        NAME,
        client.name,
        met,
        n=len({piece.entry for piece in run.pieces}),
        start=run.start,
        end=facts.last,
        project=project.name if project else None,
        stake_seconds=unpaid,
        stake_cents=unpaid * run.agreed / 3600,
        evidence=of_pieces(unbilled if by_the_hour and unbilled else run.pieces),
        numbers=_numbers(client, project, run, facts)
        | {"floor": floor, "unbilled": _seconds(unbilled) if by_the_hour else None},
    )


def _numbers(client: ClientFacts, project: Project | None, run: _Run, facts: Facts) -> dict[str, Any]:
    fixed = project if project is not None and project.billing == "fixed" else None
    estimate = finished_at_estimate(fixed, run.seconds) if fixed and fixed.estimate_hours else None
    return {
        "currency": currencies(facts.recorded.ledger)[client.name],
        "billing": project.billing if project else "hourly",
        "weeks": None if fixed else WEEKS,
        "revenue": run.revenue,
        "seconds": run.seconds,
        "effective": run.effective,
        "agreed": run.agreed,
        "ratio": run.ratio,
        "agreed_hours": fixed.agreed_hours if fixed else None,
        "estimate_hours": estimate.hours if estimate else None,
        "estimate": estimate.cents_per_hour if estimate else None,
        "costs": run.costs,
        "rateless": run.rateless,
        "earlier": run.seconds - _seconds(run.pieces),
    }


def _floor(client: ClientFacts, facts: Facts) -> int | None:
    """The user's floor in cents per hour; it is in his own currency, so of another it says nothing."""
    own = client.client.currency in (None, home_currency(facts.recorded.ledger))
    return facts.settings.floor_rate_cents if own else None


def _below(level: int, value: float, line: float) -> Reached | None:
    return Reached(level, "ratio", value, line) if value < line else None


PATTERN = Pattern(
    NAME,
    2,
    detect,
    limits=(
        Limit("ratio_1", 0.87, 0, 1, "ratio", _PR, "effective rate / agreed rate, below it"),
        Limit(
            "ratio_2",
            0.81,
            0,
            1,
            "ratio",
            "law firms billed 81 percent (Clio, 2016)",
            "effective rate / agreed rate, below it",
        ),
        Limit("ratio_3", 0.70, 0, 1, "ratio", CHOSEN, "effective rate / agreed rate, below it"),
        Limit("hours", 8, 1, 200, "hours", CHOSEN, "hours of a project before anything is said"),
        Limit("elapsed", 0.25, 0, 1, "share", CHOSEN, "part of a fixed fee's days that has passed first"),
    ),
    topics=("extra_work_price",),
    needs_rate=True,
    budgets=True,
)
