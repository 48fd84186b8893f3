"""Whether a machine wrote a mail, and whether it went to a list: both by the header alone.

Sources: RFC 3834 (Auto-Submitted), RFC 2369 and 2919 (List-), the Precedence field of old mailers, and
Microsoft's X-Auto-Response-Suppress, which only its automatic mail sets to All.
"""

import re

from tracker.importers.mail.fields import Fields, first

_NOBODY = re.compile(
    r"(?:(?:no|not|do[-_.]?not|never)[-_.]?reply|(?:geen|nicht|keine)[-_.]?antwoord(?:en)?|nicht[-_.]?antworten"
    r"|niet[-_.]?beantwoorden|ne[-_.]?pas[-_.]?repondre|no[-_.]?responder|mailer-daemon|postmaster|bounces?)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_CALENDAR_PART = re.compile(rb"content-type:[ \t]*text/calendar[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE)
_MARKS = frozenset(("importance", "x-msmail-priority", "priority", "x-priority"))
_LOOKED_AT = 64 * 1024
"""Bytes of a body in which the part with an invitation is looked for."""


def is_automatic(fields: Fields, sender: str, *, is_out: bool) -> bool:
    """Whether a program wrote it: an answer while away, a newsletter, a bounce, a report, an invitation."""
    submitted = first(fields, "auto-submitted").partition(";")[0].split()
    if submitted and submitted[0].lower() != "no":
        return True
    if any(name in fields for name in ("x-autoreply", "x-autorespond", "x-autoresponder")):
        return True
    suppressed = first(fields, "x-auto-response-suppress").lower().replace(",", " ").split()
    if "all" in suppressed or _is_calendar_or_report(fields):
        return True
    if is_out:
        return False
    if not is_to_a_list(fields):
        precedence = first(fields, "precedence").lower()
        if precedence in ("bulk", "junk", "auto_reply") or "list-unsubscribe" in fields:
            return True
    return first(fields, "return-path") == "<>" or _NOBODY.match(sender) is not None


def is_to_a_list(fields: Fields) -> bool:
    """Whether it came over a list on which people answer each other; a newsletter takes no post."""
    post = first(fields, "list-post")
    if post:
        return post.upper() != "NO"
    return "list-id" in fields and "list-unsubscribe" not in fields


def has_invitation(data: bytes, start: int, end: int) -> bool:
    """Whether a body has a part that asks a calendar program for something, near its beginning.

    A calendar file that a person attached has no method on its part.
    """
    end = min(end, start + _LOOKED_AT)
    at = data.find(b"text/calendar", start, end)
    while at >= 0:
        line = data.rfind(b"\n", start, at) + 1
        part = _CALENDAR_PART.match(data, max(line, start), end)
        if part and b"method=" in part[0].lower():
            return True
        at = data.find(b"text/calendar", at + 1, end)
    return False


def is_urgent(fields: Fields) -> bool:
    """Whether its sender marked it as urgent."""
    if fields.keys().isdisjoint(_MARKS):
        return False
    return (
        first(fields, "importance").lower() == "high"
        or first(fields, "x-msmail-priority").lower() == "high"
        or first(fields, "priority").lower() == "urgent"
        or first(fields, "x-priority")[:1] in ("1", "2")
    )


def _is_calendar_or_report(fields: Fields) -> bool:
    kind = first(fields, "content-type").lower()
    return (
        kind.startswith(("text/calendar", "multipart/report"))
        or "calendarmessage" in first(fields, "content-class").lower()
    )
