"""The signs of a week on the page of the week: at most three titles, and the way to the whole of them."""

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.markup import block, bullets, link
from tracker.pages.patterns.signs import last_whole_week, sorted_out, week_signs
from tracker.patterns.rules import CARDS
from tracker.records import Client
from tracker.wording.numbers import week as week_name
from tracker.wording.pattern_parts import titles_lines
from tracker.workweek import week_days


def pattern_titles(book: Tracker, week: str) -> None:
    """Draw them; for the week that runs those of the last whole one, for a week ahead nothing.

    Reading the patterns takes longer than anything else on that page, so it comes last.
    """
    if week_days(week)[0] > book.today() or not book.records(Client):
        return
    last = last_whole_week(book)
    read = min(week, last)
    found = sorted_out(book, week_signs(book, read))
    named = (
        _("Patterns")
        if read == week
        else _("Patterns of {week}, the last whole one").format(week=week_name(read))
    )
    cards = [(of.card, of.finding.project) for of in found.open[:CARDS]]
    lines = titles_lines(cards, read, len(found.answered))
    look = link("patterns", _("Look closer and answer"), week=read)
    st.html(block(f"<p><b>{html(named, 120)}</b></p>{bullets(lines)}<p>{look}</p>"))
