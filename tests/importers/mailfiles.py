"""Mails and mailboxes made by hand, small enough to stand beside what is said of them."""

from pathlib import Path

from tracker.importers.base import Batch, ContactEvent, Options
from tracker.importers.mail import mbox

ME = "peter@peterbos.example"
JAN = "jan@bouw.example"
SEPARATOR = b"From - Mon Nov 16 09:00:00 2026\n"
_NUMBER = iter(range(1, 1_000_000))


def mail(body: str | bytes = "Hello.\n", **fields: str | None) -> bytes:
    """A mail from Jan to me; fields by their name with _ for -, None for one that is not there."""
    written: dict[str, str | None] = {
        "From": f"Jan de Vries <{JAN}>",
        "To": f"Peter Bos <{ME}>",
        "Date": "Mon, 16 Nov 2026 09:00:00 +0100",
        "Message-ID": f"<{next(_NUMBER)}@bouw.example>",
    }
    names = {name.lower(): name for name in written}
    for name, value in fields.items():
        known = name.replace("_", "-")
        written[names.get(known.lower(), known)] = value
    head = "".join(f"{name}: {value}\n" for name, value in written.items() if value is not None)
    return head.encode("utf-8") + b"\n" + (body if isinstance(body, bytes) else body.encode("utf-8"))


def from_me(body: str | bytes = "Hello.\n", **fields: str | None) -> bytes:
    """A mail from me to Jan."""
    return mail(body, **{"From": f"Peter Bos <{ME}>", "To": f"Jan de Vries <{JAN}>", **fields})


def mailbox(*mails: bytes) -> bytes:
    """A mailbox file with these mails."""
    return b"".join(SEPARATOR + each.rstrip(b"\n") + b"\n\n" for each in mails)


def read(folder: Path, *mails: bytes, name: str = "Mail.mbox", me: tuple[str, ...] = (ME,)) -> Batch:
    """The batch of a mailbox file with these mails."""
    path = folder / name
    path.write_bytes(mailbox(*mails))
    return mbox.extract(path, Options("Europe/Amsterdam", me=frozenset(me)))


def only(batch: Batch) -> ContactEvent:
    """The one contact of a batch."""
    (event,) = batch.records
    assert isinstance(event, ContactEvent)
    return event
