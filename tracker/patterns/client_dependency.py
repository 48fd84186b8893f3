"""A large part of the income comes from one client (concentration).

What it sees
    share = a client's revenue / all revenue, of the last 52 weeks; of an intermediary by project, since each
    may be another client behind it. Of several currencies, the one with most revenue. The third level is for
    a share that was as high over the last 26 weeks, together with answers that go one way, work that was the
    client's own, or boundaries that are not told, at their second level. From the first year of revenue on.

Why it matters
    It is hard to say something awkward to those on whom one's income hangs. A third is guidance for small
    practices, half is chosen, and 70 percent is lore among Dutch freelancers and no rule of law: nothing here
    is about anybody's legal position.

Look-alikes
    One long assignment by choice. Work that comes in seasons. An agency that pays for several clients: mark
    it as an intermediary.

What helps
    A tenth of the hours for finding other work, before extra hours for this client. It helped when the share
    is down after two quarters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import fsum
from typing import TYPE_CHECKING, Any

from tracker.metrics.earnings import currencies, home_currency
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, Reached, above, found
from tracker.patterns.evidence import of_pieces
from tracker.patterns.recorded import between
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.money import Place

NAME = "client-dependency"
WITH = ("one-way-responsiveness", "clients-chair", "boundary-gap")
"""The patterns that make a very high share one of level 3, when they are at level 2."""
WEEKS, HALF = 52, 26
WHOLE = ""
"""What stands for all projects of a client who is no intermediary; no project bears an empty name."""


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """Each client's share of a year's revenue, among all clients there were."""
    first = facts.recorded.first_earned
    if first is None or first > facts.end - WEEKS * ONE_WEEK:
        weeks = (facts.end - first).days // 7 if first else 0
        if weeks >= 1:
            yield NotYet(NAME, None, weeks, WEEKS, "weeks")
        return
    start = facts.end - WEEKS * ONE_WEEK
    of_each = _revenue(facts, start)
    currency = _largest(of_each, facts)
    year, half = of_each.get(currency, {}), _revenue(facts, facts.end - HALF * ONE_WEEK).get(currency, {})
    total = fsum(year.values())
    common = {
        "currency": currency,
        "total": total,
        "concentration": fsum((cents / total) ** 2 for cents in year.values()) if total else None,
        "others_left_out": len(of_each) > 1,
    }
    for place in sorted(year, key=lambda place: (place[0], place[1] or "")):
        client = facts.clients.get(place[0])
        if client is not None and total:
            yield from _finding(client, place, year, half, facts, limits, common)


def _finding(
    client: ClientFacts,
    place: Place,
    year: Mapping[Place, float],
    half: Mapping[Place, float],
    facts: Facts,
    limits: Limits,
    common: dict[str, Any],
) -> Iterator[Finding]:
    start, total = facts.end - WEEKS * ONE_WEEK, common["total"]
    share = year[place] / total
    lately = half.get(place, 0.0) / fsum(half.values()) if half else None
    project = None if place[1] == WHOLE else place[1]
    pieces = [of for of in between(client.work, start, facts.end) if place[1] in (WHOLE, of.project)]
    seconds = sum(row.seconds for row in facts.money.clients(start, facts.end).values())
    flags = facts.flags.get(client.name, {})
    beside = tuple(name for name in WITH if flags.get(name, 0) >= limits["level_3"])
    met = [above(level, "share", share, limits[f"share_{level}"]) for level in (1, 2)]
    if share > limits["share_3"] and lately is not None and lately > limits["share_3"] and beside:
        met.append(Reached(3, "share", share, limits["share_3"]))
    yield from found(
        NAME,
        client.name,
        met,
        n=len(year),
        start=start,
        end=facts.last,
        project=project,
        stake_cents=max(share - limits["share_1"], 0.0) * total * 4 / WEEKS,
        evidence=of_pieces(pieces),
        numbers=common
        | {
            "revenue": year[place],
            "share": share,
            "lately": lately,
            "hours_share": sum(of.seconds for of in pieces) / seconds if seconds else None,
            "is_intermediary": client.client.intermediary,
            "beside": beside,
        },
    )


def _largest(of_each: Mapping[str, Mapping[Place, float]], facts: Facts) -> str:
    """The currency of most revenue; of equal ones the user's own. Amounts of two are never added up."""
    home = home_currency(facts.recorded.ledger)
    sums = {name: fsum(places.values()) for name, places in of_each.items()}
    return max(sums, key=lambda name: (sums[name], name == home, name), default=home)


def _revenue(facts: Facts, start: date) -> dict[str, dict[Place, float]]:
    """What came in from `start` on, by currency and place: a client, or a project of an intermediary.

    A place that cost more than it brought in has no share of the income.
    """
    currency = currencies(facts.recorded.ledger)
    found: dict[str, dict[Place, float]] = {}
    for name, of in facts.everyone.items():
        if of.client.intermediary:
            projects = facts.money.projects(start, facts.end)
            rows = {place: row for place, row in projects.items() if place[0] == name}
        else:
            row = facts.money.clients(start, facts.end).get(name)
            rows = {(name, WHOLE): row} if row else {}
        for place, row in rows.items():
            if row.money is not None and row.money.revenue_cents > 0:
                found.setdefault(currency[name], {})[place] = row.money.revenue_cents
    return found


PATTERN = Pattern(
    NAME,
    19,
    detect,
    limits=(
        Limit(
            "share_1",
            0.33,
            0,
            1,
            "share",
            "guidance for practices below USD 100,000 a year",
            "one client's part of a year's revenue",
        ),
        Limit("share_2", 0.50, 0, 1, "share", CHOSEN, "one client's part of a year's revenue"),
        Limit(
            "share_3",
            0.70,
            0,
            1,
            "share",
            "lore among Dutch freelancers, no law",
            "one client's part of a year's and of half a year's revenue",
        ),
        Limit("level_3", 2, 1, 3, "count", CHOSEN, "level of another pattern beside it"),
    ),
    needs_rate=True,
    after=WITH,
)
