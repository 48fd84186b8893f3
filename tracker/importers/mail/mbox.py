"""Mailbox files with many messages: of Google Takeout, Thunderbird, Apple Mail and Unix."""

from pathlib import Path

from tracker.importers.base import Batch, Holds, Options, cannot_open
from tracker.importers.mail.boxes import box_of_path
from tracker.importers.mail.letterbox import Letterbox
from tracker.importers.mail.splitting import begins_like_a_mailbox, split
from tracker.importers.mail.telling import LOOKED_AT

NOW_AND_THEN = 500
"""Messages between two words on how far the reading is."""

name = "mbox"
holds: Holds = "contacts"


def identify(path: Path) -> bool:
    """Whether the file begins with the line that separates messages, and a header behind it."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        return begins_like_a_mailbox(file.read(LOOKED_AT))


def extract(path: Path, options: Options) -> Batch:
    """The messages as contacts. The file is read in blocks, so its size is no matter.

    The name of the file, or of the folder in which Apple Mail keeps it, tells whether it holds what was sent,
    drafts, spam or trash.

    Raises:
        TrackerError: the file cannot be read.
    """
    named = path.parent.name if path.name == "mbox" else path.name
    box = box_of_path((named,))
    taken = Letterbox(options)
    try:
        with path.open("rb") as file:
            size = max(path.stat().st_size, 1)
            for number, letter in enumerate(split(file), 1):
                taken.take(letter, box)
                if taken.is_asking:
                    break
                if options.progress is not None and not number % NOW_AND_THEN:
                    options.progress(file.tell() / size)
            if options.progress is not None:
                options.progress(1.0)
    except OSError as error:
        raise cannot_open(path, error) from error
    return taken.batch()
