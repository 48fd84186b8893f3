"""The settings page: how days and weeks are counted, who the user is, and where the records are."""

import streamlit as st

from tracker.book import Tracker
from tracker.pages.counting import counting
from tracker.pages.forms import sections
from tracker.pages.identities import identities
from tracker.pages.keeping import keeping
from tracker.pages.public_holidays import holidays

PARTS = ("Days and weeks", "Holidays", "Who you are", "Your records")


def settings(book: Tracker) -> None:
    """Draw the page."""
    st.title("Settings")
    part = sections("settings", PARTS)
    if part == "Days and weeks":
        counting(book)
    elif part == "Holidays":
        holidays(book)
    elif part == "Who you are":
        identities(book)
    else:
        keeping(book)
