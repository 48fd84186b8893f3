"""Who speaks in a chat: the user, those on the other side, and the chat's own name."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from tracker.importers.chat.words import SELF
from tracker.importers.moments import tidied
from tracker.records.addresses import is_number, likeness_key, normal

LONGEST_NAME = 60

_QUOTED = re.compile(
    '"[^"]*"|\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\u00ab[^\u00bb]*\u00bb'
)
_QUOTES = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_CHAT = re.compile(
    r"(?:\w+ ){0,2}WhatsApp(?:[- ]\w+)? ?(?:-|\u2013| with| met| mit| con| avec| com| med| z) (?P<name>.+)",
    re.IGNORECASE,
)
_COPY = re.compile(r"(?: ?\(\d+\))?(?:\.(?:txt|zip))?\Z", re.IGNORECASE)


class Sender(NamedTuple):
    """A name in the chat: its normal form, and the parties of what comes in from it; () for the user."""

    name: str
    parties: tuple[str, ...]


class Cast(NamedTuple):
    """All who speak in a chat.

    Attributes:
        senders: by the name as written.
        has_user: whether the user is among them.
        to: the parties of what the user writes; () when nobody is known on the other side.
        peer: the one partner who writes in it, in normal form, whatever the chat is called, for a file may be
            renamed; "" for a group.
        names: the senders as written without marks, the most frequent first, the one whose name the chat
            bears last: a phone calls a chat by who is on the other side.
    """

    senders: Mapping[str, Sender]
    has_user: bool
    to: tuple[str, ...]
    peer: str
    names: tuple[str, ...]


def cast_of(counts: Mapping[str, int], chat: str, me: frozenset[str]) -> Cast:
    """The cast of a chat called `chat` ("" if unknown), from how often each name begins a message."""
    names = {written: normal(written) for written in counts if _is_name(written)}
    names = {written: name for written, name in names.items() if name}
    numbers = {likeness_key(address) for address in me if is_number(address)}
    mine = {
        name
        for name in set(names.values())
        if name in me or name in SELF or (is_number(name) and likeness_key(name) in numbers)
    }
    chat = normal(chat)
    speaks: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for written, name in names.items():
        speaks[name] += counts[written]
        shown.setdefault(name, tidied(written).lstrip("~ "))
    by_frequency = [name for name, _ in speaks.most_common()]
    others = [name for name in by_frequency if name not in mine]
    senders = {
        written: Sender(name, () if name in mine else _once(name, chat)) for written, name in names.items()
    }
    peer = "".join(others) if len(others) == 1 else "" if others else chat
    by_frequency.sort(key=lambda name: likeness_key(name) == likeness_key(chat))
    shown_names = tuple(shown[name] for name in by_frequency)
    return Cast(senders, bool(mine), _once(chat, *others), peer, shown_names)


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _is_name(written: str) -> bool:
    """Whether it is a name, not the beginning of a notice that quotes a title with a colon in it."""
    return not _QUOTES.search(_QUOTED.sub("", written))


def chat_name(*file_names: str) -> str:
    """The name of the chat that a phone wrote into one of the file names; "" when it is in none."""
    for file_name in file_names:
        base = re.split(r"[/\\]", file_name)[-1]
        base = base.replace("_", " ") if re.search(r"WhatsApp[-_]?\w*_", base) else base
        found = _CHAT.fullmatch(_COPY.sub("", tidied(base)))
        if found is not None:
            return found["name"].strip()
    return ""
