"""The unbilled hours of a week, block by block: whose, for what, how much, and what they would be worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.rates import RateCard, agreed_rate, rate_card, rate_on
from tracker.records import NEVER_BILLABLE

if TYPE_CHECKING:
    from tracker.metrics.cells import Ledger
    from tracker.records import Mark, Project, TimeEntry

Part = tuple[date, int, "TimeEntry"]
"""A day, the seconds of an entry that fall on it, and the entry."""


class Place(NamedTuple):
    """What makes hours one block: their client, their project (None: outside projects) and their kind."""

    client: str
    project: str | None
    kind: str


class Block(NamedTuple):
    """Hours of one place in one week that nobody pays, or that nobody paid until they were marked.

    Attributes:
        place: whose, and for what.
        billing: how its project is billed; "hourly" outside projects.
        seconds: how long they are in all.
        cents: what they are worth at the agreed rate of their days; None where one day has none.
        notes: the notes of the entries with their seconds, the longest first; "" where nothing was noted.
        given: how they were logged, where all of them are gifts: "told" or "untold" to the client.
        mark: what became of them in this review; None: nothing was said.
        entries: the ids of the entries.
    """

    place: Place
    billing: str
    seconds: int
    cents: float | None
    notes: tuple[tuple[str, int], ...]
    given: str | None
    mark: Mark | None
    entries: tuple[str, ...]


def can_be_billed(billing: str) -> bool:
    """Whether marking hours billable brings in money.

    On gift and internal projects no hour is ever billable; a fixed fee and a retainer earn the same whatever
    is worked for them. Source: the contract, section 3, **Entry**, and section 4, `revenue`.
    """
    return billing == "hourly"


def is_unbilled(entry: TimeEntry, billing: str) -> bool:
    """Whether an entry is work for a client that nobody pays by the hour or within a fee."""
    works = entry.client is not None and entry.kind != "leave"
    return works and (not entry.billable or billing in NEVER_BILLABLE)


def unbilled_blocks(parts: Iterable[Part], marks: Sequence[Mark], ledger: Ledger) -> tuple[Block, ...]:
    """The blocks of a week, the longest first.

    Args:
        parts: what was worked on its days.
        marks: the marks of the week. Entries that a mark changed stay in its block, billed or not.
        ledger: the projects and rates.
    """
    projects = {(of.client, of.name): of for of in ledger.projects}
    marked = {Place(of.client, of.project, of.kind or ""): of for of in marks}
    changed = {entry: place for place, of in marked.items() for entry in of.before}
    found: dict[Place, list[Part]] = {}
    for part in parts:
        entry = part[2]
        place = changed.get(entry.id or "")
        if place is None and entry.client is not None:
            project = projects.get((entry.client, entry.project or ""))
            if is_unbilled(entry, project.billing if project else "hourly"):
                place = Place(entry.client, entry.project, entry.kind)
        if place is not None:
            found.setdefault(place, []).append(part)
    card = rate_card(ledger.rates)
    blocks = (
        _block(place, of, projects.get((place.client, place.project or "")), card, marked.get(place))
        for place, of in found.items()
    )
    return tuple(sorted(blocks, key=lambda of: (-of.seconds, of.place.client, repr(of.place))))


def _block(
    place: Place, parts: Sequence[Part], project: Project | None, card: RateCard, mark: Mark | None
) -> Block:
    notes: dict[str, int] = {}
    values: list[float | None] = []
    for day, seconds, entry in parts:
        notes[entry.note or ""] = notes.get(entry.note or "", 0) + seconds
        rate = _worth(card, place.client, project, day)
        values.append(None if rate is None else rate * seconds / 3600)
    known = [value for value in values if value is not None]
    given = [entry.announced for _day, _seconds, entry in parts if _is_gift(entry)]
    said = None if len(given) < len(parts) else "told" if all(given) else "untold"
    return Block(
        place,
        project.billing if project else "hourly",
        sum(seconds for _day, seconds, _entry in parts),
        sum(known) if len(known) == len(values) else None,
        tuple(sorted(notes.items(), key=lambda of: (-of[1], of[0]))),
        said,
        mark,
        tuple(dict.fromkeys(entry.id or "" for _day, _seconds, entry in parts)),
    )


def _worth(card: RateCard, client: str, project: Project | None, day: date) -> float | None:
    """What an hour is agreed to bring, in cents; of a gift, what the client pays elsewhere."""
    if project is not None and project.billing == "gift":
        return rate_on(card, client, None, day)
    return agreed_rate(card, client, project, day)


def _is_gift(entry: TimeEntry) -> bool:
    return entry.scope == "extra" and entry.initiator == "me" and not entry.billable
