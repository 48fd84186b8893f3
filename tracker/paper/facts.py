"""What a client's quarter was, as far as it is known: the facts its page is written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.between import Item
    from tracker.boundaries.lived import Lived
    from tracker.metrics.correspondence import Correspondence
    from tracker.metrics.totals import Row
    from tracker.patterns.base import Finding
    from tracker.patterns.recorded import Piece
    from tracker.records import Assumption, Boundary, Invoice, Occasion


@dataclass(frozen=True)
class Quarter:
    """A client's quarter as it was known at its end, or is known now, if that is earlier.

    Attributes:
        client: the client's name.
        currency: the client's.
        label: like "2026-Q4".
        start: its first day.
        end: its last day.
        known: the first day that is not known.
        row: hours and money; None without any.
        kinds: the hours of each kind, most first.
        extras: the hours outside the agreement that are not billed, and those on gift projects, by day.
        gifts: the names of the client's gift projects.
        replies: what went to and fro; None without any.
        promised_minutes: within how many working minutes answers were promised, if they were.
        boundaries: those in force at the end, the client's own and those for everybody.
        occasions: when boundaries were put to the test in the quarter.
        open: what was noted and is open between the user and the client.
        invoices: all that were issued, the paid ones too.
        assumptions: all that were held, the tested ones too.
        lived: each measurable term of a boundary beside the weeks of the quarter.
        findings: what the patterns saw at the end of its last whole week, at most three.
    """

    client: str
    currency: str
    label: str
    start: date
    end: date
    known: date
    row: Row | None
    kinds: tuple[Row, ...]
    extras: tuple[Piece, ...]
    gifts: frozenset[str]
    replies: Correspondence | None
    promised_minutes: int | None
    boundaries: tuple[Boundary, ...]
    occasions: tuple[Occasion, ...]
    open: tuple[Item, ...]
    invoices: tuple[Invoice, ...]
    assumptions: tuple[Assumption, ...]
    lived: tuple[Lived, ...]
    findings: tuple[Finding, ...]

    @property
    def is_over(self) -> bool:
        """Whether all of it is known."""
        return self.known > self.end

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say of it."""
        return self.row is None and self.replies is None
