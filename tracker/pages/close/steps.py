"""The steps that show what is there already: what waits, the week, and its signs."""

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.imports.inbox import waiting
from tracker.pages.markup import LONGEST, block, bullets, link, paragraphs, to_senders
from tracker.pages.patterns.shelves import answered_sign, open_sign
from tracker.pages.patterns.signs import SortedOut, last_whole_week, sorted_out, week_signs
from tracker.pages.reviewed import week_review
from tracker.pages.this_week.client_table import client_table
from tracker.pages.this_week.notes import by_currency
from tracker.pages.this_week.numbers import lede, tile_row
from tracker.patterns.base import Finding
from tracker.patterns.rules import CARDS
from tracker.reviewing import Closing, closed_reviews
from tracker.signs import Sign
from tracker.store import messages
from tracker.wording.closing import before_lines, empty_sentence, signs_of_sentence
from tracker.wording.numbers import week as week_name
from tracker.wording.pattern_parts import nothing_sentence
from tracker.wording.people import waiting_messages


def inbox(book: Tracker, of: Closing) -> None:
    """Draw what waits to be sorted, and what the review before this one left."""
    _last_time(book, of)
    waiting(book)
    unsorted = messages.waiting(book.store)
    if unsorted:
        st.html(block(f"<p>{html(waiting_messages(unsorted), LONGEST)} {to_senders()}.</p>"))


def _last_time(book: Tracker, of: Closing) -> None:
    before = next((review for review in closed_reviews(book.store) if review.week < of.week), None)
    if before is None:
        return
    said = list(before_lines(before, book.read_back(before.week).choice))
    if said:
        last = _("Last time, {week}").format(week=week_name(before.week))
        st.html(block(f"<p>{link('close', last, week=before.week)}</p>{paragraphs(said)}"))


def week(book: Tracker, of: Closing) -> None:
    """Draw the week on one screen: its sentence, its tiles, and a line per client."""
    review = week_review(book, of.week)
    if not review.clients:
        st.html(block(paragraphs([empty_sentence(of.week)]), "lede"))
        return
    st.html(lede(review, book.today()))
    st.html(tile_row(review))
    st.html(block(by_currency(review) + client_table(review.clients, review.week)))
    problems = bullets([problem.message for problem in review.problems], 4)
    if problems:
        st.html(block(f"<p><b>{html(_('Worth a look'))}</b></p>{problems}"))


def cards(book: Tracker, of: Closing) -> None:
    """Draw at most three signs to answer; those that were answered in this review count among them."""
    read = signs_week(book, of)
    found = sorted_out(book, week_signs(book, read))
    answered = [sign for sign in found.answered if _is_of(sign, read)]
    shown = found.open[: max(CARDS - len(answered), 0)]
    st.session_state[_shown_key(of.week)] = [sign.finding for sign in (*shown, *answered)]
    if read != of.week:
        st.html(block(paragraphs([signs_of_sentence(read)])))
    if not shown and not answered:
        st.html(block(paragraphs([nothing_sentence(read, len(found.answered))])))
    for sign in shown:
        open_sign(book, sign, read)
    for sign in answered:
        answered_sign(sign, read)
    _others(found, len(shown), read)


def _others(found: SortedOut, shown: int, read: str) -> None:
    if len(found.open) > shown:
        more = link("patterns", _("All signs of the week"), week=read)
        st.html(block(f"<p>{more}</p>"))


def _is_of(sign: Sign, week: str) -> bool:
    return sign.decision is not None and sign.decision.week == week


def signs_week(book: Tracker, of: Closing) -> str:
    """The week whose signs a review shows: its own, or while it runs the last one that is over."""
    return min(of.week, last_whole_week(book))


def shown_signs(week: str) -> list[Finding]:
    """The signs that were looked at in the review of a week, as far as this session knows."""
    return list(st.session_state.get(_shown_key(week), ()))


def _shown_key(week: str) -> str:
    return f"closing-shown-{week}"
