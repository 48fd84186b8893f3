"""How days and weeks are counted: the dated settings, and a form to set them."""

from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.pages.client_details import CURRENCIES
from tracker.pages.forms import DAY_FORMAT, Form, form_of, in_rows, select
from tracker.pages.listing import listing
from tracker.pages.written import amount, amount_written, days, days_written, windows, windows_written
from tracker.records import Settings
from tracker.records.settings import WEEKDAYS
from tracker.wording.numbers import count, day, money

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEW, CORRECT = "from", "correct"


def counting(book: Tracker) -> None:
    """Draw the form, and the settings there have been."""
    found = [of for of in book.records("settings") if isinstance(of, Settings)]
    now = found[-1]
    form = form_of(now)
    if book.settled_zone:
        st.info("These settings were made for you, with the time zone of this machine. Look them over once.")
    with st.form(form.key("form"), border=False):
        _days(form, now)
        _hours(form, now)
        _since(form, book, now)
        st.form_submit_button("Save", type="primary", key=form.key("save"), on_click=_save, args=(form, now))
    st.caption(
        "Working hours, capacity and days off hold from their day on, so earlier weeks keep theirs. The time"
        " zone, the currency and the start of the day are those of the newest settings, in all weeks."
    )
    if len(found) > 1:
        st.subheader("So far", anchor=False)
        listing(
            ("|from", "what holds"), ((_named(of), _sentence(of)) for of in found[::-1]), "Settings so far"
        )
        before = f"Remove the newest, of {_named(now)}"
        st.button(before, key=form.key("remove"), on_click=_remove, args=(form, now))


def _days(form: Form, now: Settings) -> None:
    one, two, three = st.columns(3)
    with one:
        zones = {zone: zone for zone in sorted(available_timezones() | {now.timezone})}
        select("Time zone", zones, now.timezone, form.key("timezone"))
    with two:
        known = {code: code for code in (*CURRENCIES, now.currency)}
        select("Currency", known, now.currency, form.key("currency"))
    with three:
        st.text_input(
            "A day starts at",
            now.day_starts_at,
            key=form.key("day_starts_at"),
            help="Work after midnight and before this time belongs to the day before.",
        )


def _hours(form: Form, now: Settings) -> None:
    one, two = st.columns(2)
    with one:
        st.number_input(
            "Hours you can work in a full week",
            0.0,
            168.0,
            now.capacity_hours,
            step=1.0,
            format="%g",
            key=form.key("capacity_hours"),
            help="Utilization is billable hours divided by this.",
        )
    with two:
        st.text_input(
            "Lowest rate you want to work for, per hour",
            amount_written(now.floor_rate_cents),
            key=form.key("floor_rate_cents"),
            placeholder="75",
        )
    st.markdown("**Working hours**: like 9-17:30, or 9-12:30, 13:30-17:30; empty is a day off.")
    week = list(zip(WEEKDAYS, DAYS, strict=True))
    for column, (short, name) in in_rows(week, 4):
        with column:
            st.text_input(name, windows_written(now.working_hours.get(short, ())), key=form.key(short))
    st.text_area(
        "Days off: holidays and the like, one on each line",
        days_written(now.days_off),
        key=form.key("days_off"),
        placeholder="2026-12-25\n2026-12-26",
        height=110,
    )


def _since(form: Form, book: Tracker, now: Settings) -> None:
    one, two = st.columns(2)
    with one:
        correct = f"a correction of what holds since {_named(now)}"
        select("Save it as", {CORRECT: correct, NEW: "new, from a day on"}, CORRECT, form.key("as"))
    with two:
        st.date_input("The day, if new", book.today(), format=DAY_FORMAT, key=form.key("valid_from"))


def _save(form: Form, now: Settings) -> None:
    def change(book: Tracker) -> str:
        fields = _said(form)
        since = form.value("valid_from")
        if form.value("as") == CORRECT or since == now.valid_from:
            book.change(now, **fields)
            return f"Corrected what holds since {_named(now)}."
        if since is None or (now.valid_from is not None and since < now.valid_from):
            raise UsageError(
                "New settings begin after those that hold now",
                f"Choose a day after {_named(now)}, or correct them",
            )
        book.add(replace(now, id=None, valid_from=since, **fields))
        return f"These settings hold from {day(since)} {since.year} on."

    form.send(change)


def _said(form: Form) -> dict[str, Any]:
    hours = {
        short: found
        for short, name in zip(WEEKDAYS, DAYS, strict=True)
        if (found := windows(form.value(short), name))
    }
    return {
        "timezone": form.value("timezone"),
        "currency": form.value("currency"),
        "day_starts_at": str(form.value("day_starts_at") or "").strip(),
        "capacity_hours": form.value("capacity_hours") or 0.0,
        "floor_rate_cents": amount(form.value("floor_rate_cents"), "The lowest rate"),
        "working_hours": hours,
        "days_off": days(form.value("days_off")),
    }


def _remove(form: Form, now: Settings) -> None:
    def change(book: Tracker) -> str:
        book.remove(now)
        return f"Removed the settings of {_named(now)}; those before hold again."

    form.send(change)


def _named(of: Settings) -> str:
    return f"{day(of.valid_from)} {of.valid_from.year}" if of.valid_from else "the beginning"


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
