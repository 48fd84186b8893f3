"""The numbers of a week that are kept between two draws: never longer than they are true."""

from pathlib import Path

import pytest

from tests.pages.drawn import drawn, new_book, tables, with_bouw
from tracker.pages.reviewed import week_review


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
        monkeypatch.setenv("TRACKER_NOW", "2026-11-16T09:22:00+01:00")
        for line in ("09:05 @bouw in email", "09:10 @bouw out email", "09:20 @bouw in phone"):
            book.message(f"2026-11-16 {line}")
        early = week_review(book, "2026-W47")
        monkeypatch.setenv("TRACKER_NOW", "2026-11-16T16:00:00+01:00")
        later = week_review(book, "2026-W47")
        assert later == book.review("2026-W47", with_patterns=False)
        assert later != early


def test_a_week_that_is_over_is_complete_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with with_bouw(new_book(tmp_path, monkeypatch)) as book:
        monkeypatch.setenv("TRACKER_NOW", "2026-11-15T23:59:59+01:00")
        assert not week_review(book, "2026-W46").complete
        monkeypatch.setenv("TRACKER_NOW", "2026-11-16T09:00:00+01:00")
        assert week_review(book, "2026-W46").complete
