"""Taking in calendar events: each becomes an entry, waits in the inbox, or is left out, once.

An event is known again by its source_id (title, start and ordinal, see `CalendarEvent.key`). One that was
moved is known by its title, when exactly one of that title came and one went nearby.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from tracker.importers.base import CalendarEvent
from tracker.ingest.matching import Match, Work
from tracker.ingest.moves import Known, known_events, missing, moved
from tracker.ingest.reading import WHAT, Reader, day_of, entry_of
from tracker.ingest.report import ImportReport, Outcome
from tracker.language import N_, _
from tracker.quickline import read_title
from tracker.records import Settings
from tracker.store import Store, Writer, inbox
from tracker.store.change import fresh_ids
from tracker.store.registers import settings
from tracker.workweek import in_force, week_windows

SOURCE = "calendar"
AT_ONCE = 5_000
"""New rows that are collected before they are written."""
MOST_LEAVE_DAYS = 366
"""A leave longer than a year is a slip, or no leave any more."""

_WHEN = ("day", "starts_at", "ends_at", "seconds", "timezone")
_ENTRY = ("id", *_WHEN, *WHAT, "source", "source_id", "digest")


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
    vanished = missing(store, list(intake.unseen.values()), events, intake.found)
    went = moved(fresh, vanished)
    for event in fresh:
        if event.key in went:
            intake.change(event, *went[event.key].parts)
        elif event.left_out == "all-day" and intake.is_leave(event):
            intake.leave(event)
        else:
            intake.add(event)
    intake.finish()
    kept = {gone.parts for gone in went.values()}
    report.vanished = [shown for gone in vanished if gone.parts not in kept for shown in gone.shown]


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
        self._settings: tuple[Settings, ...] = settings(store)
        self._reader = Reader(store, client)
        self.unseen = known_events(store)
        self.found = 0
        self._entries: list[tuple[Any, ...]] = []
        self._inbox: list[tuple[Any, ...]] = []
        self._kept_edits = 0
        self._ids = fresh_ids()

    def is_known(self, event: CalendarEvent) -> bool:
        """Whether the event was imported before; if so it is dealt with."""
        known = self.unseen.pop(event.key, None)
        if known is None:
            return False
        self.found += 1
        parts = [known, *self._further_days(event)]
        if known.fate == "waiting":
            self._again(event, known)
        elif known.fate == "left_out" and known.digest == event.digest:
            self._count("left_out", event, None, event.left_out)
        elif known.fate == "dropped" or known.digest in (event.digest, None):
            self._count("unchanged", event, None, N_("deleted by you") if known.fate == "dropped" else None)
        elif known.fate == "left_out":
            self._again(event, known)
        else:
            self.change(event, *parts)
        return True

    def _further_days(self, event: CalendarEvent) -> Iterator[Known]:
        n = 1
        while event.day is not None and (known := self.unseen.pop(day_id(event.key, n), None)):
            yield known
            n += 1

    def change(self, event: CalendarEvent, known: Known, *further: Known) -> None:
        """Bring an entry (or inbox row) up to date with its changed event, unless the user edited it.

        `further` are the entries of the other days of an event of several days.
        """
        parts = (known, *further)
        if known.fate != "entry":
            self._again(event, known)
        elif event.left_out and not (event.left_out == "all-day" and self._is_clockless(known)):
            self._report.notes.append(
                _("line {line}: {reason} since; its entry is kept").format(
                    line=event.line, reason=_(event.left_out)
                )
            )
            self._count("left_out", event, None, event.left_out)
        elif any(part.edited or part.fate != "entry" for part in parts):
            self._keep(event, parts)
        elif event.left_out:
            self._new_days(event, parts)
        else:
            work, what = self._reader.work(event)
            fields = dict(zip(_WHEN, self._when(event), strict=True))
            if what is not None:
                fields |= dict(zip(WHAT, what, strict=True))
            self._write.update("entry", known.pk, {**fields, "source_id": event.key, "digest": event.digest})
            for part in further:  # it was several days, and has clock times now
                self._write.delete("entry", part.pk)
            self._count("updated", event, work)

    def add(self, event: CalendarEvent) -> None:
        """A new event: an entry if its client is found, else it waits; or it is left out."""
        if event.left_out:
            self._inbox.append(self._inbox_row(event, "left_out", event.left_out))
            self._count("left_out", event, None, event.left_out)
            return
        work, what = self._reader.work(event)
        if what is None:
            self._inbox.append(self._inbox_row(event, "waiting", work.match.reason))
            self._count("waiting", event, work, work.match.reason)
            return
        self._entries.append((next(self._ids), *self._when(event), *what, SOURCE, event.key, event.digest))
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
        what = self._reader.columns(Work(Match(True, kind="leave"), read_title(event.title)))
        if self._add_days(event, what):
            self._count("added", event, None, N_("leave"))
        else:
            self.add(event)

    def _keep(self, event: CalendarEvent, parts: Sequence[Known]) -> None:
        """Leave what the user edited as it is, but know it again by the event's new key."""
        self._kept_edits += 1
        for part in parts:
            table = "entry" if part.fate == "entry" else "inbox"
            self._write.update(table, part.pk, {"source_id": day_id(event.key, part.day_number)})
        self._count("unchanged", event, None, N_("edited by you"))

    def _is_clockless(self, known: Known) -> bool:
        return self._store.query("SELECT starts_at FROM entry WHERE pk = ?", (known.pk,))[0][0] is None

    def _new_days(self, event: CalendarEvent, parts: Sequence[Known]) -> None:
        """An all-day event that was taken in, and covers other days now: the same entry on those."""
        columns = ", ".join(WHAT)
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
            self._entries.append((next(self._ids), *when, *what, SOURCE, day_id(event.key, n), event.digest))
        return len(days)

    def finish(self) -> None:
        """Write the new rows that are left, and say what was kept."""
        self._flush()
        if self._kept_edits:
            self._report.notes.append(
                _("{n} changed in the calendar, but kept as you edited them").format(n=self._kept_edits)
            )

    def _flush(self) -> None:
        self._write.insert_many("entry", _ENTRY, self._entries)
        self._write.insert_many("inbox", inbox.COLUMNS, self._inbox)
        self._entries.clear()
        self._inbox.clear()

    def _again(self, event: CalendarEvent, known: Known) -> None:
        """A row of the inbox that may find its client now, or has changed."""
        if known.fate == "dropped":
            self._count("unchanged", event, None, N_("deleted by you"))
            return
        if event.left_out == "all-day" and self.is_leave(event):
            self._write.delete("inbox", known.pk)
            self.leave(event)
            return
        work = None if event.left_out else self._reader.work(event)[0]
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

    def _when(self, event: CalendarEvent) -> tuple[Any, ...]:
        return None, event.starts_at, event.ends_at, event.seconds, self._zone

    def _inbox_row(self, event: CalendarEvent, status: str, reason: str | None) -> tuple[Any, ...]:
        last_day = event.last_day and event.last_day.isoformat()
        what = (next(self._ids), status, reason, event.title, day_of(event).isoformat(), last_day)
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
            when = event.starts_at or day_of(event).isoformat()
            self._report.outcomes.append(
                Outcome(event.line, fate, event.title, when, event.seconds, client, project, kind, reason)
            )


def day_id(key: str, n: int) -> str:
    """The source_id of the entry of the n-th working day of an all-day event."""
    return f"{key}+{n}" if n else key


def working_days(dated: Sequence[Settings], first: date, last: date) -> list[tuple[date, int]]:
    """(date, seconds of working hours) for the working days of an all-day event, those of a year at most."""
    days = [first + timedelta(days=n) for n in range(min((last - first).days + 1, MOST_LEAVE_DAYS))]
    return [(day, seconds) for day in days if (seconds := _working_seconds(in_force(dated, day), day))]


def _working_seconds(now: Settings, day: date) -> int:
    return 0 if day in now.days_off else sum(end - start for start, end in week_windows(now)[day.weekday()])
