"""What terms say that can be measured, and the odd ones that say nothing."""

from typing import Any

import pytest

from tracker.boundaries.terms import channels_for, channels_of, stated
from tracker.records import Boundary


def of(topic: str = "scope", **terms: Any) -> Boundary:
    return Boundary(topic=topic, terms=terms)


def test_every_measurable_term_is_read() -> None:
    said = of(
        reply_within_minutes=240,
        channels=["phone", "email", "pigeon"],
        hours={"mon": [["09:00", "12:00"]], "tue": []},
        max_hours_per_week=16,
        gift_budget_cents=0,
        update_every_days=7,
        pay_within_days=14,
        colour="blue",
    )
    assert stated(said) == {
        "reply_within_minutes": 240,
        "channels": ("email", "phone"),
        "hours": {"mon": (("09:00", "12:00"),), "tue": ()},
        "max_hours_per_week": 16,
        "gift_budget_cents": 0,
        "update_every_days": 7,
        "pay_within_days": 14,
    }


@pytest.mark.parametrize(
    "terms",
    [
        {},
        {"channels": []},
        {"channels": "pigeon"},
        {"channels": {"email": True}},
        {"channels": 7},
        {"hours": 3},
        {"hours": {"someday": [["09:00", "12:00"]]}},
        {"hours": {"mon": [["12:00", "09:00"]]}},
        {"hours": {"mon": "09:00"}},
        {"hours": {"mon": 9}},
        {"hours": {"mon": [[]]}},
        {"hours": {"mon": []}},
        {"max_hours_per_week": "many"},
        {"max_hours_per_week": True},
        {"max_hours_per_week": -1},
        {"max_hours_per_week": 169},
        {"gift_budget_cents": None},
        {"update_every_days": 0},
        {"pay_within_days": [14]},
        {"pay_within_days": 10**9},
    ],
    ids=str,
)
def test_a_term_that_makes_no_sense_says_nothing(terms: dict[str, Any]) -> None:
    assert stated(of(**terms)) == {}


def test_working_times_without_hours_are_those_of_the_settings() -> None:
    assert stated(of("working_times")) == {"hours": None}
    assert stated(of("working_times", hours="late")) == {"hours": None}
    own = {"fri": [["10:00", "12:00"]]}
    assert stated(of("working_times", hours=own)) == {"hours": {"fri": (("10:00", "12:00"),)}}


def test_one_channel_may_stand_as_a_word_and_tuples_of_the_library_are_read() -> None:
    assert channels_of(of(channels="email")) == ("email",)
    assert stated(of(hours={"mon": (("09:00", "12:00"),)})) == {"hours": {"mon": (("09:00", "12:00"),)}}


def test_channels_that_do_not_apply_or_name_nothing_are_passed_over() -> None:
    aside = Boundary(topic="channels", client="Bouw", applies=False, terms={"channels": ["chat"]})
    empty = Boundary(topic="channels", client="Bouw")
    for_all = Boundary(topic="channels", terms={"channels": ["phone"]})
    assert channels_for([aside, empty], "Bouw") == ()
    assert channels_for([aside, empty, for_all], "Bouw") == ("phone",)
    assert channels_for([for_all], None) == ("phone",)
