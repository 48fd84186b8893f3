"""XML as a stream of elements, in a memory that does not grow with the file.

Backups of phones hold what XML does not allow: emoji as pairs of half characters (`&#55357;&#56832;`),
control characters, bytes that are not in the charset that is declared. All of these are mended or replaced on
the way to the parser, and pictures written out as letters are dropped, since nobody here looks at them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from tracker.errors import BadFile
from tracker.importers.base import cannot_open
from tracker.language import _
from tracker.language.parts import numeral

CHUNK = 1 << 18
LONGEST_TAG = 16 * 2**20
"""Characters between two tags, once pictures are dropped; more is no message of a phone."""

_ENCODINGS: Mapping[str, str] = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
}
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_PICTURE = re.compile(r"([\"'])[A-Za-z0-9+/=]{1024,}")
_PICTURE_GOES_ON = re.compile(r"[A-Za-z0-9+/=]{1024,}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HIGH = r"x0*[Dd][89ABab][0-9A-Fa-f]{2}|0*(?:55(?:29[6-9]|[3-9][0-9]{2})|56(?:[0-2][0-9]{2}|3[01][0-9]))"
_LOW = (
    r"x0*[Dd][C-Fc-f][0-9A-Fa-f]{2}"
    r"|0*(?:56(?:3[2-9][0-9]|[4-9][0-9]{2})|57(?:[0-2][0-9]{2}|3[0-3][0-9]|34[0-3]))"
)
_REFERENCE = re.compile(rf"&#({_HIGH});&#({_LOW});|&#(x[0-9A-Fa-f]{{1,8}}|[0-9]{{1,9}});")
_PENDING = re.compile(
    # Half a character whose other half may follow, or a reference that is not yet complete.
    rf"(?:&#(?:{_HIGH});)?(?:&(?:#x?[0-9A-Fa-f]{{0,9}})?)?\Z"
)
_STRANGE = "\ufffd"

Attributes = Mapping[str, str]


class Break(NamedTuple):
    """Where a document stops being one: the line, and what is wrong there, if it does not just end."""

    line: int
    reason: str | None


def encoding_of(head: bytes) -> str:
    """The codec for a document that begins so; what is not known is read as UTF-8."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    declared = _DECLARED.search(head[:256])
    return _ENCODINGS.get(declared[1].decode("ascii").lower(), "utf-8-sig") if declared else "utf-8-sig"


def read_elements(
    path: Path,
    starts: Callable[[str, Attributes, int], None],
    ends: Callable[[str], None],
) -> Break | None:
    """Call `starts` with name, attributes and line of each element and `ends` with its name.

    Returns:
        Where the document breaks off, if it does.

    Raises:
        BadFile: it declares a document type or entities, which could be made to grow without end, or has a
            tag beyond all measure, or cannot be opened.
    """
    parser = expat.ParserCreate("utf-8")
    fed = heard = 0

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal heard
        heard = fed
        starts(tag, attributes, parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = ends
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = partial(_refuse, path)
    is_whole = False
    try:
        for text in _mended(path):
            fed += len(text)
            parser.Parse(text, False)
            if fed - heard > LONGEST_TAG + len(text):
                raise _too_long(path, parser.CurrentLineNumber)
        is_whole = True
        parser.Parse("", True)
    except expat.ExpatError as error:
        return Break(error.lineno, None if is_whole else expat.ErrorString(error.code))
    return None


def _refuse(path: Path, *_rest: object) -> None:
    raise BadFile(
        _("{file} declares a document type or entities of its own, which no backup of a phone does").format(
            file=path.name
        ),
        _("Make the backup again, or ask whoever changed the file"),
    )


def _too_long(path: Path, line: int) -> BadFile:
    return BadFile(
        _(
            "{file} goes on for more than {n} characters without a message or a call, from line {line} on"
        ).format(file=path.name, n=numeral(LONGEST_TAG), line=numeral(line)),
        _("Make the backup again, without attachments"),
    )


def _mended(path: Path) -> Iterator[str]:
    try:
        with path.open("rb") as raw:
            encoding = encoding_of(raw.read(256))
        with path.open(encoding=encoding, errors="replace", newline="") as stream:
            held = ""
            while chunk := stream.read(CHUNK):
                text = held + chunk
                held = _pending(text)
                yield _cleaned(text[: len(text) - len(held)])
            yield _cleaned(held)
    except OSError as error:
        raise cannot_open(path, error) from error


def _pending(text: str) -> str:
    match = _PENDING.search(text, max(0, len(text) - 32))
    return match[0] if match else ""


def _cleaned(text: str) -> str:
    going_on = _PICTURE_GOES_ON.match(text)
    text = _PICTURE.sub(r"\1", text[going_on.end() :] if going_on else text)
    text = _CONTROL.sub(_STRANGE, text)
    return _REFERENCE.sub(_joined, text) if "&#" in text else text


def _joined(match: re.Match[str]) -> str:
    """The reference, or two halves of one, as XML allows it."""
    high, low, single = match.groups()
    if single is None:
        return f"&#{0x10000 + ((_code(high) - 0xD800) << 10) + (_code(low) - 0xDC00)};"
    code = _code(single)
    is_character = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return f"&#{code};" if is_character or 0x10000 <= code < 0x110000 else _STRANGE


def _code(digits: str) -> int:
    return int(digits[1:], 16) if digits[0] == "x" else int(digits)
