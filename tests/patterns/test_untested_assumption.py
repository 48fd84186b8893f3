import random
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, at, client, detected, facts, level, line, read
from tests.patterns.spoken import spoken
from tracker.language import LANGUAGES, speaking
from tracker.patterns.base import Finding
from tracker.patterns.noticing import notice
from tracker.patterns.untested_assumption import PATTERN
from tracker.wording.phrases import bank, checks


def belief(**fields: object) -> Line:
    """One that counts: concluded, held for months, with a decision resting on it."""
    own = {"client": "Bouw", "basis": "inferred", "held_since": "2026-03-02", "decisions": 1}
    return line("assumption", **{**own, **fields})


def found(tmp_path: Path, *lines: Line, **limits: float) -> list[Finding]:
    findings, not_yet = detected(PATTERN, facts(tmp_path, [client(), *lines]), **limits)
    assert not_yet == []
    for of in findings:
        spoken(of)
    return findings


def levels(tmp_path: Path, *lines: Line) -> list[int]:
    return [of.level for of in found(tmp_path, *lines)]


def test_one_is_worth_a_look_and_three_a_talk(tmp_path: Path) -> None:
    assert levels(tmp_path, belief()) == [1]
    assert levels(tmp_path, belief(), belief(number=2)) == [1]
    assert levels(tmp_path, belief(), belief(number=2), belief(number=3)) == [2]


@pytest.mark.parametrize(("seconds", "expected"), [(8 * 3600 - 1, 1), (8 * 3600, 2)])
def test_eight_hours_resting_on_it_are_worth_a_talk(tmp_path: Path, seconds: int, expected: int) -> None:
    [of] = found(tmp_path, belief(decisions=0, seconds=seconds))
    assert (of.level, of.stake_seconds) == (expected, seconds)


def test_it_counts_from_the_fifteenth_day_on(tmp_path: Path) -> None:
    assert levels(tmp_path, belief(held_since="2026-05-31")) == []
    assert levels(tmp_path, belief(held_since="2026-05-30")) == [1]
    assert levels(tmp_path, belief(held_since=None)) == []


def test_nothing_counts_on_which_nothing_rests(tmp_path: Path) -> None:
    assert levels(tmp_path, belief(decisions=0)) == []
    assert levels(tmp_path, belief(decisions=0, seconds=7199)) == []
    assert levels(tmp_path, belief(decisions=0, seconds=7200)) == [1]


def test_what_was_said_or_stands_in_a_contract_is_sound(tmp_path: Path) -> None:
    for basis in ("said", "contract", None):
        assert levels(tmp_path, *[belief(basis=basis, seconds=90000)] * 4) == []
    assert levels(tmp_path, belief(basis="habit")) == [1]


def test_what_was_tested_by_then_is_no_longer_open(tmp_path: Path) -> None:
    assert levels(tmp_path, belief(tested_on="2026-06-14", outcome="right")) == []
    assert levels(tmp_path, belief(tested_on="2026-06-15", outcome="right")) == [1]


def test_one_that_turned_out_wrong_before_it_was_held_again_is_level_three(tmp_path: Path) -> None:
    wrong = {"held_since": "2025-11-03", "tested_on": "2026-03-01", "outcome": "wrong"}
    [of] = found(tmp_path, belief(number=3), belief(number=3, **wrong))
    assert (of.level, of.reached.measure, of.reached.value, of.reached.line) == (3, "count", 1, 1)
    assert "One like it turned out otherwise before." in spoken(of).seen
    assert levels(tmp_path, belief(number=4), belief(number=3, **wrong)) == [1]
    assert levels(tmp_path, belief(), belief(**wrong)) == [1]
    assert levels(tmp_path, belief(number=3), belief(number=3, **{**wrong, "outcome": "right"})) == [1]
    assert levels(tmp_path, belief(number=3), belief(number=3, **{**wrong, "tested_on": "2026-03-02"})) == [1]
    elsewhere = [client("Gemeente"), belief(number=3, **{**wrong, "client": "Gemeente"})]
    assert levels(tmp_path, belief(number=3), *elsewhere) == [1]


def test_a_card_tells_the_belief_what_rests_on_it_and_the_own_record(tmp_path: Path) -> None:
    tested = [
        belief(number=n, tested_on="2026-04-01", outcome="right" if n < 3 else "wrong") for n in range(1, 8)
    ]
    [of] = found(tmp_path, belief(number=8, text="They want certainty", seconds=3 * 3600), *tested)
    said = spoken(of)
    assert said.good == "You checked 7 assumptions so far, over all clients; 2 held."
    assert said.seen == (
        "1 assumption about this client went unchecked for more than 14 days. Resting on it: 1 decision and "
        "3 h of work. “They want certainty” is concluded from what you saw, since 2 March 2026."
    )
    assert "2 of 7, fits anything between 9% and 65% right." in said.sure
    assert "One light way to ask: “May I share a view that is 70 percent sure?”" in said.sure
    assert (of.start, of.end, of.n) == (date(2026, 3, 2), date(2026, 6, 14), 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_asks_as_the_bank_does_in_the_language_spoken(tmp_path: Path, language: str) -> None:
    for number in (1, 10):
        [of] = found(tmp_path, belief(number=number, seconds=3600))
        with speaking(language):
            assert f"“{checks(number, bank(language))[0].text}”" in spoken(of).sure


def test_what_is_believed_in_own_words_has_no_check_of_the_bank(tmp_path: Path) -> None:
    [of] = found(tmp_path, belief(text="They would rather not be called", seconds=3600))
    assert "light way to ask" not in spoken(of).sure


def test_a_level_of_an_event_stands_at_once(tmp_path: Path) -> None:
    entry = line("entry", client="Bouw", day="2026-01-05", seconds=3600)
    talk = line("message", client="Bouw", channel="email", direction="in", at=at("2026-01-05T09:00"))
    fresh = [belief(number=n, held_since="2026-05-25") for n in (1, 2, 3)]
    of = notice(read(tmp_path, [client(), entry, talk, *fresh]), WEEK, [PATTERN])
    assert level(of, PATTERN.name) == 2


def test_no_data_and_archived_clients_give_nothing(tmp_path: Path) -> None:
    assert detected(PATTERN, facts(tmp_path, [])) == ([], [])
    archived = [client(archived_on="2026-01-01"), belief()]
    assert detected(PATTERN, facts(tmp_path, archived)) == ([], [])


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = [belief(number=n, id=f"b{n}", seconds=n * 1000, text=f"the {n}th") for n in range(1, 9)]
    mixed = [*lines]
    random.Random(12).shuffle(mixed)
    assert found(tmp_path, *lines) == found(tmp_path, *mixed)


def test_lines_that_were_moved_count(tmp_path: Path) -> None:
    assert found(tmp_path, belief(), days=200) == []
    assert [of.level for of in found(tmp_path, belief(), open_2=1)] == [2]
