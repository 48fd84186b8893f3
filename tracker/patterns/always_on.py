"""Reachable outside your own hours, on many days and channels (out-of-hours contact, boundary crossing).

What it sees
    Of the last 28 days: w = your contacts outside your working hours / all, your messages and every
    conversation being contacts; d = days with one outside; and the days of rest, weekdays without working
    hours, that had one. A message counts when it was written, not when it was sent. At least 5 contacts
    outside on at least 3 days.

Why it matters
    More mixing of work and free time went with less recovery and more exhaustion (Wepfer and others, 2018).
    On strained days people want more distance and keep less of it (Mueller and others, 2023). Planned time
    off held up beside high service at a consulting firm (Perlow and Porter, 2009).

Look-alikes
    A split day that you chose. Clients in another time zone. Messages written by day and sent later. Who
    says in the settings that he mixes work and free time by choice sees this as a plain fact, unless rest
    runs short, too.

What helps
    One channel, messages that are sent the next morning, and an absence line that names the next answer
    time. It helped when d and w are down, and clients write less outside your hours after six weeks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.metrics.contacts import Contact
from tracker.metrics.off_hours import OffHours, is_off, moment_of, off_hours_by_week
from tracker.metrics.rest import takes_part, written_between
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, at_least, found
from tracker.patterns.evidence import of_contacts
from tracker.patterns.recorded import monday_of
from tracker.patterns.windows import ONE_WEEK
from tracker.workweek import in_force, week_windows

if TYPE_CHECKING:
    from datetime import date

    from tracker.patterns.facts import Facts

NAME = "always-on"
WEEKS = 4
AGO = "before"
"""What is not of the last 28 days, where weeks are told apart."""


class _Days(NamedTuple):
    """The days with contacts outside working hours, and those of them that were days of rest."""

    all: set[date]
    rest: set[date]

    @property
    def rest_weeks(self) -> int:
        """In how many weeks a day of rest had one."""
        return len({monday_of(day) for day in self.rest})


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """How much of the contact with all clients lies outside the user's own hours."""
    if not any(week_windows(facts.settings)):  # without hours of one's own nothing is inside or outside
        return
    start = facts.end - WEEKS * ONE_WEEK
    lo, hi = facts.recorded.moment(start), facts.moment
    contacts = [of for of in written_between(facts.recorded.contacts, lo, hi) if takes_part(of)]
    outside = [of for of in contacts if is_off(of, facts.recorded.clock_of)]
    outside.sort(key=lambda of: (moment_of(of), of.pk))
    days = _days(outside, facts)
    if len(outside) < limits["contacts"] or len(days.all) < limits["days"]:
        return
    share, count = len(outside) / len(contacts), len(days.all)
    met = [
        at_least(1, "share", share, limits["share_1"]),
        at_least(2, "share", share, limits["share_2"]),
        at_least(2, "days", count, limits["days_2"]),
        at_least(3, "days", count, limits["days_3"]),
        at_least(3, "count", days.rest_weeks, limits["rest_3"]),
    ]
    by_client = Counter(of.client for of in outside)
    most = min(by_client, key=lambda client: (-by_client[client], client))
    began = _began(facts, lo, hi).mine_began
    yield from found(
        NAME,
        None,
        met,
        n=len(contacts),
        start=start,
        end=facts.last,
        stake_seconds=sum(of.seconds or 0 for of in outside),
        evidence=of_contacts(sorted(outside, key=lambda of: of.client != most), facts.recorded),
        numbers={
            **{"outside": len(outside), "share": share, "i_began": began, "they_began": len(outside) - began},
            **{"days": count, "rest_days": len(days.rest), "rest_weeks": days.rest_weeks},
            **{"client": most, "with_client": by_client[most], "channels": _channels(contacts, most)},
            "is_neutral": _is_neutral(facts),
        },
    )


def _channels(contacts: Iterable[Contact], client: str) -> dict[str, int]:
    """How many contacts with a client went each way of talking, by its name."""
    return dict(sorted(Counter(of.channel for of in contacts if of.client == client).items()))


def _days(outside: Sequence[Contact], facts: Facts) -> _Days:
    days = {facts.recorded.day_of(moment_of(of)) for of in outside}
    settings = facts.recorded.ledger.settings
    return _Days(days, {day for day in days if not week_windows(in_force(settings, day))[day.weekday()]})


def _began(facts: Facts, lo: int, hi: int) -> OffHours:
    """Who began the contacts outside working hours; the week before is read along for what it began."""
    since = facts.recorded.moment(facts.end - (WEEKS + 1) * ONE_WEEK)
    contacts = written_between(facts.recorded.contacts, since, hi)
    turns = [of for whose in facts.recorded.turns_of.values() for of in whose if (of.ended_at or hi) >= since]
    weeks = off_hours_by_week(
        contacts, turns, facts.recorded.clock_of, lambda at: facts.week if lo <= at < hi else AGO
    )
    return dict(weeks).get(facts.week, OffHours())


def _is_neutral(facts: Facts) -> bool:
    """Whether the user mixes work and free time by choice, and no short rest speaks against it."""
    return facts.settings.prefers == "mix" and not facts.flags.get(None, {}).get("recovery-debt")


PATTERN = Pattern(
    NAME,
    7,
    detect,
    limits=(
        Limit("share_1", 0.10, 0, 1, "share", CHOSEN, "contacts outside working hours"),
        Limit("share_2", 0.20, 0, 1, "share", CHOSEN, "contacts outside working hours"),
        Limit("days_2", 8, 1, 28, "days", CHOSEN, "days of 28 with a contact outside working hours"),
        Limit("days_3", 14, 1, 28, "days", CHOSEN, "days of 28 with a contact outside working hours"),
        Limit("rest_3", 4, 1, 4, "weeks", CHOSEN, "weeks of four with a contact on a day of rest"),
        Limit("contacts", 5, 1, 100, "count", CHOSEN, "contacts outside before anything is said"),
        Limit("days", 3, 1, 28, "days", CHOSEN, "days with one before anything is said"),
    ),
    topics=("working_times", "channels"),
    of_person=True,
    needs=("message",),
    after=("recovery-debt",),
)
