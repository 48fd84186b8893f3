"""What the address of the boundaries page says, so that a link leads back: its part, the client, the topic.

The address decides; a widget shows what it says, and writes it at once.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from tracker.language import N_
from tracker.pages.frame import keep

PAGE = "boundaries"
OVERVIEW, NEW = N_("Overview"), N_("New engagement")
HELPED, TRIALS = N_("Did it help?"), N_("Coin-flip weeks")
PARTS = (OVERVIEW, NEW, HELPED, TRIALS)
TOPIC, QUESTION = "topic", "ask"
"""The topic that is looked at, and the one that is asked about, which is left behind on the way back."""
EVERYBODY = ""
"""The client of a boundary that holds for all: no client bears an empty name."""


def choose(label: str, name: str, options: Mapping[str, str], now: str) -> None:
    """Draw a list to choose from that stands in the address under a name."""
    key = f"{PAGE}-{name}"
    st.session_state[key] = now
    st.selectbox(
        label,
        list(options),
        format_func=lambda value: options.get(value, str(value)),
        key=key,
        on_change=_keep,
        args=(name, key),
    )


def named(name: str, among: Sequence[str]) -> str | None:
    """What the address says under a name, if it is one of these."""
    found = st.query_params.get(name)
    return found if found in among else None


def go(**address: str | None) -> None:
    """Lead to another place of the page: the callback of its buttons. None takes a name away."""
    for name, value in address.items():
        keep(PAGE if name == "part" else name, value)


def _keep(name: str, key: str) -> None:
    keep(name, st.session_state.get(key))
