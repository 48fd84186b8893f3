"""Did it help? Each boundary that was told: whether it was kept, and what the weeks were before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from tracker.boundaries.lived import weeks_kept
from tracker.boundaries.marks import Mark, marks
from tracker.boundaries.measures import BETTER, measure_of
from tracker.boundaries.terms import channels_of
from tracker.metrics.earnings import currencies, home_currency
from tracker.metrics.effects import (
    FEWEST_OCCASIONS,
    Adherence,
    Comparison,
    Effect,
    adherence,
    before_after,
    compared,
)
from tracker.metrics.verdicts import TOO_EARLY
from tracker.patterns import as_of
from tracker.patterns.boundary_gap import tests_of
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.recorded import monday_of
from tracker.patterns.windows import ONE_WEEK
from tracker.records.base import YEARS

if TYPE_CHECKING:
    from tracker.boundaries.weekly import Measured
    from tracker.records import Boundary

REACH = 26 * ONE_WEEK
"""So far before the telling weeks are looked at, as for patterns; and so far after it in a picture."""
REACH_AFTER = 52 * ONE_WEEK
"""So far after it: what comes later than a year has other reasons. Chosen."""
EARLIEST = date(YEARS[0], 1, 1)
"""What was told before this day counts from it: the calendar has no half year before its first day."""

Unasked: TypeAlias = Literal["not kept", "no measure", "long ago"]
"""Why no effect is asked: it was not kept; nothing measurable belongs to it; it was told before the weeks
that are read."""

Counted: TypeAlias = Literal["occasions", "weeks"]
Part: TypeAlias = Literal["before", "trigger", "settling", "after"]
_PARTS: tuple[Part, ...] = ("before", "trigger", "settling", "after")


class SeenWeek(NamedTuple):
    """A complete week around the telling.

    Attributes:
        monday: its first day.
        value: of the measure; None where it cannot be said.
        active: whether the client was active and it was no leave week; only such weeks are compared.
        part: which part of `Effect` it belongs to; None: to none.
        marks: what else was so.
    """

    monday: date
    value: float | None
    active: bool
    part: Part | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Helped:
    """What became of a boundary that was told, as known at the end of a day, from complete weeks.

    Attributes:
        boundary: which.
        archived: whether its client is.
        measure: what is looked at; None: nothing can be.
        currency: that of the client, for money an hour.
        adherence: how often it was kept since it was told: the times it was put to the test, exceptions that
            were chosen left out. Of fewer than `FEWEST_OCCASIONS`, where its terms can be measured in more
            weeks than that: the weeks since in which they were kept.
        counted: what `adherence` counts, "occasions" or "weeks".
        unasked: why `effect` is None; None when it is asked.
        effect: the weeks before and after, with the verdict. Its `marks` hold the kinds of `SeenWeek.marks`.
        comparison: the same weeks of clients who were told nothing on the topic; None with fewer than two.
        weeks: the weeks around it, for a picture; empty where nothing was asked.
        weeks_since: complete calendar weeks after the week of the telling.
        change_percent: by how much the median changed in the hoped direction, in percent of the one before,
            below 0 for the worse; None while it is too early, and where the one before is not above 0.
        review_due: whether the day to look at it has come.
    """

    boundary: Boundary
    archived: bool
    measure: str | None
    currency: str
    adherence: Adherence
    counted: Counted
    unasked: Unasked | None
    effect: Effect | None
    comparison: Comparison | None
    weeks: tuple[SeenWeek, ...]
    weeks_since: int
    change_percent: float | None
    review_due: bool

    @property
    def hoped_reached(self) -> bool | None:
        """Whether the change is as large as was hoped; None when nothing was, or it is too early."""
        hoped = self.boundary.hoped_percent
        return None if hoped is None or self.change_percent is None else self.change_percent >= hoped

    def to_json(self) -> dict[str, Any]:
        """As `tracker helped --json` shows it."""
        from tracker.boundaries.json import helped_json

        return helped_json(self)


def helped(measured: Measured, today: date, client: str | None = None) -> tuple[Helped, ...]:
    """Every boundary that was told by a day, the one told last first.

    Those that ended and those of archived clients are among them; an ended one is asked up to its last whole
    week. One for all clients is measured over all of them together, and compared with nobody; one of a
    project over all that was done for its client.

    Args:
        measured: the weekly numbers.
        today: the last day that is known.
        client: only his, and those for all clients.
    """
    told = sorted(
        _told(measured.recorded.boundaries, today, client),
        key=lambda of: (of.told_on or date.min, of.id or ""),
        reverse=True,
    )
    return tuple(_helped(of, measured, today) for of in told)


def first_needed(boundaries: Sequence[Boundary], today: date, client: str | None = None) -> date | None:
    """The first day that the answers of `helped` need; None without any."""
    told = [of.told_on for of in _told(boundaries, today, client) if of.told_on]
    return monday_of(max(min(told), EARLIEST)) - REACH if told else None


def _told(boundaries: Sequence[Boundary], today: date, client: str | None) -> list[Boundary]:
    """The boundaries that are asked about: told by a day, with `client` only his and those for all."""
    told = (of for of in boundaries if of.applies and of.told_on and of.told_on <= today)
    return [of for of in told if client is None or of.client in (client, None)]


def _helped(of: Boundary, measured: Measured, today: date) -> Helped:
    told, measure = max(of.told_on or today, EARLIEST), measure_of(of)
    kept, counted = _adherence(of, measured, told, today)
    unasked = _unasked(of, measured, measure, kept)
    effect: Effect | None = None
    comparison: Comparison | None = None
    weeks: tuple[SeenWeek, ...] = ()
    if unasked is None and measure is not None:
        mondays = _mondays(of, told, today)
        noted = marks(measured, of.client, mondays)
        kinds = {monday: tuple(dict.fromkeys(one.kind for one in those)) for monday, those in noted.items()}
        series = _series(measured, measure, of, of.client, mondays)
        active = {monday: value for monday, value, is_active in series if is_active}
        effect = before_after(active.items(), told, BETTER[measure], kinds)
        comparison = compared(effect, _others(of, measured, measure, mondays, today))
        weeks = _seen(series, effect, noted)
    return Helped(
        boundary=of,
        archived=_is_archived(of.client, measured, today),
        measure=measure,
        currency=_currency(of.client, measured),
        adherence=kept,
        counted=counted,
        unasked=unasked,
        effect=effect,
        comparison=comparison,
        weeks=weeks,
        weeks_since=max((monday_of(today) - monday_of(told)).days // 7 - 1, 0),
        change_percent=_change_percent(effect),
        review_due=of.review_on is not None and of.review_on <= today,
    )


def _adherence(of: Boundary, measured: Measured, told: date, today: date) -> tuple[Adherence, Counted]:
    """How often it was kept since it was told, and what that counts."""
    recorded = measured.recorded
    of_it = (one for one in recorded.occasions if one.boundary == of.id)
    known = as_of.occasions(of_it, recorded.days, today + ONE_DAY)
    tests = [one.kept for one in tests_of(known, recorded) if one.day >= told]
    if len(tests) < FEWEST_OCCASIONS:
        weeks = weeks_kept(measured, of, [monday for monday in _mondays(of, told, today) if monday >= told])
        if len(weeks) >= FEWEST_OCCASIONS:
            return adherence(sum(weeks), len(weeks)), "weeks"
    return adherence(sum(tests), len(tests)), "occasions"


def _unasked(of: Boundary, measured: Measured, measure: str | None, kept: Adherence) -> Unasked | None:
    if kept.keeping == "not kept":
        return "not kept"
    if measure is None:
        return "no measure"
    recorded, told = measured.recorded, max(of.told_on or date.max, EARLIEST)
    days = recorded.first_days
    first = days.get(of.client) if of.client is not None else min(days.values(), default=None)
    is_cut = first is not None and first < recorded.since
    return "long ago" if is_cut and recorded.since > monday_of(told) - REACH else None


def _mondays(of: Boundary, told: date, today: date) -> list[date]:
    """The complete weeks around the telling, up to a day or to the end of the boundary."""
    first = monday_of(told) - REACH
    last = min(today - ONE_DAY, of.ends_on or date.max, monday_of(told) + REACH_AFTER - ONE_DAY)
    return [first + n * ONE_WEEK for n in range(((last - first).days + 1) // 7)]


def _series(
    measured: Measured, measure: str, of: Boundary, client: str | None, mondays: Sequence[date]
) -> list[tuple[date, float | None, bool]]:
    """Each week, its value, and whether the client was active in it."""
    values = measured.weekly(measure, client, mondays, channels_of(of) or None)
    active = measured.active(client)
    return [(monday, value, monday in active) for monday, value in zip(mondays, values, strict=True)]


def _others(
    of: Boundary, measured: Measured, measure: str, mondays: Sequence[date], today: date
) -> Mapping[str, list[tuple[date, float | None]]]:
    """The active weeks of every other client, in the same currency, who was told nothing on the topic."""
    if of.client is None:
        return {}
    told = {
        other.client
        for other in measured.recorded.boundaries
        if other.topic == of.topic and other.told_on and other.told_on <= today and other.applies
    }
    if None in told:
        return {}
    currency = currencies(measured.recorded.ledger)
    names = sorted(name for name in currency if name not in told and currency[name] == currency[of.client])
    return {
        name: [
            (monday, value)
            for monday, value, is_active in _series(measured, measure, of, name, mondays)
            if is_active
        ]
        for name in names
    }


def _seen(
    series: Sequence[tuple[date, float | None, bool]],
    effect: Effect,
    noted: Mapping[date, tuple[Mark, ...]],
) -> tuple[SeenWeek, ...]:
    """The weeks from the first that is used, or that of the telling, up to `REACH` after it."""
    parts = {week.monday: part for part in _PARTS for week in getattr(effect, part)}
    own = monday_of(effect.told)
    first, last = min([*parts, own]), max([*parts, own + REACH])
    return tuple(
        SeenWeek(monday, value, is_active, parts.get(monday), noted.get(monday, ()))
        for monday, value, is_active in series
        if first <= monday <= last
    )


def _change_percent(effect: Effect | None) -> float | None:
    if effect is None or effect.verdict == TOO_EARLY or effect.difference is None:
        return None
    if effect.median_before is None or effect.median_before <= 0:
        return None
    change = 100 * effect.difference / effect.median_before
    return -change if effect.better == "less" else change


def _is_archived(client: str | None, measured: Measured, today: date) -> bool:
    clients = measured.recorded.ledger.clients
    return any(of.name == client and of.archived_on and of.archived_on <= today for of in clients)


def _currency(client: str | None, measured: Measured) -> str:
    ledger = measured.recorded.ledger
    return home_currency(ledger) if client is None else currencies(ledger)[client]
