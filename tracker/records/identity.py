"""Who the user is in his mail, chats and calls, and the key that makes hashes of what is not kept."""

from dataclasses import dataclass

from tracker.records.base import Kind, Record, declare


@dataclass(frozen=True, kw_only=True)
class Identity(Record):
    """One of the user's own mail addresses, phone numbers or chat names; what bears it went out from him."""

    type = "identity"
    key = ("address",)
    address: str = declare(Kind.TEXT, required=True)


@dataclass(frozen=True, kw_only=True)
class HashKey(Record):
    """The key of the hashes that stand for threads and message ids; made with the first import of messages.

    It goes out with the records, so that a copy of the book knows the same messages again.
    """

    type = "hash_key"
    key = ("value",)
    value: str = declare(Kind.TEXT, required=True)
