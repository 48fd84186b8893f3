"""Contacts that are typed: from a quick line or fields to a stored message; and turns that are settled."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal

from tracker.errors import TrackerError, UsageError
from tracker.quickline import read_contact, resolve_client
from tracker.records import Message, asking
from tracker.records.codec import checked
from tracker.store import Store, quick
from tracker.store.change import new_id
from tracker.store.ids import full_id
from tracker.store.messages import thread_messages
from tracker.store.rows import encode, select
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
        client=resolve_client(line.client, quick.aliases(store)),
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
            f"The time {at} has no time zone",
            "Give it one, for instance with tzinfo=ZoneInfo('Europe/Amsterdam')",
        )
    fields.setdefault("timezone", str(quick.days(store).zone))
    try:
        return Message(client=resolve_client(client, quick.aliases(store)), at=at, **fields)
    except TypeError:
        raise UsageError(
            f"A message has no field {', '.join(sorted(fields))}", "The fields are those of Message"
        ) from None


def store_message(store: Store, message: Message, now: datetime) -> Message:
    """Store one message as one change.

    Raises:
        TrackerError: a field does not hold what it may.
    """
    try:
        stored = asking(checked(replace(message, id=message.id or new_id())))
    except ValueError as error:
        raise TrackerError(f"This message cannot be kept: {error}", "Correct it and try again") from None
    what = f"message {stored.direction} {stored.client} {stored.channel}"
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
        pk = int(store.query("SELECT pk FROM message WHERE id = ?", (wanted,))[0][0])
        (message,) = select(store, Message, "WHERE id = ?", (wanted,))
        if not message.needs_reply:
            raise TrackerError("That message asks nothing", "`tracker replies` lists what is open")
        write.what = f"{'answered elsewhere' if how == 'elsewhere' else 'needs no reply'}: {message.client}"
        if how == "elsewhere":
            at = max(now.astimezone(message.at.tzinfo), message.at)
            write.update("message", pk, {"settled_at": at.isoformat(timespec="seconds")})
            return replace(message, settled_at=at)
        for of in _run_from(store, pk, message.direction):
            write.update("message", of, {"needs_reply": 0})
    return replace(message, needs_reply=False)


def _run_from(store: Store, pk: int, direction: str) -> list[int]:
    """The message and those that follow it the same way, up to the first that goes the other."""
    run: list[int] = []
    for of, _, way, asks, is_spoken in thread_messages(store, pk):
        if of == pk or (run and way == direction and not is_spoken):
            run += [of] if asks else []
        elif run and not is_spoken:
            break
    return run
