"""Did it help? A client's weeks before a limit was told and after, held against each other.

Limits are told right after a bad spell, and after a bad spell weeks look better by themselves: so the four
weeks before the telling are no part of the comparison. Of limits without any effect, told after a bad spell,
10 to 18% "helped" with them, 2 to 4% without.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import isfinite
from statistics import median
from typing import Literal, NamedTuple, TypeAlias

from tracker.metrics.proportions import wilson
from tracker.metrics.rank_tests import mann_whitney_greater
from tracker.metrics.verdicts import TOO_EARLY, Better, Pairs, Verdict, is_change, oriented, pairs, verdict

Series: TypeAlias = Iterable[tuple[date, float | None]]
"""A value, or None where nothing can be said, for the Monday of each active week; in any order."""

BASELINE_WEEKS = 8
"""So many weeks before the trigger weeks are what was usual. Chosen: two months."""

TRIGGER_WEEKS = 4
"""So many weeks before the telling moved one to tell, and are left out. Chosen: a bad month."""

SETTLING_WEEKS = 1
"""So many calendar weeks after that of the telling are for getting used to it. Chosen."""

AFTER_WEEKS = 8
"""Only so many weeks after are asked, so that the answer stays as it is. Chosen: as many as before."""

FEWEST_WEEKS = 6
"""A verdict needs so many weeks before and as many after: four and four see a fall of one SD in 22% of cases,
six and six in 45%. From simulation."""

FEWEST_OF_OTHERS = 3
"""Another client is compared with so many weeks before and after: what single-case standards ask at least."""

FEWEST_OTHERS = 2
"""One other client alone may have his own story. Chosen."""

KEPT_LINE = 0.6
"""A limit kept less often was not tried, and says nothing about whether it helps. Chosen."""

FEWEST_OCCASIONS = 5
"""From so many occasions on the share counts: the line of the pattern of missing boundaries. Chosen."""

ONE_WEEK = timedelta(weeks=1)

Keeping: TypeAlias = Literal["kept", "not kept", "unknown"]


class Week(NamedTuple):
    """One week's value; `monday` is its first day."""

    monday: date
    value: float


class Effect(NamedTuple):
    """The weeks around the telling and what can be said of them; all weeks in order of time.

    Attributes:
        told: the day the limit was told.
        better: which way the number is hoped to go.
        before: the weeks that were usual, at most `BASELINE_WEEKS`.
        trigger: the weeks just before the telling, left out.
        settling: that of the telling and the settling one, as far as they have a value; left out.
        after: the weeks that are asked, at most `AFTER_WEEKS`.
        median_before: in the measure's own unit; None without a week.
        median_after: the same.
        pairs: how many pairs of weeks improved; None without a week on either side.
        p: how often chance alone does as well: exact, one-sided in the hoped direction; None likewise.
        verdict: the rung, of the hoped direction alone: never a change when it grew worse.
        is_worse: whether the same ladder would call it a change in the other direction.
        marks: the innocent explanations in these weeks, by Monday, weeks without a value included. The weeks
            stay in the numbers.
    """

    told: date
    better: Better
    before: tuple[Week, ...]
    trigger: tuple[Week, ...]
    settling: tuple[Week, ...]
    after: tuple[Week, ...]
    median_before: float | None
    median_after: float | None
    pairs: Pairs | None
    p: float | None
    verdict: Verdict
    is_worse: bool
    marks: Mapping[date, tuple[str, ...]]

    @property
    def difference(self) -> float | None:
        """Median after less median before: below 0 it fell. None without a week on either side."""
        if self.median_before is None or self.median_after is None:
            return None
        return self.median_after - self.median_before

    @property
    def helped(self) -> bool:
        """Whether the verdict says that something changed for the better."""
        return is_change(self.verdict)

    @property
    def weeks_to_go(self) -> int | None:
        """How many weeks after are missing for a verdict; None when weeks before are, for none will come."""
        return None if len(self.before) < FEWEST_WEEKS else max(FEWEST_WEEKS - len(self.after), 0)


class Adherence(NamedTuple):
    """How often a limit was kept when it was put to the test.

    Attributes:
        kept: how many times.
        occasions: of how many.
        share: kept / occasions; None without an occasion.
        low: the lower end of Wilson's 95% interval.
        high: the upper end.
        keeping: "not kept" below `KEPT_LINE`: then the effect is not to be asked. "unknown" with fewer than
            `FEWEST_OCCASIONS`: go on, and say so.
    """

    kept: int
    occasions: int
    share: float | None
    low: float
    high: float
    keeping: Keeping


class Comparison(NamedTuple):
    """The difference beside that of clients who were told nothing.

    Attributes:
        ours: median after less median before, in the measure's own unit.
        others: the same of each other client, by name.
        typical: the median of the others.
        beyond: ours - typical, the difference in differences: what is left when all that moved every client
            is taken off. Source: Snow 1855; Ashenfelter & Card 1985.
    """

    ours: float
    others: Mapping[str, float]
    typical: float
    beyond: float


def counts_from(told: date) -> date:
    """The first Monday whose week is asked, for a limit told on this day."""
    return _monday(told) + (1 + SETTLING_WEEKS) * ONE_WEEK


def before_after(
    series: Series, told: date, better: Better, marks: Mapping[date, Iterable[str]] | None = None
) -> Effect:
    """Whether a client's weeks are better since a limit was told.

    Of the weeks with a value: those before the week of the telling end with `TRIGGER_WEEKS` that are left
    out, and the `BASELINE_WEEKS` before these are compared with the first `AFTER_WEEKS` from `counts_from`
    on. The pairs are Parker & Vannest's (2009), p is that of the exact Mann-Whitney test; the verdict needs
    `FEWEST_WEEKS` on both sides and follows `verdicts.verdict`.

    Simulated with weeks of Gaussian noise: six and six find an effect of 1, 1.5 and 2 SD in 45, 74 and 92% of
    cases, eight and eight in 54, 84 and 97%. Without an effect 4 to 5% "helped"; at an autocorrelation of .3
    it is 9 to 10%, at .7, where a slow drift looks like an effect, 23%.

    Args:
        series: the client's active weeks of one measure, complete ones only.
        told: the day the limit was told.
        better: whether less or more of it is better.
        marks: innocent explanations by Monday: holidays, phases, changes of rate. They change no number.

    Raises:
        ValueError: a week does not start on a Monday or comes twice, a value is no finite number, or
            `better` is neither less nor more.
    """
    weeks, own = _weeks(series), _monday(told)
    earlier = [week for week in weeks if week.monday < own]
    usual, trigger = earlier[:-TRIGGER_WEEKS], earlier[-TRIGGER_WEEKS:]
    before = usual[-BASELINE_WEEKS:]
    after = [week for week in weeks if week.monday >= counts_from(told)][:AFTER_WEEKS]
    settling = [week for week in weeks if own <= week.monday < counts_from(told)]
    first = min((week.monday for week in (*before, *trigger)), default=own)
    last = max((week.monday for week in after), default=counts_from(told) - ONE_WEEK)
    seen = {day: tuple(names) for day, names in sorted((marks or {}).items()) if first <= day <= last}
    xs, ys = [week.value for week in before], [week.value for week in after]
    return Effect(
        told,
        better,
        tuple(before),
        tuple(trigger),
        tuple(settling),
        tuple(after),
        median(xs) if xs else None,
        median(ys) if ys else None,
        *_judged(xs, ys, better),
        seen,
    )


def adherence(kept: int, occasions: int) -> Adherence:
    """Whether a limit was kept at all, which is asked before whether it helped.

    Exceptions that were chosen are no occasions; the caller leaves them out.

    Raises:
        ValueError: kept is not within 0 and occasions, or occasions is below 0.
    """
    low, high = wilson(kept, occasions)
    share = kept / occasions if occasions else None
    if share is None or occasions < FEWEST_OCCASIONS:
        keeping: Keeping = "unknown"
    else:
        keeping = "not kept" if share < KEPT_LINE else "kept"
    return Adherence(kept, occasions, share, low, high, keeping)


def compared(effect: Effect, others: Mapping[str, Series]) -> Comparison | None:
    """The effect beside what happened meanwhile with clients who got no such limit.

    Each of the others is asked over the calendar weeks from the first to the last of `effect.before` and of
    `effect.after`, and counts with `FEWEST_OF_OTHERS` weeks or more in both. They must be in one unit (and
    one currency) with the effect.

    Args:
        effect: what is compared.
        others: by name of the client, his weeks of the same measure.

    Returns:
        None with fewer than `FEWEST_OTHERS` of them, or while it is too early for a verdict.

    Raises:
        ValueError: as `before_after`.
    """
    if effect.verdict == TOO_EARLY or effect.difference is None:
        return None
    found: dict[str, float] = {}
    for name, series in others.items():
        weeks = _weeks(series)
        before, after = _within(weeks, effect.before), _within(weeks, effect.after)
        if min(len(before), len(after)) >= FEWEST_OF_OTHERS:
            found[name] = median(after) - median(before)
    if len(found) < FEWEST_OTHERS:
        return None
    typical = median(found.values())
    return Comparison(effect.difference, found, typical, effect.difference - typical)


def _judged(
    before: list[float], after: list[float], better: Better
) -> tuple[Pairs | None, float | None, Verdict, bool]:
    """Pairs, p, the verdict, and whether it grew worse."""
    lower, higher = oriented(before, after, better)
    if not before or not after:
        return None, None, TOO_EARLY, False
    of, p = pairs(before, after, better), mann_whitney_greater(higher, lower)
    if min(len(before), len(after)) < FEWEST_WEEKS:
        return of, p, TOO_EARLY, False
    worse = verdict(mann_whitney_greater(lower, higher), 1 - of.share)
    return of, p, verdict(p, of.share), is_change(worse)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(series: Series) -> list[Week]:
    """The weeks with a value, in order of time."""
    values: dict[date, float | None] = {}
    for monday, value in series:
        if monday.weekday():
            raise ValueError(f"{monday} is no Monday")
        if monday in values:
            raise ValueError(f"the week of {monday} comes twice")
        if value is not None and not isfinite(value):
            raise ValueError(f"the week of {monday} has no finite number")
        values[monday] = value
    return [Week(monday, value) for monday, value in sorted(values.items()) if value is not None]


def _within(weeks: Iterable[Week], of: tuple[Week, ...]) -> list[float]:
    return [week.value for week in weeks if of[0].monday <= week.monday <= of[-1].monday]
