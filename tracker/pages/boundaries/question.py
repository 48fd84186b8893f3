"""One topic of an engagement as a plain question, with what is known already."""

from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.address import QUESTION, go
from tracker.pages.boundaries.keeping import Place, keep_answer, no_part, refusals
from tracker.pages.boundaries.terms import draw_terms
from tracker.pages.forms import DAY_FORMAT, Form, select
from tracker.pages.markup import LONGEST, block, paragraphs
from tracker.pages.notes.form import refused
from tracker.records import MEASURES, Boundary
from tracker.wording.boundaries import questions as words
from tracker.wording.boundaries.measures import measure_name
from tracker.wording.boundaries.states import topic_title


def question(
    book: Tracker,
    place: Place,
    held: Boundary | None,
    general: Boundary | None,
    form: Form,
    places: tuple[str, str],
) -> None:
    """Draw a topic.

    Args:
        book: the open book.
        place: the client, the project and the topic.
        held: what is noted of it already.
        general: what is noted of it for all clients, or for all work with this one.
        form: whose fields they are.
        places: the topics before and after, as the address names them.
    """
    asked = words.QUESTIONS[place.topic]
    st.html(
        block(
            f'<h3 style="margin:0;padding:0;font-weight:500">{html(_(asked.asks), LONGEST)}</h3>'
            f"<p><small>{html(topic_title(place.topic))}</small></p>"
            f"{paragraphs([_(asked.about), _known(held, general, place)])}"
        )
    )
    _text(form, "statement", words.HOLDS, _of(held, "statement"), asked.holds)
    draw_terms(form, place.topic, held.terms if held else {}, book.currency(place.client))
    one, two = st.columns(2)
    with one:
        _text(form, "reason", words.WHY, _of(held, "reason"), asked.why)
    with two:
        _text(form, "exception", words.EXCEPTION, _of(held, "exception"), asked.exception)
    _told(book, form, held)
    _more(form, held)
    refused(refusals(place.topic))
    _buttons(form, place, held, *places)


def _known(held: Boundary | None, general: Boundary | None, place: Place) -> str:
    """What is known of the topic already, in a sentence."""
    if held is not None and not held.applies:
        return _("So far it plays no part here; what you write below changes that.")
    if held is not None or general is None or place.client is None:
        return ""
    return words.covered(general.statement, general.client, place.project or place.client)


def _text(form: Form, field: str, label: str, held: str | None, example: str) -> None:
    key, shown = form.key(field), _("For example: {example}").format(example=_(example))
    st.text_input(_(label), held or "", key=key, placeholder=shown, autocomplete="off")


def _told(book: Tracker, form: Form, held: Boundary | None) -> None:
    """Draw whether it was told, and if so when, how, and what became of it."""
    told_on = held.told_on if held else None
    choices = ["earlier", "no"] if told_on else ["no", "today", "earlier"]
    when = st.segmented_control(
        _(words.TOLD),
        choices,
        default=choices[0],
        format_func=lambda name: _(words.TOLD_WHEN[name]),
        required=True,
        key=form.key("told"),
    )
    if when == "no":
        return
    day, how, reaction = st.columns([2, 3, 3])
    if when == "earlier":
        latest = max(book.today(), told_on or book.today())
        day.date_input(
            _(words.TOLD_ON), told_on, max_value=latest, key=form.key("told-on"), format=DAY_FORMAT
        )
    with how:
        _text(form, "told-how", words.TOLD_HOW, _of(held, "told_how"), words.HOW_EXAMPLE)
    with reaction:
        _text(form, "reaction", words.REACTION, _of(held, "reaction"), words.REACTION_EXAMPLE)


def _more(form: Form, held: Boundary | None) -> None:
    """Draw what few boundaries need."""
    with st.expander(_(words.MORE), key=form.key("more")):
        one, two = st.columns(2)
        with one:
            owners = {"": _("nobody in particular")} | {name: _(of) for name, of in words.OWNERS.items()}
            select(_(words.OWNER), owners, _of(held, "owner") or "", form.key("owner"))
            measures = {"": _(words.USUAL_MEASURE)} | {name: measure_name(name) for name in MEASURES}
            select(_(words.MEASURE), measures, _of(held, "measure") or "", form.key("measure"))
        with two:
            _day(form, "ends-on", words.ENDS_ON, _of(held, "ends_on"))
            _day(form, "review-on", words.REVIEW_ON, _of(held, "review_on"))
            hoped = _of(held, "hoped_percent")
            st.number_input(_(words.HOPED), 0, 100, hoped, 5, key=form.key("hoped"), placeholder="20")


def _of(held: Boundary | None, field: str) -> Any:
    return getattr(held, field) if held else None


def _day(form: Form, field: str, label: str, held: Any) -> None:
    st.date_input(_(label), held, key=form.key(field), format=DAY_FORMAT)


def _buttons(form: Form, place: Place, held: Boundary | None, before: str, after: str) -> None:
    args = (form, place, held, after)
    with st.container(horizontal=True, key=form.key("buttons")):
        st.button(
            _(words.KEEP), type="primary", key=form.key("keep"), on_click=form.once(keep_answer), args=args
        )
        st.button(_(words.SKIP), key=form.key("skip"), on_click=go, kwargs={QUESTION: after})
        st.button(_(words.NO_PART), key=form.key("no-part"), on_click=form.once(no_part), args=args)
        if before:
            st.button(
                _(words.BACK), type="tertiary", key=form.key("back"), on_click=go, kwargs={QUESTION: before}
            )
