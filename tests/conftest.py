"""Books to start from: the clock stands at noon on Friday 20 November 2026, in Amsterdam."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tracker.book import Tracker
from tracker.language import speak
from tracker.records import Client, Rate, Settings

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")
AMSTERDAM = "Europe/Amsterdam"


@pytest.fixture(autouse=True)
def nothing_said() -> Iterator[None]:
    """Each test begins in the language of the sources, whatever the one before it spoke."""
    speak(None)
    yield
    speak(None)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def new_book() -> Iterator[Callable[..., Tracker]]:
    """Makes books that nobody has used, in memory or in a file; closes them all."""
    opened: list[Tracker] = []

    def make(path: str | Path = ":memory:", now: datetime = NOW) -> Tracker:
        opened.append(Tracker(str(path), lambda: now))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def empty_book(new_book: Callable[..., Tracker]) -> Tracker:
    """A book in memory with the settings of Amsterdam, and nothing else."""
    made = new_book()
    made.add(Settings(timezone=AMSTERDAM))
    return made


@pytest.fixture
def book(empty_book: Tracker) -> Tracker:
    """A book with one client, at a hundred an hour."""
    empty_book.add(Client(name="Bouw", aliases=("bouwgroep",), addresses=("bouw.example",)))
    empty_book.add(Rate(client="Bouw", cents_per_hour=10_000))
    return empty_book


@pytest.fixture
def calendar(tmp_path: Path) -> Callable[..., Path]:
    """Writes a calendar; a row is (title, start, end) with further columns by name."""

    def write(*rows: Sequence[str], name: str = "calendar.csv", **columns: Sequence[str]) -> Path:
        header = ["Subject", "Start Date", "Start Time", "End Date", "End Time", *columns]
        lines = [",".join(header)]
        for n, (title, start, end) in enumerate(rows):
            when = [*f"{start} ".split(" ")[:2], *f"{end} ".split(" ")[:2]]
            cells = [title, *when, *(values[n] for values in columns.values())]
            lines.append(",".join('"' + cell.replace('"', '""') + '"' for cell in cells))
        path = tmp_path / name
        path.write_text("\r\n".join(lines) + "\r\n", "utf-8")
        return path

    return write


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """Writes an interchange file of lines of text or bytes, or of records as mappings."""
    import json

    def write(*of: str | bytes | dict[str, Any], end: bytes = b"\n") -> Path:
        path = tmp_path / "records.jsonl"
        rows = [json.dumps(row, ensure_ascii=False) if isinstance(row, dict) else row for row in of]
        path.write_bytes(b"".join((r.encode() if isinstance(r, str) else r) + end for r in rows))
        return path

    return write


@pytest.fixture
def exported(tmp_path: Path) -> Callable[[Tracker], str]:
    """The interchange file of a book, as text."""

    def export(of: Tracker) -> str:
        path = tmp_path / "exported.jsonl"
        of.export(path)
        return path.read_text("utf-8")

    return export
