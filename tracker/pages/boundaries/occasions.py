"""The times a boundary was put to the test: noted in one press, and listed."""

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.frame import act
from tracker.pages.listing import listing
from tracker.pages.markup import block, link, paragraphs
from tracker.records import Boundary, Occasion
from tracker.wording.boundaries.one import (
    DOORS,
    GAVE_WAY,
    KEPT_TODAY,
    NEVER_TESTED,
    OCCASIONS,
    noted,
    occasion_row,
    tested,
    title,
)
from tracker.wording.numbers import one_line

MOST = 12
"""Times that are listed, the latest first."""


def draw_occasions(book: Tracker, boundary: Boundary, *, is_over: bool) -> None:
    """Draw how a boundary fared and, while it holds, the buttons that note how it went today."""
    found = [of for of in book.records(Occasion) if of.boundary == boundary.id]
    known = [of for of in found if of.kept is not None and (of.kept or not of.chosen)]
    chosen = sum(of.kept is False and of.chosen for of in found)
    kept = sum(of.kept is True for of in known)
    said = tested(kept, len(known), chosen) if found else _(NEVER_TESTED)
    st.html(block(paragraphs([said], "" if found else "soft")))
    if not is_over:
        _buttons(boundary)
    if found:
        _table(book, boundary, found)


def _buttons(boundary: Boundary) -> None:
    with st.container(horizontal=True, key=f"boundary-today-{boundary.id}"):
        st.button(
            _(KEPT_TODAY),
            key=f"boundary-kept-{boundary.id}",
            on_click=_note,
            args=(boundary, None),
        )
        key = f"boundary-gave-{boundary.id}"
        st.menu_button(
            _(GAVE_WAY),
            list(DOORS),
            format_func=lambda name: _(DOORS.get(name, name)),
            key=key,
            on_click=_note,
            args=(boundary, key),
        )


def _note(boundary: Boundary, key: str | None) -> None:
    """Note what happened today; `key` is where the button holds who opened the door."""
    door = st.session_state.get(key) if key else None

    def change(book: Tracker) -> str:
        at = book.now().replace(microsecond=0)
        fields = {"chosen": True} if door == "chosen" else {"opened_by": door}
        book.add(Occasion(boundary=boundary.id or "", at=at, kept=key is None, **fields))
        return noted(boundary, key is None)

    act(change)


def _table(book: Tracker, boundary: Boundary, found: list[Occasion]) -> None:
    zone, today = book.now().tzinfo, book.today()
    latest = sorted(found, key=lambda of: of.at, reverse=True)
    rows = [occasion_row(of, today, zone) for of in latest[:MOST]]
    label = _("When “{what}” was put to the test").format(what=one_line(title(boundary), 60))
    listing([_(name) for name in OCCASIONS], rows, label)
    change = link("notes", _("Change or delete one in the notes"), note="occasion")
    more = html(_("{n} in all.").format(n=len(found)), 60) + " " if len(found) > MOST else ""
    st.html(block(f"<p><small>{more}{change}</small></p>"))
