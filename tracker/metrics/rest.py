"""Rest: what counts as work, the time between, from one day to the next, and work at night."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from tracker.metrics.contacts import HOUR, SECOND, Contact
from tracker.metrics.off_hours import moment_of
from tracker.workweek import clip, epoch
from tracker.workweek.clock import merged

LONG_CONTACT = 300
"""A contact of so many seconds is work by itself ..."""
NEAR = HOUR
"""... and a shorter one with another one of the user's this close by: a single late message is not."""
BREAK = 3 * HOUR
"""A shorter time off interrupts a day's work, and ends none, even where the day begins within it: chosen."""
NIGHT = (time(0), time(6))
"""Night work is work between these times (the Dutch working hours act)."""

ZoneOf = Callable[[str | None], tzinfo]
"""The time zone of an IANA name; None is the zone of the settings."""


class Spell(NamedTuple):
    """A stretch of work. Instants are integer microseconds since 1970-01-01 UTC.

    Attributes:
        starts: when it starts.
        ends: when it ends; a message without a length ends when it starts.
        source: "entry" or "message", and the store's key of it.
        client: for whom; None for own time.
        zone: the IANA zone it was lived in; None: that of the settings.
    """

    starts: int
    ends: int
    source: tuple[str, int]
    client: str | None = None
    zone: str | None = None


class Rest(NamedTuple):
    """The time between two spells of work.

    Attributes:
        starts: when the work before it ends.
        ends: when the next work starts.
        before: the work that it follows.
        after: the work that ends it.
    """

    starts: int
    ends: int
    before: Spell
    after: Spell

    @property
    def hours(self) -> float:
        """How long it is."""
        return (self.ends - self.starts) / HOUR


class DailyRest(NamedTuple):
    """The rest from one worked day to the next, with both days."""

    rest: Rest
    last: date
    next: date


class NightWork(NamedTuple):
    """The work of one night: its hours, overlapping work counted once, and the spells it lies in."""

    hours: float
    spells: list[Spell]


def takes_part(contact: Contact) -> bool:
    """Whether it took something of the user: he sent it, or it was a conversation, whoever began."""
    return contact.direction == "out" or contact.is_conversation


def written_between(contacts: Sequence[Contact], lo: int, hi: int) -> list[Contact]:
    """Of contacts in order of time, those written in [lo, hi), in microseconds since 1970-01-01 UTC."""
    sent = islice(contacts, bisect_left(contacts, lo, key=attrgetter("at")), None)
    return [contact for contact in sent if lo <= moment_of(contact) < hi]


def contact_spells(contacts: Iterable[Contact]) -> Iterator[Spell]:
    """The contacts that are work: of five minutes or more, or with another one of the user's within the hour.

    What was sent later counts when it was written. Source of the rule: domain 4.0, **8**.
    """
    mine = sorted((one for one in contacts if takes_part(one)), key=lambda one: (moment_of(one), one.pk))
    moments = [moment_of(one) for one in mine]
    for n, (one, at) in enumerate(zip(mine, moments, strict=True)):
        beside = [*moments[max(n - 1, 0) : n], *moments[n + 1 : n + 2]]
        if (one.seconds or 0) >= LONG_CONTACT or any(abs(at - other) <= NEAR for other in beside):
            yield Spell(at, at + (one.seconds or 0) * SECOND, ("message", one.pk), one.client, one.zone)


def rests(spells: Iterable[Spell]) -> list[Rest]:
    """The time between the spells, in order. There is none between those that touch or overlap."""
    found: list[Rest] = []
    latest: Spell | None = None
    for spell in sorted(spells, key=attrgetter("starts", "ends", "source")):
        if latest is not None and spell.starts > latest.ends:
            found.append(Rest(latest.ends, spell.starts, latest, spell))
        if latest is None or spell.ends > latest.ends:
            latest = spell
    return found


def daily_rests(found: Iterable[Rest], day_of: Callable[[Spell], date]) -> list[DailyRest]:
    """The rest between each worked day and the next: from the last work of one to the first of the other.

    Work that goes on over the beginning of a day, with breaks below `BREAK`, is still that of the day before.

    Args:
        found: the rests, in order.
        day_of: the user's day on which a spell starts, on the clock of its own zone.
    """
    days: list[DailyRest] = []
    began: date | None = None
    for rest in found:
        if began is None:
            began = day_of(rest.before)
        if rest.ends - rest.starts < BREAK:
            continue
        day = day_of(rest.after)
        if day > began:
            days.append(DailyRest(rest, began, day))
        # Beyond the date line a day comes twice, and mail may lack the zone it was written in.
        began = max(began, day)
    return days


def night_work(spells: Iterable[Spell], zone_of: ZoneOf) -> dict[date, NightWork]:
    """The work between 00 and 06 by date, on the clock of each spell's own zone.

    The hours are elapsed ones, so that the night of a clock change has one more or one fewer.
    """
    parts: dict[date, list[tuple[int, int]]] = {}
    within: dict[date, list[Spell]] = {}
    for spell in spells:
        for night, part in _nights(spell, zone_of(spell.zone)):
            parts.setdefault(night, []).append(part)
            within.setdefault(night, []).append(spell)
    return {
        night: NightWork(sum(b - a for a, b in merged(parts[night])) / HOUR, within[night])
        for night in sorted(parts)
    }


def _nights(spell: Spell, zone: tzinfo) -> Iterator[tuple[date, tuple[int, int]]]:
    at = datetime.fromtimestamp(spell.starts // SECOND, zone)
    if at.hour >= NIGHT[1].hour and spell.ends - spell.starts < (23 - at.hour) * HOUR:
        return  # most work: it ends well before midnight, whatever the clocks do
    night = at.date()
    while True:
        lo, hi = (epoch(datetime.combine(night, edge, zone)) * SECOND for edge in NIGHT)
        if lo >= spell.ends:
            return
        part = clip(spell.starts, spell.ends, lo, hi)
        if part is not None:
            yield night, part
        night += timedelta(days=1)
