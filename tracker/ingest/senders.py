"""Saying whose a sender is: a client's, or nobody's worth counting."""

from datetime import datetime

from tracker.errors import UsageError
from tracker.ingest.people import hash_key, hashed
from tracker.ingest.registering import add, change
from tracker.quickline import resolve_client
from tracker.records import Address
from tracker.records.addresses import HASHED, normal
from tracker.store import Store, messages, quick, registers
from tracker.store.messages import Sender


def assign(store: Store, sender: str, client: str | None, now: datetime, *, domain: bool = False) -> Sender:
    """Note a sender's address with a client, or with None as nobody's; returns him as he is now.

    Args:
        store: where he is.
        sender: his address, or the first letters of his id.
        client: name or alias; None: his messages count nowhere.
        domain: everybody of his mail domain.
        now: for the history.

    Raises:
        TrackerError: there is no such sender or client, or no domain.
    """
    with store.writing("assign", now) as write:
        found = _sender(store, sender)
        address = _domain(found.address) if domain else found.address
        if client is None:
            add(store, Address(address=address, whose="nobody"), now)
            write.what = f"{address} is nobody's"[:200]
        else:
            name = resolve_client(client, quick.aliases(store, archived=True))
            of_client = next(of for of in registers.clients(store) if of.name == name)
            change(store, of_client, {"addresses": (*of_client.addresses, address)}, now)
            write.what = f"{address} belongs to {name}"[:200]
        return messages.sender(store, found.id)


def _sender(store: Store, said: str) -> Sender:
    address = normal(said)
    forms = (address, hashed(address, hash_key(store, None) or b"-"))
    found = store.query("SELECT id FROM sender WHERE address IN (?, ?)", forms)
    return messages.sender(store, str(found[0][0]) if found else said)


def _domain(address: str) -> str:
    name, at, domain = address.rpartition("@")
    if not at or not name:
        raise UsageError(f"{address!r} is no mail address, so it has no domain", "Leave the domain out")
    return f"{HASHED}@{domain}" if address.startswith(HASHED) else domain
