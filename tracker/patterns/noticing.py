"""The patterns of one week: each is asked, in this review and the one before, and the shared rules kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from tracker.language import _
from tracker.patterns.base import Finding, NotYet, Pattern
from tracker.patterns.facts import Facts, facts_at
from tracker.patterns.limits import is_off, limit_problems, limits_of
from tracker.patterns.recorded import Recorded
from tracker.patterns.rules import BETWEEN_REVIEWS, first_of, held, ranked, silencing, standing
from tracker.records import Decision, Problem
from tracker.workweek import iso_week

Flags = dict[str | None, dict[str, int]]


class Muted(NamedTuple):
    """A finding that an answer of the user's silences, and the answer."""

    finding: Finding
    decision: Decision


@dataclass(frozen=True)
class Noticed:
    """What a review noticed.

    Attributes:
        facts: the facts it was read from.
        findings: those to show, in their order; at most three are cards.
        muted: those that an answer silences.
        neutral: findings that the user's own preference makes a mere fact.
        not_yet: what cannot be said yet.
        off: the patterns that are switched off.
        problems: patterns that broke down, and limits that make no sense.
    """

    facts: Facts
    findings: tuple[Finding, ...]
    muted: tuple[Muted, ...]
    neutral: tuple[Finding, ...]
    not_yet: tuple[NotYet, ...]
    off: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Seen(NamedTuple):
    findings: list[Finding]
    not_yet: list[NotYet]
    problem: Problem | None = None


def notice(recorded: Recorded, week: str, patterns: Sequence[Pattern]) -> Noticed:
    """Ask every pattern about a week that is over.

    Args:
        recorded: all there is.
        week: like "2026-W47".
        patterns: the registry; a pattern comes after those whose findings it reads.
    """
    flags: Flags = {}
    flags_before: Flags = {}
    # The flags fill up while patterns are asked, so that each sees what those before it found.
    now = replace(facts_at(recorded, week), flags=flags)
    before = replace(facts_at(recorded, iso_week(now.start - BETWEEN_REVIEWS)), flags=flags_before)
    said = now.settings.limits
    findings: list[Finding] = []
    not_yet: list[NotYet] = []
    off: list[str] = []
    problems = list(limit_problems(patterns, said))
    for pattern in patterns:
        if is_off(pattern, said):
            off.append(pattern.name)
            continue
        seen = _ask(pattern, now, said)
        earlier = _ask(pattern, before, said)
        problems += [one for one in (seen.problem or earlier.problem,) if one]
        stand = [standing(of, first_of(earlier.findings, of)) for of in seen.findings]
        found = [held(of, now, of_person=pattern.of_person) for of in stand]
        findings += found
        not_yet += seen.not_yet
        _raise(flags, found, now)
        _raise(
            flags_before, [held(of, before, of_person=pattern.of_person) for of in earlier.findings], before
        )
    return _sorted_out(now, findings, not_yet, off, problems)


def _ask(pattern: Pattern, facts: Facts, said: Mapping[str, Any]) -> _Seen:
    """One pattern in one review. One that breaks down becomes a problem, and the others go on."""
    findings: list[Finding] = []
    not_yet: list[NotYet] = []
    limits = limits_of(pattern, said)
    try:
        for one in pattern.detect(facts, limits):
            if isinstance(one, Finding):
                findings.append(one)
            else:
                not_yet.append(one)
    except Exception as error:  # whatever a pattern trips over is shown, and the others go on
        problem = Problem(
            _("The pattern {pattern} could not be read: {error}").format(
                pattern=pattern.name, error=f"{type(error).__name__}: {error}"
            )[:300]
        )
        return _Seen([], [], problem)
    return _Seen(findings, not_yet)


def _raise(flags: Flags, findings: Sequence[Finding], facts: Facts) -> None:
    """Raise a flag for each finding that is neither a mere fact nor answered."""
    for of in findings:
        if not _is_neutral(of) and silencing(facts.recorded.decisions, of, facts) is None:
            levels = flags.setdefault(of.client, {})
            levels[of.pattern] = max(levels.get(of.pattern, 0), of.level)


def _is_neutral(finding: Finding) -> bool:
    return bool(finding.numbers.get("is_neutral"))


def _sorted_out(
    facts: Facts,
    findings: Sequence[Finding],
    not_yet: Sequence[NotYet],
    off: Sequence[str],
    problems: Sequence[Problem],
) -> Noticed:
    shown, muted, neutral = [], [], []
    for finding in findings:
        decision = silencing(facts.recorded.decisions, finding, facts)
        if _is_neutral(finding):
            neutral.append(finding)
        elif decision is not None:
            muted.append(Muted(finding, decision))
        else:
            shown.append(finding)
    return Noticed(
        facts,
        tuple(ranked(shown, facts)),
        tuple(muted),
        tuple(neutral),
        tuple(not_yet),
        tuple(off),
        tuple(problems),
    )
