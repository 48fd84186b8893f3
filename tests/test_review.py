"""One week put together: the document of `week --json`, and what stands under its problems."""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime

import pytest

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.records import Client, Expense, Project, Rate, Settings

TOTALS = {
    "hours", "billable_hours", "unbilled_hours", "own_hours", "revenue", "agreed_rate", "effective_rate",
    "rate_kept", "utilization",
}  # fmt: skip


def messages(book: Tracker, week: str = "2026-W47") -> list[str]:
    return [problem.message for problem in book.review(week).problems]


def test_the_document_has_the_shape_of_the_contract(book: Tracker) -> None:
    book.log("2026-11-16 6h @bouw x")
    book.log("2026-11-17 2h @bouw #research !unbilled x")
    book.log("2026-11-17 1h @bouw #coaching !gift x")
    book.log("2026-11-18 1h #admin")
    found = book.review("2026-W47").to_json()
    json.dumps(found, allow_nan=False)
    assert (found["week"], found["from"], found["to"]) == ("2026-W47", "2026-11-16", "2026-11-22")
    assert (found["currency"], found["complete"]) == ("EUR", False)
    assert set(found["totals"]) == TOTALS
    assert found["totals"] == {
        "hours": 9.0, "billable_hours": 6.0, "unbilled_hours": 3.0, "own_hours": 1.0, "revenue": 600.0,
        "agreed_rate": 100.0, "effective_rate": 66.67, "rate_kept": 0.6667, "utilization": 0.1667,
    }  # fmt: skip
    (client,) = found["clients"]
    assert TOTALS - {"own_hours", "utilization"} <= set(client)
    assert not {"own_hours", "utilization"} & set(client)
    assert (client["client"], client["unbilled"]) == ("Bouw", {"research": 2.0, "coaching": 1.0})
    assert all(found[name] == [] for name in ("patterns", "muted", "facts", "not_yet", "problems"))
    assert "totals_by_currency" not in found


def test_without_a_week_it_is_the_last_complete_one(book: Tracker) -> None:
    found = book.review()
    assert (found.week, found.complete) == ("2026-W46", True)


@pytest.mark.parametrize(
    ("moment", "complete"),
    [("2026-11-23T03:59:59+01:00", False), ("2026-11-23T04:00:00+01:00", True)],
)
def test_a_week_is_complete_when_its_last_day_is_over(
    new_book: Callable[..., Tracker], moment: str, complete: bool
) -> None:
    book = new_book(now=datetime.fromisoformat(moment))
    book.change(book.records("settings")[0], timezone="Europe/Amsterdam")
    assert book.review("2026-W47").complete is complete


@pytest.mark.parametrize(
    "week", ["2026-W54", "2025-W53", "2026-W00", "last", "2026", "9999-W52", "0001-W01", "0000-W01"]
)
def test_a_week_that_does_not_exist_is_wrong_usage(book: Tracker, week: str) -> None:
    with pytest.raises(UsageError) as caught:
        book.review(week)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("week", ["2026-w47", "2026W47", " 2026-W47 "])
def test_a_week_is_called_by_its_name_however_it_was_typed(book: Tracker, week: str) -> None:
    assert book.review(week).week == "2026-W47"


def test_overlapping_entries_are_kept_and_told(book: Tracker) -> None:
    book.log("2026-11-16 9-11 @bouw one")
    book.log("2026-11-16 10-12 @bouw two")
    book.log("2026-11-16 12-13 @bouw three")
    assert book.review("2026-W47").totals["hours"] == 5.0
    (said,) = messages(book)
    assert said == "“one” (Mon 09:00–11:00) and “two” (Mon 10:00–12:00) overlap; both count in full"


def test_a_day_with_more_hours_than_it_has_is_told(book: Tracker) -> None:
    book.log("2026-11-16 20h @bouw x")
    book.log("2026-11-16 5h @bouw x")
    assert messages(book) == ["Monday 16 November holds 25 hours, more than a day has"]


def test_what_earns_nothing_though_it_should_is_told(empty_book: Tracker) -> None:
    empty_book.add(Client(name="Bouw"))
    empty_book.add(Project(client="Bouw", name="Fix", billing="fixed", fee_cents=100))
    empty_book.log("2026-11-16 1h @bouw/fix x")
    empty_book.add(Project(client="Bouw", name="Uur", billing="hourly"))
    empty_book.log("2026-11-16 1h @bouw/uur x")
    assert any("have no rate" in said for said in messages(empty_book))
    assert any(
        "project Fix of Bouw counts as 0: it has no first day" in said for said in messages(empty_book)
    )


def test_a_problem_has_no_full_stop_at_its_end(empty_book: Tracker) -> None:
    empty_book.add(Client(name="Bouw"))
    empty_book.add(Project(client="Bouw", name="Fix", billing="fixed"))
    empty_book.add(Project(client="Bouw", name="Uur", billing="hourly"))
    empty_book.log("2026-11-16 9-11 @bouw/fix x")
    empty_book.log("2026-11-16 10-12 @bouw/uur x")
    empty_book.log("2026-11-16 23h @bouw x")
    said = messages(empty_book)
    assert len(said) == 5
    assert [of for of in said if of.endswith(".")] == []


def test_a_clients_numbers_are_those_of_a_book_with_no_other_client(
    new_book: Callable[..., Tracker],
) -> None:
    def write(book: Tracker, *names: str) -> Tracker:
        book.add(Settings(timezone="Europe/Amsterdam"))
        for n, name in enumerate(("Bouw", "Eik", "Zee")):
            if name in names:
                book.add(Client(name=name))
                book.add(Rate(client=name, cents_per_hour=10_000 + n))
                book.add(Rate(client=name, cents_per_hour=12_000, valid_from=date(2026, 11, 4 + n)))
                book.add(Expense(client=name, day=date(2026, 11, 17), amount_cents=n, passed_through=n == 2))
                for week in range(4):
                    book.log(f"2026-11-{18 - 7 * (week % 3)} {n + 1}h @{name} x")
                    book.log(f"2026-11-{19 - 7 * (week % 3)} {week + 1}h @{name} #research !unbilled x")
        return book

    together = write(new_book(), "Bouw", "Eik", "Zee").review("2026-W47").clients
    alone = [write(new_book(), name).review("2026-W47").clients[0] for name in ("Bouw", "Eik", "Zee")]
    assert sorted(together, key=lambda of: of.client) == alone
    assert {point.hours > 0 for of in alone for point in of.trend[-3:]} == {True}


def test_many_clients_take_hardly_more_time_each_than_a_few(empty_book: Tracker) -> None:
    with empty_book.together():
        for n in range(80):
            empty_book.add(Client(name=f"C{n}"))
            empty_book.add(Rate(client=f"C{n}", cents_per_hour=10_000))
            for day in ("2026-11-03", "2026-11-10", "2026-11-17"):
                empty_book.log(client=f"C{n}", day=date.fromisoformat(day), hours=1)
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        clients = empty_book.review("2026-W47").clients
    finally:
        sys.setprofile(None)
    assert len(clients) == 80
    assert calls / len(clients) < 10_000, "each client looks only through its own cells and records"


def test_own_time_lowers_the_rate_rounded_like_every_other(empty_book: Tracker) -> None:
    empty_book.add(Client(name="Bouw"))
    empty_book.add(Rate(client="Bouw", cents_per_hour=25))
    empty_book.log("2026-11-16 1h @bouw x")
    empty_book.log("2026-11-16 1h #admin x")
    assert empty_book.review("2026-W47").effective_rate_with_own == 0.13


def test_every_client_with_hours_revenue_or_an_expense_is_listed(book: Tracker) -> None:
    for name in ("Fee", "Cost", "Passed", "Quiet"):
        book.add(Client(name=name, archived_on=date(2026, 11, 1)))
    book.log("2026-11-16 2h @bouw x")
    book.add(
        Project(client="Fee", name="P", billing="retainer", fee_cents=30_000, starts_on=date(2026, 11, 1))
    )
    book.add(Expense(client="Cost", day=date(2026, 11, 16), amount_cents=500))
    book.add(Expense(client="Passed", day=date(2026, 11, 16), amount_cents=500, passed_through=True))
    found = {of.client: of.numbers["revenue"] for of in book.review("2026-W47").clients}
    assert found == {"Bouw": 200.0, "Fee": 70.0, "Cost": -5.0, "Passed": 0.0}


def test_several_currencies_have_totals_of_their_own(book: Tracker) -> None:
    book.add(Client(name="Acme", currency="USD"))
    book.add(Rate(client="Acme", cents_per_hour=20_000))
    book.log("2026-11-16 2h @bouw x")
    book.log("2026-11-16 1h @acme x")
    found = book.review("2026-W47").to_json()
    json.dumps(found, allow_nan=False)
    assert [found["totals"][name] for name in ("revenue", "agreed_rate", "effective_rate", "rate_kept")] == [
        None
    ] * 4
    assert {name: money["revenue"] for name, money in found["totals_by_currency"].items()} == {
        "EUR": 200.0,
        "USD": 200.0,
    }
    assert {of["client"]: of["currency"] for of in found["clients"]} == {"Bouw": "EUR", "Acme": "USD"}


def test_a_past_week_does_not_change_by_what_came_after(book: Tracker) -> None:
    book.log("2026-11-02 8h @bouw x")
    before = book.review("2026-W45").to_json()
    book.log("2026-11-16 8h @bouw !gift x")
    book.add(Rate(client="Bouw", cents_per_hour=1, valid_from=date(2026, 11, 9)))
    book.add(Expense(client="Bouw", day=date(2026, 11, 9), amount_cents=1))
    assert book.review("2026-W45").to_json() == before


def test_the_trend_ends_with_the_week_itself(book: Tracker) -> None:
    book.log("2026-11-16 8h @bouw x")
    book.log("2026-11-09 4h @bouw x")
    trend = book.review("2026-W47").trend
    assert len(trend) == 12
    assert [(point.week, point.hours, point.effective_rate) for point in trend[-2:]] == [
        ("2026-W46", 4.0, 100.0),
        ("2026-W47", 8.0, 100.0),
    ]


def test_the_parts_of_the_waterfall_add_up_to_the_cent(book: Tracker) -> None:
    book.log("2026-11-16 7h @bouw x")
    for words in ("#research !unbilled", "#travel !unbilled", "!gift", "!extra", "#messages !unbilled"):
        book.log(f"2026-11-17 100m @bouw {words} x")
    book.add(Expense(client="Bouw", day=date(2026, 11, 18), amount_cents=1_234))
    found = book.review("2026-W47").waterfall
    assert found is not None
    assert found.potential_cents - sum(step.cents for step in found.steps) == found.revenue_cents
    rates = found.agreed_cents_per_hour - sum(step.cents_per_hour for step in found.steps)
    assert rates == found.effective_cents_per_hour


def test_if_finished_at_todays_estimate(book: Tracker) -> None:
    terms = {"fee_cents": 480_000, "agreed_hours": 48, "estimate_hours": 60}
    span = {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 12, 31)}
    book.add(Project(client="Bouw", name="Boek", billing="fixed", **terms, **span))
    book.log("2026-11-16 8h @bouw/boek x")
    (found,) = book.review("2026-W47").to_json()["estimates"]
    assert found == {
        "client": "Bouw", "project": "Boek", "hours": 60, "hours_to_date": 8.0, "basis": "estimate_hours",
        "effective_rate": 80.0,
    }  # fmt: skip
