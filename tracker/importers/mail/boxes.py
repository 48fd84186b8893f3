"""Which box a mail lies in, by the names that mail programs give to folders and labels in six languages."""

import re
import unicodedata
from binascii import Error, a2b_base64
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from tracker.importers.mail.charsets import words_of
from tracker.importers.mail.fields import Fields, first

Box = Literal["sent", "draft", "spam", "trash"]
LEFT_OUT: tuple[Box, ...] = ("trash", "spam", "draft")
"""The boxes whose mail is no contact, the strongest word first: what was deleted in Sent is trash."""

_NAMES: dict[Box, tuple[str, ...]] = {
    "sent": (
        *("sent", "sent mail", "sent items", "sent messages", "sent-mail", "[gmail] sent mail"),
        *("verzonden", "verzonden items", "verzonden berichten", "verstuurd", "verzonden e-mail"),
        *("gesendet", "gesendete objekte", "gesendete elemente", "gesendete nachrichten"),
        *("envoyés", "messages envoyés", "éléments envoyés", "objets envoyés", "courrier envoyé"),
        *("enviados", "elementos enviados", "mensajes enviados", "correo enviado", "itens enviados"),
        *("inviati", "posta inviata", "posta inviati"),
    ),
    "draft": (
        *("draft", "drafts", "outbox", "unsent messages"),
        *("concepten", "kladjes", "postvak uit"),
        *("entwurf", "entwürfe", "postausgang"),
        *("brouillon", "brouillons", "boîte d'envoi"),
        *("borrador", "borradores", "bandeja de salida", "rascunhos", "bozze"),
    ),
    "spam": (
        *("spam", "junk", "junk mail", "junk e-mail", "junk email", "bulk mail"),
        *("ongewenst", "ongewenste e-mail", "ongewenste mail", "ongewenste reclame"),
        *("spamverdacht", "unerwünscht", "unerwünschte werbung", "junk-e-mail"),
        *("indésirables", "courrier indésirable", "pourriel"),
        *("correo no deseado", "no deseado", "lixo eletrônico", "posta indesiderata", "indesiderata"),
    ),
    "trash": (
        *("trash", "bin", "deleted", "deleted items", "deleted messages"),
        *("prullenbak", "prullenmand", "verwijderd", "verwijderde items", "verwijderde berichten"),
        *("papierkorb", "gelöscht", "gelöschte objekte", "gelöschte elemente"),
        *("corbeille", "éléments supprimés", "messages supprimés"),
        *("papelera", "elementos eliminados", "eliminados", "lixeira", "itens excluídos", "cestino"),
    ),
}
_BOXES = {unicodedata.normalize("NFC", name): box for box, names in _NAMES.items() for name in names}
_ENDINGS = (".txt", ".mbox", ".mbx", ".sbd", ".maildir", ".mail")
_NUMBERED = re.compile(r"[-_ ]?\(?\d{1,3}\)?\Z")
_UTF7 = re.compile(r"&([^-&]*)-")

_TELLING = frozenset(("x-gmail-labels", "x-mozilla-status", "x-status"))
_LONGEST = 4_000
"""Characters of labels that are read."""
_EXPUNGED = 0x0008
"""In X-Mozilla-Status: deleted, and still in the file until the folder is compacted."""


def strongest(boxes: Iterable[Box | None]) -> Box | None:
    """The box that counts of several."""
    among = set(boxes)
    return next((box for box in (*LEFT_OUT, "sent") if box in among), None)


def box_of_path(parts: Iterable[str]) -> Box | None:
    """The box that the names of a folder, and of those it lies in, tell of."""
    return strongest(box_named(part) for part in parts)


def box_named(name: str) -> Box | None:
    """The box of a folder, a mailbox file or a label: "Sent-1.mbox", ".INBOX.Verzonden", "Entw&APw-rfe"."""
    known = unicodedata.normalize("NFC", _UTF7.sub(_utf7, name)).casefold().strip()
    for ending in _ENDINGS:
        known = known.removesuffix(ending)
    if known.startswith((".", "inbox.")):
        known = known.rpartition(".")[2]
    return _BOXES.get(known) or _BOXES.get(_NUMBERED.sub("", known))


def box_of_fields(fields: Fields, folder: Box | None = None) -> Box | None:
    """The box that Gmail's labels, Thunderbird's status or the status of a Unix mailbox tell of.

    `folder` is that of the folder it lies in.
    """
    if fields.keys().isdisjoint(_TELLING):
        return folder
    boxes = [folder, _box_of_labels(first(fields, "x-gmail-labels")[:_LONGEST])]
    for status in fields.get("x-mozilla-status", ()):
        if re.fullmatch(r"[0-9A-Fa-f]{1,8}", status) and int(status, 16) & _EXPUNGED:
            boxes.append("trash")
    status = first(fields, "x-status").strip()
    status = status if re.fullmatch("[A-Z]{1,8}", status) else ""
    boxes += ["trash" if "D" in status else None, "draft" if "T" in status else None]
    return strongest(boxes)


@lru_cache(maxsize=1_000)  # the same few labels stand on every mail
def _box_of_labels(written: str) -> Box | None:
    return strongest(box_named(label.strip(' "')) for label in words_of(written).split(","))


def box_of_flags(file_name: str) -> Box | None:
    """The box that the flags at the end of a file's name in a Maildir tell of."""
    _, _, flags = file_name.rpartition("2,")
    if not re.search(r"[:;!]2,[A-Za-z]*\Z", file_name):
        return None
    return strongest(("trash" if "T" in flags else None, "draft" if "D" in flags else None))


def _utf7(match: re.Match[str]) -> str:
    """A stretch of IMAP's own UTF-7 (RFC 3501, section 5.1.3)."""
    if not match[1]:
        return "&"
    raw = match[1].replace(",", "/")
    try:
        return a2b_base64(raw + "=" * (-len(raw) % 4)).decode("utf-16-be")
    except (Error, ValueError):
        return match[0]
