"""The first page: what a week brought per hour, and what took the difference."""

import streamlit as st

from tracker.book import Tracker
from tracker.charts import sparkline
from tracker.pages.client_table import client_table
from tracker.pages.frame import chosen_week, week_picker
from tracker.pages.markup import block, definition_list, link, paragraphs, tile
from tracker.pages.pattern_titles import pattern_titles
from tracker.pages.stairs import draw_stairs
from tracker.pages.week_notes import by_currency, first_steps, notes
from tracker.records import Client
from tracker.review import WeeklyReview
from tracker.wording import sentences
from tracker.wording.definitions import definitions, own_time_sentence
from tracker.wording.numbers import days, week
from tracker.wording.tiles import tiles


def this_week(book: Tracker) -> None:
    """Draw the page."""
    chosen = chosen_week(book)
    review = book.review(chosen, with_patterns=False)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(week(chosen).capitalize(), anchor=False, width="content")
        week_picker(book, chosen)
    if not book.records(Client) and not review.totals["own_hours"]:
        st.html(block(first_steps()))
        return
    said = [sentences.week_sentence(review)]
    asides = [days(review.start, review.end), sentences.running_week_sentence(review, book.today())]
    asides.append(sentences.currencies_sentence(review))
    st.html(block(paragraphs(said) + f"<small>{paragraphs(asides)}</small>", "lede"))
    signs = st.container(key="signs")
    if review.clients:
        _numbers(review)
    else:
        st.html(block(f"<p>{link('log', 'Log the first hours of this week', week=chosen)}</p>"))
    st.html(block(notes(book, review)))
    with signs:
        pattern_titles(book, chosen)


def _numbers(review: WeeklyReview) -> None:
    shown = (tile(of, sparkline(of.values, label=of.label, reference=of.reference)) for of in tiles(review))
    st.html(block("".join(shown), "tiles"))
    with st.expander("How these numbers are made", key="definitions", icon=":material/function:"):
        made = definitions(review.totals, review.currency, review.waterfall, review.effective_rate_with_own)
        st.html(block(definition_list(made)))
    if review.waterfall is not None:
        draw_stairs(review.waterfall, "stairs")
    own = own_time_sentence(review.totals["own_hours"], review.effective_rate_with_own, review.currency)
    st.html(
        block(paragraphs([own], "soft") + by_currency(review) + client_table(review.clients, review.week))
    )
