"""Whose time a calendar event is: found by what its title, people and categories say.

In this order: `@client` in the title; a rule of the user's; a client's name or alias in the title; the
address or domain of someone taking part; a category. The first that names exactly one client decides.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.errors import TrackerError
from tracker.quickline import QuickLine, read_title, resolve_client, resolve_project
from tracker.records import KINDS, Client, Rule

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
        projects: the names of each client's projects.
        rules: the user's, the oldest first; a newer one goes before.
        default_project: where a client's time of a day goes when no project is named.
        otherwise: whose an event is that names nobody.
    """

    def __init__(
        self,
        clients: Iterable[Client],
        projects: Mapping[str, Sequence[str]],
        rules: Sequence[Rule],
        default_project: Callable[[str, date], str | None],
        otherwise: str | None = None,
    ) -> None:
        active = [client for client in clients if client.archived_on is None]
        self._names: Mapping[str, Sequence[str]] = {client.name: client.aliases for client in active}
        self._projects = projects
        self._default_project = default_project
        self._otherwise = Match(otherwise is not None, otherwise, reason="no client found")
        self._rules = [(rule.title.casefold(), rule) for rule in reversed(rules)]
        self._called = _bearers((word, c.name) for c in active for word in (c.name, *c.aliases))
        self._addresses = _bearers((word.strip().lstrip("@"), c.name) for c in active for word in c.addresses)
        self._word = _any_of(self._called)

    def work(self, title: str, people: str, categories: str, day: date) -> Work:
        """What an event is: `people` are organiser and attendees, `day` the date it begins."""
        work = self.reading(title, people, categories)
        return self.on_day(work, day) if self.depends_on_day(work.match) else work

    def on_day(self, work: Work, day: date) -> Work:
        """The same work, on the project that the day decides."""
        project = self._default_project(work.match.client or "", day)
        return Work(work.match._replace(project=project), work.line)

    def reading(self, title: str, people: str, categories: str) -> Work:
        """What an event is whenever it takes place."""
        line = read_title(title)
        match = self._by_title(title, line) or Match(False)
        if not match.found and match.reason is None:
            match = self._by_people(people) or self._by_category(categories) or self._otherwise
        if match.found and match.kind is None and categories:
            match = match._replace(kind=_kind_named(categories))
        return Work(match, line)

    def depends_on_day(self, match: Match) -> bool:
        """Whether the day decides which project the match belongs to."""
        return match.found and match.project is None and match.client in self._projects

    def _by_title(self, title: str, line: QuickLine) -> Match | None:
        if line.client is not None:
            try:
                client = resolve_client(line.client, self._names)
                project = line.project and resolve_project(
                    line.project, client, self._projects.get(client, ())
                )
            except TrackerError as error:
                return Match(False, reason=str(error))
            return Match(True, client, project)
        folded = title.casefold()
        for words, rule in self._rules:
            if words in folded:
                return Match(True, rule.client, rule.project, None, rule.kind, rule.billable)
        return self._one(set().union(*(self._called[word] for word in self._word.findall(folded))))

    def _by_people(self, people: str) -> Match | None:
        return self._one(set().union(*map(self._by_address, _ADDRESS.findall(people.casefold()))))

    def _by_address(self, address: str) -> set[str]:
        if address in self._addresses:
            return self._addresses[address]
        domain = address.rpartition("@")[2]
        while "." in domain:
            if domain in self._addresses:
                return self._addresses[domain]
            domain = domain.partition(".")[2]
        return set()

    def _by_category(self, categories: str) -> Match | None:
        words = {word.strip() for word in _SEPARATORS.split(categories.casefold())}
        return self._one(set().union(*(self._called[word] for word in words if word in self._called)))

    @staticmethod
    def _one(clients: set[str]) -> Match | None:
        if not clients:
            return None
        if len(clients) > 1:
            return Match(False, reason=f"could be {' or '.join(sorted(clients))}")
        return Match(True, clients.pop())


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
