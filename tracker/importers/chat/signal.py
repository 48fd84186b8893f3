"""Chats of Signal as the program signal-export writes them: "[2026-11-16 09:00:00] Me: ...".

It calls the user "Me". An iPhone with Swedish dates writes WhatsApp's stamps in nearly the same way: with
seconds always, with CRLF, and with direction marks.
"""

from pathlib import Path

from tracker.importers.base import Batch, Holds, Options
from tracker.importers.chat.reading import Start, batch_of, start_of
from tracker.importers.chat.stamps import Layout

name = "signal"
holds: Holds = "contacts"

_TO_THE_MINUTE = Layout("bracket", "-", True, False)
_TO_THE_SECOND = Layout("bracket", "-", True, True)
_OWN_NAMES = ("Me", "No-Sender")


def identify(path: Path) -> bool:
    """Whether the file is a chat with signal-export's stamps."""
    start = start_of(path)
    return start is not None and is_written_so(start)


def is_written_so(start: Start) -> bool:
    """Whether a chat that begins like this was written by signal-export."""
    if start.layout == _TO_THE_MINUTE:
        return True
    has_phone_marks = b"\r" in start.head or "\u200e".encode() in start.head
    has_own_names = any(line.name in _OWN_NAMES for line in start.lines)
    return start.layout == _TO_THE_SECOND and has_own_names and not has_phone_marks


def extract(path: Path, options: Options) -> Batch:
    """The messages of the chat.

    Raises:
        BadFile: it is no chat.
    """
    return batch_of(path, options)
