from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.pages.log.quick_entry import reading
from tracker.records import Client
from tracker.wording.entries import NO_TIME

from .drawn import HOSTILE, drawn, fill, is_calm, new_book, press, tables, widget, with_bouw, words

LINE = "What did you do?"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def test_a_book_without_clients_still_logs_own_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = new_book(tmp_path, monkeypatch)
    at = drawn("log")
    assert 'href="clients"' in tables(at)
    at = press(fill(at, "text_input", LINE, "45m #admin invoices"), "Log")
    assert is_calm(at)
    assert list(book.entries()["note"]) == ["invoices"]


def test_a_line_is_logged_and_the_field_is_empty_again(book: Tracker) -> None:
    at = press(fill(drawn("log"), "text_input", LINE, "9-11:30 @bouw handbook #research !gift"), "Log")
    assert is_calm(at)
    assert "Logged 2 h 30 on Bouw (research, gift): handbook" in at.success[0].value
    assert widget(at, "text_input", LINE).value == ""
    assert list(book.entries()["seconds"]) == [9000]
    assert "Today 2 h 30. Week 47: 2 h 30 in 1 entry" in words(at)


def test_what_was_logged_is_taken_back_by_the_button_beside_it(book: Tracker) -> None:
    at = press(fill(drawn("log"), "text_input", LINE, "1h @bouw"), "Log")
    at = press(at, "Undo")
    assert "Taken back" in at.success[0].value
    assert len(book.entries()) == 0


def test_a_refused_line_stays_in_the_field_with_the_reason(book: Tracker) -> None:
    at = press(fill(drawn("log"), "text_input", LINE, "1h @bowu"), "Log")
    assert "Bouw" in at.warning[0].value
    assert widget(at, "text_input", LINE).value == "1h @bowu"
    assert len(book.entries()) == 0


def test_an_earlier_day_shows_its_week(book: Tracker) -> None:
    at = press(fill(drawn("log"), "text_input", LINE, "2026-11-05 1h @bouw"), "Log")
    assert at.subheader[0].value == "Week 45"
    assert "2026-W45" in at.query_params["week"]


def test_while_typing_the_page_says_what_it_understood(book: Tracker) -> None:
    at = fill(drawn("log"), "text_input", LINE, "9-11 @bouw **handbook**").run()
    assert "2 h on Bouw: **handbook** · Mon 16 Nov 09:00-11:00 · billable" in tables(at)
    assert len(book.entries()) == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  ", ""),
        ("1h @bouw x", "1 h on Bouw: x · Mon 16 Nov · billable"),
        ("1h x", "1 h of your own time: x · Mon 16 Nov"),
        ("@bouw x", NO_TIME),
        ("yesterday @bouw x", "The line says no time"),
        ("9-11 @bowu", "Bouw"),
        ("1h 2h @bouw", "Keep one of them"),
    ],
)
def test_a_line_is_read_calmly_at_every_stage(book: Tracker, line: str, said: str) -> None:
    assert said in reading(book, line)
    assert (said == "") == (reading(book, line) == "")


def test_the_timer_starts_with_the_line_and_stops_into_an_entry(
    book: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = press(fill(drawn("log"), "text_input", LINE, "@bouw launch"), "Start the timer")
    assert is_calm(at)
    assert "Running for 0 min, since 09:00: Bouw: launch" in tables(at)
    monkeypatch.setenv("TRACKER_NOW", "2026-11-16T10:05:00+01:00")
    assert "Running for 1 h 05" in tables(at.run())
    at = press(at, "Stop")
    assert list(book.entries()["seconds"]) == [3900]
    assert "Running" not in tables(at)


def test_a_second_timer_stops_the_first_and_says_so(book: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    press(fill(drawn("log"), "text_input", LINE, "@bouw one"), "Start the timer")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-16T10:00:00+01:00")
    at = press(fill(drawn("log"), "text_input", LINE, "@bouw two"), "Start the timer")
    assert "Stopped Bouw: one, 1 h." in at.success[0].value


def test_a_timer_can_be_forgotten(book: Tracker) -> None:
    book.start("@bouw slip")
    at = press(drawn("log"), "Forget it")
    assert book.running() is None
    assert "The timer is gone: Bouw: slip" in at.success[0].value


def test_entries_stand_once_in_the_table_the_newest_first(book: Tracker) -> None:
    book.log("2026-11-16 1h @bouw late")
    book.log("2026-11-16 02:00-03:30 @bouw night")
    book.log("2026-11-17 03:00-05:00 @bouw across the edge of a day")
    listed = drawn("log").dataframe[0].value
    assert list(listed["note"]) == ["across the edge of a day", "late", "night"]


def test_the_history_says_what_would_be_taken_back(book: Tracker) -> None:
    book.log("1h @bouw one")
    book.log("1h @bouw two")
    at = drawn("log")
    assert tables(at).index("log 1h @bouw two") < tables(at).index("log 1h @bouw one")
    at = press(at, "Take back the last change")
    assert list(book.entries()["note"]) == ["one"]


def test_names_are_shown_as_text_whatever_they_spell(book: Tracker) -> None:
    for name in (HOSTILE, "x" * 10_000):
        book.add(Client(name=name))
        book.log(client=name, day=book.today(), hours=1, note=HOSTILE)
    started = Client(name="Acme", aliases=("acme",))
    book.add(started)
    book.start("@acme <img src=x onerror=alert(1)>")
    at = drawn("log")
    assert is_calm(at)
    assert "<img" not in tables(at)
    assert "<b>O" not in tables(at)
