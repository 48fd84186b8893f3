"""Questions to the store about boundaries: what is chosen, told and held, what was lived, what helped."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tracker.boundaries.helped import first_needed as first_of_told
from tracker.boundaries.helped import helped as helped_of
from tracker.boundaries.lived import lived as lived_of
from tracker.boundaries.matrix import matrix
from tracker.boundaries.trials import first_needed as first_drawn
from tracker.boundaries.trials import trials as trials_of
from tracker.boundaries.weekly import Measured
from tracker.noticing import recorded
from tracker.quickline import resolve_client
from tracker.records import Experiment
from tracker.store import quick, registers
from tracker.store.bulk import no_garbage_collection
from tracker.workweek import iso_week

if TYPE_CHECKING:
    from tracker.boundaries.helped import Helped
    from tracker.boundaries.lived import Lived
    from tracker.boundaries.matrix import Matrix
    from tracker.boundaries.trials import Trial
    from tracker.patterns.recorded import Recorded
    from tracker.store import Store

LONGEST = 156
"""At most so many weeks are read, three years: more would not be there within half a second."""
LIVED_REACH = 28
"""Weeks read before those shown beside a boundary: two quarters, for gifts and what they are worth."""


def boundaries(store: Store, now: datetime, *, client: str | None = None, archived: bool = False) -> Matrix:
    """The matrix as it is now; `client`: only this one, by name or alias, archived or not.

    Raises:
        NotFound: an unknown client.
    """
    with store.reading(), no_garbage_collection():
        today, client = quick.days(store).of(now), _named(store, client)
        return matrix(_recorded(store, today, 1), today, archived=archived, client=client)


def lived(store: Store, now: datetime, *, client: str | None = None, weeks: int = 12) -> tuple[Lived, ...]:
    """The lived values beside the stated ones, of the last complete weeks.

    Raises:
        NotFound: an unknown client.
    """
    with store.reading(), no_garbage_collection():
        today, client = quick.days(store).of(now), _named(store, client)
        if not registers.boundaries(store):
            return ()
        read = _recorded(store, today, weeks + LIVED_REACH)
        return lived_of(Measured(read), today, weeks=weeks, client=client)


def helped(store: Store, now: datetime, *, client: str | None = None) -> tuple[Helped, ...]:
    """Whether each boundary that was told helped, as far as is known now.

    Raises:
        NotFound: an unknown client.
    """
    with store.reading(), no_garbage_collection():
        today, client = quick.days(store).of(now), _named(store, client)
        first = first_of_told(registers.boundaries(store), today, client)
        if first is None:
            return ()
        return helped_of(Measured(_recorded(store, today, _weeks_since(first, today))), today, client)


def trials(store: Store, now: datetime) -> tuple[Trial, ...]:
    """The coin-flip weeks, as far as is known now."""
    with store.reading(), no_garbage_collection():
        today = quick.days(store).of(now)
        first = first_drawn(registers.signs(store, Experiment))
        if first is None:
            return ()
        return trials_of(Measured(_recorded(store, today, _weeks_since(first, today))), today)


def _named(store: Store, client: str | None) -> str | None:
    return None if client is None else resolve_client(client, quick.aliases(store, archived=True))


def _weeks_since(first: date, today: date) -> int:
    """How many weeks are read, some before the first, in which what it needs may have begun."""
    return min(max((today - first).days // 7 + 4, 1), LONGEST)


def _recorded(store: Store, today: date, weeks: int) -> Recorded:
    """What was recorded up to the end of the last complete week, all registers included."""
    return recorded(store, iso_week(today - timedelta(weeks=1)), weeks)
