"""The budgets of domain 3.5 and 4.1: what is planted is found, what looks alike is not, noise stays quiet.

`python -m tests.simulation 5 100` prints the same over more draws.
"""

from collections.abc import Sequence

import pytest

from tests.simulation.personas import personas
from tests.simulation.scoring import Noise, Score, noise, recall, score

SEEDS = (20261122, 7)
YEARS = 20
RECALL = 0.95
FALSE_CARDS = {0.0: 1.0, 0.3: 3.0}
"""False CHANGE cards a user-year that are allowed, by the autocorrelation of the noise."""


@pytest.fixture(scope="module")
def scores() -> Sequence[Score]:
    """Every persona of every seed under the patterns."""
    return [score(persona) for seed in SEEDS for persona in personas(seed)]


@pytest.fixture(scope="module", params=FALSE_CARDS, ids=lambda of: f"autocorrelation {of}")
def quiet(request: pytest.FixtureRequest) -> tuple[float, Noise]:
    return request.param, noise(range(YEARS), request.param)


def test_every_line_of_a_persona_is_taken_in(scores: Sequence[Score]) -> None:
    assert [of.name for of in scores if not of.is_read] == []


def test_what_is_planted_is_found(scores: Sequence[Score], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nrecall {recall(scores):.3f} of {sum(of.planted for of in scores)} planted patterns")  # noqa: T201
    assert sum(of.planted for of in scores) > 100
    assert recall(scores) >= RECALL, [(of.name, of.missed) for of in scores if of.missed]


def test_no_look_alike_shows_above_its_level(
    scores: Sequence[Score], capsys: pytest.CaptureFixture[str]
) -> None:
    flagged = [(of.name, of.wrong) for of in scores if of.wrong]
    with capsys.disabled():
        print(f"\n{len(flagged)} of {len(scores)} personas with a wrong flag")  # noqa: T201
    assert flagged == []


def test_noise_shows_few_cards_and_no_high_level(
    quiet: tuple[float, Noise], capsys: pytest.CaptureFixture[str]
) -> None:
    autocorrelation, of = quiet
    with capsys.disabled():
        print(  # noqa: T201
            f"\nnoise, autocorrelation {autocorrelation}, {of.years} years: {of.cards_a_year:.2f} false"
            f" CHANGE cards a user-year, {len(of.high_levels)} findings at level 2 or 3"
        )
    assert of.years == YEARS
    assert of.cards_a_year <= FALSE_CARDS[autocorrelation]
    assert of.high_levels == ()
