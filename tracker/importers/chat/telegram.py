"""Chats and calls of Telegram, as Telegram Desktop exports them to JSON: one chat, or the whole account.

A document is read in one go, since it is one object; of each message only what matters is kept while reading.
A file of 200 MB takes about 1 GB of memory for a moment, and a larger one is refused.
"""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tracker.errors import BadFile
from tracker.importers.base import Batch, ContactEvent, Holds, Options, cannot_open
from tracker.importers.chat.telegram_chats import Chat, Said, SystemLine, chats_of, cut_down
from tracker.importers.collected import LONGEST_CALL, Collected, nobody_is_me
from tracker.importers.instants import Instants, outside, whole_number
from tracker.importers.json_file import HEAD, document, is_telegram, text_of
from tracker.importers.moments import Memo
from tracker.language import _
from tracker.records.addresses import normal

name = "telegram"
holds: Holds = "contacts"

LARGEST_FILE = 200 * 2**20

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
                _("{file} is larger than {size} MB").format(file=path.name, size=LARGEST_FILE >> 20),
                _("Export the chats with clients one by one, without photos and files"),
            )
        found = document(path.read_bytes(), path.name, cut_down)
    except OSError as error:
        raise cannot_open(path, error) from error
    if not isinstance(found, dict) or not {"messages", "chats", "left_chats"} & found.keys():
        raise BadFile(
            _("{file} holds no chat of Telegram").format(file=path.name), _("Export it again as JSON")
        )
    return _Reader(found, options).batch()


class _Talk(NamedTuple):
    """A chat as the user sees it: his ids in it, the other side of what he writes and of what comes in."""

    chat: Chat
    mine: frozenset[str]
    others: tuple[str, ...]
    senders: Memo[tuple[str, str], tuple[str, ...]]


class _Reader:
    """Reads one export."""

    def __init__(self, export: dict[str, Any], options: Options) -> None:
        self._options = options
        self._got = Collected(options)
        self._instants = Instants(options)
        self._chats = list(chats_of(export))
        about = export.get("personal_information")
        about = about if isinstance(about, dict) else {}
        self._account = f"user{about['user_id']}" if whole_number(about.get("user_id")) else ""
        username = text_of(about.get("username")).lstrip("@").casefold()
        self._names = options.me | ({username} if username else set())
        self._number = 0

    def batch(self) -> Batch:
        """All messages, or who the user may be when nobody in it is he."""
        writers: Counter[tuple[str, str]] = Counter()
        for chat in self._chats:
            writers.update(chat.writers)
        mine = {id_ or name_ for name_, id_ in writers if self._is_named(name_, id_)}
        if self._account:
            mine.add(self._account)
        elif not mine and writers:
            beside = self._beside_partners()
            if beside is None:
                return nobody_is_me(self._likely(writers))
            mine = beside
        self._names |= mine
        for chat in self._chats:
            talk = _Talk(chat, frozenset(mine), chat.others(frozenset(mine)), Memo(chat.sender))
            for message in chat.messages:
                self._number += 1
                self._take(message, talk)
        notes = self._instants.notes()
        if not self._got.count:
            notes = (*notes, _("The export has no messages."))
        return self._got.batch(notes, timezone=self._instants.timezone)

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
            ids = {id_ or name_ for name_, id_ in chat.writers}
            if chat.partner in ids:
                found |= ids - {chat.partner}
            else:
                is_sure = is_sure and not ids
        return found if len(found) == 1 or (is_sure and not found) else None

    def _likely(self, writers: Counter[tuple[str, str]]) -> list[str]:
        """Who the user may be: first who writes in most chats, and who no chat is named after."""
        chats = Counter(of for chat in self._chats for of in chat.writers)
        titles = {chat.name for chat in self._chats}
        order = sorted(writers, key=lambda of: (-chats[of], of[0] in titles, -writers[of], of))
        return [name_ or id_ for name_, id_ in order]

    def _take(self, message: object, talk: _Talk) -> None:
        if isinstance(message, SystemLine):
            self._got.leave_out("system line")
        elif not isinstance(message, Said):
            self._got.add_problem(_("This is no message"), self._number)
        elif talk.chat.type == "saved_messages":
            self._got.leave_out("to yourself")
        else:
            at = self._at(message)
            if at is not None:
                self._add(message, talk, at)

    def _add(self, message: Said, talk: _Talk, at: str) -> None:
        chat, mine, others, senders = talk
        is_mine = (message.id or message.name) in mine
        is_told = bool(message.id or message.name)
        parties = others if is_mine or not is_told else senders[message.name, message.id]
        if not parties:
            self._got.leave_out("nobody else in it")
            return
        key = self._key(message, chat)
        if self._got.is_known(key):
            return
        is_automatic = chat.type in _BROADCASTS or (chat.type == "bot_chat" and not is_mine)
        seconds = message.seconds if message.seconds and 0 < message.seconds <= LONGEST_CALL else None
        if message.is_call:
            is_asking = not is_mine and seconds is None
        elif is_mine:
            is_asking = message.asks
        else:
            is_asking = chat.is_direct or not self._names.isdisjoint(message.mentions)
        self._got.records.append(
            ContactEvent(
                line=self._number,
                channel="phone" if message.is_call else "chat",
                direction="out" if is_mine else "in",
                at=at,
                parties=parties,
                seconds=seconds,
                automatic=is_automatic,
                asks=is_asking and not is_automatic,
                key=key,
            )
        )

    def _key(self, message: Said, chat: Chat) -> str:
        if message.number is not None:
            return f"telegram|{chat.key}|{message.number}"
        when = message.unixtime or message.date
        return self._got.numbered(f"telegram|{chat.key}|{when}|{message.id or message.name}")

    def _at(self, message: Said) -> str | None:
        """When it was; a problem when that cannot be read."""
        counted = whole_number(message.unixtime)
        if counted:
            at = self._instants.counted(counted)
        else:
            try:
                at = self._instants.shown(datetime.fromisoformat(text_of(message.date)))
            except ValueError:
                self._got.add_problem(_("It has no date that can be read"), self._number)
                return None
        if at is None:
            self._got.add_problem(outside(), self._number)
        return at
