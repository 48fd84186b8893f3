"""Earlier events that a new file does not hold any more: gone, or only moved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
SELECT 'entry', pk, digest, edited, source_id FROM entry WHERE source = 'calendar'
UNION ALL SELECT status, pk, digest, 0, source_id FROM inbox WHERE source = 'calendar'
"""


class Known(NamedTuple):
    """What became of an event when it was imported before: "entry", or the status of its inbox row."""

    fate: str
    pk: int
    digest: str | None
    edited: int
    source_id: str

    @property
    def event_key(self) -> str:
        """The key of the event, which an entry of one of its further days has with a suffix (`day_id`)."""
        return self._split()[0]

    @property
    def day_number(self) -> int:
        """Which of the event's working days it is: 0 for the first."""
        return self._split()[1]

    def _split(self) -> tuple[str, int]:
        key, _, number = self.source_id.rpartition("+")
        is_further = number.isascii() and number.isdecimal() and not number.startswith("0")
        return (key, int(number)) if is_further else (self.source_id, 0)


class Gone(NamedTuple):
    """An earlier event that is missing: what became of each of its days, and how they are shown."""

    parts: tuple[Known, ...]
    shown: tuple[Vanished, ...]


def known_events(store: Store) -> dict[str, Known]:
    """The events imported before, by source_id."""
    return {row[-1]: Known(*row) for row in store.query(_KNOWN)}


def missing(store: Store, unseen: Iterable[Known], events: Sequence[CalendarEvent], found: int) -> list[Gone]:
    """Earlier events, within the days the file covers, that it no longer holds.

    Args:
        store: where they are.
        unseen: the earlier events that the file does not hold.
        events: the file's.
        found: how many earlier events it holds; with too few, it is another calendar and misses none.
    """
    unseen = list(unseen)
    left = {known.pk: known for known in unseen if known.fate == "entry"}
    waiting = {known.pk: known for known in unseen if known.fate == "waiting"}
    if not events or not (left or waiting):
        return []
    covered = [day_of(event) for event in events]
    days = (min(covered).isoformat(), max(covered).isoformat())
    entries = "SELECT pk, id, ifnull(note, ''), ifnull(starts_at, day) FROM entry"
    rows = "SELECT pk, id, title, ifnull(starts_at, day) FROM inbox"
    parts = _of_one_event(known for known in unseen if known.fate in ("entry", "waiting", "dropped"))
    gone = [
        Gone(tuple(parts[key]), tuple(shown))
        for key, shown in {**_shown(store, entries, left), **_shown(store, rows, waiting)}.items()
        if days[0] <= shown[0].starts_at[:10] <= days[1]
    ]
    return gone if found >= SAME_CALENDAR * (found + len(gone)) else []


def _of_one_event(known: Iterable[Known]) -> dict[str, list[Known]]:
    """What became of each event's days, entries first and in order."""
    found: dict[str, list[Known]] = defaultdict(list)
    for part in sorted(known, key=lambda part: (part.fate != "entry", part.day_number)):
        found[part.event_key].append(part)
    return found


def _shown(store: Store, sql: str, left: Mapping[int, Known]) -> dict[str, list[Vanished]]:
    """How the days of each event are shown, in order of time, by the event's key."""
    found: dict[str, list[Vanished]] = defaultdict(list)
    for pk, *shown in store.query(f"{sql} WHERE source = 'calendar' ORDER BY 4, pk") if left else ():
        if pk in left:
            found[left[pk].event_key].append(Vanished(*shown))
    return found


def moved(fresh: Iterable[CalendarEvent], vanished: Iterable[Gone]) -> dict[str, Gone]:
    """Which new event is which vanished one, moved: the only two of a title, a week apart at most."""
    went: dict[str, list[Gone]] = defaultdict(list)
    for gone in vanished:
        went[gone.shown[0].title.casefold()].append(gone)
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
    return abs((day_of(event) - date.fromisoformat(gone.shown[0].starts_at[:10])).days)
