"""What holds for every importer and every file, those of the sample collection included."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import DateOrderOpen, TrackerError
from tracker.importers import IMPORTERS, calendar_csv, identify
from tracker.importers.base import Batch, Options

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FOLDERS = ("calendar-csv", "edge")
needs_corpus = pytest.mark.skipif(
    not CORPUS.exists(), reason="the sample collection is not beside the checkout"
)


def samples(tmp_path: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((CORPUS / folder).iterdir()):
            yield path
            if path.suffix == ".md":
                for number, block in enumerate(
                    re.findall(r"```csv\n(.*?)```", path.read_text("utf-8"), re.S)
                ):
                    part = tmp_path / f"{path.stem}-{number}.csv"
                    part.write_text("\n".join(line.strip() for line in block.splitlines()), encoding="utf-8")
                    yield part


def outcome(path: Path) -> Batch | str:
    options = Options(timezone="Europe/Amsterdam")
    try:
        return identify(path).extract(path, options)
    except TrackerError as refusal:
        return str(refusal)


@needs_corpus
def test_every_sample_is_read_to_the_last_row_or_refused_with_a_sentence(tmp_path: Path) -> None:
    read = {}
    for path in samples(tmp_path):
        found = outcome(path)
        assert outcome(path) == found  # the same every time
        if isinstance(found, str):
            assert found.endswith(".")
        else:
            read[path.name] = (len(found.records), len(found.problems))
    assert read == {
        "3volutionsAG__rooms-doc___index-0.csv": (3, 0),
        "3volutionsAG__rooms-doc___index-1.csv": (1, 0),
        "3volutionsAG__rooms-doc___index-2.csv": (2, 0),
        "kozi__csv2ics__termine.csv": (4, 1),
        "kozi__csv2ics__termine.txt": (4, 1),
        "rlan__csv2ical__sample.csv": (3, 0),
    }


@needs_corpus
def test_the_sample_without_header_is_asked_about_and_then_read() -> None:
    path = CORPUS / "calendar-csv" / "adriankast__ics-to-csv-for-ff__output.csv"
    assert "no line with column names; its first row is: Übung | 30.01.2020 19:30" in str(outcome(path))
    options = Options(timezone="Europe/Berlin", columns=("title", "start", "end"))
    assert [event.seconds for event in identify(path).extract(path, options).records] == [7200, 7200]


@needs_corpus
def test_no_file_of_the_samples_is_claimed_twice() -> None:
    for path in sorted(path for path in CORPUS.rglob("*") if path.is_file()):
        assert sum(importer.identify(path) for importer in IMPORTERS) <= 1, path.name


HEADER = ("Subject", "Start Date", "Start Time", "End Date", "End Time", "Organizer", "Show time as")
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "2026-11-20", "20/11/2026", "11/20/2026", "31.02.2026", "9:00", "24:00", "2:30 PM", "Total", "3"]
    ),
)
ROWS = st.lists(st.lists(CELLS, max_size=9), max_size=8)


def extracted(rows: list[list[str]], encoding: str = "utf-8", separator: str = ",") -> Batch:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([HEADER, *rows])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.csv"
        path.write_bytes(text.getvalue().encode(encoding, "replace"))
        return calendar_csv.extract(path, Options(timezone="Europe/Amsterdam", date_order="dmy"))


@given(ROWS, st.sampled_from(["utf-8", "utf-16", "cp1252"]), st.sampled_from(",;\t|"))
def test_whatever_stands_in_the_cells_no_row_is_lost(
    rows: list[list[str]], encoding: str, separator: str
) -> None:
    batch = extracted(rows, encoding, separator)
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    skipped = sum(int(n) for note in batch.notes for n in re.findall(r"(\d+) rows? with a total", note))
    assert batch.read == len(batch.records) + len(batch.problems) <= filled
    assert batch.read + skipped >= filled - sum(not clean(row) for row in rows)


def clean(row: list[str]) -> bool:
    """Whether a row holds text that is still there once invisible characters are gone."""
    return any(cell.strip("\0 \t\r\n\x1c\x1d\x1e\x1f\x85") for cell in row)


@given(st.binary(max_size=400))
def test_no_bytes_whatever_make_it_crash(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.csv"
        path.write_bytes(b"Title,Start,End\n" + data)
        found = outcome(path)
    if isinstance(found, str):
        assert found
    else:
        assert found.read == len(found.records) + len(found.problems)


EVENTS = st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 3), st.integers(1, 3)), max_size=10)


def event_rows(events: list[tuple[str, int, int]]) -> list[list[str]]:
    return [
        [title, "2026-11-20", f"{9 + hour}:00", "2026-11-20", f"{9 + hour + n}:00"]
        for title, hour, n in events
    ]


@given(EVENTS)
def test_the_same_file_twice_gives_the_same_keys_and_never_one_twice(
    events: list[tuple[str, int, int]],
) -> None:
    first, second = extracted(event_rows(events)), extracted(event_rows(events))
    assert first == second
    assert len({event.key for event in first.records}) == len(events)


@given(EVENTS, st.randoms(use_true_random=False))
def test_other_rows_do_not_change_an_events_key(events: list[tuple[str, int, int]], random: object) -> None:
    rows = event_rows(events)
    mine = ["Mine", "2026-11-21", "9:00", "2026-11-21", "10:00"]
    alone = extracted([mine]).records[0].key
    shuffled = [mine, *rows]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert {event.key for event in extracted(shuffled).records if event.title == "Mine"} == {alone}


DATE_FORMATS = (
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d-%m-%Y",
    "%d/%m/%y",
    "%m/%d/%Y",
    "%m-%d-%y",
    "%Y/%m/%d",
)
TIME_FORMATS = ("%H:%M", "%H:%M:%S", "%H.%M", "%I:%M %p", "%I:%M:%S\u202f%p", "%Hu%M")


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2068, 1, 1)),  # noqa: DTZ001 - wall times, as files have them
    st.integers(1, 600),
    st.sampled_from(DATE_FORMATS),
    st.sampled_from(TIME_FORMATS),
    st.booleans(),
)
def test_a_moment_written_in_any_format_is_read_back(
    start: datetime, minutes: int, day: str, clock: str, shares_a_cell: bool
) -> None:
    start = start.replace(second=0, microsecond=0)
    end = start + timedelta(minutes=minutes)
    forms = (f"{day} {clock}", "") if shares_a_cell else (day, clock)
    cells = [moment.strftime(form) for moment in (start, end) for form in forms]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.csv"
        path.write_text(";".join(HEADER) + "\nA;" + ";".join(cells) + "\n", encoding="utf-8")
        try:
            batch = calendar_csv.extract(path, Options(timezone="UTC"))
        except DateOrderOpen:
            order = "mdy" if day.startswith("%m") else "dmy"
            batch = calendar_csv.extract(path, Options(timezone="UTC", date_order=order))
    (event,) = batch.records
    if event.day is not None:
        assert start.time() == end.time() == datetime.min.time()
        return
    assert (event.starts_at, event.ends_at) == tuple(f"{m.isoformat()}+00:00" for m in (start, end))
    assert event.seconds == minutes * 60
