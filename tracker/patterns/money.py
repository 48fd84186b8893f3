"""What hours brought in, and what they are worth, over any days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

from tracker.metrics.cells import Worked
from tracker.metrics.periods import periods
from tracker.metrics.rates import agreed_rate, rate_card, rate_changes, rate_on
from tracker.metrics.totals import Row, totals
from tracker.patterns.recorded import Recorded, between

if TYPE_CHECKING:
    from tracker.records import Project

Place = tuple[str, str | None]
"""A client, and one of his projects or None for what lies outside them."""


class Money:
    """The numbers of the contract, section 4, over days that patterns ask for; each is worked out once.

    Expenses lower the row of a client, not those of his projects.
    """

    def __init__(self, recorded: Recorded) -> None:
        self._recorded = recorded
        self._cuts = rate_changes(recorded.ledger.rates)
        self._card = rate_card(recorded.ledger.rates)
        self._by_project: dict[tuple[date, date], dict[Place, Row]] = {}
        self._by_client: dict[tuple[date, date], dict[str, Row]] = {}

    def projects(self, start: date, end: date) -> dict[Place, Row]:
        """Hours, revenue and agreed rate per client and project, from `start` up to, not including, `end`."""
        if (start, end) not in self._by_project:
            rows = self._rows(start, end, ("client", "project"))
            self._by_project[start, end] = {
                (client, row.keys["project"]): row for row in rows if (client := row.keys["client"])
            }
        return self._by_project[start, end]

    def clients(self, start: date, end: date) -> dict[str, Row]:
        """Hours, revenue (expenses taken off) and agreed rate per client, likewise."""
        if (start, end) not in self._by_client:
            rows = self._rows(start, end, ("client",))
            self._by_client[start, end] = {client: row for row in rows if (client := row.keys["client"])}
        return self._by_client[start, end]

    def weeks(self, start: date, end: date) -> dict[tuple[str, str], Row]:
        """Hours, revenue and rates per client and ISO week, from a Monday up to another one."""
        rows = self._rows(start, end, ("client", "week"))
        return {(client, row.keys["week"] or ""): row for row in rows if (client := row.keys["client"])}

    def weeks_together(self, start: date, end: date) -> dict[str, Row]:
        """The same of all clients together, per ISO week; no money where they have several currencies."""
        return {row.keys["week"] or "": row for row in self._rows(start, end, ("week",))}

    def revenue_cents(self, client: str, start: date, end: date) -> float:
        """What a client brought in, in cents of his currency; 0 when nothing."""
        row = self.clients(start, end).get(client)
        return row.money.revenue_cents if row and row.money else 0.0

    def rate(self, client: str, project: Project | None, day: date, start: date, end: date) -> float | None:
        """What an hour is worth on a day, in cents: the agreed rate (domain 4.0, pattern 4).

        By the hour the rate of the day, of a retainer its fee / included hours. Of a fixed fee or a gift the
        client's agreed rate from `start` up to `end`, else his own rate of the day; None without any.
        """
        if project is None or project.billing in ("hourly", "retainer"):
            return agreed_rate(self._card, client, project, day)
        own = rate_on(self._card, client, None, day)
        row = self.clients(start, end).get(client)
        agreed = row.money.agreed_cents_per_hour if row and row.money else None
        return own if agreed is None else agreed

    def _rows(self, start: date, end: date, by: tuple[str, ...]) -> tuple[Row, ...]:
        spans = periods(start, end, by, self._cuts)
        cells = [cell for n, span in enumerate(spans) for cell in self._cells(n, span.start, span.end)]
        return totals(cells, spans, self._recorded.ledger, by).rows

    def _cells(self, n: int, start: date, end: date) -> list[Worked]:
        sums: dict[tuple[str | None, str | None, bool], int] = {}
        for piece in between(self._recorded.pieces, start, end):
            if piece.kind != "leave":
                key = (piece.client, piece.project, piece.billable)
                sums[key] = sums.get(key, 0) + piece.seconds
        return [
            Worked(n, client, project, None, billable, "agreed", None, seconds)
            for (client, project, billable), seconds in sums.items()
        ]


def value_cents(seconds: int, rate: float | None) -> float | None:
    """What some seconds are worth at a rate in cents per hour; None without a rate."""
    return None if rate is None else seconds * rate / 3600


def worth_cents(values: Iterable[float | None]) -> float | None:
    """What some hours come to together, in cents; None where one of them has no rate."""
    found = list(values)
    known = [value for value in found if value is not None]
    return fsum(known) if len(known) == len(found) else None
