"""Where a topic stands with a client, in a word: open, chosen, told, held."""

from collections import Counter
from collections.abc import Iterable

from tracker.language import N_, _, ngettext
from tracker.patterns.topics import topic_name

STATES = {
    "not applicable": N_("plays no part"),
    "open": N_("open"),
    "chosen": N_("chosen"),
    "told": N_("told"),
    "held": N_("held"),
}
"""What each state is called, in the order from nothing to held."""

MEANINGS = {
    "not applicable": N_("this topic plays no part with this client"),
    "open": N_("nothing was chosen yet"),
    "chosen": N_("you chose it, and the client does not know yet"),
    "told": N_("the client knows"),
    "held": N_("put to the test five times or more in 12 weeks; the number says how often it was kept"),
}

LEDE = N_("Where your service ends: what you chose, what the client knows, and what held.")
EMPTY = N_(
    "No boundary stands here yet. A few plain questions about one engagement are enough to begin; each may be"
    " skipped."
)
NO_CLIENTS = N_("first: a boundary is about somebody you work for.")
ALL_CLIENTS = N_("All clients")
ARCHIVED = N_("{client} is archived: what was agreed can be read here.")


def topic_title(topic: str) -> str:
    """A topic at the beginning of a line: "Reply time"."""
    name = topic_name(topic)
    return name[:1].upper() + name[1:]


def state_word(state: str, kept: int = 0, occasions: int = 0) -> str:
    """A state as a cell says it: "told", "held 9 of 11"."""
    if state == "held":
        return _("held {kept} of {times}").format(kept=kept, times=occasions)
    return _(STATES[state])


def tested_so_far(kept: int, occasions: int) -> str:
    """How a limit fared that was not put to the test often enough to be called held; "" for never."""
    if not occasions:
        return ""
    return ngettext("kept {kept} of {n} time", "kept {kept} of {n} times", occasions).format(
        kept=kept, n=occasions
    )


def summed_up(states: Iterable[str]) -> str:
    """The topics of a client by their state: "2 held, 3 told, 1 chosen, 5 open"."""
    counts = Counter(states)
    parts = [
        _("{n} {state}").format(n=counts[state], state=_(STATES[state]))
        for state in ("held", "told", "chosen", "open")
        if counts[state]
    ]
    return ", ".join(parts)
