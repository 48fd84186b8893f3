from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tracker
from tests.patterns.book import Line, client, facts, line, settings
from tracker.patterns.money import Money, value_cents, worth_cents

START, END = date(2026, 6, 1), date(2026, 6, 15)
RATE = line("rate", client="Bouw", cents_per_hour=10_000)


def entry(day: str, hours: float, **fields: Any) -> Line:
    return line("entry", **{"client": "Bouw", "day": day, "seconds": round(hours * 3600), **fields})


def money(tmp_path: Path, *lines: Line) -> Money:
    return facts(tmp_path, [client(), *lines]).money


def test_hours_and_revenue_count_from_the_first_day_up_to_the_end(tmp_path: Path) -> None:
    hours = [entry(day, 1) for day in ("2026-05-31", "2026-06-01", "2026-06-14", "2026-06-15")]
    of = money(tmp_path, RATE, *hours)
    assert of.revenue_cents("Bouw", START, END) == 20_000
    assert of.clients(START, END)["Bouw"].seconds == 7200


def test_leave_earns_nothing_and_unbilled_hours_are_hours(tmp_path: Path) -> None:
    of = money(
        tmp_path,
        RATE,
        entry("2026-06-09", 1),
        entry("2026-06-09", 1, billable=False),
        entry("2026-06-10", 9, kind="leave"),
    )
    row = of.clients(START, END)["Bouw"]
    assert (row.seconds, of.revenue_cents("Bouw", START, END)) == (7200, 10_000)


def test_a_client_without_rows_brings_nothing(tmp_path: Path) -> None:
    of = money(tmp_path)
    assert of.revenue_cents("Bouw", START, END) == 0
    assert of.clients(START, END) == {}


def test_expenses_lower_a_client_and_none_of_his_projects(tmp_path: Path) -> None:
    project = line("project", client="Bouw", name="plan", billing="hourly")
    cost = line("expense", client="Bouw", day="2026-06-10", amount_cents=4_000)
    passed = line("expense", client="Bouw", day="2026-06-10", amount_cents=500, passed_through=True)
    of = money(tmp_path, project, RATE, cost, passed, entry("2026-06-09", 1, project="plan"))
    assert of.revenue_cents("Bouw", START, END) == 6_000
    [row] = [row for place, row in of.projects(START, END).items() if place == ("Bouw", "plan")]
    assert row.money is not None
    assert row.money.revenue_cents == 10_000


def test_a_fixed_fee_is_spread_over_its_days(tmp_path: Path) -> None:
    run = {"starts_on": "2026-06-01", "ends_on": "2026-06-30", "fee_cents": 300_000, "agreed_hours": 30}
    project = line("project", client="Bouw", name="plan", billing="fixed", **run)
    of = money(tmp_path, project, entry("2026-06-09", 1, project="plan"))
    assert of.revenue_cents("Bouw", START, END) == pytest.approx(140_000)


def test_each_client_keeps_his_own_currency(tmp_path: Path) -> None:
    dollars = [client("Acme", currency="USD"), line("rate", client="Acme", cents_per_hour=50_000)]
    of = money(tmp_path, *dollars, RATE, entry("2026-06-09", 1), entry("2026-06-09", 1, client="Acme"))
    assert (of.revenue_cents("Bouw", START, END), of.revenue_cents("Acme", START, END)) == (10_000, 50_000)


def test_an_hour_is_worth_the_rate_of_its_day(tmp_path: Path) -> None:
    dearer = line("rate", client="Bouw", cents_per_hour=12_000, valid_from="2026-06-10")
    of = money(tmp_path, RATE, dearer)
    assert of.rate("Bouw", None, date(2026, 6, 9), START, END) == 10_000
    assert of.rate("Bouw", None, date(2026, 6, 10), START, END) == 12_000
    assert of.rate("Zorg", None, date(2026, 6, 10), START, END) is None


def test_an_hour_on_a_fixed_fee_is_worth_the_clients_agreed_rate_else_his_rate(tmp_path: Path) -> None:
    run = {"starts_on": "2026-01-01", "ends_on": "2026-12-31", "fee_cents": 800_000, "agreed_hours": 100}
    lines = [RATE, line("project", client="Bouw", name="plan", billing="fixed", **run)]
    silent = facts(tmp_path, [client(), *lines])
    project = silent.clients["Bouw"].project("plan")
    assert silent.money.rate("Bouw", project, date(2026, 6, 9), START, END) == 10_000
    worked = money(tmp_path, *lines, entry("2026-06-09", 1, project="plan"))
    assert worked.rate("Bouw", project, date(2026, 6, 9), START, END) == 8_000
    mixed = money(tmp_path, *lines, entry("2026-06-09", 1, project="plan"), entry("2026-06-09", 1))
    assert mixed.rate("Bouw", project, date(2026, 6, 9), START, END) == 9_000


def test_the_money_of_a_week_is_that_of_its_review(tmp_path: Path) -> None:
    lines = [settings(), client(), RATE, entry("2026-06-09", 2.5), entry("2026-06-11", 1, billable=False)]
    of = facts(tmp_path, lines)
    with tracker.open(":memory:") as book:
        book.import_file(tmp_path / "lines.jsonl")
        row = next(row for row in book.review("2026-W24").to_json()["clients"])
    own = of.money.clients(of.start, of.end)["Bouw"]
    assert own.money is not None
    assert own.money.revenue_cents / 100 == row["revenue"] == 250
    assert own.seconds / 3600 == row["hours"] == 3.5


def test_seconds_are_worth_their_part_of_an_hour() -> None:
    assert value_cents(900, 10_000) == 2_500
    assert value_cents(900, None) is None


def test_hours_of_which_one_has_no_rate_have_no_worth_together() -> None:
    assert worth_cents([100.0, 50.5]) == 150.5
    assert worth_cents([100.0, None]) is None
    assert worth_cents([]) == 0
