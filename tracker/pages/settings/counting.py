"""How days and weeks are counted: the dated settings, and a form to set them."""

from dataclasses import replace

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _, ngettext
from tracker.language.parts import weekday
from tracker.pages.forms import Form, form_of
from tracker.pages.listing import listing
from tracker.pages.settings.counting_form import (
    CORRECT,
    days_fields,
    hours_fields,
    named,
    said,
    since_fields,
)
from tracker.pages.written import windows_written
from tracker.records import Settings
from tracker.records.settings import WEEKDAYS
from tracker.wording.numbers import day_and_year, money, written


def counting(book: Tracker) -> None:
    """Draw the form, and the settings there have been."""
    found = book.records(Settings)
    now = found[-1]
    form = form_of(now)
    if not book.has_own_settings():
        st.info(
            _("These settings were made for you, with the time zone of this machine. Look them over once.")
        )
    with st.form(form.key("form"), border=False):
        days_fields(form, now)
        hours_fields(form, now)
        since_fields(form, now, book.today())
        st.form_submit_button(
            _("Save"), type="primary", key=form.key("save"), on_click=form.once(_save), args=(form, now)
        )
    st.caption(
        _(
            "Working hours, capacity and days off hold from their day on, so earlier weeks keep theirs. The"
            " time zone, the currency and the start of the day are those of the newest settings, in all"
            " weeks."
        )
    )
    if len(found) > 1:
        st.subheader(_("So far"), anchor=False)
        listing(
            (f"|{_('from')}", _("what holds")),
            ((named(of), _sentence(of)) for of in found[::-1]),
            _("Settings so far"),
        )
        before = _("Remove the newest, of {day}").format(day=named(now))
        st.button(before, key=form.key("remove"), on_click=form.once(_remove), args=(form, now))


def _save(form: Form, now: Settings) -> None:
    def change(book: Tracker) -> str:
        fields = said(form)
        since = form.value("valid_from")
        if form.value("as") == CORRECT or (since is not None and since == now.valid_from):
            book.change(now, **fields)
            return _("Corrected what holds since {day}.").format(day=named(now))
        if since is None or (now.valid_from is not None and since < now.valid_from):
            raise UsageError(
                _("New settings begin after those that hold now"),
                _("Choose a day after {day}, or correct them").format(day=named(now)),
            )
        book.add(replace(now, id=None, valid_from=since, **fields))
        return _("These settings hold from {day} on.").format(day=day_and_year(since))

    form.send(change)


def _remove(form: Form, now: Settings) -> None:
    def change(book: Tracker) -> str:
        book.remove(now)
        return _("Removed the settings of {day}; those before hold again.").format(day=named(now))

    form.send(change)


def _sentence(of: Settings) -> str:
    weekly = ", ".join(
        f"{weekday(n)} {windows_written(of.working_hours[short])}"
        for n, short in enumerate(WEEKDAYS)
        if of.working_hours.get(short)
    )
    said = [of.timezone, of.currency]
    said.append(_("{hours} hours a week").format(hours=written(of.capacity_hours, "g")))
    said.append(weekly or _("no hours"))
    if of.days_off:
        off = ngettext("{n} day off", "{n} days off", len(of.days_off))
        said.append(off.format(n=written(len(of.days_off))))
    if of.floor_rate_cents is not None:
        said.append(_("at least {rate}").format(rate=money(of.floor_rate_cents / 100, of.currency)))
    return " · ".join(said)
