"""The file that holds a chat: a text, or the zip in which a phone packs it with its pictures.

Of a zip only the chat's text is read, as a stream; nothing is unpacked to the disk.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZipFile, ZipInfo

from tracker.errors import BadFile, TrackerError
from tracker.importers import zips
from tracker.importers.chat.cast import chat_name
from tracker.importers.chat.lines import HEAD, first_lines
from tracker.importers.chat.stamps import layout_of
from tracker.language import N_, _, ngettext

MOST_BYTES = 500 * 10**6
"""Of text; WhatsApp exports 40,000 messages at most, a few megabytes."""

MOST_RATIO = 100

_AGAIN = N_("Export the chat again from the phone")


class Chat(NamedTuple):
    """An open chat: its text as bytes, the names of the files it is in, the innermost first, and its size."""

    stream: IO[bytes]
    names: tuple[str, ...]
    size: int


def beginning(path: Path) -> bytes | None:
    """At most 64 KB from the beginning of the chat's text; None for a zip out of which none can be read.

    Use `may_hold_chat` to know whether such a zip is a chat's all the same.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not zips.is_zip(head):
        return head
    try:
        with ZipFile(path) as archive:
            members = _chats(archive)
            if len(members) != 1 or _refused(path, archive, members[0]) is not None:
                return None
            with archive.open(members[0]) as member:
                return member.read(HEAD)
    except zips.STRANGE:
        return None


def may_hold_chat(path: Path) -> bool:
    """Whether the file is a zip that looks like a chat's, so that `opened` can say what is wrong with it."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not zips.is_zip(head):
        return False
    try:
        with ZipFile(path) as archive:
            return bool(_chats(archive) or _packed_chats(archive))
    except zips.STRANGE:
        return b"_chat.txt" in head or b"WhatsApp" in head


@contextmanager
def opened(path: Path) -> Iterator[Chat]:
    """The chat in the file at `path`, for reading.

    Raises:
        BadFile: a zip that is damaged or locked, that holds no chat or several, or whose names or sizes are
            those of a trap.
    """
    with path.open("rb") as file:
        if not zips.is_zip(file.read(4)):
            file.seek(0)
            yield Chat(file, (path.name,), path.stat().st_size)
            return
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(ZipFile(path))
            member = _only_chat(path, archive)
            stream = stack.enter_context(archive.open(member))
        except zips.STRANGE as error:
            raise zips.damaged(path.name, _(_AGAIN)) from error
        try:
            yield Chat(stream, (member.filename, path.name), member.file_size)
        except zips.BROKEN_OFF as error:
            raise zips.damaged(path.name, _(_AGAIN)) from error


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
    if not zips.is_plain(member):
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
        happened = (
            _("{file} holds {n} chats")
            if members
            else ngettext("{file} holds another zip", "{file} holds {n} zips", count)
        )
        raise BadFile(
            happened.format(file=path.name, n=count), _("Unpack it, and import what is inside one by one")
        )
    if not members:
        raise BadFile(_("{file} holds no chat").format(file=path.name), _(_AGAIN))
    refused = _refused(path, archive, members[0])
    if refused is not None:
        raise refused
    return members[0]


def _refused(path: Path, archive: ZipFile, member: ZipInfo) -> TrackerError | None:
    """Why an archive is not read although a chat is in it."""
    return zips.trap(path.name, archive, _(_AGAIN)) or zips.obstacle(
        _("The chat in {file}").format(file=path.name),
        member,
        most=MOST_BYTES,
        ratio=MOST_RATIO,
        unpack=_("Unpack it, and import the text"),
        shorten=_(_AGAIN),
    )
