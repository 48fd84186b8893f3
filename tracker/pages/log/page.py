"""Logging: the quick line, the timer, and what was logged in the week, to be corrected in place."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.frame import chosen_week, this_week_name, undo, week_picker
from tracker.pages.log.quick_entry import quick_entry, timer
from tracker.pages.log.table import entry_table
from tracker.pages.markup import block, bullets, link, linked, paragraphs
from tracker.records import Client
from tracker.wording.entries import logged_so_far
from tracker.wording.numbers import made_at
from tracker.wording.numbers import week as week_name
from tracker.workweek import week_days

CHANGES_SHOWN = 10


def log(book: Tracker) -> None:
    """Draw the page."""
    st.title(_("Log"), anchor=False)
    if not book.records(Client):
        first = _("{add} first; your own time can be logged now.")
        st.html(block(f"<p>{linked(first, add=link('clients', _('Add a client')))}</p>"))
    timer(book)
    quick_entry()
    week = chosen_week(book, this_week_name(book))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(week_name(week).capitalize(), anchor=False, width="content")
        week_picker(book, week, keys=False)
    listed = book.listed(*week_days(week))
    today = sum(of.seconds for of in listed if of.day == book.today())
    entries = list({of.entry.id: of.entry for of in reversed(listed)}.values())
    whole = sum(of.seconds for of in listed)
    st.html(block(paragraphs([logged_so_far(today, whole, len(entries), week_name(week))])))
    if entries:
        entry_table(book, entries)
    _history(book)


def _history(book: Tracker) -> None:
    changes = book.history(CHANGES_SHOWN)
    if not changes:
        return
    with st.expander(_("What can be taken back"), key="changes", icon=":material/history:"):
        zone = book.now().tzinfo
        st.html(block(bullets([f"{made_at(change.at, zone)}  {change.what}" for change in changes])))
        st.button(_("Take back the last change"), key="undo-last", on_click=undo, args=(changes[0],))
