"""One side waits much longer than the other: questions to the client lie, theirs do not (unequal replies).

What it sees
    rho = the client's median reply time / the user's, over the turns of the last 4 active weeks. Both are in
    working minutes (Kaplan and Meier), with those still open counted as open, and at least one minute.
    A = questions put to the client and not answered for more than 5 working days. At least 15 turns each way.

Why it matters
    Serving well takes a partner on equal footing, who also answers. Work that waits for an answer stalls
    quietly, or is done by whoever waits.

Look-alikes
    People who decide answer slower by their role. Mail for information only asks nothing. Answers given by
    phone or in person, when no one wrote them down.

What helps
    A reply time for both sides, and a plan said aloud: "without your answer by Thursday I do X". It helped
    when fewer questions lie open and the client's median is down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.metrics.replies import reply_curve
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, Trace, at_least, found
from tracker.patterns.evidence import MOST, of_record, of_turns
from tracker.patterns.windows import RECENT

if TYPE_CHECKING:
    from tracker.metrics.turns import Timed, Turn
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.records import Action, Question

NAME = "one-way-responsiveness"
LEAST_MINUTES = 1.0
"""A median below a working minute counts as one (domain 4.0)."""


class Waiting(NamedTuple):
    """What the user has asked for and still waits for: written down as a question, or in a message."""

    questions: list[tuple[int, Question]]
    turns: list[Turn]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.questions) + len(self.turns)


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """How much longer each client takes to answer than the user does."""
    for client in facts.clients.values():
        if client.contacts:
            yield from _of_client(client, facts, limits)


def _of_client(client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    if not client.w4:
        if client.recent_weeks:
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")
        return
    mine, theirs = (_recent(turns, client, facts) for turns in (client.mine, client.theirs))
    fewest = min(len(mine), len(theirs))
    if fewest < limits["turns"]:
        if fewest:
            yield NotYet(NAME, client.name, fewest, limits["turns"], "turns")
        return
    own, other = (reply_curve(turns, "business").quantile(0.5) for turns in (mine, theirs))
    rho = None if own is None or other is None else max(other, LEAST_MINUTES) / max(own, LEAST_MINUTES)
    waiting = _waiting(client, facts, limits["days"])
    instead = [of for of in client.actions if _done_instead(of, client)]
    by_ratio = at_least(2, "ratio", rho, limits["ratio_2"])
    by_count = at_least(2, "count", waiting.number, limits["open_2"])
    met = [at_least(1, "ratio", rho, limits["ratio_1"]), by_ratio, by_count]
    two = by_ratio or by_count
    if two is not None and instead:
        met.append(two._replace(level=3))
    yield from found(
        NAME,
        client.name,
        met,
        n=fewest,
        start=client.w4.start,
        end=client.w4.last,
        stake_seconds=sum(of.seconds or 0 for of in instead),
        evidence=_evidence(waiting, instead, theirs, facts),
        numbers=_numbers(mine, theirs, facts)
        | {
            "own": own,
            "other": other,
            "ratio": rho,
            "open": waiting.number,
            "days": limits["days"],
            "instead": len(instead),
        },
    )


def _recent(turns: Iterable[Timed], client: ClientFacts, facts: Facts) -> list[Timed]:
    since = facts.recorded.moment(client.w4.start)  # most turns are older, and need no day
    late = (of for of in turns if of.turn.at >= since)
    return [of for of in late if client.w4.holds(facts.recorded.day_of(of.turn.at))]


def _waiting(client: ClientFacts, facts: Facts, days: float) -> Waiting:
    """What has waited for longer than so many working days, the oldest first, whenever it was asked."""
    questions = [
        (facts.recorded.days.of(of.asked_at).toordinal(), of)
        for of in client.questions
        if of.asked_whom == "client" and of.asked_at is not None and of.answered_at is None
        if facts.working_days(facts.recorded.days.of(of.asked_at), facts.last) > days
    ]
    turns = [
        of.turn
        for of in client.theirs
        if of.turn.open and facts.working_days(facts.recorded.day_of(of.turn.at), facts.last) > days
    ]
    questions.sort(key=lambda one: (one[0], one[1].id or ""))
    return Waiting(questions, sorted(turns, key=lambda turn: (turn.at, turn.pk)))


def _done_instead(of: Action, client: ClientFacts) -> bool:
    """Whether the user did the client's work in these weeks."""
    return of.owner == "client" and of.doer == "me" and of.done_on is not None and client.w4.holds(of.done_on)


def _evidence(
    waiting: Waiting, instead: Iterable[Action], theirs: Iterable[Timed], facts: Facts
) -> tuple[Trace, ...]:
    """What waits longest first, then what the user did instead, then the slowest answers."""
    days = facts.recorded.days
    asked = [of_record(of, days.of(of.asked_at)) for _, of in waiting.questions if of.asked_at]
    open_turns = of_turns(waiting.turns, facts.recorded)
    done = [of_record(of, of.done_on, of.seconds) for of in instead if of.done_on]
    slowest = sorted(theirs, key=lambda of: (-of.business_minutes, of.turn.at, of.turn.pk))
    rest = of_turns((of.turn for of in slowest if of.turn not in waiting.turns), facts.recorded)
    oldest = sorted((*asked, *open_turns), key=lambda trace: trace.day)
    done.sort(key=lambda trace: (trace.day, str(trace.key)))
    return (*oldest, *done, *rest)[:MOST]


def _numbers(mine: list[Timed], theirs: list[Timed], facts: Facts) -> dict[str, Any]:
    return {
        "mine": len(mine),
        "theirs": len(theirs),
        "mine_answered": sum(of.answered for of in mine),
        "theirs_answered": sum(of.answered for of in theirs),
    }


PATTERN = Pattern(
    NAME,
    10,
    detect,
    limits=(
        Limit("ratio_1", 4, 1.5, 100, "ratio", CHOSEN, "the client's median reply time to the own"),
        Limit("ratio_2", 8, 1.5, 200, "ratio", CHOSEN, "the client's median reply time to the own"),
        Limit("open_2", 3, 1, 50, "count", CHOSEN, "questions that wait for longer than `days`"),
        Limit("days", 5, 1, 60, "days", CHOSEN, "working days after which a question counts as waiting"),
        Limit("turns", 15, 10, 200, "count", CHOSEN, "turns each way in four weeks"),
    ),
    topics=("reply_time",),
    needs=("message",),
)
