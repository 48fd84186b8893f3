import random
from pathlib import Path
from typing import Any

import pytest

from tests.patterns.book import Line, client, facts, line

RATE = line("rate", client="Bouw", cents_per_hour=10_000)


def budget(cents: Any, **fields: Any) -> Line:
    own = {"client": "Bouw", "topic": "extra_work_price", "told_on": "2026-01-01", **fields}
    return line("boundary", **own, terms={"gift_budget_cents": cents})


def gift(day: str, hours: float, **fields: Any) -> Line:
    own = {"client": "Bouw", "day": day, "seconds": round(hours * 3600), "billable": False}
    return line("entry", **{**own, "scope": "extra", "initiator": "me", **fields})


def chosen(tmp_path: Path, *lines: Line, week: str = "2026-W24") -> dict[str, float]:
    """The chosen hours of each entry by its note, else by its day."""
    of = facts(tmp_path, [client(), *lines], week).clients["Bouw"]
    return {piece.note or f"{piece.day:%m-%d}": piece.chosen / 3600 for piece in of.work if piece.chosen}


def test_gifts_are_chosen_in_order_of_time_until_the_budget_is_used_up(tmp_path: Path) -> None:
    given = [gift("2026-06-09", 2), gift("2026-05-04", 2), gift("2026-06-02", 2)]
    assert chosen(tmp_path, RATE, budget(50_000), *given) == {"05-04": 2, "06-02": 2, "06-09": 1}
    assert chosen(tmp_path, RATE, budget(40_000), *given) == {"05-04": 2, "06-02": 2}
    assert chosen(tmp_path, RATE, budget(60_000), *given) == {"05-04": 2, "06-02": 2, "06-09": 2}
    assert chosen(tmp_path, RATE, budget(1), *given) == {}


def test_of_one_day_the_earlier_clock_time_goes_first(tmp_path: Path) -> None:
    def at(hour: int) -> Line:
        times = {"starts_at": f"2026-06-09T{hour:02}:00:00Z", "ends_at": f"2026-06-09T{hour + 2:02}:00:00Z"}
        own = {of: value for of, value in gift("2026-06-09", 2).items() if of not in ("day", "seconds")}
        return {**own, **times, "note": f"{hour}"}

    assert chosen(tmp_path, RATE, budget(30_000), at(14), at(9)) == {"9": 2, "14": 1}


def test_each_calendar_quarter_has_its_own_budget(tmp_path: Path) -> None:
    given = [gift("2026-03-30", 2), gift("2026-03-31", 2), gift("2026-04-01", 3)]
    found = chosen(tmp_path, RATE, budget(20_000), *given)
    assert found == {"03-30": 2, "04-01": 2}


def test_only_unbilled_extras_given_unasked_are_gifts(tmp_path: Path) -> None:
    others = [
        gift("2026-06-08", 1, initiator="client"),
        gift("2026-06-09", 1, scope="agreed"),
        gift("2026-06-10", 1, billable=True),
        gift("2026-06-11", 1, kind="leave"),
        gift("2026-06-12", 1, initiator=None),
    ]
    assert chosen(tmp_path, RATE, budget(90_000), *others) == {}


@pytest.mark.parametrize("announced", [True, False])
def test_a_gift_is_chosen_whether_it_was_announced_or_not(tmp_path: Path, announced: bool) -> None:
    given = gift("2026-06-09", 1, announced=announced)
    assert chosen(tmp_path, RATE, budget(90_000), given) == {"06-09": 1}


def test_all_hours_on_a_gift_project_are_gifts_at_the_clients_agreed_rate(tmp_path: Path) -> None:
    project = line("project", client="Bouw", name="help", billing="gift")
    given = gift("2026-06-09", 3, project="help", scope="agreed", initiator=None)
    assert chosen(tmp_path, project, RATE, budget(20_000), given) == {"06-09": 2}


def test_on_a_fixed_fee_the_agreed_rate_of_the_quarter_values_a_gift(tmp_path: Path) -> None:
    terms = {"fee_cents": 1_000_000, "agreed_hours": 200, "starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    project = line("project", client="Bouw", name="plan", billing="fixed", **terms)
    worked = line("entry", client="Bouw", project="plan", day="2026-06-09", seconds=36_000)
    given = gift("2026-06-09", 4, project="plan", note="given")
    assert chosen(tmp_path, project, worked, budget(10_000), given) == {"given": 2}


def test_the_rate_of_the_day_values_a_gift_by_the_hour(tmp_path: Path) -> None:
    dearer = line("rate", client="Bouw", cents_per_hour=20_000, valid_from="2026-06-01")
    given = [gift("2026-05-29", 1), gift("2026-06-09", 4)]
    assert chosen(tmp_path, RATE, dearer, budget(50_000), *given) == {"05-29": 1, "06-09": 2}


def test_without_a_rate_nothing_is_chosen_and_nothing_used_up(tmp_path: Path) -> None:
    later = line("rate", client="Bouw", cents_per_hour=10_000, valid_from="2026-06-01")
    given = [gift("2026-05-29", 5), gift("2026-06-09", 2)]
    assert chosen(tmp_path, budget(20_000), *given) == {}
    assert chosen(tmp_path, later, budget(20_000), *given) == {"06-09": 2}


def test_the_budget_holds_from_the_day_it_was_told_to_its_end(tmp_path: Path) -> None:
    given = [gift("2026-05-29", 1), gift("2026-06-01", 1), gift("2026-06-09", 1)]
    told = budget(90_000, told_on="2026-06-01", ends_on="2026-06-08")
    assert chosen(tmp_path, RATE, told, *given) == {"06-01": 1}
    untold = budget(90_000, told_on=None, chosen_on="2026-01-01")
    assert chosen(tmp_path, RATE, untold, *given) == {}
    assert chosen(tmp_path, RATE, budget(90_000, applies=False), *given) == {}
    assert chosen(tmp_path, RATE, budget(90_000, topic="scope"), *given) == {}


def test_a_clients_own_budget_goes_before_that_for_everybody(tmp_path: Path) -> None:
    given = gift("2026-06-09", 5)
    for_all = budget(40_000, client=None)
    assert chosen(tmp_path, RATE, for_all, given) == {"06-09": 4}
    assert chosen(tmp_path, RATE, for_all, budget(10_000), given) == {"06-09": 1}
    assert chosen(tmp_path, RATE, for_all, budget(0), given) == {}


def test_the_budget_told_last_counts(tmp_path: Path) -> None:
    given = gift("2026-06-09", 5)
    earlier, later = budget(40_000), budget(10_000, told_on="2026-06-01")
    assert chosen(tmp_path, RATE, later, earlier, given) == {"06-09": 1}


@pytest.mark.parametrize("nonsense", ["much", True, -5, [], None, {"a": 1}, 1e300])
def test_a_budget_that_is_no_amount_is_none(tmp_path: Path, nonsense: Any) -> None:
    assert chosen(tmp_path, RATE, budget(nonsense), gift("2026-06-09", 1)) == {}


def test_which_gifts_are_chosen_does_not_depend_on_the_order_of_the_records(tmp_path: Path) -> None:
    kinds = ("research", "coaching", "delivery", "support")
    lines = [gift("2026-06-09", n + 1, kind=kind, note=kind) for n, kind in enumerate(kinds)]
    budgets = [budget(35_000), budget(30_000)]
    first = chosen(tmp_path, RATE, *budgets, *lines)
    assert sum(first.values()) == 3.5
    for seed in range(4):
        mixed = [*budgets, *lines]
        random.Random(seed).shuffle(mixed)
        assert chosen(tmp_path, RATE, *mixed) == first
