"""The people in mail, chats and calls, in words: who wrote how much, and whose they are."""

from tracker.language import N_, _, ngettext
from tracker.records.addresses import HASHED
from tracker.wording.numbers import count, one_line, written

HASHING_IS_FINAL = N_(
    "This cannot be undone: every address of other people in mail, chats and calls, your clients’ too, is"
    " replaced by a hash, and the history of changes is forgotten."
)
HASHED_NOW = N_(
    "Addresses of other people are kept as hashes from now on, and the history of changes begins anew."
    " `tracker undo` would only turn the setting off again; the addresses do not come back."
)


def called(address: str, limit: int = 60) -> str:
    """An address as it is shown; of one that is kept as a hash only the beginning tells it from others."""
    if address.startswith(HASHED):
        name, at, domain = address.removeprefix(HASHED).partition("@")
        return _("address kept as a hash ({beginning})").format(beginning=f"{name[:6]}{at}{domain[:6]}")
    return one_line(address, limit)


def domain_of(address: str) -> str | None:
    """The domain of a mail address that has one; None of a number, a name and a hash."""
    name, at, domain = address.rpartition("@")
    return domain if at and name and domain and not address.startswith(HASHED) else None


def unsorted_sentence(messages: int, senders: int) -> str:
    """What waits because nobody said whose it is: "40 messages are of 6 people who are no client's yet."."""
    if senders == 1:
        return ngettext(
            "{messages} is of somebody who is no client’s yet.",
            "{messages} are of somebody who is no client’s yet.",
            messages,
        ).format(messages=count(messages, "message", "messages"))
    return ngettext(
        "{messages} is of {people} people who are no client’s yet.",
        "{messages} are of {people} people who are no client’s yet.",
        messages,
    ).format(messages=count(messages, "message", "messages"), people=written(senders))


def waiting_messages(messages: int) -> str:
    """That messages wait: "12 messages are of people who are no client's yet."."""
    return ngettext(
        "{messages} is of people who are no client’s yet.",
        "{messages} are of people who are no client’s yet.",
        messages,
    ).format(messages=count(messages, "message", "messages"))


def came_along(messages: int) -> str:
    """What became of the messages when somebody was assigned: " 12 messages came along."; "" of none."""
    if not messages:
        return ""
    said = ngettext("{n} message came along.", "{n} messages came along.", messages)
    return f" {said.format(n=written(messages))}"
