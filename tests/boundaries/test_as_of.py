"""A past day never changes by what happened after it, and the parts add up, whatever was recorded."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.patterns.book import Line, line, read
from tests.patterns.posed import END, came_later, half_year, learned_later
from tracker.boundaries.helped import helped
from tracker.boundaries.lived import lived
from tracker.boundaries.matrix import matrix
from tracker.boundaries.trials import trials
from tracker.boundaries.weekly import Measured
from tracker.records import MEASURES

AFTERWARDS = "2026-W29"
"""By then everything that came later has come."""
LAST_DAY = END - timedelta(days=1)
WEEKS = [END - timedelta(weeks=n) for n in range(20, 0, -1)]
CLIENTS = ("Bouw", "Zorg", "Kunst", None)


def more() -> list[Line]:
    """Limits with every measurable term, and a trial."""
    terms = {
        **{"reply_within_minutes": 120, "channels": ["email"], "hours": {"mon": [["09:00", "12:00"]]}},
        **{
            "max_hours_per_week": 10,
            "gift_budget_cents": 1000,
            "update_every_days": 7,
            "pay_within_days": 14,
        },
    }
    on = (WEEKS[9] + timedelta(days=2)).isoformat()
    arms = ["try", "usual"] * 4
    about = {"topic": "channels", "chosen_on": on, "told_on": on}
    return [
        line("boundary", id="own", client="Bouw", terms=terms, **about),
        line("boundary", id="all", terms=terms, **about),
        line("experiment", id="t", client="Zorg", name="x", measure="hours", week="2026-W15", arms=arms),
    ]


def said(of: Measured, today: date) -> list[dict[str, Any]]:
    """Everything that is said of boundaries on a day, but the day on which one ends: that may lie ahead."""
    found = (matrix(of.recorded, today), *lived(of, today), *helped(of, today), *trials(of, today))
    return [{**one.to_json(), "ends_on": None} for one in found]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_came_later_changes_no_number_of_a_past_week_and_no_answer_of_a_past_day(
    tmp_path: Path, seed: int
) -> None:
    base = [*half_year(seed), *more()]
    then = Measured(read(tmp_path, base, AFTERWARDS))
    learned = {of["id"]: of for of in learned_later(base, seed)}
    since = [learned.get(str(of.get("id")), of) for of in base]
    now = Measured(read(tmp_path, [*since, *came_later(seed)], AFTERWARDS))
    for measure in MEASURES:
        for client in CLIENTS:
            fine = ("email",)
            known = then.weekly(measure, client, WEEKS, fine)
            assert now.weekly(measure, client, WEEKS, fine) == known, (measure, client)
    assert said(now, LAST_DAY) == said(then, LAST_DAY)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_records_is_irrelevant(tmp_path: Path, seed: int) -> None:
    base = [*half_year(seed), *more()]
    one = Measured(read(tmp_path, base, AFTERWARDS))
    other = Measured(read(tmp_path, random.Random(seed).sample(base, len(base)), AFTERWARDS))
    for measure in MEASURES:
        for client in CLIENTS:
            assert other.weekly(measure, client, WEEKS) == one.weekly(measure, client, WEEKS)
    assert said(other, LAST_DAY) == said(one, LAST_DAY)


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_counted_adds_up_over_the_clients(tmp_path: Path, seed: int) -> None:
    of = Measured(read(tmp_path, half_year(seed), AFTERWARDS))
    for measure in (
        "hours",
        "unbilled_hours",
        "meeting_hours",
        "messages_in",
        "off_hours_contacts",
        "off_channel_contacts",
    ):
        each = [of.weekly(measure, client, WEEKS, ("email",)) for client in CLIENTS[:3]]
        together = of.weekly(measure, None, WEEKS, ("email",))
        assert [sum(filter(None, values)) for values in zip(*each, strict=True)] == pytest.approx(together)
