"""What an hour was agreed to cost, on which day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.records import Project, Rate


ALWAYS = date.min
"""Where a rate without `valid_from` begins."""

RateCard = Mapping[tuple[str, str | None], tuple[tuple[date, ...], tuple[int, ...]]]
"""Per client and project (None: the client's own rate): the days rates begin, and the cents per hour."""


def rate_card(rates: Iterable[Rate]) -> RateCard:
    """Rates made ready for looking up, by client and project."""
    dated: dict[tuple[str, str | None], dict[date, int]] = {}
    for rate in rates:
        dated.setdefault((rate.client, rate.project), {})[rate.valid_from or ALWAYS] = rate.cents_per_hour
    return {key: (tuple(sorted(of)), tuple(of[day] for day in sorted(of))) for key, of in dated.items()}


def rate_on(card: RateCard, client: str, project: str | None, day: date) -> int | None:
    """The hourly rate in force on a day, in cents; None when there is none yet.

    A project's rate in force goes before the client's; of several the latest begun counts. A rate never
    reaches back before its `valid_from`. Source: the contract, section 4, `revenue`.
    """
    for key in ((client, project), (client, None)) if project is not None else ((client, None),):
        if key in card:
            begins, cents = card[key]
            if at := bisect_right(begins, day):
                return cents[at - 1]
    return None


def rate_changes(rates: Iterable[Rate]) -> list[date]:
    """The days on which some rate begins, in order: between two of them every rate is one number."""
    return sorted({rate.valid_from for rate in rates if rate.valid_from is not None})


def agreed_rate(card: RateCard, client: str, project: Project | None, day: date) -> float | None:
    """What an hour was agreed to bring on a day, in cents per hour; None when nothing was agreed.

    Hourly, or without a project: the rate of the day. Fixed: fee / agreed_hours. Retainer: fee /
    included_hours. Gift and internal, a missing fee, missing or zero hours: none.
    Source: the contract, section 4, `agreed_rate`.
    """
    if project is None or project.billing == "hourly":
        return rate_on(card, client, project.name if project else None, day)
    hours = {"fixed": project.agreed_hours, "retainer": project.included_hours}.get(project.billing)
    if project.fee_cents is None or not hours:
        return None
    return project.fee_cents / hours
