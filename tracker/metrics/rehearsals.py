"""How it felt to say a phrase aloud, over time: the discomfort before and after, from 0 to 10."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.records import Rehearsal

FEW = 6
"""Fewer rehearsals than these are a small sample: verdicts on before and after start at six of each, too
(domain 3.4). Chosen."""


class Practice(NamedTuple):
    """The rehearsals of one phrase, in order of time.

    Attributes:
        phrase: its name.
        rehearsals: all of them, whether or not they say how it felt.
        before: the discomfort before each; None where it was not said.
        after: likewise, after it.
        median_before: over those that say it; None without any.
        median_after: likewise.
        median_drop: of before minus after, where both were said; positive when saying it helped.
    """

    phrase: str
    rehearsals: tuple[Rehearsal, ...]
    before: tuple[int | None, ...]
    after: tuple[int | None, ...]
    median_before: float | None
    median_after: float | None
    median_drop: float | None

    @property
    def times(self) -> int:
        """How often it was said."""
        return len(self.rehearsals)

    @property
    def is_few(self) -> bool:
        """Whether these are too few to speak of a change."""
        return len(_said(self.before)) < FEW

    @property
    def change(self) -> int | None:
        """The discomfort before the latest minus that before the first; None with fewer than two."""
        known = _said(self.before)
        return known[-1] - known[0] if len(known) > 1 else None


def practices(rehearsals: Iterable[Rehearsal]) -> tuple[Practice, ...]:
    """The rehearsals by phrase: first the phrase that was said aloud last.

    Source: discomfort fades with repetition (domain, section 1, 001, remedy 2); the trend per phrase is its
    metric.
    """
    by_phrase: dict[str, list[Rehearsal]] = {}
    # Those of one instant stay as they come: that is the order in which they were stored.
    for of in sorted(rehearsals, key=lambda of: of.at):
        by_phrase.setdefault(of.phrase, []).append(of)
    found = [_practice(phrase, of) for phrase, of in by_phrase.items()]
    return tuple(sorted(found, key=lambda of: (of.rehearsals[-1].at, of.phrase), reverse=True))


def _practice(phrase: str, of: Sequence[Rehearsal]) -> Practice:
    before, after = tuple(one.before for one in of), tuple(one.after for one in of)
    pairs = zip(before, after, strict=True)
    drops = [first - second for first, second in pairs if first is not None and second is not None]
    return Practice(
        phrase, tuple(of), before, after, _median(_said(before)), _median(_said(after)), _median(drops)
    )


def _said(felt: Iterable[int | None]) -> list[int]:
    return [of for of in felt if of is not None]


def _median(felt: Sequence[int]) -> float | None:
    return float(median(felt)) if felt else None
