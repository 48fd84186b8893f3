"""The reply time the user has told a client, or all of them: how often it was kept, and a form to note it."""

from datetime import timedelta

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import N_, _
from tracker.metrics.promises import promised_minutes
from tracker.pages.forms import DAY_FORMAT, Form
from tracker.records import Boundary
from tracker.wording.escaping import escaped
from tracker.wording.numbers import duration, one_line

HOURS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Working hours offered as a reply time."""
FIRST = 4.0
ASKED = N_(
    "What have you told {client} about how soon you answer? A promise you keep is a limit you hold; the curve"
    " of it is drawn beside yours."
)
ASKED_OF_ALL = N_(
    "What have you told all clients about how soon you answer? A promise you keep is a limit you hold; the"
    " curve of it is drawn beside yours."
)


def promise(book: Tracker, client: str | None) -> None:
    """Draw what is told to a client, or with None to everybody, and the form for another reply time."""
    form = Form(f"promise-{client or ''}")
    now = book.promise(client)
    if now is not None and now.client == client:
        with st.container(horizontal=True, vertical_alignment="center", key="promise-now"):
            minutes = promised_minutes(now) or 0
            said = _("Told on {day}: {time} of working time.")
            st.markdown(said.format(day=now.told_on, time=duration(60 * minutes)), width="content")
            st.button(
                _("It holds no longer"), key=form.key("end"), on_click=form.once(_end), args=(form, now)
            )
    asked = _(ASKED if client else ASKED_OF_ALL)
    st.caption(asked.format(client=escaped(one_line(client, 60), 60)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Working time"),
            HOURS,
            index=HOURS.index(FIRST),
            format_func=lambda hours: duration(3600 * hours),
            key=form.key("hours"),
            width=160,
        )
        st.date_input(_("Told on"), book.today(), key=form.key("told"), format=DAY_FORMAT, width=160)
        st.button(
            _("Note the promise"),
            key=form.key("add"),
            type="primary",
            on_click=form.once(_add),
            args=(form, client),
        )


def _add(form: Form, client: str | None) -> None:
    def change(book: Tracker) -> str:
        told, minutes = form.value("told"), round(60 * form.value("hours", FIRST))
        if told is None:
            raise UsageError(_("There is no day on which you told it"), _("Choose one"))
        before, terms = book.promise(client, told), {"reply_within_minutes": minutes}
        if before is not None and before.client == client and before.told_on == told:
            book.change(before, terms=terms)
        else:
            if before is not None and before.client == client:
                book.change(before, ends_on=told - timedelta(days=1))
            book.add(Boundary(client=client, topic="reply_time", chosen_on=told, told_on=told, terms=terms))
        said = (
            _("Noted: you told {client} on {day} to answer within {time} of working time.")
            if client
            else _("Noted: you told your clients on {day} to answer within {time} of working time.")
        )
        return said.format(client=one_line(client, 60), day=told, time=duration(60 * minutes))

    form.send(change)


def _end(form: Form, told: Boundary) -> None:
    def change(book: Tracker) -> str:
        yesterday = book.today() - timedelta(days=1)
        if told.told_on is not None and yesterday < told.told_on:
            book.remove(told)
        else:
            book.change(told, ends_on=yesterday)
        return _("That reply time holds no longer.")

    form.send(change)
