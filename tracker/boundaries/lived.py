"""The lived value beside the stated one: what a boundary's terms say, and what each week was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.boundaries.beside import BESIDE, Value
from tracker.boundaries.terms import stated
from tracker.metrics.rounding import rounded
from tracker.patterns import as_of
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.recorded import monday_of
from tracker.patterns.windows import ONE_WEEK
from tracker.workweek import iso_week

if TYPE_CHECKING:
    from tracker.boundaries.weekly import Measured
    from tracker.records import Boundary

TOGETHER = "max_hours_per_week"
"""The term that a boundary for all clients means for all of them together."""
OF_ONE = ("gift_budget_cents", "update_every_days")
"""Terms that cannot be asked of all clients at once."""


class LivedWeek(NamedTuple):
    """One week beside a stated term.

    Attributes:
        monday: its first day.
        value: the lived value in the unit of the term, see `Lived`; None where it cannot be said.
        n: how many turns, contacts, invoices or updates it rests on; 0 where it counts hours.
        kept: whether the value keeps to the stated one; None where it cannot be said, and in weeks that
            began before the boundary did.
        beside: a second number, see `Lived`.
    """

    monday: date
    value: float | None
    n: int
    kept: bool | None
    beside: float | None = None


@dataclass(frozen=True)
class Lived:
    """A term of a boundary in force, and the weeks beside it, in order of time.

    What `value`, `n` and `beside` are, by `term`; the formulas stand with the functions of `beside`:
        reply_within_minutes: the share of turns answered within it; the turns; their median business minutes.
        channels: contacts on other channels; all contacts; those on others that took something of the user.
        hours: the user's contacts outside these hours; all of his; the hours worked outside them.
        max_hours_per_week: the hours; with a boundary for all clients those for all of them together.
        gift_budget_cents: the worth of gifts in the quarter to date, in cents; gifts; the hours they took.
        update_every_days: the longest gap between updates, in calendar days; updates in the week.
        pay_within_days: the longest wait for money, in days since issue; invoices; the mean days past due.

    Attributes:
        boundary: whose term it is.
        client: with whom it was lived; None: with all together.
        term: its key in `Boundary.terms`.
        stated: what it says: a number, channels as a tuple of names, or hours by weekday; None of hours:
            those of the settings.
        weeks: complete ones.
    """

    boundary: Boundary
    client: str | None
    term: str
    stated: Any
    weeks: tuple[LivedWeek, ...]

    @property
    def kept(self) -> int:
        """In how many weeks it was kept."""
        return sum(of.kept is True for of in self.weeks)

    @property
    def known(self) -> int:
        """Of how many weeks it can be said."""
        return sum(of.kept is not None for of in self.weeks)

    def to_json(self) -> dict[str, Any]:
        """As `tracker boundaries --json` shows it."""
        return {
            "boundary": self.boundary.id,
            "topic": self.boundary.topic,
            "client": self.client,
            "term": self.term,
            "stated": self.stated,
            "kept": self.kept,
            "known": self.known,
            "weeks": [
                {
                    "week": iso_week(of.monday),
                    "value": _shown(of.value),
                    "n": of.n,
                    "kept": of.kept,
                    "beside": _shown(of.beside),
                }
                for of in self.weeks
            ],
        }


def lived(
    measured: Measured, today: date, *, weeks: int = 12, client: str | None = None
) -> tuple[Lived, ...]:
    """Each measurable term of the boundaries in force on a day, beside the last complete weeks before it.

    A boundary for all clients is shown with each client, not archived, who has none of his own with that
    term; one of `max_hours_per_week` once, for all together. One that names a project is measured by all
    that was done for its client. Terms that are not known, or hold what they may not, are passed over.

    Args:
        measured: the weekly numbers.
        today: the last day that is known.
        weeks: how many.
        client: only with this one, archived or not.
    """
    last = monday_of(today) - ONE_WEEK
    mondays = [last - n * ONE_WEEK for n in reversed(range(weeks))]
    found = []
    for of, whose, term, said in _measurable(measured, today, client):
        values = BESIDE[term](measured, whose, said, mondays)
        shown = (_week(of, monday, value) for monday, value in zip(mondays, values, strict=True))
        found.append(Lived(of, whose, term, said, tuple(shown)))
    return tuple(found)


def weeks_kept(measured: Measured, boundary: Boundary, weeks: Sequence[date]) -> list[bool]:
    """Whether a boundary was kept in each of some weeks of which its terms can tell.

    A week in which one of its terms was not kept is not. One for all clients is asked over all of them
    together, with the terms of which that can be done.

    Args:
        measured: the weekly numbers.
        boundary: with its terms.
        weeks: their Mondays.
    """
    found: dict[date, bool] = {}
    for term, said in stated(boundary).items():
        if boundary.client is not None or term not in OF_ONE:
            values = BESIDE[term](measured, boundary.client, said, weeks)
            for monday, value in zip(weeks, values, strict=True):
                if value.kept is not None:
                    found[monday] = value.kept and found.get(monday, True)
    return [found[monday] for monday in weeks if monday in found]


def _measurable(
    measured: Measured, today: date, client: str | None
) -> Iterator[tuple[Boundary, str | None, str, Any]]:
    """Each term in force with each client it holds for, by client and topic."""
    in_force = as_of.boundaries(measured.recorded.boundaries, today + ONE_DAY)
    saying = [(of, stated(of)) for of in in_force if of.applies]
    if client is None:
        for of, terms in saying:
            if of.client is None and TOGETHER in terms:
                yield of, None, TOGETHER, terms[TOGETHER]
    for name in _names(measured, today, client):
        own = {term for of, terms in saying if of.client == name for term in terms}
        for of, terms in saying:
            for term, said in terms.items():
                for_all = of.client is None and term != TOGETHER and term not in own
                if of.client == name or for_all:
                    yield of, name, term, said


def _names(measured: Measured, today: date, client: str | None) -> Sequence[str]:
    if client is not None:
        return (client,)
    clients = measured.recorded.ledger.clients
    active = (of.name for of in clients if of.archived_on is None or of.archived_on > today)
    return sorted(active, key=lambda name: (name.casefold(), name))


def _week(of: Boundary, monday: date, value: Value) -> LivedWeek:
    """A week of a term; whether it was kept is asked from the first whole week of the boundary on."""
    begun = min((day for day in (of.chosen_on, of.told_on) if day), default=None)
    holds = begun is None or monday >= begun
    return LivedWeek(monday, value.value, value.n, value.kept if holds else None, value.beside)


def _shown(value: float | None) -> float | None:
    return None if value is None else rounded(value, 4)
