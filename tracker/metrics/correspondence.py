"""The replies of a period put together: per client and over all, both ways."""

from collections.abc import Callable, Iterable, Sequence
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
    mine: tuple[Timed, ...]
    theirs: tuple[Timed, ...]
    contacts: tuple[Contact, ...]


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
    within = [c for c in contacts if window.lo <= c.at < window.until]
    composed = [c for c in contacts if window.lo <= moment_of(c) < window.until]
    asked = [of for of in turns(contacts, window.until) if of.at >= window.lo]
    found = timed(asked, window.until, clock_of)
    shares = (
        _by_client(found, lambda of: of.turn.client),
        *(_by_client(of, lambda contact: contact.client) for of in (within, composed)),
    )
    names = sorted(set().union(*shares), key=lambda name: (-len(shares[1].get(name, ())), name))
    each = []
    for name in names:
        own, said, written = (share.get(name, []) for share in shares)
        each.append(_one(name, own, said, written, clock_of))
    return _one(None, found, within, composed, clock_of), tuple(each)


def _one(
    client: str | None,
    found: Sequence[Timed],
    contacts: Sequence[Contact],
    composed: Sequence[Contact],
    clock_of: ClockOf,
) -> Correspondence:
    mine = tuple(of for of in found if of.turn.direction == "in")
    theirs = tuple(of for of in found if of.turn.direction == "out")
    numbers = reply_numbers(mine, theirs, off_hours(composed, clock_of))
    return Correspondence(client, numbers, mine, theirs, tuple(contacts))


def _by_client(items: Iterable[Any], client_of: Callable[[Any], str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for item in items:
        found.setdefault(client_of(item), []).append(item)
    return found
