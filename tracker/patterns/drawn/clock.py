"""Four weeks by the clock: contacts outside working hours, focus blocks, and the rest of each night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from tracker.metrics.contacts import HOUR, SECOND, Contact
from tracker.metrics.off_hours import is_off, moment_of, off_hours_by_week
from tracker.metrics.rest import (
    daily_rests,
    night_work,
    rests,
    takes_part,
    written_between,
)
from tracker.patterns import pattern_named
from tracker.patterns.drawn.shapes import Clock, Moment, Night, Nights
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.fragmented_days import CutDay, cut_days
from tracker.patterns.limits import limits_of
from tracker.patterns.recovery_debt import BEFORE
from tracker.patterns.spells import Clocks, work_since
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.patterns.base import Finding
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
    days = list(cut_days(facts, limits_of(pattern, facts.settings.limits))) if pattern else []
    from_hour = _from_hour(facts)

    def hours(of: CutDay, spans: Iterable[Interval]) -> Hours:
        found = ((_hour(a, of.zone, from_hour), (b - a) / HOUR) for a, b in spans)
        return tuple((hour, hour + length) for hour, length in found)

    moments = (
        (
            "meeting",
            tuple(
                Moment(of.day, _hour(met.starts or 0, of.zone, from_hour), met.client or "", "meeting")
                for of in days
                for met in of.meetings
            ),
        ),
        ("message", tuple(_moment(said, facts) for of in days for said in of.contacts)),
    )
    return Clock(
        tuple(of.day for of in days),
        from_hour,
        tuple(hours(of, of.windows) for of in days),
        tuple(hours(of, [*of.blocks, *of.workshops]) for of in days),
        moments,
    )


def recovery_debt(finding: Finding, facts: Facts) -> Nights:
    """The rest before each day of 28 that follows one with work, the line, and the work of each night."""
    start, clocks = finding.start, Clocks({None: facts.recorded.days})
    spells = work_since(facts, start - BEFORE).spells
    line, most = finding.numbers["short_hours"], finding.numbers["night_hours"]
    worked = night_work(spells, clocks.zone_of)
    late = {night for night, of in worked.items() if of.hours > most and start <= night < facts.end}
    nights = []
    for of in daily_rests(rests(spells), clocks.day_of):
        if start <= of.next < facts.end:
            within = [night for night in late if of.last < night <= of.next]
            is_short = of.rest.ends - of.rest.starts < line * HOUR or bool(within)
            hours = sum(worked[night].hours for night in within)
            nights.append(Night(of.next, of.rest.hours, is_short, of.rest.before.client, hours))
    return Nights(start, facts.end, line, tuple(nights))
