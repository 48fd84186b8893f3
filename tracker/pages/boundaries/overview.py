"""The overview: the matrix of all clients, one client's topics, or a topic's own boundaries."""

from collections.abc import Sequence

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.address import EVERYBODY, NEW, QUESTION, TOPIC, choose, go, named
from tracker.pages.boundaries.matrix import draw_matrix, draw_topics
from tracker.pages.boundaries.topic import one_topic
from tracker.pages.forms import labels
from tracker.pages.markup import block, link, paragraphs
from tracker.records import TOPICS, Boundary, Client
from tracker.wording.boundaries.states import (
    ALL_CLIENTS,
    ARCHIVED,
    EMPTY,
    LEDE,
    NO_CLIENTS,
    summed_up,
)
from tracker.wording.numbers import one_line


def overview(book: Tracker) -> None:
    """Draw the page's first part."""
    clients = book.records(Client)
    if not clients:
        st.html(block(f"<p>{link('clients', _('Add a client'))} {html(_(NO_CLIENTS), 200)}</p>"))
        return
    client = named("client", [of.name for of in clients])
    topic = named(TOPIC, TOPICS)
    if client is not None and topic is not None:
        one_topic(book, client, topic)
        return
    st.html(block(paragraphs([_(LEDE)])))
    if not book.records(Boundary):
        st.html(block(paragraphs([_(EMPTY)], "soft")))
        _begin(client)
        return
    _whose(clients, client)
    if client is None:
        draw_matrix(book.boundaries())
    else:
        _client(book, client)
    _begin(client)


def _whose(clients: Sequence[Client], client: str | None) -> None:
    ordered = sorted(clients, key=lambda of: of.archived_on is not None)
    names = labels((of.name for of in ordered), _(ALL_CLIENTS))
    names |= {of.name: _("{name} (archived)").format(name=names[of.name]) for of in ordered if of.archived_on}
    with st.columns([1, 2])[0]:
        choose(_("Client"), "client", names, client or EVERYBODY)


def _begin(client: str | None) -> None:
    st.button(
        _("Go through the topics"),
        key="boundaries-begin",
        icon=":material/checklist:",
        on_click=go,
        kwargs={"part": NEW, "client": client, QUESTION: None},
    )


def _client(book: Tracker, client: str) -> None:
    rows = book.boundaries(client).rows
    if any(row.archived for row in rows):
        st.html(block(paragraphs([_(ARCHIVED).format(client=one_line(client, 60))], "soft")))
    for row in rows:
        if row.project is not None:
            st.subheader(one_line(row.project, 60), anchor=False)
        st.html(block(paragraphs([summed_up(cell.state for cell in row.cells)], "soft")))
        draw_topics(row)
