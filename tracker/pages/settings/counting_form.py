"""The fields of the settings, and what they say."""

from datetime import date
from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from tracker.language import _
from tracker.language.parts import weekday
from tracker.pages.forms import DAY_FORMAT, Form, in_rows, select
from tracker.pages.written import amount, amount_written, days, days_written, windows_written
from tracker.records import Settings
from tracker.records.settings import WEEKDAYS
from tracker.records.words import windows
from tracker.wording.numbers import day_and_year

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CAD", "AUD")
NEW, CORRECT = "from", "correct"


def days_fields(form: Form, now: Settings) -> None:
    """Draw where and in what the days are counted."""
    one, two, three = st.columns(3)
    with one:
        zones = {zone: zone for zone in sorted(available_timezones() | {now.timezone})}
        select(_("Time zone"), zones, now.timezone, form.key("timezone"))
    with two:
        known = {code: code for code in (*CURRENCIES, now.currency)}
        select(_("Currency"), known, now.currency, form.key("currency"))
    with three:
        st.text_input(
            _("A day starts at"),
            now.day_starts_at,
            key=form.key("day_starts_at"),
            help=_("Work after midnight and before this time belongs to the day before."),
        )


def hours_fields(form: Form, now: Settings) -> None:
    """Draw how much one works, and when."""
    one, two = st.columns(2)
    with one:
        st.number_input(
            _("Hours you can work in a full week"),
            0.0,
            168.0,
            now.capacity_hours,
            step=1.0,
            format="%g",
            key=form.key("capacity_hours"),
            help=_("Utilization is billable hours divided by this."),
        )
    with two:
        st.text_input(
            _("Lowest rate you want to work for, per hour"),
            amount_written(now.floor_rate_cents),
            key=form.key("floor_rate_cents"),
            placeholder="75",
        )
    st.markdown(_("**Working hours**: like 9-17:30, or 9-12:30, 13:30-17:30; empty is a day off."))
    for column, (n, short) in in_rows(list(enumerate(WEEKDAYS)), 4):
        with column:
            st.text_input(
                weekday(n, whole=True), windows_written(now.working_hours.get(short, ())), key=form.key(short)
            )
    st.text_area(
        _("Days off: holidays and the like, one on each line"),
        days_written(now.days_off),
        key=form.key("days_off"),
        placeholder="2026-12-25\n2026-12-26",
        height=110,
    )


def since_fields(form: Form, now: Settings, today: date) -> None:
    """Draw from when on it holds."""
    one, two = st.columns(2)
    with one:
        correct = _("a correction of what holds since {day}").format(day=named(now))
        select(_("Save it as"), {CORRECT: correct, NEW: _("new, from a day on")}, CORRECT, form.key("as"))
    with two:
        st.date_input(_("The day, if new"), today, format=DAY_FORMAT, key=form.key("valid_from"))


def said(form: Form) -> dict[str, Any]:
    """The fields of `Settings` as the form holds them."""
    hours = {
        short: found
        for n, short in enumerate(WEEKDAYS)
        if (found := windows(form.value(short) or "", weekday(n, whole=True)))
    }
    return {
        "timezone": form.value("timezone"),
        "currency": form.value("currency"),
        "day_starts_at": str(form.value("day_starts_at") or "").strip(),
        "capacity_hours": form.value("capacity_hours") or 0.0,
        "floor_rate_cents": amount(form.value("floor_rate_cents"), _("The lowest rate")),
        "working_hours": hours,
        "days_off": days(form.value("days_off")),
    }


def named(of: Settings) -> str:
    """Since when settings hold: "Tue 1 Dec 2026", or "the beginning"."""
    return day_and_year(of.valid_from) if of.valid_from else _("the beginning")
