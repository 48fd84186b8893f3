"""Gifts that were chosen: given within a budget that the user set himself (domain 4.0, **Chosen gift**)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.patterns.money import Money
from tracker.patterns.recorded import Piece

if TYPE_CHECKING:
    from tracker.records import Boundary, Project

QUARTER_WEEKS = timedelta(weeks=13)
"""Over how long the agreed rate is read that a gift is valued at."""


REPAIR_TAGS = frozenset({"own-error", "warranty"})
"""What bears one of these tags is a repair and no extra work (domain 4.0)."""


def is_repair(piece: Piece) -> bool:
    """Whether it mends one's own work: that is no extra work, neither given nor asked for (domain 4.0)."""
    return piece.kind == "rework" or not REPAIR_TAGS.isdisjoint(tag.casefold() for tag in piece.tags)


LARGEST_BUDGET = 10**13
"""A budget beyond this many cents is a slip; so large may an amount of any record be."""


def is_gift(piece: Piece, projects: dict[str | None, Project]) -> bool:
    """Whether it was given: unbilled extra work on the user's own account, or on a gift project."""
    if piece.billable:
        return False
    project = projects.get(piece.project)
    unasked = piece.scope == "extra" and piece.initiator == "me"
    return unasked or (project is not None and project.billing == "gift")


def is_given(piece: Piece, projects: dict[str | None, Project]) -> bool:
    """Whether it is a gift to a client at work: no repair, no sample to win new work, and not asked for.

    What he asked for on top is none, wherever it was booked: that is the pattern of scope.
    """
    is_asked = piece.scope == "extra" and piece.initiator == "client"
    return is_gift(piece, projects) and not is_asked and not is_repair(piece) and piece.kind != "acquisition"


def budget_cents(boundaries: Iterable[Boundary], client: str, day: date) -> int | None:
    """The gift budget of a quarter that holds on a day for a client, in cents: his own, else that for all."""
    told = [
        of
        for of in boundaries
        if of.topic == "extra_work_price" and of.is_told_on(day) and _cents(of) is not None
    ]
    for whose in (client, None):
        found = [(of.told_on or date.min, _cents(of) or 0) for of in told if of.client == whose]
        if found:
            return max(found)[1]  # of two told on one day the larger
    return None


def _cents(of: Boundary) -> int | None:
    """The budget, if it is an amount: terms may hold anything."""
    said = of.terms.get("gift_budget_cents")
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 <= said <= LARGEST_BUDGET:
        return None
    return int(said)


def quarter_of(day: date) -> tuple[int, int]:
    """The calendar quarter of a day: its year, and 0 to 3."""
    return day.year, (day.month - 1) // 3


def with_gifts(
    work: Sequence[Piece],
    client: str,
    projects: dict[str | None, Project],
    boundaries: Sequence[Boundary],
    money: Money,
    end: date,
) -> list[Piece]:
    """The pieces of a client, each with the seconds that are a chosen gift.

    In order of time, valued at the agreed rate, until the budget of the calendar quarter is used up; of the
    piece that uses it up, the part within it.

    Args:
        work: his pieces by day.
        client: his name.
        projects: his projects by name.
        boundaries: all boundaries, whenever they held.
        money: what an hour is worth.
        end: the first day after the review.
    """
    if not any(map(_cents, boundaries)):
        return list(work)
    spent: dict[tuple[int, int], float] = {}
    found = []
    for piece in sorted(work, key=_in_time):
        if is_gift(piece, projects) and (budget := budget_cents(boundaries, client, piece.day)):
            rate = money.rate(client, projects.get(piece.project), piece.day, end - QUARTER_WEEKS, end)
            if rate:
                quarter = quarter_of(piece.day)
                left = max(budget - spent.get(quarter, 0.0), 0.0)
                chosen = min(piece.seconds, int(left * 3600 / rate))
                spent[quarter] = spent.get(quarter, 0.0) + chosen * rate / 3600
                piece = piece._replace(chosen=chosen)
        found.append(piece)
    return found


def _in_time(piece: Piece) -> tuple[date, int, str, str, str, int, int]:
    """What has no clock times comes first, by what it was, so that the order of a file does not matter."""
    what = (piece.project or "", piece.kind, piece.note, piece.seconds)
    return piece.day, piece.starts or 0, *what, piece.entry
