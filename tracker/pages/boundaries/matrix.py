"""The matrix: topics by clients, each cell a word and a mark that lead to the boundary itself.

On a phone the columns make room for a line for each client.
"""

from collections.abc import Sequence

import streamlit as st

from tracker.boundaries.matrix import Cell, Matrix, Row
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.address import NEW, PAGE, QUESTION, TOPIC
from tracker.pages.boundaries.marks import STYLE, mark
from tracker.pages.markup import block, link
from tracker.records import TOPICS
from tracker.wording.boundaries.states import (
    MEANINGS,
    STATES,
    state_word,
    summed_up,
    tested_so_far,
    topic_title,
)
from tracker.wording.numbers import one_line

_STYLE = """<style>
.wk.matrix .across{overflow-x:auto}
.wk.matrix table{width:auto;min-width:100%}
.wk.matrix th[scope=row]{color:inherit;font-size:1rem;min-width:9.5rem;position:sticky;left:0;
  background:light-dark(#fbf8f1,#1d1c1a)}
.wk.matrix thead th{vertical-align:bottom;max-width:9rem}
.wk.matrix td{white-space:nowrap;padding:.4rem .9rem .4rem 0}
.wk.matrix td a,.wk.matrix li a{text-decoration:none;display:inline-block;padding:.2rem .1rem}
.wk.matrix td a:hover,.wk.matrix li a:hover{text-decoration:underline}
.wk.matrix td a.faint{color:var(--soft)}
.wk.matrix .narrow{display:none}.wk.matrix .narrow li{border-bottom:1px solid var(--line);padding:.45rem 0}
.wk.matrix .narrow small{display:block}
.wk .legend{display:flex;flex-wrap:wrap;gap:.15rem 1.4rem;margin:.6rem 0 0;font-size:.85rem;
  color:var(--soft)}
@media (max-width:640px){.wk.matrix .across{display:none}.wk.matrix .narrow{display:block}}
</style>"""


def draw_matrix(matrix: Matrix) -> None:
    """Draw every client and every project that a boundary names, by the eleven topics."""
    head = "".join(f'<th scope="col">{_whose(row)}</th>' for row in matrix.rows)
    body = "".join(
        f'<tr><th scope="row">{html(topic_title(topic), 80)}</th>'
        + "".join(f"<td>{_cell(row, row.cell(topic))}</td>" for row in matrix.rows)
        + "</tr>"
        for topic in TOPICS
    )
    label = html(_("Clients by topics"), 80)
    table = (
        f'<div class="across" tabindex="0" role="region" aria-label="{label}"><table aria-label="{label}">'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    lines = "".join(_line(row) for row in matrix.rows)
    st.html(
        STYLE
        + _STYLE
        + block(f'{table}<ul class="plain narrow">{lines}</ul>{_legend(matrix.rows)}', "matrix")
    )


def draw_topics(row: Row) -> None:
    """Draw one client's topics, a line for each, with what holds."""
    items = "".join(_topic(row, cell) for cell in row.cells)
    st.html(STYLE + _STYLE + block(f'<table class="topics">{items}</table>{_legend([row])}', "matrix"))


def _topic(row: Row, cell: Cell) -> str:
    decides = cell.boundary
    said = one_line(decides.statement, 140) if decides and decides.applies and decides.statement else ""
    tried = tested_so_far(cell.kept, cell.occasions) if cell.state != "held" else ""
    beside = " · ".join(html(of, 200) for of in (said, tried) if of)
    return (
        f'<tr><th scope="row">{html(topic_title(cell.topic), 80)}'
        f"{f'<br><small>{beside}</small>' if beside else ''}</th><td>{_cell(row, cell)}</td></tr>"
    )


def _cell(row: Row, cell: Cell) -> str:
    """A state as a link: to the boundary, or to the question that would make one."""
    address = {"client": row.client, TOPIC: cell.topic}
    if row.project is not None:
        address["project"] = row.project
    if not cell.boundaries and not row.archived:
        address |= {PAGE: NEW, QUESTION: cell.topic}
    said = state_word(cell.state, cell.kept, cell.occasions)
    made = link(PAGE, said, **address)
    if cell.state in ("open", "not applicable"):  # no words
        made = made.replace("<a ", '<a class="faint" ', 1)
    return f"{mark(cell.state)}{made}"


def _whose(row: Row) -> str:
    name = link(PAGE, one_line(row.client, 36), client=row.client)
    archived = f" <small>{html(_('archived'))}</small>" if row.archived else ""
    project = f"<br><small>{html(one_line(row.project, 36))}</small>" if row.project else ""
    return f"{name}{archived}{project}"


def _line(row: Row) -> str:
    """A client on a phone: his name, and how many topics have come how far."""
    return f"<li>{_whose(row)}<small>{html(summed_up(cell.state for cell in row.cells), 200)}</small></li>"


def _legend(rows: Sequence[Row]) -> str:
    """What the states that are there mean."""
    there = {cell.state for row in rows for cell in row.cells}
    items = "".join(
        f"<span>{mark(state)}{html(_(STATES[state]))}: {html(_(MEANINGS[state]), 160)}</span>"
        for state in STATES
        if state in there
    )
    return f'<div class="legend">{items}</div>'
