"""A client's own data: changing, archiving and removing one."""

from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from tracker.book import Tracker
from tracker.pages.forms import Form, form_of, select
from tracker.pages.frame import keep
from tracker.pages.new_client import currency, lists
from tracker.records import Client
from tracker.wording.numbers import one_line

SIZES = {"": "not said", "large": "a large company", "sme": "a small or middling company", "public": "public"}


def details(client: Client) -> None:
    """Draw the form with what is known of a client."""
    form = form_of(client)
    with st.form(form.key("form"), border=False):
        one, two = st.columns([2, 1])
        one.text_input("Name", client.name, key=form.key("name"))
        two.text_input("Currency, if not yours", client.currency or "", key=form.key("currency"), max_chars=3)
        one.text_input(
            "Short names, for lines like @bouw", ", ".join(client.aliases), key=form.key("aliases")
        )
        with two:
            select("Kind of client", SIZES, client.size or "", form.key("size"))
        st.text_input("Mail addresses or domains", ", ".join(client.addresses), key=form.key("addresses"))
        zones = {"": "yours"} | {zone: zone for zone in sorted(available_timezones())}
        select("Time zone", zones, client.timezone or "", form.key("zone"))
        st.checkbox("An agency through which others hire you", client.intermediary, key=form.key("agency"))
        st.form_submit_button(
            "Save", type="primary", key=form.key("save"), on_click=_save, args=(form, client)
        )
    with st.container(horizontal=True):
        is_archived = client.archived_on is not None
        label = "Bring back" if is_archived else "Archive"
        st.button(label, key=form.key("archive"), on_click=_archive, args=(form, client))
        st.button("Remove", key=form.key("remove"), on_click=_remove, args=(form, client))
    st.caption(
        "An archived client keeps all hours and reports, and is no longer offered for new work."
        " Only a client without any hours, projects and rates can be removed."
    )


def _save(form: Form, client: Client) -> None:
    def change(book: Tracker) -> str:
        fields: dict[str, Any] = {
            "name": (form.value("name") or "").strip(),
            "size": form.value("size") or None,
            "timezone": form.value("zone") or None,
            "intermediary": bool(form.value("agency")),
            "currency": currency(form),
        }
        changed = book.change(client, **fields, **lists(form))
        keep("client", changed.name)
        return f"Saved {one_line(fields['name'], 60)}."

    form.send(change)


def _archive(form: Form, client: Client) -> None:
    def change(book: Tracker) -> str:
        is_back = client.archived_on is not None
        book.change(client, archived_on=None if is_back else book.today())
        name = one_line(client.name, 60)
        return f"{name} is back." if is_back else f"{name} is archived; the hours and reports stay."

    form.send(change)


def _remove(form: Form, client: Client) -> None:
    def change(book: Tracker) -> str:
        book.remove(client)
        keep("client", None)
        return f"Removed {one_line(client.name, 60)}."

    form.send(change)
