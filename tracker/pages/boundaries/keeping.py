"""Keeping the answer to one topic of an engagement: a boundary, or that the topic plays no part."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.pages.boundaries.address import go
from tracker.pages.boundaries.terms import terms_said
from tracker.pages.forms import Form
from tracker.pages.notes.changes import refuse
from tracker.patterns.topics import topic_name
from tracker.records import Boundary, Client
from tracker.records.order import is_open
from tracker.wording.boundaries.questions import NOTHING_SAID, kept
from tracker.wording.numbers import day, one_line


class Place(NamedTuple):
    """What an answer is about; without a client it holds for all, without a project for all of a client's."""

    client: str | None
    project: str | None
    topic: str


def in_force(book: Tracker, client: str | None, project: str | None) -> Mapping[str, Boundary]:
    """The newest boundary that is not over by its topic, of exactly this client and project."""
    today = book.today()
    found = [
        of
        for of in book.records(Boundary)
        if (of.client, of.project) == (client, project) and is_open(of, today)
    ]
    return {of.topic: of for of in sorted(found, key=lambda of: of.chosen_on or of.told_on or date.min)}


def keep_answer(form: Form, place: Place, held: Boundary | None, onward: str) -> None:
    """Store what the form says and go on: the callback of its button."""

    def change(book: Tracker) -> str:
        fields = _said(form, place, held, book.today())
        if not (fields["statement"] or fields["terms"] or fields["told_on"]):
            raise UsageError(_(NOTHING_SAID))
        made = _stored(book, place, held, fields)
        return kept(made.topic, made.client, "told" if made.told_on else "chosen")

    _send(form, place, change, onward)


def no_part(form: Form, place: Place, held: Boundary | None, onward: str) -> None:
    """Store that a topic plays no part and go on: the callback of its button."""

    def change(book: Tracker) -> str:
        _stored(book, place, held, {"applies": False})
        return kept(place.topic, place.client, "not applicable")  # no words

    _send(form, place, change, onward)


def refusals(topic: str) -> Form:
    """Where it stands why an answer was not taken, whatever became of the boundary meanwhile."""
    return Form(f"answer-to-{topic}")


def _send(form: Form, place: Place, change: Callable[[Tracker], str], onward: str) -> None:
    if form.send(change):
        go(ask=onward)
    else:
        refuse(refusals(place.topic))


def _stored(book: Tracker, place: Place, held: Boundary | None, fields: Mapping[str, Any]) -> Boundary:
    refuse_archived(book, place.client)
    _refuse_changed(book, place, held, fields.get("statement"))
    if held is not None:
        return book.change(held, **fields)
    today = book.today()
    told = fields.get("told_on")
    chosen_on = min(told, today) if told else today
    return book.add(Boundary(**place._asdict(), chosen_on=chosen_on, **fields))


def _refuse_changed(book: Tracker, place: Place, held: Boundary | None, written: str | None) -> None:
    """Raise UsageError where another tab has noted or deleted the boundary; what was written is not lost."""
    topic = topic_name(place.topic)
    remedy = _("You wrote: {text}").format(text=one_line(written, 200)) if written else ""
    if held is None and place.topic in in_force(book, place.client, place.project):
        raise UsageError(_("A boundary on {topic} was noted meanwhile").format(topic=topic), remedy)
    if held is not None and held.id not in {of.id for of in book.records(Boundary)}:
        raise UsageError(_("The boundary on {topic} was deleted meanwhile").format(topic=topic), remedy)


def refuse_archived(book: Tracker, client: str | None) -> None:
    """Raise UsageError where a client was archived: nothing new is agreed with him.

    Another tab may have done it since the page was drawn.
    """
    of = next((of for of in book.records(Client) if of.name == client), None)
    if of is not None and of.archived_on is not None:
        raise UsageError(
            _("{client} was archived on {day}").format(
                client=one_line(of.name, 60), day=day(of.archived_on, book.today())
            ),
            _("Bring the client back on the page of the clients first"),
        )


def _said(form: Form, place: Place, held: Boundary | None, today: date) -> dict[str, Any]:
    """The fields of the boundary as the form holds them."""
    when = form.value("told", "no")
    told_on = {"no": None, "today": today}.get(when, form.value("told-on"))
    if when == "earlier" and told_on is None:
        raise UsageError(_("There is no day on which you told it"), _("Choose one"))
    return {
        "applies": True,
        "statement": _text(form, "statement"),
        "reason": _text(form, "reason"),
        "exception": _text(form, "exception"),
        "terms": terms_said(form, place.topic, held.terms if held else {}),
        "told_on": told_on,
        "told_how": _text(form, "told-how") if told_on else None,
        "reaction": _text(form, "reaction") if told_on else None,
        "owner": form.value("owner") or None,
        "ends_on": form.value("ends-on"),
        "review_on": form.value("review-on"),
        "measure": form.value("measure") or None,
        "hoped_percent": form.value("hoped"),
    }


def _text(form: Form, field: str) -> str | None:
    return str(form.value(field) or "").strip() or None
