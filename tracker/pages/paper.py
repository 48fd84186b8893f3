"""A week, or a client's quarter, on paper: downloads of a printable page, made when they are asked for."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from tracker.book import Tracker, default_path
from tracker.language import _, current, speaking
from tracker.pages.forms import select
from tracker.paper.names import file_name
from tracker.paper.quarters import quarter_label, quarter_name
from tracker.paper.writing import written

PRINT = ":material/print:"


def week_paper(week: str) -> None:
    """Draw the downloads of a week."""
    with st.popover(_("On paper"), icon=PRINT, key="paper"):
        hidden = _hide_names("week-paper")
        _downloads("week-paper", f"week-{week}", week=week, hide_names=hidden)


def quarter_paper(client: str, day: date) -> None:
    """Draw the downloads of the quarter of a client that a day lies in."""
    label = quarter_label(day)
    readers = {"peer": _("with a peer"), "client": _("with this client")}
    with st.popover(_("On paper, for a talk"), icon=PRINT, key="paper"):
        st.caption(_("The page is about {quarter}.").format(quarter=quarter_name(label)))
        reader = select(_("The talk is"), readers, "peer", "quarter-paper-reader") or "peer"
        st.caption(
            _("For a client it leaves out what is your own: the effective rate, assumptions, patterns.")
        )
        hidden = _hide_names("quarter-paper")
        name = file_name(client, label, hidden=hidden)
        _downloads("quarter-paper", name, client=client, quarter=label, reader=reader, hide_names=hidden)


def _hide_names(key: str) -> bool:
    return st.checkbox(
        _("Hide names"),
        key=f"{key}-hidden",
        help=_("“Client A” and “Project 1” stand for them, and none of your own words is on the page."),
    )


def _downloads(key: str, name: str, **page: Any) -> None:
    kinds = {".pdf": (_("PDF"), "application/pdf"), ".html": (_("Web page"), "text/html")}
    with st.container(horizontal=True):
        for ending, (label, mime) in kinds.items():
            st.download_button(
                label, _made(ending, **page), f"{name}{ending}", mime, key=f"{key}{ending}", on_click="ignore"
            )


def _made(ending: str, **page: Any) -> Callable[[], bytes]:
    """What makes the page; it speaks the language of the page it was asked on."""
    language = current()

    def make() -> bytes:
        with speaking(language), Tracker(default_path()) as book:
            return written(book.sheet(**page), ending)[0]

    return make
