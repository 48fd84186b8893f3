"""Questions and answers: how soon they come, both ways, and messages beside the own speed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from tracker.metrics.promises import promise_to, promised_minutes
from tracker.metrics.replies import reply_curve
from tracker.patterns.drawn.shapes import Curves, Pair, Spell
from tracker.patterns.drawn.stacks import client_of

if TYPE_CHECKING:
    from tracker.metrics.turns import Timed
    from tracker.patterns.base import Finding
    from tracker.patterns.facts import ClientFacts, Facts

MOST_WEEKS = 52


def instant_reply(finding: Finding, facts: Facts) -> Curves:
    """The curve of the turns that the pattern counts: asked in working hours of W4, and not urgent."""
    client = client_of(finding, facts)
    mine = [of for of in client.mine if of.in_hours and of.turn.pk not in facts.recorded.urgent]
    promise = promised_minutes(promise_to(client.name, client.boundaries, facts.last))
    return Curves((("mine", reply_curve(_of_w4(mine, client, facts), "business")),), promise, landmark=True)


def one_way_responsiveness(finding: Finding, facts: Facts) -> Curves:
    """The curves of both sides over W4."""
    client = client_of(finding, facts)
    sides = (("mine", client.mine), ("theirs", client.theirs))
    return Curves(tuple((key, reply_curve(_of_w4(of, client, facts), "business")) for key, of in sides))


def _of_w4(turns: Iterable[Timed], client: ClientFacts, facts: Facts) -> list[Timed]:
    return [of for of in turns if client.w4.holds(facts.recorded.day_of(of.turn.at))]


def demand_ratchet(finding: Finding, facts: Facts) -> Pair:
    """Messages received and the own median of each active week of a year, and the phases within."""
    client = client_of(finding, facts)
    weeks = [(date.fromisoformat(of[0]), *of[1:]) for of in finding.numbers["weekly"]][-MOST_WEEKS:]
    mondays = tuple(monday for monday, _, _ in weeks)
    phases = tuple(
        Spell(of.name, max(of.starts_on, mondays[0]), min(of.ends_on or facts.last, facts.last))
        for of in client.phases
        if of.starts_on < facts.end and (of.ends_on is None or of.ends_on >= mondays[0])
    )
    received = tuple(float(inbound) for _, inbound, _ in weeks)
    return Pair(mondays, received, tuple(median for _, _, median in weeks), phases, client.w4.start)
