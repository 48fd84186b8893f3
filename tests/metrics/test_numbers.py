from tracker.metrics.numbers import money_numbers, numbers, totals_by_currency
from tracker.metrics.totals import Money, Row

BIG = Money(290_000, 10_000, 6_987.9518, 0.69879518)


def row(keys, money=BIG, by_currency=None, capacity=None, utilization=None):
    return Row(keys, "EUR", 149_400, 104_400, 10_800, money, by_currency or {}, capacity, utilization)


def test_hours_and_money_have_two_decimals_and_shares_four():
    assert numbers(row({}, capacity=129_600, utilization=0.8055555)) == {
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


def test_a_clients_row_has_neither_own_hours_nor_utilization():
    assert list(numbers(row({"client": "Bouw"}))) == [
        "hours",
        "billable_hours",
        "unbilled_hours",
        "revenue",
        "agreed_rate",
        "effective_rate",
        "rate_kept",
    ]


def test_utilization_without_capacity_is_null():
    assert numbers(row({"day": "2026-11-22"}, capacity=0.0))["utilization"] is None


def test_no_money_is_null_under_every_name():
    assert money_numbers(None) == {
        "revenue": None,
        "agreed_rate": None,
        "effective_rate": None,
        "rate_kept": None,
    }


def test_money_per_currency_is_told_only_with_several():
    small = Money(5_000, None, None, None)

    assert totals_by_currency(row({}, by_currency={"EUR": BIG})) is None
    assert totals_by_currency(row({}, None, {"EUR": BIG, "USD": small})) == {
        "EUR": {"revenue": 2900.0, "agreed_rate": 100.0, "effective_rate": 69.88, "rate_kept": 0.6988},
        "USD": {"revenue": 50.0, "agreed_rate": None, "effective_rate": None, "rate_kept": None},
    }
