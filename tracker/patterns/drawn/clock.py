"""Four weeks by the clock: contacts outside working hours, focus blocks, and the rest of each night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from tracker.metrics.contacts import HOUR, MINUTE, SECOND, Contact
from tracker.metrics.focus import focus_blocks
from tracker.metrics.off_hours import is_off, moment_of, off_hours_by_week
from tracker.metrics.rest import (
    Spell,
    contact_spells,
    daily_rests,
    night_work,
    rests,
    takes_part,
    written_between,
)
from tracker.patterns import pattern_named
from tracker.patterns.drawn.shapes import Clock, Moment, Night, Nights
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.fragmented_days import WORKSHOP_KINDS
from tracker.patterns.limits import limits_of
from tracker.patterns.recorded import Piece, between
from tracker.patterns.recovery_debt import BEFORE
from tracker.patterns.windows import ONE_WEEK
from tracker.workweek import Days

if TYPE_CHECKING:
    from tracker.patterns.base import Finding, Limits
    from tracker.patterns.facts import Facts
    from tracker.workweek.clock import Interval

WEEKS = 4
Hours = tuple[tuple[float, float], ...]


def always_on(finding: Finding, facts: Facts) -> Clock:
    """Contacts of 28 days: outside working hours "mine" and "theirs", by who began, and those "inside"."""
    start = facts.end - WEEKS * ONE_WEEK
    contacts = [of for of in _written(facts, start) if takes_part(of)]
    began = _began(facts, start)
    kinds: dict[str, list[Moment]] = {"inside": [], "theirs": [], "mine": []}
    for of in contacts:
        key = "inside"
        if is_off(of, facts.recorded.clock_of):
            key = "mine" if began[moment_of(of)] and of.direction == "out" else "theirs"
        kinds[key].append(_moment(of, facts))
    days = tuple(start + n * ONE_DAY for n in range(WEEKS * 7))
    windows = tuple(
        tuple((a / 3600, b / 3600) for a, b in facts.recorded.schedule.windows(day)) for day in days
    )
    moments = tuple((key, tuple(of)) for key, of in kinds.items())
    return Clock(days, _from_hour(facts), windows, (), moments)


def _began(facts: Facts, start: date) -> Counter[int]:
    """How many contacts outside working hours the user began at an instant, as the metric tells it."""
    contacts = _written(facts, start - ONE_WEEK)
    since = facts.recorded.moment(start - ONE_WEEK)
    theirs = facts.recorded.turns_of.values()
    turns = [of for whose in theirs for of in whose if (of.ended_at or facts.moment) >= since]
    told_apart = off_hours_by_week(contacts, turns, facts.recorded.clock_of, str)
    return Counter({int(moment): of.mine_began for moment, of in told_apart})


def _written(facts: Facts, start: date) -> list[Contact]:
    return written_between(facts.recorded.contacts, facts.recorded.moment(start), facts.moment)


def _moment(of: Contact, facts: Facts) -> Moment:
    at = moment_of(of)
    hour = _hour(at, facts.recorded.clock_of(of.zone).zone, _from_hour(facts))
    return Moment(facts.recorded.day_of(at), hour, of.client, of.channel)


def _hour(at: int, zone: tzinfo, from_hour: float) -> float:
    """The hour on a clock, of what comes before the day begins that of the night before: 25.5 is 1:30."""
    wall = datetime.fromtimestamp(at // SECOND, zone)
    hour = wall.hour + wall.minute / 60
    return hour if hour >= from_hour else hour + 24


def _from_hour(facts: Facts) -> float:
    starts = facts.recorded.days.starts_at
    return starts.hour + starts.minute / 60


def fragmented_days(finding: Finding, facts: Facts) -> Clock:
    """Working days with traces: working hours, focus blocks, and each "meeting" and "message" that cut."""
    pattern = pattern_named(finding.pattern)
    limits = limits_of(pattern, facts.settings.limits) if pattern else {}
    said: dict[date, list[Contact]] = {}
    for of in _written(facts, finding.start):
        if takes_part(of):
            said.setdefault(facts.recorded.day_of(moment_of(of)), []).append(of)
    rows = []
    for day in (finding.start + n * ONE_DAY for n in range(WEEKS * 7)):
        pieces = [of for of in between(facts.work, day, day + ONE_DAY) if of.starts is not None]
        contacts = said.get(day, [])
        if facts.is_working_day(day) and (pieces or contacts):
            row = _cut_up(day, pieces, contacts, facts, limits)
            rows += [row] if row else []
    moments = (
        ("meeting", tuple(of for row in rows for of in row.meetings)),
        ("message", tuple(of for row in rows for of in row.messages)),
    )
    return Clock(
        tuple(row.day for row in rows),
        _from_hour(facts),
        tuple(row.windows for row in rows),
        tuple(row.blocks for row in rows),
        moments,
    )


class _Row(NamedTuple):
    """A day's working hours, focus blocks, and what cut into it."""

    day: date
    windows: Hours
    blocks: Hours
    meetings: list[Moment]
    messages: list[Moment]


def _cut_up(
    day: date, pieces: Sequence[Piece], said: Sequence[Contact], facts: Facts, limits: Limits
) -> _Row | None:
    """A working day; None where its hours have no room for a block."""
    zone = _zone([*pieces, *said], facts)
    windows = [(a * SECOND, b * SECOND) for a, b in facts.recorded.schedule.working_windows(day, zone)]
    least = int(limits["minutes"] * MINUTE)
    if not any(b - a >= least for a, b in windows):
        return None
    spans = [(of.starts or 0, of.ends or 0, of) for of in pieces]
    met = [(a, b, of) for a, b, of in spans if of.kind == "meeting" and _cuts(a, b, windows)]
    contacts = [of for of in said if _cuts(*_span(of), windows)]
    blocks = focus_blocks(windows, [*((a, b) for a, b, _ in met), *map(_span, contacts)], least)
    long = limits["workshop"] * HOUR
    blocks += [(a, b) for a, b, of in spans if of.kind in WORKSHOP_KINDS and b - a >= long]

    def hours(of: Iterable[Interval]) -> Hours:
        start = _from_hour(facts)
        found = ((_hour(a, zone, start), (b - a) / HOUR) for a, b in of)
        return tuple((hour, hour + length) for hour, length in found)

    meetings = [
        Moment(day, _hour(a, zone, _from_hour(facts)), of.client or "", "meeting") for a, _, of in met
    ]
    return _Row(day, hours(windows), hours(blocks), meetings, [_moment(of, facts) for of in contacts])


def _cuts(a: int, b: int, windows: Sequence[Interval]) -> bool:
    return any(a < end and max(b, a + 1) > start for start, end in windows)


def _span(of: Contact) -> Interval:
    at = moment_of(of)
    return at, at + (of.seconds or 0) * SECOND if of.is_conversation else at


def _zone(traces: Iterable[Piece | Contact], facts: Facts) -> tzinfo:
    counts = Counter(of.zone for of in traces)
    zone = min(counts, key=lambda of: (-counts[of], of or ""))
    return ZoneInfo(zone) if zone else facts.recorded.days.zone


def recovery_debt(finding: Finding, facts: Facts) -> Nights:
    """The rest before each day of 28 that follows one with work, the line, and the work of each night."""
    start = finding.start
    zones: dict[str | None, Days] = {None: facts.recorded.days}

    def days_of(zone: str | None) -> Days:
        if zone not in zones:
            zones[zone] = Days(ZoneInfo(zone or ""), zones[None].starts_at)
        return zones[zone]

    def day_of(of: Spell) -> date:
        return date.fromordinal(days_of(of.zone).ordinal_of_epoch(of.starts // SECOND))

    spells = _spells(facts, start - BEFORE)
    line, most = finding.numbers["short_hours"], finding.numbers["night_hours"]
    worked = night_work(spells, lambda zone: days_of(zone).zone)
    late = {night for night, of in worked.items() if of.hours > most and start <= night < facts.end}
    nights = []
    for of in daily_rests(rests(spells), day_of):
        if start <= of.next < facts.end:
            within = [night for night in late if of.last < night <= of.next]
            is_short = of.rest.ends - of.rest.starts < line * HOUR or bool(within)
            hours = sum(worked[night].hours for night in within)
            nights.append(Night(of.next, of.rest.hours, is_short, of.rest.before.client, hours))
    return Nights(start, facts.end, line, tuple(nights))


def _spells(facts: Facts, since: date) -> list[Spell]:
    """Entries with clock times, each once, and contacts that are work."""
    entries = {
        of.entry: Spell(of.starts, of.ends, ("entry", of.entry), of.client, of.zone)
        for of in between(facts.work, since, facts.end)
        if of.starts is not None and of.ends is not None
    }
    said = [of for of in _written(facts, since) if takes_part(of)]
    return [*entries.values(), *contact_spells(said)]
