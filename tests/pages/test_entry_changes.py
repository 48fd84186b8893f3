from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.pages.log.changes import row_of, stored
from tracker.records import Client, Project, TimeEntry
from tracker.store import entries, quick

from .drawn import new_book, with_bouw


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def edited(book: Tracker, entry: TimeEntry, **cells: Any) -> TimeEntry:
    stored(book, {"edited_rows": {0: cells}, "deleted_rows": []}, [entry.id or ""])
    return entries.by_id(book.store, entry.id or "")


def clocks(entry: TimeEntry) -> tuple[str, str]:
    assert entry.starts_at is not None
    assert entry.ends_at is not None
    return f"{entry.starts_at:%d %H:%M}", f"{entry.ends_at:%d %H:%M}"


def test_a_row_shows_an_entry_as_it_was_lived(book: Tracker) -> None:
    entry = book.log("2026-11-12 23:30-01:00 @bouw launch #support !gift")
    assert row_of(entry, quick.days(book.store)) == {
        "day": date(2026, 11, 12),
        "start": time(23, 30),
        "end": time(1, 0),
        "hours": 1.5,
        "client": "Bouw",
        "project": None,
        "kind": "support",
        "billable": False,
        "extra": "gift",
        "note": "launch",
    }


def test_a_new_end_makes_the_entry_longer(book: Tracker) -> None:
    entry = edited(book, book.log("2026-11-12 9-11 @bouw"), end="11:30:00.000")
    assert (clocks(entry), entry.seconds) == (("12 09:00", "12 11:30"), 9000)


def test_new_hours_move_the_end(book: Tracker) -> None:
    entry = edited(book, book.log("2026-11-12 9-11 @bouw"), hours=3)
    assert clocks(entry) == ("12 09:00", "12 12:00")


def test_new_hours_across_the_clock_change_are_hours_that_passed(book: Tracker) -> None:
    entry = edited(
        book, book.log("2026-10-24 23:00-24:00 @bouw"), hours=5
    )  # summer time ends at 3 on the 25th
    assert (clocks(entry), entry.seconds) == (("24 23:00", "25 03:00"), 5 * 3600)


def test_another_day_takes_the_clock_times_along(book: Tracker) -> None:
    entry = edited(book, book.log("2026-11-12 23:30-01:00 @bouw"), day="2026-11-10")
    assert clocks(entry) == ("10 23:30", "11 01:00")


def test_an_entry_without_times_gets_them_from_a_start(book: Tracker) -> None:
    entry = edited(book, book.log("2026-11-12 2h @bouw"), start="13:00:00")
    assert clocks(entry) == ("12 13:00", "12 15:00")


def test_without_a_start_the_times_are_forgotten_and_the_length_stays(book: Tracker) -> None:
    entry = edited(book, book.log("2026-11-12 9-11 @bouw"), start=None)
    assert (entry.starts_at, entry.day, entry.seconds) == (None, date(2026, 11, 12), 7200)


def test_times_of_another_zone_stay_in_it(book: Tracker) -> None:
    entry = book.log(
        client="Bouw",
        starts_at=datetime.fromisoformat("2026-11-12T09:00:00-05:00"),
        ends_at=datetime.fromisoformat("2026-11-12T10:00:00-05:00"),
        timezone="America/New_York",
    )
    changed = edited(book, entry, end="10:30:00")
    assert changed.ends_at == datetime.fromisoformat("2026-11-12T10:30:00-05:00")


def test_agreed_again_means_billable_again(book: Tracker) -> None:
    gift = book.log("2026-11-12 1h @bouw !gift")
    assert edited(book, gift, extra="extra").initiator == "client"
    agreed = edited(book, gift, extra="agreed")
    assert (agreed.scope, agreed.initiator, agreed.billable) == ("agreed", None, True)


def test_another_client_brings_its_own_project(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    book.add(
        Project(client="Eik", name="Fase 1", billing="retainer", fee_cents=1, starts_on=date(2026, 1, 1))
    )
    entry = edited(book, book.log("2026-11-12 1h @bouw"), client="Eik")
    assert (entry.client, entry.project) == ("Eik", "Fase 1")
    assert edited(book, entry, client=None).billable is False


def test_kind_billed_and_note_are_taken_as_they_are(book: Tracker) -> None:
    entry = edited(book, book.log("2026-11-12 1h @bouw x"), kind="travel", billable=False, note="")
    assert (entry.kind, entry.billable, entry.note) == ("travel", False, None)


def test_deleted_rows_are_deleted_and_come_back_by_undo(book: Tracker) -> None:
    entry = book.log("2026-11-12 1h @bouw x")
    said = stored(book, {"edited_rows": {}, "deleted_rows": [0]}, [entry.id or ""])
    assert said == "Deleted Bouw: x"
    assert len(book.entries()) == 0
    book.undo()
    assert len(book.entries()) == 1


def test_a_time_that_the_clock_skips_is_refused(book: Tracker) -> None:
    entry = book.log("2026-03-29 9-11 @bouw")
    with pytest.raises(TrackerError):
        edited(book, entry, start="02:30:00", day="2026-03-28", end="04:30")
