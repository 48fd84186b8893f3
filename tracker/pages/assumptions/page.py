"""Assumptions: what is taken for granted about each client, a light way to ask, and how it turned out."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.metrics.beliefs import by_weight, is_untested, tally, weight
from tracker.pages.assumptions.card import card
from tracker.pages.assumptions.prompts import prompts
from tracker.pages.markup import block, link, paragraphs
from tracker.pages.notes.form import STYLE
from tracker.pages.patterns.page import WIDTH
from tracker.pages.words.address import chosen_language, chosen_whose
from tracker.pages.words.card import STYLE as CARDS
from tracker.pages.words.card import To
from tracker.pages.words.facts import known_of
from tracker.records import Assumption, Client, Phrase
from tracker.wording import assumptions as texts
from tracker.wording.notes import NO_CLIENTS, heading, more_rows
from tracker.wording.numbers import one_line
from tracker.wording.phrases import Saying, checks, sayings
from tracker.wording.phrases.placeholders import values

ROWS = 10
"""Assumptions that a list shows at first, and that are added at each press."""


def assumptions(book: Tracker) -> None:
    """Draw the page."""
    st.html(STYLE + CARDS)
    st.title(_("Assumptions"), anchor=False)
    with st.container(width=WIDTH, key="assumptions-column"):
        st.html(block(paragraphs([_(texts.LEDE)])))
        clients = {of.name: of for of in book.records(Client)}
        if not clients:
            st.html(block(f"<p>{link('clients', _('Add a client'))} {html(_(NO_CLIENTS), 200)}</p>"))
            return
        one, two = st.columns([3, 2])
        client = chosen_whose(book, one, _("all clients"))
        language = chosen_language(two)
        every = book.records(Assumption)
        _record(every, client)
        if client is not None:
            _prompts(clients[client], every)
        _lists(book, every, client, language)


def _record(every: Sequence[Assumption], client: str | None) -> None:
    """Say how those that were tested turned out, and which to ask about first."""
    said = texts.record_sentences(tally(every))
    untested = by_weight(of for of in every if is_untested(of))
    if client is None and untested and weight(untested[0]):
        said.append(texts.most_rests_on(untested[0]))
    st.html(block(paragraphs([" ".join(said)]), "lede"))


def _prompts(client: Client, every: Sequence[Assumption]) -> None:
    if client.archived_on is not None:
        said = _(texts.ARCHIVED).format(client=one_line(client.name, 60))
        st.html(block(paragraphs([said], "soft")))
        return
    none_yet = not any(of.client == client.name for of in every)
    with st.expander(_("What do you take for granted?"), expanded=none_yet, key="assumptions-prompts"):
        prompts(client.name, every)


def _lists(book: Tracker, every: Sequence[Assumption], client: str | None, language: str) -> None:
    """Draw the open ones, first that on which most rests, then those that were tested, the latest first."""
    found = [of for of in every if client in (None, of.client)]
    known = sayings(language, book.records(Phrase))
    untested = by_weight(of for of in found if is_untested(of))
    tested = sorted(
        (of for of in found if not is_untested(of)),
        key=lambda of: (str(of.tested_on or ""), of.id),
        reverse=True,
    )
    if not untested:
        st.html(block(paragraphs([_(texts.NONE_OPEN)], "soft")))
    _list(book, texts.OPEN, untested, every, known, language)
    _list(book, texts.TESTED, tested, every, known, language)


def _list(
    book: Tracker,
    title: str,
    found: list[Assumption],
    every: Sequence[Assumption],
    known: Sequence[Saying],
    language: str,
) -> None:
    if not found:
        return
    st.subheader(heading(_(title), len(found)), anchor=False)
    key = f"assumptions-rows-{title}"
    most = st.session_state.get(key, ROWS)
    for of in found[:most]:
        to = To(of.client, language, values(known_of(book, of.client), language))
        card(book, of, every, checks(of.number, known), to)
    if len(found) > most:
        left = len(found) - most
        st.button(more_rows(left, ROWS), key=f"{key}-more", on_click=_show, args=(key, most + ROWS))


def _show(key: str, rows: Any) -> None:
    st.session_state[key] = rows
