"""One phrase: filled in and ready to copy, its own version, and the rehearsal of it."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from tracker.language import _
from tracker.language.parts import listed
from tracker.metrics.rehearsals import Practice
from tracker.pages.forms import Form, form_of
from tracker.pages.markup import block, paragraphs
from tracker.pages.notes.form import refused
from tracker.pages.words.changes import (
    LONGEST_TEXT,
    OPENED,
    back_to_original,
    place_of,
    rehearse,
    save,
    toggle,
)
from tracker.wording.phrases import Saying
from tracker.wording.phrases import practice as words
from tracker.wording.phrases.placeholders import PLACEHOLDERS, braces, filled, unknown

STYLE = """<style>
[class*="st-key-say-"] [data-testid="stCode"] :is(pre,code,code *){font-family:var(--said);font-size:1.05rem;
  line-height:1.5}
[class*="st-key-say-"]{--said:system-ui,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif}
[class*="st-key-say-"] [data-testid="stCode"] pre{background:transparent;padding:.2rem 2.6rem .2rem 0}
[class*="st-key-say-"] [data-testid="stCode"]>div:last-child{opacity:1;visibility:visible}
[class*="st-key-say-"] h3{font-size:1.05rem;margin:0;padding:0}
</style>"""
"""A phrase is read and said, so it stands in the letters of a sentence; it is copied without a mouse, too."""


class To(NamedTuple):
    """Whom the phrases are for: the client, the language, and what stands for each placeholder."""

    client: str | None
    language: str
    known: Mapping[str, str]


def card(saying: Saying, to: To, practice: Practice | None) -> None:
    """Draw a phrase with what can be done with it."""
    key = f"{to.language}-{saying.record.id if saying.original is None and saying.record else saying.name}"
    opened = st.session_state.get(OPENED)
    with st.container(border=True, gap="small", key=f"say-{key}"):
        if saying.original is None:
            st.html(block(paragraphs([saying.name], "soft")))
        st.code(filled(saying.text, to.known), language=None, wrap_lines=True)
        if about := _about(saying, practice):
            st.html(block(paragraphs(about, "soft")))
        _buttons(saying, key, opened)
        if opened == ("edit", key):
            _edit(saying, to, key)
        elif opened == ("rehearse", key):
            _rehearse(saying, to, key)


def _about(saying: Saying, practice: Practice | None) -> list[str]:
    said = []
    if saying.record is not None and saying.original is not None:
        said.append(_("Your own version."))
    if odd := unknown(saying.text):
        text = _("Nothing is known that {named} could stand for; it stays as it is.")
        said.append(text.format(named=listed(odd)))
    if practice is not None:
        said.append(f"{words.times(practice).capitalize()} · {words.courses(practice)}")
    return said


def _buttons(saying: Saying, key: str, opened: tuple[str, str] | None) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"words-buttons-{key}"):
        for what, label, icon in (
            ("rehearse", _("Rehearse"), ":material/record_voice_over:"),
            ("edit", _("Edit"), ":material/edit:"),
        ):
            st.button(
                label,
                key=f"words-{what}-{key}",
                type="tertiary",
                icon=":material/expand_less:" if opened == (what, key) else icon,
                on_click=toggle,
                args=(what, key),
            )
        if saying.record is not None:
            label = _("Delete") if saying.original is None else _("Back to the original")
            st.button(
                label,
                key=f"words-back-{key}",
                type="tertiary",
                icon=":material/delete:" if saying.original is None else ":material/undo:",
                on_click=back_to_original,
                args=(saying,),
            )


def _edit(saying: Saying, to: To, key: str) -> None:
    form = form_of(saying.record) if saying.record else Form(f"words-own-{key}")
    refused(place_of(key))
    st.text_area(
        _("In your own words"),
        saying.text,
        key=form.key("text"),
        max_chars=LONGEST_TEXT,
        help=_("Filled in where they stand: {names}").format(names=braces(PLACEHOLDERS)),
    )
    with st.container(horizontal=True):
        args = (form, key, saying, to.language)
        st.button(_("Keep"), type="primary", key=form.key("keep"), on_click=form.once(save), args=args)
        st.button(_("Cancel"), key=form.key("cancel"), on_click=toggle, args=("edit", key))


def _rehearse(saying: Saying, to: To, key: str) -> None:
    form = Form(f"words-rehearsal-{key}")
    st.html(block(paragraphs([_(words.SAY_IT)])))
    for field, label in (("before", words.BEFORE), ("after", words.AFTER)):
        st.pills(_(label), range(11), key=form.key(field), wrap=True)
    st.text_input(_("A word on it (optional)"), key=form.key("note"), autocomplete="off")
    refused(place_of(key))
    with st.container(horizontal=True):
        args = (form, key, saying, to.client)
        st.button(_("Keep"), type="primary", key=form.key("keep"), on_click=form.once(rehearse), args=args)
        st.button(_("Cancel"), key=form.key("cancel"), on_click=toggle, args=("rehearse", key))
