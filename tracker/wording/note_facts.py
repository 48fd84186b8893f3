"""What is said of a note beside its title: its days and how long it is open, what it took, its choices."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from tracker.language import _, ngettext
from tracker.records import Boundary, Record
from tracker.wording.note_fields import choice_word
from tracker.wording.numbers import day, duration, written


class Beside(NamedTuple):
    """What a line is written by.

    Attributes:
        today: the day it is.
        zone: whose clock instants are shown on.
        boundaries: by id.
        currency: of a client, by its name.
    """

    today: date
    zone: tzinfo | None
    boundaries: Mapping[str, Boundary]
    currency: Callable[[str], str]


def age(since: date, today: date) -> str:
    """How long something is open: "since today", "for 12 days"."""
    days = (today - since).days
    if days > 0:
        return ngettext("for {n} day", "for {n} days", days).format(n=written(days))
    return _("since today") if not days else _("from then on")


def on(beside: Beside, of: date | datetime | None, said: str = "{day}") -> str:
    """A day in a text that has a place for it; "" without one."""
    return "" if of is None else said.format(day=day(_day_of(beside, of), beside.today))


def since(beside: Beside, of: date | datetime | None, *, is_open: bool) -> str:
    """The day something began, and how long ago that is while it is open."""
    if of is None or not is_open:
        return on(beside, of)
    passed = age(_day_of(beside, of), beside.today)
    return _("{day}, open {age}").format(day=on(beside, of), age=passed)


def _day_of(beside: Beside, of: date | datetime) -> date:
    return of.astimezone(beside.zone).date() if isinstance(of, datetime) else of


def took(seconds: int | None, said: str = "{time}") -> str:
    """A span in a text that has a place for it; "" without one."""
    return said.format(time=duration(seconds)) if seconds else ""


def word(record: Record, name: str, said: str = "{word}") -> str:
    """What was chosen in a field, in a text that has a place for it; "" where nothing was."""
    value = getattr(record, name)
    return "" if value is None else said.format(word=choice_word(record.type, name, value))


def due(beside: Beside, of: date | None, *, is_open: bool) -> str:
    """The day something is due, and how long ago that was while it is open."""
    if of is None:
        return ""
    past = (beside.today - of).days
    said = _("due {day}")
    if is_open and past > 0:
        said = ngettext("due {day}, {n} day ago", "due {day}, {n} days ago", past)
    elif is_open and not past:
        said = _("due {day}, today")
    return said.format(day=on(beside, of), n=written(past))
