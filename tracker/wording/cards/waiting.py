"""What cannot be said yet and what it would take, and what a pattern has no records of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.metrics.rounding import rounded
from tracker.records import PATTERN_NAMES
from tracker.wording.cards import title_of
from tracker.wording.numbers import one_line

if TYPE_CHECKING:
    from tracker.patterns.base import NotYet, Pattern

FORMS = "Notes"
"""The page on which records are written down."""

_UNITS = {
    "active weeks": "active weeks",
    "turns": "turns of messages",
    "hours": "client hours in four active weeks",
    "days": "days",
    "weeks": "weeks",
    "clients": "active clients",
    "occasions": "occasions of the last twelve weeks",
    "boundaries": "boundaries written down",
    "updates": "updates written down",
}
_OF_PATTERN = {
    ("instant-reply", "turns"): "turns in working hours",
    ("one-way-responsiveness", "turns"): "turns each way",
    ("effective-rate-erosion", "hours"): "hours",
    ("effective-rate-erosion", "days"): "days of a fixed fee’s course",
    ("hidden-research", "hours"): "hours of unbilled research in four active weeks",
    ("recovery-debt", "days"): "days with clock times in four weeks",
    ("fragmented-days", "days"): "days with clock times or messages in four weeks",
    ("client-dependency", "weeks"): "weeks since the first revenue",
}
"""What is counted, where the unit alone would leave it open."""

_ABOUT = {
    "action": ("actions", "tracker add action client=bouw text='collect the photographs' owner=client"),
    "assumption": ("assumptions", "tracker add assumption client=bouw number=1 basis=inferred"),
    "boundary": ("boundaries", "tracker add boundary client=bouw topic=scope told_on=today"),
    "checkin": ("check-ins", "tracker add checkin energy=1 client=bouw"),
    "complaint": ("complaints", "tracker add complaint client=bouw text='late delivery' cause=third_party"),
    "entry": ("hours", "tracker log '9:00-11:30 @bouw handbook chapter 3'"),
    "invoice": ("invoices", "tracker add invoice client=bouw amount=4800 due_on=2026-12-20"),
    "message": ("mail, chats and calls", "tracker message '@bouw in phone 14:05 12m'"),
    "occasion": ("occasions", "tracker add occasion boundary=k3f9 kept=no opened_by=client"),
    "phase": ("phases", "tracker add phase name=launch starts_on=2026-11-02 ends_on=2026-11-29"),
    "question": ("open questions", "tracker add question client=bouw text='Who decides?' time=1h30"),
    "request": ("requests", "tracker add request client=bouw text='extra training day' decision=done"),
    "update": ("updates", "tracker add update client=bouw kind=progress"),
}
"""Each record type in the plural, and a line that writes one down."""

_ELSEWHERE = {"entry": "the page Log", "message": "the page Import"}
"""Where the dashboard takes what has no form under `FORMS`."""


def not_yet_sentence(of: NotYet) -> str:
    """What cannot be said yet, and what it would take: "12 of 20 turns in working hours at Bouw"."""
    client = one_line(of.client, 40) if of.client else None
    if of.unit == "end date":
        whose = " / ".join(filter(None, (client, of.project and one_line(of.project, 40))))
        return f"the fixed fee of {whose} has no end date yet" if whose else "a fixed fee has no end date yet"
    if not of.have and of.unit in ("boundaries", "updates"):
        one = {"boundaries": "boundary", "updates": "update to the client"}[of.unit]
        return f"no {one} is written down yet" + (f" for {client}" if client else "")
    what = _OF_PATTERN.get((of.pattern, of.unit)) or _UNITS.get(of.unit, of.unit)
    place = " / ".join(filter(None, (client, of.project and one_line(of.project, 40))))
    return f"{_number(of.have)} of {_number(of.need)} {what}" + (f" at {place}" if place else "")


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
    known = [_ABOUT.get(name, (f"{name}s", f"tracker add {name} …")) for name in types]
    things = " and ".join(things for things, _ in known)
    lines = " or ".join(f"`{line}`" for _, line in known)
    places = " or ".join(dict.fromkeys(_ELSEWHERE.get(name, f"the form under {FORMS}") for name in types))
    return f"{title_of(pattern.name)}: nothing is written down yet about {things}: {lines}, or {places}."


def _number(value: float) -> str:
    return f"{rounded(value, 1):,g}"
