"""Everything that can be imported, one module per source; nothing here touches the database."""

from pathlib import Path

from tracker.importers import calendar_csv, contacts_csv, interchange, phone_xml
from tracker.importers.base import (
    Batch,
    CalendarEvent,
    ContactEvent,
    Importer,
    Options,
    claimed_by,
)
from tracker.importers.chat import signal, slack, telegram, whatsapp
from tracker.importers.mail import eml, folder, maildir, mbox
from tracker.importers.unknown import refusal

__all__ = ["IMPORTERS", "Batch", "CalendarEvent", "ContactEvent", "Importer", "Options", "identify"]

_OF_FOLDERS: tuple[Importer, ...] = (maildir, folder, slack)

IMPORTERS: tuple[Importer, ...] = (
    calendar_csv,
    interchange,
    mbox,
    eml,
    whatsapp,
    signal,
    phone_xml,
    telegram,
    contacts_csv,
    *_OF_FOLDERS,
)


def identify(path: Path) -> Importer:
    """The one importer whose kind of file or folder this is, judged by its content.

    Raises:
        TrackerError: none claims it (the sentence says what it looks like), or two do.
    """
    importer = claimed_by(path, _OF_FOLDERS if path.is_dir() else IMPORTERS)
    if importer is None:
        raise refusal(path)
    return importer
