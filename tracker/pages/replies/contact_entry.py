"""One line to note a contact with, and what the program reads in it while it is typed."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.language import N_, _
from tracker.pages.frame import act, part
from tracker.pages.live_line import enter_presses, live_line
from tracker.wording.reply_parts import contact_read

LINE = "contact-line"
HINT = N_(
    "Words in any order: @client, in or out, one of email, phone, chat, sms, video, met, a time like"
    " 14:05 (without: now), how long a call took like 12m, a day like mon, !urgent, !asks, !noreply. Enter"
    " notes it."
)


def contact_entry() -> None:
    """Draw the line, what it reads as, and the button."""
    part(_line, "contact_line")
    st.button(_("Note it"), key="contact-note", type="primary", on_click=_note)
    enter_presses(LINE, "contact-note", _(HINT))


def _line(book: Tracker) -> None:
    live_line(book, LINE, _("Who, which way, how, when"), _("@bouw in phone 14:05 12m"), reading)


def reading(book: Tracker, line: str) -> str:
    """What a line would be noted as, or what it still lacks; "" for an empty one."""
    if not line.strip():
        return ""
    try:
        return contact_read(book.read_message(line), book.today())
    except TrackerError as error:
        return str(error)


def _note() -> None:
    def change(book: Tracker) -> str:
        message = book.message(st.session_state.get(LINE, ""))
        st.session_state[LINE] = ""
        return _("Noted {contact}").format(contact=contact_read(message, book.today()))

    act(change)
