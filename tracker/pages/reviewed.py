"""The numbers of a week, from one look at the book; kept for the next draw, and for the pages beside."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import current
from tracker.review import WeeklyReview
from tracker.workweek import iso_week

QUARTER = 900
"""Seconds for which the review of a week that is not over is kept: what waits for an answer grows older."""


def week_review(book: Tracker, week: str) -> WeeklyReview:
    """The review of a week without its patterns, computed once for each revision of the book."""
    now = book.now()
    is_over = week < iso_week(book.today())
    quarter = 0 if is_over else int(now.timestamp()) // QUARTER
    return _review(book.store.path, book.store.revision, week, is_over, quarter, current(), book)


# The book itself is no part of what the answer is kept under; all that the answer comes from is.
@st.cache_data(max_entries=12, show_spinner=False)
def _review(
    path: str, revision: int, week: str, is_over: bool, quarter: int, language: str, _book: Tracker
) -> WeeklyReview:
    return _book.review(week, with_patterns=False)
