"""Who is in a Slack export, which of them is the user, and who is in which channel."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.importers.chat.slack_export import LISTS, Export
from tracker.importers.json_file import objects, text_of
from tracker.records.addresses import normal

_SLACKBOT = "USLACKBOT"


@dataclass(frozen=True)
class Person:
    """Somebody who writes in Slack.

    Attributes:
        id: as Slack knows him, like "U0123ABCD".
        email: as written; "" when it is not told, as for guests from other companies.
        names: real name, display name and account name, as written, the most telling first.
        is_bot: a program.
    """

    id: str
    email: str = ""
    names: tuple[str, ...] = ()
    is_bot: bool = False

    @property
    def parties(self) -> tuple[str, ...]:
        """What he may be known by as the other side, in normal form, the most telling first."""
        told = tuple(filter(None, (self.email, *self.names[:2]))) or (self.id,)
        return tuple(dict.fromkeys(map(normal, told)))

    def is_in(self, addresses: frozenset[str]) -> bool:
        """Whether one of the addresses, in normal form, is his."""
        return any(of and normal(of) in addresses for of in (self.email, *self.names, self.id))


@dataclass(frozen=True)
class Channel:
    """A channel, group or direct conversation.

    Attributes:
        name: as people see it; "" for a direct conversation.
        members: the ids of those in it, as far as they are told.
        is_direct: between two people.
        is_group: between a few people without a name that they chose.
    """

    name: str
    members: tuple[str, ...] = ()
    is_direct: bool = False
    is_group: bool = False


class People:
    """All who write in one export; those of other companies are learned from what they wrote."""

    def __init__(self, export: Export) -> None:
        users = map(_person, objects(export.json("users.json")))
        self._by_id = {user.id: user for user in users if user.id}

    def learn(self, message: Mapping[str, Any]) -> None:
        """Remember a writer who is not in the list of users."""
        id_ = text_of(message.get("user"))
        if not id_ or (id_ in self._by_id and self._by_id[id_].names):
            return
        profile = message.get("user_profile")
        told = {"profile": profile, **profile} if isinstance(profile, dict) else {}
        self._by_id[id_] = _person({**told, "id": id_})

    def of(self, id_: str) -> Person:
        """The person of an id, even if nothing else is known of him."""
        return self._by_id.get(id_) or _person({"id": id_})

    def me(self, addresses: frozenset[str]) -> frozenset[str]:
        """The ids of those who are the user."""
        return frozenset(of.id for of in self._by_id.values() if of.is_in(addresses))

    def likely_me(self, channels: Iterable[Channel], written: Counter[str]) -> list[str]:
        """Who the user may be: first who is in most direct conversations, for his are what he exports."""
        direct = Counter(id_ for of in channels if of.is_direct or of.is_group for id_ in of.members)
        ids = {*direct, *written} - {_SLACKBOT, ""}
        people = [self.of(id_) for id_ in ids]
        people = [of for of in people if not of.is_bot]
        people.sort(key=lambda of: (-direct[of.id], -written[of.id], of.id))
        return [of.email or next(filter(None, of.names), of.id) for of in people]


def channels_of(export: Export) -> dict[str, Channel]:
    """The conversations of an export by the folder in which their days stand."""
    found: dict[str, Channel] = {}
    for kind in LISTS[1:]:
        for entry in objects(export.json(f"{kind}.json")):
            listed = entry.get("members")
            members = tuple(filter(None, map(text_of, listed))) if isinstance(listed, list) else ()
            is_direct = kind == "dms" or len(set(members)) == 2
            name, id_ = text_of(entry.get("name")), text_of(entry.get("id"))
            shown = "" if kind in ("dms", "mpims") else name
            channel = Channel(shown, tuple(dict.fromkeys(members)), is_direct, kind == "mpims")
            for folder in filter(None, (id_, name)):
                found.setdefault(folder, channel)
    return found


def _person(user: Mapping[str, Any]) -> Person:
    profile = user.get("profile")
    profile = profile if isinstance(profile, dict) else {}
    names = (
        *(profile.get("real_name"), user.get("real_name"), profile.get("display_name"), user.get("name")),
        *(profile.get("real_name_normalized"), profile.get("display_name_normalized")),
    )
    known = dict.fromkeys(filter(None, (text_of(of).strip() for of in names)))
    id_ = text_of(user.get("id"))
    is_bot = user.get("is_bot") is True or id_ == _SLACKBOT
    return Person(id_, text_of(profile.get("email")).strip(), tuple(known), is_bot)
