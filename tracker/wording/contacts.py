"""One contact in words: what was noted, and what became of its question."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.language import N_, _, ngettext
from tracker.records import SPOKEN
from tracker.wording.numbers import count, duration, moment, one_line
from tracker.wording.people import called, domain_of

if TYPE_CHECKING:
    from tracker.records import Message

CHANNEL_NAMES = {
    "email": N_("email"),
    "phone": N_("phone"),
    "chat": N_("chat"),
    "sms": N_("text message"),
    "video": N_("video call"),
    "in_person": N_("in person"),
}
"""The channels as people call them; to be translated."""

_NAMES = {
    ("email", "in"): N_("an email from {client}"),
    ("email", "out"): N_("an email to {client}"),
    ("chat", "in"): N_("a chat message from {client}"),
    ("chat", "out"): N_("a chat message to {client}"),
    ("sms", "in"): N_("a text message from {client}"),
    ("sms", "out"): N_("a text message to {client}"),
    ("phone", "in"): N_("a call from {client}"),
    ("phone", "out"): N_("a call to {client}"),
    ("video", "in"): N_("a video call from {client}"),
    ("video", "out"): N_("a video call to {client}"),
    ("in_person", "in"): N_("a meeting that {client} began"),
    ("in_person", "out"): N_("a meeting that you began with {client}"),
}
_MISSED = {
    ("phone", "in"): N_("a missed call from {client}"),
    ("phone", "out"): N_("a missed call to {client}"),
    ("video", "in"): N_("a missed video call from {client}"),
    ("video", "out"): N_("a missed video call to {client}"),
}
"""What a call without a duration is."""


def contact_name(message: "Message") -> str:
    """What a contact was, and with whom: "a missed call from Bouw"."""
    key = (message.channel, message.direction)
    name = _NAMES[key] if message.seconds or key not in _MISSED else _MISSED[key]
    return _(name).format(client=one_line(message.client, 40))


def missing_duration(message: "Message") -> str:
    """What a call or meeting noted without its duration counts as, and how to give one; "" of others."""
    if message.seconds or message.channel not in SPOKEN:
        return ""
    if message.channel == "in_person":
        return _(
            "With how long it took, like 45m, the meeting also closes what was open between you:"
            " `tracker undo`, then the line with it."
        )
    return _(
        "Without how long it took, it counts as missed. If you spoke: `tracker undo`, then the line with it,"
        " like 12m."
    )


def contact_sentence(message: "Message", shown_id: str, today: date) -> str:
    """A contact that was noted: "Noted: a call from Bouw, 12 min [k3f9]  Fri 20 Nov 14:05"."""
    words = [_("Noted: {contact}").format(contact=contact_name(message))]
    words += [duration(message.seconds)] if message.seconds else []
    words += [_("urgent")] if message.urgent else []
    took_place = message.seconds or message.channel == "in_person"
    if not message.seconds and (message.needs_reply or not took_place):  # what was spoken asks nothing
        words += [_("needs a reply") if message.needs_reply else _("needs no reply")]
    return f"{', '.join(words)} [{shown_id}]  {moment(message.at, today)}"


def settled_sentence(
    message: "Message", at: datetime, shown_id: str, today: date, *, needs_no_reply: bool
) -> str:
    """A question that is closed: "Answered elsewhere: an email from Bouw of Fri 20 Nov 14:05 [k3f9]"."""
    said = (
        _("Needs no reply: {contact} of {moment}")
        if needs_no_reply
        else _("Answered elsewhere: {contact} of {moment}")
    )
    return f"{said.format(contact=contact_name(message), moment=moment(at, today))} [{shown_id}]"


def assigned_sentence(address: str, client: str | None, *, domain: bool, senders: int, messages: int) -> str:
    """Whose a sender is from now on: "anna@bouw.example belongs to Bouw: 41 messages of 1 sender …"."""
    who, name = called(address), one_line(client, 40)
    if domain:
        who = _("Everybody at {domain}").format(
            domain=domain_of(address) or _("the domain of {who}").format(who=who)
        )
    if not messages:
        said = _("{who} is ignored.") if client is None else _("{who} belongs to {client}.")
    elif client is None:
        said = ngettext(
            "{who} is ignored: {messages} from {senders} is left out now.",
            "{who} is ignored: {messages} from {senders} are left out now.",
            messages,
        )
    else:
        said = ngettext(
            "{who} belongs to {client}: {messages} from {senders} is counted now.",
            "{who} belongs to {client}: {messages} from {senders} are counted now.",
            messages,
        )
    return said.format(
        who=who,
        client=name,
        messages=count(messages, "message", "messages"),
        senders=count(senders, "sender", "senders"),
    )
