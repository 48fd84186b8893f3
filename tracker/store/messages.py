"""Messages: the contacts with clients in order of time, and the senders who are no client's yet."""

from datetime import date, datetime
from typing import NamedTuple

from tracker.metrics.contacts import Contact
from tracker.records import Message
from tracker.store import quick
from tracker.store.change import Writer, new_id
from tracker.store.ids import full_id
from tracker.store.rows import client_key, microseconds, select
from tracker.store.store import Store
from tracker.workweek import Days


class Sender(NamedTuple):
    """Someone in the user's mail, chats or calls.

    Attributes:
        pk: the store's key.
        id: what the user names him by.
        address: his address, number or chat name in normal form, or its hash.
        client: whose he was found to be; None while nobody knows.
        ignored: the user said that he is nobody's worth counting.
        messages: how many messages there are of or to him.
        last_at: the newest one's, as RFC 3339.
    """

    pk: int
    id: str
    address: str
    client: str | None
    ignored: bool
    messages: int = 0
    last_at: str | None = None


_ORDER = (
    "m.moment, m.direction, ifnull(m.seconds, 0) > 0 AND m.channel IN ('phone', 'video', 'in_person'),"
    " m.channel, m.thread, m.timezone, m.needs_reply DESC,"
    " m.urgent DESC, m.pk"
)
"""In order of time; at one instant what came in before what went out, and a conversation after the rest.

The rest makes sure that the numbers do not depend on the order in which the messages were stored.
"""


def contacts(store: Store, until: int, client: str | None = None, since: int | None = None) -> list[Contact]:
    """The contacts that no machine wrote, in order of time; of one instant, what came in goes first.

    Args:
        store: where they are.
        until: microseconds since 1970-01-01 UTC, not included. What was written by then and sent later stands
            at the end.
        client: only this one's, by his full name.
        since: microseconds likewise; nothing that was sent before. None: from the beginning.
    """
    begin = "" if since is None else f"m.moment >= {since} AND "
    found = _contacts(store, f"{begin}m.moment < ?", until, client)
    later = _contacts(store, "m.moment >= ? AND m.composed_at IS NOT NULL", until, client)
    return found + [of for of in later if of.composed is not None and of.composed < until]


def _contacts(store: Store, where: str, until: int, client: str | None) -> list[Contact]:
    names = store.names()
    parameters = [until]
    if client is not None:
        where += " AND ifnull(m.client, s.client) = ?"
        parameters.append(client_key(names, client))
    rows = store.query(
        "SELECT m.pk, ifnull(m.client, s.client) AS whose, m.channel, m.direction, m.moment, m.thread,"
        " m.seconds, m.needs_reply, m.timezone, m.composed_at, m.settled_at"
        " FROM message m LEFT JOIN sender s ON s.pk = m.sender"
        f" WHERE {where} AND m.automatic = 0 AND whose IS NOT NULL ORDER BY {_ORDER}",
        parameters,
    )
    called = names.clients
    # Instants that are rarely there are read here rather than stored twice.
    return [
        Contact(
            *(pk, called[whose], channel, direction, at, thread, seconds, bool(asks), zone),
            composed and _moment(composed),
            settled and _moment(settled),
        )
        for pk, whose, channel, direction, at, thread, seconds, asks, zone, composed, settled in rows
    ]


def records(store: Store) -> list[Message]:
    """All messages of clients as records, in order of time."""
    return select(store, Message, "WHERE client IS NOT NULL ORDER BY moment, direction, pk")


def _moment(text: str) -> int:
    return microseconds(datetime.fromisoformat(text))


def first_and_last_day(store: Store, days: Days, client: str | None = None) -> tuple[date, date] | None:
    """The days of the first and the last contact with a client, or with any; None when there is none."""
    whose = "IS NOT NULL" if client is None else f"= {client_key(store.names(), client)}"
    one = f"(SELECT moment FROM contact WHERE client {whose} AND automatic = 0 ORDER BY moment %s LIMIT 1)"
    # One question each: asked for both ends at once, SQLite reads everything.
    first, last = store.query(f"SELECT {one % ''}, {one % 'DESC'}")[0]
    if first is None:
        return None
    ordinals = (days.ordinal_of_epoch(moment // 1_000_000) for moment in (first, last))
    start, end = map(date.fromordinal, ordinals)
    return start, end


def known_keys(store: Store, source: str) -> set[str]:
    """The `source_id` of every message of a source, whether it has found a client or not."""
    return {key for (key,) in store.query("SELECT source_id FROM message WHERE source = ?", (source,))}


def senders(store: Store) -> list[Sender]:
    """Everybody who wrote or was written to, who wrote most first; machines' messages are not counted."""
    names, zone = store.names(), quick.days(store).zone
    rows = store.query(
        "SELECT s.pk, s.id, s.address, s.client, s.ignored, count(m.pk) FILTER (WHERE m.automatic = 0) AS n,"
        " max(m.moment) FILTER (WHERE m.automatic = 0) FROM sender s LEFT JOIN message m ON m.sender = s.pk"
        " GROUP BY s.pk ORDER BY n DESC, s.address"
    )
    return [
        Sender(
            *(pk, of_id, address, client and names.clients[client], bool(ignored), number),
            last if last is None else datetime.fromtimestamp(last // 1_000_000, zone).isoformat(),
        )
        for pk, of_id, address, client, ignored, number, last in rows
    ]


def sender(store: Store, prefix: str) -> Sender:
    """The sender whose id begins with `prefix`.

    Raises:
        NotFound: when nobody's does.
        TrackerError: when several do.
    """
    wanted = full_id(store, "sender", prefix)
    return next(of for of in senders(store) if of.id == wanted)


def waiting(store: Store) -> int:
    """How many messages, machines' aside, wait because their sender is not known."""
    return int(
        store.query(
            "SELECT count(*) FROM sender s JOIN message m ON m.sender = s.pk"
            " WHERE s.client IS NULL AND s.ignored = 0 AND m.client IS NULL AND m.automatic = 0"
        )[0][0]
    )


def add_sender(write: Writer, address: str, client: int | None) -> int:
    """Note somebody who was not there before; returns his key."""
    return write.insert("sender", {"id": new_id(), "address": address, "client": client})
