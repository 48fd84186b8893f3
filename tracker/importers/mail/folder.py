"""A folder of mail: .eml files, mailbox files and Maildirs, nested as mail programs nest them."""

from pathlib import Path

from tracker.importers.base import Batch, Holds, Options, cannot_open
from tracker.importers.mail.eml import letter_in
from tracker.importers.mail.letterbox import Letterbox
from tracker.importers.mail.splitting import letters
from tracker.importers.mail.telling import is_maildir
from tracker.importers.mail.walking import Found, mail_under
from tracker.language import _

name = "mail-folder"
holds: Holds = "contacts"

_LOOKED_INTO = 500
"""Files after which a folder without mail so far is taken for another kind of folder."""


def identify(path: Path) -> bool:
    """Whether the path is a folder with a mail somewhere in it, and no Maildir itself."""
    if not path.is_dir() or is_maildir(path):
        return False
    found = mail_under(path, lambda *_unread: None)
    return any(each.kind for each, _n in zip(found, range(_LOOKED_INTO), strict=False))


def extract(path: Path, options: Options) -> Batch:
    """All mail in the folder as contacts, and a problem for each file in it that cannot be read.

    Folders are known by their names as those for what was sent, drafts, spam and trash.

    Raises:
        TrackerError: the folder itself cannot be read.
    """
    taken = Letterbox(options)

    def trouble(at: Path, error: OSError) -> None:
        if at == path:
            raise cannot_open(path, error) from error
        taken.trouble(
            _("{place} cannot be read ({reason})").format(
                place=_whereabouts(path, at), reason=(error.strerror or _("unknown reason")).lower()
            )
        )

    for found in mail_under(path, trouble):
        try:
            _take(found, taken)
        except OSError as error:
            trouble(found.path, error)
        if taken.is_asking:
            break
    return taken.batch()


def _whereabouts(root: Path, at: Path) -> str:
    """A file or folder as the report names it, which nobody stores: a saved mail is called by its subject."""
    return str(at.relative_to(root)).encode("utf-8", "replace").decode()  # names may be no text


def _take(found: Found, taken: Letterbox) -> None:
    if found.kind == "eml":
        taken.take(letter_in(found.path), found.box)
    elif found.kind == "mbox":
        for letter in letters(found.path):
            taken.take(letter, found.box)
            if taken.is_asking:
                break
    else:
        taken.pass_over()
