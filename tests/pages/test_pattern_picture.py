from datetime import date, timedelta
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.pages.patterns.signs import name_of
from tracker.records import PATTERN_NAMES, Settings

from .drawn import drawn, is_calm, new_book, opened, tables, with_bouw

WEEK = "2026-W46"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """A book in which four of ten hours a week are not billed, and no other pattern is looked at."""
    book = with_bouw(new_book(tmp_path, monkeypatch))
    others = {name: {"off": True} for name in PATTERN_NAMES if name != "unbilled-drift"}
    book.change(book.records(Settings)[-1], limits=others)
    with book.together():
        for n in range(14):
            friday = date(2026, 11, 13) - timedelta(weeks=n)
            book.log(client="Bouw", day=friday, hours=6)
            book.log(client="Bouw", day=friday, hours=4, billable=False, kind="research")
    return book


def name(book: Tracker) -> str:
    return name_of(book.signs(WEEK).shown[0], WEEK)


def test_a_card_draws_no_picture_until_what_is_behind_it_is_opened(book: Tracker) -> None:
    at = drawn("patterns")
    assert is_calm(at)
    assert not at.get("plotly_chart")
    assert "Entries behind" in tables(at)


def test_behind_a_card_stands_its_picture_with_a_description(book: Tracker) -> None:
    at = opened(drawn("patterns"), f"behind-{name(book)}")
    assert is_calm(at)
    (chart,) = at.get("plotly_chart")
    assert "Hours a week, billed and unbilled" in str(chart.proto)
    assert "billed 84 h, unbilled research 56 h" in str(chart.proto)
    assert "Entries behind" in tables(at)


def test_the_picture_follows_what_is_recorded(book: Tracker) -> None:
    opened(drawn("patterns"), f"behind-{name(book)}")
    book.log(client="Bouw", day=date(2026, 11, 12), hours=6)
    at = opened(drawn("patterns"), f"behind-{name(book)}")
    (chart,) = at.get("plotly_chart")
    assert "billed 90 h, unbilled research 56 h" in str(chart.proto)
