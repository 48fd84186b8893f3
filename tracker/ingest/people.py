"""Whose an address is: a client's, the user's own, or nobody's worth counting."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from tracker.records import Address, Client, HashKey
from tracker.records.addresses import HASHED, likeness_key, likenesses, normal
from tracker.store import Store, Writer
from tracker.store.change import new_id
from tracker.store.registers import addresses, clients, settings
from tracker.store.rows import encode, select
from tracker.workweek import newest

KEY_BYTES = 32


class Person(NamedTuple):
    """Whose an address was found to be; neither: somebody who is not known yet."""

    client: str | None = None
    is_ignored: bool = False


class People:
    """The addresses of all clients, archived ones included, for what they wrote stays theirs.

    An address that stands in full goes before its domain; one that two clients share names neither.
    """

    def __init__(self, known: Iterable[Client], others: Iterable[Address], key: bytes) -> None:
        self.key = key
        self._bearers: dict[str, set[str]] = {}
        self._memo: dict[str, Person] = {}
        for client in known:
            # A list of contacts, or a chat, may call him by his name.
            for address in (*client.addresses, client.name, *client.aliases):
                self._bearers.setdefault(likeness_key(normal(address)), set()).add(client.name)
        self.me = frozenset(normal(of.address) for of in others if of.whose == "me")
        self._nobody = {likeness_key(normal(of.address)) for of in others if of.whose == "nobody"}
        self._has_hashes = any(of.startswith(HASHED) for of in (*self._bearers, *self._nobody))

    def whose(self, address: str) -> Person:
        """Whose an address is; `address` is in its normal form, or a hash."""
        found = self._memo.get(address)
        if found is None:
            found = self._memo[address] = self._found(address)
        return found

    def _found(self, address: str) -> Person:
        forms = list(hashed_likenesses(address) if address.startswith(HASHED) else likenesses(address))
        if self._has_hashes and not address.startswith(HASHED):
            forms = [form for plain in forms for form in (plain, hashed(plain, self.key))]
        for form in forms:
            bearers = self._bearers.get(form, ())
            if len(bearers) == 1:
                return Person(next(iter(bearers)))
            if form in self._nobody:
                return Person(is_ignored=True)
        return Person()


def people(store: Store, write: Writer | None = None) -> People:
    """Everybody the store knows; with `write`, the key of the hashes is made when there is none yet."""
    return People(clients(store), addresses(store), hash_key(store, write))


def hash_key(store: Store, write: Writer | None) -> bytes:
    """The key of the hashes: the first there is, or a fresh one that `write` stores."""
    found = select(store, HashKey, "ORDER BY pk LIMIT 1")
    if found:
        return found[0].value.encode()[:KEY_BYTES]
    if write is None:
        return b""
    # Sixty random bits an id: three of them are more than anybody tries out.
    value = (new_id() + new_id() + new_id())[:KEY_BYTES]
    write.insert("hash_key", encode(HashKey(id=new_id(), value=value), store.names()))
    return value.encode()


def hashed(address: str, key: bytes) -> str:
    """What stands for an address that is kept as a hash; its domain still tells whose it may be."""
    if address.startswith(HASHED):
        return address
    if "@" in address:
        return f"{HASHED}{_digest(address, key)}@{_digest(address.rpartition('@')[2], key)}"
    if "." in address and " " not in address:
        return f"{HASHED}@{_digest(address, key)}"
    return HASHED + _digest(likeness_key(address), key)


def hashed_likenesses(address: str) -> Iterable[str]:
    """What may stand in a list of addresses for a hashed one: itself, its domain."""
    yield address
    domain = address.rpartition("@")[2]
    if "@" in address and address != f"{HASHED}@{domain}":
        yield f"{HASHED}@{domain}"


def keeps_hashes(store: Store) -> bool:
    """Whether the settings want addresses of people to be kept as hashes."""
    return newest(settings(store)).hash_addresses


def resort_senders(store: Store, write: Writer) -> int:
    """Find whose every sender is by what is known now; returns how many have changed hands."""
    known = people(store)
    number = 0
    keys = store.names().client_keys
    for pk, address in store.query("SELECT pk, address FROM sender"):
        person = known.whose(address)
        client = None if person.client is None else keys[person.client]
        number += write.update("sender", pk, {"client": client, "ignored": int(person.is_ignored)})
    return number


def _digest(text: str, key: bytes) -> str:
    return blake2b(text.encode(), key=key, digest_size=10).hexdigest()
