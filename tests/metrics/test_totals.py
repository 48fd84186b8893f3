from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UsageError
from tracker.metrics.numbers import numbers
from tracker.metrics.periods import periods
from tracker.metrics.rates import rate_changes
from tracker.metrics.totals import totals
from tracker.records import Client, Expense

from .build import FIRST, LAST, WEEK_47, books, ledger, own, project, rate, rates, worked

MONDAY, NEXT_MONDAY = date(2026, 11, 16), date(2026, 11, 23)
HOUR = 3600


def only(cells, book, spans=WEEK_47, **options):
    (row,) = totals(cells, spans, book, **options).rows
    return row


def by_keys(cells, book, by, spans=WEEK_47):
    return {tuple(row.keys.values()): row for row in totals(cells, spans, book, by).rows}


def test_the_example_week():
    cells = [
        worked(29),
        worked(8, kind="research", billable=False),
        worked(4.5, kind="coaching", billable=False),
    ]

    row = only([*cells, own(3)], ledger(rate(10_000)), leave={})

    assert numbers(row) == {
        "hours": 41.5,
        "billable_hours": 29.0,
        "unbilled_hours": 12.5,
        "own_hours": 3.0,
        "revenue": 2900.0,
        "agreed_rate": 100.0,
        "effective_rate": 69.88,
        "rate_kept": 0.6988,
        "utilization": 0.8056,
    }


def test_peters_half_year_keeps_68_of_100():
    handbook = project(
        "fixed",
        fee_cents=4_800_000,
        agreed_hours=480,
        starts_on=date(2026, 5, 18),
        ends_on=date(2026, 11, 15),
    )
    spans = periods(date(2026, 5, 18), date(2026, 11, 16), ("week",))
    cells = [worked(18 if week < 8 else 31, project="Handbook", period=week) for week in range(26)]

    whole = only(cells, ledger(handbook), spans)
    weekly = by_keys(cells, ledger(handbook), ["week"], spans)

    assert numbers(whole)["hours"] == 702
    assert numbers(whole)["revenue"] == 48_000
    assert numbers(whole)["agreed_rate"] == 100
    assert numbers(whole)["effective_rate"] == 68.38
    assert numbers(whole)["rate_kept"] == 0.6838
    assert numbers(weekly["2026-W21",])["effective_rate"] == 102.56
    assert numbers(weekly["2026-W46",])["effective_rate"] == 59.55


def test_nothing_at_all_is_one_row_of_nothing():
    row = only([], ledger(), leave={})

    assert numbers(row) == {
        "hours": 0,
        "billable_hours": 0,
        "unbilled_hours": 0,
        "own_hours": 0,
        "revenue": 0,
        "agreed_rate": None,
        "effective_rate": None,
        "rate_kept": None,
        "utilization": 0,
    }
    assert row.currency == "EUR"
    assert totals([], WEEK_47, ledger(), ["client"]).rows == ()
    assert totals([], (), ledger()).rows[0].seconds == 0


def test_leave_is_in_no_number():
    cells = [worked(8, kind="leave", billable=False), worked(8, None, kind="leave", billable=False)]

    row = only(cells, ledger(rate(10_000)))

    assert (row.seconds, row.own_seconds, row.money.revenue_cents) == (0, 0, 0)
    assert totals(cells, WEEK_47, ledger(rate(10_000)), ["client"]).rows == ()
    assert totals(cells, WEEK_47, ledger(rate(10_000)), ["kind"]).rows == ()


def test_own_hours_stand_in_the_row_without_a_client_and_have_no_money():
    found = by_keys([worked(2), own(3)], ledger(rate(10_000)), ["client"])

    assert (found["Bouw",].seconds, found["Bouw",].own_seconds) == (2 * HOUR, 0)
    assert numbers(found[None,]) == {
        "hours": 3.0,
        "billable_hours": 0.0,
        "unbilled_hours": 3.0,
        "revenue": None,
        "agreed_rate": None,
        "effective_rate": None,
        "rate_kept": None,
    }


def test_the_agreed_rate_is_weighted_by_all_hours_that_have_one():
    book = ledger(
        project("fixed", fee_cents=0, agreed_hours=10),
        project("gift", "Talk"),
        rate(10_000),
        rate(6_000, "Eik"),
    )
    cells = [worked(1), worked(2, "Eik", billable=False), worked(5, project="Talk"), worked(4, "Zee")]
    book = book._replace(clients=(*book.clients, Client(name="Zee")))

    row = only(cells, book)

    # (1 x 100 + 2 x 60) / 3; the gift and the hours without a rate have none.
    assert row.money.agreed_cents_per_hour == pytest.approx(22_000 / 3)
    assert row.money.effective_cents_per_hour == pytest.approx(10_000 / 12)


def test_a_rate_of_zero_is_a_rate():
    row = only([worked(1), worked(3, "Eik")], ledger(rate(10_000), rate(0, "Eik")))

    assert row.money.agreed_cents_per_hour == 2_500


def test_hours_that_earn_nothing_keep_nothing_of_their_rate():
    row = only([worked(2, billable=False)], ledger(rate(10_000)))

    assert (row.money.effective_cents_per_hour, row.money.rate_kept) == (0, 0)


def test_billable_hours_without_a_rate_earn_nothing_and_are_told():
    found = totals([worked(2)], WEEK_47, ledger(Client(name="Bouw")))

    assert found.rows[0].billable_seconds == 2 * HOUR
    assert found.rows[0].money.revenue_cents == 0
    assert found.rows[0].money.effective_cents_per_hour == 0
    assert found.rows[0].money.rate_kept is None
    assert "2.00 billable hours for Bouw" in found.problems[0].message


def test_a_fee_earns_in_weeks_without_hours():
    fee = project("fixed", fee_cents=140_000, starts_on=MONDAY, ends_on=date(2026, 11, 29))
    spans = periods(MONDAY, date(2026, 12, 7), ("week",))

    found = by_keys([], ledger(fee), ["week"], spans)

    assert {key: row.money.revenue_cents for key, row in found.items()} == {
        ("2026-W47",): 70_000,
        ("2026-W48",): 70_000,
    }
    assert found["2026-W48",].money.effective_cents_per_hour is None


def test_expenses_lower_the_revenue_and_so_the_rate():
    book = ledger(rate(10_000), Expense(client="Bouw", day=MONDAY, amount_cents=5_000))

    row = only([worked(2)], book)

    assert row.money == (15_000, 10_000, 7_500, 0.75)


def test_an_expense_by_project_stands_in_its_clients_row_without_a_project():
    book = ledger(project("hourly"), rate(10_000), Expense(client="Bouw", day=MONDAY, amount_cents=5_000))

    found = by_keys([worked(2, project="Handbook")], book, ["project"])

    assert found["Bouw", "Handbook"].money.revenue_cents == 20_000
    assert found["Bouw", None].money.revenue_cents == -5_000
    assert found["Bouw", None].keys == {"client": "Bouw", "project": None}


def test_an_expense_without_a_client_lowers_totals_only():
    book = ledger(rate(10_000), Expense(day=MONDAY, amount_cents=5_000))

    assert only([worked(2)], book).money.revenue_cents == 15_000
    assert only([worked(2)], book, by=["week"]).money.revenue_cents == 15_000
    assert only([worked(2)], book, by=["client"]).money.revenue_cents == 20_000


def test_with_kind_among_the_keys_there_are_hours_only():
    fee = project("retainer", fee_cents=100_000, starts_on=MONDAY)
    cells = [worked(2, kind="research", billable=False), worked(1), own(3), own(1, "learning")]

    found = by_keys(cells, ledger(fee, rate(10_000)), ["kind"])

    assert {key: numbers(row) for key, row in found.items()} == {
        ("admin",): {"hours": 0, "billable_hours": 0, "unbilled_hours": 0, "own_hours": 3},
        ("delivery",): {"hours": 1, "billable_hours": 1, "unbilled_hours": 0, "own_hours": 0},
        ("learning",): {"hours": 0, "billable_hours": 0, "unbilled_hours": 0, "own_hours": 1},
        ("research",): {"hours": 2, "billable_hours": 0, "unbilled_hours": 2, "own_hours": 0},
    }
    assert all((row.money, row.by_currency) == (None, {}) for row in found.values())
    per_client = by_keys(cells, ledger(fee, rate(10_000)), ["client", "kind"])
    assert numbers(per_client[None, "admin"]) == {"hours": 3, "billable_hours": 0, "unbilled_hours": 3}


def test_several_currencies_have_no_common_money():
    book = ledger(rate(10_000), rate(20_000, "Acme"), Client(name="Acme", currency="USD"))
    cells = [worked(2), worked(1, "Acme"), worked(1, "Acme", billable=False)]

    row = only(cells, book)

    assert (row.currency, row.money, row.seconds) == ("EUR", None, 4 * HOUR)
    assert row.by_currency["USD"].effective_cents_per_hour == 10_000
    assert row.by_currency["EUR"].revenue_cents == 20_000
    assert only([worked(1, "Acme")], book).currency == "USD"
    found = by_keys(cells, book, ["client"])
    assert [(row.currency, row.money.revenue_cents) for row in found.values()] == [
        ("USD", 20_000),
        ("EUR", 20_000),
    ]


def test_a_fee_alone_brings_its_currency_in():
    book = ledger(
        rate(10_000),
        Client(name="Acme", currency="USD"),
        project("retainer", client="Acme", fee_cents=1_000, starts_on=FIRST),
    )

    assert set(only([worked(1)], book).by_currency) == {"EUR", "USD"}


@pytest.mark.parametrize(
    ("by", "known"),
    [
        ((), True),
        (("day",), True),
        (("week",), True),
        (("month",), True),
        (("client",), False),
        (("kind",), False),
        (("week", "client"), False),
        (("week", "month"), False),
    ],
)
def test_utilization_stands_only_in_totals_and_rows_by_one_key_of_time(by, known):
    spans = periods(MONDAY, NEXT_MONDAY, by)

    rows = totals([worked(9)], spans, ledger(rate(10_000)), by, leave={}).rows

    assert all(("utilization" in numbers(row)) is known for row in rows)
    assert all(
        "utilization" not in numbers(row) for row in totals([worked(9)], spans, ledger(rate(1)), by).rows
    )


def test_a_row_counts_the_capacity_of_its_own_days():
    spans = periods(date(2026, 11, 20), date(2026, 11, 25), ("week",))

    friday, monday_and_tuesday = totals(
        [worked(3.6), worked(7.2, period=1)],
        spans,
        ledger(rate(1)),
        ["week"],
        leave={date(2026, 11, 24): 7 * HOUR},
    ).rows

    assert friday.utilization == pytest.approx(3.6 / 7.2)
    assert monday_and_tuesday.utilization == pytest.approx(7.2 / 7.4)


def test_rows_are_sorted_by_their_keys_and_own_time_comes_last():
    book = ledger(rate(1, "eik"), rate(1, "Bouw"), rate(1, "Zee"))

    rows = totals([own(1), worked(1, "Zee"), worked(1, "eik"), worked(1)], WEEK_47, book, ["client"]).rows

    assert [row.keys["client"] for row in rows] == ["Bouw", "eik", "Zee", None]


def test_a_key_that_is_none_is_refused():
    with pytest.raises(UsageError):
        totals([], WEEK_47, ledger(), ["colour"])


def test_a_period_over_two_weeks_cannot_be_grouped_by_week():
    with pytest.raises(ValueError, match="straddles"):
        totals([], periods(MONDAY, date(2026, 12, 7)), ledger(), ["week"])


GROUPINGS = st.sampled_from([(), ("client",), ("project",), ("week",), ("month", "client"), ("kind",)])


@given(books(by=("week", "month"), several_currencies=True), GROUPINGS, st.integers(1, 100_000))
def test_splitting_an_entry_keeps_every_number(book, by, seconds):
    cells, spans, records = book
    split = []
    for cell in cells:
        part = min(seconds, cell.seconds)
        split += [cell._replace(seconds=part), cell._replace(seconds=cell.seconds - part)]

    whole, parts = (totals(some, spans, records, by, leave={}) for some in (cells, split))

    assert [numbers(row) for row in whole.rows] == [numbers(row) for row in parts.rows]
    assert whole.problems == parts.problems


@given(books(by=("week",)))
def test_rows_add_up_to_the_totals(book):
    cells, spans, records = book
    (whole,) = totals(cells, spans, records).rows

    for by in (["client"], ["project"], ["week"], ["week", "client"]):
        rows = totals(cells, spans, records, by).rows
        own_seconds = sum(row.seconds for row in rows if row.money is None) + sum(r.own_seconds for r in rows)
        nobodys = 0 if by == ["week"] else sum(_cost(e) for e in records.expenses if e.client is None)

        assert own_seconds == whole.own_seconds
        assert sum(row.seconds for row in rows if row.money) == whole.seconds
        assert sum(row.billable_seconds for row in rows) == whole.billable_seconds
        revenue = sum(row.money.revenue_cents for row in rows if row.money)
        assert revenue - nobodys == pytest.approx(whole.money.revenue_cents, abs=1e-4)


def _cost(expense):
    return 0 if expense.passed_through or not FIRST <= expense.day < LAST else expense.amount_cents


@given(st.integers(0, 50_000), st.lists(st.integers(1, 40_000), min_size=1, max_size=6))
def test_rate_times_hours_is_revenue(cents, seconds):
    cells = [worked(0)._replace(seconds=some) for some in seconds]

    row = only(cells, ledger(rate(cents)))

    assert row.money.revenue_cents == cents * sum(seconds) / HOUR
    assert row.money.effective_cents_per_hour == pytest.approx(cents)
    assert row.money.rate_kept == (pytest.approx(1) if cents else None)


@given(books(by=("week",)), rates())
def test_a_later_rate_never_changes_an_earlier_week(book, added):
    cells, spans, records = book
    if added.valid_from is None:
        return
    known = [
        r
        for r in records.rates
        if (r.client, r.project, r.valid_from) != (added.client, added.project, added.valid_from)
    ]
    before, after = records._replace(rates=tuple(known)), records._replace(rates=(*known, added))
    finer = periods(FIRST, LAST, ("week",), rate_changes(after.rates))
    moved = [
        c._replace(period=next(n for n, s in enumerate(finer) if s.start >= spans[c.period].start))
        for c in cells
    ]

    old, new = (totals(moved, finer, some, ["week"]).rows for some in (before, after))

    for was, now in zip(old, new, strict=True):
        monday = date.fromisocalendar(int(was.keys["week"][:4]), int(was.keys["week"][6:]), 7)
        if monday < added.valid_from:
            assert was == now
