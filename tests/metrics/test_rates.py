from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.metrics.rates import agreed_rate, rate_card, rate_changes, rate_on

from .build import days, project, rate, rates

NEW_YEAR = date(2027, 1, 1)
NOVEMBER = date(2026, 11, 16)


def test_the_latest_begun_rate_is_in_force():
    card = rate_card([rate(12000, since=NEW_YEAR), rate(9000), rate(10000, since=date(2026, 7, 1))])

    assert rate_on(card, "Bouw", None, date(2026, 6, 30)) == 9000
    assert rate_on(card, "Bouw", None, date(2026, 7, 1)) == 10000
    assert rate_on(card, "Bouw", None, date(2026, 12, 31)) == 10000
    assert rate_on(card, "Bouw", None, NEW_YEAR) == 12000


def test_there_is_no_rate_before_the_first_begins_nor_for_another_client():
    card = rate_card([rate(10000, since=NEW_YEAR)])

    assert rate_on(card, "Bouw", None, date(2026, 12, 31)) is None
    assert rate_on(card, "Eik", None, NEW_YEAR) is None


def test_a_project_rate_in_force_goes_before_a_later_client_rate():
    card = rate_card(
        [rate(8000, since=date(2026, 1, 1), project="Phase 2"), rate(10000, since=date(2026, 6, 1))]
    )

    assert rate_on(card, "Bouw", "Phase 2", NOVEMBER) == 8000
    assert rate_on(card, "Bouw", "Phase 1", NOVEMBER) == 10000
    assert rate_on(card, "Bouw", None, NOVEMBER) == 10000


def test_a_project_rate_not_yet_in_force_leaves_the_client_rate():
    card = rate_card([rate(8000, since=NEW_YEAR, project="Phase 2"), rate(10000)])

    assert rate_on(card, "Bouw", "Phase 2", NOVEMBER) == 10000


def test_rate_changes_are_the_days_on_which_some_rate_begins():
    found = rate_changes(
        [rate(1, since=NEW_YEAR), rate(2), rate(3, "Eik", NOVEMBER), rate(4, "Zee", NEW_YEAR)]
    )

    assert found == [NOVEMBER, NEW_YEAR]


@pytest.mark.parametrize(
    ("engagement", "expected"),
    [
        (None, 9500),
        (project("hourly"), 9500),
        (project("fixed", fee_cents=4_800_000, agreed_hours=480), 10000),
        (project("fixed", fee_cents=4_800_000), None),
        (project("fixed", agreed_hours=480), None),
        (project("fixed", fee_cents=4_800_000, agreed_hours=0), None),
        (project("retainer", fee_cents=190_000, included_hours=20), 9500),
        (project("retainer", fee_cents=190_000, agreed_hours=20), None),
        (project("gift", fee_cents=190_000, agreed_hours=20), None),
        (project("internal"), None),
    ],
)
def test_the_agreed_rate_follows_from_how_a_project_is_billed(engagement, expected):
    card = rate_card([rate(9500)])

    assert agreed_rate(card, "Bouw", engagement, NOVEMBER) == expected


@given(st.lists(rates(), max_size=6), rates(), days)
def test_a_later_rate_never_changes_an_earlier_day(before, added, day):
    if added.valid_from is None or added.valid_from <= day:
        return

    for name in (None, "A"):
        old = rate_on(rate_card(before), added.client, name, day)
        assert rate_on(rate_card([*before, added]), added.client, name, day) == old
