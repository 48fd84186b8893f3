"""The ways out of what is open between the user and a client: each one change, which can be taken back."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import streamlit as st

from tracker.between import Item, Open
from tracker.book import Tracker
from tracker.errors import NotFound, UsageError
from tracker.language import _
from tracker.pages.frame import act
from tracker.pages.notes.changes import beside
from tracker.records import Action, Complaint, Question, Request
from tracker.wording.note_lines import short
from tracker.wording.open_items import ASKED, TAKEN

LAST_TAKEN = "open-last-taken"
"""Where the session keeps the item and the way that was pressed last."""


class Way(NamedTuple):
    """A way out.

    Attributes:
        name: by which its words are found.
        icon: on its button.
        fields: what becomes known with it.
        closes: whether the item is closed then.
    """

    name: str
    icon: str
    fields: Mapping[str, Any] = {}
    closes: bool = True


_OUTCOMES = (("solved", ":material/check:"), ("shared", ":material/group:"), ("accepted", ":material/spa:"))
_DECISIONS = (
    ("priced", ":material/sell:"),
    ("traded", ":material/swap_horiz:"),
    ("alternative", ":material/alt_route:"),
    ("later", ":material/schedule:"),
    ("declined", ":material/close:"),
)


def ways_of(item: Item) -> Iterator[Way]:
    """The ways out of an item, but to ask about a question, which is `ask`."""
    of = item.record
    if isinstance(of, Complaint):
        yield from (Way(name, icon, {"outcome": name}) for name, icon in _OUTCOMES)
    elif isinstance(of, Question):
        yield Way("answered", ":material/check:")
    elif isinstance(of, Request):
        yield from (Way(name, icon, {"decision": name}) for name, icon in _DECISIONS)
        yield Way("just_done", ":material/check:", {"decision": "done"})
    elif isinstance(of, Action):
        yield Way("done", ":material/check:", {"doer": of.doer or of.owner})
        if of.doer == "me" and of.owner != "me":
            back = {"doer": of.owner, "agreed": False}
            yield Way("handed_back", ":material/undo:", back, closes=False)


def take(way: Way, record: Open) -> None:
    """Take a way out of an item."""

    def change(book: Tracker) -> str | None:
        stored, pressed = _stored(book, record), (record.id, way.name)
        if stored != record and st.session_state.get(LAST_TAKEN) == pressed:
            return None  # the second press of the same button
        _refuse_changed(book, record, stored)
        if way.closes:
            book.close_record(record, **way.fields)
        else:
            book.change(record, **way.fields)
        st.session_state[LAST_TAKEN] = pressed
        return f"{_(TAKEN[way.name])}: {short(record, beside(book))}."

    act(change)


def ask(record: Question, key: str) -> None:
    """Note that a question was asked now; of whom is what the button of that key holds."""

    def change(book: Tracker) -> str:
        _refuse_changed(book, record, _stored(book, record))
        at = book.now().replace(microsecond=0)
        book.change(record, asked_at=max(at, record.opened_at), asked_whom=st.session_state[key])
        return f"{_(ASKED)}: {short(record, beside(book))}."

    act(change)


def _stored(book: Tracker, record: Open) -> Open | None:
    return next((of for of in book.records(type(record)) if of.id == record.id), None)


def _refuse_changed(book: Tracker, record: Open, stored: Open | None) -> None:
    """Refuse a press on what was shown a while ago: another tab or program may have changed it since."""
    if stored == record:
        return
    what = short(record, beside(book))
    if stored is None:
        raise NotFound(_("“{what}” is not there any more").format(what=what), _("Look again at what is open"))
    raise UsageError(
        _("“{what}” was changed or closed meanwhile").format(what=what), _("Look again at what is open")
    )
