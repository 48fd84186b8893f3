"""What to say of a file that no importer claims: what it looks like, and what would help."""

from pathlib import Path

from tracker.errors import BadFile, TrackerError
from tracker.importers.base import cannot_open
from tracker.importers.csv_layout import layout_of
from tracker.importers.moments import quoted
from tracker.language import N_, _

_AS_CSV = N_("Export the calendar as CSV instead")

_LOOKS_LIKE: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", N_("a PDF"), _AS_CSV),
    (
        b"PK\x03\x04",
        N_("a zip or Excel (.xlsx) file without a chat in it"),
        N_("Save a table as CSV. Of a chat, hand over the .zip or .txt that the phone exports"),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        N_("an old Office file (.xls, .doc or .msg)"),
        N_("Save it as CSV, a mail as .eml"),
    ),
    (
        b"!BDN",
        N_("an Outlook data file (.pst)"),
        N_("Export the calendar as CSV, and mail with a program as mbox"),
    ),
    (b"\x1f\x8b", N_("a gzip archive"), N_("Unpack it first")),
    (b"SQLite format 3\0", N_("a SQLite database"), N_("To open one of the tracker's own, use --db")),
    (b"\x89PNG", N_("a picture"), _AS_CSV),
    (b"\xff\xd8\xff", N_("a picture"), _AS_CSV),
    (b"GIF8", N_("a picture"), _AS_CSV),
    (b"BEGIN:VCALENDAR", N_("an iCalendar file (.ics)"), _AS_CSV),
    (b"<!DOCTYPE", N_("a web page"), _AS_CSV),
    (b"<html", N_("a web page"), _AS_CSV),
    (
        b"<?xml",
        N_("an XML file that is no backup of calls or messages"),
        N_("Of a phone, use SMS Backup & Restore"),
    ),
)


def refusal(path: Path) -> TrackerError:
    """The error that tells why the file at `path` is none that can be imported."""
    if path.is_dir():
        return BadFile(
            _("In the folder {file} there is no mail and no chat export").format(file=path.name),
            _("Name the file inside it, or the folder that holds the mail"),
        )
    try:
        with path.open("rb") as stream:
            head = stream.read(1 << 16)
    except OSError as error:
        return cannot_open(path, error)
    text = head.removeprefix(b"\xef\xbb\xbf").strip()
    if not text.strip(b"\0\xff\xfe"):
        return BadFile(
            _("{file} is empty").format(file=path.name),
            _("Export it again, and check that there is something in it"),
        )
    for magic, what, remedy in _LOOKS_LIKE:
        if text[: len(magic)].lower() == magic.lower():
            return BadFile(
                _("{file} looks like {what}, not like anything that can be imported").format(
                    file=path.name, what=_(what)
                ),
                _(remedy),
            )
    try:
        layout = layout_of(path)
    except TrackerError as error:
        return error
    if _is_binary(head):
        return BadFile(_("{file} holds no text").format(file=path.name), _(_AS_CSV))
    names = [cell.strip()[:30] for cell in layout.first_row if cell.strip()]
    if len(names) < 2:
        happened = _("{file} is no calendar, mail or chat: its first line is blank")
        if names:
            happened = _("{file} is no calendar, mail or chat: its first line is {line}")
        return BadFile(
            happened.format(file=path.name, line=quoted(names[0]) if names else ""),
            _("A calendar in CSV begins with its column names, a chat with the time of its first message"),
        )
    found = ", ".join(names[:8])
    if len(names) > 8:
        found = _("{names} and {n} more").format(names=found, n=len(names) - 8)
    return BadFile(
        _(
            "{file} is CSV, but no calendar: found columns {names}; expected at least a title and a start"
        ).format(file=path.name, names=found),
        _("Export the calendar again, with its column names in the first line"),
    )


def _is_binary(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    strange = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\x1b")
    return strange > 0.1 * len(head) and head.count(0) < 0.4 * len(head)
