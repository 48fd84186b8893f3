"""The rules that all patterns share (domain 4, shared rules, and 4.0): what a finding becomes in a review.

In this order: levels 2 and 3 wait for a second review, four weeks on; grace and phases hold what shows at
level 1; an answer of the user's silences; and at most three cards come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.patterns.base import Finding
from tracker.patterns.facts import ONE_DAY, ClientFacts, Facts
from tracker.patterns.windows import ONE_WEEK, Window
from tracker.workweek import week_days

if TYPE_CHECKING:
    from tracker.records import Decision, Phase

CARDS = 3
"""At most so many cards a review (domain 3.5): chosen."""
BETWEEN_REVIEWS = 4 * ONE_WEEK
"""A level above 1 stands when the review of four calendar weeks earlier reached it, too."""
GRACE = 6 * ONE_WEEK
"""So long after an engagement began its patterns show level 1 at most: chosen; extra work is understandable
at the start of a relation (domain 2.1)."""
PHASE_DAYS = 14
"""A phase that covers so many days of the four weeks holds a review at level 1: chosen."""
SILENCE = 8 * ONE_WEEK
"""How long an answer without an end silences: chosen (domain 3.5)."""
USUAL_CENTS = 10_000
"""What an hour is taken to be worth, in cents, to compare hours with money where no rate is known: chosen.
It orders cards and is shown nowhere."""


def held(finding: Finding, facts: Facts, *, of_person: bool) -> Finding:
    """The finding as it shows: at level 1 in the grace of an engagement and in a phase."""
    client = None if finding.client is None else facts.everyone.get(finding.client)
    phase = _phase(facts, None if of_person else client)
    if phase is not None:
        return replace(_at_first_level(finding, "phase"), phase=phase.name)
    if client is not None and in_grace(client, facts):
        return _at_first_level(finding, "grace")
    return finding


def _at_first_level(finding: Finding, held_at: str) -> Finding:
    """The finding at level 1; why, if its lines say more, and whatever else held it."""
    lowered = max(one.level for one in finding.met) > 1
    return replace(finding, level=min(finding.level, 1), held_at=held_at if lowered else None)


def in_grace(client: ClientFacts, facts: Facts) -> bool:
    """Whether the review lies in the first six weeks of the engagement."""
    return client.started is not None and facts.last < client.started + GRACE


def _phase(facts: Facts, client: ClientFacts | None) -> Phase | None:
    """The phase that covers 14 days or more of W4; for the person, or without W4, of the last 28 days."""
    if client is not None and client.w4:
        weeks = client.w4
    else:
        weeks = Window(tuple(facts.end - n * ONE_WEEK for n in (4, 3, 2, 1)))
    phases = facts.phases if client is None else client.phases
    covered = [(weeks.days_in(of.starts_on, of.ends_on or facts.last), of) for of in phases]
    within = [(days, of.starts_on, of.name, of) for days, of in covered if days >= PHASE_DAYS]
    return max(within, key=lambda one: one[:3])[3] if within else None


def standing(finding: Finding, before: Finding | None) -> Finding:
    """The finding at the level that stands: one above 1 must have been reached by the review before, too.

    Else the highest level that both reached, never below 1. What is marked as an event does not wait, unless
    grace or a phase holds it.
    """
    both = max(min(finding.level, before.level if before else 0), 1)
    at_once = min(finding.event_level, finding.level)
    return finding.at_level(max(both, at_once), "first review")


def silences(decision: Decision, finding: Finding, facts: Facts) -> bool:
    """Whether an answer silences a finding in this review.

    "My choice" and "seen" do, from the review of their own week on, up to and with the week that holds their
    `until`, else for 8 weeks after their own. A choice with a budget does while what is at stake lies within.
    """
    if decision.answer not in ("my_choice", "seen") or decision.pattern != finding.pattern:
        return False
    if decision.client != finding.client:
        return False
    monday = week_days(decision.week)[0]
    last = decision.until if decision.until is not None else monday + SILENCE + timedelta(days=6)
    if not monday <= facts.start <= last:
        return False
    budget = decision.budget_hours
    return budget is None or decision.answer != "my_choice" or finding.stake_seconds <= budget * 3600


def silencing(decisions: Iterable[Decision], finding: Finding, facts: Facts) -> Decision | None:
    """The latest answer that silences a finding; None when none does."""
    found = [of for of in decisions if silences(of, finding, facts)]
    return max(found, key=lambda of: (of.week, of.id or ""), default=None)


def ranked(findings: Iterable[Finding], facts: Facts) -> list[Finding]:
    """The findings in the order of a review, with at most three marked as its cards.

    The highest level first; within a level by the hours at stake, money being counted in hours at the
    client's agreed rate; then by name, so that the order never depends on chance.
    """

    def place(of: Finding) -> tuple[float, float, str, str, str]:
        return -of.level, -_hours_at_stake(of, facts), of.pattern, of.client or "", of.project or ""

    return [replace(of, card=n < CARDS) for n, of in enumerate(sorted(findings, key=place))]


def _hours_at_stake(finding: Finding, facts: Facts) -> float:
    hours = finding.stake_seconds / 3600
    if not finding.stake_cents:
        return hours
    rows = facts.money.clients(facts.end - 13 * ONE_WEEK, facts.end)
    row = rows.get(finding.client) if finding.client else None
    rate = row.money.agreed_cents_per_hour if row and row.money else None
    return max(hours, finding.stake_cents / (rate or USUAL_CENTS))


def week_after_silence(decision: Decision) -> date:
    """The Monday of the first week in which an answer silences no longer."""
    monday = week_days(decision.week)[0]
    last = decision.until if decision.until is not None else monday + SILENCE
    if date.max - last <= ONE_WEEK:  # 9999-12-31, written for an open end
        return last
    return last + ONE_DAY * (7 - last.weekday())


def first_of(findings: Sequence[Finding], like: Finding) -> Finding | None:
    """The finding of the same client and project among those of another review of its pattern."""
    return next((of for of in findings if (of.client, of.project) == (like.client, like.project)), None)
