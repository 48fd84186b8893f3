"""Questions to the store about the patterns of a week, answered with their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.errors import UsageError
from tracker.language import _
from tracker.noticing import recorded
from tracker.patterns import patterns
from tracker.patterns.doubts import lacking, silence_problems
from tracker.patterns.noticing import notice
from tracker.patterns.rules import week_after_silence
from tracker.records import Problem
from tracker.records.base import YEARS
from tracker.store import quick
from tracker.store.bulk import no_garbage_collection
from tracker.wording.cards import Card, card
from tracker.wording.cards.json import finding_json, not_yet_json
from tracker.workweek import iso_week, week_before, week_days

if TYPE_CHECKING:
    from tracker.patterns.base import Finding, NotYet
    from tracker.patterns.noticing import Noticed
    from tracker.records import Decision
    from tracker.store import Store


class Sign(NamedTuple):
    """A finding and its words; the answer that silences it, if one does."""

    finding: Finding
    card: Card
    decision: Decision | None = None

    @property
    def speaks_again(self) -> str | None:
        """The ISO week from which on it is silent no longer; None while it is not silent."""
        return None if self.decision is None else iso_week(week_after_silence(self.decision))

    def to_json(self) -> dict[str, Any]:
        """The finding as the contract, section 4, shows it, with more beside."""
        found = finding_json(self.finding, self.card)
        if self.decision is not None:
            until = self.decision.until
            found["answer"] = self.decision.answer
            found["until"] = until and until.isoformat()
            found["speaks_again"] = self.speaks_again
        return found


@dataclass(frozen=True)
class Signs:
    """The patterns of a week.

    Attributes:
        week: like "2026-W47".
        start: its Monday.
        end: its Sunday.
        complete: whether it is over; if not, nothing is read from it.
        shown: every finding in the order of the review; at most three are its cards.
        muted: those that an answer silences.
        facts: those that the user's own preference makes mere facts.
        not_yet: what cannot be said yet.
        lacking: the record types that there are none of yet, by pattern.
        off: the patterns that are switched off.
        broken: patterns that broke down, and limits that make no sense.
        problems: these, and what else kept a pattern from being read.
        noticed: what it was made of; None for a week that is not over.
    """

    week: str
    start: date
    end: date
    complete: bool
    shown: tuple[Sign, ...] = ()
    muted: tuple[Sign, ...] = ()
    facts: tuple[Sign, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    lacking: dict[str, tuple[str, ...]] | None = None
    off: tuple[str, ...] = ()
    broken: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    noticed: Noticed | None = None

    @property
    def cards(self) -> tuple[Sign, ...]:
        """The at most three that come first."""
        return tuple(sign for sign in self.shown if sign.finding.card)

    def lists(self) -> dict[str, Any]:
        """The patterns as they stand in the documents of `week` and `patterns`."""
        return {
            "patterns": [sign.to_json() for sign in self.shown],
            "muted": [sign.to_json() for sign in self.muted],
            "facts": [sign.to_json() for sign in self.facts],
            "not_yet": [not_yet_json(one) for one in self.not_yet],
        }

    def to_json(self) -> dict[str, Any]:
        """The document of `tracker patterns --json` (the contract, section 4), with more beside."""
        return {
            "week": self.week,
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "complete": self.complete,
            **self.lists(),
            "lacking": {name: list(types) for name, types in (self.lacking or {}).items()},
            "off": list(self.off),
            "problems": [problem.message for problem in self.problems],
        }


def signs(store: Store, week: str | None, now: datetime) -> Signs:
    """The patterns of a week; by default of the last complete one.

    Raises:
        UsageError: a week that does not exist.
    """
    days = quick.days(store)
    today = days.of(now)
    monday, sunday = week_days(week or week_before(iso_week(today)))
    if monday.year not in YEARS:
        raise UsageError(
            _("{week} lies outside the years {first} to {last}").format(
                week=week, first=YEARS[0], last=YEARS[-1]
            ),
            _("Check the year"),
        )
    week = iso_week(monday)
    if sunday >= today:
        problem = _not_over(week, today, ahead=monday > today)
        return Signs(week, monday, sunday, complete=False, problems=(problem,))
    with store.reading(), no_garbage_collection():
        read = recorded(store, week)
    registry = patterns()
    noticed = notice(read, week, registry)
    broken = list(noticed.problems)
    shown = _worded(((of, None) for of in noticed.findings), broken)
    muted = _worded(noticed.muted, broken)
    facts = _worded(((of, None) for of in noticed.neutral), broken)
    return Signs(
        week,
        monday,
        sunday,
        complete=True,
        shown=shown,
        muted=muted,
        facts=facts,
        not_yet=noticed.not_yet,
        lacking=lacking(read, registry),
        off=noticed.off,
        broken=tuple(broken),
        problems=(*broken, *silence_problems(noticed.facts, registry)),
        noticed=noticed,
    )


def _worded(findings: Iterable[tuple[Finding, Decision | None]], broken: list[Problem]) -> tuple[Sign, ...]:
    """The findings with their words, each with the answer that silences it, if one does.

    One whose words break down is noted in `broken`, and the others go on.
    """
    found = []
    for finding, decision in findings:
        try:
            found.append(Sign(finding, card(finding), decision))
        except Exception as error:  # whatever the words trip over is shown
            said = f"{type(error).__name__}: {error}"[:200]
            broken.append(
                Problem(
                    _("The words for {pattern} broke down: {said}").format(pattern=finding.pattern, said=said)
                )
            )
    return tuple(found)


def _not_over(week: str, today: date, *, ahead: bool) -> Problem:
    last = week_before(iso_week(today))
    said = _(
        "{week} is not over yet, and patterns are read from whole weeks."
        " `tracker patterns --week {last}` shows the last one"
    )
    if ahead:
        said = _(
            "{week} lies ahead, and patterns are read from whole weeks."
            " `tracker patterns --week {last}` shows the last one"
        )
    return Problem(said.format(week=week, last=last))
