"""Which language the pages speak: the one that was chosen, else the browser's, else English."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker import language
from tracker.book import Tracker
from tracker.pages.forms import Form
from tracker.pages.settings.language_choice import NAMES
from tracker.pages.speaking import SPOKEN
from tracker.records import KINDS, Expense, Settings
from tracker.wording.kinds import KIND_NAMES, kind_name

from .drawn import DATA, drawn, fill, is_calm, new_book, press, tables, widget, with_bouw, words
from .pseudo import WideLetters, wide

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    monkeypatch.setattr(language, "_asked", None)
    return with_bouw(new_book(tmp_path, monkeypatch))


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> WideLetters:
    """Dutch in wide letters, as if its catalogue were whole."""
    english, found = language.catalogue("en"), WideLetters()
    monkeypatch.setattr(language, "catalogue", lambda code: english if code == "en" else found)
    return found


def dashboard(locale: str | None = None) -> AppTest:
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    if locale is not None:
        at.context["locale"] = locale
    return at.run()


def titles(at: AppTest) -> str:
    return " ".join(of.proto.label for of in at.get("page_link"))


def speaks(at: AppTest) -> str:
    return str(at.session_state[SPOKEN])


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [("nl-NL", "nl"), ("nl", "nl"), ("en-GB", "en"), ("fr-FR", "en"), ("nds", "en"), (None, "en")],
)
def test_without_a_choice_it_is_the_language_of_the_browser(
    book: Tracker, locale: str | None, spoken: str
) -> None:
    assert speaks(dashboard(locale)) == spoken


@pytest.mark.parametrize("locale", ["nl-NL", "en-US", None])
@pytest.mark.parametrize("code", ["en", "nl"])
def test_the_language_that_was_chosen_goes_before_that_of_the_browser(
    book: Tracker, locale: str | None, code: str
) -> None:
    book.change(book.records(Settings)[-1], language=code)
    assert speaks(dashboard(locale)) == code


def test_the_titles_of_the_menu_and_the_page_are_in_it(book: Tracker, dutch: WideLetters) -> None:
    at = dashboard("nl-NL")
    assert wide("Patterns") in titles(at)
    assert not re.search("[A-Za-z]", titles(at)), "every one of them"
    assert is_calm(at)
    assert 'lang = "nl"' in tables(at)


def test_in_english_the_page_says_that_it_is_english(book: Tracker) -> None:
    assert 'lang = "en"' in tables(dashboard("en-US"))


def test_a_book_that_cannot_be_read_leaves_the_titles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dutch: WideLetters
) -> None:
    monkeypatch.setattr(language, "_asked", None)
    path = tmp_path / "broken.db"
    path.write_bytes(b"no database, and never was one" * 50)
    monkeypatch.setenv("TRACKER_DB", str(path))
    at = dashboard("nl-NL")
    assert wide("Patterns") in titles(at)
    assert len(at.warning) == 1


def test_a_callback_that_runs_before_the_page_speaks_the_language_of_the_last_run(
    book: Tracker, dutch: WideLetters
) -> None:
    def script() -> None:
        import streamlit as st

        from tracker.language import _
        from tracker.pages.speaking import speak

        def say() -> None:
            st.session_state["heard"] = _("Undo")

        st.button("say", key="say", on_click=say)
        speak()

    at = AppTest.from_function(script, default_timeout=30)
    at.context["locale"] = "nl-NL"
    at = press(at.run(), "say")
    assert at.session_state["heard"] == wide("Undo")
    assert language.current() == "en", "this thread was told nothing, and belongs to no reader"


def test_readers_of_two_languages_do_not_mix(book: Tracker) -> None:
    one, other = dashboard("nl-NL"), dashboard("en-US")
    assert [speaks(at.run()) for at in (one, other, one)] == ["nl", "en", "nl"]


@pytest.mark.parametrize(("module", "said"), [("replies", "questions"), ("patterns", "sign")])
def test_what_is_kept_for_the_next_draw_is_kept_for_each_language(
    book: Tracker, dutch: WideLetters, monkeypatch: pytest.MonkeyPatch, module: str, said: str
) -> None:
    book.import_file(DATA / "peter.jsonl")
    book.message("@bouwgroep in email 2026-11-16 8:30")
    english = words(drawn(module))
    monkeypatch.setattr(language, "_asked", lambda: "nl")
    assert said in english
    assert wide(said) in words(drawn(module))
    monkeypatch.setattr(language, "_asked", None)
    assert words(drawn(module)) == english


def test_every_kind_of_work_has_a_name() -> None:
    assert tuple(KIND_NAMES) == KINDS
    assert all(kind_name(kind) == kind for kind in KINDS), "in English it is the word that a line knows"


# --- the choice --------------------------------------------------------------------------------------


def test_every_language_can_be_chosen_by_its_own_name(book: Tracker) -> None:
    assert widget(drawn("settings"), "selectbox", "Language").options == ["As the browser", *NAMES.values()]
    assert tuple(NAMES) == language.LANGUAGES


def test_a_choice_is_kept_and_can_be_taken_back(book: Tracker) -> None:
    at = drawn("settings")
    at = fill(at, "selectbox", "Language", "nl").run()
    assert book.records(Settings)[-1].language == "nl"
    at = press(at, "Undo")
    assert book.records(Settings)[-1].language is None
    assert widget(at, "selectbox", "Language").value == ""


def test_the_browser_can_be_chosen_again(book: Tracker) -> None:
    book.change(book.records(Settings)[-1], language="nl")
    fill(drawn("settings"), "selectbox", "Language", "").run()
    assert book.records(Settings)[-1].language is None


def test_a_choice_changes_nothing_else_and_no_earlier_settings(book: Tracker) -> None:
    book.add(Settings(timezone="Europe/Amsterdam", valid_from=date(2026, 12, 1), capacity_hours=20))
    fill(drawn("settings"), "selectbox", "Language", "nl").run()
    first, second = book.records(Settings)
    assert (first.language, second.language) == (None, "nl")
    assert second.capacity_hours == 20


def test_what_was_chosen_is_said_in_the_language_chosen(book: Tracker, dutch: WideLetters) -> None:
    at = fill(drawn("settings"), "selectbox", "Language", "nl").run()
    assert wide("The pages are") in words(at)


# --- pressed twice -----------------------------------------------------------------------------------


def test_the_second_of_two_quick_presses_does_nothing(book: Tracker) -> None:
    form = Form("expense-of-nobody")

    def spend() -> None:
        def change(open_book: Tracker) -> str:
            open_book.add(Expense(day=date(2026, 11, 16), amount_cents=100))
            return "Added."

        form.send(change)

    press_of_the_first_page = form.once(spend)
    press_of_the_first_page()
    press_of_the_first_page()
    assert len(book.records(Expense)) == 1
    form.once(spend)()
    assert len(book.records(Expense)) == 2


def test_a_refusal_keeps_the_sentence_before_it_with_its_undo(book: Tracker) -> None:
    def script() -> None:
        import streamlit as st

        from tracker.errors import UsageError
        from tracker.pages.frame import act, framed
        from tracker.records import Client

        def twice() -> None:
            act(lambda book: f"Added {book.add(Client(name='Eik')).name}.")
            act(_refuse)

        def _refuse(book: object) -> str:
            raise UsageError("There is nothing to stop", "Start a timer first")

        def page(book: object) -> None:
            st.button("twice", key="twice", on_click=twice)

        framed(page)()

    at = AppTest.from_function(script, default_timeout=30).run()
    at = press(at, "twice")
    assert "Added Eik" in at.success[0].value
    assert "There is nothing to stop" in at.warning[0].value
    at = press(at, "Undo")
    assert [of.name for of in book.records("client")] == ["Bouw"]  # type: ignore[attr-defined]
    assert not at.warning, "it is said once"
