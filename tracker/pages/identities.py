"""Who the user is in mail, chats and calls, who is nobody's, and how the addresses of people are kept."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
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
    "me": "What bears one of these went out from you.",
    "nobody": "What is from these is left out of every import, and counts nowhere.",
}


def identities(book: Tracker) -> None:
    """Draw the user's own addresses with a form for another, those of nobody, and the choice of hashes."""
    found = book.records(Address)
    st.subheader("Who you are", anchor=False)
    st.caption(SAID["me"])
    _addresses([of for of in found if of.whose == "me"])
    with st.form(NEW.key("form"), border=False):
        st.text_input(
            "Your mail addresses, phone numbers and chat names",
            key=NEW.key("address"),
            placeholder="you@example.com, 06 12345678",
        )
        st.form_submit_button("Add", type="primary", key=NEW.key("add"), on_click=_add)
    nobody = [of for of in found if of.whose == "nobody"]
    if nobody:
        st.subheader("Nobody’s", anchor=False)
        st.caption(SAID["nobody"])
        _addresses(nobody)
    st.subheader("How addresses are kept", anchor=False)
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
            st.button("Remove", key=f"address-remove-{of.id}", on_click=_remove, args=(of,))


def _hashes(book: Tracker) -> None:
    newest = book.records(Settings)[-1]
    key = f"{HASHES.key('keep')}-{newest.hash_addresses}"
    st.toggle(
        "Keep addresses as hashes",
        newest.hash_addresses,
        key=key,
        on_change=_keep_hashes,
        args=(key,),
    )
    st.caption(
        "Who writes to you is then kept as a scrambled mark instead of an address; what you note with a"
        " client stays readable. The mark still tells whose a message is, but whoever has this file and"
        " guesses an address can check the guess, and under Senders you will see marks. It holds for imports"
        " from now on."
    )


def _add() -> None:
    def change(book: Tracker) -> str:
        mine = words(NEW.value("address"))
        if not mine:
            raise UsageError("There is no address to add", "Write one, like you@example.com")
        for address in mine:
            book.add(Address(address=address, whose="me"))
        return f"You are {' and '.join(one_line(address, 60) for address in mine)}."

    NEW.send(change)


def _remove(of: Address) -> None:
    def change(book: Tracker) -> str:
        book.remove(of)
        return f"Removed {called(of.address)}; what was imported stays as it is."

    act(change)


def _keep_hashes(key: str) -> None:
    wanted = bool(st.session_state.get(key))

    def change(book: Tracker) -> str:
        book.change(book.records(Settings)[-1], hash_addresses=wanted)
        return f"Addresses are kept {'as hashes' if wanted else 'as they are'} from now on."

    HASHES.send(change)
