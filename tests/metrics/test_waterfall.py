from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.metrics.periods import periods
from tracker.metrics.rounding import whole
from tracker.metrics.totals import totals
from tracker.metrics.waterfall import PARTS, Step, in_cents, waterfall
from tracker.records import Client, Expense

from .build import CLIENTS, WEEK_47, books, ledger, own, project, rate, worked

MONDAY = date(2026, 11, 16)
HOUR = 3600


def taken(cells, book, spans=WEEK_47, **options):
    return {part.name: part.cents for part in waterfall(cells, spans, book, **options).parts}


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        (worked(1, kind="research", billable=False), "research"),
        (worked(1, kind="preparation", billable=False), "research"),
        (worked(1, kind="support", billable=False), "support"),
        (worked(1, kind="coaching", billable=False), "coaching"),
        (worked(1, kind="messages", billable=False), "messages"),
        (worked(1, kind="travel", billable=False), "travel"),
        (worked(1, kind="admin", billable=False), "other unbilled"),
        (worked(1, kind="delivery", billable=False), "other unbilled"),
        (worked(1, kind="coaching", billable=False, scope="extra", initiator="me"), "gifts"),
        (worked(1, kind="research", billable=False, scope="extra", initiator="client"), "extra work"),
        (worked(1, kind="travel", billable=False, scope="extra"), "extra work"),
        (worked(1, kind="research", billable=False, initiator="me"), "research"),
        (worked(1, project="Talk", kind="coaching"), "gifts"),
        (worked(1, project="Talk", scope="extra", initiator="client"), "gifts"),
        (worked(1, project="Course", kind="travel"), "internal"),
    ],
)
def test_each_unbilled_hour_stands_in_exactly_one_part(cell, part):
    book = ledger(rate(10_000), project("gift", "Talk"), project("internal", "Course"))

    assert taken([worked(1), cell], book) == {part: 10_000}


def test_billable_hours_at_their_rate_take_nothing():
    found = waterfall([worked(3), worked(2, kind="meeting")], WEEK_47, ledger(rate(10_000)))

    assert found.parts == ()
    assert found.effective_cents_per_hour == found.agreed_cents_per_hour == 10_000
    assert found.left_on_the_table_cents == 0


def test_unbilled_hours_count_at_their_own_rate():
    cells = [worked(1), worked(3, "Eik", kind="support", billable=False)]

    found = waterfall(cells, WEEK_47, ledger(rate(10_000), rate(6_000, "Eik")))

    assert found.agreed_cents_per_hour == 7_000
    assert found.potential_cents == 28_000
    assert found.parts == (("support", 18_000, 3 * HOUR),)
    assert found.revenue_cents == 10_000


def test_billable_hours_without_a_rate_count_at_the_average():
    book = ledger(rate(10_000), Client(name="Eik"))

    found = waterfall([worked(1), worked(2, "Eik")], WEEK_47, book)

    assert found.parts == (("no rate", 20_000, 2 * HOUR),)
    assert (found.potential_cents, found.revenue_cents) == (30_000, 10_000)


def test_more_hours_than_a_fee_pays_for_are_the_fixed_fee_part():
    # 700.00 in the week, agreed at 50.00 an hour: 20 billable hours are worth 1000.00.
    fee = project("fixed", fee_cents=140_000, agreed_hours=28, starts_on=MONDAY, ends_on=date(2026, 11, 29))
    cells = [worked(20, project="Handbook"), worked(4, project="Handbook", kind="research", billable=False)]

    assert taken(cells, ledger(fee)) == {"research": 20_000, "fixed fee": 30_000}


def test_fewer_hours_than_a_fee_pays_for_are_in_your_favour():
    fee = project("retainer", fee_cents=300_000, included_hours=30, starts_on=date(2026, 1, 1))

    # A November week earns 700.00; five hours at 100.00 were worth 500.00.
    found = waterfall([worked(5, project="Handbook")], WEEK_47, ledger(fee))

    assert found.parts == (("fixed fee", pytest.approx(-20_000), 5 * HOUR),)
    assert found.left_on_the_table_cents == pytest.approx(-20_000)
    assert found.effective_cents_per_hour == pytest.approx(14_000)


def test_expenses_are_a_part_but_not_left_on_the_table():
    book = ledger(
        rate(10_000),
        Expense(client="Bouw", day=MONDAY, amount_cents=2_000),
        Expense(client="Bouw", day=MONDAY, amount_cents=9_000, passed_through=True),
        Expense(day=MONDAY, amount_cents=500),
    )
    cells = [worked(3), worked(1, kind="travel", billable=False)]

    found = waterfall(cells, WEEK_47, book)

    assert {part.name: part.cents for part in found.parts} == {"travel": 10_000, "expenses": 2_500}
    assert found.left_on_the_table_cents == in_cents(found).left_on_the_table_cents == 10_000
    assert taken(cells, book, client="Bouw") == {"travel": 10_000, "expenses": 2_000}


def test_own_hours_are_shown_apart():
    cells = [worked(4), own(1), worked(3, None, kind="leave", billable=False)]

    found = waterfall(cells, WEEK_47, ledger(rate(10_000)))

    assert found.parts == ()
    assert (found.own_seconds, found.effective_with_own_cents_per_hour) == (HOUR, 8_000)
    assert waterfall(cells, WEEK_47, ledger(rate(10_000)), client="Bouw").own_seconds == 0


def test_one_client_is_priced_without_the_others():
    book = ledger(rate(10_000), rate(6_000, "Eik"), Expense(client="Eik", day=MONDAY, amount_cents=100))
    cells = [
        worked(1),
        worked(1, kind="support", billable=False),
        worked(3, "Eik", kind="travel", billable=False),
    ]

    assert taken(cells, book, client="Bouw") == {"support": 10_000}


def test_currencies_are_never_added():
    book = ledger(rate(10_000), Client(name="Acme", currency="USD"), rate(20_000, "Acme"))
    cells = [worked(1), worked(2, "Acme"), worked(2, "Acme", kind="support", billable=False), own(1)]
    in_euros = Expense(day=MONDAY, amount_cents=1_000)

    euros, dollars = waterfall(cells, WEEK_47, book), waterfall(cells, WEEK_47, book, currency="USD")

    assert (euros.currency, euros.seconds, euros.parts) == ("EUR", HOUR, ())
    assert (dollars.agreed_cents_per_hour, dollars.effective_cents_per_hour) == (20_000, 10_000)
    assert waterfall(cells, WEEK_47, book, client="Acme").currency == "USD"
    assert taken(cells, book._replace(expenses=(in_euros,))) == {"expenses": 1_000}
    assert taken(cells, book._replace(expenses=(in_euros,)), currency="USD") == {"support": 40_000}
    assert euros.effective_with_own_cents_per_hour is dollars.effective_with_own_cents_per_hour is None


def test_without_hours_or_an_agreed_rate_there_is_no_waterfall():
    fee = project("fixed", fee_cents=140_000, starts_on=MONDAY, ends_on=MONDAY)

    assert waterfall([], WEEK_47, ledger(rate(10_000))) is None
    assert waterfall([own(3)], WEEK_47, ledger(rate(10_000))) is None
    assert waterfall([worked(3, project="Handbook")], WEEK_47, ledger(fee)) is None


def test_peters_half_year_falls_from_100_to_68_38():
    handbook = project(
        "fixed",
        fee_cents=4_800_000,
        agreed_hours=480,
        starts_on=date(2026, 5, 18),
        ends_on=date(2026, 11, 15),
    )
    gift = {"project": "Handbook", "billable": False, "scope": "extra", "initiator": "me"}
    cells = [
        worked(524, project="Handbook"),
        worked(144, project="Handbook", kind="research", billable=False),
        worked(22, **gift),
        worked(12, kind="coaching", **gift),
    ]

    found = in_cents(waterfall(cells, periods(date(2026, 5, 18), date(2026, 11, 16)), ledger(handbook)))

    assert (found.agreed_cents_per_hour, found.effective_cents_per_hour) == (10_000, 6_838)
    assert (found.potential_cents, found.revenue_cents) == (7_020_000, 4_800_000)
    assert found.left_on_the_table_cents == 2_220_000
    assert found.steps == (
        Step("research", 1_440_000, 2_051, 144 * HOUR),
        Step("gifts", 340_000, 484, 34 * HOUR),
        Step("fixed fee", 440_000, 627, 524 * HOUR),
    )


@given(
    books(several_currencies=True), st.sampled_from((None, *CLIENTS)), st.sampled_from((None, "EUR", "USD"))
)
def test_the_parts_add_up_to_what_is_missing_to_the_cent(book, client, currency):
    cells, spans, records = book
    found = waterfall(cells, spans, records, client, None if client else currency)
    if found is None:
        return

    missing = found.potential_cents - found.revenue_cents
    assert sum(part.cents for part in found.parts) == pytest.approx(missing, abs=1e-3)

    rounded = in_cents(found)
    assert sum(step.cents for step in rounded.steps) == whole(found.potential_cents) - whole(
        found.revenue_cents
    )
    assert sum(step.cents_per_hour for step in rounded.steps) == (
        whole(found.agreed_cents_per_hour) - whole(found.effective_cents_per_hour)
    )
    assert [step.name for step in rounded.steps] == [
        name for name in PARTS if name in {p.name for p in found.parts}
    ]


@given(books(several_currencies=True), st.sampled_from((None, *CLIENTS)))
def test_the_waterfall_starts_and_ends_where_the_totals_do(book, client):
    cells, spans, records = book
    if client is None:
        (row,) = totals(cells, spans, records).rows
        found = {
            name: (of, waterfall(cells, spans, records, None, name)) for name, of in row.by_currency.items()
        }
    else:
        rows = [row for row in totals(cells, spans, records, ["client"]).rows if row.keys["client"] == client]
        found = {row.currency: (row.money, waterfall(cells, spans, records, client)) for row in rows}

    assume(found)  # a book in which nothing was earned, spent or worked has nothing to compare
    for money, fall in found.values():
        if fall is not None:
            assert fall.revenue_cents == pytest.approx(money.revenue_cents, abs=1e-4)
            assert fall.agreed_cents_per_hour == pytest.approx(money.agreed_cents_per_hour)
            assert fall.effective_cents_per_hour == pytest.approx(money.effective_cents_per_hour, abs=1e-4)
        else:
            assert money.agreed_cents_per_hour is None
