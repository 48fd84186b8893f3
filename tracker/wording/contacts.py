"""One contact in words: what was noted, and what became of its question."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.records import SPOKEN
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
        client = one_line(message.client, 40)
        return f"a meeting that {client} began" if came_in else f"a meeting that you began with {client}"
    way = "from" if came_in else "to"
    call = _CALLS.get(message.channel, "")
    kind = f"a {'' if message.seconds else 'missed '}{call}" if call else _WRITTEN[message.channel]
    return f"{kind} {way} {one_line(message.client, 40)}"


def missing_duration(message: "Message") -> str:
    """What a call or meeting noted without its duration counts as, and how to give one; "" of others."""
    if message.seconds or message.channel not in SPOKEN:
        return ""
    if message.channel == "in_person":
        return (
            "With how long it took, like 45m, the meeting also closes what was open between you:"
            " `tracker undo`, then the line with it."
        )
    return (
        "Without how long it took, it counts as missed. If you spoke: `tracker undo`, then the line with it,"
        " like 12m."
    )


def contact_sentence(message: "Message", shown_id: str, today: date) -> str:
    """A contact that was noted: "Noted: a call from Bouw, 12 min [k3f9]  Fri 20 Nov 14:05"."""
    words = [f"Noted: {contact_name(message)}"]
    words += [duration(message.seconds)] if message.seconds else []
    words += ["urgent"] if message.urgent else []
    took_place = message.seconds or message.channel == "in_person"
    if not message.seconds and (message.needs_reply or not took_place):  # what was spoken asks nothing
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
    who = called(address)
    if domain:
        who = f"Everybody at {domain_of(address) or f'the domain of {who}'}"
    whose = "is ignored" if client is None else f"belongs to {one_line(client, 40)}"
    if not messages:
        return f"{who} {whose}."
    moved = f"{count(messages, 'message')} from {count(senders, 'sender')}"
    verb = "is" if messages == 1 else "are"
    return f"{who} {whose}: {moved} {verb} {'left out' if client is None else 'counted'} now."
