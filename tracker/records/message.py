"""A contact with a client by mail, chat, phone or in person: when and which way, never a word of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from tracker.language import _
from tracker.records.base import YEARS, Kind, Record, declare

CHANNELS = ("email", "phone", "chat", "sms", "video", "in_person")
SPOKEN = ("phone", "video", "in_person")
"""The channels on which a contact that lasted is a conversation."""


@dataclass(frozen=True, kw_only=True)
class Message(Record):
    """One contact. `needs_reply` None: as its direction says, see `asking`.

    Attributes:
        thread: a keyed hash of the conversation it belongs to; None: that of its client and channel.
        seconds: how long a call or meeting lasted; None: it did not take place, or it is a written message.
        automatic: a machine wrote it, so it counts nowhere.
        composed_at: when it was written, if it was sent later than that.
        settled_at: when the user said that it was answered elsewhere; its turn is closed from then on.
    """

    type = "message"
    key = ("source", "source_id")
    client: str = declare(Kind.CLIENT, required=True)
    channel: str = declare(Kind.CHOICE, required=True, choices=CHANNELS)
    direction: str = declare(Kind.CHOICE, required=True, choices=("in", "out"))
    at: datetime = declare(Kind.INSTANT, required=True)
    timezone: str | None = declare(Kind.ZONE)
    thread: str | None = declare(Kind.TEXT)
    seconds: int | None = declare(Kind.SECONDS)
    urgent: bool = declare(Kind.FLAG, False)
    automatic: bool = declare(Kind.FLAG, False)
    needs_reply: bool | None = declare(Kind.FLAG)
    composed_at: datetime | None = declare(Kind.INSTANT)
    settled_at: datetime | None = declare(Kind.INSTANT)
    source: str | None = declare(Kind.TEXT)
    source_id: str | None = declare(Kind.TEXT)


def asking(message: Message) -> Message:
    """The message with `needs_reply` filled in: what comes in asks, what goes out does not.

    Raises:
        ValueError: it lies outside the years in which anything is recorded.
    """
    for at in (message.at, message.composed_at, message.settled_at):
        if at is not None and at.year not in YEARS:
            raise ValueError(
                _("it lies outside the years {first} to {last}").format(first=YEARS[0], last=YEARS[-1])
            )
    if message.needs_reply is not None:
        return message
    return replace(message, needs_reply=message.direction == "in")
