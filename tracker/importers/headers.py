"""What the columns of a calendar are called, in five languages, and which column holds what.

The words are those of Outlook's exports (English, Dutch, German, French, Spanish), Google's import format
and hand-made lists. All languages share one table, so a half-translated header reads as well as a whole one.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WORDS: dict[str, tuple[str, ...]] = {
    "title": (
        *("Subject", "Title", "Summary", "Event", "Event name", "Event title", "Appointment"),
        *("Onderwerp", "Titel", "Afspraak", "Betreff", "Objet", "Titre", "Sujet", "Asunto", "Título"),
    ),
    "start_date": (
        *("Start Date", "Start DateTime", "Start Date Time", "Start Date and Time", "Date", "Day"),
        *("Begindatum", "Startdatum", "Datum", "Beginnt am", "BeginnDatum", "Anfangsdatum"),
        *("Date de début", "Date début", "Fecha de comienzo", "Fecha comienzo", "Fecha de inicio"),
        *("Fecha inicio", "Fecha"),
    ),
    "start_time": (
        *("Start Time", "Time", "Begintijd", "Starttijd", "Tijd", "Beginnt um", "BeginnZeit", "Startzeit"),
        *("Anfangszeit", "Zeit", "Uhrzeit", "Heure de début", "Heure début", "Heure"),
        *("Hora de comienzo", "Hora comienzo", "Hora de inicio", "Hora inicio", "Hora"),
    ),
    "start": (
        *("Start", "Starts", "Starts at", "Begin", "Begins", "Begint", "Beginn", "Beginnt", "Anfang"),
        *("Début", "Comienzo", "Inicio"),
    ),
    "end_date": (
        *("End Date", "End DateTime", "End Date Time", "End Date and Time", "Einddatum", "Endet am"),
        *("EndeDatum", "Enddatum", "Date de fin", "Date fin", "Fecha de finalización", "Fecha finalización"),
        *("Fecha de fin", "Fecha fin", "Fecha final"),
    ),
    "end_time": (
        *("End Time", "Eindtijd", "Endet um", "EndeZeit", "Endzeit", "Heure de fin", "Heure fin"),
        *("Hora de finalización", "Hora finalización", "Hora de fin", "Hora fin", "Hora final"),
    ),
    "end": (
        *("End", "Ends", "Ends at", "Einde", "Eindigt", "Ende", "Endet", "Fin", "Finalización", "Final"),
    ),
    "from": ("From", "Van", "Von", "Desde"),
    "until": ("Until", "Tot", "Bis", "Hasta"),
    "all_day": (
        *("All day event", "All day", "Evenement, duurt hele dag", "Gebeurtenis, duurt hele dag"),
        *("Duurt hele dag", "Hele dag", "Ganztägiges Ereignis", "Ganztaegiges Ereignis", "Ganztägig"),
        *("Ganztags", "Journée entière", "Toute la journée", "Todo el día", "Evento de todo el día"),
    ),
    "organiser": (
        *("Meeting Organizer", "Meeting Organiser", "Organizer", "Organiser", "Organisator van vergadering"),
        *("Organisator", "Besprechungsplanung", "Besprechungsorganisator", "Organisateur d'une réunion"),
        *("Organisateur de la réunion", "Organisateur", "Organizador de la reunión", "Organizador"),
    ),
    "attendees": (
        *("Required Attendees", "Optional Attendees", "Attendees", "Guests", "Participants", "Invitees"),
        *("Vereiste genodigden", "Optionele genodigden", "Genodigden", "Vereiste deelnemers"),
        *("Optionele deelnemers", "Deelnemers", "Erforderliche Teilnehmer", "Optionale Teilnehmer"),
        *("TeilnehmerZwingend", "TeilnehmerOptional", "Teilnehmer", "Participants obligatoires"),
        *("Participants facultatifs", "Asistentes necesarios", "Asistentes requeridos"),
        *("Asistentes obligatorios", "Asistentes opcionales", "Asistentes", "Participantes"),
    ),
    "categories": (
        *("Categories", "Category", "Categorieën", "Categorie", "Kategorien", "Kategorie"),
        *("Catégories", "Catégorie", "Categorías", "Categoría"),
    ),
    "private": ("Private", "Is private", "Privé", "Privat", "IstPrivat", "Privado"),
    "sensitivity": (
        *("Sensitivity", "Gevoeligheid", "Vertraulichkeit", "Critère de diffusion", "Sensibilidad"),
        *("Confidencialidad", "Carácter"),
    ),
    "show_as": (
        *("Show time as", "Show as", "Tijd weergeven als", "Weergeven als", "Zeitspanne zeigen als"),
        *("Anzeigen als", "Afficher la disponibilité", "Afficher comme", "Mostrar hora como"),
        *("Mostrar tiempo como", "Mostrar como"),
    ),
}

ROLES = tuple(_WORDS)
"""What a column can hold. `start` and `end` may hold a day, a clock time, or both."""


class Columns(NamedTuple):
    """The position of each column that matters; None for one that is not there."""

    title: int
    start: int
    start_time: int | None
    end: int | None
    end_time: int | None
    all_day: int | None
    organiser: int | None
    categories: int | None
    private: int | None
    sensitivity: int | None
    show_as: int | None
    attendees: tuple[int, ...]

    @property
    def positions(self) -> tuple[int, ...]:
        """The positions of all the columns that were recognized."""
        single = (position for position in self if isinstance(position, int))
        return (*single, *self.attendees)


def folded(header: str) -> str:
    """A header cell reduced to its letters: no case, accents, spaces, soft hyphens or double encoding."""
    text = _decoded_once_more(header)
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(c for c in decomposed if c.isalnum()).casefold()


def _decoded_once_more(text: str) -> str:
    """UTF-8 that was taken for cp1252 or latin-1 on its way here ("reuniÃ³n"), set right."""
    if "Ã" not in text and "Â" not in text:
        return text
    for codec in ("cp1252", "latin-1"):
        try:
            return text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _forms(word: str) -> Iterator[str]:
    yield folded(word)
    yield folded(word.encode("ascii", "ignore").decode())  # "Priorit?t": the accent was lost on the way


_ROLE_OF = {form: role for role, words in _WORDS.items() for word in words for form in _forms(word)}


def joined(header: Sequence[str]) -> list[str]:
    """The header with a name that was cut at its own comma ("Evenement, duurt hele dag") put together."""
    cells: list[str] = []
    for cell in header:
        if cells and _ROLE_OF.get(folded(cells[-1] + cell)) == "all_day" and "," not in cells[-1]:
            cells[-1] = f"{cells[-1]},{cell}"
        else:
            cells.append(cell)
    return cells


def columns_of(header: Sequence[str]) -> Columns | None:
    """Which column holds what; None when there is no title or no start, so that this is no calendar's header.

    Names that stand twice are read by position: the second "Début" is the time, as is a bare "Start" beside
    a "Start Date".
    """
    return _placed([_ROLE_OF.get(folded(cell), "") for cell in header])


def columns_named(names: Sequence[str]) -> tuple[Columns | None, tuple[str, ...]]:
    """The columns as the user names them, by role or by any known header, and the names that mean nothing."""
    roles = [name if name in _WORDS else _ROLE_OF.get(folded(name), "?") for name in names]
    unknown = tuple(
        name for name, role in zip(names, roles, strict=True) if role == "?" and name.strip(" -_")
    )
    return _placed(roles), unknown


def _placed(roles: Sequence[str]) -> Columns | None:
    at: dict[str, list[int]] = {role: [] for role in ROLES}
    for position, role in enumerate(roles):
        if role in at:
            at[role].append(position)
    if at["until"]:  # alone, "from" is the sender of a mail
        at["start"] += at["from"]
        at["end"] += at["until"]
    start, start_time = _moment(at["start_date"], at["start_time"], at["start"])
    end, end_time = _moment(at["end_date"], at["end_time"], at["end"])
    if not at["title"] or start is None:
        return None
    single = {role: _first(at[role]) for role in ("all_day", "organiser", "categories", "private")}
    return Columns(
        title=at["title"][0],
        start=start,
        start_time=start_time,
        end=end,
        end_time=end_time,
        sensitivity=_first(at["sensitivity"]),
        show_as=_first(at["show_as"]),
        attendees=tuple(at["attendees"]),
        **single,
    )


def _first(positions: list[int]) -> int | None:
    return positions[0] if positions else None


def _moment(dates: list[int], times: list[int], either: list[int]) -> tuple[int | None, int | None]:
    """The column of the day (or day and time), and that of the time."""
    days = dates[:1] or either[:1]
    clocks = times[:1] or [position for position in either if position not in days][:1]
    return _first(days), _first(clocks)
