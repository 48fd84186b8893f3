"""A record behind a finding, on one line, and what its sort is called."""

from __future__ import annotations

from tracker.language import N_, _
from tracker.patterns.base import Trace
from tracker.patterns.topics import TOPIC_NAMES
from tracker.wording.contacts import CHANNEL_NAMES
from tracker.wording.kinds import KIND_NAMES
from tracker.wording.numbers import duration, money, one_line, written

_TYPES = {
    "action": N_("action"),
    "assumption": N_("assumption"),
    "boundary": N_("boundary"),
    "checkin": N_("check-in"),
    "complaint": N_("complaint"),
    "invoice": N_("invoice"),
    "message": N_("message"),
    "occasion": N_("occasion"),
    "phase": N_("phase"),
    "question": N_("question"),
    "request": N_("request"),
    "update": N_("update"),
}
_KINDS = {
    "entry": KIND_NAMES,
    "boundary": TOPIC_NAMES,
    "update": {"progress": N_("progress"), "risk": N_("risk")},
    "request": {
        "priced": N_("priced"),
        "traded": N_("traded"),
        "alternative": N_("alternative"),
        "later": N_("later"),
        "declined": N_("declined"),
        "done": N_("done"),
        "open": N_("open"),
    },
}
"""The sorts of each record type; what is not among them is called by its key."""
_CHANNELS = {**CHANNEL_NAMES, "in_person": N_("meeting")}
_DIRECTIONS = {"in": N_("{channel} in"), "out": N_("{channel} out")}


def trace_sentence(trace: Trace, *, hide: bool = False, currency: str | None = None) -> str:
    """A record behind a finding: "2026-11-12: 3 h 30 research, handbook chapter 3".

    Others are like "2026-11-10: email in" and "2026-10-01: request, extra training day".

    Args:
        trace: the record.
        hide: leave the user's own words out, for somebody else's eyes: they may name people.
        currency: of the record's money; without it an amount stands without a sign.
    """
    said = "" if hide else one_line(trace.said, 80)
    parts = [_what(trace), said]
    if trace.seconds and trace.type != "entry":
        parts.append(duration(trace.seconds))
    if trace.cents:
        parts.append(amount(trace.cents, currency))
    return f"{trace.day.isoformat()}: {', '.join(filter(None, parts))}"


def _what(trace: Trace) -> str:
    if trace.type == "entry":
        return f"{duration(trace.seconds)} {kind_name(trace)}".strip()
    return _contact(trace.kind) if trace.type == "message" else sort_name(trace)


def _contact(kind: str) -> str:
    channel, _space, direction = kind.partition(" ")
    if not channel:
        return _("message")
    named = _(_CHANNELS[channel]) if channel in _CHANNELS else _plain(channel)
    return _(_DIRECTIONS[direction]).format(channel=named) if direction in _DIRECTIONS else named


def sort_name(trace: Trace) -> str:
    """What sort of record it is: "question", "update (risk)"."""
    name = _(_TYPES[trace.type]) if trace.type in _TYPES else _plain(trace.type)
    return f"{name} ({kind_name(trace)})" if trace.kind else name


def kind_name(trace: Trace) -> str:
    """What the kind of an entry, a request, an update or a boundary is called; "" where it has none."""
    known = _KINDS.get(trace.type, {}).get(trace.kind)
    return _(known) if known else _plain(trace.kind)


def amount(cents: int, currency: str | None) -> str:
    """A sum of money; without a currency it bears no sign."""
    return written(cents / 100, ",.2f") if currency is None else money(cents / 100, currency)


def _plain(name: str) -> str:
    return one_line(name.replace("_", " "), 40)
