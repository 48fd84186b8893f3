"""Contacts as a plain CSV: calls, mails or chats with a moment, a direction and who was on the other side.

Made by hand or by the call log of a phone or an exchange. Encoding, separator and date order are found as for
calendars. Where only From and To tell which way a contact went, the user must have said who he is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from tracker.errors import BadFile, TrackerError
from tracker.importers.base import Batch, ContactEvent, DateOrder, Holds, Options, cannot_open
from tracker.importers.clocks import clock_of
from tracker.importers.collected import LONGEST_CALL, Collected, nobody_is_me
from tracker.importers.contact_columns import ContactColumns, contact_columns
from tracker.importers.contact_words import Direction, channel_of, direction_of, is_high, length_of
from tracker.importers.csv_layout import layout_of
from tracker.importers.csv_table import (
    MOST_COLUMNS,
    SEPARATORS,
    Row,
    encoding_of,
    first_lines,
    rows,
    split_lines,
)
from tracker.importers.dates import date_order_of, day_of
from tracker.importers.instants import Instants
from tracker.importers.json_file import beginning
from tracker.importers.meanings import is_total, is_yes
from tracker.importers.moments import Memo, Span, span_of
from tracker.language import _
from tracker.records import CHANNELS
from tracker.records.addresses import is_number, likeness_key, normal
from tracker.records.base import YEARS
from tracker.records.message import SPOKEN

name = "contacts-csv"
holds: Holds = "contacts"

_HEADER_WITHIN = 20
_NAMED = re.compile(r"(.*?)<([^<>]+)>\s*\Z")


class Layout(NamedTuple):
    """Separator, how many rows stand before the header, the header, and what its columns hold."""

    separator: str
    header_at: int
    header: list[str]
    columns: ContactColumns


def contacts_layout(path: Path) -> Layout | None:
    """How the list is laid out; None when the file is none."""
    lines = first_lines(path, encoding_of(path, whole=False))
    for separator in SEPARATORS:
        table = split_lines(lines, separator)
        for position, row in enumerate(table[:_HEADER_WITHIN]):
            if 3 <= len(row) <= MOST_COLUMNS:
                columns = contact_columns(row, table[position + 1 :])
                if columns is not None:
                    return Layout(separator, position, row, columns)
    return None


def identify(path: Path) -> bool:
    """Whether the file has the header of a list of contacts, and is no calendar."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        if beginning(file.read(64))[:1] in ("{", "[", "<"):  # JSON or XML, whatever stands in its lines
            return False
    try:
        if contacts_layout(path) is None:
            return False
        calendar = layout_of(path)
    except TrackerError:
        return False
    return calendar.columns is None and not calendar.is_dated


def extract(path: Path, options: Options) -> Batch:
    """The contacts of the file and the rows that could not be read.

    Raises:
        DateOrderOpen: no date decides the day-month order, and `options` do not either.
        TrackerError: the file cannot be read, is no list of contacts, or no zone is given.
    """
    try:
        layout = contacts_layout(path)
        if layout is None:
            raise BadFile(
                _("{file} has no line with the names of a moment, a direction and a contact").format(
                    file=path.name
                ),
                _("Begin it with column names such as date, time, channel, direction, contact, duration"),
            )
        found = rows(
            path, encoding_of(path), layout.separator, skip=layout.header_at + 1, width=len(layout.header)
        )
        return _Reader(layout, options).batch(found)
    except OSError as error:
        raise cannot_open(path, error) from error


class _When(NamedTuple):
    """A moment as RFC 3339, and as the row alone tells it: its clock time, or in UTC if it has an offset.

    By the latter it is known again, also when the import is told of another zone.
    """

    at: str
    told: str


class Party(NamedTuple):
    """Somebody in a row: as written, in normal form, and whether it is the user."""

    written: str
    normal: str
    is_me: bool


class _Reader:
    """Reads the rows of one file."""

    def __init__(self, layout: Layout, options: Options) -> None:
        self._header = layout.header
        self._at = layout.columns
        self._options = options
        self._me = frozenset(map(likeness_key, options.me))
        self._got = Collected(options)
        self._instants = Instants(options)
        self._spans: Memo[str, Span | None] = Memo(span_of)
        self._people: Memo[str, tuple[Party, ...]] = Memo(self._parties_in)
        self._directions: Memo[str, Direction | None] = Memo(direction_of)
        self._channels: Memo[str, str | None] = Memo(channel_of)
        self._order: DateOrder | None = None

    def batch(self, found: Iterator[Row]) -> Batch:
        """All contacts, or who the user may be when nobody in it is he."""
        kept = list(self._sound(found))
        dates = [
            span.date for _line, cells in kept for span in self._moment_spans(cells) if span and span.date
        ]
        self._order = date_order_of(dict.fromkeys(dates), self._options.date_order)
        if self._at.direction is None and kept:
            people = Counter(who for _line, cells in kept for who in dict.fromkeys(self._both_ends(cells)))
            if people and not any(who.is_me for who in people):
                return nobody_is_me(who.written for who, _times in people.most_common())
        for line, cells in kept:
            said = self._take(line, cells)
            if said:
                self._got.add_problem(said, line)
        notes = self._instants.notes()
        if not self._got.count:
            notes = (*notes, _("The list has no contacts."))
        return self._got.batch(notes, timezone=self._instants.timezone, date_order=self._order)

    def _sound(self, found: Iterator[Row]) -> Iterator[tuple[int, list[str]]]:
        """The rows that fit their columns, as wide as the header; blank ones, totals and headers are none."""
        width = len(self._header)
        for line, cells, is_cut_off in found:
            first = next(filter(str.strip, cells), "")
            if not first or cells == self._header:
                continue
            if is_cut_off:
                said = _("The file seems cut off in the middle of this row; export it again")
                self._got.add_problem(said, line)
            elif any(map(str.strip, cells[width:])):
                self._got.add_problem(
                    _("The row has more cells than there are columns; a text in it may lack its quotes"), line
                )
            else:
                cells = [*cells[:width], *[""] * (width - len(cells))]
                if not (is_total(first) and not any(self._moment_spans(cells))):
                    yield line, cells

    def _moment_spans(self, cells: Sequence[str]) -> tuple[Span | None, ...]:
        at = self._at
        return tuple(self._spans[cells[of]] for of in (at.at, at.date, at.time) if of is not None)

    def _take(self, line: int, cells: list[str]) -> str | None:
        """Add the contact of a row; or a sentence on why it cannot be read."""
        when = self._when(cells)
        if isinstance(when, str):
            return when
        direction = self._direction(cells)
        if isinstance(direction, str):
            return direction
        if direction is None:
            self._got.leave_out("between others")
            return None
        parties = self._parties(cells, direction.way)
        if not parties:
            self._got.leave_out("nobody else in it")
            return None
        seconds = self._seconds(cells)
        if isinstance(seconds, str):
            return seconds
        channel = self._channel(cells, parties)
        if channel is None:
            return _("The channel is none of {channels}").format(channels=", ".join(CHANNELS))
        if direction.is_missed or channel not in SPOKEN:
            seconds = None
        way = direction.way
        key = self._got.numbered(f"csv|{when.told}|{way}|{channel}|{parties[0]}")
        if self._got.is_known(key):
            return None
        asking, urgent = self._cell(cells, self._at.asks), self._cell(cells, self._at.urgent)
        is_asking = is_yes(asking) if asking else way == "in" and seconds is None
        is_urgent = is_yes(urgent) or is_high(urgent)
        self._got.records.append(
            ContactEvent(line, channel, way, when.at, parties, seconds, False, is_asking, is_urgent, (), key)
        )
        return None

    def _when(self, cells: list[str]) -> "_When | str":
        """The moment; a sentence when it cannot be read, or there is no such day, or nobody believes it."""
        day = clock = None
        for span in self._moment_spans(cells):
            if span is None or span.last or span.until:
                return _("Its day and time cannot be read")
            if span.instant is not None:
                at = self._instants.shown(span.instant)
                return _no_day() if at is None else _When(at, _in_utc(at))
            day, clock = day or span.date, clock or span.time
        shown = clock_of(clock) if clock else None
        if day is None or shown is None:
            return _("Its day and time cannot be read")
        date = day_of(day, self._order)
        if date is None:
            return _no_day()
        wall = datetime.combine(date, time(0)) + timedelta(seconds=shown.seconds)
        at = self._instants.shown(wall)
        return _no_day() if at is None else _When(at, wall.isoformat())

    def _direction(self, cells: list[str]) -> Direction | str | None:
        """Which way it went; a sentence when that cannot be read; None when the user has no part in it."""
        at = self._at
        if at.direction is not None:
            found = self._directions[cells[at.direction]]
            return found or _("The direction is neither in nor out")
        if any(who.is_me for who in self._people[self._cell(cells, at.sender)]):
            return Direction("out")
        received = any(who.is_me for who in self._people[self._cell(cells, at.recipient)])
        return Direction("in") if received else None

    def _parties(self, cells: list[str], way: str) -> tuple[str, ...]:
        """Who is on the other side, in normal form: what the columns for it say, then the other end."""
        at = self._at
        other_end = at.sender if way == "in" else at.recipient
        columns = (of for of in (at.client, at.address, at.name, other_end) if of is not None)
        told = (who.normal for of in columns for who in self._people[cells[of]] if not who.is_me)
        return tuple(dict.fromkeys(told))

    def _parties_in(self, cell: str) -> tuple[Party, ...]:
        found = ((who, normal(who)) for who in _people(cell))
        return tuple(Party(who, of, likeness_key(of) in self._me) for who, of in found if of)

    def _both_ends(self, cells: list[str]) -> list[Party]:
        ends = (self._at.sender, self._at.recipient)
        return [who for of in ends for who in self._people[self._cell(cells, of)]]

    def _seconds(self, cells: list[str]) -> int | str | None:
        at = self._at
        cell, unit = self._cell(cells, at.seconds), 1
        if at.seconds is None:
            cell, unit = self._cell(cells, at.minutes), 60
        found = length_of(cell, unit)
        if isinstance(found, str):
            return found
        return _("The duration is longer than a week") if found > LONGEST_CALL else found or None

    def _channel(self, cells: list[str], parties: Sequence[str]) -> str | None:
        """The channel that is named, or where none is, the one that fits who was on the other side."""
        cell = self._cell(cells, self._at.channel)
        if cell:
            return self._channels[cell]
        if any("@" in party for party in parties):
            return "email"
        has_length = self._at.seconds is not None or self._at.minutes is not None
        return "phone" if has_length or any(map(is_number, parties)) else None

    def _cell(self, cells: list[str], position: int | None) -> str:
        return "" if position is None else cells[position].strip()


def _no_day() -> str:
    said = _("The day does not exist or lies outside the years {first} to {last}")
    return said.format(first=YEARS[0], last=YEARS[-1])


def _in_utc(at: str) -> str:
    return datetime.fromisoformat(at).astimezone(UTC).isoformat()


def _people(cell: str) -> list[str]:
    """The addresses in a cell, each before its name: "Jan <jan@bouw.example>; Piet" are three."""
    found = []
    for part in re.split(r"[;,]" if "@" in cell else ";", cell):
        named = _NAMED.match(part)
        found += [named[2], named[1]] if named else [part]
    return [who for who in (of.strip(" \"'") for of in found) if who]
