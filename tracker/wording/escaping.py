"""Text of the user's, made safe to stand in Markdown: shown as it is written, whatever it spells there.

Streamlit's Markdown also knows formulas, colours, icons and emoji by name, and makes links of what looks like
an address. Backslashes keep the first ones out; an address or an emoji's name is read after them, so a word
joiner, which has no width, breaks it.
"""

import re

from tracker.wording.numbers import one_line

JOINER = "\N{WORD JOINER}"

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>#|~$&!^]|^\s*[-+=]|(?<=\d)[.)](?=\s|$)")
_NAMED = re.compile(
    r"(?<=:)(?=[\w+/-])(?!\d\d\b)|(?<=@)(?=\w)|(?<=www)(?=\.)|(?<=[<>=~-])(?=[<>=-])", re.IGNORECASE
)


def escaped(text: str | None, limit: int = 200) -> str:
    """A text on one line, at most `limit` characters before the escapes, that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\g<0>", _NAMED.sub(JOINER, one_line(text, limit)))
