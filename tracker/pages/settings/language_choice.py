"""Choosing the language of the pages."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import _, speaking
from tracker.pages.forms import form_of, select
from tracker.pages.frame import act
from tracker.pages.speaking import of_browser
from tracker.records import Settings

NAMES = {"en": "English", "nl": "Nederlands"}  # no words
"""Each language by the name it gives itself, which is the same in all of them."""


def choose_language(book: Tracker) -> None:
    """Draw the choice of a language, which is kept at once."""
    settings = book.records(Settings)[-1]
    key = form_of(settings).key("language")
    options = {"": _("As the browser")} | NAMES
    select(_("Language"), options, settings.language or "", key, on_change=_choose, args=(key,))


def _choose(key: str) -> None:
    chosen = st.session_state.get(key) or None

    def change(book: Tracker) -> str:
        book.change(book.records(Settings)[-1], language=chosen)
        with speaking(chosen or of_browser()):
            return _("The pages are in this language from now on.")

    act(change)
