"""The phrase bank: enough ways to say each thing, in each language, and the user's own versions."""

import re

import pytest

from tracker.language import LANGUAGES
from tracker.records import TOPICS, Phrase
from tracker.wording.note_fields import ASSUMPTIONS
from tracker.wording.phrases import (
    CHECK,
    OF_TOPIC,
    OWN,
    SITUATIONS,
    Saying,
    bank,
    checks,
    is_of_the_bank,
    sayings,
)
from tracker.wording.phrases.placeholders import unknown

EVERY = [(language, of) for language in LANGUAGES for of in bank(language)]


def texts(language: str, *own: Phrase) -> dict[str, str]:
    return {of.name: of.text for of in sayings(language, own)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", [of for of in SITUATIONS if of not in (CHECK, OWN)])
def test_there_are_three_ways_to_say_each_thing(language: str, situation: str) -> None:
    assert sum(of.situation == situation for of in bank(language)) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_two_ways_to_check_each_of_the_ten_assumptions(language: str) -> None:
    assert {number: len(checks(number, bank(language))) for number in ASSUMPTIONS} == dict.fromkeys(
        ASSUMPTIONS, 2
    )
    assert checks(None, bank(language)) == [] == checks(11, bank(language))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_namesakes_ask_for_the_same_facts_in_every_language_in_other_words(language: str) -> None:
    def named(of: Saying) -> list[str]:
        return sorted(re.findall(r"\{\w+\}", of.text))

    for one, other in zip(bank("en"), bank(language), strict=True):
        assert (one.name, one.situation, one.number) == (other.name, other.situation, other.number)
        assert named(one) == named(other), one.name
        assert one.text != other.text


@pytest.mark.parametrize(("language", "of"), EVERY, ids=lambda of: getattr(of, "name", of))
def test_a_phrase_is_calm_and_can_be_filled_in(language: str, of: Saying) -> None:
    assert unknown(of.text) == []
    assert "!" not in of.text
    assert of.text == of.text.strip() == of.original
    assert "'" not in of.text, "a typographic apostrophe, as everywhere"


def test_dutch_says_je() -> None:
    said = " ".join(of.text for of in bank("nl")).casefold().split()
    assert not {"u", "uw", "u,", "u."} & set(said)
    assert "je" in said


def test_the_names_of_phrases_are_unique() -> None:
    names = [of.name for of in bank("en")]
    assert len(set(names)) == len(names)
    assert is_of_the_bank("no-1")
    assert not is_of_the_bank("no-99")


def test_every_topic_of_a_boundary_has_words_for_telling_it() -> None:
    assert tuple(OF_TOPIC) == TOPICS
    assert set(OF_TOPIC.values()) <= set(SITUATIONS)


def test_the_users_own_version_stands_in_place_of_the_banks_in_its_language_only() -> None:
    mine = Phrase(id="1", name="no-1", language="nl", text="Nee, dank je.")
    found = {of.name: of for of in sayings("nl", [mine])}["no-1"]
    assert (found.text, found.record, found.situation) == ("Nee, dank je.", mine, "no")
    assert found.original == texts("nl")["no-1"] != "Nee, dank je."
    assert texts("en", mine) == texts("en")
    assert list(texts("nl", mine)) == list(texts("nl"))


def test_phrases_of_the_users_own_come_last_and_have_no_original() -> None:
    mine = Phrase(id="1", name="Fridays", language="en", text="Not on Fridays.")
    *_bank, last = sayings("en", [mine])
    assert last == Saying("Fridays", OWN, "Not on Fridays.", record=mine)
    assert "Fridays" not in texts("nl", mine)
