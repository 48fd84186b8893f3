"""The language of the pages: the one that was chosen, else the browser's, else English."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tracker import language
from tracker.book import Tracker, default_path
from tracker.records import Settings

SPOKEN = "spoken-language"
"""Where the session keeps what the last run found, for what runs before or beside it: callbacks and parts."""

ONLY_IN_ENGLISH = (
    '<style>[data-testid="InputInstructions"],[data-testid="stFileUploaderDropzoneInstructions"]'
    "{display:none}</style>"
)
"""Streamlit says "Press Enter to apply" and "200MB per file" in English and in nothing else."""


def speak() -> None:
    """Speak the reader's language from here on: the first thing that every run does."""
    language.follow(_last_spoken)
    found = _chosen() or of_browser()
    st.session_state[SPOKEN] = found
    language.speak(found)


def of_browser() -> str:
    """The language that the browser asks for, if it is one of ours, else English."""
    return language.language_of(st.context.locale) or language.LANGUAGES[0]


def page_language() -> str:
    """HTML that tells the browser, and so who hears the page, which language it is in."""
    spoken = language.current()
    foreign = "" if spoken == language.LANGUAGES[0] else ONLY_IN_ENGLISH
    return f'{foreign}<script>document.documentElement.lang = "{spoken}"</script>'


def _chosen() -> str | None:
    try:
        with Tracker(default_path()) as book:
            return book.records(Settings)[-1].language
    except Exception:  # whatever it is, the page will say it; its title needs none of it
        return None


def _last_spoken() -> str | None:
    """What the last run of this session found; None outside of any session."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    found = st.session_state.get(SPOKEN)
    return None if found is None else str(found)
