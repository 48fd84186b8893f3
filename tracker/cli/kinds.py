"""What the words of a command line may be: days, times, money, hours."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import click

from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker

_MOST_CENTS = 10**13


def day(text: str) -> date:
    """A date from 2026-11-20, in a year that can be counted in.

    Raises:
        click.BadParameter: it is none.
    """
    from tracker.records.codec import day

    try:
        found = day(text)
    except ValueError as error:
        raise click.BadParameter(_("It {problem}.").format(problem=error)) from None
    if beyond := _beyond(found):
        raise click.BadParameter(_("It {problem}.").format(problem=beyond))
    return found


def _beyond(of: date) -> str:
    """What is wrong with the year of a day; "" when nothing is."""
    from tracker.records.base import YEARS

    if of.year in YEARS:
        return ""
    said = _("lies outside the years {first} to {last}: {day}")
    return said.format(first=YEARS[0], last=YEARS[-1], day=of.isoformat())


def year(text: str) -> int:
    """A year that can be counted in.

    Raises:
        click.BadParameter: it is none.
    """
    from tracker.records.base import YEARS

    if not (text.isascii() and text.isdecimal() and int(text) in YEARS):
        said = _("{text!r} is no year from {first} to {last}.")
        raise click.BadParameter(said.format(text=text, first=YEARS[0], last=YEARS[-1]))
    return int(text)


def amount(text: str) -> int:
    """Cents from units like 120 or 12,50; nothing below zero.

    Raises:
        click.BadParameter: it is none.
    """
    from tracker.records.words import cents

    try:
        found = cents(text)
    except ValueError as error:
        raise click.BadParameter(_("It {problem}.").format(problem=error)) from None
    if not 0 <= found <= _MOST_CENTS:
        raise click.BadParameter(_("It is no sensible amount: {text}.").format(text=text))
    return found


def hours(text: str) -> float:
    """Hours from 12 or 7,5.

    Raises:
        click.BadParameter: it is no number of hours.
    """
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        said = _("{text!r} is no number of hours (write it like 7.5).")
        raise click.BadParameter(said.format(text=text)) from None
    if not 0 <= found <= 1_000_000:
        raise click.BadParameter(_("{text!r} is no sensible number of hours.").format(text=text))
    return found


# As types of options, which the helps call by the names of the functions.
DAY, YEAR, AMOUNT, HOURS = day, year, amount, hours


def moment(book: "Tracker", text: str) -> datetime:
    """The instant of HH:MM on the day it is, or of RFC 3339 text.

    Raises:
        click.UsageError: it is neither.
    """
    from tracker.records.codec import instant
    from tracker.store.quick import days
    from tracker.workweek import on_clock

    if len(text) <= 5 and ":" in text:
        try:
            clock = time.fromisoformat(text.zfill(5))
        except ValueError:
            said = _("{text} is no time of day. Write it like 17:30.")
            raise click.UsageError(said.format(text=text)) from None
        rule = days(book.store)
        return on_clock(book.today() + timedelta(days=clock < rule.starts_at), clock, rule.zone)
    wrong = _("The time {problem}. For today, write it like 17:30.")
    try:
        found = instant(text)
    except ValueError as error:
        raise click.UsageError(wrong.format(problem=error)) from None
    if beyond := _beyond(found):
        raise click.UsageError(wrong.format(problem=beyond))
    return found
