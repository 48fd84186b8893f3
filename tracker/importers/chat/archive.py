"""The file that holds a chat: a text, or the zip in which a phone packs it with its pictures.

Of a zip only the chat's text is read, as a stream; nothing is unpacked to the disk.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tracker.errors import BadFile, TrackerError
from tracker.importers.chat.cast import chat_name
from tracker.importers.chat.lines import HEAD, first_lines
from tracker.importers.chat.stamps import layout_of

MOST_BYTES = 500 * 10**6
"""Of text; WhatsApp exports 40,000 messages at most, a few megabytes."""

MOST_RATIO = 100
_SMALL = 1 << 20
"""Bytes; what unpacks to no more than this harms nobody, however well it was packed."""

_AGAIN = "Export the chat again from the phone"
_BROKEN_OFF = (BadZipFile, zlib.error, EOFError, OSError)
"""What Python's zipfile raises while it reads a member that is not sound; it seeks to impossible places."""

_STRANGE = (*_BROKEN_OFF, struct.error, ValueError, NotImplementedError)
"""What it raises besides while it opens an archive that is not sound."""


class Chat(NamedTuple):
    """An open chat: its text as bytes, and the names of the files it is in, the innermost first."""

    stream: IO[bytes]
    names: tuple[str, ...]


def beginning(path: Path) -> bytes | None:
    """At most 64 KB from the beginning of the chat's text; None for a zip out of which none can be read.

    Use `may_hold_chat` to know whether such a zip is a chat's all the same.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not _is_zip(head):
        return head
    try:
        with ZipFile(path) as archive:
            members = _chats(archive)
            if len(members) != 1 or _refused(path, archive, members[0]) is not None:
                return None
            with archive.open(members[0]) as member:
                return member.read(HEAD)
    except _STRANGE:
        return None


def may_hold_chat(path: Path) -> bool:
    """Whether the file is a zip that looks like a chat's, so that `opened` can say what is wrong with it."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not _is_zip(head):
        return False
    try:
        with ZipFile(path) as archive:
            return bool(_chats(archive) or _packed_chats(archive))
    except _STRANGE:
        return b"_chat.txt" in head or b"WhatsApp" in head


@contextmanager
def opened(path: Path) -> Iterator[Chat]:
    """The chat in the file at `path`, for reading.

    Raises:
        BadFile: a zip that is damaged or locked, that holds no chat or several, or whose names or sizes are
            those of a trap.
    """
    with path.open("rb") as file:
        if not _is_zip(file.read(4)):
            file.seek(0)
            yield Chat(file, (path.name,))
            return
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(ZipFile(path))
            member = _only_chat(path, archive)
            stream = stack.enter_context(archive.open(member))
        except _STRANGE as error:
            raise _damaged(path) from error
        try:
            yield Chat(stream, (member.filename, path.name))
        except _BROKEN_OFF as error:
            raise _damaged(path) from error


def _damaged(path: Path) -> TrackerError:
    return BadFile(f"{path.name} is damaged or breaks off, and cannot be unpacked", _AGAIN)


def _is_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _chats(archive: ZipFile) -> list[ZipInfo]:
    """The members that are chats: by the name that phones give, else by what they hold."""
    texts = [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(".txt") and not member.filename.startswith("__MACOSX")
    ]
    named = [member for member in texts if _has_chat_name(member.filename)]
    return named or [member for member in texts[:5] if _is_chat(archive, member)]


def _has_chat_name(name: str) -> bool:
    return re.split(r"[/\\]", name)[-1] == "_chat.txt" or chat_name(name) != ""


def _is_chat(archive: ZipFile, member: ZipInfo) -> bool:
    if _is_locked(member) or not _is_common(member):
        return False
    with archive.open(member) as stream:
        return layout_of(first_lines(stream.read(HEAD))) is not None


def _packed_chats(archive: ZipFile) -> list[ZipInfo]:
    """The archives in an archive whose names are those of chats."""
    members = archive.infolist()
    return [one for one in members if one.filename.lower().endswith(".zip") and chat_name(one.filename)]


def _only_chat(path: Path, archive: ZipFile) -> ZipInfo:
    members = _chats(archive)
    packed = _packed_chats(archive)
    if len(members) > 1 or (packed and not members):
        count = len(members) or len(packed)
        what = f"{count} chats" if members else "another zip" if count == 1 else f"{count} zips"
        raise BadFile(f"{path.name} holds {what}", "Unpack it, and import what is inside one by one")
    if not members:
        raise BadFile(f"{path.name} holds no chat", _AGAIN)
    refused = _refused(path, archive, members[0])
    if refused is not None:
        raise refused
    return members[0]


def _refused(path: Path, archive: ZipFile, member: ZipInfo) -> TrackerError | None:
    """Why an archive is not read although a chat is in it."""
    if any(_leads_out(other.filename) for other in archive.infolist()):
        return BadFile(
            f"{path.name} holds a file whose name leads out of its folder, which no phone writes",
            f"Do not unpack it. {_AGAIN}",
        )
    if _is_locked(member):
        return BadFile(f"The chat in {path.name} is locked with a password", "Unpack it, and import the text")
    if not _is_common(member):
        return BadFile(f"{path.name} is packed in an uncommon way", "Unpack it, and import the text")
    size = member.file_size
    if size > MOST_BYTES or size > max(_SMALL, MOST_RATIO * member.compress_size):
        return BadFile(f"The chat in {path.name} would unpack to {size:,} bytes, which no chat has", _AGAIN)
    return None


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or name[1:2] == ":" or ".." in re.split(r"[/\\]", name)


def _is_locked(member: ZipInfo) -> bool:
    return bool(member.flag_bits & 1)


def _is_common(member: ZipInfo) -> bool:
    return member.compress_type in (ZIP_STORED, ZIP_DEFLATED)
