"""What was done for a client outside the agreement and not billed, whether the client knows of it or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.language import _
from tracker.metrics.numbers import numbers
from tracker.paper.sheet import Part, Table, Text
from tracker.wording.numbers import day, duration, money

if TYPE_CHECKING:
    from tracker.paper.facts import Quarter
    from tracker.paper.names import Names
    from tracker.patterns.recorded import Piece


def beyond(of: Quarter, names: Names, *, private: bool) -> tuple[Part, ...]:
    """What was done outside the agreement and not billed, by who began it and whether it was told."""
    if not of.extras:
        return ()
    asked: list[Piece] = []
    given: list[Piece] = []
    for piece in of.extras:
        (given if piece.initiator == "me" or piece.project in of.gifts else asked).append(piece)
    rows = [
        (what, duration(_seconds(pieces, told=True)), duration(_seconds(pieces, told=False)))
        for what, pieces in ((_("asked for"), asked), (_("given unasked"), given))
        if pieces
    ]
    found: list[Part] = [Table(("", _("told"), _("not told")), tuple(rows), (1, 2))]
    rate = numbers(of.row)["agreed_rate"] if of.row is not None else None
    if of.row is not None and rate is not None:
        hours = sum(piece.seconds for piece in of.extras) / 3600
        worth = money(rate * hours, of.currency)
        found.append(Text((_("At the agreed rate it comes to {money}.").format(money=worth),), "small"))
    said = _largest(of.extras, names) if private else ()
    return (*found, Text(said, "list")) if said else tuple(found)


def _seconds(pieces: Sequence[Piece], *, told: bool) -> int:
    return sum(piece.seconds for piece in pieces if piece.announced == told)


def _largest(pieces: Sequence[Piece], names: Names) -> tuple[str, ...]:
    """The three longest that have a note, in the user's words; none where names are hidden."""
    noted = [piece for piece in pieces if names.own(piece.note)]
    longest = sorted(noted, key=lambda piece: (-piece.seconds, piece.day))[:3]
    return tuple(f"{day(of.day)}, {duration(of.seconds)}: {names.own(of.note)}" for of in longest)
