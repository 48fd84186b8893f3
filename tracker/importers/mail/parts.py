"""The first text of a mail's body. Attachments are stepped over, never decoded; mails inside mails, too."""

import re
from binascii import Error, a2b_base64, a2b_qp
from collections.abc import Iterator
from typing import NamedTuple

from tracker.importers.mail.charsets import text_of
from tracker.importers.mail.fields import Fields, Letter, fields_of, first, header_of

LONGEST_TEXT = 256 * 1024
"""Bytes of text that are read."""
_DEEPEST = 12
_PARAMETER = re.compile(r";\s*(boundary|charset)\s*=\s*(?:\"([^\"]*)\"|([^\s;\"]+))", re.IGNORECASE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


class Text(NamedTuple):
    """The text of a part; `is_html` when it still bears its markup."""

    text: str
    is_html: bool


def text_in(data: bytes, start: int, end: int, fields: Fields, depth: int = 0) -> Text | None:
    """The text of the body data[start:end] that `fields` describe: plain before HTML; None without one.

    Of parts that are alternatives the plain one is taken; of others the first that has a text.
    """
    kind = first(fields, "content-type").partition(";")[0].strip().lower()
    if kind.startswith("multipart/"):
        boundary = _parameter(fields, "boundary").encode("utf-8", "replace")
        if boundary and depth < _DEEPEST:
            return _text_of_parts(data, start, end, boundary, kind == "multipart/alternative", depth)
        return None
    if first(fields, "content-disposition").lower().startswith("attachment"):
        return None
    if kind not in ("", "text", "text/plain", "text/html"):
        return None
    encoding = first(fields, "content-transfer-encoding").lower()
    raw = _decoded(data, start, end, encoding)
    return Text(text_of(raw, _parameter(fields, "charset")), kind == "text/html")


def _text_of_parts(
    data: bytes, start: int, end: int, boundary: bytes, are_alternatives: bool, depth: int
) -> Text | None:
    best: Text | None = None
    for part in _parts(data, start, end, boundary):
        header = header_of(part)
        fields = fields_of(data[part.start : header.end])
        found = text_in(data, header.body, part.end, fields, depth + 1)
        if found is not None:
            if not found.is_html or not are_alternatives:
                return found
            best = best or found
    return best


def _parts(data: bytes, start: int, end: int, boundary: bytes) -> Iterator[Letter]:
    """The parts between the lines that begin with the boundary; the last one may lack its end."""
    line = b"\n--" + boundary
    begun: int | None = None
    at = data.find(line, start - 1, end)
    while at >= 0:
        after = at + len(line)
        follows = data[after : min(after + 2, end)]
        if follows[:1] in (b"\n", b"\r", b" ", b"\t", b"") or follows == b"--":
            if begun is not None:
                yield Letter(data, begun, max(at, begun))
            if follows == b"--":
                return
            begun = data.find(b"\n", after, end) + 1 or end
        at = data.find(line, after - 1 if begun is None else max(begun - 1, after - 1), end)
    if begun is not None:
        yield Letter(data, begun, end)


def _parameter(fields: Fields, name: str) -> str:
    for found in _PARAMETER.finditer(first(fields, "content-type")):
        if found[1].lower() == name:
            return (found[2] if found[2] is not None else found[3]).strip()
    return ""


def _decoded(data: bytes, start: int, end: int, encoding: str) -> bytes:
    if encoding == "base64":
        letters = _NOT_BASE64.sub(b"", data[start : min(end, start + LONGEST_TEXT * 3 // 2)])
        try:
            return a2b_base64(letters[: len(letters) // 4 * 4] + _rest(letters))
        except Error:
            return b""
    raw = data[start : min(end, start + LONGEST_TEXT)]
    return a2b_qp(raw) if encoding == "quoted-printable" else raw


def _rest(letters: bytes) -> bytes:
    """The last, incomplete group of four; one letter alone says nothing."""
    rest = letters[len(letters) // 4 * 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""
