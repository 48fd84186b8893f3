"""How days and weeks are counted: the dated settings, and a form to set them."""

from dataclasses import replace

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.pages.counting_form import (
    CORRECT,
    DAYS,
    days_fields,
    hours_fields,
    named,
    said,
    since_fields,
)
from tracker.pages.forms import Form, form_of
from tracker.pages.listing import listing
from tracker.pages.written import windows_written
from tracker.records import Settings
from tracker.records.settings import WEEKDAYS
from tracker.wording.numbers import count, day, money


def counting(book: Tracker) -> None:
    """Draw the form, and the settings there have been."""
    found = book.records(Settings)
    now = found[-1]
    form = form_of(now)
    if not book.has_own_settings():
        st.info("These settings were made for you, with the time zone of this machine. Look them over once.")
    with st.form(form.key("form"), border=False):
        days_fields(form, now)
        hours_fields(form, now)
        since_fields(form, now, book.today())
        st.form_submit_button("Save", type="primary", key=form.key("save"), on_click=_save, args=(form, now))
    st.caption(
        "Working hours, capacity and days off hold from their day on, so earlier weeks keep theirs. The time"
        " zone, the currency and the start of the day are those of the newest settings, in all weeks."
    )
    if len(found) > 1:
        st.subheader("So far", anchor=False)
        listing(
            ("|from", "what holds"), ((named(of), _sentence(of)) for of in found[::-1]), "Settings so far"
        )
        before = f"Remove the newest, of {named(now)}"
        st.button(before, key=form.key("remove"), on_click=_remove, args=(form, now))


def _save(form: Form, now: Settings) -> None:
    def change(book: Tracker) -> str:
        fields = said(form)
        since = form.value("valid_from")
        if form.value("as") == CORRECT or (since is not None and since == now.valid_from):
            book.change(now, **fields)
            return f"Corrected what holds since {named(now)}."
        if since is None or (now.valid_from is not None and since < now.valid_from):
            raise UsageError(
                "New settings begin after those that hold now",
                f"Choose a day after {named(now)}, or correct them",
            )
        book.add(replace(now, id=None, valid_from=since, **fields))
        return f"These settings hold from {day(since)} {since.year} on."

    form.send(change)


def _remove(form: Form, now: Settings) -> None:
    def change(book: Tracker) -> str:
        book.remove(now)
        return f"Removed the settings of {named(now)}; those before hold again."

    form.send(change)


def _sentence(of: Settings) -> str:
    weekly = ", ".join(
        f"{name[:3]} {windows_written(of.working_hours[short])}"
        for short, name in zip(WEEKDAYS, DAYS, strict=True)
        if of.working_hours.get(short)
    )
    floor = (
        "" if of.floor_rate_cents is None else f" · at least {money(of.floor_rate_cents / 100, of.currency)}"
    )
    off = f" · {count(len(of.days_off), 'day')} off" if of.days_off else ""
    where = f"{of.timezone} · {of.currency} · {of.capacity_hours:g} hours a week"
    return f"{where} · {weekly or 'no hours'}{off}{floor}"
