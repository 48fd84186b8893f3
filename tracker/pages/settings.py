"""The settings page: how days and weeks are counted, and where the records are."""

import streamlit as st

from tracker.book import Tracker
from tracker.pages.counting import counting
from tracker.pages.forms import sections
from tracker.pages.keeping import keeping

PARTS = ("Days and weeks", "Your records")


def settings(book: Tracker) -> None:
    """Draw the page."""
    st.title("Settings")
    if sections("settings", PARTS) == PARTS[0]:
        counting(book)
    else:
        keeping(book)
