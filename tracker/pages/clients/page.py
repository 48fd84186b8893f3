"""The clients page: whom you work for, on what, at what price, and what it costs you."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import N_, _
from tracker.pages.choosing import projects_of
from tracker.pages.clients.details import details
from tracker.pages.clients.expenses import expenses
from tracker.pages.clients.new_client import new_client
from tracker.pages.clients.projects import projects
from tracker.pages.clients.rates import rates
from tracker.pages.forms import labels, sections, select
from tracker.pages.frame import chosen_client, keep
from tracker.pages.listing import listing
from tracker.records import Client
from tracker.wording.numbers import money, one_line

PARTS = (N_("Projects"), N_("Rates"), N_("Expenses"), N_("Details"))


def clients(book: Tracker) -> None:
    """Draw the page."""
    st.title(_("Clients"))
    every = book.records(Client)
    found = [*(of for of in every if not of.archived_on), *(of for of in every if of.archived_on)]
    if not found:
        st.write(_("There are no clients yet. A name and a rate are enough to begin."))
    new_client(is_first=not found)
    if found:
        _overview(book, found)
        named = chosen_client([of.name for of in found])
        client = next((of for of in found if of.name == named), found[0])
        _client(book, client, found)
    with st.expander(_("Costs of your own, for no client"), key="own-costs", on_change="rerun") as own:
        if own.open:
            expenses(book, None)


def _overview(book: Tracker, found: list[Client]) -> None:
    prices = book.hourly_rates()
    rows = []
    for client in found:
        cents = prices.get(client.name)
        called = _("archived") if client.archived_on else ", ".join(client.aliases)
        projects = ", ".join(one_line(of.name, 40) for of in projects_of(book, client.name))
        rate = "" if cents is None else money(cents / 100, book.currency(client.name))
        rows.append((one_line(client.name, 80), one_line(called, 60), rate, one_line(projects, 120)))
    columns = (_("client"), _("short names"), f">{_('an hour')}", _("projects"))
    listing(columns, rows, _("Your clients"))


def _client(book: Tracker, client: Client, found: list[Client]) -> None:
    names = labels(of.name for of in found)
    names |= {of.name: _("{name} (archived)").format(name=names[of.name]) for of in found if of.archived_on}
    key = f"client-choice-{client.id}"  # of its own, so that a link and a new client choose here, too
    select(_("Client"), names, client.name, key, on_change=_choose, args=(key,))
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
    keep("client", st.session_state.get(key))
