"""A new client, with a rate, in one short form."""

from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.forms import Form
from tracker.pages.frame import keep
from tracker.pages.written import amount, words
from tracker.records import Client, Rate
from tracker.wording.numbers import money, one_line, written

NEW = Form("new-client")


def new_client(*, is_first: bool) -> None:
    """Draw the form for a new client; open when it would be the first."""
    shown = st.expander(_("New client"), expanded=is_first, key="new-client-open")
    with shown, st.form(NEW.key("form"), border=False):
        one, two = st.columns([2, 1])
        one.text_input(_("Name"), key=NEW.key("name"), placeholder=_("Bouwgroep Noord"))
        two.text_input(_("Rate per hour"), key=NEW.key("rate"), placeholder="100")
        one.text_input(_("Short names, for lines like @bouw"), key=NEW.key("aliases"), placeholder=_("bouw"))
        two.text_input(_("Currency, if not yours"), key=NEW.key("currency"), placeholder="EUR", max_chars=3)
        st.text_input(
            _("Mail addresses or domains, by which calendar rows are known"),
            key=NEW.key("addresses"),
            placeholder=_("bouwgroep.example, jan@noord.example"),
        )
        st.form_submit_button(_("Add client"), type="primary", key=NEW.key("add"), on_click=NEW.once(_add))


def _add() -> None:
    def change(book: Tracker) -> str:
        rate = amount(NEW.value("rate"), _("The rate"))
        client = Client(name=(NEW.value("name") or "").strip(), **lists(NEW), currency=currency(NEW))
        waiting = book.waiting()
        book.add(client)
        keep("client", client.name)
        said = _("Added {name}.")
        price = ""
        if rate is not None:
            book.add(Rate(client=client.name, cents_per_hour=rate))
            said, price = _("Added {name} at {price} an hour."), money(rate / 100, book.currency(client.name))
        said = said.format(name=one_line(client.name, 60), price=price)
        taken = waiting - book.waiting()
        if not taken:
            return said
        more = _("It took in {number} of the rows that waited in the inbox.")
        return f"{said} {more.format(number=written(taken))}"

    NEW.send(change)


def lists(form: Form) -> dict[str, Any]:
    """The fields of `Client` that are lists, as a form holds them."""
    return {"aliases": words(form.value("aliases")), "addresses": words(form.value("addresses"))}


def currency(form: Form) -> str | None:
    """The currency of a client that is not the user's own."""
    return (form.value("currency") or "").strip().upper() or None
