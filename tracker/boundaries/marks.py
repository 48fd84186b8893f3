"""What else was so in a week, and may explain its number: phases, leave, days off, new rates, projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from tracker.boundaries.weekly import Measured

Kind: TypeAlias = Literal["phase", "leave", "holiday", "rate", "project"]

_SUNDAY = timedelta(days=6)


class Mark(NamedTuple):
    """Something else that was so in a week.

    Attributes:
        kind: "phase"; "leave": of at least half the week, days off counted in; "holiday": a day off on which
            work would have been done; "rate": one began; "project": one began or ended.
        name: that of the phase or project, the new rate in cents, else "".
    """

    kind: Kind
    name: str = ""


def marks(measured: Measured, client: str | None, weeks: Sequence[date]) -> dict[date, tuple[Mark, ...]]:
    """What may explain the weeks with a client, by Monday; of all together only what touched all.

    Weeks of which there is nothing to say are not in it.
    """
    found = {monday: tuple(dict.fromkeys(_marks(measured, client, monday))) for monday in weeks}
    return {monday: of for monday, of in found.items() if of}


def _marks(measured: Measured, client: str | None, monday: date) -> Iterator[Mark]:
    recorded, sunday = measured.recorded, monday + _SUNDAY
    for phase in recorded.phases:
        is_now = phase.starts_on <= sunday and (phase.ends_on is None or phase.ends_on >= monday)
        if is_now and phase.client in (client, None):
            yield Mark("phase", phase.name)
    if monday in measured.on_leave:
        yield Mark("leave")
    if monday in measured.holiday_weeks:
        yield Mark("holiday")
    if client is None:
        return
    for rate in recorded.ledger.rates:
        if rate.client == client and rate.valid_from and monday <= rate.valid_from <= sunday:
            yield Mark("rate", str(rate.cents_per_hour))
    for project in recorded.ledger.projects:
        edges = (project.starts_on, project.ends_on)
        if project.client == client and any(day and monday <= day <= sunday for day in edges):
            yield Mark("project", project.name)
