"""Nearly every question is answered at once, whoever asks and whatever about (uniform instant answering).

What it sees
    f = share of the turns of the last 4 active weeks that were answered within 60 working minutes (Kaplan
    and Meier), of those that arrived in working hours and were not marked urgent. Beside it their median,
    and how many of the fast answers lie inside a meeting or an entry of 90 minutes or more. At least 20
    turns, and the lower end of Wilson's interval on its line or above. Silent where that speed, 60 minutes
    or less, was promised.

Why it matters
    Half of 16 billion personal mails were answered within 47 minutes (Kooti and others, 2015), so a fast
    median is ordinary. Uniform speed is not: it leaves no room to choose, and speed breeds the need for more
    (Perlow and Porter, 2009). Who sends expects it later than who receives thinks (Giurge and Bohns).

Look-alikes
    Agreed stand-by, a launch week, a short dialogue in a chat (a run of messages counts as one turn), support
    as the very product.

What helps
    Tell the client your reply time and the way for what is truly urgent; two moments a day for mail. It
    helped when f is down, nine of ten promises were kept, and nobody chases more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.metrics.promises import promised_minutes
from tracker.metrics.proportions import wilson
from tracker.metrics.replies import answered_within, reply_curve
from tracker.metrics.survival import SLACK
from tracker.patterns.base import (
    CHOSEN,
    Finding,
    Limit,
    Limits,
    NotYet,
    Pattern,
    Reached,
    at_least,
    found,
)
from tracker.patterns.evidence import of_turns
from tracker.patterns.recorded import between
from tracker.patterns.windows import RECENT
from tracker.workweek.clock import merged

if TYPE_CHECKING:
    from tracker.metrics.turns import Timed
    from tracker.patterns.facts import ClientFacts, Facts

NAME = "instant-reply"


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """How much of what each client asks is answered at once."""
    for client in facts.clients.values():
        yield from _of_client(client, facts, limits)


def _of_client(client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    if not client.contacts or _promised_as_much(client, facts, limits):
        return
    if not client.w4:
        if client.recent_weeks:
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")
        return
    turns = [of for of in client.mine if of.in_hours and _counts(of, client, facts)]
    if len(turns) < limits["turns"]:
        if turns:
            yield NotYet(NAME, client.name, len(turns), limits["turns"], "turns")
        return
    yield from _of_turns(turns, client, facts, limits)


def _promised_as_much(client: ClientFacts, facts: Facts, limits: Limits) -> bool:
    """Whether so fast an answer was promised, to the client or to all (domain 4.0)."""
    told = (of for of in client.boundaries if of.topic == "reply_time" and of.is_told_on(facts.last))
    return any((minutes := promised_minutes(of)) is not None and minutes <= limits["minutes"] for of in told)


def _of_turns(turns: Sequence[Timed], client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding]:
    """The finding of turns that are enough to go by, and for which no such speed was promised."""
    share = _share(turns, limits["minutes"])
    low, high = wilson(share * len(turns), len(turns))
    if low < limits["lower"]:
        return
    median = reply_curve(turns, "business").quantile(0.5)
    soon = [of for of in turns if of.answered and of.business_minutes <= limits["minutes"]]
    broken = _breaking_focus(soon, client, facts)
    two = at_least(2, "share", share, limits["share_2"])
    if two is None and median is not None and median <= limits["median_2"]:
        two = Reached(2, "median", median, limits["median_2"])
    met = [at_least(1, "share", share, limits["share_1"]), two]
    if two is not None and soon and broken / len(soon) >= limits["broken_3"]:
        met.append(two._replace(level=3))
    yield from found(
        NAME,
        client.name,
        met,
        n=len(turns),
        start=client.w4.start,
        end=client.w4.last,
        evidence=of_turns((of.turn for of in soon), facts.recorded),
        numbers={
            "share": share,
            "low": low,
            "high": high,
            "median": median,
            "minutes": limits["minutes"],
            "soon": len(soon),
            "broken": broken,
            "open": sum(of.turn.open for of in turns),
        },
    )


def _counts(of: Timed, client: ClientFacts, facts: Facts) -> bool:
    day = facts.recorded.day_of(of.turn.at)
    return client.w4.holds(day) and of.turn.pk not in facts.recorded.urgent


def _share(turns: Sequence[Timed], minutes: float) -> float:
    """The share answered within so many minutes, k / n where it is one but for binary fractions."""
    share = answered_within(turns, minutes) or 0.0
    answered = round(share * len(turns))
    return answered / len(turns) if abs(share * len(turns) - answered) < SLACK else share


def _breaking_focus(soon: Sequence[Timed], client: ClientFacts, facts: Facts) -> int:
    """How many answers lie inside an entry that is a meeting or 90 minutes long (domain 4.0)."""
    spans = merged(
        (piece.starts, piece.ends)
        for piece in between(facts.work, client.w4.start, facts.end)
        if piece.starts is not None
        and piece.ends is not None
        and (piece.kind == "meeting" or piece.ends - piece.starts >= _FOCUS)
    )
    edges = [edge for span in spans for edge in span]
    # Spans start at the even edges and end at the odd ones, so an odd place lies inside one.
    return sum(bisect_right(edges, of.turn.answered_at or 0) & 1 for of in soon)


_FOCUS = 90 * 60 * 1_000_000
"""So long a piece of work is one that an answer breaks, in microseconds: chosen."""

PATTERN = Pattern(
    NAME,
    6,
    detect,
    limits=(
        Limit("share_1", 0.80, 0.5, 1, "share", CHOSEN, "turns answered within the hour"),
        Limit("share_2", 0.90, 0.5, 1, "share", CHOSEN, "turns answered within the hour"),
        Limit("median_2", 10, 1, 240, "minutes", CHOSEN, "median reply time, or faster"),
        Limit(
            "broken_3", 0.30, 0, 1, "share", CHOSEN, "fast replies that cut into a meeting or a long block"
        ),
        Limit("lower", 0.65, 0, 1, "share", CHOSEN, "lower end of the interval"),
        Limit(
            "minutes", 60, 5, 480, "minutes", "Andrea Werkhoven's story of Peter", "what counts as at once"
        ),
        Limit("turns", 20, 20, 200, "count", "simulation: 12 of 20 may be 39 to 78 %", "turns in four weeks"),
    ),
    topics=("reply_time",),
    needs=("message",),
)
