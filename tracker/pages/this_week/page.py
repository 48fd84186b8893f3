"""The first page: what a week brought per hour, and what took the difference."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.boundaries.reminder import reminders
from tracker.pages.frame import chosen_week, week_picker
from tracker.pages.markup import block, definition_list, link, paragraphs
from tracker.pages.paper import week_paper
from tracker.pages.patterns.titles import pattern_titles
from tracker.pages.reviewed import week_review
from tracker.pages.stairs import draw_stairs
from tracker.pages.this_week.client_table import client_table
from tracker.pages.this_week.notes import by_currency, first_steps, notes
from tracker.pages.this_week.numbers import lede, tile_row
from tracker.records import Client
from tracker.review import WeeklyReview
from tracker.wording.definitions import definitions, own_time_sentence
from tracker.wording.numbers import week


def this_week(book: Tracker) -> None:
    """Draw the page."""
    chosen = chosen_week(book)
    review = week_review(book, chosen)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(week(chosen).capitalize(), anchor=False, width="content")
        week_picker(book, chosen)
    if not book.records(Client) and not review.totals["own_hours"]:
        st.html(block(first_steps()))
        return
    st.html(lede(review, book.today()))
    if review.start <= book.today():
        st.html(block(f"<p>{link('close', _('Close the week'), week=chosen)}</p>"))
    coin = reminders(book)
    if coin:
        st.html(block(coin))
    signs = st.container(key="signs")
    if review.clients:
        _numbers(review)
    else:
        st.html(block(f"<p>{link('log', _('Log the first hours of this week'), week=chosen)}</p>"))
    st.html(block(notes(book, review)))
    week_paper(chosen)
    with signs:
        pattern_titles(book, chosen)


def _numbers(review: WeeklyReview) -> None:
    st.html(tile_row(review))
    with st.expander(_("How these numbers are made"), key="definitions", icon=":material/function:"):
        made = definitions(review.totals, review.currency, review.waterfall, review.effective_rate_with_own)
        st.html(block(definition_list(made)))
    if review.waterfall is not None:
        draw_stairs(review.waterfall, "stairs")
    own = own_time_sentence(review.totals["own_hours"], review.effective_rate_with_own, review.currency)
    st.html(
        block(paragraphs([own], "soft") + by_currency(review) + client_table(review.clients, review.week))
    )
