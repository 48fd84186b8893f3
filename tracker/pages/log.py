"""The log page."""

import streamlit as st

from tracker.book import Tracker


def log(book: Tracker) -> None:
    """Draw the page."""
    st.title("log")
