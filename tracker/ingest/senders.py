"""Saying whose a sender is: a client's, or nobody's worth counting."""

from datetime import datetime

from tracker.errors import NotFound, UsageError
from tracker.ingest.hashes import hashed, hashed_domain, is_same, stored_key
from tracker.ingest.registering import add, change, remove
from tracker.language import _
from tracker.quickline import resolve_client
from tracker.records import Address
from tracker.records.addresses import HASHED, is_number, normal
from tracker.store import Store, messages, quick, registers
from tracker.store.messages import Sender

SHARED_HOSTS = frozenset((
    "gmail.com", "googlemail.com", "outlook.com", "outlook.nl", "hotmail.com", "hotmail.nl", "hotmail.de",
    "hotmail.fr", "hotmail.co.uk", "live.com", "live.nl", "msn.com", "icloud.com", "me.com", "mac.com",
    "yahoo.com", "yahoo.de", "yahoo.fr", "yahoo.co.uk", "aol.com", "gmx.de", "gmx.net", "gmx.com", "web.de",
    "t-online.de", "orange.fr", "wanadoo.fr", "free.fr", "proton.me", "protonmail.com", "ziggo.nl",
    "kpnmail.nl", "planet.nl", "xs4all.nl", "telenet.be", "skynet.be",
))  # fmt: skip
"""Domains whose users have nothing in common: of these only one address is taken at a time."""


def assign(store: Store, sender: str, client: str | None, now: datetime, *, domain: bool = False) -> Sender:
    """Note a sender's address with a client, or with None as nobody's; returns him as he is now.

    What stood with another client, or as nobody's, stands there no longer.

    Args:
        store: where he is.
        sender: his address, or the first letters of his id.
        client: name or alias; None: his messages count nowhere.
        domain: everybody of his mail domain.
        now: for the history.

    Raises:
        TrackerError: there is no such sender or client, or no domain of one firm.
    """
    with store.writing("assign", now) as write:
        found = _sender(store, sender)
        address = _domain(found.address, store) if domain else found.address
        name = client and resolve_client(client, quick.aliases(store, archived=True))
        _take_away(store, address, name, now)
        if name is None:
            add(store, Address(address=address, whose="nobody"), now)
        else:
            _give(store, address, name, now)
        said = _("{address} belongs to {name}") if name else _("{address} is nobody’s")
        write.what = said.format(address=address, name=name)[:200]
        return messages.sender(store, found.id)


def _take_away(store: Store, address: str, but_from: str | None, now: datetime) -> None:
    key = stored_key(store)
    for of in registers.addresses(store):
        if of.whose == "nobody" and is_same(normal(of.address), address, key):
            remove(store, of, now)
    for client in registers.clients(store):
        kept = tuple(of for of in client.addresses if not is_same(normal(of), address, key))
        if client.name != but_from and kept != client.addresses:
            change(store, client, {"addresses": kept}, now)


def _give(store: Store, address: str, name: str, now: datetime) -> None:
    client = next(of for of in registers.clients(store) if of.name == name)
    if not any(is_same(normal(of), address, stored_key(store)) for of in client.addresses):
        change(store, client, {"addresses": (*client.addresses, address)}, now)


def _sender(store: Store, said: str) -> Sender:
    address = normal(said)
    forms = (address, hashed(address, stored_key(store)) if stored_key(store) else address)
    found = store.query("SELECT id FROM sender WHERE address IN (?, ?)", forms)
    if not found and ("@" in address or is_number(address)):
        raise NotFound(
            _("Nobody with the address {address} is in your mail, chats and calls yet").format(
                address=address[:80]
            ),
            _("Note it with its client: `tracker client edit NAME --address ADDRESS`"),
        )
    return messages.sender(store, str(found[0][0]) if found else said)


def _domain(address: str, store: Store) -> str:
    domain = hashed_domain(address) if address.startswith(HASHED) else address.rpartition("@")[2]
    if not domain or domain == address:
        raise UsageError(
            _("{address!r} is no mail address, so it has no domain").format(address=address),
            _("Leave the domain out"),
        )
    key = stored_key(store)
    if domain in SHARED_HOSTS or (key and domain in {hashed(host, key) for host in SHARED_HOSTS}):
        raise UsageError(
            _("The people at {domain} have nothing in common").format(domain=address.rpartition("@")[2]),
            _("Assign one address at a time"),
        )
    return domain
