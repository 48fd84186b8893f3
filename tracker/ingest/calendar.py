"""Taking in calendar events: each becomes an entry, waits in the inbox, or is left out, once.

An event is known again by its source_id (title, start and ordinal, see `CalendarEvent.key`). One that was
moved is known by its title, when exactly one of that title came and one went nearby.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from tracker.importers.base import CalendarEvent
from tracker.ingest.matching import Matcher, Work, on_project
from tracker.ingest.report import ImportReport, Outcome, Vanished
from tracker.quickline import read_title, resolve_client
from tracker.records import Settings, TimeEntry, billable_by_rule
from tracker.store import Store, Writer, inbox, quick
from tracker.store.change import new_id
from tracker.store.registers import clients, projects, rules, settings
from tracker.workweek import in_force, week_windows

SOURCE = "calendar"
MOVED_WITHIN = 7
"""Days: an event of the same title that went and came back within a week was moved."""
SAME_CALENDAR = 0.5
"""The share of earlier events a file must hold again before the missing ones count as vanished: a file of
another calendar holds none of them."""

MOST_LEAVE_DAYS = 366
"""A leave longer than a year is a slip, or no leave any more."""
AT_ONCE = 5_000
"""Rows, and readings of equal rows, kept in memory at once: enough for a year's recurring titles."""

_WHAT = (
    "client",
    "project",
    "kind",
    "tags",
    "billable",
    "scope",
    "initiator",
    "announced",
    "trigger",
    "note",
)
_WHEN = ("day", "starts_at", "ends_at", "seconds", "timezone")
_ENTRY = ("id", *_WHEN, *_WHAT, "source", "source_id", "digest")
_KNOWN = """
SELECT source_id, 'entry', pk, digest, edited FROM entry WHERE source = 'calendar'
UNION ALL SELECT source_id, status, pk, digest, 0 FROM inbox WHERE source = 'calendar'
"""


class _Known(NamedTuple):
    """What became of an event when it was imported before: "entry", or the status of its inbox row."""

    fate: str
    pk: int
    digest: str | None
    edited: int


def take_in(
    store: Store,
    write: Writer,
    events: Sequence[CalendarEvent],
    timezone: str,
    report: ImportReport,
    *,
    preview: bool,
    client: str | None = None,
) -> None:
    """Write what is new or changed among the events, and count what became of each.

    Args:
        store: where they go.
        write: the change they are part of.
        events: the rows of one file.
        timezone: the zone their clock times were read in; stored with each.
        report: is counted up; lists vanished events, and with `preview` every row's outcome.
        preview: whether to fill `report.outcomes`.
        client: whose every event is that names no other.
    """
    intake = _Intake(store, write, timezone, report, preview, client)
    fresh = [event for event in events if not intake.is_known(event)]
    vanished = intake.vanished(events)
    moved = _moved(fresh, vanished)
    for event in fresh:
        if event.key in moved:
            gone = moved[event.key]
            intake.change(event, gone.known)
        elif event.left_out == "all-day" and intake.is_leave(event):
            intake.leave(event)
        else:
            intake.add(event)
    intake.finish()
    kept = {gone.known.pk for gone in moved.values()}
    report.vanished = [gone.shown for gone in vanished if gone.known.pk not in kept]


class _Gone(NamedTuple):
    known: _Known
    shown: Vanished


class _Intake:
    """One import into one store."""

    def __init__(
        self,
        store: Store,
        write: Writer,
        timezone: str,
        report: ImportReport,
        preview: bool,
        client: str | None,
    ) -> None:
        self._store, self._write, self._report = store, write, report
        self._zone, self._preview = timezone, preview
        self._names = store.names()
        self._settings: tuple[Settings, ...] = settings(store)
        self._matcher = matcher(store, client)
        self._read: dict[tuple[str, ...], tuple[Work, tuple[Any, ...] | None]] = {}
        self._known = {row[0]: _Known(*row[1:]) for row in store.query(_KNOWN)}
        self._found = 0
        self._entries: list[tuple[Any, ...]] = []
        self._inbox: list[tuple[Any, ...]] = []
        self._kept_edits = 0

    def is_known(self, event: CalendarEvent) -> bool:
        """Whether the event was imported before; if so it is dealt with."""
        known = self._known.pop(event.key, None)
        if known is None:
            return False
        self._found += 1
        parts = [known, *self._further_days(event)]
        if known.fate == "waiting":
            self._again(event, known)
        elif known.fate == "left_out" and known.digest == event.digest:
            self._count("left_out", event, None, event.left_out)
        elif known.fate == "dropped" or known.digest in (event.digest, None):
            self._count("unchanged", event, None, "deleted by you" if known.fate == "dropped" else None)
        elif known.fate == "left_out":
            self._again(event, known)
        else:
            self.change(event, *parts)
        return True

    def _further_days(self, event: CalendarEvent) -> Iterator[_Known]:
        n = 1
        while event.day is not None and (known := self._known.pop(day_id(event.key, n), None)):
            yield known
            n += 1

    def change(self, event: CalendarEvent, known: _Known, *further: _Known) -> None:
        """Bring an entry (or inbox row) up to date with its changed event, unless the user edited it.

        `further` are the entries of the other days of an event of several days.
        """
        if known.fate != "entry":
            self._again(event, known)
        elif event.left_out == "all-day" and self._is_clockless(known):
            self._new_days(event, (known, *further))
        elif event.left_out:
            self._report.notes.append(f"line {event.line}: {event.left_out} since; its entry is kept")
            self._count("left_out", event, None, event.left_out)
        elif known.edited:
            self._kept_edits += 1
            self._write.update("entry", known.pk, {"source_id": event.key})
            self._count("unchanged", event, None, "edited by you")
        else:
            work, what = self._work(event)
            fields = dict(zip(_WHEN, self._when(event), strict=True))
            if what is not None:
                fields |= dict(zip(_WHAT, what, strict=True))
            self._write.update("entry", known.pk, {**fields, "source_id": event.key, "digest": event.digest})
            self._count("updated", event, work)

    def add(self, event: CalendarEvent) -> None:
        """A new event: an entry if its client is found, else it waits; or it is left out."""
        if event.left_out:
            self._inbox.append(self._inbox_row(event, "left_out", event.left_out))
            self._count("left_out", event, None, event.left_out)
            return
        work, what = self._work(event)
        if what is None:
            self._inbox.append(self._inbox_row(event, "waiting", work.match.reason))
            self._count("waiting", event, work, work.match.reason)
            return
        self._entries.append((new_id(), *self._when(event), *what, SOURCE, event.key, event.digest))
        self._count("added", event, work, event.notice)
        if len(self._entries) >= AT_ONCE:
            self._flush()

    def is_leave(self, event: CalendarEvent) -> bool:
        """Whether an all-day event is marked as leave, by #leave in its title or a category."""
        if read_title(event.title).kind is not None:
            return read_title(event.title).kind == "leave"
        return "leave" in (word.strip() for word in event.categories.casefold().replace(";", ",").split(","))

    def leave(self, event: CalendarEvent) -> None:
        """An all-day leave: a clockless entry of the working hours of each working day it covers."""
        what = (None, None, "leave", "[]", 0, "agreed", None, 0, None, read_title(event.title).note)
        if self._add_days(event, what):
            self._count("added", event, None, "leave")
        else:
            self.add(event)

    def _is_clockless(self, known: _Known) -> bool:
        return self._store.query("SELECT starts_at FROM entry WHERE pk = ?", (known.pk,))[0][0] is None

    def _new_days(self, event: CalendarEvent, parts: Sequence[_Known]) -> None:
        """An all-day event that was taken in, and covers other days now: the same entry on those."""
        if any(part.edited or part.fate != "entry" for part in parts):
            self._kept_edits += 1
            self._count("unchanged", event, None, "edited by you")
            return
        columns = ", ".join(_WHAT)
        what = self._store.query(f"SELECT {columns} FROM entry WHERE pk = ?", (parts[0].pk,))[0]
        for part in parts:
            self._write.delete("entry", part.pk)
        self._add_days(event, what)
        self._count("updated", event, None)

    def _add_days(self, event: CalendarEvent, what: tuple[Any, ...]) -> int:
        assert event.day is not None
        days = working_days(self._settings, event.day, event.last_day or event.day)
        for n, (day, seconds) in enumerate(days):
            when = (day.isoformat(), None, None, seconds, self._zone)
            self._entries.append((new_id(), *when, *what, SOURCE, day_id(event.key, n), event.digest))
        return len(days)

    def vanished(self, events: Sequence[CalendarEvent]) -> list[_Gone]:
        """Earlier events, within the days the file covers, that it no longer holds."""
        left = {known.pk: known for known in self._known.values() if known.fate == "entry"}
        waiting = {known.pk: known for known in self._known.values() if known.fate == "waiting"}
        if not events or not (left or waiting):
            return []
        covered = [_day_of(event) for event in events]
        lo, hi = min(covered), max(covered)
        gone = [
            *_gone(
                self._store,
                "SELECT pk, id, ifnull(note, ''), ifnull(starts_at, day) FROM entry",
                left,
                lo,
                hi,
            ),
            *_gone(self._store, "SELECT pk, id, title, ifnull(starts_at, day) FROM inbox", waiting, lo, hi),
        ]
        return gone if self._found >= SAME_CALENDAR * (self._found + len(gone)) else []

    def finish(self) -> None:
        """Write the new rows that are left, and say what was kept."""
        self._flush()
        if self._kept_edits:
            self._report.notes.append(
                f"{self._kept_edits} changed in the calendar, but kept as you edited them"
            )

    def _flush(self) -> None:
        self._write.insert_many("entry", _ENTRY, self._entries)
        self._write.insert_many("inbox", inbox.COLUMNS, self._inbox)
        self._entries.clear()
        self._inbox.clear()

    def _again(self, event: CalendarEvent, known: _Known) -> None:
        """A row of the inbox that may find its client now, or has changed."""
        if known.fate == "dropped":
            self._count("unchanged", event, None, "deleted by you")
            return
        if event.left_out == "all-day" and self.is_leave(event):
            self._write.delete("inbox", known.pk)
            self.leave(event)
            return
        work = None if event.left_out else self._work(event)[0]
        if work is not None and work.match.found:
            self._write.delete("inbox", known.pk)
            self.add(event)
            return
        status = "left_out" if work is None else "waiting"
        reason = event.left_out if work is None else work.match.reason
        row = dict(zip(inbox.COLUMNS, self._inbox_row(event, status, reason), strict=True))
        del row["id"]
        self._write.update("inbox", known.pk, row)
        self._count(status, event, work, reason)

    def _work(self, event: CalendarEvent) -> tuple[Work, tuple[Any, ...] | None]:
        """What the event is, and the columns of an entry that say so; None while its client is not known."""
        said = (event.title, event.organiser, event.attendees, event.categories)
        known = self._read.get(said)
        if known is None:
            if len(self._read) >= AT_ONCE:
                self._read.clear()
            people = f"{event.organiser};{event.attendees}"
            work = self._matcher.reading(event.title, people, event.categories)
            known = self._read[said] = (work, self._columns(entry_of(work)) if work.match.found else None)
        project = self._matcher.project_of_day(known[0].match, event.starts_at or "")
        if project is None:
            return known
        dated = self._read.get((*said, project))
        if dated is None:
            work = on_project(known[0], project)
            dated = self._read[(*said, project)] = (work, self._columns(entry_of(work)))
        return dated

    def _when(self, event: CalendarEvent) -> tuple[Any, ...]:
        return None, event.starts_at, event.ends_at, event.seconds, self._zone

    def _columns(self, entry: TimeEntry) -> tuple[Any, ...]:
        client = None if entry.client is None else self._names.client_keys[entry.client]
        project = None
        if client is not None and entry.project is not None:
            project = self._names.project_keys[client, entry.project]
        billing = self._names.projects[project].billing if project else "hourly"
        return (
            client,
            project,
            entry.kind,
            json.dumps(list(entry.tags), ensure_ascii=False) if entry.tags else "[]",
            int(billable_by_rule(entry, billing)),
            entry.scope,
            entry.initiator,
            int(entry.announced),
            entry.trigger,
            entry.note,
        )

    def _inbox_row(self, event: CalendarEvent, status: str, reason: str | None) -> tuple[Any, ...]:
        last_day = event.last_day and event.last_day.isoformat()
        what = (new_id(), status, reason, event.title, _day_of(event).isoformat(), last_day)
        when = (event.starts_at, event.ends_at, self._zone)
        return (
            *what,
            *when,
            event.organiser,
            event.attendees,
            event.categories,
            SOURCE,
            event.key,
            event.digest,
        )

    def _count(self, fate: str, event: CalendarEvent, work: Work | None, reason: str | None = None) -> None:
        self._report.count(fate)
        if self._preview:
            match = work.match if work else None
            kind = entry_of(work).kind if work and work.match.found else None
            client, project = (match.client, match.project) if match else (None, None)
            when = event.starts_at or _day_of(event).isoformat()
            self._report.outcomes.append(
                Outcome(event.line, fate, event.title, when, event.seconds, client, project, kind, reason)
            )


def matcher(store: Store, otherwise: str | None = None) -> Matcher:
    """A matcher that knows the clients, projects and rules of a store; `otherwise`: whose the rest is."""
    owners = {project.client for project in projects(store)}
    defaults = {client: quick.defaults(store, client) for client in owners}

    if otherwise is not None:
        otherwise = resolve_client(otherwise, quick.aliases(store))
    return Matcher(clients(store), defaults, rules(store), otherwise)


def entry_of(work: Work) -> TimeEntry:
    """The entry, without its times, that an event makes: the title's marks before the match's kind."""
    line, match = work.line, work.match
    billable = line.billable if line.billable is not None else match.billable
    return TimeEntry(
        client=match.client,
        project=match.project,
        kind=line.kind or match.kind or "delivery",
        tags=line.tags,
        billable=billable,
        scope=line.scope or "agreed",
        initiator=line.initiator,
        announced=bool(line.announced),
        trigger=line.trigger,
        note=line.note or None,
    )


def _day_of(event: CalendarEvent) -> date:
    return event.day or date.fromisoformat((event.starts_at or "")[:10])


def day_id(key: str, n: int) -> str:
    """The source_id of the entry of the n-th working day of an all-day event."""
    return f"{key}+{n}" if n else key


def working_days(dated: Sequence[Settings], first: date, last: date) -> list[tuple[date, int]]:
    """(date, seconds of working hours) for the working days of an all-day event, those of a year at most."""
    days = [first + timedelta(days=n) for n in range(min((last - first).days + 1, MOST_LEAVE_DAYS))]
    return [(day, seconds) for day in days if (seconds := _working_seconds(in_force(dated, day), day))]


def _working_seconds(now: Settings, day: date) -> int:
    return 0 if day in now.days_off else sum(end - start for start, end in week_windows(now)[day.weekday()])


def _gone(store: Store, sql: str, left: dict[int, _Known], lo: date, hi: date) -> Iterator[_Gone]:
    for pk, record_id, title, when in (
        store.query(f"{sql} WHERE source = 'calendar' ORDER BY 4, pk") if left else ()
    ):
        if pk in left and lo <= date.fromisoformat(when[:10]) <= hi:
            yield _Gone(left[pk], Vanished(record_id, title, when))


def _moved(fresh: Iterable[CalendarEvent], vanished: Iterable[_Gone]) -> dict[str, _Gone]:
    """Which new event is which vanished one, moved: the only two of a title, a week apart at most."""
    went: dict[str, list[_Gone]] = defaultdict(list)
    for gone in vanished:
        went[gone.shown.title.casefold()].append(gone)
    if not went:
        return {}
    came: dict[str, list[CalendarEvent]] = defaultdict(list)
    for event in fresh:
        for title in {event.title.casefold(), read_title(event.title).note.casefold()} & went.keys():
            came[title].append(event)
    found: dict[str, _Gone] = {}
    for title, events in came.items():
        for event in events:
            near = [g for g in went[title] if _apart(event, g) <= MOVED_WITHIN]
            same_day = [g for g in near if _apart(event, g) == 0]
            choice = same_day or near
            rivals = (
                [e for e in events if _apart(e, choice[0]) <= (0 if same_day else MOVED_WITHIN)]
                if choice
                else []
            )
            if len(choice) == 1 and len(rivals) == 1:
                found[event.key] = choice[0]
                went[title].remove(choice[0])
    return found


def _apart(event: CalendarEvent, gone: _Gone) -> int:
    return abs((_day_of(event) - date.fromisoformat(gone.shown.starts_at[:10])).days)
