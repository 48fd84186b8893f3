"""What stands for an address where the settings want no address of other people to be kept."""

from collections.abc import Iterator
from hashlib import blake2b

from tracker.records import HashKey
from tracker.records.addresses import HASHED, likeness_key, likenesses
from tracker.store import Store, Writer
from tracker.store.change import new_id
from tracker.store.registers import settings
from tracker.store.rows import encode, select
from tracker.workweek import newest

KEY_LENGTH = 32
"""Letters of the key; each is one of 32, so they hold 160 random bits."""


def stored_key(store: Store) -> bytes:
    """The key of the hashes; b"" as long as there is none."""
    found = select(store, HashKey, "ORDER BY pk LIMIT 1")
    return found[0].value.encode()[:KEY_LENGTH] if found else b""


def fresh_key() -> bytes:
    """A key that nobody has."""
    return (new_id() + new_id() + new_id())[:KEY_LENGTH].encode()


def settled_key(store: Store, write: Writer, otherwise: bytes = b"") -> bytes:
    """The key of the hashes, made now if there is none: `otherwise`, or a fresh one."""
    key = stored_key(store)
    if not key:
        key = otherwise or fresh_key()
        write.insert("hash_key", encode(HashKey(id=new_id(), value=key.decode()), store.names()))
    return key


def keeps_hashes(store: Store) -> bool:
    """Whether the settings want addresses of people to be kept as hashes."""
    return newest(settings(store)).hash_addresses


def hashed(address: str, key: bytes) -> str:
    """What stands for an address in its normal form.

    "hashed:A@D.E" for a mail address, D and E being its domain and the one above; "hashed:@D" for a domain;
    "hashed:N" for the last digits of a number and for a name. So a whole firm can still be recognised.
    """
    if address.startswith(HASHED):
        return address
    if "@" in address:
        own, *domains = likenesses(address)
        return f"{HASHED}{_digest(own, key)}@{'.'.join(_digest(of, key) for of in domains)}"
    if "." in address and " " not in address:
        return f"{HASHED}@{_digest(address, key)}"
    return HASHED + _digest(likeness_key(address), key)


def hashed_likenesses(address: str) -> Iterator[str]:
    """What may stand in a list of addresses for a hashed one: itself, its domain, the one above."""
    yield address
    own, _, domains = address.removeprefix(HASHED).partition("@")
    if own:
        for domain in filter(None, domains.split(".")):
            yield f"{HASHED}@{domain}"


def hashed_domain(address: str) -> str:
    """The hash of a hashed mail address's domain; "" of what is none."""
    own, _, domains = address.removeprefix(HASHED).partition("@")
    return f"{HASHED}@{domains.partition('.')[0]}" if own and domains else ""


def is_same(one: str, other: str, key: bytes) -> bool:
    """Whether two addresses in their normal forms are one, hashed or not."""
    return likeness_key(one) == likeness_key(other) or (bool(key) and hashed(one, key) == hashed(other, key))


def _digest(text: str, key: bytes) -> str:
    return blake2b(text.encode(), key=key, digest_size=10).hexdigest()
