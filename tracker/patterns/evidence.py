"""What a finding was read from, as traces to the records, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tracker.patterns.base import Trace
from tracker.patterns.recorded import Piece, Recorded

if TYPE_CHECKING:
    from datetime import date

    from tracker.metrics.contacts import Contact
    from tracker.metrics.turns import Turn

MOST = 40
"""So many traces stand behind a finding at most; `n` says how many there were."""


def of_pieces(pieces: Iterable[Piece]) -> tuple[Trace, ...]:
    """The entries behind some pieces, those with most seconds first."""
    sums: dict[int, int] = {}
    first: dict[int, Piece] = {}
    for piece in pieces:
        sums[piece.entry] = sums.get(piece.entry, 0) + piece.seconds
        first.setdefault(piece.entry, piece)
    ordered = sorted(
        first.values(), key=lambda piece: (-sums[piece.entry], piece.day, piece.kind, piece.note, piece.entry)
    )
    return tuple(
        Trace("entry", piece.entry, piece.day, sums[piece.entry], said=piece.note, kind=piece.kind)
        for piece in ordered[:MOST]
    )


def of_contacts(contacts: Iterable[Contact], recorded: Recorded) -> tuple[Trace, ...]:
    """Some contacts, in the order given."""
    found = [
        Trace("message", of.pk, recorded.day_of(of.at), of.seconds or 0, kind=f"{of.channel} {of.direction}")
        for of in contacts
    ]
    return tuple(found[:MOST])


def of_turns(turns: Iterable[Turn], recorded: Recorded) -> tuple[Trace, ...]:
    """The first asking messages of some turns, in the order given."""
    found = [
        Trace("message", of.pk, recorded.day_of(of.at), kind=f"{of.channel} {of.direction}") for of in turns
    ]
    return tuple(found[:MOST])


def of_record(record: Any, day: date, seconds: int | None = None, cents: int = 0) -> Trace:
    """A record of another type; its `text` is the user's own words for it."""
    said = getattr(record, "text", None) or getattr(record, "note", None) or ""
    return Trace(record.type, record.id or "", day, seconds or 0, cents, said)
