"""Saying whose the people in the mail, the chats and the calls are: a client's, nobody's, or not yet."""

import streamlit as st

from tracker.book import Tracker
from tracker.ingest.senders import SHARED_HOSTS
from tracker.language import _, ngettext
from tracker.pages.choosing import active_clients
from tracker.pages.forms import Form, labels, select
from tracker.pages.imports.preview import when
from tracker.pages.markup import block, link
from tracker.records.addresses import HASHED
from tracker.store import messages
from tracker.store.messages import Sender
from tracker.wording.escaping import escaped
from tracker.wording.numbers import count, one_line, written
from tracker.wording.people import called, came_along, domain_of, unsorted_sentence

MOST_SENDERS = 8
"""Shown at once, those who wrote most; the next come up as these are sorted."""


def senders(book: Tracker) -> None:
    """Draw who wrote most and is no client's yet, each with the choice whose they are."""
    found = book.senders()
    if not found:
        st.write(
            _(
                "Everybody in your mail, chats and calls is known. Who writes to you for the first time will"
                " stand here after an import."
            )
        )
        return
    waiting = unsorted_sentence(sum(of.messages for of in found), len(found))
    what_to_do = _(
        "Say whose they are, and their messages count with that client. Who stays here counts nowhere."
    )
    st.write(f"{waiting} {what_to_do}")
    names = labels(of.name for of in active_clients(book))
    if not names:
        st.html(block(f"<p>{link('clients', _('Add a client first'))}</p>"))
    for sender in found[:MOST_SENDERS]:
        _sender(sender, names)
    if len(found) > MOST_SENDERS:
        left = len(found) - MOST_SENDERS
        others = ngettext(
            "And {number} other, who come up as these are sorted.",
            "And {number} others, who come up as these are sorted.",
            left,
        )
        st.caption(others.format(number=written(left)))
    if names:
        st.html(block(f"<p>{link('clients', _('New client'))}</p>"))


def _sender(sender: Sender, names: dict[str, str]) -> None:
    form = Form(f"sender-{sender.id}")
    with st.container(border=True, key=f"box-{sender.id}"):
        one, two = st.columns([3, 2], vertical_alignment="center")
        said = count(sender.messages, "message", "messages")
        if sender.last_at:
            said = _("{messages}, the last {day}").format(messages=said, day=when(sender.last_at[:10]))
        one.markdown(f"**{escaped(called(sender.address))}**  \n{said}")
        with two:
            client = select(
                _("Client"), names, None, form.key("client"), placeholder=_("Whose?"), disabled=not names
            )
        _whole_domain(sender, form)
        with st.container(horizontal=True):
            st.button(
                _("Assign"),
                key=form.key("assign"),
                type="primary",
                disabled=not client,
                on_click=form.once(_assign),
                args=(sender, form),
            )
            st.button(
                _("Nobody’s"),
                key=form.key("ignore"),
                help=_("Their messages count nowhere, those to come neither"),
                on_click=form.once(_ignore),
                args=(sender, form),
            )


def _whole_domain(sender: Sender, form: Form) -> None:
    domain = domain_of(sender.address)
    if domain is not None and domain not in SHARED_HOSTS:
        everybody = _("Everybody at {domain}").format(domain=escaped(domain, 60))
        st.checkbox(everybody, key=form.key("domain"))
    elif sender.address.startswith(HASHED) and "@" in sender.address:
        st.checkbox(_("Everybody of the same mail domain"), key=form.key("domain"))


def _assign(sender: Sender, form: Form) -> None:
    client = str(form.value("client"))

    def change(book: Tracker) -> str:
        moved = _said_of(book, sender, client, form)
        said = _("{who} belongs to {client} now.")
        return said.format(who=_whom(sender, form), client=one_line(client, 60)) + came_along(moved)

    form.send(change)


def _ignore(sender: Sender, form: Form) -> None:
    def change(book: Tracker) -> str:
        _said_of(book, sender, None, form)
        return _("{who} is nobody’s now, and counts nowhere.").format(who=_whom(sender, form))

    form.send(change)


def _said_of(book: Tracker, sender: Sender, client: str | None, form: Form) -> int:
    """Say whose the sender is; returns how many messages found their place by it."""
    waiting = messages.waiting(book.store)
    book.assign(sender.id, client, domain=bool(form.value("domain", False)))
    return waiting - messages.waiting(book.store)


def _whom(sender: Sender, form: Form) -> str:
    domain = domain_of(sender.address)
    if form.value("domain") and domain:
        return _("Everybody at {domain}").format(domain=domain)
    return called(sender.address)
