"""A client's quarter on a page, for a talk with that client or with a peer.

For a client there stands nothing that is the user's own affair: no effective rate, no boundary that was not
told, no reason of one, no question that was not asked, no assumption, no complaint in the user's words, no
note of an entry, nothing that a pattern saw.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from tracker.language import _, current, ngettext
from tracker.metrics.numbers import numbers
from tracker.metrics.replies import answered_within, speed
from tracker.paper.extras import beyond
from tracker.paper.foot import foot
from tracker.paper.names import file_name
from tracker.paper.open_items import open_items
from tracker.paper.sheet import (
    Bar,
    Bars,
    Figure,
    Figures,
    Note,
    Notes,
    Part,
    Room,
    Section,
    Sheet,
    Table,
    Text,
)
from tracker.patterns.topics import topic_name
from tracker.wording.assumptions import common
from tracker.wording.cards import card
from tracker.wording.kinds import kind_name
from tracker.wording.numbers import day, days, duration, hours_in_words, money, of_agreed
from tracker.wording.rates import client_sentence
from tracker.wording.replies import FEW_ARE_BRACKETED, HALF_IN, is_few, measured, measured_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.metrics.turns import Timed
    from tracker.paper.facts import Quarter
    from tracker.paper.names import Names
    from tracker.records import Boundary

Reader = Literal["client", "peer"]
"""For a talk with whom a page is."""

MOST = 8
"""Rows of a table; the others are only counted."""


def quarter_sheet(of: Quarter, reader: Reader, names: Names, now: datetime, today: date) -> Sheet:
    """The page of a client's quarter.

    Args:
        of: the quarter.
        reader: whom the talk is with.
        names: as they are shown.
        now: when the page is made.
        today: the user's day it is then.
    """
    sections = () if of.is_empty else _sections(of, reader, names)
    return Sheet(
        title=names.client(of.client),
        period=_period(of),
        lede=_lede(of, reader, names),
        sections=tuple(section for section in sections if section.parts),
        foot=foot(names, today),
        language=current(),
        made_at=now,
        name=file_name(of.client, of.label, hidden=names.hidden),
    )


def _sections(of: Quarter, reader: Reader, names: Names) -> tuple[Section, ...]:
    private = reader == "peer"
    return (
        Section("", _numbers(of, private=private)),
        Section(_("Hours by kind"), _by_kind(of), half=True),
        Section(_("Beyond the agreement"), beyond(of, names, private=private), half=True),
        Section(_("Boundaries") if private else _("What we agreed"), _promises(of, names, private=private)),
        Section(_("Replies"), _replies(of, names), half=True),
        Section(_("Open between us"), open_items(of, names, MOST, private=private), half=True),
        Section(_("Assumptions not asked about yet"), _assumptions(of, names) if private else ()),
        Section(_("Seen by the program"), _seen(of, names) if private else ()),
        Section(_("For the talk"), _questions(of, private=private)),
    )


def _period(of: Quarter) -> str:
    span = days(of.start, of.end)
    return span if of.is_over else _("{days}, as it stands so far").format(days=span)


def _lede(of: Quarter, reader: Reader, names: Names) -> tuple[str, ...]:
    client = names.client(of.client)
    if of.is_empty:
        return (_("Nothing was recorded for {client} in these days.").format(client=client),)
    found = numbers(of.row) if of.row is not None else {}
    if of.row is not None and reader == "peer":
        weeks = -(-((min(of.known, of.end) - of.start).days + 1) // 7)
        return (client_sentence(client, found, of.currency, weeks),)
    worked, billed = (hours_in_words(found.get(name) or 0.0) for name in ("hours", "billable_hours"))
    return (
        _("{hours} of work for {client}, {billed} of it billable.").format(
            hours=worked, client=client, billed=billed
        ),
    )


def _numbers(of: Quarter, *, private: bool) -> tuple[Part, ...]:
    if of.row is None:
        return ()
    found, currency = numbers(of.row), of.currency
    shown = [
        Figure(
            _("Hours"),
            hours_in_words(found["hours"] or 0.0),
            _("all work, billable or not"),
        ),
        Figure(
            _("Billable"),
            hours_in_words(found["billable_hours"] or 0.0),
            _("{hours} were not").format(hours=hours_in_words(found["unbilled_hours"] or 0.0)),
        ),
        Figure(_("Agreed rate"), money(found["agreed_rate"], currency), _("an hour, weighted by all hours")),
    ]
    if private:
        note = of_agreed(found["agreed_rate"], found["rate_kept"], currency) if found["agreed_rate"] else ""
        made = _("earned, costs taken off, over all hours")
        shown.append(
            Figure(
                _("Effective rate"),
                money(found["effective_rate"], currency),
                f"{made}; {note}" if note else made,
            )
        )
    return (Figures(tuple(shown)),)


def _by_kind(of: Quarter) -> tuple[Part, ...]:
    if not of.kinds:
        return ()
    bars = tuple(
        Bar(
            kind_name(row.keys["kind"] or "delivery"),
            0,
            row.seconds / 3600,
            duration(row.seconds),
            solid=row.billable_seconds / 3600,
        )
        for row in of.kinds
    )
    alt = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
    return Bars(bars, alt), Text((_("Full: billable. Faint: not."),), "small")


def _promises(of: Quarter, names: Names, *, private: bool) -> tuple[Part, ...]:
    """The boundaries that apply: those that were told, and for a peer the others, too."""
    shown = [
        one
        for one in of.boundaries
        if one.applies and (one.told_on is not None or (private and one.chosen_on is not None))
    ]
    rows = [
        (
            topic_name(one.topic).capitalize(),
            names.own(one.statement),
            _held(one, of),
            day(one.told_on, of.end) if one.told_on else _("not yet"),
        )
        for one in shown[:MOST]
    ]
    if not rows:
        return (Text((_("No boundary was told to this client yet."),)),) if private else ()
    heads = (_("About"), _("In words"), _("held"), _("told on"))
    if names.hidden:  # without the words an empty column would be left
        return (Table((heads[0], *heads[2:]), tuple((row[0], *row[2:]) for row in rows), (2,)),)
    return (Table(heads, tuple(rows), (3,)),)


def _held(of: Boundary, quarter: Quarter) -> str:
    """How often a boundary was kept in the quarter; exceptions made knowingly are left out."""
    tests = [
        one.kept
        for one in quarter.occasions
        if one.boundary == of.id and one.kept is not None and (one.kept or not one.chosen)
    ]
    said = [_("{kept} of {times} times").format(kept=sum(tests), times=len(tests))] if tests else []
    said += [
        ngettext("{kept} of {n} week", "{kept} of {n} weeks", one.known).format(kept=one.kept, n=one.known)
        for one in quarter.lived
        if one.boundary.id == of.id and one.known and one.term != "reply_within_minutes"
    ]
    if of.topic == "reply_time" and quarter.replies is not None and quarter.promised_minutes:
        share = answered_within(quarter.replies.mine, quarter.promised_minutes)
        if share is not None:
            within = duration(60 * quarter.promised_minutes)
            shown = measured_share(share, len(quarter.replies.mine))
            said.append(_("{share} within {time} of working time").format(share=shown, time=within))
    return "; ".join(said) or _("not put to the test")


def _replies(of: Quarter, names: Names) -> tuple[Part, ...]:
    """How soon each side answers the other."""
    if of.replies is None or not (of.replies.mine or of.replies.theirs):
        return ()
    client = names.client(of.client)
    both = (
        (_("{client} asks").format(client=client), of.replies.mine),
        (_("I ask"), of.replies.theirs),
    )
    rows = tuple(_speed(who, turns) for who, turns in both if turns)
    heads = ("", _("questions"), _("open"), _("half in"), _("nine of ten in"))
    said = [_(HALF_IN)] + (
        [_(FEW_ARE_BRACKETED)] if any(is_few(len(one)) for _who, one in both if one) else []
    )
    return Table(heads, rows, (1, 2, 3, 4)), Text((" ".join(said),), "small")


def _speed(who: str, turns: Sequence[Timed]) -> tuple[str, ...]:
    found = speed(turns)
    waiting = sum(one.turn.open for one in turns)
    return who, f"{found.n:,}", f"{waiting:,}", measured(found.median, found.n), measured(found.p90, found.n)


def _assumptions(of: Quarter, names: Names) -> tuple[Part, ...]:
    untested = [one for one in of.assumptions if one.tested_on is None]
    said = []
    for one in untested[:3]:
        words = names.own(one.text) or common(one)
        if words:
            rests = _("{hours} rest on it").format(hours=duration(one.seconds)) if one.seconds else ""
            said.append(f"{words} ({rests})" if rests else words)
    return (Text(tuple(said), "list"),) if said else ()


def _seen(of: Quarter, names: Names) -> tuple[Part, ...]:
    cards = [card(names.finding(one)) for one in of.findings]
    return (
        (Notes(tuple(Note(one.title, (f"{one.good} {one.seen}",), one.question) for one in cards)),)
        if cards
        else ()
    )


def _questions(of: Quarter, *, private: bool) -> tuple[Part, ...]:
    untold = sum(piece.seconds for piece in of.extras if not piece.announced)
    said = []
    if private:
        said.append(_("What would you tell this client first, if you were me?"))
        said.append(_("What do I carry here that is not mine to carry?"))
    else:
        said.append(_("What helped you most this quarter, and what could be left out?"))
        said.append(_("What do you expect of me that we never said aloud?"))
    if untold:
        ask = _("{hours} beyond the agreement were never mentioned: how do we handle that from now on?")
        said.append(ask.format(hours=duration(untold)))
    if of.replies is not None and any(one.turn.open for one in of.replies.theirs):
        number = sum(one.turn.open for one in of.replies.theirs)
        said.append(
            ngettext(
                "One question of mine waits for an answer: what would make it easier?",
                "{n} questions of mine wait for an answer: what would make it easier?",
                number,
            ).format(n=number)
        )
    return Text(tuple(said), "list"), Room(3)
