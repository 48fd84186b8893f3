"""Planted effects are found as often as promised, and noise helps as seldom.

2,000 draws each, of one seed: three standard errors are .034 at a rate of a half and .02 at one of a tenth.
`python -m tests.simulation.effects 10000` prints the whole table.
"""

import pytest

from tests.simulation.effects import (
    naively_cured,
    rate,
    says_a_spell_was_cured,
    says_it_helped,
    says_the_coin_helped,
    stops_when_it_looks_good,
)

SEED, TIMES = 20261122, 2000
BAND = 0.034
"""Monte-Carlo: three standard errors where they are widest."""
FALSE_BAND = 0.02
"""Monte-Carlo: three standard errors at a tenth."""
MOST_FALSE = 0.1
"""At an autocorrelation of .3; over a million draws 10.1% of six and six weeks, 9.6% of eight and eight."""


@pytest.mark.parametrize(
    ("weeks", "effect", "power"),
    [(6, 1, 0.45), (6, 1.5, 0.74), (6, 2, 0.91), (8, 1, 0.53), (8, 1.5, 0.83), (8, 2, 0.97)],
)
def test_what_helped_is_seen_as_often_as_promised(weeks: int, effect: float, power: float) -> None:
    assert rate(SEED, TIMES, says_it_helped, weeks, effect) == pytest.approx(power, abs=BAND)


@pytest.mark.parametrize("weeks", [6, 8])
def test_what_did_nothing_seldom_helps(weeks: int) -> None:
    assert rate(SEED, TIMES, says_it_helped, weeks, 0) <= 0.05 + FALSE_BAND
    assert rate(SEED, TIMES, says_it_helped, weeks, 0, 0.3) <= MOST_FALSE + FALSE_BAND


def test_a_bad_spell_that_passes_by_itself_seldom_helps_as_it_would_with_the_spell_among_the_weeks() -> None:
    cured = rate(SEED, TIMES // 2, says_a_spell_was_cured)
    assert cured <= 0.05
    assert rate(SEED, TIMES // 2, says_a_spell_was_cured, 0.3) <= MOST_FALSE
    assert rate(SEED, TIMES // 2, naively_cured) > 2 * cured


def test_drawn_weeks_are_not_fooled_by_memory() -> None:
    assert rate(SEED, TIMES, says_the_coin_helped, 10, 0, 0.7) <= 0.05 + FALSE_BAND


@pytest.mark.parametrize(("weeks", "power"), [(8, 0.55), (12, 0.8)])
def test_drawn_weeks_find_a_fall_of_one_and_a_half_sd(weeks: int, power: float) -> None:
    assert rate(SEED, TIMES, says_the_coin_helped, weeks, 1.5) == pytest.approx(power, abs=BAND)


def test_asking_every_week_and_stopping_at_the_first_change_would_help_too_often() -> None:
    assert rate(SEED, TIMES // 2, stops_when_it_looks_good, 12) > 0.06
