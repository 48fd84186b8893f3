"""What is done with a note: noting it, changing it, the next step of its kind, deleting it.

Everything here is a callback or its part: each change can be taken back.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.pages.forms import Form
from tracker.pages.frame import act
from tracker.pages.notes.fields import fields_of
from tracker.pages.notes.reading import said, terms_said
from tracker.records import Boundary, Complaint, Invoice, Occasion, Question, Record, Update, specs
from tracker.records.base import Kind
from tracker.records.order import is_open
from tracker.wording.note_facts import Beside
from tracker.wording.note_lines import short
from tracker.wording.numbers import one_line

EDITING = "note-editing"
"""Where the session keeps the id of the note that is being changed."""
LAST_CLIENT = "note-last-client"


class Step(NamedTuple):
    """What can happen to a note next.

    Attributes:
        name: by which its words are found.
        icon: on its button.
        choice: the field that is chosen with it.
        stamp: the field that becomes now or today; None: the note is closed.
    """

    name: str
    icon: str = ":material/check:"
    choice: str | None = None
    stamp: str | None = None


_CLOSING = {
    "request": Step("decided", choice="decision"),
    "question": Step("answered"),
    "assumption": Step("tested", choice="outcome"),
    "complaint": Step("closed", choice="outcome"),
    "boundary": Step("ends", ":material/close:"),
    "invoice": Step("paid"),
    "phase": Step("ended"),
}


def steps_of(book: Tracker, record: Record) -> Iterator[Step]:
    """What can happen to a note next, the likeliest first."""
    if isinstance(record, Occasion) and record.kept is None:
        yield Step("went", choice="kept", stamp="")
    if isinstance(record, Update) and record.kind == "risk" and record.told_on is None:
        yield Step("told", stamp="told_on")
    if not is_open(record, book.today()):
        return
    if isinstance(record, Boundary) and record.applies and record.told_on is None:
        yield Step("told", stamp="told_on")
    if isinstance(record, Question) and record.asked_at is None and record.asked_whom is None:
        yield Step("asked", ":material/help:", choice="asked_whom", stamp="asked_at")
    if record.type == "action":
        yield Step("done") if getattr(record, "doer", None) else Step("done-by", choice="doer")
    elif record.type in _CLOSING:
        yield _CLOSING[record.type]
    if isinstance(record, Complaint):
        yield Step("came-back", ":material/replay:", stamp="reopened_on")
    if isinstance(record, Invoice):
        yield Step("reminded", ":material/notifications:", stamp="reminded_on")


def beside(book: Tracker) -> Beside:
    """What the lines of notes are written by."""
    known = {of.id or "": of for of in book.records(Boundary)}
    return Beside(book.today(), book.now().tzinfo, known, lambda client: book.currency(client or None))


def note(form: Form, record_type: type[Record]) -> None:
    """Store a new note, as its form holds it."""

    def change(book: Tracker) -> str:
        made = book.add(record_type(**_gathered(book, form, record_type, None)))
        st.session_state[LAST_CLIENT] = getattr(made, "client", None)
        return _("Noted: {note}.").format(note=short(made, beside(book)))

    if not form.send(change):
        refuse(form)


def save(form: Form, record: Record) -> None:
    """Store what was changed in the form of a note."""

    def change(book: Tracker) -> str | None:
        fields = _gathered(book, form, type(record), record)
        if not fields:
            return None
        changed = book.change(record, **fields)
        return _("Changed: {note}.").format(note=short(changed, beside(book)))

    if form.send(change):
        st.session_state.pop(EDITING, None)
    else:
        refuse(form)


def edit(record_id: str | None) -> None:
    """Open the form of a note; None closes the one that is open."""
    st.session_state[EDITING] = record_id


def take(step: Step, words: str, record: Record, key: str) -> None:
    """Take a step with a note; what was chosen with it is what its button, of that key, holds."""

    def change(book: Tracker) -> str:
        chosen: dict[str, Any] = {step.choice: st.session_state[key]} if step.choice else {}
        if step.stamp is None:
            book.close_record(record, **chosen)
        else:
            stamp = {step.stamp: _present(book, record, step.stamp)} if step.stamp else {}
            book.change(record, **stamp, **chosen)
        return f"{words}: {short(record, beside(book))}."

    act(change)


def delete(record: Record) -> None:
    """Delete a note, or take an answer back."""

    def change(book: Tracker) -> str:
        done = _("Taken back: {what}.") if record.type == "decision" else _("Deleted: {what}.")
        words = done.format(what=short(record, beside(book)))
        book.remove(record)
        return words

    act(change)


def refusal(form: Form) -> str | None:
    """Why the form was not taken, once."""
    found = st.session_state.pop(f"refused-{form.name}", None)
    return None if found is None else str(found)


def refuse(form: Form) -> None:
    """Keep why a change was not made for its form, which may stand far down the page."""
    st.session_state[f"refused-{form.name}"] = st.session_state.pop("refused", None)


def _gathered(book: Tracker, form: Form, record_type: type[Record], record: Record | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields_of(book, form, record_type, record, {}):
        found |= said(book, field)
    if found.get("project"):
        owner, found["project"] = found["project"]
        whose = found.get("client", getattr(record, "client", None))
        if whose not in (None, owner):
            said_of = _("The project {project} is {client}’s").format(
                project=one_line(found["project"], 40), client=one_line(owner, 40)
            )
            raise UsageError(said_of, _("Choose that client, or another project"))
        found["client"] = owner
    return terms_said(found, record)


def _present(book: Tracker, record: Record, name: str) -> Any:
    kind = next(spec.kind for spec in specs(type(record)) if spec.name == name)
    if kind is Kind.DAYS:
        return (*getattr(record, name), book.today())
    return book.now().replace(microsecond=0) if kind is Kind.INSTANT else book.today()
