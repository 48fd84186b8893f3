"""The numbers of a week that are kept between two draws: never longer than they are true."""

from pathlib import Path

import pytest

from tests.pages.drawn import drawn, new_book, tables, with_bouw


def test_a_change_of_the_book_shows_at_once_on_every_page_of_the_week(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with with_bouw(new_book(tmp_path, monkeypatch)) as book:
        book.log("2026-11-12 9-11 @bouw #delivery")
        at = drawn("this_week")
        assert "2 h" in tables(at)
        book.log("2026-11-12 13-14:30 @bouw #delivery")
        assert "3 h 30" in tables(at.run())
        assert "3 h 30" in tables(drawn("close", **{"closing-at": ("2026-W46", "week")}))


def test_what_waits_in_the_running_week_grows_older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with with_bouw(new_book(tmp_path, monkeypatch)) as book:
        book.message("2026-11-16 08:30 @bouw in email")
        at = drawn("this_week", week="2026-W47")
        early = tables(at)
        monkeypatch.setenv("TRACKER_NOW", "2026-11-18T09:00:00+01:00")
        assert tables(at.run()) != early
