"""Earlier events that a new file does not hold any more: gone, or only moved."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.importers.base import CalendarEvent
from tracker.ingest.reading import day_of
from tracker.ingest.report import Vanished
from tracker.quickline import read_title
from tracker.store import Store

MOVED_WITHIN = 7
"""Days: an event of the same title that went and came back within a week was moved."""
SAME_CALENDAR = 0.5
"""The share of earlier events a file must hold again before the missing ones count as vanished: a file of
another calendar holds none of them."""

_KNOWN = """
SELECT source_id, 'entry', pk, digest, edited FROM entry WHERE source = 'calendar'
UNION ALL SELECT source_id, status, pk, digest, 0 FROM inbox WHERE source = 'calendar'
"""


class Known(NamedTuple):
    """What became of an event when it was imported before: "entry", or the status of its inbox row."""

    fate: str
    pk: int
    digest: str | None
    edited: int


class Gone(NamedTuple):
    """An earlier event that is missing, and how it is shown."""

    known: Known
    shown: Vanished


def known_events(store: Store) -> dict[str, Known]:
    """The events imported before, by source_id."""
    return {row[0]: Known(*row[1:]) for row in store.query(_KNOWN)}


def missing(store: Store, unseen: Iterable[Known], events: Sequence[CalendarEvent], found: int) -> list[Gone]:
    """Earlier events, within the days the file covers, that it no longer holds.

    Args:
        store: where they are.
        unseen: the earlier events that the file does not hold.
        events: the file's.
        found: how many earlier events it holds; with too few, it is another calendar and misses none.
    """
    left = {known.pk: known for known in unseen if known.fate == "entry"}
    waiting = {known.pk: known for known in unseen if known.fate == "waiting"}
    if not events or not (left or waiting):
        return []
    covered = [day_of(event) for event in events]
    days = (min(covered), max(covered))
    entries = "SELECT pk, id, ifnull(note, ''), ifnull(starts_at, day) FROM entry"
    rows = "SELECT pk, id, title, ifnull(starts_at, day) FROM inbox"
    gone = [*_gone(store, entries, left, *days), *_gone(store, rows, waiting, *days)]
    return gone if found >= SAME_CALENDAR * (found + len(gone)) else []


def _gone(store: Store, sql: str, left: Mapping[int, Known], lo: date, hi: date) -> Iterator[Gone]:
    for pk, record_id, title, when in (
        store.query(f"{sql} WHERE source = 'calendar' ORDER BY 4, pk") if left else ()
    ):
        if pk in left and lo <= date.fromisoformat(when[:10]) <= hi:
            yield Gone(left[pk], Vanished(record_id, title, when))


def moved(fresh: Iterable[CalendarEvent], vanished: Iterable[Gone]) -> dict[str, Gone]:
    """Which new event is which vanished one, moved: the only two of a title, a week apart at most."""
    went: dict[str, list[Gone]] = defaultdict(list)
    for gone in vanished:
        went[gone.shown.title.casefold()].append(gone)
    if not went:
        return {}
    came: dict[str, list[CalendarEvent]] = defaultdict(list)
    for event in fresh:
        for title in {event.title.casefold(), read_title(event.title).note.casefold()} & went.keys():
            came[title].append(event)
    found: dict[str, Gone] = {}
    for title, events in came.items():
        for event in events:
            near = [g for g in went[title] if _apart(event, g) <= MOVED_WITHIN]
            same_day = [g for g in near if _apart(event, g) == 0]
            choice = same_day or near
            if len(choice) != 1:
                continue
            reach = 0 if same_day else MOVED_WITHIN
            if [e.key for e in events if _apart(e, choice[0]) <= reach] == [event.key]:
                found[event.key] = choice[0]
                went[title].remove(choice[0])
    return found


def _apart(event: CalendarEvent, gone: Gone) -> int:
    return abs((day_of(event) - date.fromisoformat(gone.shown.starts_at[:10])).days)
