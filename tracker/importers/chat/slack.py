"""Messages of Slack: an export as folder or .zip, the folder of one channel, or a single day of one."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracker.errors import BadFile
from tracker.importers.base import Batch, ContactEvent, Holds, Options, cannot_open
from tracker.importers.chat.slack_export import Export, is_export, opened
from tracker.importers.chat.slack_people import Channel, People, Person, channels_of
from tracker.importers.collected import Collected, nobody_is_me
from tracker.importers.instants import Instants, outside
from tracker.importers.json_file import text_of
from tracker.importers.questions import asks
from tracker.language import _
from tracker.records.addresses import normal

name = "slack"
holds: Holds = "contacts"

_TS = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,9}))?\Z")
_IN_BRACKETS = re.compile(r"<[^<>]{0,4000}>")
_MENTION = re.compile(r"<@([A-Z0-9]{2,20})(?:\|[^<>]*)?>")
_WRITTEN = frozenset(
    ("", "me_message", "file_share", "thread_broadcast", "reply_broadcast", "file_comment", "bot_message")
)
"""The subtypes of what somebody wrote; all others tell of joining, leaving, pinning and the like."""


def identify(path: Path) -> bool:
    """Whether it is a Slack export, the folder of a channel, or one of its days."""
    return is_export(path)


def extract(path: Path, options: Options) -> Batch:
    """The messages of the export, channel by channel, day by day; a day that cannot be read is a problem.

    Raises:
        TrackerError: the export cannot be read, is made to do harm, or no zone is given.
    """
    try:
        with opened(path) as export:
            return _Reader(export, options).batch()
    except OSError as error:
        raise cannot_open(path, error) from error


class _Reader:
    """Reads one export."""

    def __init__(self, export: Export, options: Options) -> None:
        self._export = export
        self._options = options
        self._got = Collected(options)
        self._instants = Instants(options)
        self._people = People(export)
        self._channels = channels_of(export)
        self._me = self._people.me(options.me)
        self._number = 0

    def batch(self) -> Batch:
        """All messages, or who the user may be when nobody in it is he."""
        if not self._me or not all(folder in self._channels for folder, _day in self._export.days()):
            written = self._look_around()
            self._me = self._people.me(self._options.me)
            likely = [] if self._me else self._people.likely_me(self._channels.values(), written)
            if likely:
                return nobody_is_me(likely)
        for folder, day in self._export.days():
            try:
                messages = self._messages(day)
            except BadFile as error:
                if self._export.is_single:
                    raise
                self._number += 1
                self._got.add_problem(
                    _("{day} is left out: {happened}").format(day=day, happened=error.happened), self._number
                )
                continue
            for message in messages:
                self._number += 1
                self._take(message, self._channels[folder])
        notes = self._instants.notes()
        return self._got.batch(notes if self._got.count else (*notes, _("The export has no messages.")))

    def _look_around(self) -> Counter[str]:
        """Learn who writes, and who is in the channels that are not listed; how much each person wrote."""
        written: dict[str, Counter[str]] = {}
        for folder, day in self._export.days():
            seen = written.setdefault(folder, Counter())
            with suppress(BadFile):  # told of when it is read
                for message in filter(_is_written, self._messages(day)):
                    self._people.learn(message)
                    seen[text_of(message.get("user"))] += 1
        for folder, seen in written.items():
            members = tuple(filter(None, seen))
            channel = Channel(folder, members, is_direct=len(members) <= 2, is_group=not folder)
            self._channels.setdefault(folder, channel)
        return sum(written.values(), Counter())

    def _messages(self, day: str) -> list[Any]:
        found = self._export.json(day)
        if not isinstance(found, list):
            raise BadFile(_("{day} holds no list of messages").format(day=day), _("Export it again"))
        return found

    def _take(self, message: Any, channel: Channel) -> None:
        if not isinstance(message, dict):
            self._got.add_problem(_("This is no message"), self._number)
        elif not _is_written(message):
            self._got.leave_out("system line")
        elif (sender := self._sender(message)) is None:
            self._got.add_problem(_("It is not told who wrote this"), self._number)
        else:
            self._add(message, channel, sender)

    def _sender(self, message: dict[str, Any]) -> Person | None:
        self._people.learn(message)
        user, bot = text_of(message.get("user")), text_of(message.get("bot_id"))
        if user:
            person = self._people.of(user)
            return replace(person, is_bot=True) if message.get("subtype") == "bot_message" else person
        if not bot and message.get("subtype") != "bot_message":
            return None
        profile = message.get("bot_profile")
        shown = text_of(profile.get("name")) if isinstance(profile, dict) else ""
        name_ = text_of(message.get("username")) or shown
        return Person(bot or name_ or "bot", names=(name_,) if name_ else (), is_bot=True)

    def _add(self, message: dict[str, Any], channel: Channel, sender: Person) -> None:
        told = str(message.get("ts"))
        ts = _TS.match(told)
        if ts is None:
            self._got.add_problem(_("Its ts is no number of seconds since 1970"), self._number)
            return
        # Who wrote first within a second is told by what follows the point.
        at = self._instants.counted(int(ts[1]), int((ts[2] or "")[:6].ljust(6, "0")))
        if at is None:
            self._got.add_problem(outside(), self._number)
            return
        is_mine = sender.id in self._me
        text = text_of(message.get("text"))
        parties = self._recipients(message, text, channel) if is_mine else sender.parties
        if channel.name and not is_mine:
            parties = (*parties, normal(channel.name))
        if not parties:
            self._got.leave_out("nobody else in it")
            return
        key = f"slack|{told}|{sender.id}"  # a message that stands in two exports has both in common
        if self._got.is_known(key):
            return
        if is_mine:
            is_asking = asks(_IN_BRACKETS.sub(" ", text))
        else:
            is_asking = channel.is_direct or not self._me.isdisjoint(_MENTION.findall(text))
        self._got.records.append(
            ContactEvent(
                line=self._number,
                channel="chat",
                direction="out" if is_mine else "in",
                at=at,
                parties=tuple(dict.fromkeys(parties)),
                automatic=sender.is_bot,
                asks=is_asking and not sender.is_bot,
                key=key,
            )
        )

    def _recipients(self, message: dict[str, Any], text: str, channel: Channel) -> tuple[str, ...]:
        """Whom a message of the user's went to: those in a conversation; a channel and who is meant in it."""
        name_ = (normal(channel.name),) if channel.name else ()
        if channel.is_direct or channel.is_group:
            return (*self._parties(channel.members), *name_)
        return (*name_, *self._parties((text_of(message.get("parent_user_id")), *_MENTION.findall(text))))

    def _parties(self, ids: Iterable[str]) -> tuple[str, ...]:
        others = [self._people.of(id_) for id_ in ids if id_ and id_ not in self._me]
        return tuple(party for of in others for party in of.parties)


def _is_written(message: Any) -> bool:
    """Whether somebody wrote it, or a program did in his place."""
    return (
        isinstance(message, dict)
        and message.get("type") == "message"
        and text_of(message.get("subtype")) in _WRITTEN
        and message.get("hidden") is not True
    )
