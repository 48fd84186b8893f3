"""Days in which calls, meetings and messages leave no room for focused work (fragmented time).

What it sees
    Of the last 28 days, those of your working days that have an entry with clock times or a contact. A focus
    block is 90 minutes of your working hours without a meeting, a call or a message of yours. Z = days
    without one; self = the interruptions that you began, or answered within 10 minutes, / all of them. A
    meeting or training of 3 h or more is the day's work, and no fragmentation. At least 15 such days.

Why it matters
    Thinking needs stretches, and who answers on every channel at once gives them away. There is no norm for
    how many a week needs: the lines are chosen. Fewer mail checks lowered stress in one study (Kushlev and
    Dunn, 2015) and not in another (Mark and others, 2016), so take what helps as an experiment.

Look-alikes
    Workshops and training days. Days of desk research that left no trace are not counted.

What helps
    Two blocked mornings a week in a calendar that clients can see, and meetings on fixed halves of days. It
    helped when Z is down and your promises are still kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from tracker.metrics.contacts import HOUR, MINUTE, SECOND, Contact
from tracker.metrics.focus import focus_blocks, of_own_doing
from tracker.metrics.off_hours import moment_of
from tracker.metrics.rest import takes_part, written_between
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, Trace, at_least, found
from tracker.patterns.evidence import MOST, of_contacts, of_pieces
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.recorded import Piece, between
from tracker.patterns.windows import ONE_WEEK

if TYPE_CHECKING:
    from tracker.patterns.facts import Facts
    from tracker.workweek.clock import Interval

NAME = "fragmented-days"
WEEKS = 4
WORKSHOP_KINDS = ("meeting", "learning", "coaching")
"""Kinds of entries that are a day's work by themselves when they are long: workshops and trainings."""


class CutDay(NamedTuple):
    """A working day with traces: its focus blocks, and what cut into its working hours.

    Attributes:
        day: which.
        zone: the one that most of its records were lived in; on its clock the working hours are read.
        windows: its working hours in microseconds.
        blocks: its focus blocks, likewise.
        workshops: long meetings and trainings, which are a day's work by themselves.
        contacts: the user's messages and all conversations inside working hours.
        meetings: entries of meetings that lie at least in part inside them.
    """

    day: date
    zone: tzinfo
    windows: list[Interval]
    blocks: list[Interval]
    workshops: list[Interval]
    contacts: list[Contact]
    meetings: list[Piece]

    @property
    def undisturbed(self) -> int:
        """How many focus blocks it has; a workshop is one."""
        return max(len(self.blocks), bool(self.workshops))


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """How many working days had no stretch for focused work, and who cut them up."""
    days = list(cut_days(facts, limits))
    if len(days) < limits["days"]:
        if days:
            yield NotYet(NAME, None, len(days), limits["days"], "days")
        return
    without = [of for of in days if not of.undisturbed]
    contacts = [of for day in days for of in day.contacts]
    own = _of_own_doing(facts, limits)
    mine = sum(of.pk in own for of in contacts)
    meetings = sum(len(day.meetings) for day in days)
    cuts = len(contacts) + meetings
    two = at_least(2, "days", len(without), limits["days_2"])
    met = [at_least(1, "days", len(without), limits["days_1"]), two]
    if two is not None and cuts and mine / cuts >= limits["self_3"]:
        met.append(two._replace(level=3))
    cut_by = [of for day in without for of in day.contacts]
    met_in = [of for day in without for of in day.meetings]
    yield from found(
        NAME,
        None,
        met,
        n=len(days),
        start=facts.end - WEEKS * ONE_WEEK,
        end=facts.last,
        stake_seconds=sum(of.seconds for of in met_in) + sum(of.seconds or 0 for of in cut_by),
        evidence=_evidence(met_in, cut_by, facts),
        numbers={
            "without": len(without),
            "blocks": sum(of.undisturbed for of in days),
            "minutes": limits["minutes"],
            "cuts": cuts,
            "mine": mine,
            "meetings": meetings,
            "conversations": sum(of.is_conversation for of in contacts),
            "messages": sum(not of.is_conversation for of in contacts),
            "at_once": limits["at_once"],
        },
    )


def cut_days(facts: Facts, limits: Limits) -> Iterator[CutDay]:
    """The working days of the last 28 that have a trace, and room for a focus block."""
    start = facts.end - WEEKS * ONE_WEEK
    lo, hi = facts.recorded.moment(start), facts.moment
    contacts: dict[date, list[Contact]] = {}
    for of in written_between(facts.recorded.contacts, lo, hi):
        if takes_part(of):
            contacts.setdefault(facts.recorded.day_of(moment_of(of)), []).append(of)
    for day in (start + n * ONE_DAY for n in range(WEEKS * 7)):
        pieces = [of for of in between(facts.work, day, day + ONE_DAY) if of.starts is not None]
        said = contacts.get(day, [])
        if facts.is_working_day(day) and (pieces or said):
            zone = _zone([*pieces, *said], facts)
            windows = _windows(day, zone, facts)
            if any(b - a >= limits["minutes"] * MINUTE for a, b in windows):
                yield _cut(day, zone, windows, said, pieces, limits)


def _zone(traces: Iterable[Piece | Contact], facts: Facts) -> tzinfo:
    """The zone that most records of a day were lived in: on its clock the working hours are read."""
    counts = Counter(of.zone for of in traces)
    zone = min(counts, key=lambda of: (-counts[of], of or ""))
    return ZoneInfo(zone) if zone else facts.recorded.days.zone


def _windows(day: date, zone: tzinfo, facts: Facts) -> list[Interval]:
    return [(a * SECOND, b * SECOND) for a, b in facts.recorded.schedule.working_windows(day, zone)]


def _cut(
    day: date,
    zone: tzinfo,
    windows: list[Interval],
    said: Iterable[Contact],
    pieces: Iterable[Piece],
    limits: Limits,
) -> CutDay:
    def cuts(a: int, b: int) -> bool:
        return any(a < end and max(b, a + 1) > start for start, end in windows)

    contacts = [of for of in said if cuts(*_span(of))]
    spans = [(of, (of.starts or 0, of.ends or 0)) for of in pieces]
    meetings = [(of, span) for of, span in spans if of.kind == "meeting" and cuts(*span)]
    long = limits["workshop"] * HOUR
    workshops = [span for of, span in spans if of.kind in WORKSHOP_KINDS and span[1] - span[0] >= long]
    cut_by = [*map(_span, contacts), *(span for _, span in meetings)]
    blocks = focus_blocks(windows, cut_by, int(limits["minutes"] * MINUTE))
    return CutDay(day, zone, windows, blocks, workshops, contacts, [of for of, _ in meetings])


def _span(of: Contact) -> Interval:
    """A conversation from its start to its end; a message is a moment."""
    at = moment_of(of)
    return at, at + (of.seconds or 0) * SECOND if of.is_conversation else at


def _of_own_doing(facts: Facts, limits: Limits) -> set[int]:
    since = facts.recorded.moment(facts.end - (WEEKS + 1) * ONE_WEEK)
    contacts = written_between(facts.recorded.contacts, since, facts.moment)
    turns = [of for whose in facts.recorded.turns_of.values() for of in whose if (of.ended_at or 0) >= since]
    return of_own_doing(contacts, turns, int(limits["at_once"] * MINUTE))


def _evidence(meetings: Iterable[Piece], contacts: Iterable[Contact], facts: Facts) -> tuple[Trace, ...]:
    """What cut into the days without a focus block: meetings, the longest first, then contacts."""
    return (*of_pieces(meetings), *of_contacts(contacts, facts.recorded))[:MOST]


PATTERN = Pattern(
    NAME,
    18,
    detect,
    limits=(
        Limit("days_1", 7, 1, 28, "days", CHOSEN, "working days without a focus block"),
        Limit("days_2", 10, 1, 28, "days", CHOSEN, "working days without a focus block"),
        Limit("self_3", 0.50, 0, 1, "share", CHOSEN, "interruptions that you began or answered at once"),
        Limit("minutes", 90, 30, 240, "minutes", CHOSEN, "an undisturbed stretch that is a focus block"),
        Limit("at_once", 10, 1, 60, "minutes", CHOSEN, "a reply that is given at once"),
        Limit("workshop", 3, 1, 12, "hours", CHOSEN, "a meeting or training that is the day's work"),
        Limit("days", 15, 5, 20, "days", CHOSEN, "working days with traces before anything is said"),
    ),
    topics=("meeting_load",),
    of_person=True,
)
