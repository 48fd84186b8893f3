"""How a calendar's CSV is laid out: encoding, separator, where the header stands, which column holds what."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tracker.errors import BadFile
from tracker.importers.csv_table import MOST_COLUMNS, SEPARATORS, encoding_of, first_lines, split_lines
from tracker.importers.headers import Columns, columns_of, joined
from tracker.importers.moments import span_of
from tracker.language import _
from tracker.language.parts import numeral


class Layout(NamedTuple):
    """What the first lines of a file tell.

    Attributes:
        separator: what stands between cells.
        header_at: how many rows stand before the header; -1 when there is no calendar's header.
        header: the header's cells; empty when there is none.
        columns: what they hold; None when there is none.
        first_row: the first row that is not blank.
        is_dated: whether the first rows hold events without a header above them.
    """

    separator: str
    header_at: int
    header: list[str]
    columns: Columns | None
    first_row: list[str]
    is_dated: bool


def layout_of(path: Path) -> Layout:
    """The layout of the file, judged by its first lines.

    Raises:
        BadFile: it has more columns than any calendar.
    """
    lines = first_lines(path, encoding_of(path, whole=False))
    candidates = [(separator, split_lines(lines, separator)) for separator in SEPARATORS]
    layouts = [_with_header(separator, rows) for separator, rows in candidates]
    found = [layout for layout in layouts if layout is not None]
    if found:
        return max(found, key=lambda layout: len(layout.columns.positions) if layout.columns else 0)
    layout = _without_header(candidates)
    if len(layout.first_row) > MOST_COLUMNS:
        raise BadFile(
            _("{file} has {n} columns; a calendar has about twenty").format(
                file=path.name, n=numeral(len(layout.first_row))
            ),
            _("Export the calendar again, or keep only the columns with title, start and end"),
        )
    return layout


def _with_header(separator: str, rows: Sequence[list[str]]) -> Layout | None:
    for position, row in enumerate(rows):
        if len(row) > MOST_COLUMNS:
            continue
        header = joined(row)
        columns = columns_of(header)
        if columns is not None:
            first = next((r for r in rows if any(cell.strip() for cell in r)), row)
            return Layout(separator, position, header, columns, first, False)
    return None


def _without_header(candidates: Sequence[tuple[str, list[list[str]]]]) -> Layout:
    best: tuple[bool, int] = (False, -1)
    chosen = Layout(",", -1, [], None, [], False)
    for separator, rows in candidates:
        filled = [row for row in rows if any(cell.strip() for cell in row)]
        if not filled:
            continue
        is_dated = all(_is_event(row) for row in filled[:5])
        score = (is_dated, len(filled[0]))
        if score > best:
            best = score
            chosen = Layout(separator, -1, [], None, filled[0], is_dated)
    return chosen


def _is_event(row: Sequence[str]) -> bool:
    """Whether a row reads like an event: a day, a second day or time, and some text besides."""
    spans = [span_of(cell) if len(cell) <= 60 else None for cell in row]
    moments = [span for span in spans if span is not None]
    has_day = any(span.date or span.instant for span in moments)
    parts = sum(bool(part) for span in moments for part in span)
    has_text = any(cell.strip() and span is None for cell, span in zip(row, spans, strict=True))
    return has_day and has_text and parts >= 2
