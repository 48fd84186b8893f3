"""Contacts that are typed: from a quick line or fields to a stored message; and turns that are settled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal

from tracker.errors import TrackerError, UsageError
from tracker.ingest.logging import active_client
from tracker.language import _
from tracker.metrics.contacts import Contact
from tracker.metrics.turns import turns
from tracker.quickline import read_contact
from tracker.records import Message, asking, specs
from tracker.records.codec import checked
from tracker.store import Store, messages, quick
from tracker.store.change import new_id
from tracker.store.ids import full_id
from tracker.store.rows import encode, microseconds, select
from tracker.workweek import on_clock

SHOWN = 200
"""Letters of a change's name that the history keeps."""

Settled = Literal["elsewhere", "no reply"]
"""Why a question is no longer open: answered elsewhere, or no answer is due."""


def message_of_line(store: Store, text: str, now: datetime) -> Message:
    """The message that a quick line describes, like "@bouw in phone 14:05 12m"; without a time, now.

    Raises:
        TrackerError: the line makes no sense, or names no client that is there.
    """
    days = quick.days(store)
    line = read_contact(text, days.of(now))
    at = now.astimezone(days.zone).replace(microsecond=0)
    if line.clock is not None:
        day = line.day or days.of(now)
        at = on_clock(day + timedelta(days=line.clock < days.starts_at), line.clock, days.zone)
    return Message(
        client=active_client(store, line.client),
        channel=line.channel,
        direction=line.direction,
        at=at,
        timezone=str(days.zone),
        seconds=line.seconds,
        urgent=line.urgent,
        needs_reply=line.asks,
    )


def message_of_fields(store: Store, *, client: str, at: datetime, **fields: Any) -> Message:
    """The message that fields of `Message` describe; the client by any of its names.

    Raises:
        TrackerError: a field that is none, or a time without a zone.
    """
    if at.tzinfo is None:
        raise UsageError(
            _("The time {at} has no time zone").format(at=at),
            _("Give it one, for instance with tzinfo=ZoneInfo('Europe/Amsterdam')"),
        )
    fields.setdefault("timezone", str(quick.days(store).zone))
    try:
        return Message(client=active_client(store, client), at=at, **fields)
    except TypeError:
        unknown = sorted(fields.keys() - {spec.name for spec in specs(Message)})
        if unknown:
            raise UsageError(
                _("A message has no field {names}").format(names=", ".join(unknown)),
                _("The fields are those of Message"),
            ) from None
        raise UsageError(_("A message needs a channel and a direction"), _("Say both, too")) from None


def store_message(store: Store, message: Message, now: datetime) -> Message:
    """Store one message as one change.

    Raises:
        TrackerError: a field does not hold what it may.
    """
    try:
        stored = asking(checked(replace(message, id=message.id or new_id())))
    except ValueError as error:
        raise TrackerError(
            _("This message cannot be kept: {error}").format(error=error), _("Correct it and try again")
        ) from None
    what = _("message {direction} {client} {channel}").format(
        direction=stored.direction, client=stored.client, channel=stored.channel
    )
    with store.writing(what[:SHOWN], now) as write:
        write.insert("message", encode(stored, store.names()))
    return stored


def settle(store: Store, prefix: str, how: Settled, now: datetime) -> Message:
    """Close the open question that begins with a message.

    Args:
        store: where it is.
        prefix: the first letters of the id of the message that asks.
        how: "elsewhere": it was answered on another way, and is closed from now on; "no reply": no answer is
            due, nor for what was asked after it in the same turn.
        now: when this is said.

    Raises:
        TrackerError: there is no such message, or it asks nothing.
    """
    with store.writing("settle", now) as write:
        wanted = full_id(store, "message", prefix)
        pk, client = store.query("SELECT pk, client FROM contact WHERE id = ?", (wanted,))[0]
        if client is None:
            raise TrackerError(
                _("Nobody knows yet whose that message is"), _("`tracker sender` lists who waits")
            )
        (message,) = select(store, Message, "WHERE id = ?", (wanted,))
        contacts = messages.contacts(store, microseconds(now) + 1, message.client)
        turn = next((of for of in turns(contacts) if of.pk == pk), None)
        if turn is None or not turn.open:
            raise TrackerError(
                _("That message is no open question")
                if turn is None
                else _("That question is not open any more"),
                _("`tracker replies --open` lists what is"),
            )
        said = _("answered elsewhere: {client}") if how == "elsewhere" else _("needs no reply: {client}")
        write.what = said.format(client=message.client)
        if how == "elsewhere":
            at = max(now.astimezone(message.at.tzinfo), message.at)
            write.update("message", pk, {"settled_at": at.isoformat(timespec="seconds")})
            return replace(message, settled_at=at)
        for of in _asking_from(contacts, pk):
            write.update("message", of, {"needs_reply": 0})
    return replace(message, needs_reply=False)


def _asking_from(contacts: Sequence[Contact], pk: int) -> list[int]:
    """The messages of an open turn that ask: its first one, and those of its run after it."""
    at = next(n for n, of in enumerate(contacts) if of.pk == pk)
    first = contacts[at]
    return [
        of.pk for of in contacts[at:] if of.asks and of.run == first.run and of.direction == first.direction
    ]
