from datetime import date

import pytest

from tests.patterns.book import client, line, weekly
from tests.patterns.drawn.drawing import drawing


def entry(day, hours, **fields):
    return line("entry", **{"client": "Bouw", "day": day, "seconds": round(hours * 3600), **fields})


def test_a_fixed_fee_pays_for_fewer_hours_than_were_worked(tmp_path):
    fee = {"billing": "fixed", "fee_cents": 2_000_000, "agreed_hours": 200}
    run = {"starts_on": "2026-01-26", "ends_on": "2026-06-14"}
    lines = [client(), line("project", client="Bouw", name="plan", **fee, **run)]
    lines += weekly(lambda day: [entry(day, 16, project="plan")])
    finding, rows = drawing(tmp_path, lines, "effective-rate-erosion")
    assert rows.days[0] == date(2026, 1, 26)
    assert rows.days[-1] == date(2026, 6, 15)
    assert (rows.worked[0], rows.worked[-1], rows.agreed) == (0, 320, 200)
    assert rows.paid[10] == pytest.approx(100)
    assert rows.paid[-1] / rows.worked[-1] == pytest.approx(finding.numbers["ratio"])


def test_by_the_hour_twelve_weeks_are_drawn_without_costs_and_hours_that_have_no_rate(tmp_path):
    lines = [
        client(),
        line("rate", client="Bouw", cents_per_hour=10_000, valid_from="2026-04-01"),
        line("expense", client="Bouw", day="2026-05-01", amount_cents=40_000),
        *weekly(lambda day: [entry(day, 8), entry(day, 4, billable=False)]),
    ]
    finding, rows = drawing(tmp_path, lines, "effective-rate-erosion")
    assert rows.days[0] == date(2026, 3, 23)
    assert rows.agreed is None
    assert (rows.worked[-1], rows.paid[-1]) == (120, pytest.approx(76))
    assert rows.paid[-1] / rows.worked[-1] == pytest.approx(finding.numbers["ratio"])


def test_costs_stand_outside_projects_and_change_none_of_their_lines(tmp_path):
    lines = [
        client(),
        line("project", client="Bouw", name="advice", billing="hourly"),
        line("rate", client="Bouw", cents_per_hour=10_000),
        line("expense", client="Bouw", day="2026-05-01", amount_cents=40_000),
        *weekly(lambda day: [entry(day, 8), entry(day, 4, billable=False)]),
    ]
    finding, rows = drawing(tmp_path, lines, "effective-rate-erosion")
    assert rows.paid[-1] == pytest.approx(96)
    assert rows.paid[-1] / rows.worked[-1] == pytest.approx(finding.numbers["ratio"])


def test_gifts_stand_by_day_with_their_value_told_or_not(tmp_path):
    gift = {"scope": "extra", "initiator": "me", "billable": False}
    lines = [
        client(),
        line("rate", client="Bouw", cents_per_hour=8_000),
        *weekly(lambda day: [entry(day, 8)]),
        entry("2026-05-06", 3, note="handbook", **gift),
        entry("2026-05-07", 1, announced=True, **gift),
        entry("2026-06-10", 2, **gift),
        entry("2026-06-10", 2, **{**gift, "kind": "rework"}),
        entry("2026-06-11", 2, **{**gift, "initiator": "client"}),
        entry("2026-03-15", 9, **gift),
    ]
    finding, rows = drawing(tmp_path, lines, "unannounced-gift")
    assert (rows.start, rows.end, rows.currency) == (date(2026, 3, 16), date(2026, 6, 15), "EUR")
    assert [(of.day, of.told, of.hours, of.cents) for of in rows.gifts] == [
        (date(2026, 5, 6), False, 3, 24_000),
        (date(2026, 5, 7), True, 1, 8_000),
        (date(2026, 6, 10), False, 2, 16_000),
    ]
    assert rows.gifts[0].said == "handbook"
    assert sum(of.cents for of in rows.gifts if not of.told) == finding.numbers["worth"]


def test_a_gift_without_a_rate_has_hours_and_no_value(tmp_path):
    gift = {"scope": "extra", "initiator": "me", "billable": False}
    lines = [client(), *weekly(lambda day: [entry(day, 8)]), entry("2026-06-10", 3, **gift)]
    _, rows = drawing(tmp_path, lines, "unannounced-gift")
    assert [(of.hours, of.cents) for of in rows.gifts] == [(3, None)]
