"""Who the user is in mail, chats and calls, who is nobody's, and how the addresses of people are kept."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import N_, _
from tracker.language.parts import listed
from tracker.pages.forms import Form
from tracker.pages.frame import act
from tracker.pages.written import words
from tracker.records import Address, Settings
from tracker.wording.escaping import escaped
from tracker.wording.numbers import one_line
from tracker.wording.people import called

NEW = Form("my-address")
HASHES = Form("hash-addresses")
SAID = {
    "me": N_("What bears one of these went out from you."),
    "nobody": N_("What is from these is left out of every import, and counts nowhere."),
}


def identities(book: Tracker) -> None:
    """Draw the user's own addresses with a form for another, those of nobody, and the choice of hashes."""
    found = book.records(Address)
    st.subheader(_("Who you are"), anchor=False)
    st.caption(_(SAID["me"]))
    _addresses([of for of in found if of.whose == "me"])
    with st.form(NEW.key("form"), border=False):
        st.text_input(
            _("Your mail addresses, phone numbers and chat names"),
            key=NEW.key("address"),
            placeholder=_("you@example.com, 06 12345678"),
        )
        st.form_submit_button(_("Add"), type="primary", key=NEW.key("add"), on_click=NEW.once(_add))
    nobody = [of for of in found if of.whose == "nobody"]
    if nobody:
        st.subheader(_("Nobody’s"), anchor=False)
        st.caption(_(SAID["nobody"]))
        _addresses(nobody)
    st.subheader(_("How addresses are kept"), anchor=False)
    _hashes(book)


def _addresses(found: list[Address]) -> None:
    for of in found:
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            key=f"address-{of.id}",
        ):
            st.markdown(escaped(called(of.address)), width="content")
            st.button(_("Remove"), key=f"address-remove-{of.id}", on_click=_remove, args=(of,))


def _hashes(book: Tracker) -> None:
    if book.records(Settings)[-1].hash_addresses:
        st.write(
            _("As hashes: of other people only scrambled marks are kept. They still tell whose a message is.")
        )
        st.button(
            _("Keep new addresses readable"),
            key=HASHES.key("readable"),
            on_click=HASHES.once(_keep),
            args=(False,),
        )
        return
    st.write(
        _(
            "Readable. As hashes, who writes to you and the addresses of your clients would be kept as"
            " scrambled marks that still tell whose a message is. That cannot be taken back: the addresses"
            " are gone, and the history of changes, which holds them, is forgotten. Whoever has the file and"
            " guesses an address can check the guess. Rows in the calendar’s inbox keep their people until"
            " they are sorted."
        )
    )
    is_sure = st.checkbox(_("I know that this cannot be taken back"), key=HASHES.key("sure"))
    st.button(
        _("Keep addresses as hashes"),
        key=HASHES.key("hash"),
        disabled=not is_sure,
        on_click=HASHES.once(_keep),
        args=(True,),
    )


def _add() -> None:
    def change(book: Tracker) -> str:
        mine = words(NEW.value("address"))
        if not mine:
            raise UsageError(_("There is no address to add"), _("Write one, like you@example.com"))
        for address in mine:
            book.add(Address(address=address, whose="me"))
        return _("You are {names}.").format(names=listed([one_line(address, 60) for address in mine]))

    NEW.send(change)


def _remove(of: Address) -> None:
    def change(book: Tracker) -> str:
        book.remove(of)
        if of.whose == "me":
            said = _("Removed {name}; what was imported stays as it is.")
        else:
            said = _("Removed {name}; what he wrote waits under Senders.")
        return said.format(name=called(of.address))

    act(change)


def _keep(as_hashes: bool) -> None:
    def change(book: Tracker) -> str:
        book.change(book.records(Settings)[-1], hash_addresses=as_hashes)
        if as_hashes:
            return _("Addresses are kept as hashes from now on.")
        return _("Addresses are kept readable from now on.")

    HASHES.send(change)
