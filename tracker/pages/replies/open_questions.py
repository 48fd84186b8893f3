"""The oldest open questions both ways, each with the two words that close it."""

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.ingest.messaging import Settled
from tracker.language import _
from tracker.pages.frame import act, this_week_name
from tracker.pages.markup import block, link
from tracker.pages.replies.figures import Figures, Side, Waiting
from tracker.wording.escaping import escaped
from tracker.wording.numbers import day_and_year
from tracker.wording.replies import open_title
from tracker.wording.reply_parts import age, waiting_since


def open_questions(book: Tracker, found: Figures, *, is_now: bool) -> None:
    """Draw them; only those that are open today can be closed, for a past week stays as it was."""
    if not is_now and (found.mine.open or found.theirs.open):
        said = _("As it was at the end of {day}.").format(day=day_and_year(found.end))
        now = link("replies", _("See what is open now"), week=this_week_name(book))
        st.html(block(f"<p>{html(said)} {now}.</p>"))
    sides = [of for of in (("in", found.mine), ("out", found.theirs)) if of[1].open]
    for column, (direction, side) in zip(st.columns(2), sides, strict=False):
        with column:
            _side(book, direction, side, is_now=is_now)


def _side(book: Tracker, direction: str, side: Side, *, is_now: bool) -> None:
    st.subheader(open_title(side.open, direction, len(side.waiting)), anchor=False)
    today = book.today()
    for of in side.waiting:
        said = waiting_since(of.client, of.channel, of.at, today)
        with st.container(key=f"open-{of.message}", gap=None):
            st.markdown(f"{escaped(said)} · {age(of.working_days)}")
            if is_now:
                with st.container(horizontal=True, gap="small"):
                    _button(_("Answered elsewhere"), ":material/check:", of, said, "elsewhere")
                    _button(_("Needs no reply"), ":material/close:", of, said, "no reply")  # no words


def _button(label: str, icon: str, of: Waiting, said: str, how: Settled) -> None:
    key = f"{how.replace(' ', '-')}-{of.message}"
    st.button(
        label, key=key, type="tertiary", icon=icon, on_click=_settle, args=(of, f"{label}: {said}.", how)
    )


def _settle(of: Waiting, said: str, how: Settled) -> None:
    def change(book: Tracker) -> str:
        book.settle(of.message, how)
        return said

    act(change)
