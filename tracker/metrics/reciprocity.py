"""What goes to and fro between the user and a client: which way, on which channels, and who begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from tracker.metrics.contacts import HOUR, Contact, Run
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

    @property
    def initiative(self) -> float | None:
        """Threads the user opened / threads; None without threads."""
        threads = self.mine + self.theirs
        return self.mine / threads if threads else None


def channels(contacts: Iterable[Contact]) -> list[Channel]:
    """The contacts per channel and direction, the channel used most first."""
    counts = Counter((contact.channel, contact.direction) for contact in contacts)
    names = {channel for channel, _ in counts}
    found = [Channel(name, counts[name, "in"], counts[name, "out"]) for name in names]
    return sorted(found, key=lambda one: (-one.received - one.sent, one.channel))


def volume_ratio(contacts: Iterable[Contact]) -> float:
    """ln((sent + 0.5) / (received + 0.5)): 0 when as much goes each way, above 0 when more is sent."""
    directions = Counter(contact.direction for contact in contacts)
    return log((directions["out"] + 0.5) / (directions["in"] + 0.5))


def openings(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts that open a thread, in order of time.

    A contact of a thread opens it when it is the first of it, any other when it follows 12 hours of silence
    between the same two on its channel. For a period: of all contacts up to its end, those that lie in it.

    Args:
        contacts: by `at`; conversations are contacts like others here.
    """
    last: dict[Run, int] = {}
    found = []
    for contact in contacts:
        run = contact.run
        before = last.get(run)
        if before is None or (not contact.thread and contact.at - before >= SILENCE):
            found.append(contact)
        last[run] = contact.at
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
