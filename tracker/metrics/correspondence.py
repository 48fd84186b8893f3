"""The replies of a period put together: per client and over all, both ways."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tracker.metrics.contacts import Contact
from tracker.metrics.off_hours import moment_of, off_hours
from tracker.metrics.replies import reply_numbers
from tracker.metrics.turns import ClockOf, Timed, timed, turns


class Window(NamedTuple):
    """A period in microseconds since 1970-01-01 UTC: [lo, hi), known up to `until`, which is hi or now."""

    lo: int
    hi: int
    until: int


class Correspondence(NamedTuple):
    """What went to and fro in a period, with one client or, `client` None, with all.

    Attributes:
        client: whose it is.
        numbers: by the names of the contract, section 4.
        mine: the client's questions and how long I took.
        theirs: my questions and how long they took.
        contacts: all of the period in order of time.
    """

    client: str | None
    numbers: dict[str, Any]
    mine: Sequence[Timed]
    theirs: Sequence[Timed]
    contacts: Sequence[Contact]


def correspondences(
    contacts: Sequence[Contact], window: Window, clock_of: ClockOf
) -> tuple[Correspondence, tuple[Correspondence, ...]]:
    """The correspondence of a period over all clients, and that of each, who wrote most first.

    Args:
        contacts: all up to `window.until`, also those before the period, for a turn may have begun there, and
            those that were written by then and sent later.
        window: the period. A turn belongs to it by its first asking message, another contact by `at`; what
            was done outside working hours by when it was written.
        clock_of: when the user works.
    """
    lo, until = window.lo, window.until
    within = [c for c in contacts if lo <= c.at < until]
    mine: list[Timed] = []
    theirs: list[Timed] = []
    for of in timed([of for of in turns(contacts, until) if of.at >= lo], until, clock_of):
        (mine if of.turn.direction == "in" else theirs).append(of)
    evenings = off_hours((c for c in contacts if lo <= moment_of(c) < until), clock_of)
    totals = Correspondence(None, reply_numbers(mine, theirs, evenings.total()), mine, theirs, within)
    parts: dict[str, tuple[list[Timed], list[Timed], list[Contact]]] = {}
    for contact in within:
        parts.setdefault(contact.client, ([], [], []))[2].append(contact)
    # A turn of the period began with a message of the period, so its client is there.
    for one in mine:
        parts[one.turn.client][0].append(one)
    for one in theirs:
        parts[one.turn.client][1].append(one)
    for client in evenings:
        parts.setdefault(client, ([], [], []))
    found = (
        Correspondence(client, reply_numbers(own, other, evenings[client]), own, other, said)
        for client, (own, other, said) in parts.items()
    )
    return totals, tuple(sorted(found, key=lambda of: (-len(of.contacts), of.client or "")))
