"""The messages of an mbox file, read in blocks: a mailbox may be larger than the memory.

A message begins at a line "From ...". Programs are meant to write such a line in a text as ">From ", and not
all do, so a line counts only if it looks like one a program writes and a header follows it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tracker.importers.mail.fields import Letter

BLOCK = 2 << 20
KEPT = 1 << 20
"""Bytes of one message that are looked at; the rest is attachments."""
_REACH = 1_500
"""Bytes in which a separator and the name of the first field have room."""
_BEFORE = 4
"""Bytes before a separator that show whether a blank line stands there."""

_DATED = (
    rb"[^\n]{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?[ \t]+"
    rb"(?:[A-Z][a-z]{2}[ \t]+\d{1,2}|\d{1,2}[ \t]+[A-Z][a-z]{2}[ \t]+\d{4})"
    rb"[ \t]+[^\n]{0,20}?\d{1,2}:\d\d[^\n]*"
)
_SEPARATOR = re.compile(
    rb"From (?:(?P<sure>-[ \t]*|" + _DATED + rb")"
    # Takeout writes "From 1844347792267117879@xxx"; others put a date of their own behind the address.
    rb"|MAILER-DAEMON[ \t]*|[^\s@]*@\S*(?:[ \t]*|[ \t][^\n]*\d:\d\d[^\n]*))"
    rb"\r?(?:\n(?=[!-9;-~]{1,100}[ \t]*:|>From |\Z)|\Z)"
)


def letters(path: Path) -> Iterator[Letter]:
    """The messages, of each at most the first `KEPT` bytes; also what stands before the first separator.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        yield from split(file)


def begins_like_a_mailbox(head: bytes) -> bool:
    """Whether the first thing in a file is a separator with a header behind it."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"\n" not in head:
        head = head.replace(b"\r", b"\n")
    return head.startswith(b"From ") and _SEPARATOR.match(head, 0, _REACH) is not None


def split(file: BinaryIO) -> Iterator[Letter]:
    """The messages of an open file."""
    block = file.read(BLOCK).removeprefix(b"\xef\xbb\xbf")
    has_bare_returns = b"\n" not in block  # as Mac OS wrote until 2001
    data, at, begun = b"\n", 0, 1
    head = b""  # what is kept of a long message whose rest has been let go
    while True:
        data += block.replace(b"\r", b"\n") if has_bare_returns else block
        line, after = _separator(data, at, is_last=not block)
        while after >= 0:
            yield from _letter(data, begun, line + 1, head)
            head, begun = b"", after
            line, after = _separator(data, after - 1, is_last=not block)
        if not block:
            yield from _letter(data, begun, len(data), head)
            return
        if not head and len(data) - begun > KEPT:
            head = data[begun - 1 : begun + KEPT]
        cut = max(line - _BEFORE, 0) if head else begun - 1
        data, at, begun = data[cut:], line - cut, max(begun - cut, 1)
        block = file.read(BLOCK)


def _letter(data: bytes, begun: int, end: int, head: bytes) -> Iterator[Letter]:
    """The message that ends at `end`, unless nothing stands there."""
    if head:
        yield Letter(head, 1, len(head))
    elif data[begun : min(end, begun + _REACH)].strip() or data[begun:end].strip():
        yield Letter(data, begun, min(end, begun + KEPT))


def _separator(data: bytes, at: int, *, is_last: bool) -> tuple[int, int]:
    """Where the next separator stands: the line feed before it, and the byte behind it.

    Without one: from where to look on when more has been read, and -1.
    """
    while (line := data.find(b"\nFrom ", at)) >= 0:
        if not is_last and line + _REACH > len(data):
            return line, -1
        found = _SEPARATOR.match(data, line + 1, line + _REACH)
        if found and (found["sure"] is not None or _is_blank_before(data, line)):
            return line, found.end()
        at = line + 1
    return max(at, len(data) - len(b"\nFrom ") + 1, 0), -1


def _is_blank_before(data: bytes, line: int) -> bool:
    return line == 0 or data[line - 1 : line] == b"\n" or data[max(line - 2, 0) : line] == b"\n\r"
