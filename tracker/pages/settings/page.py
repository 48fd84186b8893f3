"""The settings page: how days and weeks are counted, who the user is, and where the records are."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import N_, _
from tracker.pages.forms import sections
from tracker.pages.settings.counting import counting
from tracker.pages.settings.identities import identities
from tracker.pages.settings.keeping import keeping
from tracker.pages.settings.language_choice import choose_language
from tracker.pages.settings.public_holidays import holidays

PARTS = (N_("Days and weeks"), N_("Holidays"), N_("Who you are"), N_("Your records"))


def settings(book: Tracker) -> None:
    """Draw the page."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(_("Settings"), width="content")
        with st.container(width=220):
            choose_language(book)
    part = sections("settings", PARTS)
    if part == "Days and weeks":
        counting(book)
    elif part == "Holidays":
        holidays(book)
    elif part == "Who you are":
        identities(book)
    else:
        keeping(book)
