"""The header of a mail: where it ends, and the fields of it that are looked at. The subject is not one.

The standard library's parser makes an object of every field; a mailbox of 100,000 messages has no time for
that, so the block is unfolded and only the fields below are kept.
"""

import re
from typing import NamedTuple

LONGEST_HEADER = 256 * 1024
"""Bytes of a header that are read; what stands behind them is not looked at."""

Fields = dict[str, list[str]]
"""The values of the fields in `NAMES`, unfolded, by their name in small letters, in the order written."""

NAMES = (
    *("from", "sender", "to", "cc", "bcc", "reply-to", "delivered-to", "return-path"),
    *("date", "received", "in-reply-to", "references"),
    *("auto-submitted", "precedence", "list-id", "list-unsubscribe", "list-post"),
    *("x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-autoresponder"),
    *("content-type", "content-transfer-encoding", "content-disposition", "content-class"),
    *("importance", "priority", "x-priority", "x-msmail-priority"),
    *("x-gmail-labels", "x-mozilla-status", "x-status"),
)
_WANTED = {name.encode(): name for name in NAMES}


class _Spellings(dict[bytes, str | None]):
    """The names of fields as files spell them, and what they are called here; None for those not wanted."""

    def __missing__(self, spelled: bytes) -> str | None:
        if len(self) > 2_000:
            self.clear()
        name = self[spelled] = _WANTED.get(spelled.rstrip().lower())
        return name


_SPELLED = _Spellings()
_MOST = 8
"""How often a field is kept; a message with more of one is broken or hostile."""
_LONGEST_NAME = 40
_NEXT_FIELD = re.compile(rb"\n(?![ \t])")
_BLANK_LINE = re.compile(rb"\n\r?\n")


class Letter(NamedTuple):
    """One message inside a block of bytes: data[start:end], of a long one the beginning only.

    The byte before `start` is a line feed, so that every field stands behind one.
    """

    data: bytes
    start: int
    end: int


class Header(NamedTuple):
    """Where the header of a letter ends and its body begins; `is_cut` when it is longer than is read."""

    end: int
    body: int
    is_cut: bool = False


def header_of(letter: Letter) -> Header:
    """The extent of the header."""
    data, start, end = letter
    limit = start + LONGEST_HEADER
    found = _BLANK_LINE.search(data, start - 1, min(end, limit))
    if found is not None:
        return Header(max(found.start(), start), found.end())
    if end <= limit:
        return Header(end, end)
    found = _BLANK_LINE.search(data, limit, end)
    return Header(limit, found.end() if found else end, is_cut=True)


def fields_of(block: bytes) -> Fields:
    """The fields of a header block, or of the header of a part."""
    if b"\0" in block:
        block = block.replace(b"\0", b"")
    fields: Fields = {}
    for line in _NEXT_FIELD.split(block):
        colon = line.find(b":")
        name = _SPELLED[line[:colon]] if 0 < colon <= _LONGEST_NAME else None
        if name is None:
            continue
        written = line[colon + 1 :]
        value = text(written.replace(b"\r", b"").replace(b"\n", b"") if b"\n" in written else written)
        if name not in fields:
            fields[name] = [value]
        elif len(fields[name]) < _MOST:
            fields[name].append(value)
    return fields


def text(value: bytes) -> str:
    """The value of a field as text: ASCII or UTF-8, and where it is neither, a letter for each byte."""
    try:
        return value.decode().strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def first(fields: Fields, name: str) -> str:
    """The first value of a field; "" without one."""
    values = fields.get(name)
    return values[0] if values else ""
