"""Mail in folders: which files lie there, in an order that is always the same."""

import os
from collections.abc import Callable, Iterator
from errno import ELOOP
from pathlib import Path
from typing import NamedTuple

from tracker.importers.mail.boxes import Box, box_of_flags, box_of_path, strongest
from tracker.importers.mail.telling import is_maildir, kind_of
from tracker.language import _

_MAILDIR = ("new", "cur", "tmp")
_DEEPEST = 100


class Found(NamedTuple):
    """A file that may hold mail; `kind` is "mbox", "eml", or None when it holds none."""

    path: Path
    kind: str | None
    box: Box | None


Trouble = Callable[[Path, OSError], None]
"""What is called with a file or folder that cannot be read; the others are found all the same."""


def mail_under(root: Path, trouble: Trouble) -> Iterator[Found]:
    """The files under a folder, sorted by name; those of a Maildir first, then the folders in it.

    Links are not followed, so nothing outside the folder is read and nothing twice.
    """
    yield from _in_folder(root, (root.name,), trouble)


def _in_folder(folder: Path, names: tuple[str, ...], trouble: Trouble) -> Iterator[Found]:
    try:
        has_maildir = is_maildir(folder)
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        trouble(folder, error)
        return
    box = box_of_path(names)
    if has_maildir:
        for part in ("cur", "new"):
            yield from _letters_in(folder / part, box, trouble)
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if has_maildir and entry.name in _MAILDIR:
                continue
            if len(names) < _DEEPEST:
                yield from _in_folder(path, (*names, entry.name), trouble)
            else:
                trouble(path, OSError(ELOOP, _("nested too deeply")))
        elif entry.is_file(follow_symlinks=False) and not has_maildir:
            try:
                kind = kind_of(path)
            except OSError as error:
                trouble(path, error)
                continue
            own = box_of_path((entry.name,)) if kind == "mbox" else None
            yield Found(path, kind, strongest((own, box)))


def _letters_in(folder: Path, box: Box | None, trouble: Trouble) -> Iterator[Found]:
    try:
        with os.scandir(folder) as found:
            names = sorted(entry.name for entry in found if entry.is_file(follow_symlinks=False))
    except OSError as error:
        trouble(folder, error)
        return
    for name in names:
        if not name.startswith("."):
            yield Found(folder / name, "eml", strongest((box, box_of_flags(name))))
