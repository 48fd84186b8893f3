"""The one thing that a review chooses: a boundary, an assumption to test, or nothing this week."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.pages.choosing import active_clients
from tracker.pages.close.steps import signs_week
from tracker.pages.close.ways import ways_on
from tracker.pages.forms import Form, labels, select
from tracker.pages.frame import act
from tracker.pages.markup import block
from tracker.pages.notes.changes import refuse
from tracker.pages.notes.form import refused
from tracker.pages.patterns.boundary import boundary_fields, boundary_of
from tracker.pages.patterns.signs import week_signs
from tracker.patterns import pattern_named
from tracker.records import Assumption, Boundary
from tracker.records.order import is_open
from tracker.reviewing import Closing
from tracker.wording.closing import chosen_sentence, new_on_topic, to_say, to_test
from tracker.wording.escaping import escaped
from tracker.wording.note_fields import ASSUMPTIONS

T = TypeVar("T", bound=Boundary | Assumption)

MOST = 3
"""Boundaries, and assumptions, that are offered beside those of the signs."""
LONGEST = 200

NOTHING, NEW_BOUNDARY, NEW_ASSUMPTION = "nothing", "new-boundary", "new-assumption"


_OPEN = "closing-form-open"


class Offer(NamedTuple):
    """Something to choose: its words, and the record or, of a new boundary, what it would be about."""

    words: str
    record: Boundary | Assumption | None = None
    pattern: str = ""
    client: str | None = None


class _Opened(NamedTuple):
    """A form that is drawn: of which week, its turn, and what chooses what it holds.

    One of a sign is about something as it is; of the others something must be written first.
    """

    week: str
    form: Form
    turn: str
    is_about: bool
    choose: Callable[[], bool]

    def holds_something(self) -> bool:
        if self.form.key("") != self.turn:
            return False  # it was taken by its own button
        return self.is_about or any(
            self.form.value(name) for name in ("statement", "reason", "number", "text")
        )


def choice(book: Tracker, of: Closing) -> None:
    """Draw what can be chosen, the signs' own topics first, and the form of what is new."""
    offers = dict(_offers(book, of))
    key = f"closing-choice-{of.week}"
    stored = _stored(of)
    if st.session_state.get(key) not in offers or not str(st.session_state[key]).startswith("new"):
        st.session_state[key] = stored if stored in offers else None
    chosen = st.radio(
        _("What this review chooses"),
        list(offers),
        index=None,
        format_func=lambda name: escaped(offers[name].words, LONGEST),
        key=key,
        label_visibility="collapsed",
        on_change=_choose,
        args=(of, key, offers),
    )
    if chosen in offers and offers[chosen].record is None and chosen != NOTHING:
        form = Form(f"closing-{chosen}-{of.week}")
        if chosen == NEW_ASSUMPTION:
            _assumption_form(book, of, form, key)
        else:
            _boundary_form(book, of, form, key, offers[chosen])
    elif chosen is not None and chosen == stored:
        st.html(block(ways_on(offers[chosen].record), "soft"))


def keep_choice(week: str) -> bool:
    """Choose what the open form holds when one goes on past its button; False where that was refused."""
    opened: _Opened | None = st.session_state.get(_OPEN)
    if opened is None or opened.week != week or not opened.holds_something():
        return True
    return opened.choose()


def forget_form() -> None:
    """No form is open until one is drawn."""
    st.session_state.pop(_OPEN, None)


def _stored(of: Closing) -> str | None:
    if of.review is None or of.review.chosen is None:
        return None
    return NOTHING if of.review.chosen == NOTHING else f"{of.review.chosen} {of.review.chosen_id}"


def _offers(book: Tracker, of: Closing) -> Iterator[tuple[str, Offer]]:
    """What can be chosen, each under a name; what was chosen already is always among it."""
    today, whose = book.today(), {None, *(client.name for client in active_clients(book))}
    every, beliefs = book.records(Boundary), book.records(Assumption)
    boundaries = [one for one in every if one.applies and is_open(one, today) and one.client in whose]
    assumptions = [one for one in beliefs if is_open(one, today) and one.client in whose]
    read = week_signs(book, signs_week(book, of))
    for sign in read.cards:
        yield from _of_sign(sign.finding.pattern, sign.finding.client, boundaries)
    for one in _first(of, [one for one in boundaries if one.told_on is None], every):
        yield f"boundary {one.id}", Offer(to_say(one), one)
    for belief in _first(of, assumptions, beliefs):
        yield f"assumption {belief.id}", Offer(to_test(belief), belief)
    yield NEW_BOUNDARY, Offer(_("A boundary of your own"))
    yield NEW_ASSUMPTION, Offer(_("An assumption of your own, to test"))
    yield NOTHING, Offer(_("Nothing this week"))


def _first(of: Closing, found: Sequence[T], known: Sequence[T]) -> list[T]:
    first = list(found[:MOST])
    for one in known:
        if of.review and one.id == of.review.chosen_id and one not in first:
            first.append(one)
    return first


def _of_sign(pattern: str, client: str | None, boundaries: Sequence[Boundary]) -> Iterator[tuple[str, Offer]]:
    """What a sign asks for: the boundaries there are on its topics, else a new one."""
    known = pattern_named(pattern)
    topics = known.topics if known else ()
    if not topics:
        return
    there = [one for one in boundaries if one.topic in topics and one.client in (client, None)]
    for one in sorted(there, key=lambda one: one.client is None)[:1]:
        yield f"boundary {one.id}", Offer(to_say(one), one)
    if not there:
        words = new_on_topic(topics[0], client)
        yield f"{NEW_BOUNDARY} {topics[0]} {client or ''}", Offer(words, None, pattern, client)


def _choose(of: Closing, key: str, offers: dict[str, Offer]) -> None:
    name = st.session_state[key]
    offer = offers.get(name)
    if name != NOTHING and (offer is None or offer.record is None):
        return  # a form opens; it is chosen once there is something to choose

    def change(book: Tracker) -> str | None:
        if _stored(book.closing(of.week)) == name:
            return None  # a press that came twice: the first has said it
        record = offer.record if offer else None
        return chosen_sentence(book.choose(of.week, record or NOTHING), record)

    act(change)


def _boundary_form(book: Tracker, of: Closing, form: Form, key: str, offer: Offer) -> None:
    with st.container(border=True, key=form.key("boundary")):
        boundary_fields(book, form, offer.pattern, offer.client)
        refused(form)
        choose = partial(_choose_boundary, of, form, key, offer.pattern)
        _button(_("Choose this boundary"), of, form, choose, is_about=bool(offer.pattern))


def _button(label: str, of: Closing, form: Form, choose: Callable[[], bool], *, is_about: bool) -> None:
    """Draw the button of a form, and remember the form for whoever goes on past it."""

    def press() -> None:
        choose()

    st.button(label, type="primary", key=form.key("choose"), on_click=form.once(press))
    st.session_state[_OPEN] = _Opened(of.week, form, form.key(""), is_about, choose)


def _choose_boundary(of: Closing, form: Form, key: str, pattern: str) -> bool:
    return _send(of, form, key, lambda book: book.add(boundary_of(book, form, pattern)))


def _assumption_form(book: Tracker, of: Closing, form: Form, key: str) -> None:
    common = {number: _(said) for number, said in ASSUMPTIONS.items()}
    with st.container(border=True, key=form.key("assumption")):
        names = labels(one.name for one in active_clients(book))
        select(_("Who"), names, next(iter(names), None), form.key("client"))
        select(_("The client …"), common, None, form.key("number"), placeholder=_("none of these"))
        st.text_input(_("In your own words"), key=form.key("text"), autocomplete="off")
        refused(form)
        choose = partial(_choose_assumption, of, form, key)
        _button(_("Choose this assumption"), of, form, choose, is_about=False)


def _choose_assumption(of: Closing, form: Form, key: str) -> bool:
    def added(book: Tracker) -> Assumption:
        client, number = form.value("client"), form.value("number")
        text = str(form.value("text") or "").strip() or None
        if not client:
            raise UsageError(_("The assumption is about nobody"), _("Choose a client"))
        if number is None and text is None:
            raise UsageError(_("The assumption says nothing"), _("Choose one, or write your own"))
        return book.add(Assumption(client=client, number=number, text=text, held_since=book.today()))

    return _send(of, form, key, added)


def _send(of: Closing, form: Form, key: str, add: Callable[[Tracker], Boundary | Assumption]) -> bool:
    def change(book: Tracker) -> str:
        made = add(book)
        review = book.choose(of.week, made)
        st.session_state[key] = f"{made.type} {made.id}"
        return chosen_sentence(review, made)

    if form.send(change):
        return True
    refuse(form)
    return False
