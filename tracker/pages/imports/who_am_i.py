"""Asking who the user is, where nobody in a file of mail or chats is known to be him."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import NobodyIsMe
from tracker.language import _
from tracker.language.parts import listed
from tracker.pages.forms import Form
from tracker.pages.frame import act
from tracker.records import Address
from tracker.wording.escaping import escaped
from tracker.wording.numbers import one_line

MOST_CANDIDATES = 12


def ask_me(form: Form, refused: NobodyIsMe) -> None:
    """Draw the people in the file who may be the user, and a button that notes who is."""
    st.info(
        _(
            "Nobody in this file is known to be you, so it cannot be told who wrote to whom. Say it once;"
            " every later file will know."
        )
    )
    chosen = st.pills(
        _("Which of these are you?"),
        refused.candidates[:MOST_CANDIDATES],
        selection_mode="multi",
        format_func=lambda of: escaped(of, 60),
        key=form.key("me"),
        help=_("The most likely one comes first. Choose each address, number or name of yours."),
    )
    written = st.text_input(_("Or write your address, number or chat name"), key=form.key("me-written"))
    st.button(
        _("This is me"),
        key=form.key("me-save"),
        type="primary",
        disabled=not (chosen or (written or "").strip()),
        on_click=_note,
        args=(form,),
    )


def _note(form: Form) -> None:
    def change(book: Tracker) -> str:
        written = str(form.value("me-written") or "").strip()
        mine = [*(form.value("me") or ()), *([written] if written else [])]
        for address in mine:
            book.add(Address(address=address, whose="me"))
        return _("You are {names}.").format(names=listed([one_line(address, 60) for address in mine]))

    act(change)  # the form stays as it is: the file is looked at again
