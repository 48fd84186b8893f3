"""One mail in a file, as most programs save it (.eml)."""

from pathlib import Path

from tracker.importers.base import Batch, Holds, Options, cannot_open
from tracker.importers.mail.fields import Letter
from tracker.importers.mail.letterbox import Letterbox
from tracker.importers.mail.splitting import KEPT
from tracker.importers.mail.telling import LOOKED_AT, is_letter

name = "eml"
holds: Holds = "contacts"


def identify(path: Path) -> bool:
    """Whether the file begins with the header of a mail."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        return is_letter(file.read(LOOKED_AT))


def extract(path: Path, options: Options) -> Batch:
    """The mail as a contact.

    Raises:
        TrackerError: the file cannot be read.
    """
    box = Letterbox(options)
    try:
        box.take(letter_in(path))
    except OSError as error:
        raise cannot_open(path, error) from error
    return box.batch()


def letter_in(path: Path) -> Letter:
    """The letter that a file holds: of a long one the beginning.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(KEPT).removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return Letter(b"\n" + data, 1, len(data) + 1)
