"""Whose time a calendar event is: found by what its title, people and categories say.

In this order: `@client` in the title; `#leave` in it, which is the user's own time; a rule of the user's; a
client's name or alias in the title; the address or domain of someone taking part; a category. The first that
names exactly one client decides.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from tracker.errors import TrackerError
from tracker.ingest.hashes import hashed_likenesses
from tracker.language import N_, _
from tracker.language.parts import either
from tracker.quickline import QuickLine, read_title, resolve_client, resolve_project
from tracker.records import KINDS, Client, Rule
from tracker.records.addresses import HASHED, likenesses
from tracker.store.quick import Defaults

_ADDRESS = re.compile(r"[^\s;,<>()\"']+@[^\s;,<>()\"']+")
_SEPARATORS = re.compile(r"[;,]")


class Match(NamedTuple):
    """What an event turned out to be; without `found`, `reason` says why it waits in the inbox."""

    found: bool
    client: str | None = None
    project: str | None = None
    reason: str | None = None
    kind: str | None = None
    billable: bool | None = None


class Work(NamedTuple):
    """An event read as work: its match and the marks of its title."""

    match: Match
    line: QuickLine


class Matcher:
    """Finds the client of calendar events.

    Args:
        clients: all of them; archived ones are not matched.
        engagements: of each client that has projects, and where its time goes when none is named.
        rules: the user's, the oldest first; a newer one goes before.
        otherwise: whose an event is that names nobody.
        hashed: what stands for an address where the settings keep hashes only.
    """

    def __init__(
        self,
        clients: Iterable[Client],
        engagements: Mapping[str, Defaults],
        rules: Sequence[Rule],
        otherwise: str | None = None,
        hashed: Callable[[str], str] | None = None,
    ) -> None:
        active = [client for client in clients if client.archived_on is None]
        self._names: Mapping[str, Sequence[str]] = {client.name: client.aliases for client in active}
        self._engagements = engagements
        self._hashed = hashed if any(of.startswith(HASHED) for c in active for of in c.addresses) else None
        self._otherwise = Match(otherwise is not None, otherwise, reason=N_("no client found"))
        self._rules = [(rule.title.casefold(), rule) for rule in reversed(rules)]
        self._called = _bearers((word, c.name) for c in active for word in (c.name, *c.aliases))
        self._addresses = _bearers((word.strip().lstrip("@"), c.name) for c in active for word in c.addresses)
        self._word = _any_of(self._called)
        self._named = lru_cache(maxsize=1024)(self._find_named)
        self._by_address = lru_cache(maxsize=4096)(self._find_address)

    def work(self, title: str, people: str, categories: str, day: str) -> Work:
        """What an event is: `people` are organiser and attendees, `day` the date it begins, as ISO text."""
        work = self.reading(title, people, categories)
        project = self.project_of_day(work.match, day)
        return work if project is None else on_project(work, project)

    def project_of_day(self, match: Match, day: str) -> str | None:
        """The project that the day decides for a match which names none."""
        if match.client is None or match.project is not None or match.client not in self._engagements:
            return None
        return self._engagements[match.client].on(day[:10]).project

    def reading(self, title: str, people: str, categories: str) -> Work:
        """What an event is whenever it takes place."""
        line = read_title(title)
        if line.client is None and (line.kind or (categories and _kind_named(categories))) == "leave":
            return Work(
                Match(True, kind="leave"), line
            )  # time off is the user's own, whoever it is spent near
        match = self._by_title(title, line) or Match(False)
        if not match.found and match.reason is None:
            match = self._by_people(people) or self._by_category(categories) or self._otherwise
        if match.found and match.kind is None and categories:
            match = match._replace(kind=_kind_named(categories))
        return Work(match, line)

    def _by_title(self, title: str, line: QuickLine) -> Match | None:
        if line.client is not None:
            return self._named(line.client, line.project)
        folded = title.casefold()
        for words, rule in self._rules:
            if words in folded:
                return Match(True, rule.client, rule.project, None, rule.kind, rule.billable)
        return self._one(set().union(*(self._called[word] for word in self._word.findall(folded))))

    def _find_named(self, client_text: str, project_text: str | None) -> Match:
        try:
            client = resolve_client(client_text, self._names)
            project = project_text and resolve_project(project_text, client, self._projects(client))
        except TrackerError as error:
            return Match(False, reason=str(error))
        return Match(True, client, project)

    def _projects(self, client: str) -> list[str]:
        return (
            [name for name, *_rest in self._engagements[client].projects]
            if client in self._engagements
            else []
        )

    def _by_people(self, people: str) -> Match | None:
        return self._one(set().union(*map(self._by_address, _ADDRESS.findall(people.casefold()))))

    def _find_address(self, address: str) -> set[str]:
        forms: Iterator[str] = likenesses(address)
        if self._hashed is not None:
            forms = chain(forms, hashed_likenesses(self._hashed(address)))
        return next((self._addresses[form] for form in forms if form in self._addresses), set())

    def _by_category(self, categories: str) -> Match | None:
        words = {word.strip() for word in _SEPARATORS.split(categories.casefold())}
        return self._one(set().union(*(self._called[word] for word in words if word in self._called)))

    @staticmethod
    def _one(clients: set[str]) -> Match | None:
        if not clients:
            return None
        if len(clients) > 1:
            return Match(False, reason=_("could be {names}").format(names=either(sorted(clients))))
        return Match(True, clients.pop())


def on_project(work: Work, project: str) -> Work:
    """The same work, on a project."""
    return Work(work.match._replace(project=project), work.line)


def _bearers(named: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Who is called by each word; a word that two share names neither alone."""
    found: dict[str, set[str]] = {}
    for word, client in named:
        found.setdefault(word.casefold(), set()).add(client)
    return found


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted((word for word in words if word.strip()), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)" if longest_first else r"(?!)"
    )


def _kind_named(categories: str) -> str | None:
    words = [word.strip() for word in _SEPARATORS.split(categories.casefold())]
    return next((word for word in words if word in KINDS), None)
