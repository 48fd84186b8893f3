"""The reply time that the user has told his clients."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.records import Boundary


def promise_to(client: str | None, boundaries: Iterable[Boundary], day: date) -> Boundary | None:
    """The boundary that holds on a day for the reply time: the client's own, else the one for everybody.

    With `client` None only the one for everybody. Of several the one that was told last.
    """
    told = [
        of
        for of in boundaries
        if of.topic == "reply_time" and of.is_told_on(day) and promised_minutes(of) is not None
    ]
    for whose in dict.fromkeys((client, None)):
        found = [of for of in told if of.client == whose]
        if found:
            return max(found, key=lambda of: (of.told_on or date.min, of.id or ""))
    return None


def promised_minutes(boundary: Boundary | None) -> int | None:
    """Within how many working minutes an answer was promised, if the boundary says so."""
    return None if boundary is None else boundary.terms.get("reply_within_minutes")
