"""Peter's book twenty weeks further on: the weeks after he told Bouwgroep Noord what extra work costs."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tracker.book import Tracker

FIRST = date(2026, 11, 16)
"""The Monday after his half year."""
LATER = "2027-04-05T09:00:00+02:00"
"""Twenty weeks on."""
CLIENT = "Bouwgroep Noord"


def twenty_weeks_on(book: Tracker, folder: Path, unbilled: tuple[int, int], weeks: int = 20) -> None:
    """Add the weeks, with some 18 hours each, of which `unbilled` hours from .. to are research of his own.

    Before, he did some ten unbilled hours a week.
    """
    path = folder / "later.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in _lines(Random(7), unbilled, weeks)), "utf-8")
    book.import_file(path)


def _lines(random: Random, unbilled: tuple[int, int], weeks: int) -> Iterator[dict[str, object]]:
    place = {"client": CLIENT, "project": "Beheer"}
    yield {
        "type": "project",
        "client": CLIENT,
        "name": "Beheer",
        "billing": "hourly",
        "starts_on": str(FIRST),
    }
    yield {"type": "rate", "client": CLIENT, "cents_per_hour": 10000, "valid_from": str(FIRST)}
    for week in range(weeks):
        for day in range(5):
            on = str(FIRST + timedelta(weeks=week, days=day))
            yield {"type": "entry", **place, "day": on, "seconds": 3600 * random.randint(2, 4)}
        given = 3600 * random.randint(*unbilled)
        if given:
            on = str(FIRST + timedelta(weeks=week, days=2))
            yield {
                "type": "entry",
                **place,
                "day": on,
                "seconds": given,
                "kind": "research",
                "billable": False,
                "trigger": "own",
            }
