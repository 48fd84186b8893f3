"""The addresses in a header field, without the names before them."""

import re

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"?')
_COMMENT = re.compile(r"\([^()]*\)")
_ANGLE = re.compile(r"<([^<>]*)>")
_AROUND = re.compile(r"[\s<>()\[\]:;,\"]+")
_BETWEEN = re.compile(r"[,;]")
MOST = 50
"""Addresses that are read of one field: a letter to more is to nobody in particular."""


def _unquoted(name: re.Match[str]) -> str:
    """Nothing in the place of a quoted name; one that is not closed, or part of an address, as it stands."""
    is_name = len(name[0]) > 1 and name[0].endswith('"') and not name.string.startswith("@", name.end())
    return " " if is_name else name[0]


def addresses(value: str) -> tuple[str, ...]:
    """The mail addresses in the value of From, To and their like, as written, each once, in order.

    An address inside angle brackets counts before one in the name beside it: in `a@b.nl <c@d.nl>` it is the
    second. Groups ("Friends: a@b.nl, c@d.nl;") give their members. Text that is no address gives nothing.
    """
    if '"' in value:
        value = _QUOTED.sub(_unquoted, value)
    if "(" in value:
        value = _COMMENT.sub(" ", _COMMENT.sub(" ", value))
    found: dict[str, None] = {}
    for piece in _BETWEEN.split(value) if "," in value or ";" in value else (value,):
        if "@" not in piece:
            continue
        match = _ANGLE.search(piece)
        words = ["".join(match[1].split())] if match and "@" in match[1] else _AROUND.split(piece)
        address = next((word for word in words if "@" in word.strip("@")), None)
        if address is not None:
            found[address] = None
        if len(found) >= MOST:
            break
    return tuple(found)
