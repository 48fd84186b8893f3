"""Limits of the service are not chosen, not told to the client, or not held (missing boundaries).

What it sees
    Coverage = topics whose limit you told / topics that apply, of eleven: scope, hours, price of extra work,
    reply time, channels, working times, days off, decision owner, meeting load, payment, complaint route.
    Held = times a limit was kept / times it was put to the test in the last 12 weeks, from 5 on; exceptions
    that you chose are left out, and no times at all is unknown rather than all. Also whether a topic that
    another pattern touches was never told.

Why it matters
    Serving within limits that were chosen and told is what client-focused means here; serving without them
    is where one gets lost (Monique van Eeuwijk). Limits that are said plainly can build trust: clients who
    were told "pay another time" often paid more (Dirk Boersma). The lines are chosen.

Look-alikes
    A wise exception (mark it as chosen), a topic that plays no part with this client (mark that it does not
    apply), the first two weeks.

What helps
    Choose one topic, say it in one sentence, and note how they took it. It helped when more of the limits are
    kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.metrics.contacts import SECOND
from tracker.metrics.proportions import wilson
from tracker.patterns import CATALOGUE
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
from tracker.patterns.evidence import MOST, of_record
from tracker.patterns.windows import ONE_WEEK
from tracker.records import TOPICS
from tracker.workweek import epoch

if TYPE_CHECKING:
    from tracker.patterns.base import Trace
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.recorded import Recorded
    from tracker.records import Boundary, Occasion

NAME = "boundary-gap"
TESTED_WEEKS = 12


class _Told(NamedTuple):
    """The topics that apply to a client, and those among them whose limit he was told."""

    applicable: tuple[str, ...]
    told: tuple[str, ...]


class Test(NamedTuple):
    """An occasion, its day, and whether the limit was kept."""

    occasion: Occasion
    day: date
    kept: bool


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """Which limits each client was told, and which of them were held."""
    for client in facts.clients.values():
        ended = client.last_day is not None and client.last_day < facts.start
        if client.recent_weeks and not ended:
            if client.boundaries:
                yield from _of_client(client, facts, limits)
            else:
                yield NotYet(NAME, client.name, 0, 1, "boundaries")


def _of_client(client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    topics = _topics(client.boundaries)
    untold = _untold(client.name, topics, facts)
    coverage = len(topics.told) / len(topics.applicable) if topics.applicable else None
    since = tested_since(facts.end)
    tests = [one for one in tests_of(client.occasions, facts.recorded) if one.day >= since]
    enough = len(tests) >= limits["occasions"]
    if tests and not enough:
        yield NotYet(NAME, client.name, len(tests), limits["occasions"], "occasions")
    held = sum(one.kept for one in tests) / len(tests) if tests and enough else None
    broken = sorted(
        (one for one in tests if not one.kept), key=lambda one: (one.day, one.occasion.id or ""), reverse=True
    )
    same = _same(client, broken)
    met = [
        _below(1, coverage if _is_settled(client, facts, limits) else None, limits["coverage_1"]),
        at_least(1, "count", len(untold), limits["untold_1"]),
        _below(2, held, limits["held_2"]),
        _below(3, held, limits["held_3"]),
        at_least(3, "count", max(same.values(), default=0), limits["same_3"]),
    ]
    on_limits = any(one is not None and one.level > 1 for one in met)
    yield from found(
        NAME,
        client.name,
        met,
        n=len(tests) if on_limits else len(topics.applicable),
        start=since,
        end=facts.last,
        evidence=_evidence(client.boundaries, topics, broken),
        numbers={
            "coverage": coverage,
            "applicable": topics.applicable,
            "told": topics.told,
            "missing": tuple(topic for topic in topics.applicable if topic not in topics.told),
            "untold": untold,
            "same": max(same.values(), default=0),
            **_tested(tests, held),
        },
    )


def _tested(tests: Sequence[Test], held: float | None) -> dict[str, Any]:
    """How the limits fared, with Wilson's interval, and who opened the door where one gave way."""
    kept = sum(one.kept for one in tests)
    low, high = wilson(kept, len(tests)) if tests else (None, None)
    doors = [one.occasion.opened_by for one in tests if not one.kept]
    return {
        "tests": len(tests),
        "kept": kept,
        "held": held,
        "low": low,
        "high": high,
        "by_me": doors.count("me"),
        "by_client": doors.count("client"),
    }


def _topics(boundaries: Iterable[Boundary]) -> _Told:
    """What applies and what was told."""
    of_topic: dict[str, list[Boundary]] = {}
    for of in boundaries:
        of_topic.setdefault(of.topic, []).append(of)
    applicable = []
    for topic in TOPICS:
        if applies(of_topic.get(topic, [])):
            applicable.append(topic)
    told = [
        topic
        for topic in applicable
        if any(of.applies and of.told_on is not None for of in of_topic.get(topic, ()))
    ]
    return _Told(tuple(applicable), tuple(told))


def applies(known: Sequence[Boundary], project: str | None = None) -> bool:
    """Whether a topic applies, by the boundaries in force on it; without any it does.

    That is for the client's own record to say first; for a project, where one is asked for, before him.
    """
    own = [of for of in known if of.client is not None]
    of_project = [of for of in own if project is not None and of.project == project]
    deciding = of_project or own or known
    return not deciding or any(of.applies for of in deciding)


def _untold(client: str, topics: _Told, facts: Facts) -> tuple[str, ...]:
    """The other patterns at work none of whose topics the client was told."""
    from tracker.patterns import patterns  # only here: the registry loads every pattern, this one too

    at_work = {
        name
        for whose in (client, None)
        for name, level in facts.flags.get(whose, {}).items()
        if level >= 1 and name != NAME
    }
    found_in = []
    for pattern in patterns() if at_work else ():
        touched = set(pattern.topics).intersection(topics.applicable)
        if pattern.name in at_work and touched and touched.isdisjoint(topics.told):
            found_in.append(pattern.name)
    return tuple(found_in)


def _is_settled(client: ClientFacts, facts: Facts, limits: Limits) -> bool:
    """Whether the engagement is so old that its limits can have been told."""
    return client.started is not None and facts.last >= client.started + timedelta(days=limits["days"])


def tested_since(end: date) -> date:
    """The first day of the weeks before `end` whose occasions count."""
    return end - TESTED_WEEKS * ONE_WEEK


def tests_of(occasions: Iterable[Occasion], recorded: Recorded) -> Iterator[Test]:
    """The occasions of which is known how they went, without the exceptions that were chosen."""
    for of in occasions:
        if of.kept is not None and (of.kept or not of.chosen):
            yield Test(of, recorded.day_of(epoch(of.at) * SECOND), of.kept)


def _same(client: ClientFacts, broken: Iterable[Test]) -> dict[str, int]:
    """How often each limit gave way in W4, by the id of its boundary."""
    times: dict[str, int] = {}
    for one in broken:
        if client.w4.holds(one.day):
            times[one.occasion.boundary] = times.get(one.occasion.boundary, 0) + 1
    return times


def _below(level: int, share: float | None, line: float) -> Reached | None:
    return None if share is None or share >= line else Reached(level, "share", share, line)


def _evidence(boundaries: Iterable[Boundary], topics: _Told, broken: Iterable[Test]) -> tuple[Trace, ...]:
    """The times a limit gave way, the latest first, then the limits that were chosen and not told."""
    traces = [of_record(one.occasion, one.day) for one in broken]
    silent = sorted(
        (of.chosen_on, of.id or "", of)
        for of in boundaries
        if of.chosen_on is not None and of.told_on is None and of.topic in topics.applicable and of.applies
    )
    traces += [of_record(of, day)._replace(kind=of.topic) for day, _, of in silent]
    return tuple(traces[:MOST])


PATTERN = Pattern(
    NAME,
    15,
    detect,
    limits=(
        Limit("coverage_1", 0.5, 0, 1, "share", CHOSEN, "topics told of those that apply, or fewer"),
        Limit("untold_1", 1, 1, 19, "count", CHOSEN, "patterns at work whose topic was not told"),
        Limit("held_2", 0.8, 0, 1, "share", CHOSEN, "times a limit was kept, or fewer"),
        Limit("held_3", 0.5, 0, 1, "share", CHOSEN, "times a limit was kept, or fewer"),
        Limit("same_3", 3, 1, 20, "count", CHOSEN, "times one limit gave way in four weeks"),
        Limit("days", 14, 0, 365, "days", CHOSEN, "days before limits are expected to be told"),
        Limit("occasions", 5, 5, 100, "count", CHOSEN, "times put to the test before a share counts"),
    ),
    needs=("boundary",),
    after=tuple(
        module.replace("_", "-")
        for module in CATALOGUE
        if module not in ("boundary_gap", "client_dependency")
    ),
)
