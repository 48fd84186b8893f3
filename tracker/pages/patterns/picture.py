"""The picture behind a card: its rows from the facts of the week, kept for the next draw."""

import streamlit as st

from tracker.book import Tracker
from tracker.charts.patterns import picture
from tracker.charts.style import CONFIG, alt_text
from tracker.noticing import recorded
from tracker.pages.frame import part
from tracker.patterns.base import Finding
from tracker.patterns.drawn import ROOMS, rows
from tracker.patterns.drawn.shapes import Shape
from tracker.patterns.facts import facts_at
from tracker.store.bulk import no_garbage_collection
from tracker.wording.pattern_charts import chart_words


def draw_picture(finding: Finding, week: str, name: str) -> None:
    """Draw what the finding looks like in time; nothing where its pattern has no picture."""
    if finding.pattern in ROOMS:
        # A part of its own: if it could not be drawn, the table under it would still be there.
        part(lambda book: _picture(book, finding, week, name), f"picture-{name}")


def _picture(book: Tracker, finding: Finding, week: str, name: str) -> None:
    shape = _rows(book.store.path, book.store.revision, week, name, finding, book)
    if shape is not None:
        words = chart_words(finding, shape)
        figure = picture(shape, title=words.title, alt=words.alt, names=words.names)
        st.plotly_chart(figure, key=f"picture-{name}", config=CONFIG, alt=alt_text(figure))


# The finding and the book are no part of what the rows are kept under: path, revision, week and name are.
@st.cache_data(max_entries=24, show_spinner=False)
def _rows(path: str, revision: int, week: str, name: str, _finding: Finding, _book: Tracker) -> Shape | None:
    with _book.store.reading(), no_garbage_collection():
        read = recorded(_book.store, week)
    return rows(_finding, facts_at(read, week))
