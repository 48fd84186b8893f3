"""One assumption: what rests on it, a light way to ask, and how it turned out."""

from collections.abc import Sequence

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.metrics.beliefs import is_untested, turned_out_wrong
from tracker.pages.forms import form_of, in_rows
from tracker.pages.frame import act
from tracker.pages.markup import LONGEST, block, link, paragraphs
from tracker.pages.notes.changes import EDITING, beside, delete, edit, save
from tracker.pages.notes.fields import draw, fields_of, lists_of
from tracker.pages.notes.form import refused
from tracker.pages.words.card import To
from tracker.records import Assumption
from tracker.wording import assumptions as words
from tracker.wording.note_lines import note_line
from tracker.wording.phrases import CHECK, Saying
from tracker.wording.phrases.placeholders import filled

FIELDS = (
    "text",
    "number",
    "basis",
    "belief",
    "held_since",
    "seconds",
    "decisions",
    "tested_on",
    "outcome",
    "tested_how",
)
"""What the form of an assumption holds; whose it is stands beside it."""


def card(book: Tracker, of: Assumption, known: Sequence[Assumption], asks: Sequence[Saying], to: To) -> None:
    """Draw an assumption.

    Args:
        book: the open book.
        of: the assumption.
        known: all of them, in which the same may have been tested before.
        asks: the ways to check it, the first of which is shown.
        to: the language of that, and what is filled in.
    """
    with st.container(border=True, gap="small", key=f"say-assumption-{of.id}"):
        if st.session_state.get(EDITING) == of.id:
            _form(book, of)
            return
        untested = is_untested(of)
        st.html(block(_said(book, of, known, untested=untested)))
        if untested:
            _ask(of, asks, to)
        _buttons(of, untested=untested)


def _said(book: Tracker, of: Assumption, known: Sequence[Assumption], *, untested: bool) -> str:
    facts = note_line(of, beside(book), is_open=untested).facts
    title = f"<h3>{html(words.belief(of), 200)}</h3>"
    line = f"<p><small>{html(' · '.join(facts), LONGEST)}</small></p>"
    before = turned_out_wrong(of, known) if untested else None
    return title + line + (paragraphs([words.did_not_hold_before(before)]) if before else "")


def _ask(of: Assumption, asks: Sequence[Saying], to: To) -> None:
    if not asks:
        st.html(block(paragraphs([_(words.NO_QUESTION)], "soft")))
        return
    st.code(filled(asks[0].text, to.known), language=None, wrap_lines=True)
    address = {"words": CHECK, "assumption": str(of.number), "client": of.client, "in": to.language}
    st.html(block(f"<p><small>{link('words', _(words.MORE_WAYS), **address)}</small></p>"))


def _buttons(of: Assumption, *, untested: bool) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"assumption-buttons-{of.id}"):
        if untested:
            for outcome, label, icon in (
                ("right", words.HELD, ":material/check:"),
                ("wrong", words.DID_NOT_HOLD, ":material/close:"),
            ):
                key = f"assumption-{outcome}-{of.id}"
                st.button(_(label), key=key, icon=icon, on_click=_turned_out, args=(of, outcome))
        st.button(
            _("Edit"),
            key=f"assumption-edit-{of.id}",
            type="tertiary",
            icon=":material/edit:",
            on_click=edit,
            args=(of.id,),
        )
        st.button(
            _("Delete"),
            key=f"assumption-delete-{of.id}",
            type="tertiary",
            icon=":material/delete:",
            on_click=delete,
            args=(of,),
        )


def _turned_out(of: Assumption, outcome: str) -> None:
    def change(book: Tracker) -> str:
        book.close_record(of, outcome=outcome)
        return words.turned_out(of, outcome)

    act(change)


def _form(book: Tracker, of: Assumption) -> None:
    """Draw the form of an assumption."""
    form, lists = form_of(of), lists_of(book)
    refused(form)
    fields = {one.spec.name: one for one in fields_of(book, form, Assumption, of, {})}
    for column, field in in_rows([fields[name] for name in FIELDS], 2):
        with column:
            draw(field, lists)
    with st.container(horizontal=True):
        args = (form, of)
        st.button(_("Save"), type="primary", key=form.key("save"), on_click=form.once(save), args=args)
        st.button(_("Cancel"), key=form.key("cancel"), on_click=edit, args=(None,))
