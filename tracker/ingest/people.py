"""Whose an address is: a client's, the user's own, or nobody's worth counting."""

from collections.abc import Iterable
from typing import NamedTuple

from tracker.ingest.hashes import hashed, hashed_likenesses, stored_key
from tracker.records import Address, Client
from tracker.records.addresses import HASHED, likeness_key, likenesses, normal
from tracker.store import Store, Writer
from tracker.store.registers import addresses, clients


class Person(NamedTuple):
    """Whose an address was found to be; neither: somebody who is not known yet."""

    client: str | None = None
    is_ignored: bool = False


class People:
    """The addresses of all clients, archived ones included, for what they wrote stays theirs.

    An address that stands in full goes before its domain, and a domain before the one above it. What stands
    with two clients names neither.
    """

    def __init__(self, known: Iterable[Client], others: Iterable[Address], key: bytes) -> None:
        self._key = key
        self._bearers: dict[str, set[str]] = {}
        self._memo: dict[str, Person] = {}
        for client in known:
            for address in client.addresses:
                self._bear(normal(address), client.name)
            # A list of contacts, or a chat, may call him by his name.
            for name in (client.name, *client.aliases):
                self._bear(normal(name), client.name)
                if key:
                    self._bear(hashed(normal(name), key), client.name)
        others = tuple(others)
        self.me = frozenset(normal(of.address) for of in others if of.whose == "me")
        self._nobody = {likeness_key(normal(of.address)) for of in others if of.whose == "nobody"}
        self._has_hashes = any(of.startswith(HASHED) for of in (*self._bearers, *self._nobody))

    def _bear(self, address: str, client: str) -> None:
        self._bearers.setdefault(likeness_key(address), set()).add(client)

    def whose(self, address: str) -> Person:
        """Whose an address is; `address` is in its normal form, or a hash."""
        found = self._memo.get(address)
        if found is None:
            found = self._memo[address] = self._found(address)
        return found

    def _found(self, address: str) -> Person:
        for form in self._forms(address):
            bearers = self._bearers.get(form)
            if bearers:
                return Person(next(iter(bearers))) if len(bearers) == 1 else Person()
            if form in self._nobody:
                return Person(is_ignored=True)
        return Person()

    def _forms(self, address: str) -> list[str]:
        """What may stand for the address, the most exact first."""
        if address.startswith(HASHED):
            return list(hashed_likenesses(address))
        plain = list(likenesses(address))
        if not self._has_hashes:
            return plain
        as_hashed = list(hashed_likenesses(hashed(address, self._key)))
        longest = max(len(plain), len(as_hashed))
        pairs = ((one[n] for one in (plain, as_hashed) if n < len(one)) for n in range(longest))
        return [form for pair in pairs for form in pair]


def people(store: Store, key: bytes | None = None) -> People:
    """Everybody the store knows; `key` is that of the hashes, by default the stored one."""
    return People(clients(store), addresses(store), stored_key(store) if key is None else key)


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
