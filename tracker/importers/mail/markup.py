"""The text of a mail in HTML, without what is quoted in it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_UNSEEN = frozenset(("head", "style", "script", "title", "blockquote"))
_ENDS_LINE = frozenset(("br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr"))
_VOID = frozenset(("br", "hr", "img", "meta", "link", "input", "col", "base", "wbr", "area"))
_QUOTING = ("gmail_quote", "gmail_signature", "gmail_attr", "yahoo_quoted", "protonmail_quote", "moz-cite")
_SIGNING = ("moz-signature", "signature")
_REST_IS_QUOTED = ("divrplyfwdmsg", "appendonsend", "mail-editor-reference", "ms-outlook-mobile-reference")
"""Ids behind which Outlook puts the letter that is answered, beside the answer and not inside an element."""


def without_markup(markup: str) -> str:
    """The text as lines, less quotations and signatures that the mail program has marked as such."""
    reader = _Reader()
    shown = "".join(_between_comments(markup))
    # Only whole tags: the parser looks for the end of those that are cut off again and again.
    cut_off = _TAG.search(shown, shown.rfind(">") + 1)
    reader.feed(shown[: cut_off.start()] if cut_off else shown)
    reader.close()
    return "".join(reader.lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._unseen: list[str] = []  # the open elements from the one that is not read inwards
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_over:
            return
        named = {name: (value or "").lower() for name, value in attrs if name in ("id", "class")}
        if named.get("id", "").endswith(_REST_IS_QUOTED) or named.get("id", "").startswith(_REST_IS_QUOTED):
            self._is_over = True
        elif self._unseen:
            if tag == self._unseen[0]:
                self._unseen.append(tag)
        elif tag in _UNSEEN or (named and tag not in _VOID and _is_quoting(named)):
            self._unseen.append(tag)
            self.lines.append("\n")
        elif tag in _ENDS_LINE:
            self.lines.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.pop()
        elif tag in _ENDS_LINE:
            self.lines.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._is_over and not self._unseen:
            self.lines.append(data.replace("\r", " ").replace("\n", " "))


_TAG = re.compile(r"<[a-zA-Z/!?]")
_HIDDEN = re.compile(r"<!(?:--|\[)")


def _between_comments(markup: str) -> Iterator[str]:
    """The markup less its comments and Word's conditions: the parser stumbles over broken ones."""
    at = 0
    while (begins := _HIDDEN.search(markup, at)) is not None:
        yield markup[at : begins.start()]
        end = "-->" if begins[0] == "<!--" else ">"
        ends = markup.find(end, begins.end())
        if ends < 0:
            return
        at = ends + len(end)
    yield markup[at:]


def _is_quoting(named: dict[str, str]) -> bool:
    words = named.get("class", "").split()
    return (
        any(word.startswith(_QUOTING) or word in _SIGNING for word in words) or named.get("id") == "signature"
    )
