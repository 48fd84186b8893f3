"""The rate page."""

import streamlit as st

from tracker.book import Tracker


def rate(book: Tracker) -> None:
    """Draw the page."""
    st.title("rate")
