"""The notes page: short forms for what hours and messages do not tell, and what was noted so far."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.forms import labels, select
from tracker.pages.frame import keep
from tracker.pages.markup import LONGEST, block, link
from tracker.pages.notes.changes import LAST_CLIENT
from tracker.pages.notes.fields import Lists, lists_of
from tracker.pages.notes.form import STYLE, new_note
from tracker.pages.notes.list import note_list
from tracker.pages.patterns.page import PARTS as PATTERN_PARTS
from tracker.pages.patterns.page import WIDTH
from tracker.records import Boundary, Client, Decision, Occasion, Record, record_type, specs
from tracker.wording.cards import title_of
from tracker.wording.escaping import escaped
from tracker.wording.notes import (
    BOUNDARY_FIRST,
    EXPENSES_ELSEWHERE,
    FILTER_ALL,
    IN_THE_TERMINAL,
    LEDE,
    NO_CLIENTS,
    NOTES,
    READ_BY,
    nothing_yet,
)

FILTERED = "notes-of"
"""Where the session keeps whose notes are shown, also while there are none to choose from."""


def notes(book: Tracker) -> None:
    """Draw the page."""
    st.html(STYLE)
    st.title(_("Notes"), anchor=False)
    with st.container(width=WIDTH, key="notes-column"):
        _page(book)


def _page(book: Tracker) -> None:
    st.write(_(LEDE))
    kind = _kind()
    of = record_type(kind)
    assert of is not None, "every kind of note is a record"  # no words
    _about(kind)
    lists = lists_of(book)
    whose = _chosen_client(book)
    if of is not Decision and _can_be_noted(of, lists):
        new_note(book, of, lists, _likely(of, lists, whose))
    if kind == "invoice":
        expenses = link("clients", _("Expenses"), about="Expenses")  # no words
        st.html(block(f"<p>{_(EXPENSES_ELSEWHERE)} {expenses}</p>"))
    every = book.records(of)
    if every:
        whose = _filter(book, whose)
    found = _of_client(book, every, whose) if whose else every
    if not found:
        st.write(escaped(nothing_yet(kind, whose), 400))
        st.caption(_(IN_THE_TERMINAL))
        st.code(NOTES[kind].command, language=None, wrap_lines=True)
    note_list(book, kind, found, lists)


def _kind() -> str:
    """The kind of note that is chosen, or named in the address, or was looked at last."""
    named = st.query_params.get("note") or st.session_state.get("note")
    chosen = st.pills(
        _("What would you like to note?"),
        list(NOTES),
        default=named if named in NOTES else next(iter(NOTES)),
        required=True,
        format_func=lambda kind: _(NOTES[kind].title) if kind in NOTES else kind,
        key="note-kind",
        wrap=True,
        on_change=_keep_kind,
    )
    return str(chosen) if chosen in NOTES else next(iter(NOTES))


def _keep_kind() -> None:
    keep("note", st.session_state["note-kind"])


def _about(kind: str) -> None:
    """What a kind of note is for, and the patterns that read it, each with a link to what it looks at."""
    of = NOTES[kind]
    links = ", ".join(
        link("patterns", title_of(name), patterns=PATTERN_PARTS[1], pattern=name) for name in of.patterns
    )
    read = f" {_(READ_BY)} {links}." if links else ""
    besides = f" {html(_(of.besides), LONGEST)}" if of.besides else ""
    st.html(block(f"<p>{html(_(of.purpose), LONGEST)}{read}{besides}</p>"))


def _can_be_noted(of: type[Record], lists: Lists) -> bool:
    """Whether there is what such a note is about; says what comes first where there is not."""
    if of is Occasion and not lists.boundaries:
        st.write(_(BOUNDARY_FIRST))
        return False
    if not lists.clients and any(spec.name == "client" and spec.required for spec in specs(of)):
        st.html(block(f"<p>{link('clients', _('Add a client'))} {_(NO_CLIENTS)}</p>"))
        return False
    return True


def _chosen_client(book: Tracker) -> str | None:
    """The client whose notes alone are shown: the one chosen on this page, or named in the address."""
    names = {of.name for of in book.records(Client)}
    chosen = st.session_state.get("note-client", st.session_state.get(FILTERED))
    named = st.query_params.get("client") if chosen is None else chosen
    return named if named in names else None


def _filter(book: Tracker, whose: str | None) -> str | None:
    every = labels((of.name for of in book.records(Client)), _(FILTER_ALL))
    if len(every) < 3:  # one client, or none
        return None
    with st.columns([1, 2])[0]:
        chosen = select(_("Notes of"), every, whose or "", "note-client")
    st.session_state[FILTERED] = chosen
    return chosen or None


def _likely(of: type[Record], lists: Lists, whose: str | None) -> dict[str, Any]:
    """Whose a new note likely is: the client looked at, or noted last, or the only one."""
    only = next(iter(lists.clients)) if len(lists.clients) == 1 else None
    needed = any(spec.name == "client" and spec.required for spec in specs(of))
    client = whose or (needed and (st.session_state.get(LAST_CLIENT) or only)) or None
    return {"client": client} if client in lists.clients else {}


def _of_client(book: Tracker, records: Sequence[Record], client: str) -> list[Record]:
    own = {of.id for of in book.records(Boundary) if of.client == client}
    return [
        of
        for of in records
        if (of.boundary in own if isinstance(of, Occasion) else getattr(of, "client", None) == client)
    ]
