"""The rows of a calendar's CSV, cut down to the cells that matter, without what is no row of it.

Blank lines, sums and repeated headers are skipped and counted; a row that breaks off or does not fit its
columns is a problem.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from tracker.importers.clocks import Clock, clock_of
from tracker.importers.csv_layout import Layout
from tracker.importers.csv_table import encoding_of, rows
from tracker.importers.meanings import is_total
from tracker.importers.moments import MEMO_SIZE, Memo, span_of
from tracker.language import _, ngettext
from tracker.records import Problem

Traits = tuple[str, ...]
"""The cells besides title and times: from all-day to show as in the order of `Columns`, then attendees."""


SHOW_AS = 5
"""Where "Show time as" stands among the traits."""


SheetRow = tuple[int, str, str, str, str, str, Traits]
"""One row: its line; its title, start, start time, end and end time ("" for no column); its traits."""


@dataclass
class Sheet:
    """The rows of one file, and every date that stands in a start or an end."""

    rows: deque[SheetRow] = field(default_factory=deque)
    problems: list[Problem] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)
    notes: tuple[str, ...] = ()

    def has_day(self, cell: str) -> bool:
        """Whether a start or end cell holds a day; remembers its dates."""
        span = span_of(cell)
        if span is None:
            return False
        self.dates.update(date for date in (span.date, span.last) if date)
        return bool(span.date or span.instant)


@dataclass
class _Skipped:
    """The lines that hold no row."""

    blank: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)

    def notes_down(self, line: int, cells: list[str], header: list[str]) -> bool:
        """Whether a row without a start is none of the calendar's, and if so, which line it stood on."""
        first = next(filter(str.strip, cells), "")
        if not first:
            self.blank.append(line)
        elif cells[:-1] == header:
            self.headers.append(line)
        elif is_total(first):
            self.totals.append(line)
        else:
            return False
        return True

    def notes(self, above_header: int) -> tuple[str, ...]:
        said = (
            (
                above_header,
                ngettext(
                    "{n} row above the column names skipped",
                    "{n} rows above the column names skipped",
                    above_header,
                ),
                (),
            ),
            (
                len(self.blank),
                ngettext("{n} blank line skipped", "{n} blank lines skipped", len(self.blank)),
                (),
            ),
            (
                len(self.totals),
                ngettext(
                    "{n} row with a total skipped ({lines})",
                    "{n} rows with a total skipped ({lines})",
                    len(self.totals),
                ),
                self.totals,
            ),
            (len(self.headers), _("Column names repeated and skipped ({lines})"), self.headers),
        )
        return tuple(sentence.format(n=n, lines=_lines(lines)) for n, sentence, lines in said if n)


def sheet_of(path: Path, layout: Layout) -> Sheet:
    """The rows of the file that are laid out so; `layout.columns` must be known.

    Raises:
        BadFile: a line or a cell is beyond all measure.
    """
    assert layout.columns is not None
    sheet, skipped = Sheet(), _Skipped()
    found_at = layout.columns
    width = max(len(layout.header), max(found_at.positions) + 1)
    # Every row gets one more cell, "", which stands for the columns that are not there.
    placed = [width if position is None else position for position in found_at[:-1]]
    moment = itemgetter(*placed[:5])
    traits = itemgetter(*placed[5:], *found_at.attendees)
    days, clocks = Memo(sheet.has_day), Memo(clock_of)
    keep = sheet.rows.append
    same: dict[str, str] = {}
    same_traits: dict[Traits, Traits] = {}
    found = rows(path, encoding_of(path), layout.separator, skip=layout.header_at + 1, width=width)
    for line, cells, is_cut_off in found:
        if len(cells) != width or is_cut_off:
            problem = _fit(line, cells, width, is_cut_off=is_cut_off, is_strict=bool(layout.header))
            if problem is not None:
                sheet.problems.append(problem)
                continue
        cells.append("")
        title, *times = moment(cells)
        if not times[1]:
            times = _apart(times, clocks)
        start, start_time, end, end_time = map(same.setdefault, times, times)
        days[end]
        if not days[start] and skipped.notes_down(line, cells, layout.header):
            continue
        rest = traits(cells)
        rest = same_traits.setdefault(rest, rest)
        keep((line, title, start, start_time, end, end_time, rest))
        if len(same) > MEMO_SIZE:
            same.clear()
    sheet.notes = skipped.notes(max(layout.header_at, 0))
    return sheet


def _apart(times: list[str], clocks: Memo[str, Clock | None]) -> list[str]:
    """The cells of a start and an end that each hold a day and a time, as day, time, day, time.

    Split, their halves are few and soon known; whole, nearly every one is new. Ranges stay whole.
    """
    start, start_time, end, end_time = times
    if not start_time:
        day, _unused, clock = start.partition("T" if start[10:11] == "T" else " ")
        if clock and clocks[clock] is not None:
            start, start_time = day, clock
    if not end_time:
        day, _unused, clock = end.partition("T" if end[10:11] == "T" else " ")
        if clock and clocks[clock] is not None:
            end, end_time = day, clock
    return [start, start_time, end, end_time]


def _fit(line: int, cells: list[str], width: int, *, is_cut_off: bool, is_strict: bool) -> Problem | None:
    """Make the row as wide as the header; a problem when it breaks off, or has something beyond that."""
    if is_cut_off:
        return Problem(_("The file seems cut off in the middle of this row; export it again"), line)
    extra = len(cells) - width
    if extra > 0 and is_strict and any(map(str.strip, cells[width:])):
        return Problem(
            ngettext(
                "The row has {n} cell more than there are columns;"
                " a text with the separator in it may lack its quotes",
                "The row has {n} cells more than there are columns;"
                " a text with the separator in it may lack its quotes",
                extra,
            ).format(n=extra),
            line,
        )
    del cells[width:]
    cells.extend([""] * -extra)
    return None


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:5])
    more = ", ..." if len(numbers) > 5 else ""
    return ngettext("line {numbers}", "lines {numbers}", len(numbers)).format(numbers=shown + more)
