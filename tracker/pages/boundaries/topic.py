"""One topic with one client: what holds, what held before, and the topics beside it."""

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.address import NEW, PAGE, QUESTION, TOPIC, go
from tracker.pages.boundaries.one import draw_boundary
from tracker.pages.markup import block, link, paragraphs
from tracker.records import TOPICS, Boundary
from tracker.wording.boundaries.states import ARCHIVED, topic_title
from tracker.wording.numbers import one_line


def one_topic(book: Tracker, client: str, topic: str) -> None:
    """Draw what holds on a topic with a client, and what held before."""
    _way_back(client, topic)
    row = book.boundaries(client).row(client)
    if row is not None and row.archived:
        st.html(block(paragraphs([_(ARCHIVED).format(client=one_line(client, 60))], "soft")))
    every = [of for of in book.records(Boundary) if of.topic == topic and of.client in (client, None)]
    cell = row.cell(topic) if row else None
    deciding = cell.boundaries if cell else ()
    first = [of for of in deciding if of in every]
    earlier = [of for of in every if of not in first]
    if not every:
        st.html(block(paragraphs([_("Nothing was chosen on this topic yet.")], "soft")))
    for boundary in first:
        draw_boundary(book, client, boundary, cell if cell and boundary == cell.boundary else None)
    if earlier:
        with st.expander(_("Earlier, or of a project"), key="boundaries-earlier", on_change="rerun") as shown:
            if shown.open:
                for boundary in reversed(earlier):
                    draw_boundary(book, client, boundary, None)
    if not first and not (row and row.archived):
        _begin_topic(client, topic)


def _way_back(client: str, topic: str) -> None:
    """Where this stands, as a way back, and the topics beside it."""
    at = TOPICS.index(topic)
    steps = [
        link(PAGE, _("Boundaries")),
        link(PAGE, one_line(client, 40), client=client),
        html(topic_title(topic), 80),
    ]
    st.html(block(f'<nav aria-label="{html(_("Where this stands"))}"><p>{" / ".join(steps)}</p></nav>'))
    with st.container(horizontal=True, key="boundaries-beside"):
        for step, icon, word in (
            (-1, ":material/chevron_left:", _("The topic before")),
            (1, ":material/chevron_right:", _("The next topic")),
        ):
            name = TOPICS[(at + step) % len(TOPICS)]
            st.button(
                topic_title(name),
                key=f"boundaries-beside-{step}",
                icon=icon,
                icon_position="left" if step < 0 else "right",
                type="tertiary",
                help=word,
                on_click=go,
                kwargs={TOPIC: name},
            )


def _begin_topic(client: str, topic: str) -> None:
    st.button(
        _("Choose what holds"),
        key="boundaries-choose",
        type="primary",
        on_click=go,
        kwargs={"part": NEW, "client": client, QUESTION: topic},
    )
