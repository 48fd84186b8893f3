"""All synthetic consultants with known facts, from a seed.

Three kinds, each told in its own module: the personas of the table (`stories`), one or more true cases
for each of the twenty patterns, and the look-alikes that the catalogue names in a pattern's entry (`money`:
1-5; `payers`: 19, 20; `contact`: 6, 7, 9; `rhythm`: 10, 18; `care`: 8, 11-13; `updates`: 14; `balance`:
15-17). They were written
from the catalogue and the contract alone, before any pattern was seen, and nobody tunes them: where a
pattern and a persona disagree, one of them misreads the catalogue, and the docstring of the scene says
what is planted and which line it crosses.

A seed moves hours, times, days, rates, names, zones, the reviewed week (2026-W20 to W46) and the order
of the lines. True cases lie clearly beyond their line, look-alikes clearly within theirs, so no seed
changes a verdict.
"""

from collections.abc import Callable
from random import Random

from tests.simulation.balance import BALANCE
from tests.simulation.care import CARE
from tests.simulation.contact import CONTACT
from tests.simulation.expectation import PATTERNS, Expectation, Persona
from tests.simulation.money import MONEY
from tests.simulation.payers import PAYERS
from tests.simulation.rhythm import RHYTHM
from tests.simulation.stories import STORIES
from tests.simulation.updates import UPDATES

__all__ = ["PATTERNS", "SCENES", "Expectation", "Persona", "personas"]

SCENES: tuple[Callable[[Random], Persona], ...] = (
    *STORIES,
    *MONEY,
    *PAYERS,
    *CONTACT,
    *RHYTHM,
    *CARE,
    *UPDATES,
    *BALANCE,
)
"""Every persona, as a function of the random numbers that it may draw."""


def personas(seed: int) -> list[Persona]:
    """Every persona, with the jitter of this seed; the same seed gives the same records."""
    return [scene(Random(f"{seed} {scene.__name__}")) for scene in SCENES]
