"""What a cell of a calendar means, in five languages: yes or no, free or busy, cancelled, a total.

Outlook's "Show time as" is a word in some exports and a number in others, and the numbers come in two kinds.
Classic Outlook's CSV has 1 tentative, 2 busy, 3 free, 4 out of office (as published guides for its CSV import
list them, and as Hebcal writes them for it); programs that go through Outlook's object model write
`OlBusyStatus`, which Microsoft documents as 0 free, 1 tentative, 2 busy, 3 out of office, 4 working
elsewhere. A column with a 0 in it is therefore read as the second kind, any other as the first. Nothing is
dropped on this: a free event is shown as left out, and can be taken in.
"""

import re
from collections.abc import Iterable

from tracker.importers.base import LeftOut

_YES = frozenset(
    (
        *("true", "yes", "y", "on", "1", "-1", "x", "waar", "ja", "j", "aan", "wahr", "ein"),
        *("vrai", "oui", "activé", "verdadero", "sí", "si", "activado"),
    )
)
_FREE = frozenset(("free", "vrij", "beschikbaar", "frei", "verfügbar", "libre", "disponible", "transparent"))
_PRIVATE = frozenset(("private", "privé", "prive", "privat", "privado"))
_TOTALS = frozenset(
    (
        *(
            "total",
            "totals",
            "grand total",
            "subtotal",
            "sum",
            "totaal",
            "totalen",
            "eindtotaal",
            "subtotaal",
        ),
        *("gesamt", "gesamtsumme", "summe", "zwischensumme", "total général", "sous-total", "somme"),
        *("total general", "suma", "totales"),
    )
)

_E = "(?:é|e\u0301?)"
_CANCELLED = re.compile(
    r"\s*(?:cancell?ed(?: event)?|geannuleerd|afgezegd|vervallen|abgesagt|storniert"
    rf"|annul{_E}e?s?|cancelad[oa]|anulad[oa])\s*:",
    re.IGNORECASE,
)
_DECLINED = re.compile(
    r"\s*(?:declined|geweigerd|afgewezen|afgeslagen|abgelehnt|rechazad[oa]"
    rf"|refus{_E}e?|d{_E}clin{_E}e?)\s*:",
    re.IGNORECASE,
)


def is_yes(cell: str) -> bool:
    """Whether a flag is set; anything that is no known "yes" is a "no"."""
    return cell.strip().casefold() in _YES


def is_private(cell: str) -> bool:
    """Whether a sensitivity says private: "Personal" and "Confidential" do not, they may well be work."""
    return cell.strip().casefold() in _PRIVATE


def is_total(cell: str) -> bool:
    """Whether a row that begins with this cell, and has no start, is a sum of the rows above it."""
    return cell.strip(" :.\t").casefold() in _TOTALS


def free_words(cells: Iterable[str]) -> frozenset[str]:
    """Which of a whole column's "Show time as" cells mean free (see above for the numbers)."""
    written = {cell: cell.strip().casefold() for cell in cells}
    number = "0" if "0" in written.values() else "3"
    return frozenset(cell for cell, word in written.items() if word in _FREE or word == number)


def left_out_by_title(title: str) -> LeftOut | None:
    """ "cancelled" or "declined" where the calendar program has put that before the title."""
    if ":" not in title:
        return None
    if _CANCELLED.match(title):
        return "cancelled"
    if _DECLINED.match(title):
        return "declined"
    return None
