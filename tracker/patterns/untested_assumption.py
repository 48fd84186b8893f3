"""Decisions and hours rest on a belief about the client that nobody checked (untested assumptions).

What it sees
    Open assumptions: inferred or out of habit, not tested, held for more than 14 days, with at least one
    decision or 2 hours resting on them. Beside them your own record: how many of those tested turned out
    right, with the interval of a share that could have been anything (Beta(1, 1), 95 %). What the client said
    or a contract says is no assumption. Levels stand at once.

Why it matters
    A belief that nobody checks steers the work, and the conversation is not sought (Monique van Eeuwijk on
    ten common assumptions). Receivers of mail think an answer is expected sooner than the sender expects it,
    in eight studies; one sentence from the sender takes that away (Giurge and Bohns). The step from what was
    seen to what is believed is Argyris's ladder of inference. The lines are chosen.

Look-alikes
    A sound conclusion from a contract (note it with that basis), or a matter too private to ask about.

What helps
    One light question in the next contact you have anyway. It helped when more of the assumptions are tested
    and fewer hours rest on the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.proportions import beta_interval
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, at_least, found
from tracker.patterns.evidence import MOST, of_record

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.records import Assumption

NAME = "untested-assumption"
UNCHECKED = ("inferred", "habit")
"""What a belief rests on when nobody said or wrote it."""


class _Open(NamedTuple):
    since: date
    assumption: Assumption


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """The beliefs about each client that are acted on untested."""
    tested = [of.outcome for client in facts.everyone.values() for of in client.assumptions if of.outcome]
    right = tested.count("right")
    low, high = beta_interval(right, len(tested)) if tested else (None, None)
    record = {"tested": len(tested), "right": right, "low": low, "high": high}
    for client in facts.clients.values():
        yield from _of_client(client, facts, limits, record)


def _of_client(
    client: ClientFacts, facts: Facts, limits: Limits, record: dict[str, float | None]
) -> Iterator[Finding | NotYet]:
    held = list(_open(client.assumptions, facts.last, limits))
    if not held:
        return
    held.sort(key=lambda one: (-_weight(one.assumption), one.since, one.assumption.id or ""))
    seconds = sum(one.assumption.seconds or 0 for one in held)
    again = [one for one in held if _proved_wrong_before(one, client.assumptions)]
    met = [at_least(level, "count", len(held), limits[f"open_{level}"], event=True) for level in (1, 2)]
    met.append(at_least(2, "hours", seconds / 3600, limits["hours_2"], event=True))
    met.append(at_least(3, "count", len(again), limits["again_3"], event=True))
    first = again[0] if again else held[0]
    yield from found(
        NAME,
        client.name,
        met,
        n=len(held),
        start=min(one.since for one in held),
        end=facts.last,
        stake_seconds=seconds,
        evidence=tuple(of_record(one.assumption, one.since, one.assumption.seconds) for one in held[:MOST]),
        numbers={
            **record,
            "open": len(held),
            "again": len(again),
            "seconds": seconds,
            "decisions": sum(one.assumption.decisions for one in held),
            "days": limits["days"],
            "text": first.assumption.text or "",
            "number": first.assumption.number,
            "basis": first.assumption.basis,
            "since": first.since,
        },
    )


def _open(assumptions: Iterable[Assumption], last: date, limits: Limits) -> Iterator[_Open]:
    """Those acted on untested for so long that a check could have come by itself (domain 4.0)."""
    for of in assumptions:
        tested = of.tested_on is not None or of.outcome is not None
        if tested or of.basis not in UNCHECKED or of.held_since is None:
            continue
        rests = of.decisions >= limits["decisions"] or (of.seconds or 0) >= limits["hours"] * 3600
        if rests and (last - of.held_since).days > limits["days"]:
            yield _Open(of.held_since, of)


def _proved_wrong_before(one: _Open, assumptions: Iterable[Assumption]) -> bool:
    """Whether the same of the ten had turned out wrong before it was held (again)."""
    return one.assumption.number is not None and any(
        of.number == one.assumption.number
        and of.outcome == "wrong"
        and of.tested_on is not None
        and of.tested_on < one.since
        for of in assumptions
    )


def _weight(of: Assumption) -> int:
    """Seconds resting on it; a decision weighs as much as an hour, to order the evidence: chosen."""
    return (of.seconds or 0) + of.decisions * 3600


PATTERN = Pattern(
    NAME,
    12,
    detect,
    limits=(
        Limit("open_1", 1, 1, 50, "count", CHOSEN, "open assumptions at one client"),
        Limit("open_2", 3, 1, 50, "count", CHOSEN, "open assumptions at one client"),
        Limit("hours_2", 8, 0.5, 500, "hours", CHOSEN, "hours resting on them"),
        Limit("again_3", 1, 1, 50, "count", CHOSEN, "open ones that did not hold before"),
        Limit("days", 14, 0, 365, "days", CHOSEN, "days for which one is held before it counts"),
        Limit("decisions", 1, 1, 50, "count", CHOSEN, "decisions resting on one before it counts"),
        Limit("hours", 2, 0.25, 100, "hours", CHOSEN, "or hours resting on it"),
    ),
    needs=("assumption",),
)
