"""One boundary: what holds and why, how it was told, how it was kept, and what was lived beside it."""

from typing import Literal, TypeAlias

import streamlit as st

from tracker.book import Tracker
from tracker.boundaries.matrix import Cell
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.lived import draw_lived
from tracker.pages.boundaries.marks import STYLE, mark
from tracker.pages.boundaries.occasions import draw_occasions
from tracker.pages.markup import block, link
from tracker.pages.notes.changes import EDITING, Step, edit, take
from tracker.pages.notes.fields import lists_of
from tracker.pages.notes.form import changed_note
from tracker.records import Boundary
from tracker.wording.boundaries.one import EDIT, ENDS_TODAY, TOLD_TODAY, facts, state_of, title
from tracker.wording.boundaries.states import STATES, state_word

LONGEST = 600

Look: TypeAlias = Literal["primary", "secondary"]

_STYLE = """<style>
.wk.limit h3{font-family:'Iowan Old Style','Palatino Linotype',Palatino,'URW Palladio L','TeX Gyre Pagella',
  Georgia,'Liberation Serif',serif;font-size:1.35rem;font-weight:500;line-height:1.3;margin:0;padding:0;
  overflow-wrap:anywhere}
.wk.limit dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem;margin:.6rem 0 0;padding:0}
.wk.limit dt{font-weight:400;color:var(--soft);margin:0}
.wk.limit dd{color:inherit;overflow-wrap:anywhere}
@media (max-width:640px){.wk.limit dl{grid-template-columns:1fr;gap:0}.wk.limit dt{margin-top:.4rem}}
</style>"""


def draw_boundary(book: Tracker, client: str, boundary: Boundary, cell: Cell | None) -> None:
    """Draw a boundary as it stands with a client, and what can be done with it.

    `cell`: where it decides, how far its topic has come.
    """
    with st.container(border=True, key=f"boundary-{boundary.id}"):
        if st.session_state.get(EDITING) == boundary.id:
            changed_note(book, boundary, lists_of(book))
            return
        state = state_of(boundary, book.today())
        st.html(STYLE + _STYLE + block(_card(book, boundary, state, cell), "limit"))
        _buttons(boundary, state)
        if state == "chosen":
            say = link("words", _("Find words for telling it"), topic=boundary.topic, client=client or "")
            st.html(block(f"<p>{say}</p>"))
        if boundary.applies:
            draw_occasions(book, boundary, is_over=state == "over")
            draw_lived(book, client, boundary)


def _card(book: Tracker, boundary: Boundary, state: str, cell: Cell | None) -> str:
    if cell is not None:
        state, word = cell.state, state_word(cell.state, cell.kept, cell.occasions)
    else:
        word = _("over") if state == "over" else _(STATES[state])
    rows = "".join(
        f"<dt>{html(name, 60)}</dt><dd>{html(said, LONGEST)}</dd>"
        for name, said in facts(boundary, book.today())
    )
    level = f"<p>{mark('not' if state == 'over' else state)}{html(word, 60)}</p>"
    return f"<h3>{html(title(boundary), LONGEST)}</h3>{level}<dl>{rows}</dl>"


def _buttons(boundary: Boundary, state: str) -> None:
    """Draw what can be done: tell it, change it, end it; each can be taken back."""
    with st.container(horizontal=True, key=f"boundary-buttons-{boundary.id}"):
        if state == "chosen":
            _step(
                boundary, "told", _(TOLD_TODAY), ":material/check:", Step("told", stamp="told_on"), "primary"
            )
        st.button(
            _(EDIT),
            key=f"boundary-edit-{boundary.id}",
            icon=":material/edit:",
            on_click=edit,
            args=(boundary.id,),
        )
        if state in ("chosen", "told"):
            _step(boundary, "ends", _(ENDS_TODAY), ":material/close:", Step("ends"), "secondary")


def _step(boundary: Boundary, name: str, label: str, icon: str, step: Step, look: Look) -> None:
    key = f"boundary-{name}-{boundary.id}"
    st.button(label, key=key, icon=icon, type=look, on_click=take, args=(step, label, boundary, key))
