"""The settings page."""

import streamlit as st

from tracker.book import Tracker


def settings(book: Tracker) -> None:
    """Draw the page."""
    st.title("settings")
