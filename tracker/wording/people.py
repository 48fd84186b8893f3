"""The people in mail, chats and calls, in words: who wrote how much, and whose they are."""

from tracker.records.addresses import HASHED
from tracker.wording.numbers import count, one_line

HASHING_IS_FINAL = (
    "This cannot be undone: every address of other people in mail, chats and calls, your clients’ too, is"
    " replaced by a hash, and the history of changes is forgotten."
)
HASHED_NOW = (
    "Addresses of other people are kept as hashes from now on, and the history of changes begins anew."
    " `tracker undo` would only turn the setting off again; the addresses do not come back."
)


def called(address: str, limit: int = 60) -> str:
    """An address as it is shown; of one that is kept as a hash only the beginning tells it from others."""
    if address.startswith(HASHED):
        name, at, domain = address.removeprefix(HASHED).partition("@")
        return f"address kept as a hash ({name[:6]}{at}{domain[:6]})"
    return one_line(address, limit)


def domain_of(address: str) -> str | None:
    """The domain of a mail address that has one; None of a number, a name and a hash."""
    name, at, domain = address.rpartition("@")
    return domain if at and name and domain and not address.startswith(HASHED) else None


def unsorted_sentence(messages: int, senders: int) -> str:
    """What waits because nobody said whose it is: "40 messages are of 6 people who are no client's yet."."""
    verb = "is" if messages == 1 else "are"
    people = "somebody who is" if senders == 1 else f"{senders:,} people who are"
    return f"{count(messages, 'message')} {verb} of {people} no client’s yet."


def waiting_messages(messages: int) -> str:
    """That messages wait: "12 messages are of people who are no client's yet."."""
    verb = "is" if messages == 1 else "are"
    return f"{count(messages, 'message')} {verb} of people who are no client’s yet."


def came_along(messages: int) -> str:
    """What became of the messages when somebody was assigned: " 12 messages came along."; "" of none."""
    return f" {count(messages, 'message')} came along." if messages else ""
