"""A Maildir: a folder with cur and new in it, one message a file, and its subfolders beside them."""

from pathlib import Path

from tracker.importers.base import Batch, Holds, Options
from tracker.importers.mail import folder
from tracker.importers.mail.telling import is_maildir

name = "maildir"
holds: Holds = "contacts"


def identify(path: Path) -> bool:
    """Whether the path is a folder with the folders cur and new."""
    return path.is_dir() and is_maildir(path)


def extract(path: Path, options: Options) -> Batch:
    """All mail in it as contacts, and a problem for each file that cannot be read.

    Flags in the names of the files tell of drafts and trash, names of subfolders of those and more.

    Raises:
        TrackerError: the folder itself cannot be read.
    """
    return folder.extract(path, options)
