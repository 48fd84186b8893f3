"""What is open between the user and a client, in words."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import NOW
from tracker.between import SIDES, Item
from tracker.records import Action, Complaint, Question, Request
from tracker.records.complaint import OUTCOMES
from tracker.records.request import DECISIONS
from tracker.wording.note_facts import Beside
from tracker.wording.open_items import (
    ABOUT,
    KINDS,
    TAKEN,
    WAYS,
    energy,
    situations,
    summed_up,
    title_and_facts,
    unanswered,
)
from tracker.wording.open_items import SIDES as NAMES
from tracker.wording.phrases import SITUATIONS

BESIDE = Beside(date(2026, 11, 20), NOW.tzinfo, {}, lambda _client: "EUR")
COMPLAINT = Complaint(client="Bouw", text="tiles", opened_on=date(2026, 11, 2), energy=(-2, -1))


def test_each_side_kind_outcome_and_decision_has_its_words() -> None:
    assert set(NAMES) == set(ABOUT) == set(SIDES)
    assert set(KINDS) == {of.type for of in (Action, Complaint, Question, Request)}
    assert {*OUTCOMES, *DECISIONS, "answered", "handed_back", "just_done"} == set(WAYS)
    assert set(TAKEN) == set(WAYS)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    "record",
    [
        COMPLAINT,
        Question(client="Bouw", opened_at=NOW),
        Request(client="Bouw", at=NOW),
        Action(client="Bouw", owner="client", doer="me"),
        Action(client="Bouw", owner="me"),
    ],
)
def test_what_there_is_to_say_stands_in_the_phrase_bank(record: Any, side: str) -> None:
    assert set(situations(Item(record, side, None))) <= set(SITUATIONS)


def test_your_own_action_needs_no_words_and_theirs_is_handed_back() -> None:
    assert situations(Item(Action(client="Bouw", owner="me"), "they_wait", None)) == ()
    carried = Action(client="Bouw", owner="client", doer="me")
    assert situations(Item(carried, "they_wait", None)) == ("hand-back",)


def test_the_median_stands_beside_several_feelings_and_not_beside_one() -> None:
    item = Item(COMPLAINT, "they_wait", COMPLAINT.opened_on, energy=-1.5)
    title, facts = title_and_facts(item, BESIDE, names_client=True)
    assert title == "tiles"
    assert facts[:3] == ("Complaint", "Bouw", "Mon 2 Nov, open for 18 days")
    assert facts[-1] == "median energy \N{MINUS SIGN}1.5"
    alone = Complaint(client="Bouw", opened_on=date(2026, 11, 2), energy=(-1,))
    facts = title_and_facts(Item(alone, "they_wait", None, energy=-1), BESIDE, names_client=False)[1]
    assert not any("median" in fact or "Bouw" in fact for fact in facts)


@pytest.mark.parametrize(("of", "said"), [(0, "0"), (2.0, "+2"), (0.5, "+0.5"), (-1.5, "\N{MINUS SIGN}1.5")])
def test_energy_has_its_sign(of: float, said: str) -> None:
    assert energy(of) == f"median energy {said}"


def test_one_and_many_are_told_apart() -> None:
    assert summed_up(1, 0) == "1 is open."
    assert summed_up(2, 5400) == "2 are open, with 1 h 30 in them."
    assert unanswered(0, 0) == ""
    assert unanswered(1, 0) == "1 of their messages waits for your answer."
    assert unanswered(0, 2) == "2 of your messages wait for their answer."
