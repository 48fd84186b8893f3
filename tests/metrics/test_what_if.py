"""What an hour would have brought: the laws of supposing, and each wish by hand."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.metrics.contacts import HOUR as US_HOUR
from tracker.metrics.contacts import MINUTE, Contact
from tracker.metrics.periods import Period
from tracker.metrics.waterfall import waterfall
from tracker.metrics.what_if import (
    STEPS,
    Gifts,
    Sittings,
    Wishes,
    ground,
    in_cents,
    sittings,
    what_if,
)
from tracker.records import Client, Expense

from .build import CLIENTS, WEEK_47, books, ledger, project, rate, worked

HOUR = 3600
QUARTER = (Period(date(2026, 10, 1), date(2027, 1, 1)),)
GIFT = {"billable": False, "scope": "extra", "initiator": "me"}


def bouw(*cells, spans=QUARTER, records=(), found=Sittings()):  # noqa: B008 - it cannot be changed
    return ground(cells, spans, ledger(rate(10_000), *records), "Bouw", found)


def cents(of, **wishes):
    return what_if(of, Wishes(**wishes)).cents_per_hour


def test_without_hours_there_is_nothing_to_suppose():
    assert bouw() is None
    assert bouw(worked(3, "Eik"), records=[Client(name="Eik")]) is None
    assert bouw(worked(3, kind="leave", billable=False)) is None


def test_research_is_priced_at_the_rate_agreed_for_it():
    of = bouw(worked(6), worked(4, kind="research", billable=False))

    assert (of.research_seconds, of.research) == (4 * HOUR, 40_000)
    assert [cents(of, research=share) for share in (0, 0.5, 1)] == [6_000, 8_000, 10_000]


@pytest.mark.parametrize(
    "cell",
    [
        worked(4, kind="research"),  # paid already
        worked(4, kind="research", **GIFT),  # a gift
        worked(4, project="Talk", kind="research"),  # on a gift project
        worked(4, kind="support", billable=False),
    ],
)
def test_nothing_else_is_priced_as_research(cell):
    of = bouw(worked(6), cell, records=[project("gift", "Talk")])
    assert (of.research_seconds, of.research) == (0, 0)


def test_research_without_an_agreed_rate_has_no_price():
    cells = [worked(2), worked(1, kind="research", billable=False)]
    of = ground(cells, WEEK_47, ledger(Client(name="Bouw")), "Bouw")
    assert (of.research_seconds, of.research, cents(of, research=1)) == (0, 0, 0)


def test_gifts_beyond_a_budget_are_hours_not_worked():
    of = bouw(worked(6), worked(4, **GIFT))

    assert of.gifts == (Gifts(4 * HOUR, 1.0),)
    assert of.most_gifts == 4 * HOUR
    assert cents(of, gift_seconds=None) == cents(of, gift_seconds=4 * HOUR) == 6_000
    assert cents(of, gift_seconds=1.5 * HOUR) == 8_000
    assert cents(of, gift_seconds=0) == 10_000


def test_each_quarter_has_its_own_budget_and_a_part_of_one_a_part_of_it():
    # 46 of the 92 days of the third quarter, and all of the fourth.
    spans = (Period(date(2026, 8, 16), date(2026, 10, 1)), *QUARTER)
    of = bouw(worked(8), worked(3, **GIFT), worked(1, period=1, **GIFT), spans=spans)

    assert of.gifts == (Gifts(3 * HOUR, 0.5), Gifts(1 * HOUR, 1.0))
    assert of.most_gifts == 6 * HOUR
    # 2 h a quarter leave 1 of the first 3, and the second as it was.
    assert cents(of, gift_seconds=2 * HOUR) == 80_000 / 10


def test_a_higher_rate_raises_what_was_earned_and_the_fees_but_not_the_costs():
    fee = project(
        "fixed", fee_cents=920_000, agreed_hours=92, starts_on=date(2026, 10, 1), ends_on=date(2026, 12, 31)
    )
    spent = Expense(client="Bouw", day=date(2026, 10, 5), amount_cents=20_000)
    of = bouw(worked(8), worked(92, project="Handbook"), records=[fee, spent])

    assert cents(of) == pytest.approx(9_800)
    assert cents(of, more=0.1) == pytest.approx((80_000 + 920_000) * 1.1 / 100 - 200)


def test_each_sitting_beyond_two_a_day_saves_its_time_as_far_as_messages_were_logged():
    of = bouw(worked(8), worked(2, kind="messages", billable=False), found=Sittings(40, 30))

    assert (of.message_seconds, of.seconds_a_sitting) == (2 * HOUR, 180)
    assert cents(of) == 8_000
    assert cents(of, sitting_seconds=120) == pytest.approx(80_000 / 9)
    assert cents(of, sitting_seconds=10_000) == 10_000


@pytest.mark.parametrize("cell", [worked(2, kind="messages"), worked(2, kind="messages", **GIFT)])
def test_messages_that_are_paid_or_given_are_not_saved(cell):
    of = bouw(worked(8), cell, found=Sittings(40, 30))
    assert of.message_seconds == 0
    assert of.seconds_a_sitting is None


def test_the_steps_are_added_one_to_the_other_in_their_order():
    of = bouw(worked(6), worked(2, kind="research", billable=False), worked(2, **GIFT))

    found = what_if(of, Wishes(research=1, gift_seconds=0, more=0.5))

    assert [step.name for step in found.steps] == list(STEPS)
    assert [step.cents for step in found.steps] == [20_000, 0, 0, 40_000]
    assert [step.seconds for step in found.steps] == [0, -2 * HOUR, 0, 0]
    assert in_cents(found) == (6_000, (2_000, 2_000, 0, 5_000), 15_000)


def test_where_no_hours_would_be_left_there_is_no_rate():
    found = what_if(bouw(worked(2, **GIFT)), Wishes(gift_seconds=0))
    assert (found.cents_per_hour, found.steps) == (None, ())
    assert in_cents(found) is None


def test_the_currency_is_the_clients_and_no_other_client_counts():
    cells = [worked(6), worked(4, "Eik", kind="research", billable=False)]
    records = ledger(rate(10_000), rate(5_000, "Eik"), Client(name="Eik", currency="USD"))
    alone = ledger(rate(10_000))

    assert ground(cells, WEEK_47, records, "Bouw") == ground(cells[:1], WEEK_47, alone, "Bouw")
    assert ground(cells, WEEK_47, records, "Eik").currency == "USD"


# --- sittings ----------------------------------------------------------------------------------------


def sent(*minutes, direction="out", day=0, **fields):
    fields = {"channel": "email", **fields}
    return [
        Contact(n, "Bouw", direction=direction, at=day * 24 * US_HOUR + m * MINUTE, **fields)
        for n, m in enumerate(minutes)
    ]


def day_of(at):
    return at // (24 * US_HOUR)


@pytest.mark.parametrize(
    ("contacts", "found"),
    [
        ([], (0, 0)),
        (sent(540), (1, 0)),
        (sent(540, 570), (1, 0)),  # half an hour apart is one sitting
        (sent(540, 571), (2, 0)),
        (sent(570, 540, 700), (2, 0)),  # in any order
        (sent(540, 600, 660, 720), (4, 2)),
        (sent(540, 600, 660) + sent(540, day=1), (4, 1)),
        (sent(540, 600, 660, direction="in"), (0, 0)),
        (sent(540, 600, 660, channel="phone", seconds=60), (0, 0)),
        (sent(600, 700, 800, composed=540 * MINUTE), (1, 0)),  # written at once, sent one by one
    ],
)
def test_messages_are_written_in_sittings(contacts, found):
    assert sittings(contacts, day_of) == found


# --- laws --------------------------------------------------------------------------------------------

shares = st.floats(0, 1)
wished = st.builds(
    Wishes,
    research=shares,
    gift_seconds=st.none() | st.floats(0, 500_000),
    sitting_seconds=st.floats(0, 3_600),
    more=st.floats(0, 0.5),
)
counted = st.integers(0, 500).flatmap(lambda n: st.builds(Sittings, st.just(n), st.integers(0, n)))


@st.composite
def grounds(draw):
    cells, spans, records = draw(books(("month",), several_currencies=True))
    client = draw(st.sampled_from(CLIENTS))
    of = ground(cells, spans, records, client, draw(counted))
    assume(of is not None)
    return of, waterfall(cells, spans, records, client)


@given(grounds())
def test_with_nothing_supposed_the_rate_is_the_real_one_exactly(drawn):
    of, fall = drawn
    found = what_if(of, Wishes())
    assert found.cents_per_hour == found.actual_cents_per_hour
    assert {(step.cents, step.cents_per_hour, step.seconds) for step in found.steps} == {(0, 0, 0)}
    if fall is not None:
        assert found.actual_cents_per_hour == fall.effective_cents_per_hour
        assert of.currency == fall.currency


@given(grounds())
def test_a_budget_in_which_all_gifts_fit_changes_nothing(drawn):
    of, _fall = drawn
    found = what_if(of, Wishes(gift_seconds=of.most_gifts + 1))
    assert found.cents_per_hour == found.actual_cents_per_hour


@given(grounds(), wished)
def test_the_steps_add_up_also_in_whole_cents(drawn, wishes):
    found = what_if(drawn[0], wishes)
    assume(found.cents_per_hour is not None)
    missing = found.cents_per_hour - found.actual_cents_per_hour
    assert sum(step.cents_per_hour for step in found.steps) == pytest.approx(missing, rel=1e-9, abs=1e-3)
    assert found.seconds == pytest.approx(drawn[0].seconds + sum(step.seconds for step in found.steps))
    rounded = in_cents(found)
    assert rounded.actual + sum(rounded.steps) == rounded.supposed


@given(grounds(), wished, st.sampled_from(("research", "gift_seconds", "sitting_seconds", "more")), shares)
def test_more_of_a_wish_never_lowers_the_rate_where_work_paid_its_costs(drawn, wishes, name, share):
    of, _fall = drawn
    assume(of.earned + of.fees >= of.spent)
    less = getattr(wishes, name)
    if name == "gift_seconds":
        assume(less is not None)
        more = less * share
    else:
        more = less + share * ({"research": 1, "more": 0.5}.get(name, 3_600) - less)
    before, after = (what_if(of, wishes._replace(**{name: value})).cents_per_hour for value in (less, more))
    assume(after is not None)
    assert before is not None
    assert after >= before * (1 - 1e-9) - 1e-6


@given(grounds(), wished)
def test_hours_never_fall_below_what_was_neither_given_nor_written(drawn, wishes):
    of, _fall = drawn
    found = what_if(of, wishes)
    kept = of.seconds - sum(gifts.seconds for gifts in of.gifts) - of.message_seconds
    assert of.seconds >= found.seconds >= kept - 1e-6
