"""What can be measured of a boundary: the fields of its topic, and the terms they say."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import streamlit as st

from tracker.charts.labels import html
from tracker.errors import UsageError
from tracker.language import _
from tracker.language.parts import weekday
from tracker.pages.forms import Form
from tracker.pages.markup import block
from tracker.pages.written import amount, amount_written, windows_written
from tracker.records import CHANNELS, WEEKDAYS
from tracker.records.words import windows
from tracker.wording.boundaries.questions import MEASURED, TERMS, TIMES_EXAMPLE
from tracker.wording.contacts import CHANNEL_NAMES
from tracker.wording.escaping import escaped

MINUTES_IN_HOUR = 60


class Term(NamedTuple):
    """A term of a topic: its key in the record, how its field is drawn, and what the field says."""

    key: str
    draw: Callable[[Form, Any, str], None]
    said: Callable[[Form, Any], Any]


def draw_terms(form: Form, topic: str, held: Mapping[str, Any], currency: str) -> None:
    """Draw the fields of what can be measured of a topic; nothing where there is nothing."""
    for term in _TERMS.get(topic, ()):
        term.draw(form, held.get(term.key), currency)
        st.html(block(f"<p><small>{html(_(MEASURED), 200)}</small></p>"))


def terms_said(form: Form, topic: str, held: Mapping[str, Any]) -> dict[str, Any]:
    """The terms as the form says them; those that have no field here stay as they were held.

    Raises:
        UsageError: something that cannot be read.
    """
    found = dict(held)
    for term in _TERMS.get(topic, ()):
        value = term.said(form, held.get(term.key))
        if value is None:
            found.pop(term.key, None)
        else:
            found[term.key] = value
    return found


def _number(field: str, form: Form, held: Any, step: float, most: float) -> None:
    is_number = isinstance(held, int | float) and not isinstance(held, bool) and 0 <= held <= most
    st.number_input(
        _(TERMS[field]),
        0.0,
        most,
        float(held) if is_number else None,
        step,
        "%g",
        key=form.key(field),
        width=420,
    )


def _draw_reply(form: Form, held: Any, currency: str) -> None:
    is_number = isinstance(held, int) and not isinstance(held, bool)
    _number("reply", form, held / MINUTES_IN_HOUR if is_number else None, 0.5, 1000.0)


def _said_reply(form: Form, held: Any) -> int | None:
    hours = form.value("reply")
    return max(round(hours * MINUTES_IN_HOUR), 1) if hours else None


def _draw_gifts(form: Form, held: Any, currency: str) -> None:
    shown = amount_written(held) if isinstance(held, int) and not isinstance(held, bool) else ""
    label = _(TERMS["gifts"]).format(currency=escaped(currency))
    st.text_input(label, shown, key=form.key("gifts"), placeholder="500", width=420, autocomplete="off")


def _said_gifts(form: Form, held: Any) -> int | None:
    return amount(form.value("gifts"), _("The budget for gifts"))


def _draw_channels(form: Form, held: Any, currency: str) -> None:
    known = [of for of in held if of in CHANNELS] if isinstance(held, list | tuple) else []
    st.pills(
        _(TERMS["channels"]),
        CHANNELS,
        selection_mode="multi",
        default=known,
        format_func=lambda name: _(CHANNEL_NAMES[name]),
        key=form.key("channels"),
        wrap=True,
    )


def _said_channels(form: Form, held: Any) -> list[str] | None:
    chosen = form.value("channels") or ()
    return [name for name in CHANNELS if name in chosen] or None


def _draw_times(form: Form, held: Any, currency: str) -> None:
    days, stretch = _alike(held)
    st.pills(
        _(TERMS["days"]),
        WEEKDAYS,
        selection_mode="multi",
        default=days,
        format_func=lambda name: weekday(WEEKDAYS.index(name)),
        key=form.key("days"),
        wrap=True,
    )
    st.text_input(
        _(TERMS["times"]),
        stretch,
        key=form.key("times"),
        placeholder=TIMES_EXAMPLE,
        width=420,
        autocomplete="off",
    )


def _said_times(form: Form, held: Any) -> Mapping[str, Any] | None:
    days = [name for name in WEEKDAYS if name in (form.value("days") or ())]
    text = str(form.value("times") or "").strip()
    if (days, text) == _alike(held):
        return held if isinstance(held, Mapping) else None  # hours of their own on each day stay as they are
    if bool(days) != bool(text):
        raise UsageError(
            _("Days and hours belong together"), _("Say both, like Monday to Thursday, 9-17:30, or none")
        )
    stretch = [list(pair) for pair in windows(text, _("The hours"))] if text else []
    return dict.fromkeys(days, stretch) or None


def _alike(held: Any) -> tuple[list[str], str]:
    """The days and the hours that all of them have; empty where they differ or make no sense."""
    if not isinstance(held, Mapping):
        return [], ""
    days = [name for name in WEEKDAYS if held.get(name)]
    try:
        each = {tuple((str(one), str(two)) for one, two in held[name]) for name in days}
    except (TypeError, ValueError):
        return [], ""
    return (days, windows_written(each.pop())) if len(each) == 1 else ([], "")


_TERMS: Mapping[str, tuple[Term, ...]] = {
    "reply_time": (Term("reply_within_minutes", _draw_reply, _said_reply),),
    "hours": (
        Term(
            "max_hours_per_week",
            lambda form, held, currency: _number("hours", form, held, 1.0, 168.0),
            lambda form, held: form.value("hours"),
        ),
    ),
    "extra_work_price": (Term("gift_budget_cents", _draw_gifts, _said_gifts),),
    "channels": (Term("channels", _draw_channels, _said_channels),),
    "working_times": (Term("hours", _draw_times, _said_times),),
    "meeting_load": (
        Term(
            "update_every_days",
            lambda form, held, currency: _number("updates", form, held, 1.0, 260.0),
            lambda form, held: round(form.value("updates") or 0) or None,
        ),
    ),
    "payment": (
        Term(
            "pay_within_days",
            lambda form, held, currency: _number("payment", form, held, 1.0, 365.0),
            lambda form, held: round(form.value("payment") or 0) or None,
        ),
    ),
}
"""What is measured of each topic that has something to measure."""
