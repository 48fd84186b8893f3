"""Work is given that nobody asked for and nobody knows of (gold plating, silent extras).

What it sees
    Extra work given unasked and unbilled, or done on a gift project, that the client was not told of: 2 hours
    or more in the last 4 active weeks. Of the last 13 weeks, g = its value at the agreed rate / revenue, from
    8 client hours on. The third level is also for gifts, told or untold, above the gift budget both in this
    quarter and in the one before. Rework, acquisition, the tags own-error and warranty, and gifts within a
    chosen budget are not in it.

Why it matters
    A gift delights when it is seen. One that the client does not know of costs as much, brings no thanks, and
    sets what is expected next time (Andrea Werkhoven's story of Peter: a handbook, and two people coached).

Look-alikes
    Goodwill that was agreed on, repairs under warranty, a sample to win new work. What the client asked for
    is scope creep, another pattern.

What helps
    A gift budget for each quarter, and saying it before giving. The third extra becomes an offer. It helped
    when more of the gifts are told; giving may stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.earnings import currencies
from tracker.patterns.base import (
    CHOSEN,
    Finding,
    Limit,
    Limits,
    NotYet,
    Pattern,
    Trace,
    above,
    at_least,
    found,
)
from tracker.patterns.evidence import of_pieces
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.gifts import QUARTER_WEEKS, budget_cents, is_given, quarter_of
from tracker.patterns.money import value_cents, worth_cents
from tracker.patterns.recorded import Piece, between
from tracker.patterns.windows import RECENT

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.records import Project

NAME = "unannounced-gift"


class _Given(NamedTuple):
    """A gift: its piece, the seconds of it beyond a chosen budget, and cents an hour, if known."""

    piece: Piece
    seconds: int
    rate: float | None


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """What each client was given without being told."""
    for client in facts.clients.values():
        yield from _of_client(client, facts, limits)


def _of_client(client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    gifts = _gifts(client, facts)
    if not client.w4:
        if client.recent_weeks and gifts:
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")
        return
    start = facts.end - QUARTER_WEEKS
    quarter = [of for of in gifts if of.piece.day >= start and of.seconds]
    untold = [of for of in quarter if not of.piece.announced]
    lately = [of for of in gifts if client.w4.holds(of.piece.day) and not of.piece.announced and of.seconds]
    seconds = sum(of.seconds for of in lately)
    share = _share(client, facts, untold, limits)
    over = _quarters_over(client, facts, gifts)
    yield from found(
        NAME,
        client.name,
        (
            at_least(1, "hours", seconds / 3600, limits["hours_1"], event=True),
            above(2, "share", share, limits["share_2"]),
            above(3, "share", share, limits["share_3"]),
            at_least(3, "count", over, limits["quarters_3"]),
        ),
        n=len({of.piece.entry for of in quarter}),
        start=start,
        end=facts.last,
        stake_seconds=seconds,
        stake_cents=_worth(lately) or 0,
        evidence=_evidence(untold or quarter),
        numbers={
            "currency": currencies(facts.recorded.ledger)[client.name],
            "lately": seconds,
            "given": sum(of.seconds for of in quarter),
            "untold": sum(of.seconds for of in untold),
            "worth": _worth(untold),
            "share": share,
            "over": over,
            "budget": _budget(client, facts, facts.last),
        },
    )


def _share(client: ClientFacts, facts: Facts, untold: Sequence[_Given], limits: Limits) -> float | None:
    """g, the value of untold gifts in the revenue of the quarter; None without a rate, revenue or hours."""
    start = facts.end - QUARTER_WEEKS
    worth, revenue = _worth(untold), facts.money.revenue_cents(client.name, start, facts.end)
    worked = sum(of.seconds for of in between(client.work, start, facts.end))
    if worth is None or revenue <= 0 or worked < limits["hours"] * 3600:
        return None
    return worth / revenue


def _gifts(client: ClientFacts, facts: Facts) -> list[_Given]:
    """All gifts to a client, those of a chosen budget with the seconds beyond it."""
    projects: dict[str | None, Project] = {of.name: of for of in client.projects}
    start = facts.end - QUARTER_WEEKS
    gifts = []
    for piece in client.work:
        if is_given(piece, projects):
            rate = facts.money.rate(client.name, projects.get(piece.project), piece.day, start, facts.end)
            gifts.append(_Given(piece, piece.seconds - piece.chosen, rate))
    return gifts


def _worth(given: Sequence[_Given]) -> float | None:
    """What they are worth together; None where an hour among them has no rate."""
    return worth_cents(value_cents(of.seconds, of.rate) for of in given)


def _quarters_over(client: ClientFacts, facts: Facts, gifts: Iterable[_Given]) -> int:
    """In how many of the two latest quarters that have begun the gifts are worth more than the budget.

    Gifts within the budget count here, too, told or not; hours without a rate count as nothing.
    """
    worth: dict[tuple[int, int], float] = {}
    for of in gifts:
        quarter = quarter_of(of.piece.day)
        worth[quarter] = worth.get(quarter, 0.0) + (value_cents(of.piece.seconds, of.rate) or 0.0)
    before = date(facts.last.year, quarter_of(facts.last)[1] * 3 + 1, 1) - ONE_DAY
    budgets = {day: _budget(client, facts, day) for day in (facts.last, before)}
    return sum(
        budget is not None and worth.get(quarter_of(day), 0.0) > budget for day, budget in budgets.items()
    )


def _budget(client: ClientFacts, facts: Facts, day: date) -> int | None:
    """The gift budget that held on a day; it may have ended since, so all boundaries are looked at."""
    theirs = [of for of in facts.recorded.boundaries if of.client in (client.name, None)]
    return budget_cents(theirs, client.name, day)


def _evidence(given: Iterable[_Given]) -> tuple[Trace, ...]:
    """The entries, with what each is worth."""
    cents: dict[int | str, float] = {}
    for of in given:
        value = value_cents(of.seconds, of.rate) or 0.0
        cents[of.piece.entry] = cents.get(of.piece.entry, 0.0) + value
    traces = of_pieces(of.piece._replace(seconds=of.seconds) for of in given)
    return tuple(trace._replace(cents=round(cents[trace.key])) for trace in traces)


PATTERN = Pattern(
    NAME,
    4,
    detect,
    limits=(
        Limit(
            "hours_1", 2, 0.25, 100, "hours", CHOSEN, "extras of four weeks that the client does not know of"
        ),
        Limit("share_2", 0.05, 0, 1, "share", CHOSEN, "value of untold extras / revenue"),
        Limit("share_3", 0.10, 0, 1, "share", CHOSEN, "value of untold extras / revenue"),
        Limit("quarters_3", 2, 1, 2, "count", CHOSEN, "quarters in a row with gifts above the budget"),
        Limit("hours", 8, 1, 200, "hours", CHOSEN, "client hours of 13 weeks before a share is said"),
    ),
    topics=("extra_work_price",),
    budgets=True,
)
