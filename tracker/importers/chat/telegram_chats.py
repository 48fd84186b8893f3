"""The chats of a Telegram export, cut down while they are read: of a text only whether it asks, and whom.

What a document of Telegram Desktop says of a message stands in one object, so no word of it outlives that.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from tracker.importers.instants import whole_number
from tracker.importers.json_file import text_of
from tracker.importers.questions import asks
from tracker.records.addresses import normal

DIRECT = ("personal_chat", "bot_chat")

_KEPT = frozenset(
    (
        *("chats", "left_chats", "list", "personal_information", "user_id", "username"),
        *("messages", "name", "type", "id", "text"),
    )
)
_NO_WORDS = frozenset(("link", "text_link", "mention", "mention_name", "email", "code", "pre", "blockquote"))
"""Parts of a text in which a question mark asks nothing of the reader."""


class Said(NamedTuple):
    """A message or call.

    Attributes:
        number: its id in the chat; None when it has none.
        unixtime: as the document has it; a number or a text of digits, if it is right.
        date: as the document has it; a local time, if it is right.
        name: of who wrote or called; "" when it is not told.
        id: as `name`, like "user123".
        is_call: somebody called.
        seconds: how long the call lasted; None when that is not told.
        asks: its own words end a sentence with a question mark.
        mentions: the user names, in small letters, and the ids of those whom it names.
    """

    number: int | None
    unixtime: object
    date: object
    name: str
    id: str
    is_call: bool
    seconds: int | None
    asks: bool
    mentions: tuple[str, ...]


class SystemLine(NamedTuple):
    """Somebody joined, left, pinned or changed something."""


class Chat:
    """A chat, and what of it decides who its messages go to.

    Attributes:
        name: its title; for a chat between two the name of the other one.
        id: as Telegram knows it; for a chat between two that of the other one.
        type: as the document has it; "" when it is not told.
        messages: a `Said` or a `SystemLine` each; anything else is none.
    """

    def __init__(self, found: dict[str, Any]) -> None:
        self.name = text_of(found.get("name")).strip()
        self.id = whole_number(found.get("id"))
        self.type = text_of(found.get("type"))
        messages = found.get("messages", [])
        # What is no list stands for one message that cannot be read, so that it is told of.
        self.messages: list[Any] = messages if isinstance(messages, list) else [None]

    @property
    def key(self) -> str:
        """What tells it from other chats."""
        return self.name if self.id is None else str(self.id)

    @cached_property
    def partner(self) -> str:
        """The id, as messages give it, of who is on the other side of a chat between two; else ""."""
        return f"user{self.id}" if self.type in DIRECT and self.id is not None else ""

    @cached_property
    def writers(self) -> dict[tuple[str, str], int]:
        """How many messages each has in it, by name and id."""
        found: dict[tuple[str, str], int] = {}
        for of in self.messages:
            if isinstance(of, Said) and (of.name or of.id):
                who = (of.name, of.id)
                found[who] = found.get(who, 0) + 1
        return found

    @cached_property
    def is_direct(self) -> bool:
        """Whether there are two in it: by its type, or where that is not told by who writes."""
        return self.type in DIRECT if self.type else len(self.writers) <= 2

    def others(self, mine: frozenset[str]) -> tuple[str, ...]:
        """The other side of what goes out, in normal form."""
        told = [self.name, self.partner]
        if self.is_direct and not self.partner:
            told[:0] = sorted(name or id_ for name, id_ in self.writers if (id_ or name) not in mine)
        return tuple(dict.fromkeys(normal(of) for of in told if of))

    def sender(self, who: tuple[str, str]) -> tuple[str, ...]:
        """The other side of what came in from somebody of that name and id, in normal form."""
        told = (*who, "" if self.partner else self.name)
        return tuple(dict.fromkeys(normal(of) for of in told if of))


def cut_down(found: dict[str, Any]) -> Any:
    """What stands for an object of the document: `Said` for a message, less of what is in it for others."""
    kind = found.get("type")
    if kind == "message":
        return _said(found, found.get("from"), found.get("from_id"), is_call=False)
    if kind == "service":
        if found.get("action") != "phone_call":
            return SystemLine()
        return _said(found, found.get("actor"), found.get("actor_id"), is_call=True)
    return {key: value for key, value in found.items() if key in _KEPT}


def chats_of(export: dict[str, Any]) -> Iterator[Chat]:
    """The chats of a document, whether it is one chat or a whole account."""
    if "messages" in export:
        yield Chat(export)
    for part in ("chats", "left_chats"):
        listed = export.get(part)
        chats = listed.get("list") if isinstance(listed, dict) else listed
        for chat in chats if isinstance(chats, list) else ():
            yield Chat(chat if isinstance(chat, dict) else {"messages": [chat]})


def _said(found: dict[str, Any], name: object, id_: object, *, is_call: bool) -> Said:
    number = whole_number(id_)  # ids are text like "user123"; those of old exports are numbers
    text = found.get("text")
    return Said(
        whole_number(found.get("id")),
        found.get("date_unixtime"),
        found.get("date"),
        text_of(name).strip(),
        text_of(id_).strip() if number is None else f"user{number}",
        is_call,
        whole_number(found.get("duration_seconds")) if is_call else None,
        asks(_words(text)),
        tuple(_mentions(text)) if isinstance(text, list) else (),
    )


def _words(text: object) -> str:
    """A text without links, mentions, quotes and code."""
    if not isinstance(text, list):
        return text_of(text)
    return "".join(
        " " if text_of(part.get("type")) in _NO_WORDS else text_of(part.get("text"))
        for part in (of if isinstance(of, dict) else {"text": of} for of in text)
    )


def _mentions(text: list[Any]) -> Iterator[str]:
    for part in text:
        if isinstance(part, dict) and part.get("type") == "mention":
            yield text_of(part.get("text")).lstrip("@").casefold()
        elif isinstance(part, dict) and part.get("type") == "mention_name":
            yield f"user{part.get('user_id')}"
