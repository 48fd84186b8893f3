"""A finding where it stands on the page: as a card to answer, as a line that opens, or among the answered."""

import streamlit as st

from tracker.book import Tracker
from tracker.pages.patterns.answer import answers, take_back
from tracker.pages.patterns.card import draw_card
from tracker.pages.patterns.signs import name_of
from tracker.signs import Sign
from tracker.wording.escaping import escaped
from tracker.wording.pattern_parts import answered_before, answered_sentence, heading

LONGEST = 600
"""Characters of a heading or an answer that are shown."""


def open_sign(book: Tracker, sign: Sign, week: str) -> None:
    """Draw it as a card, with what was answered to it before and the answers of today."""
    with st.container(border=True, key=f"card-{name_of(sign, week)}"):
        _card(book, sign, week)


def folded_sign(book: Tracker, sign: Sign, week: str) -> None:
    """Draw it as one line that opens to the card; what is inside is made when it is opened."""
    with st.expander(_line(sign), key=f"more-{name_of(sign, week)}", on_change="rerun") as shown:
        if shown.open:
            _card(book, sign, week)


def answered_sign(sign: Sign, week: str) -> None:
    """Draw it as one line with its answer, until when that holds, and the way to take it back."""
    name = name_of(sign, week)
    with st.expander(_line(sign), key=f"answered-{name}", on_change="rerun") as shown:
        if shown.open:
            draw_card(sign, name, week)
    if sign.decision is not None:
        with st.container(horizontal=True, vertical_alignment="center", key=f"answer-of-{name}"):
            st.caption(escaped(answered_sentence(sign.decision), LONGEST), width="content")
            take_back(sign.decision, name)


def _card(book: Tracker, sign: Sign, week: str) -> None:
    name = name_of(sign, week)
    draw_card(sign, name, week)
    if sign.decision is not None:
        with st.container(horizontal=True, vertical_alignment="center", key=f"before-{name}"):
            st.caption(escaped(answered_before(sign.decision, sign.finding), LONGEST), width="content")
            take_back(sign.decision, name)
    answers(book, sign, week)


def _line(sign: Sign) -> str:
    return escaped(heading(sign.card, sign.finding.project), LONGEST)
