"""Chats that WhatsApp exported, from any phone and in any language, as a text or as the zip it comes in.

The text has clock times without a zone, one line for each message and further lines for its line breaks.
"""

from pathlib import Path

from tracker.importers.base import Batch, Holds, Options
from tracker.importers.chat import signal
from tracker.importers.chat.archive import may_hold_chat
from tracker.importers.chat.reading import batch_of, start_of

name = "whatsapp"
holds: Holds = "contacts"


def identify(path: Path) -> bool:
    """Whether the file is a chat, or a zip with one, that signal-export did not write."""
    start = start_of(path)
    if start is None:
        return may_hold_chat(path)
    return not signal.is_written_so(start)


def extract(path: Path, options: Options) -> Batch:
    """The messages and calls of the chat; system lines and deleted messages are counted as left out.

    Raises:
        DateOrderOpen: neither the dates nor `options` tell whether the day or the month comes first.
        BadFile: it is no chat, or a zip that cannot or should not be read.
    """
    return batch_of(path, options)
