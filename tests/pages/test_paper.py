from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.drawn import drawn, is_calm, new_book, with_bouw
from tracker.book import Tracker
from tracker.language import current, speaking
from tracker.pages import paper


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    book = with_bouw(new_book(tmp_path, monkeypatch))
    book.log("2026-11-10 6h @bouw")
    return book


def downloads(at: AppTest) -> dict[str, str]:
    """The label and key of each download on the page."""
    return {str(of.proto.id).rpartition("-")[2]: of.proto.label for of in at.get("download_button")}


@pytest.mark.parametrize("page", ["this_week", "rate"])
def test_a_page_offers_both_files_and_makes_none(
    book: Tracker, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    def sheet(*_args: object, **_fields: object) -> None:
        raise AssertionError("it was made before it was asked for")

    monkeypatch.setattr(Tracker, "sheet", sheet)
    at = drawn(page)
    assert is_calm(at)
    assert sorted(downloads(at).values()) == ["PDF", "Web page"]


def test_what_is_downloaded_is_the_page_that_was_asked_for(book: Tracker) -> None:
    week = paper._made(".html", week="2026-W46", hide_names=False)().decode()
    assert "6 h for clients" in week
    fields = {"client": "Bouw", "quarter": "2026-Q4"}
    talk = paper._made(".html", **fields, reader="client", hide_names=True)().decode()
    assert "Bouw" not in talk
    assert paper._made(".pdf", **fields, reader="peer", hide_names=False)().startswith(b"%PDF")


def test_a_download_speaks_the_language_of_its_page(book: Tracker) -> None:
    with speaking("nl"):
        make = paper._made(".html", week="2026-W46", hide_names=False)
    assert current() == "en"
    assert '<html lang="nl">' in make().decode()


def test_the_reader_and_hidden_names_can_be_chosen(book: Tracker) -> None:
    at = drawn("rate")
    at.checkbox(key="quarter-paper-hidden").check().run()
    at.selectbox(key="quarter-paper-reader").set_value("client").run()
    assert is_calm(at)
    assert sorted(downloads(at).values()) == ["PDF", "Web page"]


def test_an_empty_week_has_its_paper_too(book: Tracker) -> None:
    at = drawn("this_week", week="2026-W40")
    assert is_calm(at)
    assert len(at.get("download_button")) == 2
