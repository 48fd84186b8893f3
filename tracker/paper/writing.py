"""A sheet in a file, by the ending of its name."""

import os

from tracker.errors import TrackerError
from tracker.language import _
from tracker.paper.sheet import Sheet
from tracker.store.files import private_replacement

ENDINGS = (".html", ".pdf")
"""The kinds of file a sheet can be."""


def is_page(path: str) -> bool:
    """Whether a file is to hold a sheet, by the ending of its name."""
    return os.path.splitext(path)[1].lower() in ENDINGS


def written(sheet: Sheet, ending: str) -> tuple[bytes, int]:
    """A sheet as the bytes of a file with one of `ENDINGS`, and on how many pages it stands."""
    if ending == ".pdf":
        from tracker.paper.pdf import pdf

        return pdf(sheet)
    from tracker.paper.html import html

    return html(sheet).encode("utf-8"), 1


def write(sheet: Sheet, path: str) -> int:
    """Write a sheet to a file, whole or not at all, for its owner alone; returns on how many pages it stands.

    Raises:
        TrackerError: it cannot be written.
    """
    content, pages = written(sheet, os.path.splitext(path)[1].lower())
    try:
        with private_replacement(path) as partial, open(partial, "wb") as file:
            file.write(content)
    except OSError as error:
        raise TrackerError(
            _("{path} cannot be written: {reason}").format(path=path, reason=error.strerror),
            _("Check the folder and its space"),
        ) from error
    return pages
