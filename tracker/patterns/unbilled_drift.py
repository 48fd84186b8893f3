"""Hours for a client that are not billed grow into a habit (over-servicing, billing write-downs).

What it sees
    u = unbilled client hours / client hours of the last 4 active weeks; on a retainer also
    o = hours used / hours bought - 1 in the last complete month. Admin, acquisition and learning booked on a
    client are no client hours here, and gifts within a chosen budget are left out of what is unbilled and of
    what was used. At least 8 hours.

Why it matters
    Effort and invoice drift apart quietly, an hour at a time. At PR firms 87 percent of client hours were
    billed (Council of PR Firms, about 2004), at small US law firms 81 percent (Clio, 2016): neither is about
    consultants who work alone, so take them for landmarks.

Look-alikes
    An invoice that is only late: hours count as billable until they are marked otherwise. Learning at the
    start of an engagement. Admin that was booked on the client.

What helps
    Ten minutes a week to mark each unbilled block as bill, gift or stop, and gifts on the invoice as a line
    at no price. It helped when u is down after 8 weeks while client hours stay within a fifth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.earnings import currencies
from tracker.metrics.trends import ENOUGH_FOR_TREND, Slope, kendall, theil_sen
from tracker.patterns.base import (
    CHOSEN,
    Finding,
    Limit,
    Limits,
    NotYet,
    Pattern,
    Reached,
    above,
    found,
)
from tracker.patterns.evidence import of_pieces
from tracker.patterns.facts import NOT_CLIENT_WORK, weekly
from tracker.patterns.gifts import QUARTER_WEEKS
from tracker.patterns.money import value_cents, worth_cents
from tracker.patterns.recorded import between
from tracker.patterns.windows import RECENT

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.recorded import Piece
    from tracker.records import Project

NAME = "unbilled-drift"
TREND_WEEKS = 16
"""So many active weeks are looked at for a trend: those of W4 and B12."""
BY_CHANCE = 0.05
"""What chance alone does more often than in one case of twenty is called no trend. Customary."""
_PR = "PR firms billed 87 percent of client hours (Council of PR Firms, about 2004)"


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """Each client's unbilled share, and the overrun of his retainers."""
    for client in facts.clients.values():
        yield from _of_client(client, facts, limits)


def _of_client(client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    if not client.w4:
        if client.recent_weeks:
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")
        return
    worked = sum(piece.seconds for piece in client.client_work)
    if worked < limits["hours"] * 3600:
        if worked >= 3600:
            yield NotYet(NAME, client.name, round(worked / 3600, 2), limits["hours"], "hours")
        return
    unbilled = [piece for piece in client.client_work if not piece.billable and piece.seconds > piece.chosen]
    seconds = sum(piece.seconds - piece.chosen for piece in unbilled)
    share = seconds / worked
    overrun = max(_overruns(client, facts), key=lambda of: of.share, default=None)
    over = overrun.share if overrun else None
    met = [above(level, "share", share, limits[f"share_{level}"]) for level in (1, 2, 3)]
    met.append(above(1, "share", over, limits["overrun_1"]))
    change = facts.changes.get((client.name, "unbilled"))
    if met[1] is not None and change is not None and change.holds:
        met.append(Reached(3, "share", share, limits["share_2"]))
    yield from found(
        NAME,
        client.name,
        met,
        n=len({piece.entry for piece in client.client_work}),
        start=client.w4.start,
        end=client.w4.last,
        stake_seconds=max(seconds, overrun.seconds if overrun else 0),
        evidence=of_pieces(unbilled or (overrun.pieces if overrun else ())),
        numbers={
            "worked": worked,
            "unbilled": seconds,
            "share": share,
            "overrun": over,
            "cents": _worth(unbilled, client, facts),
            "currency": currencies(facts.recorded.ledger)[client.name],
            "trend": _trend(client, facts),
        },
    )


def _trend(client: ClientFacts, facts: Facts) -> tuple[int, Slope] | None:
    """Over how many active weeks the unbilled share went one way, and by how much a week.

    None below 12 weeks, or where chance alone goes as steadily in more than one of twenty cases (domain 3.2).
    """
    mondays = client.active[-TREND_WEEKS:]
    if len(mondays) < ENOUGH_FOR_TREND:
        return None
    weeks = weekly(client, facts.recorded)
    shares = [weeks[monday]["unbilled"] for monday in mondays]
    steady = kendall(shares)
    slope = theil_sen(shares)
    if steady is None or slope is None or steady.p > BY_CHANCE or slope.low * slope.high <= 0:
        return None
    return len(mondays), slope


def _worth(unbilled: Iterable[Piece], client: ClientFacts, facts: Facts) -> float | None:
    """What the unbilled hours are worth at the agreed rate, in cents; None where one of them has none."""
    start = facts.end - QUARTER_WEEKS
    values = []
    for piece in unbilled:
        rate = facts.money.rate(client.name, client.project(piece.project), piece.day, start, facts.end)
        values.append(value_cents(piece.seconds - piece.chosen, rate))
    return worth_cents(values)


class _Overrun(NamedTuple):
    """Of a retainer in a month: hours used / hours bought - 1, the seconds beyond, and the pieces of it."""

    share: float
    seconds: float
    pieces: Sequence[Piece]


def _overruns(client: ClientFacts, facts: Facts) -> Iterator[_Overrun]:
    """What each retainer used in the last complete month, beside what was bought."""
    after = facts.end.replace(day=1)
    first = (after - timedelta(days=1)).replace(day=1)
    for project in client.projects:
        if project.billing == "retainer" and project.included_hours and _ran(project, first, after):
            pieces = [
                piece
                for piece in between(client.work, first, after)
                if piece.project == project.name and piece.kind not in NOT_CLIENT_WORK
            ]
            used, bought = sum(of.seconds - of.chosen for of in pieces), project.included_hours * 3600
            yield _Overrun((used - bought) / bought, used - bought, pieces)


def _ran(project: Project, first: date, after: date) -> bool:
    """Whether a retainer ran in the whole of a month: part of one bought part of the hours."""
    begun = project.starts_on is None or project.starts_on <= first
    return begun and (project.ends_on is None or project.ends_on >= after - timedelta(days=1))


PATTERN = Pattern(
    NAME,
    1,
    detect,
    limits=(
        Limit("share_1", 0.13, 0, 1, "share", _PR, "unbilled share of client hours"),
        Limit(
            "share_2",
            0.19,
            0,
            1,
            "share",
            "law firms billed 81 percent (Clio, 2016)",
            "unbilled share of client hours",
        ),
        Limit("share_3", 0.30, 0, 1, "share", CHOSEN, "unbilled share of client hours"),
        Limit(
            "overrun_1",
            0.10,
            0,
            5,
            "share",
            "a trade's worked example (Gould)",
            "retainer hours above those bought",
        ),
        Limit("hours", 8, 1, 200, "hours", CHOSEN, "client hours before anything is said"),
    ),
    topics=("extra_work_price",),
    budgets=True,
)
