"""A closed week, to be read: what its review did, its line, what changed since, and the reviews before it."""

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.reminder import reminders
from tracker.pages.close.line import checkin_of, leave_line
from tracker.pages.close.ways import ways_on
from tracker.pages.frame import act
from tracker.pages.markup import block, bullets, link, paragraphs
from tracker.pages.patterns.page import WIDTH
from tracker.reviewing import Closing, ReadBack, closed_reviews
from tracker.wording.closed_weeks import (
    LONGEST_LINE,
    did_lines,
    done_since_lines,
    listed_review,
    mark_line,
    moved_lines,
    stop_lines,
)
from tracker.wording.closing import closed_sentence
from tracker.wording.numbers import week as week_name
from tracker.workweek import week_days

MOST = 26
"""Closed reviews that are listed."""

_STYLE = """<style>
.wk.closed blockquote{margin:.9rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--ink);
  font-size:1.2rem;white-space:pre-line;overflow-wrap:anywhere;
  font-family:'Iowan Old Style','Palatino Linotype',Palatino,'URW Palladio L',Georgia,serif}
</style>"""


def closed_week(book: Tracker, of: Closing) -> None:
    """Draw it; nothing in it can be changed until it is opened again."""
    leave_line()
    back = book.read_back(of.week)
    with st.container(width=WIDTH, key="closed-week"):
        _did(book, back)
        _since(book, back)
        coin = reminders(book, of_next=True)
        if coin:
            st.html(block(coin))
        with st.container(horizontal=True, key="closed-ways"):
            st.button(_("Open it again"), key="closed-reopen", on_click=_reopen, args=(of.week,))
        _others(book, of)


def _did(book: Tracker, back: ReadBack) -> None:
    of, review = back.closing, back.closing.review
    assert review is not None
    assert of.closed_at is not None
    said = [closed_sentence(of.week, of.closed_at, book.now().tzinfo, book.today())]
    note = f"<blockquote>{_typed(review.note)}</blockquote>" if review.note else ""
    did = bullets(did_lines(back, checkin_of(book, of)))
    st.html(_STYLE + block(paragraphs(said) + note + did, "lede closed"))  # no words
    ways = ways_on(back.choice)
    if ways:
        st.html(block(ways))
    if of.marks:
        with st.expander(_("The hours that were marked"), key="closed-marks"):
            st.html(block(bullets([mark_line(mark) for mark in of.marks], 40)))


def _typed(text: str) -> str:
    return "\n".join(html(row, LONGEST_LINE) for row in text[:LONGEST_LINE].splitlines())


def _since(book: Tracker, back: ReadBack) -> None:
    moved = moved_lines(back.moved)
    if moved:
        since = done_since_lines(back.done_since, book.now().tzinfo)
        done = f"<p>{html(_('Done since then:'))}</p>{bullets(since)}" if since else ""
        changed = html(_("What changed since it was closed"))
        st.html(block(f"<p><b>{changed}</b></p>{bullets(moved)}{done}"))
    stops = stop_lines(back)
    if stops:
        st.html(block(f"<p><b>{html(_('What was to be stopped'))}</b></p>{bullets(stops)}"))


def _reopen(week: str) -> None:
    def change(book: Tracker) -> str:
        book.reopen_week(week)
        return _("{week} is open again.").format(week=week_name(week).capitalize())

    act(change)


def _others(book: Tracker, of: Closing) -> None:
    known = [review for review in closed_reviews(book.store) if review.week != of.week]
    if not known:
        return
    rows = []
    for review in known[:MOST]:
        name, line = listed_review(review, *week_days(review.week))
        rows.append(f"<li>{link('close', name, week=review.week)} <small>{html(line, 220)}</small></li>")
    st.html(block(f"<p><b>{html(_('Other reviews'))}</b></p><ul>{''.join(rows)}</ul>"))
