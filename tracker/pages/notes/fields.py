"""The fields of a note's form, drawn from the declaration of its record, those that matter first."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.choosing import active_clients
from tracker.pages.forms import DAY_FORMAT, Form, labels, select
from tracker.pages.notes.reading import TERMS, Field, terms_held
from tracker.records import Boundary, Kind, Project, Record, specs
from tracker.wording.note_fields import CLIENTS, TIME, TIME_ELSE_NOW
from tracker.wording.note_lines import boundary_name
from tracker.wording.numbers import one_line

MAIN: Mapping[str, tuple[str, ...]] = {
    "request": ("client", "text", "at", "seconds", "in_scope", "decision"),
    "question": ("client", "text", "opened_at", "seconds", "asked_whom"),
    "assumption": ("client", "text", "number", "basis", "seconds"),
    "action": ("client", "text", "owner", "doer", "due_on"),
    "complaint": ("client", "text", "opened_on", "cause", "seconds"),
    "update": ("client", "at", "kind", "with_sponsor"),
    "boundary": ("client", "statement", "topic", "chosen_on", "told_on"),
    "occasion": ("boundary", "note", "at", "kept", "opened_by", "chosen"),
    "invoice": ("client", "number", "amount_cents", "issued_on", "due_on"),
    "phase": ("client", "name", "starts_on", "ends_on"),
    "checkin": ("client", "note", "energy", "client_said", "own_guess"),
}
"""The fields that stand in the form at once, in their order; the others stand under "More"."""
_TODAY = {"assumption": "held_since", "boundary": "chosen_on", "phase": "starts_on"}
"""The day that is likely today, where the declaration names none that begins it."""

MOST_PILLS = 11
"""More choices than these stand in a list to choose from, and so do those with long words."""
LONGEST_PILL = 24


class Lists(NamedTuple):
    """What a note can be about: clients by name, projects by client and name, boundaries by id."""

    clients: Mapping[str, str]
    projects: Mapping[tuple[str, str], str]
    boundaries: Mapping[str, str]


def lists_of(book: Tracker) -> Lists:
    """What a note can be about, with how each is called."""
    projects = {
        (of.client, of.name): f"{one_line(of.client, 40)} / {one_line(of.name, 40)}"
        for of in book.records(Project)
    }
    boundaries = {of.id or "": of for of in book.records(Boundary)}
    called = {name: boundary_name(of) for name, of in boundaries.items()}
    if len(set(called.values())) < len(called):  # twins are told apart by the day they were chosen
        called = {
            name: f"{said} · {boundaries[name].chosen_on or ''} {name[:4]}" for name, said in called.items()
        }
    return Lists(labels(of.name for of in active_clients(book)), projects, called)


def fields_of(
    book: Tracker, form: Form, record_type: type[Record], record: Record | None, likely: Mapping[str, Any]
) -> Iterator[Field]:
    """The fields of a record's form, those that matter first.

    Args:
        book: the open book.
        form: whose fields they are.
        record_type: what is noted.
        record: the stored one; None: a new one.
        likely: what a new one likely holds, by field.
    """
    declared = {spec.name: spec for spec in specs(record_type) if spec.name not in ("id", "terms")}
    declared |= {spec.name: spec for spec in TERMS} if record_type is Boundary else {}
    first = MAIN[record_type.type]
    terms = terms_held(record)
    now = book.now()
    for name in (*first, *(name for name in declared if name not in first)):
        spec = declared[name]
        if record is None:
            begins = name in (record_type.begins, _TODAY.get(record_type.type))
            begun = (now if spec.kind is Kind.INSTANT else book.today()) if begins else spec.default
            held = likely.get(name, begun)
        else:
            held = terms.get(name) if spec in TERMS else getattr(record, name)
        if spec.kind is Kind.PROJECT and held:
            held = (getattr(record, "client", None) or "", held)
        yield Field(form, record_type, spec, held, record is None, now.tzinfo)


def draw(field: Field, lists: Lists) -> None:
    """Draw a field's widget."""
    drawn = _LISTED.get(field.spec.kind)
    if drawn is not None:
        drawn(field, lists)
    elif field.words.choices:
        _choice(field)
    else:
        _PLAIN.get(field.spec.kind, _text)(field)


def _text(field: Field) -> None:
    label, hint, placeholder, _choices = field.words
    st.text_input(label, field.shown(), key=field.key, help=hint, placeholder=placeholder)


def _day(field: Field) -> None:
    st.date_input(field.words.label, field.shown(), key=field.key, help=field.words.help, format=DAY_FORMAT)


def _instant(field: Field) -> None:
    day, clock = field.shown()
    is_now = field.is_new and day is not None
    with st.container(horizontal=True, gap="small"):
        st.date_input(field.words.label, day, key=field.key, format=DAY_FORMAT, width=150)
        st.time_input(
            _(TIME_ELSE_NOW if is_now else TIME),
            clock,
            key=field.clock_key,
            step=300,
            help=field.words.help if is_now else None,
            width=150,
        )


def _flag(field: Field) -> None:
    st.checkbox(field.words.label, field.shown(), key=field.key, help=field.words.help, wrap=True)


def _number(field: Field) -> None:
    label, hint, placeholder, _choices = field.words
    is_whole = field.spec.kind is Kind.NUMBER
    bounds: tuple[Any, Any] = (field.spec.least, field.spec.most) if is_whole else (0.0, None)
    st.number_input(
        label, *bounds, field.held, 1 if is_whole else 1.0, key=field.key, help=hint, placeholder=placeholder
    )


def _choice(field: Field) -> None:
    label, hint, placeholder, choices = field.words
    if len(choices) > MOST_PILLS or max(map(len, choices.values())) > LONGEST_PILL:
        blank: dict[Any, str] = {} if field.spec.required else {"": placeholder or _("not said")}
        select(label, blank | dict(choices), field.shown() or "", field.key, placeholder=placeholder)
        return
    st.pills(
        label,
        list(choices),
        default=field.shown(),
        format_func=lambda value: choices.get(value, str(value)),
        key=field.key,
        help=hint,
        wrap=True,
    )


def _client(field: Field, lists: Lists) -> None:
    names = dict(lists.clients)
    if field.held and field.held not in names:  # an archived one
        names |= labels([field.held])
    if not field.spec.required:
        names = {"": _(CLIENTS[field.record_type.type])} | names
    select(field.words.label, names, field.shown(), field.key, placeholder=field.words.placeholder)


def _project(field: Field, lists: Lists) -> None:
    names: dict[Any, str] = {"": field.words.placeholder, **lists.projects}
    select(field.words.label, names, field.shown(), field.key)


def _boundary(field: Field, lists: Lists) -> None:
    label, _hint, placeholder, _choices = field.words
    select(label, lists.boundaries, field.held, field.key, placeholder=placeholder)


_PLAIN: Mapping[Kind, Callable[[Field], None]] = {
    Kind.DAY: _day,
    Kind.INSTANT: _instant,
    Kind.FLAG: _flag,
    Kind.NUMBER: _number,
    Kind.HOURS: _number,
}
_LISTED: Mapping[Kind, Callable[[Field, Lists], None]] = {
    Kind.CLIENT: _client,
    Kind.PROJECT: _project,
    Kind.BOUNDARY: _boundary,
}
