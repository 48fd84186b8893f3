"""Marking the unbilled hours of a week, block by block: bill, gift, stop, or leave it."""

from zlib import crc32

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.metrics.unbilled import Block, Place, can_be_billed
from tracker.pages.frame import act
from tracker.pages.markup import block, bullets, paragraphs
from tracker.reviewing import Closing, stops_before
from tracker.wording.closing import (
    MARK_NAMES,
    block_sentence,
    mark_name,
    marked_sentence,
    never_billed,
    notes_line,
    place_name,
    stop_sentence,
)

FIRST = 12
"""Blocks that are shown at once."""
LONGEST = 600

_DOES = {
    "bill": ("bill", False),
    "gift-told": ("gift", True),
    "gift-untold": ("gift", False),
    "stop": ("stop", False),
}
"""The answer of each mark, and whether the client is told."""


def unbilled(book: Tracker, of: Closing) -> None:
    """Draw what became of hours that were to be stopped, and the blocks of this week."""
    said = [stop_sentence(stop) for stop in stops_before(book.store, of.week)]
    if said:
        st.html(block(bullets(said)))
    blocks = book.unbilled(of.week)
    if not blocks:
        st.html(block(paragraphs([_("Every hour for a client is billable. There is nothing to mark.")])))
    for one in blocks[:FIRST]:
        _block(book, of.week, one)
    rest = blocks[FIRST:]
    if rest:
        with st.expander(_("{n} smaller ones").format(n=len(rest)), key="closing-smaller"):
            for one in rest:
                _block(book, of.week, one)


def _block(book: Tracker, week: str, one: Block) -> None:
    name = _name(week, one.place)
    lines = (
        f"<p><b>{html(place_name(one.place), 200)}</b></p>",
        paragraphs([block_sentence(one, book.currency(one.place.client))]),
        f"<p><small>{html(notes_line(one), LONGEST)}</small></p>",
        paragraphs([never_billed(one.billing)], "soft"),
    )
    now = mark_name(one.mark) if one.mark else None
    offered = [of for of in MARK_NAMES if of == now or of != "bill" or can_be_billed(one.billing)]
    # What is stored is what is shown, also after an undo or a mark in another window.
    st.session_state[name] = now
    with st.container(border=True, key=f"block-{name}"):
        st.html(block("".join(lines)))
        st.pills(
            place_name(one.place),
            offered,
            format_func=lambda of: _(MARK_NAMES[of]),
            key=name,
            label_visibility="collapsed",
            on_change=_mark,
            args=(week, one.place, name),
            wrap=True,
        )


def _name(week: str, place: Place) -> str:
    return f"mark-{week}-{crc32(repr(place).encode('utf-8', 'backslashreplace')):08x}"


def _mark(week: str, place: Place, name: str) -> None:
    chosen = st.session_state[name]
    answer, announced = _DOES.get(chosen, (None, False))

    def change(book: Tracker) -> str | None:
        if chosen == _stored(book, week, place):
            return None  # a press that came twice: the first has said it
        return marked_sentence(place, book.mark(week, place, answer, announced=announced))

    act(change)


def _stored(book: Tracker, week: str, place: Place) -> str | None:
    marks = book.closing(week).marks
    return next((mark_name(of) for of in marks if (of.client, of.project, of.kind) == place), None)
