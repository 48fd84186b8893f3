"""Closing the week: a quarter of an hour, once a week, in six short steps."""

import streamlit as st

from tracker.book import Tracker
from tracker.pages.close.closed_week import closed_week
from tracker.pages.close.flow import flow, keeps_typing
from tracker.pages.frame import chosen_week, week_picker
from tracker.pages.markup import block, paragraphs
from tracker.pages.notes.form import STYLE
from tracker.wording.closing import ahead_sentence, title_of_close


def close(book: Tracker) -> None:
    """Draw the page."""
    of = book.closing(chosen_week(book))
    st.html(STYLE)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(title_of_close(of), anchor=False, width="content")
        week_picker(book, of.week, keys=False)  # N is the way on here
    if of.ahead:
        st.html(block(paragraphs([ahead_sentence(of.week)]), "lede"))
    elif of.closed_at is not None and not keeps_typing(of):
        closed_week(book, of)
    else:
        flow(book, of)
