"""What goes to and fro between the user and a client: which way, on which channels, and who begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from tracker.metrics.contacts import HOUR, Contact
from tracker.metrics.replies import reply_curve
from tracker.metrics.turns import Timed

SILENCE = 12 * HOUR
"""After so long a silence on a channel without threads the next contact opens a new one. A chosen line."""


class Channel(NamedTuple):
    """How many contacts went each way on one channel."""

    channel: str
    received: int
    sent: int


class Opened(NamedTuple):
    """How many threads each side opened."""

    mine: int
    theirs: int


def channels(contacts: Iterable[Contact]) -> list[Channel]:
    """The contacts per channel and direction, the channel used most first."""
    counts = Counter(map(itemgetter(2, 3), contacts))  # channel and direction
    names = {channel for channel, _ in counts}
    found = [Channel(name, counts[name, "in"], counts[name, "out"]) for name in names]
    return sorted(found, key=lambda one: (-one.received - one.sent, one.channel))


def openings(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts that open a thread, in order of time.

    A contact of a thread opens it when it is the first of it, any other when it follows 12 hours of silence
    between the same two on its channel. For a period: of all contacts up to its end, those that lie in it.

    Args:
        contacts: by `at`; conversations are contacts like others here.
    """
    last: dict[tuple[str, str, bool], int] = {}
    found = []
    for contact in contacts:
        _, client, channel, _, at, thread, *_ = contact
        run = (client, thread or channel, not thread)
        before = last.get(run)
        if before is None or (not thread and at - before >= SILENCE):
            found.append(contact)
        last[run] = at
    return found


def opened(openings: Iterable[Contact]) -> Opened:
    """Who opened them."""
    directions = Counter(contact.direction for contact in openings)
    return Opened(mine=directions["out"], theirs=directions["in"])


def response_ratio(mine: Sequence[Timed], theirs: Sequence[Timed]) -> float | None:
    """The client's median reply time / the user's, both Kaplan and Meier's in business minutes.

    Above 1: the client takes longer. None when either median is not reached or is 0.

    Args:
        mine: the client's questions, which the user answers.
        theirs: the user's questions, which the client answers.
    """
    medians = [reply_curve(side, "business").quantile(0.5) for side in (theirs, mine)]
    client, user = medians
    return client / user if client and user else None


def oldest_open(timed: Iterable[Timed], direction: str, limit: int) -> list[Timed]:
    """The questions of a direction that are neither answered nor closed, the oldest first."""
    waiting = [one for one in timed if one.turn.open and one.turn.direction == direction]
    return sorted(waiting, key=lambda one: (one.turn.at, one.turn.pk))[:limit]
