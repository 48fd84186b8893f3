"""How often "it helped" is said of weeks in which it did, and of weeks in which nothing happened.

`python -m tests.simulation.effects [TIMES]` prints the table.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from math import sqrt
from random import Random
from statistics import fmean

from tracker.metrics.coin_flips import draw, evaluate
from tracker.metrics.effects import BASELINE_WEEKS, SETTLING_WEEKS, TRIGGER_WEEKS, before_after
from tracker.metrics.rank_tests import mann_whitney_greater
from tracker.metrics.verdicts import MOST_CHANCE

FIRST = date(2026, 1, 5)
EFFECTS = (0.0, 1.0, 1.5, 2.0)
"""By how many SD weeks get better; those of the product's figures."""


def noise(rng: Random, weeks: int, autocorrelation: float = 0.0) -> list[float]:
    """Weeks around 0 with an SD of 1 and so much memory of the week before (AR(1), stationary)."""
    found = [rng.gauss(0, 1)]
    fresh = sqrt(1 - autocorrelation**2)
    while len(found) < weeks:
        found.append(autocorrelation * found[-1] + fresh * rng.gauss(0, 1))
    return found


def dated(values: Iterable[float]) -> list[tuple[date, float]]:
    """The values as the weeks from `FIRST` on."""
    return [(FIRST + timedelta(weeks=n), value) for n, value in enumerate(values)]


def told_after(weeks: int) -> date:
    """A Wednesday in the week that follows so many."""
    return FIRST + timedelta(weeks=weeks, days=2)


def says_it_helped(rng: Random, weeks: int, effect: float, autocorrelation: float = 0.0) -> bool:
    """Whether a fall by `effect` SD is seen in so many weeks before and after."""
    left_out = 1 + SETTLING_WEEKS
    values = noise(rng, weeks + TRIGGER_WEEKS + left_out + weeks, autocorrelation)
    values[-weeks:] = [value - effect for value in values[-weeks:]]
    return before_after(dated(values), told_after(weeks + TRIGGER_WEEKS), "less").helped


def bad_spell(rng: Random, autocorrelation: float) -> tuple[list[float], int]:
    """A year of nothing but noise, and the week that follows the four worst of its first half."""
    values = noise(rng, 52, autocorrelation)
    spells = range(BASELINE_WEEKS + TRIGGER_WEEKS, 27)
    return values, max(spells, key=lambda at: sum(values[at - TRIGGER_WEEKS : at]))


def says_a_spell_was_cured(rng: Random, autocorrelation: float = 0.0) -> bool:
    """Whether a limit told after a bad spell is said to have helped, though it did nothing."""
    values, at = bad_spell(rng, autocorrelation)
    return before_after(dated(values), told_after(at), "less").helped


def naively_cured(rng: Random, autocorrelation: float = 0.0) -> bool:
    """The same for whoever compares with the weeks just before, the bad spell among them."""
    values, at = bad_spell(rng, autocorrelation)
    start = at + 1 + SETTLING_WEEKS
    before, after = values[at - BASELINE_WEEKS : at], values[start : start + BASELINE_WEEKS]
    return mann_whitney_greater(before, after) <= MOST_CHANCE


def says_the_coin_helped(rng: Random, weeks: int, effect: float, autocorrelation: float = 0.0) -> bool:
    """Whether a fall by `effect` SD in the tried weeks of a trial is seen."""
    arms = draw(weeks, rng)
    values = noise(rng, weeks, autocorrelation)
    seen = [value - effect * (arm == "try") for arm, value in zip(arms, values, strict=True)]
    return evaluate(arms, seen, "less").helped


def stops_when_it_looks_good(rng: Random, weeks: int) -> bool:
    """Whether noise helps somebody who asks every week and ends the trial at the first change."""
    arms, values = draw(weeks, rng), noise(rng, weeks)
    return any(evaluate(arms[:n], values[:n], "less").helped for n in range(8, weeks + 1))


def rate(seed: int, times: int, happens: Callable[..., bool], *args: float) -> float:
    """How often it happens."""
    rng = Random(seed)
    return fmean(happens(rng, *args) for _unused in range(times))


def table(seed: int, times: int) -> Iterator[str]:
    """Power and false "helped" of told and of drawn weeks, after a bad spell, and when asked too often."""
    for weeks in (6, 8):
        for r in (0.0, 0.3, 0.7):
            found = [rate(seed, times, says_it_helped, weeks, effect, r) for effect in EFFECTS]
            yield f"{weeks} weeks before and after, autocorrelation {r}: {_shares(found)}"
    for weeks in (8, 10, 12):
        for r in (0.0, 0.7):
            found = [rate(seed, times, says_the_coin_helped, weeks, effect, r) for effect in EFFECTS]
            yield f"{weeks} drawn weeks, autocorrelation {r}: {_shares(found)}"
    for r in (0.0, 0.3):
        found = [rate(seed, times, cured, r) for cured in (says_a_spell_was_cured, naively_cured)]
        yield f"after a bad spell, without it and with it, autocorrelation {r}: {_shares(found)}"
    yield f"12 drawn weeks, asked each week: {_shares([rate(seed, times, stops_when_it_looks_good, 12)])}"


def _shares(found: Iterable[float]) -> str:
    return "  ".join(f"{of:.3f}" for of in found)


def main(times: int = 2000) -> None:
    """Print the table; the effects are those of `EFFECTS`."""
    for line in table(1, times):
        print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
