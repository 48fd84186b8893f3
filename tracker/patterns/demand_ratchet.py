"""Messages grow while answers stay as fast: speed may teach people to ask (demand ratchet).

What it sees
    (a) Messages received a week stepped up from the 12 active weeks before to the last 4. That takes an exact
    test by ranks, under one false-discovery control with all other series, and a ratio of the medians of
    1.25. The own median reply time (Kaplan and Meier, working minutes) is at most 1.1 times that of the 12.
    (b) Slower weeks go with fewer messages in the next one, over a year. Both series lose their straight
    line, are ranked, and are held against all circular shifts; p is the share that is as strong.
    Minimum: 16 active weeks of the last 26 for (a), 26 with a reply time of the last 52 for (b). There is no
    level 3, since none of this shows a cause.

Why it matters
    Speed breeds the need for more speed: who is quick becomes the one to ask (Perlow and Porter, 2009). But
    tests on weekly data are easily fooled (Cliff and others, 2020), so the other way round is tested, too.

Look-alikes
    A busy phase, new contact persons, an incident, a season. Reverse cause: more mail makes some people
    faster.

What helps
    Let a coin decide each Monday: answers at 11 and 16, or as usual, for 8 to 12 weeks. Or bundled answers at
    fixed times. It helped when weeks with bundled answers were followed by fewer messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import log
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.metrics.replies import reply_curve
from tracker.metrics.shifts import Shift, circular_shift
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, at_least, found
from tracker.patterns.evidence import of_contacts
from tracker.patterns.facts import weekly
from tracker.patterns.recorded import monday_of
from tracker.patterns.windows import BEFORE, ONE_WEEK, RECENT, WITHIN_ALL

if TYPE_CHECKING:
    from tracker.metrics.turns import Timed
    from tracker.patterns.facts import ClientFacts, Facts

NAME = "demand-ratchet"
YEAR = 52
"""How many calendar weeks the test from week to week looks back over."""
LEAST_MINUTES = 1.0
"""A median below a minute counts as one, so that it has a logarithm (domain 4.0)."""

ByWeek = Mapping[date, list["Timed"]]


class Week(NamedTuple):
    """An active week: its Monday, messages received, and the own median reply in working minutes."""

    monday: date
    inbound: float
    median: float | None


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """Whether more comes in from a client while the answers are as fast as before."""
    for client in facts.clients.values():
        if any(contact.direction == "in" for contact in client.contacts):
            yield from _of_client(client, facts, limits)


def _of_client(client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    half_year = _active_within(WITHIN_ALL, client, facts)
    if len(half_year) < RECENT + BEFORE:
        if half_year:
            yield NotYet(NAME, client.name, len(half_year), RECENT + BEFORE, "active weeks")
        return
    if not client.w4:
        if client.recent_weeks:
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")
        return
    year = _active_within(YEAR, client, facts)
    if len(year) < limits["weeks_2"]:
        yield NotYet(NAME, client.name, len(year), limits["weeks_2"], "active weeks")
    change = facts.changes.get((client.name, "inbound"))
    if change is not None and change.holds and change.ratio is not None:
        yield from _stepped_up(client, facts, limits, change.ratio, year)


def _stepped_up(
    client: ClientFacts, facts: Facts, limits: Limits, ratio: float, year: Sequence[date]
) -> Iterator[Finding | NotYet]:
    by_week: dict[date, list[Timed]] = {}
    for turn in client.mine_of_year:
        by_week.setdefault(monday_of(facts.recorded.day_of(turn.turn.at)), []).append(turn)
    now, before = (_median(by_week, window.mondays) for window in (client.w4, client.b12))
    if not _as_fast(now, before, limits["median_1"]):
        return
    counts = weekly(client, facts.recorded)
    weeks = [Week(monday, counts[monday]["inbound"], _median(by_week, (monday,))) for monday in year]
    known = sum(week.median is not None for week in weeks)
    ahead = back = None
    if known >= limits["weeks_2"]:
        ahead, back = _speed_first(weeks), _messages_first(weeks)
    elif len(year) >= limits["weeks_2"]:
        yield NotYet(NAME, client.name, known, limits["weeks_2"], "active weeks")
    one = at_least(1, "ratio", ratio, limits["ratio_1"])
    two = None
    if one is not None and ahead is not None and ahead.p <= limits["p_2"]:
        two = one._replace(level=2, event=True)
    received = [of for of in client.contacts if of.direction == "in"]
    recent = [of for of in received if client.w4.holds(facts.recorded.day_of(of.at))]
    yield from found(
        NAME,
        client.name,
        (one, two),
        n=ahead.n if two and ahead else RECENT + BEFORE,
        start=client.w4.start,
        end=client.w4.last,
        stake_seconds=sum(piece.seconds for piece in client.w4_work if piece.kind == "messages"),
        evidence=of_contacts(reversed(recent), facts.recorded),
        numbers={
            "inbound": [median(counts[m]["inbound"] for m in w.mondays) for w in (client.b12, client.w4)],
            "medians": [before, now],
            "received": len(recent),
            "weekly": [(week.monday.isoformat(), week.inbound, week.median) for week in weeks],
        }
        | _tested(ahead, back),
    )


def _tested(ahead: Shift | None, back: Shift | None) -> dict[str, Any]:
    """The test from week to week, and the same the other way round; None where there are too few weeks."""
    return {
        "pairs": ahead.n if ahead else 0,
        "p": ahead.p if ahead else None,
        "reverse_p": back.p if back else None,
    }


def _active_within(weeks: int, client: ClientFacts, facts: Facts) -> tuple[date, ...]:
    return tuple(monday for monday in client.active if facts.end - weeks * ONE_WEEK <= monday < facts.end)


def _median(by_week: ByWeek, mondays: Sequence[date]) -> float | None:
    turns = [turn for monday in mondays for turn in by_week.get(monday, ())]
    return reply_curve(turns, "business").quantile(0.5)


def _as_fast(now: float | None, before: float | None, line: float) -> bool:
    """Stable or faster; who leaves most of it open is neither, whatever he did before."""
    return now is not None and before is not None and now <= line * before


def _speed_first(weeks: Sequence[Week]) -> Shift | None:
    """A slower week, then fewer messages in the next active one."""
    pairs = [(_log(a.median), b.inbound) for a, b in pairwise(weeks) if a.median is not None]
    return _ahead(pairs)


def _messages_first(weeks: Sequence[Week]) -> Shift | None:
    """The other way round: more messages, then a faster week."""
    pairs = [(a.inbound, _log(b.median)) for a, b in pairwise(weeks) if b.median is not None]
    return _ahead(pairs)


def _ahead(pairs: Sequence[tuple[float, float]]) -> Shift | None:
    # The pairs are made here, so that a week without a reply time breaks no other pair: no lag is left.
    return circular_shift([first for first, _ in pairs], [then for _, then in pairs], 0, sign=-1)


def _log(minutes: float | None) -> float:
    return log(max(minutes or 0.0, LEAST_MINUTES))


PATTERN = Pattern(
    NAME,
    9,
    detect,
    limits=(
        Limit("ratio_1", 1.25, 1.25, 10, "ratio", CHOSEN, "messages a week, now to before"),
        Limit("median_1", 1.1, 0.5, 3, "ratio", CHOSEN, "own median reply time, now to before, at most"),
        Limit("p_2", 0.05, 0.001, 0.05, "share", "customary", "shifts that go together as strongly, at most"),
        Limit("weeks_2", 26, 20, 52, "weeks", "simulation: 26 see half of what is there", "weeks of a year"),
    ),
    topics=("reply_time",),
    needs=("message",),
)
