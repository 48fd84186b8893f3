"""The notes of one kind: those that are open, with how long, then the others; each with what can be done."""

from collections.abc import Sequence

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.notes.changes import EDITING, Step, beside, delete, edit, steps_of, take
from tracker.pages.notes.fields import Lists
from tracker.pages.notes.form import changed_note
from tracker.records import Record
from tracker.records.order import is_open
from tracker.wording.escaping import escaped
from tracker.wording.note_facts import Beside
from tracker.wording.note_fields import field_words
from tracker.wording.note_lines import note_line
from tracker.wording.notes import DELETE, EDIT, NOTES, STEPS, TAKE_BACK, heading, more_rows

ROWS = 15
"""Notes that a list shows at first, and that are added at each press."""


def note_list(book: Tracker, kind: str, found: Sequence[Record], lists: Lists) -> None:
    """Draw the notes of a kind: the open ones, the oldest first, then the others, the newest first."""
    today, words = book.today(), NOTES[kind]
    going = [of for of in found if is_open(of, today)]
    over = [of for of in reversed(found) if not is_open(of, today)]
    known = beside(book)
    for title, records in ((words.going, going), (words.over, over)):
        if not records:
            continue
        st.subheader(heading(_(title), len(records)), anchor=False)
        key = f"note-rows-{kind}-{'going' if records is going else 'over'}"
        most = st.session_state.get(key, ROWS)
        for record in records[:most]:
            _row(book, record, lists, known, is_going=records is going)
        if len(records) > most:
            left = len(records) - most
            st.button(more_rows(left, ROWS), key=f"{key}-more", on_click=_show, args=(key, most + ROWS))


def _show(key: str, rows: int) -> None:
    st.session_state[key] = rows


def _row(book: Tracker, record: Record, lists: Lists, known: Beside, *, is_going: bool) -> None:
    if st.session_state.get(EDITING) == record.id and record.type != "decision":
        changed_note(book, record, lists)
        return
    title, facts = note_line(record, known, is_open=is_going)
    with st.container(key=f"note-row-{record.id}", gap=None):
        st.markdown(" · ".join((f"**{escaped(title, 400)}**", *(escaped(fact) for fact in facts))))
        with st.container(horizontal=True, gap="xsmall"):
            if record.type == "decision":
                _button("take-back", _(TAKE_BACK), ":material/undo:", record)
                return
            for step in steps_of(book, record):
                _step(step, record)
            st.button(
                _(EDIT),
                key=f"note-edit-{record.id}",
                type="tertiary",
                icon=":material/edit:",
                on_click=edit,
                args=(record.id,),
            )
            _button("delete", _(DELETE), ":material/delete:", record)


def _button(name: str, label: str, icon: str, record: Record) -> None:
    key = f"note-{name}-{record.id}"
    st.button(label, key=key, type="tertiary", icon=icon, on_click=delete, args=(record,))


def _step(step: Step, record: Record) -> None:
    key, label = f"note-{step.name}-{record.id}", _(STEPS[step.name])
    args = (step, label.rstrip("?"), record, key)
    if step.choice is None:
        st.button(label, key=key, type="tertiary", icon=step.icon, on_click=take, args=args)
        return
    choices = field_words(record.type, step.choice).choices
    st.menu_button(
        label,
        list(choices),
        format_func=lambda value: str(choices.get(value, value)),
        key=key,
        type="tertiary",
        icon=step.icon,
        on_click=take,
        args=args,
    )
