"""What is done with a phrase: the user's own version, back to the original, one of his own, a rehearsal.

Everything here is a callback: each change can be taken back.
"""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.pages.forms import Form
from tracker.pages.notes.changes import refuse
from tracker.records import Phrase, Rehearsal
from tracker.wording.numbers import one_line
from tracker.wording.phrases import Saying, is_of_the_bank
from tracker.wording.phrases.placeholders import checked
from tracker.wording.phrases.practice import noted

OPENED = "words-opened"
"""Where the session keeps which form of which phrase is open: ("edit" or "rehearse", its key)."""
LONGEST_TEXT = 2000
LONGEST_NAME = 60


def toggle(what: str, key: str) -> None:
    """Open a form of a phrase, or close it when it is open."""
    opened = (what, key)
    st.session_state[OPENED] = None if st.session_state.get(OPENED) == opened else opened


def place_of(key: str) -> Form:
    """Where a card says why something was refused, whatever became of its phrase meanwhile."""
    return Form(f"words-of-{key}")


def save(form: Form, key: str, saying: Saying, language: str) -> None:
    """Keep the user's version of a phrase; the words of the bank again are none."""

    def change(book: Tracker) -> str | None:
        text = checked(form.value("text"))
        if text == saying.text:
            return None
        if saying.original == text:
            return _back(book, saying)
        if saying.record is None:
            book.add(Phrase(name=saying.name, language=language, text=text))
        else:
            book.change(saying.record, text=text)
        return _("Kept: your own version.")

    _close(key, form.send(change))


def back_to_original(saying: Saying) -> None:
    """Drop the user's version, or a phrase of his own."""

    def change(book: Tracker) -> str:
        return _back(book, saying)

    Form("words-back").send(change)


def _back(book: Tracker, saying: Saying) -> str:
    if saying.record is not None:
        book.remove(saying.record)
    if saying.original is None:
        return _("Deleted: “{name}”.").format(name=one_line(saying.name, LONGEST_NAME))
    return _("Back to the original words.")


def add(form: Form, language: str) -> None:
    """Keep a phrase of the user's own."""

    def change(book: Tracker) -> str:
        name = str(form.value("name") or "").strip()
        if not name:
            raise UsageError(
                _("The phrase has no name"), _("Give it one to find it by, like “no to Fridays”")
            )
        text = checked(form.value("text"))
        taken = any(of.name == name and of.language == language for of in book.records(Phrase))
        if taken or is_of_the_bank(name):
            shown = one_line(name, LONGEST_NAME)
            raise UsageError(
                _("There is a phrase named “{name}” already").format(name=shown), _("Take another")
            )
        book.add(Phrase(name=name, language=language, text=text))
        return _("Kept: “{name}”.").format(name=one_line(name, LONGEST_NAME))

    if not form.send(change):
        refuse(form)


def rehearse(form: Form, key: str, saying: Saying, client: str | None) -> None:
    """Keep how it felt to say a phrase aloud."""

    def change(book: Tracker) -> str:
        before, after = form.value("before"), form.value("after")
        if before is None or after is None:
            raise UsageError(_("How it felt is only half said"), _("Choose a number before and one after"))
        at = book.now().replace(microsecond=0)
        note = str(form.value("note") or "").strip() or None
        book.add(Rehearsal(phrase=saying.name, client=client, at=at, before=before, after=after, note=note))
        return noted(before, after)

    _close(key, form.send(change))


def _close(key: str, was_made: bool) -> None:
    if was_made:
        st.session_state.pop(OPENED, None)
    else:
        refuse(place_of(key))
