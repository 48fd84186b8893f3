"""Chats and calls of Telegram, as Telegram Desktop exports them to JSON: one chat, or the whole account.

A document is read in one go, since it is one object; of each message only what matters is kept while reading.
A file of 200 MB takes about 1 GB of memory for a moment, and a larger one is refused.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tracker.errors import BadFile
from tracker.importers.base import Batch, ContactEvent, Holds, Options, cannot_open
from tracker.importers.collected import LONGEST_CALL, Collected
from tracker.importers.instants import Instants, whole_number
from tracker.importers.json_file import HEAD, document, is_telegram, text_of
from tracker.importers.questions import asks
from tracker.records.addresses import normal

name = "telegram"
holds: Holds = "contacts"

LARGEST_FILE = 200 * 2**20
MOST_CANDIDATES = 20

_KEPT = frozenset(
    (
        *("chats", "left_chats", "list", "personal_information", "user_id", "username"),
        *("messages", "name", "type", "id", "date", "date_unixtime", "from", "from_id", "actor", "actor_id"),
        *("action", "duration_seconds", "text"),
    )
)
_NO_WORDS = frozenset(("link", "text_link", "mention", "mention_name", "email", "code", "pre", "blockquote"))
"""Parts of a text in which a question mark asks nothing of the reader."""

_DIRECT = ("personal_chat", "bot_chat")
_BROADCASTS = ("public_channel", "private_channel")


def identify(path: Path) -> bool:
    """Whether the document begins as Telegram Desktop's do."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        return is_telegram(file.read(HEAD))


def extract(path: Path, options: Options) -> Batch:
    """The messages and calls of all chats in the file, in their order.

    Raises:
        TrackerError: it is too large, no JSON, no export of Telegram, or no zone is given.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadFile(
                f"{path.name} is larger than {LARGEST_FILE >> 20} MB",
                "Export the chats with clients one by one, without photos and files",
            )
        found = document(path.read_bytes(), path.name, _cut_down)
    except OSError as error:
        raise cannot_open(path, error) from error
    if not isinstance(found, dict) or not {"messages", "chats", "left_chats"} & found.keys():
        raise BadFile(f"{path.name} holds no chat of Telegram", "Export it again as JSON")
    return _Reader(found, options).batch()


def _cut_down(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key in _KEPT}


@dataclass(frozen=True)
class _Chat:
    """A chat, and what of it decides who its messages go to."""

    name: str
    id: int | None
    type: str
    messages: list[Any]

    @property
    def key(self) -> str:
        """What tells it from other chats."""
        return self.name if self.id is None else str(self.id)

    @property
    def partner(self) -> str:
        """The id, as messages give it, of who is on the other side of a chat between two; else ""."""
        return f"user{self.id}" if self.type in _DIRECT and self.id is not None else ""

    @property
    def writers(self) -> set[tuple[str, str]]:
        """The names and ids of all who wrote or called in it."""
        return {_writer(of) for of in self.messages} - {("", "")}

    @property
    def is_direct(self) -> bool:
        """Whether there are two in it: by its type, or where that is not told by who writes."""
        return self.type in _DIRECT if self.type else len(self.writers) <= 2

    def others(self, mine: frozenset[str]) -> tuple[str, ...]:
        """The other side of what goes out, in normal form."""
        told = [self.name, self.partner]
        if self.is_direct and not self.partner:
            told[:0] = sorted(name_ or id_ for name_, id_ in self.writers if (id_ or name_) not in mine)
        return tuple(dict.fromkeys(normal(of) for of in told if of))


class _Talk(NamedTuple):
    """A chat as the user sees it: his ids in it, and the other side of what he writes."""

    chat: _Chat
    mine: frozenset[str]
    others: tuple[str, ...]
    is_direct: bool


class _Reader:
    """Reads one export."""

    def __init__(self, export: dict[str, Any], options: Options) -> None:
        self._options = options
        self._got = Collected(options)
        self._instants = Instants(options)
        self._chats = list(_chats(export))
        about = export.get("personal_information")
        about = about if isinstance(about, dict) else {}
        self._account = f"user{about['user_id']}" if whole_number(about.get("user_id")) else ""
        username = text_of(about.get("username")).lstrip("@").casefold()
        self._usernames = options.me | ({username} if username else set())
        self._number = 0

    def batch(self) -> Batch:
        """All messages, or who the user may be when nobody in it is he."""
        writers = Counter(_writer(of) for chat in self._chats for of in chat.messages)
        del writers["", ""]
        mine = {id_ or name_ for name_, id_ in writers if self._is_named(name_, id_)}
        if self._account:
            mine.add(self._account)
        elif not mine and writers:
            beside = self._beside_partners()
            if beside is None:
                return Collected(self._options).batch(likely_me=self._likely(writers))
            mine = beside
        for chat in self._chats:
            talk = _Talk(chat, frozenset(mine), chat.others(frozenset(mine)), chat.is_direct)
            for message in chat.messages:
                self._number += 1
                self._take(message, talk)
        notes = self._instants.notes()
        return self._got.batch(notes if self._got.count else (*notes, "The export has no messages"))

    def _is_named(self, name_: str, id_: str) -> bool:
        """Whether a writer is one of the user's own names or ids."""
        return bool(self._options.me & {normal(of) for of in (name_, id_, id_.removeprefix("user")) if of})

    def _beside_partners(self) -> set[str] | None:
        """Who the user is by the chats between two, which bear the id of the other one; None: it is open.

        Nobody when all that was written is from those others.
        """
        found: set[str] = set()
        is_sure = True
        for chat in self._chats:
            ids = {id_ or name_ for name_, id_ in map(_writer, chat.messages)} - {""}
            if chat.partner in ids:
                found |= ids - {chat.partner}
            else:
                is_sure = is_sure and not ids
        return found if len(found) == 1 or (is_sure and not found) else None

    def _likely(self, writers: Counter[tuple[str, str]]) -> tuple[str, ...]:
        """Who the user may be: first who writes in most chats, and who no chat is named after."""
        chats = Counter(of for chat in self._chats for of in chat.writers)
        titles = {chat.name for chat in self._chats}
        order = sorted(writers, key=lambda of: (-chats[of], of[0] in titles, -writers[of], of))
        return tuple(dict.fromkeys(name_ or id_ for name_, id_ in order))[:MOST_CANDIDATES]

    def _take(self, message: Any, talk: _Talk) -> None:
        chat, mine, others, is_direct = talk
        if not isinstance(message, dict):
            self._got.add_problem("This is no message", self._number)
            return
        is_call = message.get("type") == "service" and message.get("action") == "phone_call"
        if message.get("type") != "message" and not is_call:
            self._got.leave_out("system line")
            return
        if chat.type == "saved_messages":
            self._got.leave_out("note to self")
            return
        at = self._at(message)
        if at is None:
            return
        name_, id_ = _writer(message)
        is_mine = (id_ or name_) in mine
        parties = others if is_mine or not (name_ or id_) else _sender(name_, id_, chat)
        if not parties:
            self._got.leave_out("nobody else in it")
            return
        told = whole_number(message.get("id"))
        when = message.get("date_unixtime") or message.get("date")
        identity = f"{when}|{id_ or name_}" if told is None else told
        key = f"telegram|{chat.key}|{identity}"
        key = self._got.numbered(key) if told is None else key
        if self._got.is_known(key):
            return
        is_automatic = chat.type in _BROADCASTS or (chat.type == "bot_chat" and not is_mine)
        lasted = whole_number(message.get("duration_seconds")) if is_call else None
        seconds = lasted if lasted and 0 < lasted <= LONGEST_CALL else None
        if is_call:
            is_asking = not is_mine and seconds is None
        elif is_mine:
            is_asking = asks(_words(message.get("text")))
        else:
            is_asking = is_direct or self._mentions_me(message.get("text"), mine)
        self._got.records.append(
            ContactEvent(
                line=self._number,
                channel="phone" if is_call else "chat",
                direction="out" if is_mine else "in",
                at=at,
                parties=parties,
                seconds=seconds,
                automatic=is_automatic,
                asks=is_asking and not is_automatic,
                key=key,
            )
        )

    def _at(self, message: dict[str, Any]) -> str | None:
        """When it was; a problem when that cannot be read."""
        counted = whole_number(message.get("date_unixtime"))
        if counted:
            at = self._instants.counted(counted)
        else:
            try:
                at = self._instants.shown(datetime.fromisoformat(text_of(message.get("date"))))
            except ValueError:
                self._got.add_problem("It has no date that can be read", self._number)
                return None
        if at is None:
            self._got.add_problem("The date lies outside the years 1900 to 2199", self._number)
        return at

    def _mentions_me(self, text: object, mine: frozenset[str]) -> bool:
        for part in text if isinstance(text, list) else ():
            if isinstance(part, dict):
                word = text_of(part.get("text")).lstrip("@").casefold()
                if part.get("type") == "mention" and word in self._usernames:
                    return True
                if part.get("type") == "mention_name" and f"user{part.get('user_id')}" in mine:
                    return True
        return False


def _chats(export: dict[str, Any]) -> Iterator[_Chat]:
    if "messages" in export:
        yield _chat(export)
    for part in ("chats", "left_chats"):
        listed = export.get(part)
        chats = listed.get("list") if isinstance(listed, dict) else listed
        for chat in chats if isinstance(chats, list) else ():
            yield _chat(chat if isinstance(chat, dict) else {"messages": [chat]})


def _chat(found: dict[str, Any]) -> _Chat:
    messages = found.get("messages", [])
    # What is no list stands for one message that cannot be read, so that it is told of.
    messages = messages if isinstance(messages, list) else [None]
    id_ = whole_number(found.get("id"))
    return _Chat(text_of(found.get("name")).strip(), id_, text_of(found.get("type")), messages)


def _writer(message: Any) -> tuple[str, str]:
    """The name and the id of who wrote or called; "" for what is not told."""
    if not isinstance(message, dict):
        return "", ""
    if message.get("type") == "service":
        if message.get("action") != "phone_call":
            return "", ""
        return text_of(message.get("actor")).strip(), _id(message.get("actor_id"))
    return text_of(message.get("from")).strip(), _id(message.get("from_id"))


def _id(value: object) -> str:
    """Ids are text like "user123"; those of old exports are numbers."""
    number = whole_number(value)
    return text_of(value).strip() if number is None else f"user{number}"


def _sender(name_: str, id_: str, chat: _Chat) -> tuple[str, ...]:
    told = (name_, id_, "" if chat.partner else chat.name)
    return tuple(dict.fromkeys(normal(of) for of in told if of))


def _words(text: object) -> str:
    """A text without links, mentions, quotes and code."""
    if not isinstance(text, list):
        return text_of(text)
    return "".join(
        " " if part.get("type") in _NO_WORDS else text_of(part.get("text"))
        for part in (of if isinstance(of, dict) else {"text": of} for of in text)
    )
