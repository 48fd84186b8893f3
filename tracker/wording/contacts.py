"""One contact in words: what was noted, and what became of its question."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.wording.numbers import count, day, duration, one_line
from tracker.wording.people import called, domain_of

if TYPE_CHECKING:
    from tracker.records import Message

CHANNEL_NAMES = {
    "email": "email",
    "phone": "phone",
    "chat": "chat",
    "sms": "text message",
    "video": "video call",
    "in_person": "in person",
}
"""The channels as people call them."""

_WRITTEN = {"email": "an email", "chat": "a chat message", "sms": "a text message"}
_CALLS = {"phone": "call", "video": "video call"}


def contact_name(message: "Message") -> str:
    """What a contact was, and with whom: "a missed call from Bouw"."""
    came_in = message.direction == "in"
    if message.channel == "in_person":
        kind, way = f"a meeting that {'they' if came_in else 'you'} began", "with"
    else:
        way = "from" if came_in else "to"
        call = _CALLS.get(message.channel, "")
        kind = f"a {'' if message.seconds else 'missed '}{call}" if call else _WRITTEN[message.channel]
    return f"{kind} {way} {one_line(message.client, 40)}"


def contact_sentence(message: "Message", shown_id: str, today: date) -> str:
    """A contact that was noted: "Noted: a call from Bouw, 12 min [k3f9]  Fri 20 Nov 14:05"."""
    words = [f"Noted: {contact_name(message)}"]
    words += [duration(message.seconds)] if message.seconds else []
    words += ["urgent"] if message.urgent else []
    if not message.seconds:  # what was spoken asks nothing
        words += ["needs a reply" if message.needs_reply else "needs no reply"]
    return f"{', '.join(words)} [{shown_id}]  {day(message.at.date(), today)} {message.at:%H:%M}"


def settled_sentence(
    message: "Message", at: datetime, shown_id: str, today: date, *, needs_no_reply: bool
) -> str:
    """A question that is closed: "Answered elsewhere: an email from Bouw of Fri 20 Nov 14:05 [k3f9]"."""
    how = "Needs no reply" if needs_no_reply else "Answered elsewhere"
    return f"{how}: {contact_name(message)} of {day(at.date(), today)} {at:%H:%M} [{shown_id}]"


def assigned_sentence(address: str, client: str | None, *, domain: bool, senders: int, messages: int) -> str:
    """Whose a sender is from now on: "anna@bouw.example belongs to Bouw: 41 messages of 1 sender …"."""
    who = f"Everybody at {domain_of(address) or called(address)}" if domain else called(address)
    whose = "is nobody’s" if client is None else f"belongs to {one_line(client, 40)}"
    if not messages:
        return f"{who} {whose}."
    moved = f"{count(messages, 'message')} of {count(senders, 'sender')}"
    counts = "counts" if messages == 1 else "count"
    return f"{who} {whose}: {moved} {counts} {'nowhere' if client is None else 'for it'} now."
