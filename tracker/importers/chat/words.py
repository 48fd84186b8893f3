"""What a chat program itself writes among the messages: calls, media, deletions, notices.

An iPhone puts a left-to-right mark before all of these and writes them as if a person had said them.
"""

import re
from typing import NamedTuple

from tracker.importers.moments import tidied

MARK = "\u200e"
SELF = frozenset({"you", "jij", "du", "vous", "tú", "tu", "você", "me"})
"""What stands for the user where his name should be, in the normal form of names."""


class Call(NamedTuple):
    """A call: its channel, and how long it lasted; None when it did not take place."""

    channel: str
    seconds: int | None


_HINT = re.compile(
    r"[\u200e\u200f ]*(?:missed|gemiste|silenced|voice|video|group|groeps|spraak|verpasst|appel|llamada"
    r"|videollamada|chiamata|videochiamata|chamada|videochamada|vastaamaton|missat)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?P<missed>missed |gemiste |silenced )?(?:group |groeps-?)?"
    r"(?:voice call|spraakoproep|(?P<video>video call|video-?oproep))"
    r"(?: (?:at|om) \d{1,2}[:.]\d\d(?: ?[ap]\.? ?m\.?)?)?(?:[,.] ?(?P<rest>.*))?",
    re.IGNORECASE,
)
_MISSED = {
    "verpasster sprachanruf": "phone",
    "verpasster anruf": "phone",
    "verpasster videoanruf": "video",
    "appel vocal manqué": "phone",
    "appel vidéo manqué": "video",
    "llamada perdida": "phone",
    "llamada de voz perdida": "phone",
    "videollamada perdida": "video",
    "chiamata vocale persa": "phone",
    "chiamata persa": "phone",
    "videochiamata persa": "video",
    "chamada de voz perdida": "phone",
    "chamada de vídeo perdida": "video",
    "videochamada perdida": "video",
    "vastaamaton äänipuhelu": "phone",
    "vastaamaton videopuhelu": "video",
    "missat röstsamtal": "phone",
    "missat videosamtal": "video",
}
_UNITS = {"h": 3600, "u": 3600, "m": 60, "s": 1}
_LENGTH = re.compile(
    r"(\d{1,5}) ?(h|hrs?|hours?|u|uur|uren|m|mins?|minutes?|minuut|minuten|s|secs?|seconds?|seconden?)\b\.?"
    r"[, ]*",
    re.IGNORECASE,
)
_NOT_TAKEN = re.compile(
    r"(?:not? answer(?:ed)?|declined|cancell?ed|tap to call back|geen antwoord|niet (?:op)?genomen|geweigerd"
    r"|(?:niet|on)beantwoord|geannuleerd|tik om terug te bellen|click to call back|silenced by .{1,40})",
    re.IGNORECASE,
)

_DELETED_TEXTS = (
    *("This message was deleted", "You deleted this message", "(This message was deleted)"),
    *("Dit bericht is verwijderd", "Dit bericht werd verwijderd", "Je hebt dit bericht verwijderd"),
    *("U hebt dit bericht verwijderd", "Diese Nachricht wurde gelöscht", "Du hast diese Nachricht gelöscht"),
    *("Ce message a été supprimé", "Vous avez supprimé ce message", "Se eliminó este mensaje"),
    *("Este mensaje fue eliminado", "Eliminaste este mensaje", "Questo messaggio è stato eliminato"),
    *("Hai eliminato questo messaggio", "Mensagem apagada", "Esta mensagem foi apagada"),
    *("Essa mensagem foi apagada", "Você apagou esta mensagem", "Tämä viesti poistettiin", "Poistit viestin"),
    *("Det här meddelandet raderades", "Du raderade det här meddelandet"),
)
_DELETED = frozenset(
    mark + text + stop for text in _DELETED_TEXTS for mark in ("", MARK) for stop in ("", ".", " ")
)

_MEDIA = re.compile(
    r"<|.{0,40}\b(?:omitted|weggela(?:ten|ssen)|ausgeschlossen|omis|omise|absente?|omitid[oa]s?|omess[oaie]"
    r"|ocult[oa]s?|utelämna(?:d|t)s?|udelad(?:t|es)|utelatt|puuttuu|attached|bijgevoegd)\b"
    r"|[\w .-]{1,80}\.\w{2,5}\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"end[- ]to[- ]end|eind-tot-eind|end-to-end|ende-zu-ende|bout en bout|extremo a extremo|ponta a ponta"
    r"|crittografi|päästä päähän|security code|beveiligingscode|sicherheitsnummer|disappearing"
    r"|verdwijnende|selbstlöschende|this group|deze groep|dieser? gruppe|is a contact|is een contact"
    r"|this business|dit bedrijf|waiting for this message|wachten op dit bericht|blocked this|geblokkeerd",
    re.IGNORECASE,
)
_TO_THE_USER = re.compile(r"(?:you|je|jij|jullie|u|du|sie|vous|tu|has|hai|você)\b", re.IGNORECASE)
_EDITED = re.compile(r" ?\u200e<[^<>]{1,60}>\Z")


def call_of(text: str) -> Call | None:
    """The call that a line tells of, in English or Dutch; in other languages only a missed one."""
    if _HINT.match(text) is None:
        return None
    words = tidied(text).rstrip(".")
    channel = _MISSED.get(re.split(r"[,.]", words, maxsplit=1)[0].casefold())
    if channel is not None:
        return Call(channel, None)
    found = _CALL.fullmatch(words)
    if found is None:
        return None
    channel = "video" if found["video"] else "phone"
    rest = (found["rest"] or "").strip()
    if found["missed"] or _NOT_TAKEN.fullmatch(rest):
        return Call(channel, None)
    seconds = _seconds(rest)
    if seconds is not None:
        return Call(channel, seconds or None)
    return Call(channel, None) if not rest and text.startswith(MARK) else None


def _seconds(text: str) -> int | None:
    parts = _LENGTH.findall(text)
    if not parts or _LENGTH.sub("", text).strip():
        return None
    return sum(int(number) * _UNITS[unit[0].lower()] for number, unit in parts)


def is_from_person(text: str) -> bool:
    """Whether a marked text shows that its sender is a person, not the chat itself."""
    return _MEDIA.match(text, 1) is not None or call_of(text) is not None


def is_notice(text: str, sender: str) -> bool:
    """Whether a text is the program's own: a deletion, or, if marked, a notice about the chat.

    `sender` is the name on the line; the notice of what somebody did begins with it again.
    """
    if text in _DELETED:
        return True
    if not text.startswith(MARK) or _MEDIA.match(text, 1):
        return False
    words = tidied(text).lstrip("~ ")
    return bool(_NOTICE.search(words) or _TO_THE_USER.match(words)) or words.startswith(
        tidied(sender).lstrip("~ ")
    )


def without_edit_mark(text: str) -> str:
    """The text without "<This message was edited>" behind it."""
    return _EDITED.sub("", text) if text.endswith(">") else text
