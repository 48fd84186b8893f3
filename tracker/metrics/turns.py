"""Turns: from a question to its answer, each way, and how long that took on two clocks.

The contract, section 4, **Turn**, read one contact after another. In one thread (without: one client and
channel) at most one turn each way is open. What asks opens it, the next contact the other way answers it, and
a conversation closes it. As each step knows only what came before, a past reading never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.contacts import MINUTE, SECOND, Contact
from tracker.records import SPOKEN

if TYPE_CHECKING:
    from tracker.workweek import BusinessClock

ClockOf = Callable[[str | None], "BusinessClock"]
"""The business clock of an IANA zone; None is the zone of the settings."""


class Turn(NamedTuple):
    """A question and what became of it. Instants are integer microseconds since 1970-01-01 UTC.

    Attributes:
        client: between whom and the user it is.
        direction: "in" when the client asks and the user answers, "out" the other way round.
        channel: that of the first message that asks.
        thread: that of the first message that asks.
        pk: the store's key of the first message that asks.
        at: when that was; here the clocks start.
        answered_at: when it was answered.
        closed_at: when it was closed without an answer, by a conversation or because the user said so.
        zone: the IANA zone of the first message that asks; None: that of the settings.
        ended_by: the store's key of the contact that answered or closed it, if a contact did.
    """

    client: str
    direction: str
    channel: str
    thread: str | None
    pk: int
    at: int
    answered_at: int | None = None
    closed_at: int | None = None
    zone: str | None = None
    ended_by: int | None = None

    @property
    def open(self) -> bool:
        """Neither answered nor closed."""
        return self.answered_at is None and self.closed_at is None

    @property
    def ended_at(self) -> int | None:
        """When it was answered or closed."""
        return self.closed_at if self.answered_at is None else self.answered_at


class Timed(NamedTuple):
    """A turn and how long it took, or has been waiting, in minutes that are not rounded.

    Attributes:
        turn: the turn.
        calendar_minutes: from `turn.at` to its answer, its closing, or the moment of the reading.
        business_minutes: those of them inside working hours, on the clock of the turn's zone.
        in_hours: whether it began inside working hours.
        answered: whether the minutes end with an answer; if not, they are right-censored.
    """

    turn: Turn
    calendar_minutes: float
    business_minutes: float
    in_hours: bool
    answered: bool


_Place = str | tuple[str]
"""Where a turn can be answered: a thread, or a channel (in a tuple) where there is none."""

_Waiting = dict[str, dict[_Place, int]]
"""Between the user and one client, by direction: the turns that are open, as places among all turns."""

_OTHER = {"in": "out", "out": "in"}


def turns(contacts: Iterable[Contact], until: int | None = None) -> list[Turn]:
    """The turns of both directions, by the instant of their first asking message.

    Args:
        contacts: of any number of clients, by (at, "in" before "out", pk), none automatic.
        until: the moment of the reading: what is sent or settled from then on is not known yet. None: all is.

    A reply at the very instant at which the user settled the turn counts as an answer.
    """
    found: list[Turn] = []
    waiting: dict[str, _Waiting] = {}
    for contact in contacts:
        pk, client, channel, direction, at, thread, seconds, asks, zone, _, settled = contact
        if until is not None and at >= until:
            break
        between = waiting.get(client)
        if between is None:
            between = waiting[client] = {"in": {}, "out": {}}
        if seconds and channel in SPOKEN:
            _converse(found, between, contact)
            continue
        place = thread or (channel,)
        asked = between[_OTHER[direction]].pop(place, None)
        if asked is not None:
            _end(found, asked, contact, answered=True)
        if asks:
            before = between[direction].get(place)
            if before is None or _is_settled(found[before], at):
                between[direction][place] = len(found)
                if settled is not None:
                    settled = max(settled, at) if until is None or settled < until else None
                # Closed where the user said so, unless a contact before that ends it.
                found.append(Turn(client, direction, channel, thread or None, pk, at, None, settled, zone))
            elif settled is not None and (until is None or settled < until):
                # It was said of a later message; an older one that came in since must not reopen it.
                _settle(found, before, max(settled, at))
    return found


def _settle(found: list[Turn], place: int, at: int) -> None:
    if found[place].closed_at is None:
        found[place] = found[place]._replace(closed_at=at)


def _is_settled(turn: Turn, at: int) -> bool:
    return turn.closed_at is not None and turn.closed_at < at


def _end(found: list[Turn], place: int, by: Contact, *, answered: bool) -> None:
    turn = found[place]
    if not _is_settled(turn, by.at):
        answered_at, closed_at = (by.at, None) if answered else (None, by.at)
        found[place] = Turn(*turn[:6], answered_at, closed_at, turn.zone, by.pk)


def _converse(found: list[Turn], between: _Waiting, conversation: Contact) -> None:
    """Answers the calls that the other side missed, and closes all else between the two."""
    for direction, asked in between.items():
        for place in asked.values():
            # A call that asks was missed: one that took place asks nothing.
            missed = found[place].channel == "phone" and direction != conversation.direction
            _end(found, place, conversation, answered=missed)
        asked.clear()


def as_of(turns: Iterable[Turn], moment: int) -> list[Turn]:
    """The turns as they were known at an earlier moment: what came then or later is taken back."""
    return [_reading(turn, moment) for turn in turns if turn.at < moment]


def _reading(turn: Turn, moment: int) -> Turn:
    if turn.ended_at is None or turn.ended_at < moment:
        return turn
    return turn._replace(answered_at=None, closed_at=None, ended_by=None)


def timed(turns: Iterable[Turn], until: int, clock_of: ClockOf) -> list[Timed]:
    """How long each turn took: up to its answer, its closing, or else `until`, when it still waits."""
    found = []
    for turn in turns:
        at, ends = turn.at, turn.ended_at
        if ends is None:
            ends = until
        clock = clock_of(turn.zone)
        business = clock.microseconds(at, ends) / MINUTE
        in_hours = clock.is_working(at // SECOND)
        found.append(Timed(turn, (ends - at) / MINUTE, business, in_hours, turn.answered_at is not None))
    return found
