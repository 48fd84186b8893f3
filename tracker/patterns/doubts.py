"""Why patterns stay silent although something is there: no rate, nothing written down, days the wrong way."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.language import _
from tracker.language.parts import listed
from tracker.patterns.base import Pattern
from tracker.patterns.facts import Facts
from tracker.patterns.recorded import Recorded
from tracker.patterns.topics import topic_name
from tracker.patterns.windows import ONE_WEEK
from tracker.records import NEVER_BILLABLE, Problem

_LISTS = {
    "invoice": "invoices",
    "phase": "phases",
    "boundary": "boundaries",
    "occasion": "occasions",
    "assumption": "assumptions",
    "question": "questions",
    "request": "requests",
    "action": "actions",
    "complaint": "complaints",
    "update": "updates",
    "message": "contacts",
    "entry": "pieces",
}
"""Where each record type stands in `Recorded`."""


def lacking(recorded: Recorded, patterns: Iterable[Pattern]) -> dict[str, tuple[str, ...]]:
    """The record types of which there is none yet, by each pattern that sees nothing without them."""
    found = {of.name: tuple(t for t in of.needs if not getattr(recorded, _LISTS[t])) for of in patterns}
    return {name: types for name, types in found.items() if types}


def silence_problems(facts: Facts, patterns: Iterable[Pattern]) -> tuple[Problem, ...]:
    """Clients whose hours have no rate and the patterns silent for it, and boundaries that never hold."""
    return (*_rateless(facts, patterns), *_never_in_force(facts))


def _rateless(facts: Facts, patterns: Iterable[Pattern]) -> Iterable[Problem]:
    silent = [of.name for of in patterns if of.needs_rate]
    rows = facts.money.clients(facts.end - 12 * ONE_WEEK, facts.end)
    for name, client in facts.clients.items():
        row = rows.get(name)
        priced = [of for of in client.projects if of.billing not in NEVER_BILLABLE]
        works_for_nothing = client.projects and not priced
        has_rate = row is None or row.money is None or row.money.agreed_cents_per_hour is not None
        if silent and row and row.seconds and not has_rate and not works_for_nothing:
            said = _(
                "The hours for {client} have no agreed rate, so {patterns} have nothing to say there."
                " `tracker rate set` gives them one, and a fee needs its agreed hours"
            )
            yield Problem(said.format(client=name, patterns=listed(silent)))


def _never_in_force(facts: Facts) -> Iterable[Problem]:
    for of in facts.recorded.boundaries:
        begins = min((day for day in (of.chosen_on, of.told_on) if day), default=None)
        if begins and of.ends_on and of.ends_on < begins:
            said = _(
                "The boundary on {topic} ends on {end}, before it begins on {start}, so it never holds."
                " `tracker change boundary` sets its days"
            )
            if of.client:
                said = _(
                    "The boundary on {topic} with {client} ends on {end}, before it begins on {start}, so it"
                    " never holds. `tracker change boundary` sets its days"
                )
            topic = topic_name(of.topic)
            yield Problem(said.format(topic=topic, client=of.client, end=of.ends_on, start=begins))
