"""The form that answers a finding with a boundary: what it is about, what holds, and whether it was told."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.pages.forms import Form, labels, select
from tracker.pages.notes.changes import refuse
from tracker.pages.notes.form import refused
from tracker.pages.written import amount
from tracker.patterns import pattern_named
from tracker.patterns.topics import TOPIC_NAMES, topic_name
from tracker.records import Boundary, Client
from tracker.signs import Sign
from tracker.wording.boundaries.questions import QUESTIONS
from tracker.wording.escaping import escaped
from tracker.wording.numbers import one_line

UPDATES = ("silent-progress", "loud-client-crowding")
"""Patterns for which a boundary says how often the client hears something."""


def boundary_form(book: Tracker, sign: Sign, week: str, form: Form, opened: str) -> None:
    """Draw the form; `opened` is the key that holds which form of the finding is open."""
    found = sign.finding
    with st.container(border=True, key=form.key("boundary")):
        boundary_fields(book, form, found.pattern, found.client)
        st.caption(
            _(
                "Notes the boundary and this answer in one change. The pattern goes on showing in later"
                " weeks, so that you can see what the boundary does."
            )
        )
        refused(form)
        st.button(
            _("Note the boundary"),
            type="primary",
            key=form.key("note-boundary"),
            on_click=_save,
            args=(sign, week, form, opened),
        )


def boundary_fields(book: Tracker, form: Form, pattern: str, client: str | None) -> None:
    """Draw the fields of a new boundary; those that a pattern is about come first, and `client` is likely."""
    own = _topics(pattern)
    topics = {
        topic: topic_name(topic).capitalize()
        for topic in (*own, *(of for of in TOPIC_NAMES if of not in own))
    }
    clients = labels((of.name for of in book.records(Client)), _("All clients"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        topic = select(_("About"), topics, next(iter(topics)), form.key("topic"))
        select(_("With"), clients, client or "", form.key("client"))
    st.text_input(
        _("What holds"),
        key=form.key("statement"),
        placeholder=_("For example: {example}").format(example=_(QUESTIONS[str(topic)].holds)),
        autocomplete="off",
    )
    st.text_input(
        _("Your reason (optional)"),
        key=form.key("reason"),
        placeholder=_("A limit with a reason is easier to say"),
        autocomplete="off",
    )
    _terms_fields(book, pattern, str(topic), client, form)
    if st.checkbox(_("I told it today"), key=form.key("told")):
        st.text_input(_("How (optional)"), key=form.key("how"), placeholder=_("on the phone, with the offer"))


def _topics(pattern: str) -> tuple[str, ...]:
    known = pattern_named(pattern)
    return known.topics if known else ()


def _terms_fields(book: Tracker, pattern: str, topic: str, client: str | None, form: Form) -> None:
    """Draw what can be measured of a boundary on this topic."""
    if topic == "extra_work_price":
        currency = escaped(book.currency(client))
        st.text_input(
            _("Gifts a quarter, up to, {currency} (optional)").format(currency=currency),
            key=form.key("gifts"),
            placeholder="500",
        )
    elif topic == "reply_time":
        _number(_("Hours of working time to a reply (optional)"), 0.5, form.key("reply"))
    elif topic == "hours":
        _number(_("Hours a week, at most (optional)"), 1.0, form.key("hours"))
    if pattern in UPDATES:
        _number(_("Working days from one update to the next (optional)"), 1.0, form.key("updates"))


def _number(label: str, step: float, key: str) -> None:
    st.number_input(label, min_value=0.0, value=None, step=step, format="%g", key=key)


def _terms(form: Form, pattern: str, topic: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if topic == "extra_work_price":
        found["gift_budget_cents"] = amount(form.value("gifts"), _("The budget for gifts"))
    elif topic == "reply_time":
        hours = form.value("reply")
        found["reply_within_minutes"] = round(60 * hours) if hours else None
    elif topic == "hours":
        found["max_hours_per_week"] = form.value("hours") or None
    if pattern in UPDATES:
        days = form.value("updates")
        found["update_every_days"] = round(days) if days else None
    return {name: value for name, value in found.items() if value is not None}


def boundary_of(book: Tracker, form: Form, pattern: str) -> Boundary:
    """The boundary that the fields hold.

    Raises:
        UsageError: it has no topic, or a number in it cannot be read.
    """
    topic, today = form.value("topic"), book.today()
    if topic is None:
        raise UsageError(_("The boundary has no topic"), _("Choose what it is about"))
    is_told = bool(form.value("told"))
    return Boundary(
        client=form.value("client") or None,
        topic=topic,
        statement=_text(form, "statement"),
        reason=_text(form, "reason"),
        chosen_on=today,
        told_on=today if is_told else None,
        told_how=_text(form, "how") if is_told else None,
        terms=_terms(form, pattern, topic),
    )


def _text(form: Form, field: str) -> str | None:
    return str(form.value(field) or "").strip() or None


def _save(sign: Sign, week: str, form: Form, opened: str) -> None:
    found = sign.finding

    def change(book: Tracker) -> str:
        made = book.add(boundary_of(book, form, found.pattern))
        book.answer(found.pattern, "set_boundary", client=found.client, week=week)
        return _noted(made, sign.card.title)

    close_with(form, opened, change)


def _noted(made: Boundary, title: str) -> str:
    if made.client:
        told = _("Noted your boundary on {topic} with {client}, told today, as the answer to “{title}”.")
        untold = _("Noted your boundary on {topic} with {client}, not told yet, as the answer to “{title}”.")
    else:
        told = _("Noted your boundary on {topic}, told today, as the answer to “{title}”.")
        untold = _("Noted your boundary on {topic}, not told yet, as the answer to “{title}”.")
    said = told if made.told_on else untold
    return said.format(topic=topic_name(made.topic), client=one_line(made.client, 60), title=title)


def close_with(form: Form, opened: str, change: Callable[[Tracker], str]) -> None:
    """Make the change of a form that is open, and close it; a refusal is said in the form."""
    if st.session_state.get(opened) is None:
        return  # the second of two quick presses: the first was taken

    def closing(book: Tracker) -> str:
        words = change(book)
        st.session_state[opened] = None  # here, for a second press may break in as soon as this is stored
        return words

    if not form.send(closing):
        refuse(form)
