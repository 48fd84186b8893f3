"""What is open between the user and a client, in the order it began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import _, ngettext
from tracker.paper.sheet import Part, Table, Text
from tracker.records import Action, Complaint, Question
from tracker.wording.numbers import NOTHING, day, money, one_line
from tracker.wording.open_items import KINDS

if TYPE_CHECKING:
    from tracker.between import Item, Open
    from tracker.paper.facts import Quarter
    from tracker.paper.names import Names


class Row(NamedTuple):
    """Something open: since when, or due when; what, and who has the next step."""

    on: date | None
    what: str
    who: str


def open_items(of: Quarter, names: Names, most: int, *, private: bool) -> tuple[Part, ...]:
    """The open items as a table; nothing where there are none.

    Args:
        of: the quarter.
        names: as they are shown; the user's words go where they are hidden.
        most: how many rows; the others are only counted.
        private: with what the client is not to read: questions not asked, complaints in the user's words.
    """
    found = [*_noted(of, names, private=private), *_invoices(of, names)]
    found.sort(key=lambda row: (row.on or date.max, row.what))
    rows = tuple((row.what, row.who, day(row.on, of.end) if row.on else "") for row in found[:most])
    if not rows:
        return ()
    table, rest = Table((_("What"), _("next"), _("since, or due")), rows, (2,)), len(found) - most
    if rest <= 0:
        return (table,)
    return table, Text((ngettext("And {n} more.", "And {n} more.", rest).format(n=rest),), "small")


def _noted(of: Quarter, names: Names, *, private: bool) -> Iterator[Row]:
    they = names.client(of.client)
    for item in of.open:
        record = item.record
        if isinstance(record, Question) and not (private or _was_put_to_the_client(item.side, record)):
            continue
        words = "" if isinstance(record, Complaint) and not private else names.own(record.text)
        yield Row(item.since or item.due_on, _named(_(KINDS[record.type]), words), _next(item, they))


def _was_put_to_the_client(side: str, of: Question) -> bool:
    return side == "you_wait" and of.asked_whom in ("client", None)


def _next(item: Item, they: str) -> str:
    """Who has the next step."""
    if item.side == "they_wait":
        return _("me")
    if item.side == "nobody":
        return NOTHING
    return they if _whom(item.record) in ("client", None) else _("somebody else")


def _whom(of: Open) -> str | None:
    """Who was asked, or does it."""
    if isinstance(of, Question):
        return of.asked_whom
    return (of.doer or of.owner) if isinstance(of, Action) else None


def _invoices(of: Quarter, names: Names) -> Iterator[Row]:
    they = names.client(of.client)
    for one in of.invoices:
        if one.paid_on is None:
            what = f"{names.own(one.number)} {money(one.amount_cents / 100, of.currency)}".strip()
            yield Row(one.due_on or one.issued_on, _named(_("Invoice"), what), they)


def _named(kind: str, words: str) -> str:
    return f"{kind}: {one_line(words, 90)}" if words else kind
