import json
from datetime import date
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.pages.settings.keeping import exported
from tracker.records import Settings

from .drawn import (
    DATA,
    HOSTILE,
    drawn,
    fill,
    is_calm,
    new_book,
    part,
    press,
    tables,
    widget,
    with_bouw,
    words,
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return new_book(tmp_path, monkeypatch)


def newest(book: Tracker) -> Settings:
    found = book.records("settings")[-1]
    assert isinstance(found, Settings)
    return found


def test_what_holds_now_stands_in_the_form(book: Tracker) -> None:
    at = drawn("settings")
    assert is_calm(at)
    assert widget(at, "selectbox", "Time zone").value == "Europe/Amsterdam"
    assert widget(at, "text_input", "Monday").value == "09:00-17:30"
    assert widget(at, "text_input", "Sunday").value == ""
    assert widget(at, "number_input", "Hours you can work").value == 36


def test_the_settings_that_hold_now_can_be_corrected(book: Tracker) -> None:
    at = drawn("settings")
    fill(at, "text_input", "Monday", "9-12:30, 13:30-17")
    fill(at, "text_input", "Friday", "")
    fill(at, "number_input", "Hours you can work", 28.0)
    fill(at, "text_input", "Lowest rate", "75")
    fill(at, "text_area", "Days off", "2026-12-25\n2026-12-26")
    fill(at, "text_input", "A day starts at", "05:00")
    at = press(at, "Save")

    assert is_calm(at)
    (settings,) = book.records("settings")
    assert isinstance(settings, Settings)
    assert settings.working_hours["mon"] == (("09:00", "12:30"), ("13:30", "17:00"))
    assert "fri" not in settings.working_hours
    assert (settings.capacity_hours, settings.floor_rate_cents) == (28.0, 7500)
    assert settings.days_off == (date(2026, 12, 25), date(2026, 12, 26))
    assert settings.day_starts_at == "05:00"
    assert widget(at, "text_input", "Monday").value == "09:00-12:30, 13:30-17:00"

    at = press(at, "Undo")
    assert newest(book).capacity_hours == 36
    assert widget(at, "number_input", "Hours you can work").value == 36, "the form shows what holds"


def test_new_settings_hold_from_their_day_and_keep_the_rest(book: Tracker) -> None:
    book.change(newest(book), prefers="mix", country="BE")
    at = drawn("settings")
    fill(at, "number_input", "Hours you can work", 24.0)
    fill(at, "selectbox", "Save it as", "from")
    fill(at, "date_input", "The day, if new", date(2026, 12, 1))
    at = press(at, "Save")

    assert is_calm(at)
    assert [of.capacity_hours for of in book.records("settings")] == [36.0, 24.0]
    assert (newest(book).valid_from, newest(book).prefers, newest(book).country) == (
        date(2026, 12, 1),
        "mix",
        "BE",
    )
    assert "24 hours a week" in tables(at)

    at = press(at, "Remove the newest")
    assert newest(book).capacity_hours == 36


def test_new_settings_before_those_that_hold_are_refused(book: Tracker) -> None:
    book.add(Settings(timezone="Europe/Amsterdam", valid_from=date(2026, 11, 1)))
    at = drawn("settings")
    fill(at, "selectbox", "Save it as", "from")
    fill(at, "date_input", "The day, if new", date(2026, 10, 1))
    at = press(at, "Save")
    assert "Choose a day after Sun 1 Nov 2026" in at.warning[0].value
    assert len(book.records("settings")) == 2


@pytest.mark.parametrize(
    ("kind", "label", "value", "said"),
    [
        ("text_input", "Monday", "17-9", "Monday: '17-9' is no stretch of work"),
        ("text_area", "Days off", "soon", "'soon' is no day that exists"),
        ("text_input", "A day starts at", "4", "day_starts_at is no time of day"),
        ("text_input", "Lowest rate", "-5", "floor_rate_cents is below zero"),
    ],
)
def test_what_makes_no_sense_is_refused_and_stays_in_the_form(
    book: Tracker, kind: str, label: str, value: str, said: str
) -> None:
    revision = book.store.revision
    at = press(fill(drawn("settings"), kind, label, value), "Save")
    assert said in at.warning[0].value.replace("\\", "")
    assert book.store.revision == revision
    assert widget(at, kind, label).value == value


def test_settings_made_by_the_program_become_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "new.db"))
    at = drawn("settings")
    assert "These settings were made for you" in words(at)
    assert is_calm(press(at, "Save"))
    with Tracker(str(tmp_path / "new.db")) as book:
        assert b'"type": "settings"' in exported("all.jsonl")
        assert len(book.records("settings")) == 1


def records():
    return part(drawn("settings"), "Your records")


def test_it_says_where_the_records_are(book: Tracker) -> None:
    at = records()
    assert is_calm(at)
    assert at.code[0].value == book.store.path
    assert "kB, one SQLite file on this machine" in words(at)
    assert [of.label for of in at.download_button] == ["Everything (.jsonl)", "Time entries (.csv)"]


def test_everything_can_be_taken_out(book: Tracker) -> None:
    with_bouw(book).log("2026-11-09 2h @bouw")
    lines = [json.loads(line) for line in exported("all.jsonl").decode().splitlines()]
    assert [line["type"] for line in lines] == ["settings", "client", "rate", "entry"]
    assert exported("entries.csv").count(b"\r\n") == 2


def test_an_export_leaves_no_file_behind(
    book: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    exported("all.jsonl")
    assert list(folder.iterdir()) == []


def test_changes_are_taken_back_one_after_the_other(book: Tracker) -> None:
    with_bouw(book)
    at = records()
    assert "add a rate Bouw" in tables(at)
    at = press(at, "Take back the last change")
    assert "Taken back: add a rate Bouw." in words(at)
    at = press(at, "Take back the last change")
    assert book.records("client") == ()


def test_the_history_shows_names_as_text(book: Tracker) -> None:
    book.log(f"2h {HOSTILE}")
    at = records()
    assert "&lt;b&gt;O&#x27;Neil" in tables(at)
    assert is_calm(press(at, "Take back the last change"))


def test_peters_history_is_two_imports(book: Tracker) -> None:
    book.import_file(DATA / "peter.jsonl")
    at = records()
    assert "import peter.jsonl" in tables(at)
