"""Whose addresses are that are no client's, and the key of the hashes that stand for what is not kept."""

from dataclasses import dataclass

from tracker.records.base import Kind, Record, declare


@dataclass(frozen=True, kw_only=True)
class Address(Record):
    """A mail address, domain, phone number or chat name: the user's own, or of nobody who is worth counting.

    What bears one of his own went out from him; what bears nobody's is left out of imports.
    """

    type = "address"
    key = ("address",)
    address: str = declare(Kind.TEXT, required=True)
    whose: str = declare(Kind.CHOICE, required=True, choices=("me", "nobody"))


@dataclass(frozen=True, kw_only=True)
class HashKey(Record):
    """The key of the hashes that stand for threads and message ids; made with the first import of messages.

    It goes out with the records, so that a copy of the book knows the same messages again.
    """

    type = "hash_key"
    key = ("value",)
    value: str = declare(Kind.TEXT, required=True)
