"""What cannot be said yet and what it would take, and what a pattern has no records of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.language import N_, _
from tracker.language.parts import either, listed
from tracker.metrics.rounding import rounded
from tracker.records import PATTERN_NAMES
from tracker.wording.cards import title_of
from tracker.wording.numbers import one_line, written

if TYPE_CHECKING:
    from tracker.patterns.base import NotYet, Pattern

FORMS = N_("Notes")
"""The page on which records are written down; to be translated."""

_UNITS = {
    "active weeks": N_("active weeks"),
    "turns": N_("turns of messages"),
    "hours": N_("client hours in four active weeks"),
    "days": N_("days"),
    "weeks": N_("weeks"),
    "clients": N_("active clients"),
    "occasions": N_("occasions of the last twelve weeks"),
    "boundaries": N_("boundaries written down"),
    "updates": N_("updates written down"),
}
_OF_PATTERN = {
    ("instant-reply", "turns"): N_("turns in working hours"),
    ("one-way-responsiveness", "turns"): N_("turns each way"),
    ("effective-rate-erosion", "hours"): N_("hours"),
    ("effective-rate-erosion", "days"): N_("days of a fixed fee’s course"),
    ("hidden-research", "hours"): N_("hours of unbilled research in four active weeks"),
    ("recovery-debt", "days"): N_("days with clock times in four weeks"),
    ("fragmented-days", "days"): N_("days with clock times or messages in four weeks"),
    ("client-dependency", "weeks"): N_("weeks since the first revenue"),
}
"""What is counted, where the unit alone would leave it open."""
_NONE_YET = {
    "boundaries": (
        N_("no boundary is written down yet"),
        N_("no boundary is written down yet for {client}"),
    ),
    "updates": (
        N_("no update to the client is written down yet"),
        N_("no update to the client is written down yet for {client}"),
    ),
}
"""That there is nothing of a unit, and that there is nothing of a client."""

_ABOUT = {
    "action": N_("actions"),
    "assumption": N_("assumptions"),
    "boundary": N_("boundaries"),
    "checkin": N_("check-ins"),
    "complaint": N_("complaints"),
    "entry": N_("hours"),
    "invoice": N_("invoices"),
    "message": N_("mail, chats and calls"),
    "occasion": N_("occasions"),
    "phase": N_("phases"),
    "question": N_("open questions"),
    "request": N_("requests"),
    "update": N_("updates"),
}
"""Each record type in the plural."""
_LINES = {
    "action": "add action client=bouw text='collect the photographs' owner=client",  # no words
    "assumption": "add assumption client=bouw number=1 basis=inferred",  # no words
    "boundary": "add boundary client=bouw topic=scope told_on=today",  # no words
    "checkin": "add checkin energy=1 client=bouw",  # no words
    "complaint": "add complaint client=bouw text='late delivery' cause=third_party",  # no words
    "entry": "log '9:00-11:30 @bouw handbook chapter 3'",  # no words
    "invoice": "add invoice client=bouw amount=4800 due_on=2026-12-20",  # no words
    "message": "message '@bouw in phone 14:05 12m'",  # no words
    "occasion": "add occasion boundary=k3f9 kept=no opened_by=client",  # no words
    "phase": "add phase name=launch starts_on=2026-11-02 ends_on=2026-11-29",  # no words
    "question": "add question client=bouw text='Who decides?' time=1h30",  # no words
    "request": "add request client=bouw text='extra training day' decision=done",  # no words
    "update": "add update client=bouw kind=progress",  # no words
}
"""The command that writes one of a type down."""

_ELSEWHERE = {"entry": N_("the page Log"), "message": N_("the page Import")}
"""Where the dashboard takes what has no form under `FORMS`."""


def not_yet_sentence(of: NotYet) -> str:
    """What cannot be said yet, and what it would take: "12 of 20 turns in working hours at Bouw"."""
    client = one_line(of.client, 40) if of.client else ""
    place = " / ".join(filter(None, (client, of.project and one_line(of.project, 40))))
    if of.unit == "end date":
        said = (
            _("the fixed fee of {project} has no end date yet")
            if place
            else _("a fixed fee has no end date yet")
        )
        return said.format(project=place)
    if not of.have and of.unit in _NONE_YET:
        return _(_NONE_YET[of.unit][bool(client)]).format(client=client)
    known = _OF_PATTERN.get((of.pattern, of.unit)) or _UNITS.get(of.unit)
    said = _("{have} of {need} {things} at {place}") if place else _("{have} of {need} {things}")
    return said.format(
        have=_number(of.have), need=_number(of.need), things=_(known) if known else of.unit, place=place
    )


def waiting_groups(waiting: Iterable[NotYet]) -> list[tuple[str, tuple[str, ...]]]:
    """What cannot be said yet, by pattern in the order of the catalogue: its title, and a sentence each."""
    by_pattern: dict[str, set[str]] = {}
    for of in waiting:
        by_pattern.setdefault(of.pattern, set()).add(not_yet_sentence(of))
    ordered = sorted(by_pattern, key=PATTERN_NAMES.index)
    return [(title_of(name), tuple(sorted(by_pattern[name], key=str.casefold))) for name in ordered]


def lacking_sentence(pattern: Pattern, types: Sequence[str]) -> str:
    """That nothing is written down yet of what a pattern is read from, and how to write one down.

    Args:
        pattern: the pattern.
        types: the record types that it needs and that have no record yet.
    """
    forms = _("the form under {page}").format(page=_(FORMS))
    places = dict.fromkeys(_(_ELSEWHERE[name]) if name in _ELSEWHERE else forms for name in types)
    return _("{title}: nothing is written down yet about {things}: {commands}, or {places}.").format(
        title=title_of(pattern.name),
        things=listed(_(_ABOUT[name]) for name in types),
        commands=either(f"`tracker {_LINES[name]}`" for name in types),
        places=either(places),
    )


def _number(value: float) -> str:
    return written(rounded(value, 1), ",g")
