"""The phrase bank: several ways to say each thing to a client, in each language, beside the user's own.

The language of a phrase is that of the client, whatever language the program speaks: its texts stand in a
module for each language and not in the catalogues. The name of a phrase is the same in all of them.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from tracker.language import N_
from tracker.records import Phrase

OWN, CHECK = "own", "check"
"""Situations of their own kind: phrases of the user's own, and the checks of the ten assumptions."""

SITUATIONS: Mapping[str, str] = {
    "yes-if": N_("Yes, if …"),
    "alternative": N_("Something else instead"),
    "later": N_("Yes, later"),
    "no": N_("No"),
    "extra-price": N_("The price of extra work"),
    "reply-time": N_("When I answer"),
    CHECK: N_("Checking an assumption"),
    "risk": N_("An early warning"),
    "hand-back": N_("Handing work back"),
    "reminder": N_("An invoice, first reminder"),
    "reminder-2": N_("An invoice, second reminder"),
    OWN: N_("Phrases of my own"),
}
"""What there is to say, in the order of the page; titles to be translated."""

OF_TOPIC: Mapping[str, str] = {
    "scope": "no",
    "hours": "later",
    "extra_work_price": "extra-price",
    "reply_time": "reply-time",
    "channels": "reply-time",
    "working_times": "reply-time",
    "days_off": "reply-time",
    "decision_owner": "hand-back",
    "meeting_load": "alternative",
    "payment": "reminder",
    "complaint_route": "risk",
}
"""The situation that comes nearest to telling a boundary on a topic."""


class Saying(NamedTuple):
    """One way to say something.

    Attributes:
        name: by which the user's own version and the rehearsals know it.
        situation: one of `SITUATIONS`.
        text: with placeholders; the user's own version where there is one.
        original: that of the bank; None: the user added the phrase.
        number: which of the ten assumptions it checks.
        record: the user's own version.
    """

    name: str
    situation: str
    text: str
    original: str | None = None
    number: int | None = None
    record: Phrase | None = None


@cache
def bank(language: str) -> tuple[Saying, ...]:
    """The bank's own phrases in a language."""
    texts = import_module(f"tracker.wording.phrases.{language}")
    found = [
        Saying(f"{situation}-{n}", situation, text, text)
        for situation, ways in texts.SAYINGS.items()
        for n, text in enumerate(ways, 1)
    ]
    found += [
        Saying(f"{CHECK}-{number}-{n}", CHECK, text, text, number)
        for number, ways in texts.CHECKS.items()
        for n, text in enumerate(ways, 1)
    ]
    return tuple(found)


def sayings(language: str, own: Iterable[Phrase]) -> tuple[Saying, ...]:
    """Every phrase in a language: the bank's, in the user's version where there is one, then his own.

    `own`: what the user wrote, in whatever languages.
    """
    written = {of.name: of for of in own if of.language == language}
    found = []
    for saying in bank(language):
        mine = written.pop(saying.name, None)
        found.append(saying if mine is None else saying._replace(text=mine.text, record=mine))
    return (*found, *(Saying(name, OWN, of.text, record=of) for name, of in written.items()))


def checks(number: int | None, known: Iterable[Saying]) -> list[Saying]:
    """The ways to check one of the ten assumptions; none for an assumption in the user's own words."""
    return [of for of in known if of.number is not None and of.number == number]


def is_of_the_bank(name: str) -> bool:
    """Whether a name is that of a phrase of the bank."""
    return any(of.name == name for of in bank("en"))
