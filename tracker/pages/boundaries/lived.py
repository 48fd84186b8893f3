"""What was lived beside what was stated: a row of weeks, and each week in a table."""

from datetime import date

import streamlit as st

from tracker.book import Tracker
from tracker.boundaries.lived import Lived
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.listing import listing
from tracker.pages.markup import block, paragraphs
from tracker.records import Boundary
from tracker.wording.boundaries.lived import FORMULAS, HEADINGS, KEPT, lived_so, lived_value, stated
from tracker.wording.numbers import week as week_name
from tracker.workweek import iso_week

# Filled: within it; a ring: beyond it; a dot: nothing to say. The words stand in the table and in the titles.
WEEKS_STYLE = """<style>
.wk .weeks{display:flex;gap:.4rem;align-items:center;margin:.45rem 0 .2rem;padding:0;list-style:none;
  flex-wrap:wrap}
.wk .weeks li{margin:0;width:.95rem;height:.95rem;border-radius:3px;border:1.5px solid var(--ink);
  box-sizing:border-box}
.wk .weeks li.within{background:var(--ink)}
.wk .weeks li.unknown{border:0;width:.95rem;height:2px;background:var(--line)}
.wk .weeks li.now{outline:1.5px solid var(--ink);outline-offset:3px}
.wk .weeks span{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
</style>"""
_LOOKS = {True: "within", False: "beyond", None: "unknown"}


def draw_lived(book: Tracker, client: str, boundary: Boundary) -> None:
    """Draw each measurable term of a boundary beside the weeks that were lived."""
    currency = book.currency(client)
    for lived in _lived(book.store.path, book.store.revision, book.today(), client, book):
        if lived.boundary.id == boundary.id and lived.weeks:
            _term(lived, currency)


# The book itself is no part of what the answer is kept under; its path, its revision and the day are.
@st.cache_data(max_entries=12, show_spinner=False)
def _lived(path: str, revision: int, today: date, client: str, _book: Tracker) -> tuple[Lived, ...]:
    return _book.lived(client)


def _term(lived: Lived, currency: str) -> None:
    said = _("Stated: {what}. {lived}").format(what=stated(lived, currency), lived=lived_so(lived))
    st.html(WEEKS_STYLE + block(f"{paragraphs([said])}{_row(lived, currency)}"))
    with st.expander(_("Week by week"), key=f"lived-{lived.boundary.id}-{lived.term}"):
        rows = [
            (_week(of.monday), lived_value(lived, of, currency), _(KEPT[of.kept]))
            for of in reversed(lived.weeks)
        ]
        listing([_(name) for name in HEADINGS], rows, said)
        st.html(block(f"<p><small>{html(_(FORMULAS[lived.term]), 400)}</small></p>"))


def _row(lived: Lived, currency: str) -> str:
    items = []
    for of in lived.weeks:
        said = html(f"{_week(of.monday)}: {lived_value(lived, of, currency)}, {_(KEPT[of.kept])}", 200)
        items.append(f'<li class="{_LOOKS[of.kept]}" title="{said}"><span>{said}</span></li>')
    return f'<ol class="weeks">{"".join(items)}</ol>'


def _week(monday: date) -> str:
    return week_name(iso_week(monday))
