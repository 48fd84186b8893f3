"""Bytes to rows of cells: encoding, separator, line numbers, and a file that breaks off.

Nothing here knows what the columns mean. Files are read as a stream, so a huge one costs time, not memory.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tracker.errors import BadFile
from tracker.language import _
from tracker.language.parts import numeral

SEPARATORS = (",", ";", "\t", "|")
MOST_COLUMNS = 500
"""Outlook writes 22 columns; a file with hundreds is something else, and would take minutes to go through."""

LONGEST_CELL = 1 << 20
"""Characters. An event's description seldom passes 32,000; a quote that is never closed soon does."""

_HEAD = 1 << 18
_CHUNK = 1 << 20
_LONGEST_LINE = 1 << 23
_NOT_CP1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_END = "\ue000"
"""Handed to the csv reader after the last line: when it lands in a cell, that cell's quote was still open."""


class Encoding(NamedTuple):
    """How a file's bytes are read: codec, length of the byte order mark, whether NULs may be in it."""

    codec: str
    bom: int
    has_nul: bool
    ends_with_newline: bool


Row = tuple[int, list[str], bool]
"""One row: the line on which it begins, its cells, and whether the file breaks off inside it."""


def encoding_of(path: Path, *, whole: bool = True) -> Encoding:
    """How to read the file: by its byte order mark, as UTF-16 by its pattern, as UTF-8, else as cp1252.

    Bytes that cp1252 does not know make it latin-1. With `whole` False only the beginning is looked at.

    Raises:
        BadFile: it is no text, or one of its lines is beyond all measure.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        codec, bom = _by_mark(head)
        chunks = (
            chain((head[bom:],), iter(lambda: stream.read(_CHUNK), b"")) if whole else iter((head[bom:],))
        )
        return _scanned(path, codec, bom, chunks)


def _by_mark(head: bytes) -> tuple[str, int]:
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8", 3
    if head.startswith(b"\xff\xfe"):
        return "utf-16-le", 2
    if head.startswith(b"\xfe\xff"):
        return "utf-16-be", 2
    # In UTF-16 without a mark, every second byte of plain Latin text is NUL.
    sample = head[:4096]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le", 0
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be", 0
    return "utf-8", 0


def _scanned(path: Path, codec: str, bom: int, chunks: Iterator[bytes]) -> Encoding:
    wide = codec != "utf-8"
    tail = b""
    run = 0
    has_nul, has_controls = wide, False
    last = b"\n"
    for chunk in chunks:
        if not chunk:
            continue
        last = chunk[-2:]
        newline = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        run = run + len(chunk) if newline < 0 else len(chunk) - newline - 1
        if run > _LONGEST_LINE:
            raise BadFile(
                _("{file} has a line of more than {n} bytes, which no calendar has").format(
                    file=path.name, n=numeral(_LONGEST_LINE)
                ),
                _("Export it again, or leave out the description column"),
            )
        if wide:
            continue
        has_nul = has_nul or b"\0" in chunk
        if chunk.isascii() and not tail:
            continue
        has_controls = has_controls or any(byte in chunk for byte in _NOT_CP1252)
        if codec == "utf-8" and not bom:
            tail, is_utf8 = _utf8_rest(tail + chunk)
            codec = codec if is_utf8 else "cp1252"
    if codec == "cp1252" and has_controls:
        codec = "latin-1"
    return Encoding(codec, bom, has_nul, b"\n" in last or b"\r" in last)


def _utf8_rest(data: bytes) -> tuple[bytes, bool]:
    """The bytes of a character that the chunk breaks off in, and whether the rest is UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        rest = data[error.start :]
        breaks_off = error.reason == "unexpected end of data" and len(rest) < 4
        return (rest, True) if breaks_off else (b"", False)
    return b"", True


@contextmanager
def _text(path: Path, encoding: Encoding) -> Iterator[TextIOWrapper]:
    with path.open("rb") as raw:
        raw.seek(encoding.bom)
        # A file cut off inside a character still has all its whole rows: hence "replace".
        yield TextIOWrapper(raw, encoding=encoding.codec, errors="replace", newline="")


def first_lines(path: Path, encoding: Encoding) -> list[str]:
    """Enough lines to find the header and the separator: at most 80, and 256,000 characters."""
    found: list[str] = []
    room = _HEAD
    with _text(path, encoding) as stream:
        while room > 0 and len(found) < 80 and (line := stream.readline(room)):
            found.append(line.replace("\0", ""))
            room -= len(line)
    return found


def split_lines(lines: list[str], separator: str) -> list[list[str]]:
    """The cells of some lines; what follows a cell beyond all measure is left away."""
    _allow_long_cells()
    found: list[list[str]] = []
    with suppress(csv.Error):
        found.extend(csv.reader(lines, delimiter=separator, skipinitialspace=True))
    return found


def rows(path: Path, encoding: Encoding, separator: str, *, skip: int, width: int) -> Iterator[Row]:
    """The rows after the first `skip`, each with the line it begins on; a blank line has no cells.

    The last row is cut off when its quote is never closed, or when the file ends without a line break in a
    row that is shorter than `width` and than every row before it.

    Raises:
        BadFile: a cell is longer than `LONGEST_CELL`.
    """
    _allow_long_cells()
    with _text(path, encoding) as stream:
        lines = (line.replace("\0", "") for line in stream) if encoding.has_nul else stream
        reader = csv.reader(chain(lines, (_END,)), delimiter=separator, skipinitialspace=True)
        begins = 1
        try:
            for _row in range(skip):
                next(reader)
            begins = reader.line_num + 1
            held: list[str] = []
            held_at = begins
            shortest = width
            for cells in reader:
                if cells == [_END]:
                    if begins == held_at:
                        return
                    cut_off = not encoding.ends_with_newline and 0 < len(held) < shortest
                    yield held_at, held, cut_off
                    return
                if begins > held_at:
                    yield held_at, held, False
                    if 0 < len(held) < shortest:
                        shortest = len(held)
                held, held_at, begins = cells, begins, reader.line_num + 1
        except csv.Error as error:
            raise BadFile(
                _(
                    "{file} cannot be read from line {line} on: a cell there is longer than "
                    "{n} characters, or a quote is never closed"
                ).format(file=path.name, line=begins, n=numeral(LONGEST_CELL)),
                _("Look at that line, or export the file again"),
            ) from error
    held[-1] = held[-1].removesuffix(_END)
    yield held_at, held, True


def _allow_long_cells() -> None:
    # The limit belongs to the whole process, so it is only ever raised.
    if csv.field_size_limit() < LONGEST_CELL:
        csv.field_size_limit(LONGEST_CELL)
