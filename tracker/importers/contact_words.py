"""What a cell of a list of contacts means, in five languages: in or out, which channel, how long."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from tracker.importers.headers import folded
from tracker.language import _


class Direction(NamedTuple):
    """Which way a contact went; a call that nobody took has no length, whatever stands beside it."""

    way: str
    is_missed: bool = False


def _folded(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {folded(word): meaning for meaning, several in words.items() for word in several}


_DIRECTIONS = _folded(
    {
        "in": (
            *("in", "inbound", "incoming", "received", "from client", "them", "answered", "incoming call"),
            *("inkomend", "binnenkomend", "ontvangen", "binnen", "inkomende oproep", "ein", "eingehend"),
            *("empfangen", "erhalten", "eingehender Anruf", "entrant", "reçu", "reçue", "appel entrant"),
            *("entrante", "recibido", "recibida", "llamada entrante"),
        ),
        "out": (
            *("out", "outbound", "outgoing", "sent", "dialed", "dialled", "to client", "me"),
            *("outgoing call", "uitgaand", "verzonden", "verstuurd", "uit", "uitgaande oproep", "gebeld"),
            *("aus", "ausgehend", "gesendet", "gewählt", "ausgehender Anruf", "sortant", "envoyé"),
            *("envoyée", "émis", "appel sortant", "saliente", "enviado", "enviada", "llamada saliente"),
        ),
        "missed": (
            *("missed", "missed call", "unanswered", "rejected", "declined", "voicemail", "gemist"),
            *("gemiste oproep", "geweigerd", "verpasst", "verpasster Anruf", "abgelehnt", "manqué"),
            *("appel manqué", "perdida", "llamada perdida", "rechazada"),
        ),
    }
)

_CHANNELS = _folded(
    {
        "email": ("email", "mail", "mails", "courriel", "correo", "correo electrónico"),
        "phone": (
            *("phone", "call", "phone call", "telephone", "telefoon", "gebeld", "bellen", "telefoontje"),
            *("Telefon", "Anruf", "téléphone", "appel", "teléfono", "llamada", "mobile", "mobiel"),
        ),
        "chat": (
            *("chat", "app", "whatsapp", "signal", "telegram", "slack", "teams", "messenger", "imessage"),
            *("appje", "message", "bericht", "Nachricht"),
        ),
        "sms": ("sms", "text", "text message", "sms-bericht", "texto", "mensaje de texto"),
        "video": (
            *("video", "video call", "videocall", "zoom", "meet", "google meet", "facetime", "videogesprek"),
            *("videobellen", "Videoanruf", "visio", "visioconférence", "videollamada"),
        ),
        "in_person": (
            *("in person", "in_person", "meeting", "face to face", "visit", "persoonlijk", "bezoek"),
            *("gesprek", "bespreking", "live", "persönlich", "Treffen", "Besuch", "en personne", "réunion"),
            *("visite", "en persona", "reunión", "visita"),
        ),
    }
)

_HIGH = frozenset(map(folded, ("high", "urgent", "hoog", "spoed", "hoch", "dringend", "haute", "alta")))

_PARTS = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)(?:h|hr|hrs|hours?|u|uur|uren|std|stunden?|heures?|horas?)\.?)?"
    r"(?:(\d+(?:[.,]\d+)?)(?:m|min|mins|minutes?|minuut|minuten?|minutos?)\.?)?"
    r"(?:(\d+)(?:s|sec|secs|seconds?|seconden?|sek|sekunden?|secondes?|segundos?)\.?)?"
)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")
_HOURS_MINUTES = re.compile(r"(\d{1,3})[hu]([0-5]?\d)")
_TWO_PARTS = re.compile(r"\d{1,3}:\d{2}")
_NUMBER = re.compile(r"(\d{1,9})(?:[.,]0+)?")


def direction_of(cell: str) -> Direction | None:
    """Which way a contact went; None when the cell does not tell."""
    word = _DIRECTIONS.get(folded(cell))
    return None if word is None else Direction("in", True) if word == "missed" else Direction(word)


def channel_of(cell: str) -> str | None:
    """The channel a cell names, as in `records.CHANNELS`; None when it is none of them."""
    return _CHANNELS.get(folded(cell))


def is_high(cell: str) -> bool:
    """Whether a cell about urgency says that it was."""
    return cell.strip() == "!" or folded(cell) in _HIGH


def length_of(cell: str, unit: int) -> int | str:
    """The seconds of a call like "12m", "0:12:30" or "720"; 0 for none; or a sentence on why it is unclear.

    A bare number counts units of `unit` seconds. Two numbers with a colon may be hours and minutes or minutes
    and seconds, so they are refused.
    """
    text = "".join(cell.split()).casefold()
    if not text.strip("-–"):
        return 0
    number = _NUMBER.fullmatch(text)
    if number:
        return int(number[1]) * unit
    clock = _CLOCK.fullmatch(text)
    if clock:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    hours_minutes = _HOURS_MINUTES.fullmatch(text)
    if hours_minutes:
        return int(hours_minutes[1]) * 3600 + int(hours_minutes[2]) * 60
    if _TWO_PARTS.fullmatch(text):
        return _(
            "The duration may be minutes and seconds or hours and minutes; write it like 12m30s or 0:12:30"
        )
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return _("The duration cannot be read; write it like 12m, 0:12:30 or 720")
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts.groups())
    return round(hours * 3600 + minutes * 60 + seconds)
