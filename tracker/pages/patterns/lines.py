"""What each pattern looks at, its lines in a form, and the rules that all of them share."""

from functools import partial
from zlib import crc32

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.pages.forms import Form
from tracker.pages.markup import block, paragraphs
from tracker.pages.notes.changes import refuse
from tracker.pages.notes.form import refused
from tracker.pages.patterns.list import described
from tracker.pages.patterns.waiting import switch_off, switch_on
from tracker.patterns import patterns
from tracker.patterns.base import Limit, Limits, Pattern
from tracker.patterns.limits import is_off
from tracker.records import Settings
from tracker.wording.cards import title_of
from tracker.wording.cards.shared_rules import PRIVACY, SHARED_RULES, false_alarms
from tracker.wording.escaping import escaped
from tracker.wording.pattern_docs import explained
from tracker.wording.pattern_parts import (
    factor,
    limit_label,
    limit_refusal,
    limit_sentence,
    moved_sentence,
)
from tracker.workweek import in_force


def pattern_lines(book: Tracker) -> None:
    """Draw the shared rules, then every pattern by its number; what is inside is made when it is opened."""
    st.caption(
        _(
            "Every line can be moved, and every pattern switched off. What is called chosen is a start that"
            " no source gives."
        )
    )
    with st.expander(_("What all of them share"), key="shared-rules", on_change="rerun") as shown:
        if shown.open:
            st.html(block(described((of.name, (of.text,)) for of in SHARED_RULES)))
            st.html(block(paragraphs([*false_alarms(), _(PRIVACY)], "soft")))
    said = in_force(book.records(Settings), book.today()).limits
    for pattern in sorted(patterns(), key=lambda of: of.number):
        off = is_off(pattern, said)
        label = f"{pattern.number} · {title_of(pattern.name)}"
        if off:
            label = _("{pattern} · switched off").format(pattern=label)
        expanded = st.query_params.get("pattern") == pattern.name
        key = f"about-{pattern.name}"
        with st.expander(escaped(label), expanded=expanded, key=key, on_change="rerun") as shown:
            if shown.open:
                _about(book, pattern, off=off)


def _about(book: Tracker, pattern: Pattern, *, off: bool) -> None:
    limits = book.limits(pattern.name)
    of = explained(pattern, limits)
    st.html(block(paragraphs([of.summary])))
    st.html(block(described((title, text.split("\n\n")) for title, text in of.sections)))
    _lines(pattern, limits)
    with st.container(horizontal=True, key=f"do-{pattern.name}"):
        if dict(limits) != pattern.default_limits:
            st.button(
                _("Back to the defaults"), key=f"default-{pattern.name}", on_click=_default, args=(pattern,)
            )
        (switch_on if off else switch_off)(pattern.name, f"switch-{pattern.name}")


def _lines(pattern: Pattern, limits: Limits) -> None:
    """Draw the form; another one as soon as a line was moved, so that it never shows what was."""
    form = Form(f"lines-{pattern.name}-{crc32(repr(sorted(limits.items())).encode()):08x}")
    with st.form(form.key("form")):
        for limit in pattern.limits:
            left, right = st.columns([2, 3], vertical_alignment="bottom")
            with left:
                _field(limit, limits[limit.name], form.key(limit.name))
            with right:
                st.caption(escaped(limit_sentence(limit), 300))
        refused(form)
        save = form.once(partial(_save, pattern, limits, form))
        st.form_submit_button(_("Save the lines"), key=form.key("save"), on_click=save)


def _field(limit: Limit, now: float, key: str) -> None:
    # Without min and max: the browser would swallow what lies beyond, and a sentence says more.
    step = 1.0 if limit.high - limit.low > 2 or factor(limit) > 1 else 0.05
    value = round(float(now) * factor(limit), 6)
    st.number_input(limit_label(limit), value=value, step=step, format="%g", key=key)


def _save(pattern: Pattern, limits: Limits, form: Form) -> None:
    def change(book: Tracker) -> str:
        moved = []
        for limit in pattern.limits:
            shown = form.value(limit.name)
            value = limit.default if shown is None else round(shown / factor(limit), 8)
            if not limit.low <= value <= limit.high:
                raise UsageError(limit_refusal(limit, value), _("Choose a value within that range"))
            if value != limits[limit.name]:
                moved.append((limit, value))
        lines = {limit.name: None if value == limit.default else value for limit, value in moved}
        if lines:
            book.set_limits(pattern.name, **lines)
        return moved_sentence(title_of(pattern.name), moved)

    if not form.send(change):
        refuse(form)


def _default(pattern: Pattern) -> None:
    def change(book: Tracker) -> str:
        book.set_limits(pattern.name, **{limit.name: None for limit in pattern.limits})
        return _("{title}: every line stands at its default again.").format(title=title_of(pattern.name))

    Form(f"lines-{pattern.name}").send(change)
