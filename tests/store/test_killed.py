"""kill -9 in the middle of an import: nothing of it is there, or all."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tracker.book import Tracker

ROWS = 20_000
IMPORT = (
    "import sys, tracker; tracker.open(sys.argv[1]).import_file(sys.argv[2], timezone='Europe/Amsterdam')"
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    calendar = ["Subject,Start Date,Start Time,End Date,End Time"]
    records = []
    for n in range(ROWS):
        day = date(2020, 1, 1) + timedelta(days=n % 2000)
        title = "@bouw" if n % 2 else "lunch"
        calendar.append(f"{title} {n},{day},09:00,{day},10:00")
        records.append(f'{{"type": "entry", "client": "Bouw", "day": "{day}", "seconds": {n % 3600 + 1}}}')
    for name, lines in (("calendar.csv", calendar), ("records.jsonl", records)):
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    return {path.name: path for path in folder.iterdir()}


def counts(path: Path) -> tuple[int, int, int]:
    """Entries, rows of the inbox, changes."""
    with Tracker(str(path), lambda: datetime.fromisoformat("2026-11-20T12:00:00+01:00")) as book:
        assert book.store.query("PRAGMA integrity_check") == [("ok",)]
        assert book.store.query("PRAGMA foreign_key_check") == []
        cut = book.store.query("SELECT count(DISTINCT entry) FROM entry_day")[0][0]
        found = tuple(
            book.store.query(f"SELECT count(*) FROM {table}")[0][0] for table in ("entry", "inbox", "change")
        )
        assert cut == found[0]
        return found  # type: ignore[return-value]


@pytest.mark.parametrize("name", ["calendar.csv", "records.jsonl"])
def test_an_import_that_is_killed_left_nothing_or_all(
    tmp_path: Path, files: dict[str, Path], name: str, new_book: Callable[..., Tracker]
) -> None:
    def fresh(n: object) -> Path:
        path = tmp_path / f"{n}.db"
        with new_book(path) as book:
            from tracker.records import Client

            book.add(Client(name="Bouw"))
        return path

    whole = fresh("whole")
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", IMPORT, whole, files[name]], check=True)
    took = time.monotonic() - began
    all_of_it = counts(whole)
    assert all_of_it[0] + all_of_it[1] == ROWS
    chance = random.Random(20261120)
    moments = [*(chance.uniform(0.3, 1.05) for _ in range(4)), 0.85, 0.95]
    for n, share in enumerate(moments):
        path = fresh(n)
        program = subprocess.Popen([sys.executable, "-c", IMPORT, path, files[name]])
        time.sleep(took * share)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert counts(path) in ((0, 0, 1), all_of_it), f"killed after {share:.0%} of {took:.1f} s"
    subprocess.run([sys.executable, "-c", IMPORT, path, files[name]], check=True)
    assert counts(path)[:2] == all_of_it[:2], "the next import makes up for it"
