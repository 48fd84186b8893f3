"""Work with clock times, and the user's days on the clock of any zone: what rest is measured between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, tzinfo
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from tracker.metrics.contacts import SECOND
from tracker.metrics.rest import Spell, contact_spells, takes_part, written_between
from tracker.patterns.recorded import Piece, between
from tracker.workweek import Days

if TYPE_CHECKING:
    from tracker.metrics.contacts import Contact
    from tracker.patterns.facts import Facts


class Work(NamedTuple):
    """The work with clock times, and the records it was read from."""

    spells: list[Spell]
    pieces: Mapping[int, list[Piece]]
    contacts: Mapping[int, Contact]


def work_since(facts: Facts, since: date) -> Work:
    """The entries with clock times and the contacts that are work, from a day on."""
    pieces: dict[int, list[Piece]] = {}
    for piece in between(facts.work, since, facts.end):
        if piece.starts is not None:
            pieces.setdefault(piece.entry, []).append(piece)
    moment = facts.recorded.moment(since)
    said = written_between(facts.recorded.contacts, moment, facts.moment)
    contacts = {of.pk: of for of in said if takes_part(of)}
    return Work([*entry_spells(pieces), *contact_spells(contacts.values())], pieces, contacts)


def entry_spells(pieces: Mapping[int, list[Piece]]) -> Iterator[Spell]:
    """One spell for each entry with clock times, given the pieces of each."""
    for entry, (piece, *_) in pieces.items():
        if piece.starts is not None and piece.ends is not None:
            yield Spell(piece.starts, piece.ends, ("entry", entry), piece.client, piece.zone)


class Clocks(dict[str | None, Days]):
    """The user's days on the clock of each zone; those of None are his own."""

    def __missing__(self, zone: str) -> Days:
        self[zone] = found = Days(ZoneInfo(zone), self[None].starts_at)
        return found

    def zone_of(self, zone: str | None) -> tzinfo:
        """The zone of that name."""
        return self[zone].zone

    def day_of(self, spell: Spell) -> date:
        """The day on which a spell of work begins, on the clock that it was lived by."""
        return date.fromordinal(self[spell.zone].ordinal_of_epoch(spell.starts // SECOND))
