from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.records import Settings

from .drawn import drawn, fill, is_calm, new_book, part, press, words


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return new_book(tmp_path, monkeypatch)


def holidays() -> AppTest:
    return part(drawn("settings"), "Holidays")


def ticked(at: AppTest) -> list[str]:
    return [of.label for of in at.checkbox if of.value]


def tick(at: AppTest, name: str, *, off: bool = True) -> AppTest:
    found = [of for of in at.checkbox if name in of.label]
    assert len(found) == 1, [of.label for of in at.checkbox]
    return found[0].set_value(off).run()


def test_no_holiday_is_off_before_it_is_ticked(book: Tracker) -> None:
    at = holidays()
    assert is_calm(at)
    assert ticked(at) == []
    assert "Fri 25 Dec: Christmas Day" in [of.label for of in at.checkbox]
    assert "Tue 5 May: Liberation Day (some take it)" in [of.label for of in at.checkbox]


def test_ticked_holidays_become_days_off_and_other_days_off_stay(book: Tracker) -> None:
    book.change(book.records(Settings)[-1], days_off=(date(2026, 4, 27), date(2026, 8, 3)))
    at = holidays()
    assert ticked(at) == ["Mon 27 Apr: King's Day"]
    at = press(tick(tick(at, "Christmas Day"), "King's Day", off=False), "Save")
    assert is_calm(at)
    assert "1 holiday of 2026 is off." in words(at)
    assert book.records(Settings)[-1].days_off == (date(2026, 8, 3), date(2026, 12, 25))
    assert ticked(at) == ["Fri 25 Dec: Christmas Day"]

    at = press(at, "Undo")
    assert book.records(Settings)[-1].days_off == (date(2026, 4, 27), date(2026, 8, 3))
    assert ticked(at) == ["Mon 27 Apr: King's Day"], "a tick shows what holds"


def test_another_year_keeps_the_days_off_of_this_one(book: Tracker) -> None:
    press(tick(holidays(), "Christmas Day"), "Save")
    at = holidays()
    fill(at, "selectbox", "Year", 2027).run()
    at = press(tick(at, "King's Day"), "Save")
    assert book.records(Settings)[-1].days_off == (date(2026, 12, 25), date(2027, 4, 27))


def test_another_country_has_its_own_holidays_and_is_kept_on_saving(book: Tracker) -> None:
    at = fill(holidays(), "text_input", "Country", "be").run()
    at = press(tick(at, "21 Jul"), "Save")
    settings = book.records(Settings)[-1]
    assert (settings.country, settings.days_off) == ("BE", (date(2026, 7, 21),))


def test_a_country_that_is_not_known_is_said(book: Tracker) -> None:
    at = fill(holidays(), "text_input", "Country", "XX").run()
    assert "No holidays are known of the country" in at.warning[0].value
    assert not at.checkbox
    assert not at.exception
