"""Calendars exported as CSV: Outlook in five languages, Google's format, and lists made by hand.

What a calendar does not say is asked (`Options`): the time zone, the day-month order when no date of the
whole column decides it, and the meaning of the columns when there is no header. Descriptions are never read:
they hold what others wrote in confidence.
"""

from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tracker.errors import BadFile, TrackerError, UsageError
from tracker.importers.base import Batch, CalendarEvent, Holds, LeftOut, Options, cannot_open
from tracker.importers.calendar_sheet import SHOW_AS, SheetRow, Traits, sheet_of
from tracker.importers.clocks import DAY, zone_named
from tracker.importers.csv_layout import Layout, layout_of
from tracker.importers.dates import date_order_of
from tracker.importers.headers import ROLES, columns_named
from tracker.importers.meanings import free_words, is_private, is_yes, left_out_by_title
from tracker.importers.moments import Calendar, Memo, When, quoted
from tracker.language import _
from tracker.records import Problem

name = "calendar-csv"
holds: Holds = "events"


def identify(path: Path) -> bool:
    """Whether the file has a calendar's header, or rows of events without one."""
    try:
        layout = layout_of(path)
    except TrackerError:
        return False
    return layout.columns is not None or layout.is_dated


def extract(path: Path, options: Options) -> Batch:
    """The events of the file and the rows that could not be read.

    Raises:
        DateOrderOpen: no date decides the day-month order, and `options` do not either.
        TrackerError: the file cannot be read, has no header and no `columns` were given, or has clock times
            and no zone was given.
    """
    try:
        layout = _with_columns(path, layout_of(path), options)
        sheet = sheet_of(path, layout)
    except OSError as error:
        raise cannot_open(path, error) from error
    zone = zone_named(options.timezone) if options.timezone else None
    order = date_order_of(sheet.dates, options.date_order)
    free = free_words({traits[SHOW_AS] for *_rest, traits in sheet.rows})
    reader = _Reader(Calendar(order, zone), free)
    events: list[CalendarEvent] = []
    problems = sheet.problems
    while sheet.rows:
        event = reader.event(sheet.rows.popleft())  # let go of what was read: large files stay small
        if isinstance(event, Problem):
            problems.append(event)
        else:
            events.append(event)
    problems.sort(key=lambda problem: problem.line or 0)
    notes = sheet.notes if events or problems else (*sheet.notes, _("The calendar has no events"))
    return Batch(events, tuple(problems), options.timezone or "", order, notes)


def _with_columns(path: Path, layout: Layout, options: Options) -> Layout:
    if options.columns is not None:
        columns, unknown = columns_named(options.columns)
        if unknown:
            raise UsageError(
                _("No column of a calendar is called {name}").format(name=quoted(unknown[0])),
                _("Use {names}, or leave it empty").format(names=", ".join(ROLES)),
            )
        if columns is None:
            raise UsageError(_("The columns name no title or no start"), _("Name at least title and start"))
        return layout._replace(columns=columns)
    if layout.columns is None:
        shown = " | ".join(cell.strip()[:40] for cell in layout.first_row[:8])
        raise BadFile(
            _("{file} has no line with column names; its first row is: {shown}").format(
                file=path.name, shown=shown
            ),
            _("Say what each column holds, like --columns start,end,title"),
        )
    return layout


class _Meaning(NamedTuple):
    """What the cells besides title and times say."""

    is_all_day: bool
    organiser: str
    attendees: str
    categories: str
    is_private: bool
    is_free: bool


class _Reader:
    """Turns rows into events; remembers which it has seen, so that twins keep apart."""

    def __init__(self, calendar: Calendar, free: frozenset[str]) -> None:
        self._when = calendar.when
        self._free = free
        self._meanings: Memo[Traits, _Meaning] = Memo(self._meaning)
        self._twins: dict[str, int] = {}

    def event(self, row: SheetRow) -> CalendarEvent | Problem:
        """The event of a row, or the problem with it."""
        line, title, start, start_time, end, end_time, traits = row
        is_all_day, organiser, attendees, categories, *_rest = meaning = self._meanings[traits]
        when = self._when(start, start_time, end, end_time, is_all_day)
        if isinstance(when, str):
            return Problem(when, line)
        title = title.strip()
        starts_at, ends_at, seconds, day, last_day, notice = when
        left_out = _left_out(title, when, meaning)
        identity = f"{title.casefold()}\x1f{starts_at[:19] if starts_at else day}"
        content = (
            f"{title}\x1f{starts_at or day}\x1f{ends_at or last_day}"
            f"\x1f{organiser}\x1f{attendees}\x1f{categories}\x1f{left_out}"
        )
        key, digest = self._key(identity), _hash(content)
        # fmt: off
        return CalendarEvent(
            line, title, starts_at, ends_at, seconds, day, last_day,
            organiser, attendees, categories, left_out, notice, key, digest,
        )
        # fmt: on

    def _meaning(self, traits: Traits) -> _Meaning:
        all_day, organiser, categories, private, sensitivity, show_as, *attendees = traits
        return _Meaning(
            is_all_day=is_yes(all_day),
            organiser=organiser.strip(),
            attendees=";".join(filter(None, map(str.strip, attendees))),
            categories=categories.strip(),
            is_private=is_yes(private) or is_private(sensitivity),
            is_free=show_as in self._free,
        )

    def _key(self, identity: str) -> str:
        key = _hash(identity)
        twins = self._twins.get(key, 0)
        self._twins[key] = twins + 1
        return _hash(f"{identity}\x1f{twins}") if twins else key


def _left_out(title: str, when: When, meaning: _Meaning) -> LeftOut | None:
    """Why an event is no work by itself: the most personal reason first.

    "all-day" comes before "free", because calendar programs show all-day events as free by default, and a
    day's leave is all-day.
    """
    by_title = left_out_by_title(title)
    if by_title:
        return by_title
    if meaning.is_private:
        return "private"
    if when.starts_at is None:
        return "all-day"
    if meaning.is_free:
        return "free"
    return "longer than a day" if when.seconds > DAY else None


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
