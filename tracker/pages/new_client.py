"""A new client, with a rate, in one short form."""

from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.pages.forms import Form
from tracker.pages.frame import keep
from tracker.pages.written import amount, words
from tracker.records import Client, Rate
from tracker.wording.numbers import money, one_line

NEW = Form("new-client")


def new_client(*, is_first: bool) -> None:
    """Draw the form for a new client; open when it would be the first."""
    shown = st.expander("New client", expanded=is_first, key="new-client-open")
    with shown, st.form(NEW.key("form"), border=False):
        one, two = st.columns([2, 1])
        one.text_input("Name", key=NEW.key("name"), placeholder="Bouwgroep Noord")
        two.text_input("Rate per hour", key=NEW.key("rate"), placeholder="100")
        one.text_input("Short names, for lines like @bouw", key=NEW.key("aliases"), placeholder="bouw")
        two.text_input("Currency, if not yours", key=NEW.key("currency"), placeholder="EUR", max_chars=3)
        st.text_input(
            "Mail addresses or domains, by which calendar rows are known",
            key=NEW.key("addresses"),
            placeholder="bouwgroep.example, jan@noord.example",
        )
        st.form_submit_button("Add client", type="primary", key=NEW.key("add"), on_click=_add)


def _add() -> None:
    def change(book: Tracker) -> str:
        rate = amount(NEW.value("rate"), "The rate")
        client = Client(name=(NEW.value("name") or "").strip(), **lists(NEW), currency=currency(NEW))
        waiting = book.waiting()
        book.add(client)
        keep("client", client.name)
        priced = ""
        if rate is not None:
            book.add(Rate(client=client.name, cents_per_hour=rate))
            priced = f" at {money(rate / 100, book.currency(client.name))} an hour"
        taken = waiting - book.waiting()
        more = f" It took in {taken} of the rows that waited in the inbox." if taken else ""
        return f"Added {one_line(client.name, 60)}{priced}.{more}"

    NEW.send(change)


def lists(form: Form) -> dict[str, Any]:
    """The fields of `Client` that are lists, as a form holds them."""
    return {"aliases": words(form.value("aliases")), "addresses": words(form.value("addresses"))}


def currency(form: Form) -> str | None:
    """The currency of a client that is not the user's own."""
    return (form.value("currency") or "").strip().upper() or None
