"""What the words of a command line may be: days, times, money, hours."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import click

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
        raise click.BadParameter(f"It {error}.") from None
    if beyond := _beyond(found):
        raise click.BadParameter(f"It {beyond}.")
    return found


def _beyond(of: date) -> str:
    """What is wrong with the year of a day; "" when nothing is."""
    from tracker.records.base import YEARS

    return "" if of.year in YEARS else f"lies outside the years {YEARS[0]} to {YEARS[-1]}: {of.isoformat()}"


def year(text: str) -> int:
    """A year that can be counted in.

    Raises:
        click.BadParameter: it is none.
    """
    from tracker.records.base import YEARS

    if not (text.isascii() and text.isdecimal() and int(text) in YEARS):
        raise click.BadParameter(f"{text!r} is no year from {YEARS[0]} to {YEARS[-1]}.")
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
        raise click.BadParameter(f"It {error}.") from None
    if not 0 <= found <= _MOST_CENTS:
        raise click.BadParameter(f"It is no sensible amount: {text}.")
    return found


def hours(text: str) -> float:
    """Hours from 12 or 7,5.

    Raises:
        click.BadParameter: it is no number of hours.
    """
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        raise click.BadParameter(f"{text!r} is no number of hours (write it like 7.5).") from None
    if not 0 <= found <= 1_000_000:
        raise click.BadParameter(f"{text!r} is no sensible number of hours.")
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
            raise click.UsageError(f"{text} is no time of day. Write it like 17:30.") from None
        rule = days(book.store)
        return on_clock(book.today() + timedelta(days=clock < rule.starts_at), clock, rule.zone)
    try:
        found = instant(text)
    except ValueError as error:
        raise click.UsageError(f"The time {error}. For today, write it like 17:30.") from None
    if beyond := _beyond(found):
        raise click.UsageError(f"The time {beyond}. For today, write it like 17:30.")
    return found
