"""Boundaries: what was chosen, told and held, a new engagement, whether it helped, and trials by a coin."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.boundaries.address import HELPED, NEW, PAGE, PARTS, TRIALS
from tracker.pages.boundaries.helped import did_it_help
from tracker.pages.boundaries.new import new_engagement
from tracker.pages.boundaries.overview import overview
from tracker.pages.boundaries.trials import coin_flips
from tracker.pages.forms import sections
from tracker.pages.notes.form import STYLE
from tracker.pages.patterns.page import WIDTH

_DRAWN = {NEW: new_engagement, HELPED: did_it_help, TRIALS: coin_flips}


def boundaries(book: Tracker) -> None:
    """Draw the page."""
    st.html(STYLE)
    st.title(_("Boundaries"), anchor=False)
    part = sections(PAGE, PARTS)
    with st.container(width=WIDTH, key="boundaries-column"):
        _DRAWN.get(part, overview)(book)
