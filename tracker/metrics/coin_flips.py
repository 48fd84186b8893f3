"""Weeks drawn by a coin: the plainest way to see whether a habit does what one hopes (an n-of-1 trial).

Because the coin alone says which week is which, no busy phase, trend or mood can have chosen the weeks, and
the test asks only how often other draws would have shown as much. Source: Fisher 1935; Edgington 1980.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import isfinite
from random import Random
from statistics import fmean
from typing import Final, Literal, NamedTuple, TypeAlias

from tracker.metrics.rank_tests import permutation_difference
from tracker.metrics.verdicts import TOO_EARLY, Better, Pairs, Verdict, is_change, oriented, pairs, verdict

Arm: TypeAlias = Literal["try", "usual"]
TRY: Final = "try"
USUAL: Final = "usual"

FEWEST_WEEKS = 8
"""Four of each: one of 70 draws has the four best weeks in it, so p can reach .014. Six weeks have 20 draws
only, so p could just reach .05."""

MOST_WEEKS = 26
"""Half a year; nobody keeps it up for longer. Chosen."""

FEWEST_OF_EACH = 4
"""So many weeks of each with a value are needed for a verdict: half of the shortest trial."""


class Outcome(NamedTuple):
    """What the drawn weeks show.

    Attributes:
        better: which way the number is hoped to go.
        tried: the values of the weeks drawn for the habit, in order of time.
        usual: those of the others.
        mean_tried: in the measure's own unit; None without a value.
        mean_usual: the same.
        finished: weeks that are over.
        to_come: drawn weeks that are not.
        without_value: finished weeks that have none; they are left out.
        missed: weeks with a value that went otherwise than drawn; they count as drawn.
        pairs: how many pairs of a usual and a tried week were better in the tried one; None without both.
        p: how often other draws show as much: exact, one-sided in the hoped direction; None likewise.
        verdict: the rung, of the hoped direction alone; "too early" until the last drawn week is over.
        is_worse: whether the same ladder would call it a change in the other direction.
    """

    better: Better
    tried: tuple[float, ...]
    usual: tuple[float, ...]
    mean_tried: float | None
    mean_usual: float | None
    finished: int
    to_come: int
    without_value: int
    missed: int
    pairs: Pairs | None
    p: float | None
    verdict: Verdict
    is_worse: bool

    @property
    def difference(self) -> float | None:
        """Mean of the tried weeks less mean of the usual ones: below 0 it is less. None without both."""
        if self.mean_tried is None or self.mean_usual is None:
            return None
        return self.mean_tried - self.mean_usual

    @property
    def helped(self) -> bool:
        """Whether the verdict says that the tried weeks were better."""
        return is_change(self.verdict)


def draw(weeks: int, random: Random) -> tuple[Arm, ...]:
    """What each week is for, drawn at once before the first begins: half "try", half "usual".

    Every order with as many of each (of an odd number: one more of either) is as likely as any other; no
    order is left out, however it looks, so that the test may hold it against all of them.

    Args:
        weeks: `FEWEST_WEEKS` to `MOST_WEEKS`.
        random: where the coin comes from; seeded by the system, or by a test.

    Raises:
        ValueError: fewer or more weeks.
    """
    if not FEWEST_WEEKS <= weeks <= MOST_WEEKS:
        raise ValueError(f"{weeks} weeks are not within {FEWEST_WEEKS} and {MOST_WEEKS}")
    tries = (weeks + random.randrange(2)) // 2
    chosen = set(random.sample(range(weeks), tries))
    return tuple(TRY if week in chosen else USUAL for week in range(weeks))


def evaluate(
    arms: Sequence[str], values: Sequence[float | None], better: Better, missed: Collection[int] = ()
) -> Outcome:
    """Whether the weeks drawn for the habit were better than the others.

    The statistic is the difference of the means, chosen beforehand. p is the share of all draws, with so many
    weeks of each, in which it is as large, the one drawn included; always exact, also for half a year. So in
    weeks that only follow their own course, a trend or a busy phase included, at most one trial in twenty
    helps. The verdict follows `verdicts.verdict` with `FEWEST_OF_EACH` weeks on both sides.

    Weeks that went otherwise than drawn count as drawn (intention to treat): who leaves out the weeks in
    which it did not work out has chosen the weeks after all. A week without a value cannot count; leaving it
    out is fair as long as the habit is not why it has none.

    There is no verdict before the last drawn week: who asks every week and stops at the first change finds
    one in 8% of trials of twelve weeks of noise, and in 14% of those of half a year. A trial that was ended
    early is asked with the arms of its finished weeks.

    Simulated with weeks of Gaussian noise: eight weeks find an effect of 1, 1.5 and 2 SD in 30, 55 and 75% of
    cases, twelve in 50, 80 and 95%.

    Args:
        arms: "try" or "usual" for each drawn week, in order.
        values: of the finished weeks, in the same order, from the first on; None where there is none.
        better: whether less or more is better.
        missed: the weeks that went otherwise than drawn, by their place from 0.

    Raises:
        ValueError: another arm, more values than arms, a value that is no finite number, a missed week that
            was not drawn, more than `MOST_WEEKS`, or `better` is neither less nor more.
    """
    _check(arms, values, missed)
    tried = tuple(v for arm, v in zip(arms, values, strict=False) if v is not None and arm == TRY)
    usual = tuple(v for arm, v in zip(arms, values, strict=False) if v is not None and arm == USUAL)
    counted = [at for at in missed if at < len(values) and values[at] is not None]
    to_come = len(arms) - len(values)
    return Outcome(
        better,
        tried,
        usual,
        fmean(tried) if tried else None,
        fmean(usual) if usual else None,
        len(values),
        to_come,
        len(values) - len(tried) - len(usual),
        len(set(counted)),
        *_judged(tried, usual, better, is_over=to_come == 0),
    )


def _judged(
    tried: Sequence[float], usual: Sequence[float], better: Better, *, is_over: bool
) -> tuple[Pairs | None, float | None, Verdict, bool]:
    """Pairs, p, the verdict, and whether it grew worse."""
    lower, higher = oriented(usual, tried, better)
    if not tried or not usual:
        return None, None, TOO_EARLY, False
    of, p = pairs(usual, tried, better), permutation_difference(higher, lower)
    if not is_over or min(len(tried), len(usual)) < FEWEST_OF_EACH:
        return of, p, TOO_EARLY, False
    worse = verdict(permutation_difference(lower, higher), 1 - of.share)
    return of, p, verdict(p, of.share), is_change(worse)


def _check(arms: Sequence[str], values: Sequence[float | None], missed: Collection[int]) -> None:
    strange = set(arms) - {TRY, USUAL}
    if strange:
        raise ValueError(f"{min(strange)!r} is neither try nor usual")
    if len(arms) > MOST_WEEKS:
        raise ValueError(f"{len(arms)} weeks are more than {MOST_WEEKS}")
    if len(values) > len(arms):
        raise ValueError(f"{len(values)} values for {len(arms)} weeks")
    if not all(value is None or isfinite(value) for value in values):
        raise ValueError("a value that is no finite number")
    if not all(0 <= at < len(arms) for at in missed):
        raise ValueError("a missed week that was not drawn")
