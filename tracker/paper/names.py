"""The names on a page, as they are or hidden: "Client A" and "Project 1" stand for the same throughout."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tracker.language import _
from tracker.wording.numbers import one_line

if TYPE_CHECKING:
    from tracker.patterns.base import Finding

LONGEST = 40
"""Characters of a name that are shown."""

LONGEST_TEXT = 300
"""Characters of the user's own words that are shown."""

_NO_NAMES = ("currency", "billing")
"""The numbers of a finding that hold a word of the program's own, which a client may be called like."""


class Names:
    """Who is called what on one page.

    Args:
        clients: every client's name.
        projects: every project's name.
        hidden: whether letters and numbers stand in for them, given out in the order they are asked for.
    """

    def __init__(self, clients: Collection[str], projects: Collection[str], *, hidden: bool) -> None:
        self.hidden = hidden
        self._clients, self._projects = frozenset(clients), frozenset(projects)
        self._letters: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def client(self, name: str) -> str:
        """A client's name."""
        if not self.hidden:
            return one_line(name, LONGEST) or _("(no name)")
        if name not in self._letters:
            self._letters[name] = _("Client {letter}").format(letter=_letters(len(self._letters)))
        return self._letters[name]

    def project(self, name: str) -> str:
        """A project's name."""
        if not self.hidden:
            return one_line(name, LONGEST) or _("(no name)")
        if name not in self._numbers:
            self._numbers[name] = _("Project {number}").format(number=len(self._numbers) + 1)
        return self._numbers[name]

    def own(self, text: str | None) -> str:
        """The user's own words, which may name anybody; "" where names are hidden."""
        return "" if self.hidden else one_line(text, LONGEST_TEXT)

    def finding(self, of: Finding) -> Finding:
        """A finding with the names as they are shown here; hidden ones take its evidence and phase along."""
        if not self.hidden:
            return of
        client = None if of.client is None else self.client(of.client)
        project = None if of.project is None else self.project(of.project)
        numbers = {key: value if key in _NO_NAMES else self._in(value) for key, value in of.numbers.items()}
        return replace(of, client=client, project=project, numbers=numbers, evidence=(), phase=None)

    def _in(self, value: Any) -> Any:
        """A value with every name in it as it is shown."""
        if isinstance(value, str):
            return self._shown(value)
        if isinstance(value, Mapping):
            return {self._in(key): self._in(one) for key, one in value.items()}
        if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
            return type(value)(self._in(one) for one in value)
        return value

    def _shown(self, text: str) -> str:
        if text in self._clients:
            return self.client(text)
        return self.project(text) if text in self._projects else text


def file_name(client: str, quarter: str, *, hidden: bool) -> str:
    """What the file of a client's quarter is called, without its ending; nobody's name where it is hidden."""
    words = "-".join(re.findall(r"\w+", client.casefold()))[:LONGEST].strip("-")
    return f"{'client' if hidden or not words else words}-{quarter}"


def _letters(number: int) -> str:
    """A, B ... Z, AA, AB ..."""
    rest, last = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + last)
