"""Telling mail from other files, by the first bytes of a file or by what lies in a folder."""

import re
from pathlib import Path

from tracker.importers.mail.splitting import begins_like_a_mailbox

LOOKED_AT = 64 * 1024
"""Bytes of a file that are read to tell what it is."""

_FIELD = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")
_SURE = frozenset((b"from", b"received", b"message-id", b"return-path", b"mime-version", b"delivered-to"))
_LIKELY = frozenset((b"to", b"cc", b"date", b"subject", b"content-type", b"reply-to", b"sender"))


def is_letter(head: bytes) -> bool:
    """Whether a file that begins like this is one mail: its first lines are fields, and fields of a mail.

    One that only mails have is enough; of those that stand in other files as well it takes two.
    """
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    lines = head.splitlines()
    if not lines or begins_like_a_mailbox(head):
        return False
    named = set()
    for n, line in enumerate(lines):
        if not line.strip():
            break
        field = _FIELD.match(line)
        if field:
            named.add(field[1].lower())
        elif n == 0:
            return False
    return bool(named & _SURE) or len(named & _LIKELY) > 1


def is_maildir(path: Path) -> bool:
    """Whether a folder is a Maildir: it has the folders cur and new."""
    return (path / "cur").is_dir() and (path / "new").is_dir()


def kind_of(path: Path) -> str | None:
    """ "mbox", "eml" or None: what a file holds.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(LOOKED_AT)
    if begins_like_a_mailbox(head):
        return "mbox"
    return "eml" if is_letter(head) else None
