"""What a fixed fee comes to per hour if the work ends where it is expected to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.rounding import rounded

if TYPE_CHECKING:
    from tracker.records import Project


class Estimate(NamedTuple):
    """A fixed fee spread over the hours it will have taken.

    `basis` says where `hours` come from: "estimate_hours" (today's view), "agreed_hours" (no view
    given), or "hours to date" (more has been worked than either says).
    """

    project: Project
    hours: float
    hours_to_date: float
    basis: str
    cents_per_hour: float

    @property
    def effective_rate(self) -> float:
        """`cents_per_hour` in units of the currency with two decimals."""
        return rounded(self.cents_per_hour / 100, 2)


def finished_at_estimate(project: Project, seconds_to_date: int) -> Estimate | None:
    """Effective rate of a fixed fee, if finished at today's estimate.

    fee / max(estimate_hours, hours to date), in cents per hour; without estimate_hours, agreed_hours
    stand in. Hours to date are all hours on the project but leave, billable or not. None when the project
    is no fixed fee, has no fee, or has no hours at all. Source: the contract names it; estimate at
    completion, the "EHR if finished at today's estimate" of professional services.
    """
    if project.billing != "fixed" or project.fee_cents is None:
        return None
    to_date = seconds_to_date / 3600
    basis, hours = "agreed_hours", project.agreed_hours
    if project.estimate_hours is not None:
        basis, hours = "estimate_hours", project.estimate_hours
    if hours is None or to_date > hours:
        basis, hours = "hours to date", to_date
    if not hours:
        return None
    return Estimate(project, hours, to_date, basis, project.fee_cents / hours)


def estimates(
    projects: Iterable[Project], seconds_to_date: Mapping[tuple[str, str], int]
) -> tuple[Estimate, ...]:
    """The estimate of every fixed fee that has one; seconds by (client, project)."""
    found = (finished_at_estimate(p, seconds_to_date.get((p.client, p.name), 0)) for p in projects)
    return tuple(estimate for estimate in found if estimate is not None)
