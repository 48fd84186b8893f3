"""Zips from elsewhere, and what makes one not worth opening: names, locks, packings and sizes.

Members are read as streams; nothing is ever unpacked to the disk.
"""

import re
import struct
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tracker.errors import BadFile, TrackerError
from tracker.language import _
from tracker.language.parts import numeral

BROKEN_OFF = (BadZipFile, zlib.error, EOFError, OSError)
"""What Python's zipfile raises while it reads a member that is not sound; it seeks to impossible places."""

STRANGE = (*BROKEN_OFF, struct.error, ValueError, NotImplementedError)
"""What it raises besides while it opens an archive that is not sound."""

_SMALL = 1 << 20
"""Bytes; what unpacks to no more than this harms nobody, however well it was packed."""


def is_zip(head: bytes) -> bool:
    """Whether a file that begins like this is a zip, be it an empty one."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def opened(path: Path, remedy: str) -> ZipFile:
    """The archive at `path`, for reading.

    Raises:
        BadFile: its table of contents cannot be read.
    """
    try:
        return ZipFile(path)
    except STRANGE as error:
        raise damaged(path.name, remedy) from error


def damaged(what: str, remedy: str) -> TrackerError:
    """The sentence for an archive, or something in one, that is not sound."""
    return BadFile(_("{what} is damaged or breaks off, and cannot be unpacked").format(what=what), remedy)


def trap(name: str, archive: ZipFile, remedy: str) -> TrackerError | None:
    """Why an archive called `name` is not to be touched: something in it would land outside its folder."""
    if not any(_leads_out(member.filename) for member in archive.infolist()):
        return None
    return BadFile(
        _("{name} holds a file whose name leads out of its folder, which no export does").format(name=name),
        _("Do not unpack it. {remedy}").format(remedy=remedy),
    )


def obstacle(
    what: str, member: ZipInfo, *, most: int, ratio: int | None = None, unpack: str, shorten: str
) -> TrackerError | None:
    """Why a member, called `what` in the sentence, is not read; None when it can be.

    Args:
        what: the member, as a sentence names it.
        member: one of an open archive.
        most: bytes that it may unpack to.
        ratio: how many times smaller than that it may be packed; None where `most` is bound enough.
        unpack: what to do with one that only another program can unpack.
        shorten: what to do with one that is too large.
    """
    if member.flag_bits & 1:
        return BadFile(_("{what} is locked with a password").format(what=what), unpack)
    if not is_plain(member):
        return BadFile(_("{what} is packed in an uncommon way").format(what=what), unpack)
    size = member.file_size  # zipfile gives no more bytes than are told here, whatever is packed
    if size > most or (ratio is not None and size > max(_SMALL, ratio * member.compress_size)):
        return BadFile(
            _("{what} would unpack to {size} bytes, which no export has").format(
                what=what, size=numeral(size)
            ),
            shorten,
        )
    return None


def is_plain(member: ZipInfo) -> bool:
    """Whether a member is neither locked nor packed in an uncommon way."""
    return not member.flag_bits & 1 and member.compress_type in (ZIP_STORED, ZIP_DEFLATED)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or name[1:2] == ":" or ".." in re.split(r"[/\\]", name)
