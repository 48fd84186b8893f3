"""Contacts with clients as the numbers need them: who, which way, when, and whether an answer is due."""

from typing import NamedTuple

from tracker.records import SPOKEN

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE

Run = tuple[str, str | None, str | None]
"""Client and thread, or client and channel where there is no thread."""


class Contact(NamedTuple):
    """One contact that no machine wrote. Instants are integer microseconds since 1970-01-01 UTC.

    Attributes:
        pk: the store's key of the message.
        client: whose it is.
        channel: one of `records.CHANNELS`.
        direction: "in" from the client, "out" from the user.
        at: when it was sent.
        thread: the conversation it belongs to; None: that of its client and channel.
        seconds: how long it lasted, if it was spoken and took place.
        asks: whether it asks for an answer.
        zone: the IANA zone it was lived in; None: that of the settings.
        composed: when it was written, if that was not at `at`.
        settled: when the user said that it was answered elsewhere.
    """

    pk: int
    client: str
    channel: str
    direction: str
    at: int
    thread: str | None = None
    seconds: int | None = None
    asks: bool = False
    zone: str | None = None
    composed: int | None = None
    settled: int | None = None

    @property
    def is_conversation(self) -> bool:
        """A call, video call or meeting that took place (the contract, section 4, **Turn**)."""
        return bool(self.seconds) and self.channel in SPOKEN

    @property
    def run(self) -> Run:
        """Where it belongs: what comes in and goes out here are each other's answers."""
        return (self.client, self.thread or None, None if self.thread else self.channel)
