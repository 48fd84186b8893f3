"""The answers to a finding: my choice, seen, or a boundary; and taking an answer back."""

from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.forms import DAY_FORMAT, Form
from tracker.pages.frame import act
from tracker.pages.notes.form import refused
from tracker.pages.patterns.boundary import boundary_form, close_with
from tracker.pages.patterns.signs import name_of
from tracker.patterns import pattern_named
from tracker.records import Decision
from tracker.signs import Sign
from tracker.wording.cards import title_of
from tracker.wording.cards.answers import NAMES
from tracker.wording.escaping import escaped
from tracker.wording.numbers import one_line
from tracker.wording.pattern_parts import answered_sentence

LONGEST = 600


def answers(book: Tracker, sign: Sign, week: str) -> None:
    """Draw the three buttons and, under them, the form of the one that was pressed."""
    name = name_of(sign, week)
    form = Form(f"answer-{name}")
    with st.container(horizontal=True, gap="small", key=f"answers-{name}"):
        _opens("my_choice", name)
        st.button(_(NAMES["seen"]), key=f"seen-{name}", on_click=form.once(_seen), args=(sign, week, form))
        _opens("set_boundary", name)
    chosen = st.session_state.get(_opened(name))
    if chosen == "my_choice":
        _choice_form(sign, week, form)
    elif chosen == "set_boundary":
        boundary_form(book, sign, week, form, _opened(name))


def take_back(decision: Decision, name: str) -> None:
    """Draw the button that removes an answer."""
    st.button(_("Take back"), key=f"take-back-{name}", on_click=_remove, args=(decision,))


def _opened(name: str) -> str:
    return f"answering-{name}"


def _opens(answer: str, name: str) -> None:
    is_open = st.session_state.get(_opened(name)) == answer
    st.button(
        _(NAMES[answer]),
        key=f"{answer}-{name}",
        icon=":material/expand_less:" if is_open else ":material/expand_more:",
        icon_position="right",
        on_click=_toggle,
        args=(_opened(name), None if is_open else answer),
    )


def _toggle(key: str, answer: str | None) -> None:
    st.session_state[key] = answer


def _choice_form(sign: Sign, week: str, form: Form) -> None:
    """Draw the form of a choice, and what it would do as it stands."""
    with st.container(border=True, key=form.key("choice")):
        refused(form)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(_("Until (optional)"), None, format=DAY_FORMAT, key=form.key("until"), width=180)
            if _has_budgets(sign):
                st.number_input(
                    _("Budget in hours (optional)"),
                    min_value=0.0,
                    value=None,
                    step=1.0,
                    format="%g",
                    key=form.key("budget"),
                    width=220,
                    help=_("How many hours in four weeks you choose for it; beyond them it speaks again."),
                )
        st.text_input(_("Note to yourself (optional)"), key=form.key("note"), autocomplete="off")
        said = answered_sentence(_decision(sign, week, "my_choice", _fields(form)))
        st.caption(escaped(said, LONGEST))
        st.button(
            _("Keep this answer"),
            type="primary",
            key=form.key("keep"),
            on_click=form.once(_keep),
            args=(sign, week, form, _opened(name_of(sign, week))),
        )


def _has_budgets(sign: Sign) -> bool:
    known = pattern_named(sign.finding.pattern)
    return known is not None and known.budgets


def _fields(form: Form) -> dict[str, Any]:
    note = str(form.value("note") or "").strip() or None
    return {"until": form.value("until"), "budget_hours": form.value("budget"), "note": note}


def _decision(sign: Sign, week: str, answer: str, fields: dict[str, Any]) -> Decision:
    found = sign.finding
    return Decision(week=week, pattern=found.pattern, client=found.client, answer=answer, **fields)


def _keep(sign: Sign, week: str, form: Form, opened: str) -> None:
    def change(book: Tracker) -> str:
        return _answered(book, sign, week, "my_choice", _fields(form))

    close_with(form, opened, change)


def _seen(sign: Sign, week: str, form: Form) -> None:
    form.send(lambda book: _answered(book, sign, week, "seen", {}))


def _answered(book: Tracker, sign: Sign, week: str, answer: str, fields: dict[str, Any]) -> str:
    found = sign.finding
    decision = book.answer(found.pattern, answer, client=found.client, week=week, **fields)
    return one_line(answered_sentence(decision), LONGEST)


def _remove(decision: Decision) -> None:
    def change(book: Tracker) -> str:
        book.remove(decision)
        if decision.answer == "set_boundary":
            said = _("Your answer to “{title}” is taken back. The boundary stays.")
        else:
            said = _("Your answer to “{title}” is taken back.")
        return said.format(title=title_of(decision.pattern))

    act(change)
