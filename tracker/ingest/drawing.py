"""Drawing the weeks of a trial, and noting what became of them."""

from __future__ import annotations

from datetime import datetime
from random import SystemRandom
from typing import TYPE_CHECKING

from tracker.boundaries.trials import is_running
from tracker.errors import TrackerError, UsageError
from tracker.ingest import registering
from tracker.ingest.naming import called
from tracker.language import _
from tracker.metrics.coin_flips import FEWEST_WEEKS, MOST_WEEKS, draw
from tracker.quickline import resolve_client
from tracker.records import MEASURES, Experiment
from tracker.store import quick, registers
from tracker.workweek import iso_week, week_after, week_days

if TYPE_CHECKING:
    from tracker.store import Store


def begin(
    store: Store, name: str, measure: str, client: str | None, weeks: int, next_week: bool, now: datetime
) -> Experiment:
    """Draw a trial's weeks, from the coming Monday on, and store it.

    The arms are stored, so that nothing is drawn twice; the coin is the system's.

    Raises:
        TrackerError: no such measure or client, too few or too many weeks, or a trial of the same measure
            and client runs already.
    """
    if measure not in MEASURES:
        raise UsageError(
            _("{measure} is nothing that is counted").format(measure=repr(measure[:40])),
            _("Choose from {names}").format(names=", ".join(MEASURES)),
        )
    if not FEWEST_WEEKS <= weeks <= MOST_WEEKS:
        raise UsageError(
            _("A trial of {weeks} weeks cannot be drawn").format(weeks=weeks),
            _("Take {fewest} to {most} weeks").format(fewest=FEWEST_WEEKS, most=MOST_WEEKS),
        )
    if client is not None:
        client = resolve_client(client, quick.aliases(store, archived=True))
    today = quick.days(store).of(now)
    trial = Experiment(
        client=client,
        name=name.strip(),
        measure=measure,
        next_week=next_week,
        week=week_after(iso_week(today)),
        arms=draw(weeks, SystemRandom()),
    )
    # Looked up and stored in one, so that two programs cannot both begin one.
    with store.writing(_("begin {record}").format(record=called(trial)), now):
        for known in registers.signs(store, Experiment):
            if (known.client, known.measure) == (client, measure) and is_running(known, today):
                raise TrackerError(
                    _("A trial of the same measure runs already: {name}").format(name=known.name[:80]),
                    _("End that one first, or count something else"),
                )
        return registering.add(store, trial, now)  # type: ignore[return-value]


def miss(store: Store, trial: Experiment, week: str, missed: bool, now: datetime) -> Experiment:
    """Note that a week of a trial went otherwise than drawn, or that it did not.

    Raises:
        UsageError: it is no week of the trial, or has not begun.
        NotFound: the trial is not there any more.
    """
    monday, _sunday = week_days(week)
    week, first = iso_week(monday), week_days(trial.week)[0]
    if not 0 <= (monday - first).days < 7 * len(trial.arms):
        last = week_after(trial.week, len(trial.arms) - 1)
        raise UsageError(
            _("{week} is no week of this trial").format(week=week),
            _("Its weeks are {first} to {last}").format(first=trial.week, last=last),
        )
    if monday > quick.days(store).of(now):
        raise UsageError(_("{week} has not begun yet").format(week=week), _("Wait until it has"))
    with store.writing(_("change {record}").format(record=called(trial)), now):
        stored = next((of for of in registers.signs(store, Experiment) if of.id == trial.id), trial)
        others = {of for of in stored.missed if of != week}
        found = tuple(sorted(others | {week} if missed else others))
        return registering.change(store, stored, {"missed": found}, now)  # type: ignore[return-value]
