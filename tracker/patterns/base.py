"""What a pattern is, and what it returns: findings, and what cannot be said yet.

A pattern is one module with a pure `detect(facts, limits)` and one `PATTERN` that declares it. It yields a
`Finding` with every line that was passed, and `NotYet` where the evidence is too thin. Levels that need a
second review, grace, phases, silence and the choice of cards are the business of `rules`, not of patterns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.language import N_

if TYPE_CHECKING:
    from tracker.patterns.facts import Facts

CHOSEN = N_("chosen")
"""The origin of a line that no source gives: a sensible start, to be set to one's own."""


class Limit(NamedTuple):
    """One line of a pattern that the user may move; its texts are translated where they are shown.

    Attributes:
        name: like "share_2": what is measured, and the level it leads to.
        default: where it stands until it is moved.
        low: the least it may be set to.
        high: the most.
        unit: "share", "hours", "days", "minutes", "weeks", "count", "ratio" or "points".
        source: `CHOSEN`, or who found or published it.
        says: what it is the line of, in a few words.
    """

    name: str
    default: float
    low: float
    high: float
    unit: str
    source: str
    says: str


Limits = Mapping[str, float]
"""The lines in force, by name."""

MEASURES = ("share", "median", "hours", "days", "count", "ratio", "gap", "age", "points", "rest")
"""What a value can be: a share of 1, median minutes, hours, days, a number, a ratio, a gap in days, an age in
days, percentage points (as a share of 1), hours of rest (the contract, section 4; domain 4.0)."""


class Reached(NamedTuple):
    """A line that was passed: the level it leads to, what was measured, its value, and the line."""

    level: int
    measure: str
    value: float
    line: float
    event: bool = False
    """Whether the level stands at once, without a second review."""


def above(
    level: int, measure: str, value: float | None, line: float, *, event: bool = False
) -> Reached | None:
    """The line, if the value lies above it; there is none without a value."""
    return None if value is None or value <= line else Reached(level, measure, value, line, event)


def at_least(
    level: int, measure: str, value: float | None, line: float, *, event: bool = False
) -> Reached | None:
    """The line, if the value lies on or above it; there is none without a value."""
    return None if value is None or value < line else Reached(level, measure, value, line, event)


class Trace(NamedTuple):
    """One record behind a finding.

    Attributes:
        type: the record's type, like "entry", "message" or "request".
        key: the store's key of an entry or message (an int), or the id of another record.
        day: when it was.
        seconds: how long, where that matters.
        cents: how much, where that matters.
        said: the user's own words for it, such as an entry's note; never a client's.
        kind: what sort of entry, request or message it is, in one word.
    """

    type: str
    key: int | str
    day: date
    seconds: int = 0
    cents: int = 0
    said: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Finding:
    """What a pattern saw, for one client or, `client` None, for the person.

    Attributes:
        pattern: its name.
        client: whose it is.
        met: every line that was passed; at least one.
        n: how many things were counted: turns, entries, actions ...
        start: the first day looked at.
        end: the last.
        project: where one project is meant.
        stake_seconds: hours at stake in the window, for the order of the cards.
        stake_cents: money at stake, likewise.
        evidence: what it was read from, the weightiest first.
        numbers: what its words need besides, by name; plain values.
        level: 1 worth a look, 2 worth a talk, 3 worth a change.
        held_at: why the level is lower than the lines say: "first review", "grace" or "phase"; else None.
        phase: the phase that it is held at level 1 by.
        card: whether a review shows it first.
    """

    pattern: str
    client: str | None
    met: tuple[Reached, ...]
    n: int
    start: date
    end: date
    project: str | None = None
    stake_seconds: float = 0
    stake_cents: float = 0
    evidence: tuple[Trace, ...] = ()
    numbers: Mapping[str, Any] = field(default_factory=dict)
    level: int = 0
    held_at: str | None = None
    phase: str | None = None
    card: bool = False

    @property
    def reached(self) -> Reached:
        """The line that the level rests on: the highest one that does not lead beyond it."""
        within = [one for one in self.met if one.level <= self.level]
        return max(within or self.met, key=lambda one: one.level if within else -one.level)

    @property
    def event_level(self) -> int:
        """The highest level that need not wait for a second review."""
        return max((one.level for one in self.met if one.event), default=0)

    def at_level(self, level: int, held_at: str | None = None) -> Finding:
        """The same, shown at another level."""
        return replace(self, level=level, held_at=held_at if level < self.level else self.held_at)


def found(
    pattern: str, client: str | None, met: Iterable[Reached | None], **fields: Any
) -> Iterator[Finding]:
    """The finding of the lines that were passed, at the highest level among them; nothing without any.

    Levels are not nested: whoever passes the line of level 3 need not have passed that of level 2.
    """
    passed = tuple(one for one in met if one is not None)
    if passed:
        yield Finding(pattern, client, passed, level=max(one.level for one in passed), **fields)


class NotYet(NamedTuple):
    """What cannot be said yet, and what it would take: `have` of `need` units such as "turns"."""

    pattern: str
    client: str | None
    have: float
    need: float
    unit: str
    project: str | None = None


Detect = Callable[["Facts", Limits], Iterator["Finding | NotYet"]]


@dataclass(frozen=True)
class Pattern:
    """A pattern as the registry holds it.

    Attributes:
        name: like "unbilled-drift".
        number: its place in the catalogue.
        detect: facts and limits in, findings out.
        limits: its lines.
        topics: the boundary topics that it touches (domain 4.0).
        of_person: whether it looks at the person rather than at each client.
        needs: the record types without which it sees nothing, like "request".
        needs_rate: whether it is silent for hours that have no rate or fee.
        after: patterns whose findings it reads; they come before it in the registry.
        budgets: whether what is at stake is hours, so that a choice may have a budget of them.
    """

    name: str
    number: int
    detect: Detect
    limits: tuple[Limit, ...]
    topics: tuple[str, ...] = ()
    of_person: bool = False
    needs: tuple[str, ...] = ()
    needs_rate: bool = False
    after: tuple[str, ...] = ()
    budgets: bool = False

    @property
    def default_limits(self) -> dict[str, float]:
        """The lines as they stand until they are moved."""
        return {limit.name: limit.default for limit in self.limits}
