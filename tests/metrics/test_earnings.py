from datetime import date

import pytest

from tracker.metrics.cells import by_client, of_client
from tracker.metrics.earnings import costs, currencies, earning_problems, priced
from tracker.metrics.periods import Period
from tracker.records import Client, Expense

from .build import WEEK_47, ledger, own, project, rate, settings, worked


def one(cell, book):
    (row,) = priced([cell], WEEK_47, book)
    return row


def messages(cells, book, spans=WEEK_47):
    return [problem.message for problem in earning_problems(list(priced(cells, spans, book)), spans, book)]


def test_an_hour_without_a_project_is_hourly_at_the_clients_rate():
    row = one(worked(2), ledger(rate(10_000)))

    assert (row.terms.billing, row.terms.agreed, row.billable) == ("hourly", 10_000, True)
    assert row.earned == 2 * 3600 * 10_000


def test_an_unbilled_hour_keeps_its_agreed_rate_and_earns_nothing():
    row = one(worked(2, billable=False), ledger(rate(10_000)))

    assert (row.terms.agreed, row.billable, row.earned) == (10_000, False, 0)


@pytest.mark.parametrize("billing", ["gift", "internal"])
def test_hours_on_gift_and_internal_projects_are_never_billable(billing):
    row = one(worked(2, project="Handbook", billable=True), ledger(project(billing), rate(10_000)))

    assert (row.terms.agreed, row.billable, row.earned) == (None, False, 0)


def test_fees_are_not_earned_by_the_hour():
    row = one(
        worked(2, project="Handbook"), ledger(project("fixed", fee_cents=1_000, agreed_hours=1), rate(10_000))
    )

    assert (row.terms.agreed, row.billable, row.earned) == (1_000, True, 0)


def test_leave_and_own_hours_are_no_hours_for_a_client():
    assert list(priced([own(3), worked(8, kind="leave")], WEEK_47, ledger(rate(10_000)))) == []


def test_a_client_without_a_currency_has_that_of_the_newest_settings():
    book = ledger(
        settings(currency="EUR"),
        settings(currency="CHF", valid_from=date(2027, 1, 1)),
        Client(name="Bouw"),
        Client(name="Acme", currency="USD"),
    )

    assert currencies(book) == {"Bouw": "CHF", "Acme": "USD"}


def test_a_rate_that_begins_inside_a_period_is_refused():
    book = ledger(rate(10_000), rate(12_000, since=date(2026, 11, 18)))

    with pytest.raises(ValueError, match="begins on 2026-11-18, inside"):
        list(priced([worked(1)], WEEK_47, book))


def test_expenses_that_are_passed_through_or_lie_elsewhere_cost_nothing():
    rent = Expense(client="Bouw", day=date(2026, 11, 22), amount_cents=5_000)
    train = Expense(client="Bouw", day=date(2026, 11, 17), amount_cents=900, passed_through=True)
    later = Expense(client="Bouw", day=date(2026, 11, 23), amount_cents=700)

    assert list(costs([rent, train, later], WEEK_47)) == [(rent, 0)]


def test_billable_hours_without_a_rate_are_a_problem_once_per_client_and_project():
    spans = (Period(date(2026, 11, 16), date(2026, 11, 18)), Period(date(2026, 11, 18), date(2026, 11, 23)))
    book = ledger(project("hourly"), rate(10_000, since=date(2026, 11, 18)))
    cells = [worked(1.5), worked(2, kind="meeting"), worked(1, project="Handbook"), worked(4, period=1)]

    assert messages(cells, book, spans) == [
        "3.50 billable hours for Bouw between 2026-11-16 and 2026-11-17 have no rate and count as 0. "
        "Give them one with `tracker rate set`",
        "1.00 billable hours for Bouw, project Handbook, between 2026-11-16 and 2026-11-17 have no rate "
        "and count as 0. Give them one with `tracker rate set`",
    ]


def test_unbilled_hours_and_fees_need_no_rate():
    fixed = project("fixed", fee_cents=0, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))

    assert messages([worked(1, billable=False), worked(1, project="Handbook")], ledger(fixed)) == []


def test_a_faulty_fee_is_told_where_its_days_or_its_hours_touch_the_period():
    over = project("fixed", fee_cents=1_000, ends_on=date(2026, 11, 15))
    book = ledger(over)

    assert messages([], book) == []
    assert len(messages([worked(1, project="Handbook")], book)) == 1
    assert len(messages([], ledger(project("fixed", fee_cents=1_000, ends_on=date(2026, 11, 16))))) == 1
    assert len(messages([], ledger(project("retainer", fee_cents=1_000)))) == 1
    assert messages([], ledger(project("retainer", starts_on=date(2026, 11, 23)))) == []
    assert len(messages([], ledger(project("retainer", starts_on=date(2026, 11, 22))))) == 1


def test_the_ledger_of_one_client_holds_nothing_of_others():
    rent = Expense(day=date(2026, 11, 17), amount_cents=900)
    book = ledger(rate(10_000), rate(9_000, "Eik"), project("gift", client="Eik"), rent)

    found = of_client(book, "Eik")

    assert [c.name for c in found.clients] == ["Eik"]
    assert (len(found.projects), len(found.rates), found.expenses) == (1, 1, ())
    assert found.settings == book.settings
    assert by_client(book) == {name: of_client(book, name) for name in ("Bouw", "Eik")}
