"""What the columns of a list of contacts or calls are called, in five languages, and which holds what."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.importers.contact_words import direction_of
from tracker.importers.headers import folded
from tracker.importers.moments import span_of

_WORDS: dict[str, tuple[str, ...]] = {
    "at": (
        *("At", "When", "Moment", "Timestamp", "Datetime", "Date time", "Date and time", "Date/time"),
        *("Tijdstip", "Wanneer", "Datum en tijd", "Datum/tijd", "Zeitpunkt", "Wann", "Datum und Uhrzeit"),
        *("Datum/Uhrzeit", "Date et heure", "Quand", "Horodatage", "Fecha y hora", "Cuándo", "Momento"),
    ),
    "date": ("Date", "Day", "Call date", "Datum", "Dag", "Tag", "Jour", "Fecha", "Día"),
    "time": ("Time", "Call time", "Tijd", "Uhrzeit", "Zeit", "Heure", "Hora"),
    "channel": ("Channel", "Medium", "Via", "Kanaal", "Kanal", "Canal", "Moyen", "Medio"),
    "direction": (
        *("Direction", "In/out", "In or out", "Richting", "In/uit", "Richtung", "Ein/aus", "Sens"),
        *("Dirección de la llamada", "Sentido", "Call direction"),
    ),
    "type": ("Type", "Call type", "Kind", "Soort", "Oproeptype", "Art", "Typ", "Anruftyp", "Tipo"),
    "sender": (
        *("From", "Sender", "Caller", "Van", "Afzender", "Von", "Absender", "De", "Expéditeur"),
        *("Desde", "Remitente"),
    ),
    "recipient": (
        *("To", "Recipient", "Recipients", "Callee", "Naar", "Aan", "Ontvanger", "An", "Nach", "Empfänger"),
        *("À", "Destinataire", "Para", "A", "Destinatario"),
    ),
    "client": ("Client", "Customer", "Klant", "Opdrachtgever", "Kunde", "Auftraggeber", "Cliente"),
    "address": (
        *("Address", "Number", "Phone", "Phone number", "Telephone", "E-mail", "E-mail address", "Mail"),
        *("Adres", "Nummer", "Telefoon", "Telefoonnummer", "E-mailadres", "Adresse", "Rufnummer"),
        *("Telefon", "Telefonnummer", "E-Mail-Adresse", "Numéro", "Téléphone", "Numéro de téléphone"),
        *("Courriel", "Número", "Teléfono", "Número de teléfono", "Correo", "Correo electrónico"),
    ),
    "name": (
        *("Name", "Contact", "Contact name", "With", "Who", "Naam", "Contactpersoon", "Met", "Wie"),
        *("Kontakt", "Mit", "Wer", "Nom", "Avec", "Qui", "Nombre", "Contacto", "Con", "Quién", "Person"),
    ),
    "seconds": (
        *("Seconds", "Duration", "Duration (s)", "Length", "Duur", "Gespreksduur", "Seconden", "Dauer"),
        *("Gesprächsdauer", "Sekunden", "Durée", "Secondes", "Duración", "Segundos"),
    ),
    "minutes": ("Minutes", "Duration (min)", "Minuten", "Duur (min)", "Dauer (min)", "Minutos"),
    "urgent": ("Urgent", "Urgency", "Spoed", "Dringend", "Urgence", "Urgente"),
    "asks": (
        *("Asks", "Needs reply", "Needs answer", "Asks for an answer", "Vraagt antwoord"),
        *("Vraagt om antwoord", "Antwoord nodig", "Braucht Antwort", "Antwort nötig", "Réponse attendue"),
        *("Attend une réponse", "Necesita respuesta", "Pide respuesta"),
    ),
    "end": (
        *("End", "Ends", "Until", "End Date", "End Time", "Einde", "Tot", "Einddatum", "Eindtijd", "Ende"),
        *("Bis", "Endet am", "Endet um", "Fin", "Date de fin", "Heure de fin", "Hasta", "Fecha de fin"),
        *("Hora de fin",),
    ),
}

_ROLE_OF = {folded(word): role for role, words in _WORDS.items() for word in words}


class ContactColumns(NamedTuple):
    """The position of each column; None for one that is not there.

    `client` to `name` are who was on the other side; `direction` is None where only `sender` and `recipient`
    tell which way a contact went.
    """

    at: int | None
    date: int | None
    time: int | None
    channel: int | None
    direction: int | None
    sender: int | None
    recipient: int | None
    client: int | None
    address: int | None
    name: int | None
    seconds: int | None
    minutes: int | None
    urgent: int | None
    asks: int | None


def contact_columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> ContactColumns | None:
    """Which column holds what; None when this is no header of a list of contacts.

    It is one when it has a moment, somebody on the other side and which way it went: a direction, a type
    whose cells in the `rows` below are directions, or a sender and a recipient that are no clock times. One
    with an end belongs to a calendar or a time sheet.
    """
    at: dict[str, int] = {}
    for position, cell in enumerate(header):
        at.setdefault(_ROLE_OF.get(folded(cell), ""), position)
    has_parties = bool({"client", "address", "name"} & at.keys())
    has_both_ends = {"sender", "recipient"} <= at.keys()
    if "end" in at or not {"at", "date"} & at.keys() or not (has_parties or has_both_ends):
        return None
    filled = [row for row in rows if any(map(str.strip, row))][:5]
    if "direction" not in at and "type" in at:
        said = [_cell(row, at["type"]) for row in filled]
        if said and all(direction_of(cell) for cell in said):
            at["direction"] = at["type"]
    if "direction" not in at and not (has_both_ends and filled and _are_people(filled, at)):
        return None
    if "channel" not in at and "type" in at and at.get("direction") != at["type"]:
        at["channel"] = at["type"]
    return ContactColumns(**{role: at.get(role) for role in ContactColumns._fields})


def _are_people(rows: Iterable[Sequence[str]], at: dict[str, int]) -> bool:
    """Whether From and To hold no times, as they do in the sheets of some time trackers."""
    cells = [_cell(row, at[role]) for row in rows for role in ("sender", "recipient")]
    return any(cells) and all(span_of(cell) is None for cell in cells if cell)


def _cell(row: Sequence[str], position: int) -> str:
    return row[position].strip() if position < len(row) else ""
