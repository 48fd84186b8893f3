"""What the address of the page of words says, so that a link leads back: what to say, to whom, how.

The address is what holds; a widget shows it, and writes it when it is changed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.language import LANGUAGES, _, current
from tracker.pages.forms import labels
from tracker.pages.frame import chosen_client, keep
from tracker.pages.settings.language_choice import NAMES
from tracker.records import Assumption, Client
from tracker.wording.note_fields import ASSUMPTIONS
from tracker.wording.phrases import OF_TOPIC, SITUATIONS

PAGE, IN = "words", "in"
NOBODY = ""
"""The client of a phrase that is for nobody in particular: no client bears an empty name."""


def chosen_situation() -> str:
    """Draw what there is to say, and return what is chosen: named in the address, or near to its topic."""
    named = st.query_params.get(PAGE) or OF_TOPIC.get(st.query_params.get("topic", ""), "")
    situation = named if named in SITUATIONS else next(iter(SITUATIONS))
    key = f"{PAGE}-situation"
    st.session_state[key] = situation
    st.pills(
        _("What would you like to say?"),
        list(SITUATIONS),
        format_func=lambda name: _(SITUATIONS.get(name, name)),
        required=True,
        key=key,
        wrap=True,
        on_change=_keep,
        args=(PAGE, key),
    )
    return situation


def chosen_whose(book: Tracker, place: Any, nobody: str) -> str | None:
    """Draw the clients in a place, those that are archived last, and return the chosen one."""
    clients = sorted(book.records(Client), key=lambda of: of.archived_on is not None)
    client = chosen_client([of.name for of in clients])
    names = labels((of.name for of in clients), nobody)
    names |= {of.name: _("{name} (archived)").format(name=names[of.name]) for of in clients if of.archived_on}
    with place:
        _select(_("Client"), "client", names, client or NOBODY)
    return client


def chosen_language(place: Any) -> str:
    """Draw the languages of the phrases in a place, and return the chosen one: at first the program's."""
    named = st.query_params.get(IN) or st.session_state.get(IN)
    language = named if named in LANGUAGES else current()
    key = f"{PAGE}-{IN}"
    st.session_state[key] = language
    with place:
        st.segmented_control(
            _("Language of the phrases"),
            LANGUAGES,
            format_func=lambda name: NAMES.get(name, name),
            required=True,
            key=key,
            on_change=_keep,
            args=(IN, key),
        )
    return str(language)


def chosen_number(held: Sequence[Assumption]) -> int:
    """Draw the ten assumptions, and return the chosen one: at first the first of those that are held."""
    named = st.query_params.get("assumption", "")
    likely = next((of.number for of in held if of.number), 1)
    number = int(named) if named in map(str, ASSUMPTIONS) else likely
    options = {
        str(n): _("{number}. {text}").format(number=n, text=_(text)) for n, text in ASSUMPTIONS.items()
    }
    _select(_("The client …"), "assumption", options, str(number))
    return number


def _select(label: str, name: str, options: Mapping[str, str], now: str) -> None:
    key = f"{PAGE}-{name}"
    st.session_state[key] = now
    show: Callable[[str], str] = lambda value: options.get(value, str(value))  # noqa: E731
    st.selectbox(label, list(options), format_func=show, key=key, on_change=_keep, args=(name, key))


def _keep(name: str, key: str) -> None:
    keep(name, st.session_state.get(key) or None)
    if name == PAGE:
        st.query_params.pop("topic", None)
