"""Bytes to the lines of a chat, as a stream: a huge file costs time, not memory."""

from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO

HEAD = 1 << 16
"""Bytes that a look at a file reads at most."""

LONGEST_LINE = 1 << 16
"""Characters; WhatsApp allows 65,536 in a message. What follows on the same line is read and forgotten."""

_CHUNK = 1 << 20


def codec_of(head: bytes) -> str:
    """How the bytes of a text are read, judged by its beginning.

    By the byte order mark, as UTF-16 by its pattern, as UTF-8, else as cp1252.
    """
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # In UTF-16 without a mark, nearly every second byte of Latin text is NUL.
    sample = head[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    try:
        head.decode()
    except UnicodeDecodeError as error:
        ends_inside_character = len(head) >= HEAD and len(head) - error.start < 4
        return "utf-8" if ends_inside_character else "cp1252"
    return "utf-8"


def first_lines(head: bytes) -> list[str]:
    """The whole lines in the beginning of a file."""
    text = head.decode(codec_of(head), "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    return lines[:-1] if len(head) >= HEAD and len(lines) > 1 else lines


def lines_of(stream: IO[bytes], codec: str) -> Iterator[str]:
    """Every line, without its end (LF, CRLF or CR)."""
    text = TextIOWrapper(stream, encoding=codec, errors="replace")
    rest = ""
    while chunk := text.read(_CHUNK):
        lines = (rest + chunk).split("\n")
        rest = lines.pop()[:LONGEST_LINE]
        yield from lines
    yield rest
    text.detach()
