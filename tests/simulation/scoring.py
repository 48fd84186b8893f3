"""What the patterns find in synthetic consultants: recall, look-alikes that were flagged, false cards."""

import json
import tempfile
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import tracker
from tests.simulation.expectation import Persona
from tests.simulation.nulls import LAST_WEEK, null_consultant
from tests.simulation.records import Record
from tracker.noticing import recorded
from tracker.patterns import patterns
from tracker.patterns.base import Finding
from tracker.patterns.noticing import notice
from tracker.patterns.recorded import WEEKS, Recorded
from tracker.workweek import iso_week, week_days

BY_CHANGE = ("demand-ratchet",)
"""The patterns whose cards rest on a CHANGE test alone; in others it only raises a level."""
A_YEAR = 13
"""Reviews a year: one every four weeks."""


class Score(NamedTuple):
    """One persona under the patterns.

    Attributes:
        name: of the persona.
        planted: how many patterns were planted.
        missed: planted ones that did not show at their level, as "name 2 of 3".
        wrong: what may not show, or not so high, as "name 2".
    """

    name: str
    planted: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    is_read: bool = True
    """Whether every line was taken in without a problem."""


class Noise(NamedTuple):
    """Null consultants under the patterns: how many years, and what showed in them."""

    years: int
    change_cards: int
    high_levels: tuple[str, ...]

    @property
    def cards_a_year(self) -> float:
        """False CHANGE cards per user-year."""
        return self.change_cards / self.years


def score(persona: Persona) -> Score:
    """What the review of the persona's week shows, against what is expected of it."""
    read, is_read = _read(persona.records, persona.week)
    noticed = notice(read, persona.week, patterns())
    levels = _levels(noticed.findings)
    of = persona.expected
    missed = [
        f"{p} {levels.get(p, 0)} of {level}" for p, level in of.must.items() if levels.get(p, 0) < level
    ]
    highest = {**dict.fromkeys(of.must_not, 0), **of.at_most}
    if persona.quiet:
        highest |= dict.fromkeys(levels, 0)
    wrong = [f"{p} {levels[p]}" for p, most in highest.items() if levels.get(p, 0) > most]
    missed += [f"{p} as a fact" for p in of.facts - {fact.pattern for fact in noticed.neutral}]
    missed += [f"{p} as silenced" for p in of.muted - {muted.finding.pattern for muted in noticed.muted}]
    planted = len(of.must) + len(of.facts) + len(of.muted)
    wrong += [problem.message for problem in noticed.problems]
    return Score(persona.name, planted, tuple(sorted(missed)), tuple(sorted(set(wrong))), is_read)


def noise(seeds: Iterable[int], autocorrelation: float, weeks: int = 78) -> Noise:
    """A year of four-weekly reviews of each null consultant, after half a year without any."""
    years, cards, high = 0, 0, []
    for seed in seeds:
        years += 1
        read, _ = _read(null_consultant(seed, weeks, autocorrelation=autocorrelation), LAST_WEEK, weeks)
        for n in range(A_YEAR):
            week = iso_week(week_days(LAST_WEEK)[0] - timedelta(weeks=4 * n))
            found = notice(read, week, patterns()).findings
            cards += sum(of.card and of.pattern in BY_CHANGE for of in found)
            high += [f"seed {seed} {week}: {of.pattern} {of.level}" for of in found if of.level > 1]
    return Noise(years, cards, tuple(high))


def recall(scores: Sequence[Score]) -> float:
    """The share of planted patterns that showed at their level."""
    return 1 - sum(len(of.missed) for of in scores) / sum(of.planted for of in scores)


def _levels(findings: Iterable[Finding]) -> dict[str, int]:
    found: dict[str, int] = {}
    for of in findings:
        found[of.pattern] = max(found.get(of.pattern, 0), of.level)
    return found


def _read(records: Sequence[Record], week: str, weeks: int = WEEKS) -> tuple[Recorded, bool]:
    """The records, imported into a real book and read from it, and whether each of them was taken in."""
    with tempfile.TemporaryDirectory() as folder, tracker.open(":memory:") as book:
        file = Path(folder) / "all.jsonl"
        file.write_text("".join(json.dumps(of) + "\n" for of in records), encoding="utf-8")
        report = book.import_file(file)
        return recorded(book.store, week, weeks), report.added == len(records) and not report.problems
