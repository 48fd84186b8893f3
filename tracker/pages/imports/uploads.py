"""A file the user hands over: kept for a moment as a private file, read, and gone again."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

import streamlit as st

from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.importers import calendar_csv, identify
from tracker.importers.base import Holds
from tracker.importers.csv_layout import layout_of
from tracker.importers.csv_table import encoding_of, first_lines, split_lines
from tracker.importers.moments import span_of
from tracker.ingest.report import ImportReport
from tracker.language import _, current
from tracker.wording.numbers import one_line

FIRST_ROWS = 5
LONGEST_NAME = 60
"""Letters; of four bytes each they still are a file name."""
_PREVIEW, _PEEK = "import-preview", "import-peek"


class Upload(Protocol):
    """An uploaded file, as Streamlit hands it over."""

    name: str
    file_id: str

    def getbuffer(self) -> memoryview:
        """Its bytes."""
        ...


class Said(NamedTuple):
    """What the user said of a file, by the names of `Tracker.import_file`."""

    timezone: str | None = None
    date_order: str | None = None
    columns: tuple[str, ...] | None = None
    client: str | None = None


class Peek(NamedTuple):
    """What the first lines tell: what the file holds, and its first rows if it is a calendar without header.

    `holds` is None when nothing claims the file.
    """

    holds: Holds | None
    nameless_rows: list[list[str]]


class Looked(NamedTuple):
    """What a look at a file found: the report of a dry run, or why there is none."""

    report: ImportReport | None
    refused: TrackerError | None


@contextmanager
def private_copy(upload: Upload) -> Iterator[Path]:
    """The file on disk, for its user only and for no longer than needed, under a name that is safe."""
    name = one_line(os.path.basename(upload.name.replace("\\", "/")).replace("/", " "), LONGEST_NAME)
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        path = Path(folder, name if name.strip(". ") else "upload")
        path.write_bytes(upload.getbuffer())
        yield path


def look(book: Tracker, upload: Upload, said: Said) -> Looked:
    """What importing the file would do; looked at once for each thing the user says, and each change."""
    asked = (upload.file_id, said, book.store.revision, current())
    known = st.session_state.get(_PREVIEW)
    if known is None or known[0] != asked:
        with st.spinner(_("Reading the file …")), private_copy(upload) as path:
            known = (asked, _looked(book, path, said))
        st.session_state[_PREVIEW] = known
    found: Looked = known[1]
    return found


def _looked(book: Tracker, path: Path, said: Said) -> Looked:
    try:
        return Looked(book.import_file(path, dry_run=True, **said._asdict()), None)
    except TrackerError as error:
        return Looked(None, error)


def take_in(book: Tracker, upload: Upload, said: Said, *, keep_going: bool) -> ImportReport:
    """Import the file."""
    with private_copy(upload) as path:
        return book.import_file(path, keep_going=keep_going, **said._asdict())


def peek(upload: Upload) -> Peek:
    """What kind of file it is; looked at once."""
    known = st.session_state.get(_PEEK)
    if known is None or known[0] != upload.file_id:
        with private_copy(upload) as path:
            known = (upload.file_id, _peeked(path))
        st.session_state[_PEEK] = known
    found: Peek = known[1]
    return found


def _peeked(path: Path) -> Peek:
    try:
        importer = identify(path)
        if importer.name != calendar_csv.name:
            return Peek(importer.holds, [])
        layout = layout_of(path)
    except TrackerError:
        return Peek(None, [])  # a look at the whole of it will say what is wrong
    if layout.columns is not None:
        return Peek(importer.holds, [])
    lines = split_lines(first_lines(path, encoding_of(path, whole=False)), layout.separator)
    return Peek(importer.holds, [line for line in lines if any(map(str.strip, line))][:FIRST_ROWS])


def likely_roles(row: list[str]) -> list[str]:
    """What each column may hold, judged by one row: the first text is the title, days and times in order."""
    days, times, found = ["start", "end"], ["start_time", "end_time"], []
    has_title = False
    for cell in row:
        span = span_of(cell) if len(cell) <= LONGEST_NAME else None
        if span is not None and (span.date or span.instant):
            found.append(days.pop(0) if days else "")
        elif span is not None and span.time:
            found.append(times.pop(0) if times else "")
        elif cell.strip() and not has_title:
            has_title = True
            found.append("title")
        else:
            found.append("")
    return found
