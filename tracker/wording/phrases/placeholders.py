"""Placeholders: what stands in a phrase for what is known of a client, and filling them in.

A placeholder is a name in braces, and nothing else is read: no attribute, no number, no format. So a phrase
of the user's, or of a file that was imported, can reach nothing but these few texts.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tracker.boundaries.particulars import Particulars
from tracker.errors import UsageError
from tracker.language import N_, _, speaking
from tracker.wording.numbers import count, days, duration, in_hours, money, one_line

BLANK = "…"
"""What stands where something is not known, to be filled in by hand."""

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
LONGEST_NAME = 80


class Placeholder(NamedTuple):
    """A placeholder: what stands for it, where that comes from, and how it is said; "" where not known."""

    title: str
    source: str
    said: Callable[[Particulars], str]


def _rate(of: Particulars) -> str:
    return "" if of.cents_per_hour is None else money(of.cents_per_hour / 100, of.currency)


def _reply_time(of: Particulars) -> str:
    if not of.reply_minutes:
        return ""
    hours, minutes = divmod(of.reply_minutes, 60)
    if not hours:
        return count(minutes, "minute", "minutes")
    return duration(of.reply_minutes * 60) if minutes else count(hours, "hour", "hours")


def _hours_left(of: Particulars) -> str:
    if of.hours_left is None:
        return ""
    if of.hours_left == round(of.hours_left):
        return count(round(of.hours_left), "hour", "hours")
    return in_hours(of.hours_left, ",.1f")


def _amount(of: Particulars) -> str:
    return money(of.invoice.amount_cents / 100, of.currency) if of.invoice else ""


PLACEHOLDERS: Mapping[str, Placeholder] = {
    "client": Placeholder(
        N_("the client’s name"), N_("Clients"), lambda of: one_line(of.client, LONGEST_NAME)
    ),
    "project": Placeholder(
        N_("the project that runs, or did last"),
        N_("Clients, their projects"),
        lambda of: one_line(of.project, LONGEST_NAME),
    ),
    "rate": Placeholder(
        N_("the agreed rate an hour; of a fee, the fee over its hours"), N_("Clients, their rates"), _rate
    ),
    "reply_time": Placeholder(
        N_("the reply time you told, in working time"), N_("Boundaries, reply time"), _reply_time
    ),
    "hours_left": Placeholder(
        N_("agreed hours not worked yet; of a retainer, this month’s"), N_("Clients and Log"), _hours_left
    ),
    "invoice_number": Placeholder(
        N_("the number of the invoice that is open for longest"),
        N_("Notes, invoices"),
        lambda of: one_line(of.invoice.number, LONGEST_NAME) if of.invoice else "",
    ),
    "invoice_amount": Placeholder(N_("its amount"), N_("Notes, invoices"), _amount),
    "due_date": Placeholder(
        N_("when it is due"),
        N_("Notes, invoices"),
        lambda of: days(of.due_on, of.due_on) if of.due_on else "",
    ),
    "days_late": Placeholder(
        N_("how long it is past that"),
        N_("Notes, invoices"),
        lambda of: count(of.days_late, "day", "days") if of.days_late else "",
    ),
}
"""Every placeholder by its name; titles and sources are to be translated."""


def values(of: Particulars, language: str) -> dict[str, str]:
    """What stands for each placeholder in a phrase of a language; "" where it is not known."""
    with speaking(language):
        return {name: placeholder.said(of) for name, placeholder in PLACEHOLDERS.items()}


def filled(text: str, known: Mapping[str, str]) -> str:
    """A phrase with its placeholders filled in, and a blank where nothing is known.

    Braces that are no placeholder stay as they are. A blank at the end of a sentence ends it, too.
    """

    def said(found: re.Match[str]) -> str:
        name = found.group()[1:-1]
        return (known.get(name, "") or BLANK) if name in PLACEHOLDERS else found.group()

    return _BRACES.sub(said, text).replace(f"{BLANK}.", BLANK)


def unknown(text: str) -> list[str]:
    """The braces in a phrase that are no placeholder, each once: "{foo}", "{"."""
    found = (of.group() for of in _BRACES.finditer(text))
    return [of for of in dict.fromkeys(found) if of[1:-1] not in PLACEHOLDERS or len(of) < 3]


def missing(text: str, known: Mapping[str, str]) -> list[str]:
    """The placeholders of a phrase for which nothing is known, by their titles."""
    named = dict.fromkeys(of.group()[1:-1] for of in _BRACES.finditer(text))
    return [_(PLACEHOLDERS[name].title) for name in named if name in PLACEHOLDERS and not known.get(name)]


def braces(names: Mapping[str, object]) -> str:
    """Names as placeholders, one after the other: "{client}, {rate}"."""
    return ", ".join(f"{{{name}}}" for name in names)


def checked(text: str | None) -> str:
    """A phrase of the user's own as it can be kept.

    Raises:
        UsageError: it is empty, or holds braces that are no placeholder.
    """
    said = (text or "").strip()
    if not said:
        raise UsageError(_("The phrase is empty"), _("Write what you would say"))
    if odd := unknown(said):
        alone = [of for of in odd if len(of) == 1]
        sentence = (
            _("The brace {named} stands alone")
            if alone
            else _("Nothing is known that {named} could stand for")
        )
        raise UsageError(
            sentence.format(named=one_line(alone[0] if alone else odd[0], 40)),
            _("Between braces can stand {names}").format(names=braces(PLACEHOLDERS)),
        )
    return said
