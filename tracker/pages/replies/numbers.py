"""A period's replies in sentences and numbers, and how those are made."""

import streamlit as st

from tracker.language import _
from tracker.pages.markup import block, definition_list, paragraphs, tile
from tracker.pages.replies.figures import Figures
from tracker.wording.numbers import days
from tracker.wording.reply_parts import reply_definitions, reply_tiles


def in_words(found: Figures) -> None:
    """Draw what became of the questions both ways, and how fast."""
    said = [" ".join((of.asked, *of.speeds[:1])) for of in (found.mine, found.theirs)]
    asides = [days(found.start, found.end), found.within, found.kept]
    st.html(block(paragraphs(said) + f"<small>{paragraphs(asides)}</small>", "lede"))


def in_numbers(found: Figures) -> None:
    """Draw the tiles, and under them the formulas."""
    shown = "".join(tile(of, "") for of in reply_tiles(found.numbers, found.theirs.number))
    st.html(block(shown, "tiles"))
    with st.expander(_("How these numbers are made"), key="definitions", icon=":material/function:"):
        on_working_time = (*found.mine.speeds[1:], *found.theirs.speeds[1:])
        st.html(block(definition_list(reply_definitions(found.numbers, on_working_time))))
