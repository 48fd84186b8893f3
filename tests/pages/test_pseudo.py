"""No text of a page escapes translation: in a language of wide letters nothing else is left in plain ones."""

import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker import language
from tracker.cli.dashboard import build
from tracker.pages import PAGES

from .drawn import NOW, new_book
from .pseudo import LANGUAGE, Own, WideLetters, choices, choose, shown, whole, wide


@pytest.fixture(scope="module")
def peter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("peter") / "peter.db"
    build(str(path))
    return path


@pytest.fixture(params=["peter", "empty"])
def book(
    request: pytest.FixtureRequest, peter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    new_book(tmp_path, monkeypatch).close()
    if request.param == "peter":
        shutil.copy(peter, tmp_path / "book.db")
    letters = WideLetters()
    monkeypatch.setattr(language, "catalogue", lambda _language: letters)
    monkeypatch.setattr(language, "_asked", lambda: LANGUAGE)
    monkeypatch.setenv("TRACKER_NOW", NOW)
    return tmp_path / "book.db"


def drawn(address: str) -> AppTest:
    """A page of the menu, drawn once."""

    def script(address: str) -> None:
        from tracker.pages import PAGES
        from tracker.pages.frame import framed

        framed(next(of.page for of in PAGES if of.address == address))()

    return AppTest.from_function(script, default_timeout=60, kwargs={"address": address}).run()


def parts(address: str) -> Iterator[AppTest]:
    """A page, and the page with each choice in its rows of buttons, with all open that can be opened."""
    first = whole(lambda: drawn(address))
    yield first
    for n, option in choices(first):
        yield whole(partial(choose, drawn(address), n, option))


def escaped(own: Own, pages: Iterable[AppTest]) -> str:
    """The texts on pages that are neither translated nor the user's own, one a line."""
    found = {}
    for at in pages:
        assert not at.exception
        for kind, text in shown(at):
            if words := own.left_over(text, kind):
                found[text] = f"{kind}: {' '.join(words)}: {text[:200]!r}"
    return "\n".join(found.values())


@pytest.mark.parametrize("address", [of.address for of in PAGES])
def test_every_text_of_a_page_is_translated_or_the_users_own(book: Path, address: str) -> None:
    found = escaped(Own(str(book)), parts(address))
    assert not found, f"\n{found}"


@pytest.mark.parametrize("address", [of.address for of in PAGES])
def test_so_is_what_every_button_of_it_answers(book: Path, address: str) -> None:
    found = escaped(Own(str(book)), pressed(book, address))
    assert not found, f"\n{found}"


def pressed(book: Path, address: str) -> Iterator[AppTest]:
    """A page after each of its buttons was pressed, one of each name, every time on the book as it was."""
    before = book.read_bytes()
    found = {of.label: of.key for of in drawn(address).button if not of.disabled}
    for key in found.values():
        book.write_bytes(before)
        for name in ("-wal", "-shm"):
            Path(f"{book}{name}").unlink(missing_ok=True)
        at = drawn(address)
        yield at.button(key).click().run()


def test_wide_letters_would_show_a_text_that_escapes(book: Path) -> None:
    own = Own(str(book))
    assert own.left_over(f"{wide('week')} 46 of the year") == ["of", "the", "year"]
    assert own.left_over(f"{wide('week')} 46, ma 9 nov, Europe/Amsterdam") == []
    assert language._("Taken back: {what}.").format(what="x") == f"{wide('Taken back')}: x."
