"""What is open between the user and a client, in the order it began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import _, ngettext
from tracker.paper.sheet import Part, Table, Text
from tracker.wording.numbers import day, money, one_line

if TYPE_CHECKING:
    from tracker.paper.facts import Quarter
    from tracker.paper.names import Names
    from tracker.records import Action


class Item(NamedTuple):
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
    me, they = _("me"), names.client(of.client)
    found = [*_requests(of, names, me), *_questions(of, names, me, they, private=private)]
    found += [*_actions(of, names, me, they), *_complaints(of, names, me, private=private)]
    found += _invoices(of, names, they)
    found.sort(key=lambda item: (item.on or date.max, item.what))
    rows = tuple((item.what, item.who, day(item.on, of.end) if item.on else "") for item in found[:most])
    if not rows:
        return ()
    table, rest = Table((_("What"), _("next"), _("since, or due")), rows, (2,)), len(found) - most
    if rest <= 0:
        return (table,)
    return table, Text((ngettext("And {n} more.", "And {n} more.", rest).format(n=rest),), "small")


def _named(kind: str, words: str) -> str:
    return f"{kind}: {one_line(words, 90)}" if words else kind


def _requests(of: Quarter, names: Names, me: str) -> Iterator[Item]:
    for one in of.requests:
        if one.decision is None and one.decided_at is None:
            yield Item(of.day_of(one.at), _named(_("Request"), names.own(one.text)), me)


def _questions(of: Quarter, names: Names, me: str, they: str, *, private: bool) -> Iterator[Item]:
    for one in of.questions:
        to_client = one.asked_at is not None and one.asked_whom in ("client", None)
        if one.answered_at is None and (to_client or private):
            asked = of.day_of(one.asked_at or one.opened_at)
            who = they if to_client else me if one.asked_at is None else _("somebody else")
            yield Item(asked, _named(_("Question"), names.own(one.text)), who)


def _actions(of: Quarter, names: Names, me: str, they: str) -> Iterator[Item]:
    people = {"me": me, "client": they, "other": _("somebody else")}
    for one in of.actions:
        if one.done_on is None:
            yield Item(one.due_on, _named(_("Action"), names.own(one.text)), people[_doer(one)])


def _doer(of: Action) -> str:
    return of.doer or of.owner


def _complaints(of: Quarter, names: Names, me: str, *, private: bool) -> Iterator[Item]:
    for one in of.complaints:
        if one.closed_on is None:
            yield Item(one.opened_on, _named(_("Complaint"), names.own(one.text) if private else ""), me)


def _invoices(of: Quarter, names: Names, they: str) -> Iterator[Item]:
    for one in of.invoices:
        if one.paid_on is None:
            what = f"{names.own(one.number)} {money(one.amount_cents / 100, of.currency)}".strip()
            yield Item(one.due_on or one.issued_on, _named(_("Invoice"), what), they)
