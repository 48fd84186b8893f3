"""Print how the patterns do on synthetic consultants: `python -m tests.simulation [SEEDS] [YEARS]`."""

import sys

from tests.simulation.personas import personas
from tests.simulation.scoring import noise, recall, score


def main(seeds: int = 3, years: int = 20) -> None:
    """Recall over the personas of some seeds, and false cards over some years of noise."""
    scores = [score(persona) for seed in range(seeds) for persona in personas(seed)]
    for of in scores:
        if of.missed or of.wrong:
            print(f"{of.name}: missed {', '.join(of.missed) or '-'}; wrong {', '.join(of.wrong) or '-'}")
    print(f"recall {recall(scores):.3f} of {sum(of.planted for of in scores)} planted")
    print(f"{sum(bool(of.wrong) for of in scores)} of {len(scores)} personas with a wrong flag")
    for autocorrelation in (0.0, 0.3):
        of = noise(range(years), autocorrelation)
        print(
            f"noise, autocorrelation {autocorrelation}: {of.cards_a_year:.2f} false CHANGE cards a user-year,"
            f" {len(of.high_levels)} findings at level 2 or 3 in {of.years} years"
        )
        print("\n".join(of.high_levels[:20]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
