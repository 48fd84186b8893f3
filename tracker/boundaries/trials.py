"""Coin-flip weeks: what each week of a trial was drawn for, what it was, and what the finished ones show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.boundaries.measures import BETTER
from tracker.metrics.coin_flips import MOST_WEEKS, Outcome, evaluate
from tracker.metrics.earnings import currencies, home_currency
from tracker.patterns.recorded import monday_of
from tracker.patterns.windows import ONE_WEEK
from tracker.records.experiment import ARMS
from tracker.workweek import iso_week, week_days

if TYPE_CHECKING:
    from tracker.boundaries.weekly import Measured
    from tracker.records import Experiment

_SUNDAY = timedelta(days=6)


class DrawnWeek(NamedTuple):
    """A week of a trial.

    Attributes:
        week: like "2026-W48".
        monday: its first day.
        arm: what the coin said: "try" or "usual".
        missed: whether it went otherwise; it counts as drawn all the same (intention to treat).
        finished: whether its value can be known: it, or with `next_week` the week after it, is over.
        value: of the measure, of the week after it with `next_week`; None where it cannot be said, in a leave
            week, and until it is finished.
    """

    week: str
    monday: date
    arm: str
    missed: bool
    finished: bool
    value: float | None


@dataclass(frozen=True)
class Trial:
    """A trial as known at the end of a day.

    Attributes:
        experiment: its record.
        currency: that of the client, for money an hour.
        weeks: every drawn week in order; of a trial that was ended those that were over by then.
        this_week: the one that is now; None before the first, after the last, and of an ended trial.
        running: whether it was not ended and has weeks to finish.
        outcome: what the finished weeks show; None of a record whose arms make no sense.
    """

    experiment: Experiment
    currency: str
    weeks: tuple[DrawnWeek, ...]
    this_week: DrawnWeek | None
    running: bool
    outcome: Outcome | None

    def to_json(self) -> dict[str, Any]:
        """The trial with its weeks and outcome."""
        from tracker.boundaries.json import trial_json

        return trial_json(self)


def trials(measured: Measured, today: date) -> tuple[Trial, ...]:
    """All trials as known at the end of a day, running ones first, then the one that began last.

    Args:
        measured: the weekly numbers.
        today: the last day that is known.
    """
    found = [_trial(of, measured, today) for of in measured.recorded.experiments]
    found.sort(key=lambda of: (of.running, of.experiment.week, of.experiment.id or ""), reverse=True)
    return tuple(found)


def drawn_for(experiments: Iterable[Experiment], week: str) -> Iterator[tuple[Experiment, str]]:
    """The trials that a week belongs to, with what it was drawn for: what there is to remember in it."""
    for of in experiments:
        monday, first = week_days(week)[0], week_days(of.week)[0]
        place = (monday - first) // ONE_WEEK
        if of.ended_on is not None and of.ended_on < monday:
            continue
        if 0 <= place < len(of.arms):
            yield of, of.arms[place]


def is_running(of: Experiment, today: date) -> bool:
    """Whether a trial was not ended by a day, and its last week, or the one after it, is not over."""
    if of.ended_on is not None and of.ended_on <= today:
        return False
    return today < week_days(of.week)[0] + (len(of.arms) + of.next_week) * ONE_WEEK


def first_needed(experiments: Sequence[Experiment]) -> date | None:
    """The first day that the values of all trials need; None without any."""
    return min((week_days(of.week)[0] for of in experiments), default=None)


def _trial(of: Experiment, measured: Measured, today: date) -> Trial:
    ended = of.ended_on if of.ended_on is not None and of.ended_on <= today else None
    first = week_days(of.week)[0]
    mondays = [first + n * ONE_WEEK for n in range(len(of.arms))]
    if ended is not None:
        mondays = [monday for monday in mondays if monday + _SUNDAY <= ended]
    weeks = tuple(_weeks(of, measured, mondays, today))
    own = monday_of(today)
    ledger = measured.recorded.ledger
    return Trial(
        experiment=of,
        currency=home_currency(ledger) if of.client is None else currencies(ledger)[of.client],
        weeks=weeks,
        this_week=None if ended else next((week for week in weeks if week.monday == own), None),
        running=is_running(of, today),
        outcome=_outcome(of, weeks),
    )


def _weeks(of: Experiment, measured: Measured, mondays: list[date], today: date) -> Iterator[DrawnWeek]:
    asked = [monday + of.next_week * ONE_WEEK for monday in mondays]
    over = [monday for monday in asked if monday + ONE_WEEK <= today]
    values = dict(zip(over, measured.weekly(of.measure, of.client, over), strict=True))
    for monday, measures, arm in zip(mondays, asked, of.arms, strict=False):
        week = iso_week(monday)
        value = None if measures in measured.on_leave else values.get(measures)
        yield DrawnWeek(week, monday, arm, week in of.missed, measures in values, value)


def _outcome(of: Experiment, weeks: tuple[DrawnWeek, ...]) -> Outcome | None:
    if len(weeks) > MOST_WEEKS or not {week.arm for week in weeks} <= set(ARMS):
        return None
    missed = [n for n, week in enumerate(weeks) if week.missed]
    values = [week.value for week in weeks if week.finished]
    return evaluate([week.arm for week in weeks], values, BETTER[of.measure], missed)
