"""The ten common assumptions as prompts to tick for a client, and his own words beside them."""

from collections.abc import Sequence

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.metrics.beliefs import is_untested
from tracker.pages.forms import Form
from tracker.pages.markup import block, paragraphs
from tracker.pages.notes.changes import refuse
from tracker.pages.notes.form import refused
from tracker.records import Assumption
from tracker.wording import assumptions as words
from tracker.wording.escaping import escaped
from tracker.wording.note_fields import ASSUMPTIONS, field_words


def prompts(client: str, known: Sequence[Assumption]) -> None:
    """Draw those of the ten that are not open for the client, and a field for another."""
    form = Form(f"assumptions-{client}")
    held = {of.number for of in known if of.client == client and is_untested(of)}
    left = [number for number in ASSUMPTIONS if number not in held]
    st.html(block(paragraphs([_(words.PROMPTS)], "soft")))
    if left:
        st.pills(
            _("{client} …").format(client=escaped(client, 60)),
            left,
            selection_mode="multi",
            format_func=lambda number: _(ASSUMPTIONS.get(number, str(number))),
            key=form.key("numbers"),
            wrap=True,
        )
    st.text_input(_(words.OWN_WORDS), key=form.key("text"), autocomplete="off")
    basis = field_words("assumption", "basis")
    st.pills(
        basis.label,
        list(basis.choices),
        format_func=lambda value: basis.choices.get(value, str(value)),
        key=form.key("basis"),
        wrap=True,
    )
    refused(form)
    st.button(
        _(words.NOTE),
        type="primary",
        key=form.key("note"),
        on_click=form.once(_note),
        args=(form, client),
    )


def _note(form: Form, client: str) -> None:
    def change(book: Tracker) -> str:
        numbers = list(form.value("numbers") or ())
        text = str(form.value("text") or "").strip()
        if not numbers and not text:
            raise UsageError(_("Nothing is ticked or written yet"), _("Tick one, or write your own"))
        basis, today = form.value("basis"), book.today()
        for number in numbers:
            book.add(Assumption(client=client, number=number, basis=basis, held_since=today))
        if text:
            book.add(Assumption(client=client, text=text, basis=basis, held_since=today))
        return words.noted(len(numbers) + bool(text), client)

    if not form.send(change):
        refuse(form)
