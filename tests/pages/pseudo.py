"""A language in which every translation is written in wide letters, and what of a page is not written in it.

Wide letters show a translation even where it was cut, joined or capitalized. What is left in plain letters
must be a name of the days and months, or a word of the user's own: whatever stands in the book.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from gettext import NullTranslations
from html import unescape
from typing import Any
from zoneinfo import available_timezones

from babel import Locale
from streamlit.runtime.state.common import TESTING_KEY
from streamlit.testing.v1 import AppTest

from tracker.pages.settings.counting_form import CURRENCIES
from tracker.pages.settings.language_choice import NAMES
from tracker.patterns import patterns
from tracker.records import record_types, specs
from tracker.workweek.holidays import optional_holidays, public_holidays

LANGUAGE = "nl"
"""The language whose numbers and dates stand between the wide letters."""

_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_WIDE = {ord(c): ord(c) + 0xFEE0 for c in map(chr, range(128)) if c.isalpha()}
_CODE = re.compile(r':material/\w+:|\{\w+\}|"[^"]*"')
"""An icon; where a phrase is filled in; a line as it is typed, which stands in straight quotes."""
_UNSEEN = dict.fromkeys(map(ord, "\\\u2060\u2066\u2067\u2068\u2069"))
_WORD = re.compile(r"(?:(?![×÷])[A-Za-zÀ-ɏ])+…?")
_SILENT = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
_SPOKEN = re.compile(r'\b(?:aria-label|alt|title)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_FILLED_IN = re.compile(r"%\{[^}]*\}")
_UNSAID = {
    "autocomplete",
    "config",
    "default",
    "format",
    "icon",
    "id",
    "max",
    "min",
    "raw_values",
    "shortcut",
    "tag",
    "theme",
    "type",
}
"""Fields of what is sent to the browser that nobody reads, or that hold what the user typed."""
_SAID_BY_FIGURES = {"text", "name", "hovertemplate", "customdata", "ticktext", "x", "y", "alt"}


def wide(text: str) -> str:
    """A text in wide letters."""
    return text.translate(_WIDE)


class WideLetters(NullTranslations):
    """Every translation in wide letters; its placeholders stay."""

    def gettext(self, message: str) -> str:
        parts = _PLACEHOLDER.split(message)
        return "".join(part if n % 2 else wide(part) for n, part in enumerate(parts))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class Own:
    """What may stand in plain letters: the words of a book, and those that are the same in every language."""

    def __init__(self, path: str) -> None:
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._fields = {spec.name for kind in record_types() for spec in specs(kind)}
        codes = {str(of) for kind in record_types() for spec in specs(kind) for of in spec.choices or ()}
        codes |= {of.name for of in patterns()}
        for text in (*_cells(path), *_same_everywhere()):
            words = tuple(map(str.casefold, _WORD.findall(_plain(text))))
            if words and text not in codes:
                self._phrases.setdefault(words[0], []).append(words)
        for phrases in self._phrases.values():
            phrases.sort(key=len, reverse=True)

    def left_over(self, text: str, kind: str = "") -> list[str]:
        """The words in plain letters that are nobody's own.

        A refusal, an element of the kind "warning", names fields as the interchange file does.
        """
        found = self._left_over(text)
        return [word for word in found if word not in self._fields] if kind == "warning" else found

    def _left_over(self, text: str) -> list[str]:
        words = _WORD.findall(_plain(text))
        folded = [word.casefold() for word in words]
        found, at = [], 0
        while at < len(words):
            length = self._length(folded[at:])
            if not length:
                found.append(words[at])
            at += length or 1
        return found

    def _length(self, words: list[str]) -> int:
        for phrase in self._phrases.get(words[0].rstrip("…"), ()):
            if tuple(words[: len(phrase)]) == phrase:
                return len(phrase)
            cut = next((n for n, word in enumerate(words[: len(phrase)], 1) if word.endswith("…")), 0)
            if cut and " ".join(phrase).startswith(" ".join(words[:cut]).rstrip("…")):
                return cut
        return 0


def _cells(path: str) -> Iterator[str]:
    """Every text in a book."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            for cell in row:
                if isinstance(cell, str):
                    yield cell
                    yield cell.rpartition("@")[2]  # the domain of an address
                    with suppress(ValueError):
                        yield from _leaves(json.loads(cell))
    connection.close()
    yield path


def _leaves(of: Any) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict | list):
        for inner in of.values() if isinstance(of, dict) else of:
            yield from _leaves(inner)


def _same_everywhere() -> Iterator[str]:
    yield from available_timezones()
    yield from CURRENCIES
    yield from NAMES.values()
    for year in range(2020, 2031):
        for offered in (public_holidays, optional_holidays):
            yield from (name for _day, name in offered("NL", year, LANGUAGE))
    locale = Locale(LANGUAGE)
    for named in (locale.days, locale.months):
        for form in named.values():
            for width in form.values():
                yield from width.values()


def _plain(text: str) -> str:
    return _CODE.sub("", text.translate(_UNSEEN))


def shown(at: AppTest) -> Iterator[tuple[str, str]]:
    """Every text that can be seen or heard on a page, each with the kind of its element."""
    for node in _nodes(at._tree):
        proto = getattr(node, "proto", None)
        if proto is not None and node.type != "code":
            yield from ((node.type, text) for text in _texts(proto))
        if node.type == "arrow_data_frame":
            yield from (("cell", str(cell)) for row in node.value.itertuples(index=False) for cell in row)


def _nodes(block: Any) -> Iterator[Any]:
    yield block
    for child in getattr(block, "children", {}).values():
        yield from _nodes(child)


def _texts(message: Any) -> Iterator[str]:
    """The texts in what is sent to the browser for one element."""
    for field, value in message.ListFields():
        values = [value] if isinstance(value, str) or hasattr(value, "ListFields") else value
        if field.type == field.TYPE_MESSAGE:
            if field.message_type.GetOptions().map_entry:
                continue
            for inner in values:
                yield from _texts(inner)
        elif field.type == field.TYPE_STRING and field.name not in _UNSAID and field.name[-3:] != "_id":
            for text in values:
                yield from _said(field.name, text)


def _said(field: str, text: str) -> Iterator[str]:
    if field == "spec":
        yield from _of_figure(json.loads(text))
    elif field == "columns":
        yield from (str(of["label"]) for of in json.loads(text).values() if of.get("label"))
    else:
        text = _SILENT.sub("", text)
        yield from map(unescape, _SPOKEN.findall(text))
        yield from (unescape(part) for part in _TAG.split(text))


def _of_figure(of: Any, name: str = "") -> Iterator[str]:
    """What a figure says: titles, names, ticks, and what it says on hover."""
    if isinstance(of, str):
        if name in _SAID_BY_FIGURES:
            yield from (unescape(part) for part in _TAG.split(_FILLED_IN.sub("", of)))
    elif isinstance(of, list):
        for inner in of:
            yield from _of_figure(inner, name)
    elif isinstance(of, dict):
        # What has neither an entry in the legend nor a box on hover says its name to nobody.
        is_silent = of.get("showlegend") is False and "<extra></extra>" in of.get(
            "hovertemplate", "<extra></extra>"
        )
        for key, inner in of.items():
            if key != "template" and not (key == "name" and is_silent):
                yield from _of_figure(inner, key)


def whole(draw: Callable[[], AppTest]) -> AppTest:
    """A page with all that can be opened on it open."""
    at, known = draw(), set[str]()
    while found := {key for key in _openable(at) if key not in known}:
        known |= found
        at = draw()
        for key in known:
            at.session_state[key] = True
        at.run()
    return at


def _openable(at: AppTest) -> Iterator[str]:
    for node in _nodes(at._tree):
        if node.type == "expander" and node.proto.id:
            yield node.proto.id.split("-", 2)[2]  # "$$ID-<hash>-<key>"


def choices(at: AppTest) -> Iterator[tuple[int, str]]:
    """The rows of buttons on a page of which one is chosen: the number of each, and what else could be."""
    for n, group in enumerate(_groups(at)):
        yield from ((n, option) for option in group.options if option not in group.formatted_values)


def choose(at: AppTest, n: int, option: str) -> AppTest:
    """The page with another choice in a row of buttons, by how it is shown."""
    group = _groups(at)[n]
    if option in group.options:
        at.session_state[TESTING_KEY][group.id] = str  # it is said as the browser says it
        group.set_value(option).run()
    return at


def _groups(at: AppTest) -> list[Any]:
    return [of for of in (*at.segmented_control, *at.pills) if of._is_single_select]
