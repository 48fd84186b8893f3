"""The clients page: whom you work for, on what, at what price, and what it costs you."""

import streamlit as st

from tracker.book import Tracker
from tracker.pages.client_details import details, new_client
from tracker.pages.expenses import expenses
from tracker.pages.forms import labels, sections, select
from tracker.pages.frame import chosen_client, keep
from tracker.pages.projects import projects
from tracker.pages.rates import rates
from tracker.records import Client

PARTS = ("Projects", "Rates", "Expenses", "Details")
NOBODY = ""
"""Stands for no client in the list: expenses of your own."""


def clients(book: Tracker) -> None:
    """Draw the page."""
    st.title("Clients")
    found = sorted(
        (of for of in book.records("client") if isinstance(of, Client)), key=lambda of: of.archived_on is not None
    )
    if not found:
        st.write("There are no clients yet. A name and a rate are enough to begin.")
    new_client(book, expanded=not found)
    names = [of.name for of in found]
    shown = labels([*names, *([] if found else [])], None) | {NOBODY: "no client: your own costs"}
    at = chosen_client(names) or (names[0] if names else NOBODY)
    # The key goes with the address, so that a link, and a new client, choose here, too.
    select("Client", shown, at, f"client-of-{hash(at)}", on_change=_choose, args=(f"client-of-{hash(at)}",))
    client = next((of for of in found if of.name == at), None)
    if client is None:
        expenses(book, None)
        return
    _draw(book, client)


def _draw(book: Tracker, client: Client) -> None:
    part = sections("about", PARTS)
    if part == "Projects":
        projects(book, client)
    elif part == "Rates":
        rates(book, client)
    elif part == "Expenses":
        expenses(book, client)
    else:
        details(client)


def _choose(key: str) -> None:
    keep("client", st.session_state.get(key) or None)
