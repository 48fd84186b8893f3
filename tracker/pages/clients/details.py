"""A client's own data: changing, archiving and removing one."""

from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from tracker.book import Tracker
from tracker.language import N_, _
from tracker.pages.clients.new_client import currency, lists
from tracker.pages.forms import Form, form_of, select, translated
from tracker.pages.frame import keep
from tracker.records import Client
from tracker.wording.numbers import one_line

SIZES = {
    "": N_("not said"),
    "large": N_("a large company"),
    "sme": N_("a small or middling company"),
    "public": N_("public"),
}


def details(client: Client) -> None:
    """Draw the form with what is known of a client."""
    form = form_of(client)
    with st.form(form.key("form"), border=False):
        one, two = st.columns([2, 1])
        one.text_input(_("Name"), client.name, key=form.key("name"))
        two.text_input(
            _("Currency, if not yours"), client.currency or "", key=form.key("currency"), max_chars=3
        )
        one.text_input(
            _("Short names, for lines like @bouw"), ", ".join(client.aliases), key=form.key("aliases")
        )
        with two:
            select(_("Kind of client"), translated(SIZES), client.size or "", form.key("size"))
        st.text_input(_("Mail addresses or domains"), ", ".join(client.addresses), key=form.key("addresses"))
        zones = {"": _("yours")} | {zone: zone for zone in sorted(available_timezones())}
        select(_("Time zone"), zones, client.timezone or "", form.key("zone"))
        st.checkbox(_("An agency through which others hire you"), client.intermediary, key=form.key("agency"))
        st.form_submit_button(
            _("Save"), type="primary", key=form.key("save"), on_click=form.once(_save), args=(form, client)
        )
    with st.container(horizontal=True):
        is_archived = client.archived_on is not None
        label = _("Bring back") if is_archived else _("Archive")
        st.button(label, key=form.key("archive"), on_click=form.once(_archive), args=(form, client))
        st.button(_("Remove"), key=form.key("remove"), on_click=form.once(_remove), args=(form, client))
    st.caption(
        _(
            "An archived client keeps all hours and reports, and is no longer offered for new work."
            " Only a client without any hours, projects and rates can be removed."
        )
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
        return _("Saved {name}.").format(name=one_line(changed.name, 60))

    form.send(change)


def _archive(form: Form, client: Client) -> None:
    def change(book: Tracker) -> str:
        is_back = client.archived_on is not None
        book.change(client, archived_on=None if is_back else book.today())
        said = _("{name} is back.") if is_back else _("{name} is archived; the hours and reports stay.")
        return said.format(name=one_line(client.name, 60))

    form.send(change)


def _remove(form: Form, client: Client) -> None:
    def change(book: Tracker) -> str:
        book.remove(client)
        keep("client", None)
        return _("Removed {name}.").format(name=one_line(client.name, 60))

    form.send(change)
