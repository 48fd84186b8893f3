"""The import page: hand over a file, see what it would do, take it in; sort what waits; rules; people."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import N_, _
from tracker.pages.forms import sections
from tracker.pages.imports.handing_over import hand_over
from tracker.pages.imports.inbox import left_out, waiting
from tracker.pages.imports.rules import rules
from tracker.pages.imports.senders import senders
from tracker.store import messages
from tracker.store.inbox import counts
from tracker.wording.people import waiting_messages
from tracker.wording.sentences import inbox_sentence

PARTS = (N_("A file"), N_("Inbox"), N_("Left out"), N_("Rules"), N_("Senders"))


def imports(book: Tracker) -> None:
    """Draw the page."""
    st.title(_("Import"))
    held = counts(book.store)
    part = sections("import", PARTS)
    if held.get("waiting") and part != "Inbox":
        st.caption(inbox_sentence(held["waiting"]))
    if part != "Senders" and (unsorted := messages.waiting(book.store)):
        st.caption(" ".join((waiting_messages(unsorted), _("Say under Senders whose they are."))))
    if part == "A file":
        hand_over(book)
    elif part == "Inbox":
        waiting(book)
    elif part == "Left out":
        left_out(book)
    elif part == "Rules":
        rules(book)
    else:
        senders(book)
