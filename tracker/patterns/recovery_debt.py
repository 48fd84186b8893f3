"""Short nights and long weeks leave too little rest (daily and weekly rest, long working hours).

What it sees
    Of the last 28 days: nights with less than 11 h from the last work of a day to the first of the next, for
    any client or own; a night with more than 1 h of work from 0 to 6 counts as a short one. Weeks without a
    rest of 35 h, a rest across Sunday midnight being that of the week in which it begins; one that is not
    over yet lasts until your next working hours. The mean of the last 16 weeks, weeks of leave aside, once
    your records go back so far. A message is work from 5 minutes on, or with a second one within the hour.

Why it matters
    11 hours of rest a day, 24 + 11 in seven days and 48 hours of work a week on average are lines of the
    European working time directive (2003/88). More than an hour between 0 and 6 makes a night shift in Dutch
    law. With 55 hours a week and more, strokes and heart disease are more frequent (WHO and ILO, 2021), in
    large groups. The lines were made for employees; for you they are a yardstick.

Look-alikes
    A single short message late at night. Late work that was chosen, with a late start. Days that were not
    written down: a day without any record is unknown, and a rest over it counts as long enough.

What helps
    A shutdown hour and one protected day, told to the client behind most short nights. It helped when there
    are fewer short nights in four weeks, and your own energy is up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.contacts import HOUR, SECOND
from tracker.metrics.off_hours import moment_of
from tracker.metrics.rest import DailyRest, NightWork, Spell, daily_rests, night_work, rests, written_between
from tracker.patterns.base import (
    CHOSEN,
    Finding,
    Limit,
    Limits,
    NotYet,
    Pattern,
    Trace,
    above,
    at_least,
    found,
)
from tracker.patterns.evidence import MOST, of_contacts, of_pieces
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.recorded import Piece, between, monday_of
from tracker.patterns.spells import Clocks, Work, entry_spells, work_since
from tracker.patterns.windows import ONE_WEEK
from tracker.workweek import epoch, week_windows

if TYPE_CHECKING:
    from tracker.patterns.facts import Facts
    from tracker.workweek.clock import Interval

NAME = "recovery-debt"
WEEKS = 4
BEFORE = 2 * ONE_WEEK
"""Work is looked for so much earlier, as what a first rest follows: a longer rest is below no line."""
MEAN_WEEKS = 16
"""Weeks of the mean, as in the Dutch working hours act."""
DAYS_NEEDED = 15
"""Days with clock times, of 20, that make rest readable: chosen, the same as for focused days."""


class _Short(NamedTuple):
    """Short nights: rests below the line, and nights with work. A night counts once with its rest."""

    days: int
    rests: list[DailyRest]
    nights: list[NightWork]
    total: int


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """Short nights, weeks without a long rest, and the mean week, over all clients and own time."""
    start = facts.end - WEEKS * ONE_WEEK
    work = work_since(facts, start - BEFORE)
    short = _short(work.spells, facts, start, limits)
    weeks = _weeks_without_rest(work.spells, facts, limits["week_hours"])
    mean = _mean_week(facts)
    met = [
        at_least(1, "count", short.total, limits["short_1"], event=True),
        at_least(2, "count", short.total, limits["short_2"], event=True),
        *(at_least(n, "count", weeks, limits[f"weeks_{n}"], event=True) for n in (1, 2, 3)),
        above(2, "hours", mean, limits["mean_2"], event=True),
        at_least(3, "hours", mean, limits["mean_3"], event=True),
    ]
    seen = between(facts.work, start, facts.end)
    if not any(met) and seen and all(piece.starts is None for piece in seen):
        yield NotYet(NAME, None, 0, DAYS_NEEDED, "days")
    lost = sum(limits["short_hours"] - of.rest.hours for of in short.rests)
    over = max((mean or 0) - limits["mean_2"], 0) * WEEKS
    all_spells = _short(_all_spells(work), facts, start, limits)
    yield from found(
        NAME,
        None,
        met,
        n=short.days or MEAN_WEEKS,
        start=start,
        end=facts.last,
        stake_seconds=max(lost, over) * 3600,
        evidence=_evidence(short, work, seen, facts),
        numbers={
            **{name: limits[name] for name in ("short_hours", "week_hours", "night_hours")},
            **_numbers(short),
            "short_with_all": all_spells.total,
            "weeks": weeks,
            "mean": mean,
        },
    )


def _all_spells(work: Work) -> Iterator[Spell]:
    """The work and every other contact of the user's, to show what short messages would change."""
    yield from entry_spells(work.pieces)
    for of in work.contacts.values():
        at = moment_of(of)
        yield Spell(at, at + (of.seconds or 0) * SECOND, ("message", of.pk), of.client, of.zone)


def _short(spells: Iterable[Spell], facts: Facts, start: date, limits: Limits) -> _Short:
    spells, clocks = list(spells), Clocks({None: facts.recorded.days})
    days = [of for of in daily_rests(rests(spells), clocks.day_of) if start <= of.next < facts.end]
    below = [of for of in days if of.rest.ends - of.rest.starts < limits["short_hours"] * HOUR]
    nights = {
        night: of
        for night, of in night_work(spells, clocks.zone_of).items()
        if start <= night < facts.end and of.hours > limits["night_hours"]
    }
    without = [of for of in below if not any(of.last < night <= of.next for night in nights)]
    below.sort(key=lambda of: (of.rest.hours, of.next))
    return _Short(len(days), below, list(nights.values()), len(nights) + len(without))


def _weeks_without_rest(spells: Collection[Spell], facts: Facts, hours: float) -> int:
    """How many of the four weeks have no rest of so many hours; a rest over an empty day is long enough."""
    recorded, known = facts.recorded, _recorded_days(facts, facts.end - WEEKS * ONE_WEEK)
    taken = [(of.starts, of.ends) for of in rests(spells)]
    last = max((of.ends for of in spells), default=facts.moment)
    if last < facts.moment:
        taken.append((last, _next_work(facts)))
    weeks: dict[date, list[bool]] = {}
    for a, b in taken:
        is_short = b - a < hours * HOUR and not _holds_empty_day((a, b), facts, known)
        weeks.setdefault(monday_of(recorded.day_of(a)), []).append(is_short)
    mondays = (facts.end - n * ONE_WEEK for n in range(1, WEEKS + 1))
    return sum(all(weeks[of]) for of in mondays if of in weeks and min(known, default=facts.end) <= of)


def _recorded_days(facts: Facts, since: date) -> set[date]:
    """The days with a record of any kind, and the very first: an entry, leave, or a contact either way."""
    day_of, moment = facts.recorded.day_of, facts.recorded.moment(since)
    contacts = facts.recorded.contacts
    said = [*contacts[:1], *written_between(contacts, moment, facts.moment)]
    pieces = between(facts.recorded.pieces, since, facts.end)
    return {day_of(moment_of(of)) for of in said} | {piece.day for piece in (*facts.work[:1], *pieces)}


def _holds_empty_day(rest: Interval, facts: Facts, known: Collection[date]) -> bool:
    """Whether a whole day without any record lies within."""
    moment, day = facts.recorded.moment, facts.recorded.day_of(rest[0])
    while moment(day + ONE_DAY) <= rest[1]:
        if moment(day) >= rest[0] and day not in known:
            return True
        day += ONE_DAY
    return False


def _next_work(facts: Facts) -> int:
    """When working hours begin after the end, by the settings of then: a rest that is not over ends there."""
    zone, settings = facts.recorded.days.zone, facts.settings
    windows = week_windows(settings)
    for day in (facts.end + n * ONE_DAY for n in range(14)):
        for starts, _ in windows[day.weekday()] if day not in settings.days_off else ():
            at = epoch(datetime.combine(day, time(*divmod(starts // 60, 60)), zone)) * SECOND
            if at >= facts.moment:
                return at
    return facts.moment + 14 * 24 * HOUR


def _mean_week(facts: Facts) -> float | None:
    """Mean hours of the last 16 weeks, leave weeks aside; None where the records begin later."""
    first = facts.end - MEAN_WEEKS * ONE_WEEK
    if not facts.work or monday_of(facts.work[0].day) > first:
        return None
    weeks = [first + n * ONE_WEEK for n in range(MEAN_WEEKS)]
    counted = [monday for monday in weeks if monday not in facts.on_leave]
    pieces = chain.from_iterable(between(facts.work, of, of + ONE_WEEK) for of in counted)
    return sum(piece.seconds for piece in pieces) / 3600 / len(counted) if counted else None


def _numbers(short: _Short) -> dict[str, object]:
    """Short nights in numbers, and the client of the last work before most of them; None is own time."""
    counts = Counter(of.rest.before.client for of in short.rests)
    ranked = sorted(counts.items(), key=lambda of: (-of[1], of[0] or ""))
    client, count = ranked[0] if ranked else (None, 0)
    return {
        "short": short.total,
        "days": short.days,
        "below": len(short.rests),
        "nights": len(short.nights),
        "shortest": min((of.rest.hours for of in short.rests), default=None),
        "behind": client,
        "behind_count": count,
    }


def _evidence(short: _Short, work: Work, seen: Iterable[Piece], facts: Facts) -> tuple[Trace, ...]:
    """The last work before each short night, the shortest first, and the work of nights; else the longest."""
    late = [of.rest.before for of in short.rests] + [spell for of in short.nights for spell in of.spells]
    if not late:
        return of_pieces(seen)
    traces: list[Trace] = []
    for kind, key in dict.fromkeys(of.source for of in late):
        if kind == "entry":
            traces += of_pieces(work.pieces[key])
        else:
            traces += of_contacts([work.contacts[key]], facts.recorded)
    return tuple(traces[:MOST])


_EU = "European working time directive 2003/88"
_EU_WEEK = "European working time directive 2003/88: 24 + 11 h"
_ATW = "Dutch working hours act"
_WHO = "WHO and ILO, 2021"

PATTERN = Pattern(
    NAME,
    8,
    detect,
    limits=(
        Limit("short_1", 2, 1, 28, "count", CHOSEN, "short nights in four weeks"),
        Limit("short_2", 4, 1, 28, "count", CHOSEN, "short nights in four weeks"),
        Limit("weeks_1", 1, 1, 4, "weeks", CHOSEN, "weeks without a long rest, of four"),
        Limit("weeks_2", 2, 1, 4, "weeks", CHOSEN, "weeks without a long rest, of four"),
        Limit("weeks_3", 4, 1, 4, "weeks", CHOSEN, "weeks without a long rest, of four"),
        Limit("mean_2", 48, 20, 100, "hours", _EU, "mean hours a week over 16 weeks"),
        Limit("mean_3", 55, 20, 100, "hours", _WHO, "mean hours a week over 16 weeks"),
        Limit("short_hours", 11, 6, 14, "hours", _EU, "rest below which a night is short"),
        Limit("week_hours", 35, 20, 60, "hours", _EU_WEEK, "the longest rest of a week"),
        Limit("night_hours", 1, 0, 6, "hours", _ATW, "work from 0 to 6 that makes a night short"),
    ),
    topics=("working_times", "days_off"),
    of_person=True,
)
