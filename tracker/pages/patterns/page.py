"""Patterns: what a week's records say about over-commitment, and the user's answers."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import N_, _
from tracker.pages.forms import sections
from tracker.pages.frame import chosen_week, week_picker
from tracker.pages.markup import block, link, paragraphs
from tracker.pages.notes.form import STYLE
from tracker.pages.patterns.lines import pattern_lines
from tracker.pages.patterns.shelves import answered_sign, folded_sign, open_sign
from tracker.pages.patterns.signs import last_whole_week, sorted_out, week_signs
from tracker.pages.patterns.waiting import facts, not_said, nothing_to_read, switched_off
from tracker.patterns.rules import CARDS
from tracker.signs import Signs
from tracker.store import messages, quick
from tracker.store.worked import recorded_days
from tracker.wording.numbers import days
from tracker.wording.pattern_parts import not_over_sentence, nothing_sentence, seen_sentence

WIDTH = 860
"""In pixels, where the screen has so many: longer lines are hard to read."""
PARTS = (N_("Signs of the week"), N_("What each looks at"))


def patterns(book: Tracker) -> None:
    """Draw the page."""
    # Patterns are read from whole weeks: without a choice it is the last one, on every day of the week.
    week = chosen_week(book, last_whole_week(book))
    st.html(STYLE)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(_("Patterns"), anchor=False, width="content")
        week_picker(book, week)
    part = sections("patterns", PARTS)
    with st.container(width=WIDTH, key="patterns-column"):
        if part == PARTS[1]:
            pattern_lines(book)
        elif _is_empty(book):
            nothing_to_read()
        else:
            _week(book, week)


def _is_empty(book: Tracker) -> bool:
    store = book.store
    return recorded_days(store) is None and messages.first_and_last_day(store, quick.days(store)) is None


def _week(book: Tracker, week: str) -> None:
    signs = week_signs(book, week)
    st.html(block(f"<p><small>{days(signs.start, signs.end)}</small></p>"))
    if signs.complete:
        _whole_week(book, signs)
    else:
        last = last_whole_week(book)
        said = not_over_sentence(week, last, ahead=signs.start > book.today())
        look = link("patterns", _("See its patterns"), week=last)
        st.html(block(f"{paragraphs([said])}<p>{look}</p>"))


def _whole_week(book: Tracker, signs: Signs) -> None:
    found = sorted_out(book, signs)
    said = (
        seen_sentence(signs.week, len(found.open))
        if found.open
        else nothing_sentence(signs.week, len(found.answered))
    )
    st.html(block(paragraphs([said]), "lede"))
    for sign in found.open[:CARDS]:
        open_sign(book, sign, signs.week)
    if found.open[CARDS:]:
        st.subheader(_("Also seen"), anchor=False)
        for sign in found.open[CARDS:]:
            folded_sign(book, sign, signs.week)
    if found.answered:
        st.subheader(_("Answered by you"), anchor=False)
        for sign in found.answered:
            answered_sign(sign, signs.week)
    facts(signs)
    not_said(signs)
    switched_off(signs)
