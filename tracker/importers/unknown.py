"""What to say of a file that no importer claims: what it looks like, and what would help."""

from pathlib import Path

from tracker.errors import BadFile, TrackerError
from tracker.importers.base import cannot_open
from tracker.importers.csv_layout import layout_of
from tracker.importers.moments import quoted

_AS_CSV = "Export the calendar as CSV instead"
_CHAT = "Of a chat, hand over the .zip or .txt that the phone exports"

_LOOKS_LIKE: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", _AS_CSV),
    (b"PK\x03\x04", "a zip or Excel (.xlsx) file without a chat in it", f"Save a table as CSV. {_CHAT}"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.xls, .doc or .msg)", "Save it as CSV, a mail as .eml"),
    (b"!BDN", "an Outlook data file (.pst)", "Export the calendar as CSV, and mail with a program as mbox"),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first"),
    (b"SQLite format 3\0", "a SQLite database", "To open one of the tracker's own, use --db"),
    (b"\x89PNG", "a picture", _AS_CSV),
    (b"\xff\xd8\xff", "a picture", _AS_CSV),
    (b"GIF8", "a picture", _AS_CSV),
    (b"BEGIN:VCALENDAR", "an iCalendar file (.ics)", _AS_CSV),
    (b"<!DOCTYPE", "a web page", _AS_CSV),
    (b"<html", "a web page", _AS_CSV),
    (b"<?xml", "an XML file that is no backup of calls or messages", "Of a phone, use SMS Backup & Restore"),
)


def refusal(path: Path) -> TrackerError:
    """The error that tells why the file at `path` is none that can be imported."""
    if path.is_dir():
        return BadFile(
            f"In the folder {path.name} there is no mail and no chat export",
            "Name the file inside it, or the folder that holds the mail",
        )
    try:
        with path.open("rb") as stream:
            head = stream.read(1 << 16)
    except OSError as error:
        return cannot_open(path, error)
    text = head.removeprefix(b"\xef\xbb\xbf").strip()
    if not text.strip(b"\0\xff\xfe"):
        return BadFile(f"{path.name} is empty", "Export it again, and check that there is something in it")
    for magic, what, remedy in _LOOKS_LIKE:
        if text[: len(magic)].lower() == magic.lower():
            return BadFile(f"{path.name} looks like {what}, not like anything that can be imported", remedy)
    try:
        layout = layout_of(path)
    except TrackerError as error:
        return error
    if _is_binary(head):
        return BadFile(f"{path.name} holds no text", "Export the calendar as CSV instead")
    names = [cell.strip()[:30] for cell in layout.first_row if cell.strip()]
    if len(names) < 2:
        return BadFile(
            f"{path.name} is no calendar, mail or chat: its first line is"
            f" {quoted(names[0]) if names else 'blank'}",
            "A calendar in CSV begins with its column names, a chat with the time of its first message",
        )
    found = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
    return BadFile(
        f"{path.name} is CSV, but no calendar: found columns {found}; expected at least a title and a start",
        "Export the calendar again, with its column names in the first line",
    )


def _is_binary(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    strange = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\x1b")
    return strange > 0.1 * len(head) and head.count(0) < 0.4 * len(head)
