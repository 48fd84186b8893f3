"""One client gets a larger part of the hours than of the revenue, while quiet ones wait (crowding out).

What it sees
    x = share of client hours - share of revenue, over 12 calendar weeks, among the clients of the currency
    with most revenue. All kinds of hours count but leave. A quiet client pays (revenue in the last 30 days)
    and has work that goes on. He had no update, no meeting, and no message that opens a thread for 30 days,
    or for the `update_every_days` of a told boundary. At least 3 clients with hours or revenue.

Why it matters
    Attention follows noise: those who do not complain get hardly any of it, and leave without a word. Fees
    are spread by the day, so the date of an invoice changes nothing here.

Look-alikes
    A new client. The peak of a project. A client who is left in peace by agreement.

What helps
    A fixed moment in the week for the quiet ones, before the inbox opens. It helped when fewer clients are
    quiet and x is down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.earnings import currencies
from tracker.metrics.reciprocity import openings
from tracker.patterns.base import (
    CHOSEN,
    Finding,
    Limit,
    Limits,
    NotYet,
    Pattern,
    Reached,
    Trace,
    at_least,
    found,
)
from tracker.patterns.evidence import MOST, of_pieces, of_record
from tracker.patterns.recorded import between
from tracker.patterns.updates import told_updates, update_every
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.records import Action

NAME = "loud-client-crowding"
WEEKS = 12
"""Over how many calendar weeks hours and revenue are compared."""
FACE_TO_FACE = ("video", "in_person")
"""Conversations on these channels are meetings, whoever asked for them."""
SLACK = 1e-9
"""What differs from a line by less than this is on it but for binary fractions: fees are by the day."""


class Part(NamedTuple):
    """What a client takes and brings: seconds and cents of these weeks."""

    seconds: int
    cents: float


class Quiet(NamedTuple):
    """A client who pays and waits, and for how many days."""

    client: ClientFacts
    days: int


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """Each client who takes a larger part of the hours than of the revenue, while others are quiet."""
    start = facts.end - WEEKS * ONE_WEEK
    parts = _parts(facts, start)
    if len(parts) < limits["clients"]:
        if parts:
            yield NotYet(NAME, None, len(parts), limits["clients"], "clients")
        return
    everything = Part(sum(of.seconds for of in parts.values()), sum(of.cents for of in parts.values()))
    if not everything.seconds or everything.cents <= 0:
        return
    least = min(limits["points_1"], limits["points_2"])
    loud = [name for name, of in parts.items() if _points(of, everything) > least - SLACK]
    quiet = _quiet(facts, limits) if loud else []
    for name in loud:
        others = [of for of in quiet if of.client.name != name]
        if others:
            yield from _crowding(name, parts, everything, others, facts, limits)


def _crowding(
    name: str,
    parts: Mapping[str, Part],
    everything: Part,
    quiet: Sequence[Quiet],
    facts: Facts,
    limits: Limits,
) -> Iterator[Finding]:
    points = _points(parts[name], everything)
    one = _on_or_above(1, points, limits["points_1"])
    two = _on_or_above(2, points, limits["points_2"])
    if two is None and one is not None and len(quiet) >= limits["quiet_2"]:
        two = one._replace(level=2)
    late = [action for of in quiet for action in of.client.actions if _slipped(action, facts.last)]
    late.sort(key=lambda of: (of.due_on or facts.last, of.client, of.id or ""))
    met = [one, two]
    if two is not None and late:
        met.append(two._replace(level=3))
    start = facts.end - WEEKS * ONE_WEEK
    yield from found(
        NAME,
        name,
        met,
        n=len(parts),
        start=start,
        end=facts.last,
        stake_seconds=points * everything.seconds * 4 / WEEKS,
        evidence=_evidence(facts.clients[name], late, start, facts),
        numbers={
            "seconds": parts[name].seconds,
            "attention": parts[name].seconds / everything.seconds,
            "revenue": parts[name].cents / everything.cents,
            "quiet": [(of.client.name, of.days) for of in quiet],
            "late": len(late),
            "bars": [
                (who, of.seconds / everything.seconds, of.cents / everything.cents)
                for who, of in parts.items()
            ],
        },
    )


def _parts(facts: Facts, start: date) -> dict[str, Part]:
    """Hours and revenue of each active client in the currency with most revenue, by name."""
    currency_of = currencies(facts.recorded.ledger)
    found: dict[str, Part] = {}
    sums: dict[str, float] = {}
    for name, row in facts.money.clients(start, facts.end).items():
        # Expenses may outweigh what was earned; a share of revenue is not below 0.
        cents = max(row.money.revenue_cents, 0) if row.money else 0
        if name in facts.clients and (row.seconds or cents):
            found[name] = Part(row.seconds, cents)
            sums[currency_of[name]] = sums.get(currency_of[name], 0) + cents
    most = max(sums, key=lambda currency: (sums[currency], currency), default=None)
    return {name: found[name] for name in sorted(found) if currency_of[name] == most}


def _points(of: Part, everything: Part) -> float:
    """Share of hours - share of revenue."""
    return of.seconds / everything.seconds - of.cents / everything.cents


def _on_or_above(level: int, points: float, line: float) -> Reached | None:
    return at_least(level, "points", line if abs(points - line) < SLACK else points, line)


def _quiet(facts: Facts, limits: Limits) -> list[Quiet]:
    """The quiet clients, those who wait longest first."""
    since = facts.end - timedelta(days=int(limits["days"]))
    if all(_last_word(client, facts) is None for client in facts.clients.values()):
        return []  # who writes down hours alone tells nothing about words
    found = []
    for client in facts.clients.values():
        ended = client.last_day is not None and client.last_day <= facts.last
        begun = client.started is not None and (facts.last - client.started).days >= limits["days"]
        if begun and not ended and facts.money.revenue_cents(client.name, since, facts.end) > 0:
            every = update_every(client, facts.last)
            last = _last_word(client, facts) or client.started or facts.last
            days = (facts.last - last).days
            if days >= (limits["days"] if every is None else every):
                found.append(Quiet(client, days))
    return sorted(found, key=lambda of: (-of.days, of.client.name))


def _last_word(client: ClientFacts, facts: Facts) -> date | None:
    """The last day with an update, a meeting, or a message of the user's that opens a thread."""
    days = [day for day, _ in told_updates(client, facts.recorded)[-1:]]
    days += [piece.day for piece in client.work if piece.kind == "meeting"][-1:]
    meetings = [of for of in client.contacts if of.is_conversation and of.channel in FACE_TO_FACE]
    opened = [of for of in openings(client.contacts) if of.direction == "out"]
    days += [facts.recorded.day_of(of.at) for of in (*meetings[-1:], *opened[-1:])]
    return max(days, default=None)


def _slipped(of: Action, last: date) -> bool:
    return of.owner == "me" and of.done_on is None and of.due_on is not None and of.due_on < last


def _evidence(loud: ClientFacts, late: Sequence[Action], start: date, facts: Facts) -> tuple[Trace, ...]:
    """What slipped for the quiet ones, then the largest entries for the loud one."""
    slipped = [of_record(of, of.due_on) for of in late if of.due_on]
    return (*slipped, *of_pieces(between(loud.work, start, facts.end)))[:MOST]


PATTERN = Pattern(
    NAME,
    17,
    detect,
    limits=(
        Limit("points_1", 0.15, 0.01, 1, "points", CHOSEN, "share of hours above share of revenue"),
        Limit("points_2", 0.25, 0.01, 1, "points", CHOSEN, "share of hours above share of revenue"),
        Limit("quiet_2", 2, 2, 50, "count", CHOSEN, "quiet clients beside the first line"),
        Limit("days", 30, 7, 365, "days", CHOSEN, "days without a word after which a client is quiet"),
        Limit("clients", 3, 3, 50, "count", CHOSEN, "clients with hours or revenue"),
    ),
    needs_rate=True,
    budgets=True,
)
