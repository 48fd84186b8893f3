"""The form of a note: a new one, or one that is there."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.forms import Form, form_of, in_rows
from tracker.pages.frame import LONGEST_SENTENCE
from tracker.pages.notes.changes import edit, note, refusal, save
from tracker.pages.notes.fields import MAIN, Lists, draw, fields_of
from tracker.pages.notes.reading import Field
from tracker.records import Record
from tracker.wording.escaping import escaped
from tracker.wording.notes import ADD, CANCEL, MORE, SAVE

STYLE = """<style>
[data-testid="stLayoutWrapper"]:has(>.st-key-saying [data-testid="stAlert"]){position:sticky;top:0;
  z-index:99;padding:.4rem 0;background:light-dark(#fbf8f1,#1d1c1a)}
.st-key-said{flex-wrap:nowrap}
</style>"""
"""What was just done, and its undo, stay in sight of whoever has scrolled down a list."""


def new_note(book: Tracker, record_type: type[Record], lists: Lists, likely: Mapping[str, Any]) -> None:
    """Draw the form for a new note."""
    form = Form(f"note-{record_type.type}")
    refused(form)
    with st.form(form.key("form")):
        _draw(fields_of(book, form, record_type, None, likely), lists, form)
        args = (form, record_type)
        st.form_submit_button(
            _(ADD), type="primary", key=form.key("add"), on_click=form.once(note), args=args
        )


def changed_note(book: Tracker, record: Record, lists: Lists) -> None:
    """Draw the form of a note that is there."""
    form = form_of(record)
    refused(form)
    with st.form(form.key("form")):
        _draw(fields_of(book, form, type(record), record, {}), lists, form)
        with st.container(horizontal=True):
            args = (form, record)
            st.form_submit_button(
                _(SAVE), type="primary", key=form.key("save"), on_click=form.once(save), args=args
            )
            st.form_submit_button(_(CANCEL), key=form.key("cancel"), on_click=edit, args=(None,))


def refused(form: Form) -> None:
    """Say in its place why a form was not taken, once."""
    if (why := refusal(form)) is not None:
        st.warning(escaped(why, LONGEST_SENTENCE))


def _draw(fields: Iterable[Field], lists: Lists, form: Form) -> None:
    found = list(fields)
    main = len(MAIN[found[0].record_type.type])
    # Whose it is, and beside it what it is, in words; then the short ones.
    for column, field in zip(st.columns([1, 2]), found[:2], strict=True):
        with column:
            draw(field, lists)
    _rows(found[2:main], lists)
    if found[main:]:
        with st.expander(_(MORE), key=form.key("more")):
            _rows(found[main:], lists)


def _rows(fields: list[Field], lists: Lists) -> None:
    for column, field in in_rows(fields, 2):
        with column:
            draw(field, lists)
