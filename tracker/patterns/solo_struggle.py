"""A question is worked on alone for long before anybody is asked (searching alone too long).

What it sees
    Per question in view in the last 4 active weeks: t = effort before asking, counted for at most the
    business time between; b = working days before asking. One that nobody was asked yet counts as far as it
    has come. Questions where the search is the assignment are left out. Levels stand at once.

Why it matters
    Wrestling alone costs time, energy and confidence, in that order (Monique van Eeuwijk), and somebody may
    know it in five minutes. No study gives the lines: they are chosen.

Look-alikes
    An investigation that was ordered (mark it so), creative work that grows by being alone with it, a timer
    that was left running over a weekend (only business time counts).

What helps
    The 45-minute rule: then ask the client or a peer, with what you have. It helped when the median effort
    before asking is down.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.contacts import SECOND
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, above, at_least, found
from tracker.patterns.evidence import MOST, of_record
from tracker.patterns.windows import RECENT
from tracker.workweek import epoch

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.records import Question

NAME = "solo-struggle"


class Alone(NamedTuple):
    """A question, the day it came up, the effort in seconds (None: not noted) and the days before asking."""

    question: Question
    opened: date
    effort: float | None
    days: int

    def passes(self, level: int, limits: Limits) -> bool:
        """Whether it is past a line of its own at a level."""
        hours = self.effort is not None and self.effort > limits[f"hours_{level}"] * 3600
        return hours or self.days > limits[f"days_{level}"]


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """How long each client's questions were worked on alone."""
    for client in facts.clients.values():
        questions = [of for of in client.questions if not of.is_assignment]
        if client.w4:
            in_view = [alone(of, facts) for of in questions if _is_in_view(of, client, facts)]
            yield from _of_client(client, in_view, limits)
        elif client.recent_weeks and questions:
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")


def _of_client(client: ClientFacts, in_view: list[Alone], limits: Limits) -> Iterator[Finding]:
    if not in_view:
        return
    effort = max((one.effort / 3600 for one in in_view if one.effort is not None), default=None)
    days = max(one.days for one in in_view)
    long = [one for one in in_view if one.passes(2, limits)]
    met = [above(level, "hours", effort, limits[f"hours_{level}"], event=True) for level in (1, 2)]
    met += [above(level, "days", days, limits[f"days_{level}"], event=True) for level in (1, 2)]
    met.append(at_least(3, "count", len(long), limits["long_3"], event=True))
    behind = [one for one in in_view if one.passes(1, limits) or one.passes(2, limits)]
    behind.sort(key=lambda one: (-(one.effort or 0), -one.days, one.opened, one.question.id or ""))
    seconds = sum(one.effort or 0 for one in behind)
    yield from found(
        NAME,
        client.name,
        met,
        n=len(in_view),
        start=client.w4.start,
        end=client.w4.last,
        stake_seconds=seconds,
        evidence=tuple(
            of_record(one.question, one.opened, None if one.effort is None else round(one.effort))
            for one in behind[:MOST]
        ),
        numbers={
            "in_view": len(in_view),
            "behind": len(behind),
            "long": len(long),
            "effort": None if effort is None else effort * 3600,
            "days": days,
            "seconds": seconds,
            "asked": sum(one.question.asked_at is not None for one in in_view),
            "open": sum(_end(one.question) is None for one in behind),
            "untimed": sum(one.effort is None for one in in_view),
        },
    )


def _is_in_view(of: Question, client: ClientFacts, facts: Facts) -> bool:
    """Whether it was asked, answered or open in W4 (domain 4.0)."""
    began = _day(of.opened_at, facts) <= client.w4.last
    return began and (of.answered_at is None or _day(of.answered_at, facts) >= client.w4.start)


def alone(of: Question, facts: Facts) -> Alone:
    """How long a question was worked on alone, up to the end of the week at most."""
    end = _end(of)
    opened = _day(of.opened_at, facts)
    until = facts.moment if end is None else _micros(end)
    effort = None
    if of.seconds is not None:
        between = facts.recorded.clock_of(None).microseconds(_micros(of.opened_at), until)
        effort = min(float(of.seconds), between / SECOND)
    return Alone(of, opened, effort, facts.working_days(opened, _day(end, facts) if end else facts.last))


def _end(of: Question) -> datetime | None:
    """When the being alone with it ended: somebody was asked, else it was answered."""
    return of.asked_at or of.answered_at


def _micros(at: datetime) -> int:
    return epoch(at) * SECOND


def _day(at: datetime, facts: Facts) -> date:
    return facts.recorded.day_of(_micros(at))


PATTERN = Pattern(
    NAME,
    13,
    detect,
    limits=(
        Limit("hours_1", 2, 0.25, 100, "hours", CHOSEN, "effort before asking"),
        Limit("days_1", 2, 0, 60, "days", CHOSEN, "working days before asking"),
        Limit("hours_2", 8, 0.25, 200, "hours", CHOSEN, "effort before asking"),
        Limit("days_2", 5, 0, 120, "days", CHOSEN, "working days before asking"),
        Limit("long_3", 2, 1, 20, "count", CHOSEN, "questions past a line of level 2 at one client"),
    ),
    topics=("scope",),
    needs=("question",),
    budgets=True,
)
