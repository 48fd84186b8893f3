"""Everything that can be imported, one module per source; nothing here touches the database."""

from pathlib import Path

from tracker.importers import calendar_csv, interchange
from tracker.importers.base import Batch, CalendarEvent, Importer, Options, claimed_by
from tracker.importers.unknown import refusal

__all__ = ["IMPORTERS", "Batch", "CalendarEvent", "Importer", "Options", "identify"]

IMPORTERS: tuple[Importer, ...] = (calendar_csv, interchange)


def identify(path: Path) -> Importer:
    """The one importer whose kind of file this is, judged by its content.

    Raises:
        TrackerError: none claims it (the sentence says what it looks like), or two do.
    """
    importer = claimed_by(path, IMPORTERS)
    if importer is None:
        raise refusal(path)
    return importer
