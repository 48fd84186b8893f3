"""A record behind a finding, on one line."""

from __future__ import annotations

from tracker.patterns.base import Trace
from tracker.wording.numbers import duration, money, one_line

_TYPES = {"checkin": "check-in"}
_CHANNELS = {"sms": "text message", "video": "video call", "in_person": "meeting"}


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
        parts.append(_amount(trace.cents, currency))
    return f"{trace.day.isoformat()}: {', '.join(filter(None, parts))}"


def _what(trace: Trace) -> str:
    kind = one_line(trace.kind.replace("_", " "), 40)
    if trace.type == "entry":
        return f"{duration(trace.seconds)} {kind}".strip()
    if trace.type == "message":
        channel, _, direction = trace.kind.partition(" ")
        return f"{_CHANNELS.get(channel, channel)} {direction}".strip() or "message"
    name = _TYPES.get(trace.type, trace.type.replace("_", " "))
    return f"{name} ({kind})" if kind else name


def _amount(cents: int, currency: str | None) -> str:
    return f"{cents / 100:,.2f}" if currency is None else money(cents / 100, currency)
