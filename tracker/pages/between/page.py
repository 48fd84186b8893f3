"""What is open between the user and each client, both ways, and the ways out of it."""

from datetime import timedelta

import streamlit as st

from tracker.between import SIDES, Between, Shared
from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import N_, _
from tracker.pages.between.items import STYLE as ITEMS
from tracker.pages.between.items import draw_side
from tracker.pages.frame import this_week_name
from tracker.pages.markup import block, head, link, paragraphs
from tracker.pages.notes.changes import beside
from tracker.pages.notes.form import STYLE
from tracker.pages.patterns.page import WIDTH
from tracker.pages.ranges import FIRST_RANGE, RANGES
from tracker.pages.replies.figures import figures
from tracker.pages.words.address import chosen_whose
from tracker.records import Client
from tracker.wording import open_items as texts
from tracker.wording.notes import NO_CLIENTS, NOTES
from tracker.wording.numbers import NOTHING, day, duration, one_line, written
from tracker.workweek import week_days


def between(book: Tracker) -> None:
    """Draw the page."""
    st.html(STYLE + ITEMS)
    st.title(_("Between you"), anchor=False)
    with st.container(width=WIDTH, key="open-column"):
        st.html(block(paragraphs([_(texts.LEDE)])))
        if not book.records(Client):
            st.html(block(f"<p>{link('clients', _('Add a client'))} {html(_(NO_CLIENTS), 200)}</p>"))
            return
        client = chosen_whose(book, st.columns([1, 1])[0], _("all clients"))
        found = book.between(client)
        _summary(found, client)
        _messages(book, client)
        _new(client)
        for side in SIDES:
            draw_side(side, found.of(side), beside(book), names_client=client is None)


def _summary(found: Between, client: str | None) -> None:
    if not found.items:
        st.html(block(paragraphs([_(texts.NOTHING)], "lede") + paragraphs([_(texts.NOTHING_YET)], "soft")))
        return
    said = texts.summed_up(len(found.items), sum(item.seconds for item in found.items))
    rows = found.by_client() if client is None else ()
    columns = (N_("client"), N_("you wait"), N_("they wait"), N_("nobody’s"), N_("hours"), N_("oldest"))
    kinds = ("", "n", "n", "n", "n wide", "n wide")
    body = "".join(_row(row, found) for row in rows)
    table = f"<table>{head(zip(columns, kinds, strict=True))}{body}</table>" if len(rows) > 1 else ""
    st.html(block(paragraphs([said], "lede") + table))


def _row(of: Shared, found: Between) -> str:
    numbers = (of.you_wait, of.they_wait, of.nobody)
    cells = "".join(f'<td class="n">{written(n) if n else NOTHING}</td>' for n in numbers)
    hours = duration(of.seconds) if of.seconds else NOTHING
    oldest = day(of.oldest, found.day) if of.oldest else NOTHING
    name = link("open", one_line(of.client, 60), client=of.client)
    return f'<tr><td>{name}</td>{cells}<td class="n wide">{hours}</td><td class="n wide">{oldest}</td></tr>'


def _messages(book: Tracker, client: str | None) -> None:
    """Count the messages that wait for an answer, of the weeks that Replies shows at first."""
    monday, sunday = week_days(this_week_name(book))
    found = figures(book, monday - timedelta(weeks=(RANGES[FIRST_RANGE] or 1) - 1), sunday, client)
    said = texts.unanswered(found.mine.open, found.theirs.open) if found else ""
    if said:
        address = {"client": client} if client else {}
        see = link("replies", _(texts.SEE_REPLIES), **address)
        st.html(block(f"<p>{html(said, 300)} {see}.</p>"))


def _new(client: str | None) -> None:
    address = {"client": client} if client else {}
    kinds = ("request", "question", "action", "complaint")
    links = " · ".join(link("notes", _(NOTES[kind].title), note=kind, **address) for kind in kinds)
    st.html(block(f"<p><small>{html(_(texts.NEW))} {links}</small></p>"))
