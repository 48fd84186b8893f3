"""Files for their owner alone that appear whole under their name, or not at all."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

PRIVATE = 0o600
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What file systems without hard links, like those of most USB sticks, say to one."""


@contextmanager
def private_partial(target: str) -> Iterator[str]:
    """A new empty file beside `target` for its owner alone; removed at the end, if it still is there."""
    partial = f"{target}.partial-{os.urandom(6).hex()}"
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE))
    try:
        yield partial
    finally:
        remove(partial)


@contextmanager
def private_replacement(target: str) -> Iterator[str]:
    """A file to write, which takes the place of `target` once all went well."""
    with private_partial(target) as partial:
        yield partial
        os.replace(partial, target)


@contextmanager
def private_addition(target: str) -> Iterator[str]:
    """A file to write, which becomes `target` once all went well.

    Raises:
        FileExistsError: there is a `target` by then; it is left alone.
    """
    with private_partial(target) as partial:
        yield partial
        _add(partial, target)


def copy_into(source: sqlite3.Connection, path: str) -> None:
    """Copy a database, as it is at one moment, into a file: whole by itself, with nothing beside it."""
    with closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def remove(path: str) -> None:
    """Remove a file that may be gone already."""
    with suppress(FileNotFoundError):
        os.remove(path)


def _add(partial: str, target: str) -> None:
    try:
        if hasattr(os, "link"):
            os.link(partial, target)  # unlike a replacement it never takes the place of another file
            return
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)
    os.replace(partial, target)
