"""The record of assumptions in words, with small samples called small."""

from datetime import date

from tracker.metrics.beliefs import tally
from tracker.records import Assumption
from tracker.wording.assumptions import (
    belief,
    did_not_hold_before,
    most_rests_on,
    noted,
    record_sentences,
    turned_out,
)


def said_of(right: int, wrong: int) -> list[str]:
    outcomes = ["right"] * right + ["wrong"] * wrong
    return record_sentences(tally(Assumption(client="Bouw", outcome=of) for of in outcomes))


def test_the_record_says_how_many_held_and_how_little_that_tells() -> None:
    assert said_of(2, 5) == ["Of 7 tested, 2 held.", "So few fit anything between 9% and 65%."]
    assert said_of(1, 0) == ["Of 1 tested, 1 held.", "So few fit anything between 16% and 99%."]


def test_a_larger_sample_is_not_called_few() -> None:
    assert said_of(10, 10)[1].startswith("That fits anything between")


def test_without_a_test_the_record_invites_one() -> None:
    assert said_of(0, 0) == ["None was tested yet. The first answer tells the most."]


def test_a_belief_is_said_in_own_words_first() -> None:
    assert belief(Assumption(client="Bouw", number=2, text="no calls,\nplease")) == "no calls, please"
    assert belief(Assumption(client="Bouw", number=2)) == "has other priorities"
    assert belief(Assumption(client="Bouw")) == "an assumption"


def test_sentences_name_the_client() -> None:
    of = Assumption(client="Bouw", number=2, tested_on=date(2026, 7, 1))
    assert most_rests_on(of) == "Most rests on one about Bouw: “has other priorities”."
    assert turned_out(of, "right") == "It held: has other priorities (Bouw)."
    assert turned_out(of, "wrong") == "It did not hold: has other priorities (Bouw)."
    assert did_not_hold_before(of) == "The same did not hold with this client on Wed 1 Jul."
    assert did_not_hold_before(Assumption(client="Bouw")) == "The same did not hold with this client before."
    assert noted(1, "Bouw") == "Noted: 1 assumption about Bouw."
    assert noted(3, "Bouw") == "Noted: 3 assumptions about Bouw."
