"""What if, on the Rate page: sliders for what could have been otherwise, and what the hour brings then."""

from datetime import date
from math import ceil

import streamlit as st

from tracker.book import Tracker
from tracker.charts import CONFIG, Step, alt_text, waterfall
from tracker.language import _
from tracker.metrics.what_if import Ground, Rounded, Supposed, Wishes, in_cents
from tracker.metrics.what_if import what_if as supposed
from tracker.pages.frame import part
from tracker.pages.markup import block, paragraphs
from tracker.wording import what_if as texts
from tracker.wording.numbers import duration, written

HOUR, MINUTE = 3600, 60
FIRST_MORE = 10
"""Percent that the rate is higher at first."""


def what_if(book: Tracker, client: str, start: date | None, end: date) -> None:
    """Draw the sliders and what they say; moving one draws this part alone, from what was read once."""
    st.subheader(_(texts.TITLE), anchor=False)
    ground = book.ground(client, start, end)
    if ground is None:
        st.html(block(paragraphs([_(texts.NO_HOURS)])))
        return
    known = ground
    part(lambda _book: _draw(known), "what-if")


def _draw(ground: Ground) -> None:
    st.html(block(paragraphs([_(texts.LEDE)])))
    left, right = st.columns([2, 3], gap="large")
    with left:
        wishes = Wishes(_research(ground), _gifts(ground), _messages(ground), _more())
    found = supposed(ground, wishes)
    rounded = in_cents(found)
    with right:
        if rounded is None:
            st.html(block(paragraphs([_(texts.NONE_LEFT)])))
        else:
            _picture(ground, found, rounded)
            st.html(block(paragraphs([texts.formula(ground, wishes, found)], "soft")))
    st.html(block(paragraphs([_(texts.NOT_SAID), texts.sittings_sentence(ground)], "soft")))


def _picture(ground: Ground, found: Supposed, rounded: Rounded) -> None:
    steps: list[Step] = [(_(texts.AS_IT_WAS), rounded.actual, "start")]
    notes = [""]
    for step, cents in zip(found.steps, rounded.steps, strict=True):
        if cents:
            steps.append((_(texts.STEPS[step.name]), cents, "gain" if cents > 0 else "loss"))
            notes.append(texts.step_note(step, ground.currency))
    steps.append((_(texts.SUPPOSED), rounded.supposed, "end"))
    title = texts.sentence(rounded.actual, rounded.supposed, ground.currency)
    figure = waterfall(steps, currency=ground.currency, title=title, notes=[*notes, ""])
    st.plotly_chart(figure, key="what-if-steps", config=CONFIG, alt=alt_text(figure))


def _research(ground: Ground) -> float:
    if not ground.research:
        return 0.0
    about = _(texts.RESEARCH_HELP).format(time=duration(ground.research_seconds))
    return st.slider(_(texts.RESEARCH), 0, 100, 0, 5, key="what-if-research", help=about) / 100


def _gifts(ground: Ground) -> float | None:
    """The budget of a quarter in seconds; None at the right end, where all gifts fit in."""
    most = ceil(ground.most_gifts / HOUR)
    if not most:
        return None
    key = f"what-if-gifts-{most}"  # no words
    hours = st.slider(_(texts.GIFTS), 0, most, most, key=key, help=_(texts.GIFTS_HELP))
    return None if hours == most else hours * HOUR


def _messages(ground: Ground) -> float:
    """The seconds that each sitting beyond two a day would have saved."""
    own = ground.seconds_a_sitting
    if own is None or not ground.sittings.beyond:
        return 0.0
    if not st.toggle(_(texts.TWICE), key="what-if-twice", help=_(texts.TWICE_HELP)):
        return 0.0
    most = ceil(own / MINUTE)
    about = _(texts.SITTING_HELP).format(
        time=duration(ground.message_seconds), n=written(ground.sittings.all)
    )
    key = f"what-if-sitting-{most}"  # no words
    return MINUTE * st.slider(_(texts.SITTING), 0, most, round(own / MINUTE), key=key, help=about)


def _more() -> float:
    return st.slider(_(texts.MORE), 0, 50, FIRST_MORE, key="what-if-more", help=_(texts.MORE_HELP)) / 100
