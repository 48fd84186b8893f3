"""The charts of the Replies page, each with the sentence it needs."""

import streamlit as st

from tracker.charts import (
    CONFIG,
    alt_text,
    answered_curves,
    channels_per_client,
    medians_over_time,
    off_hours_picture,
)
from tracker.language import _
from tracker.pages.markup import block, paragraphs
from tracker.pages.replies.figures import Figures
from tracker.wording.replies import off_hours_sentence
from tracker.wording.reply_parts import began_sentence, threads_sentence


def how_soon(found: Figures, promise: float | None) -> None:
    """Draw the curves of both sides, and that of the user's promise in minutes, where there is one."""
    figure = answered_curves({_("you"): found.mine.curve, _("they"): found.theirs.curve}, promise)
    st.plotly_chart(figure, key="how-soon", config=CONFIG, alt=alt_text(figure))


def over_time(found: Figures) -> None:
    """Draw the medians week by week."""
    figure = medians_over_time(found.weeks)
    st.plotly_chart(figure, key="medians", config=CONFIG, alt=alt_text(figure))


def to_and_fro(found: Figures) -> None:
    """Draw what went out outside working hours, and beside it the channels of each client."""
    one, two = st.columns(2)
    with one:
        figure = off_hours_picture(found.hours)
        st.plotly_chart(figure, key="off-hours", config=CONFIG, alt=alt_text(figure))
        began, answered = (int(found.hours[name].sum()) for name in ("began", "answered"))
        said = (off_hours_sentence(found.numbers["off_hours"]), began_sentence(began, answered))
        st.html(block(paragraphs([" ".join(filter(None, said))], "soft")))
    with two:
        figure = channels_per_client(found.channels)
        st.plotly_chart(figure, key="channels", config=CONFIG, alt=alt_text(figure))
        st.html(block(paragraphs([threads_sentence([of for _client, of in found.opened])], "soft")))
