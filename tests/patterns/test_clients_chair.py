import random
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, client, detected, facts, level, line, read, weekly
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding, NotYet
from tracker.patterns.clients_chair import PATTERN
from tracker.patterns.noticing import notice

HOURS = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=10 * 3600)], weeks=4)
"""Forty hours in four active weeks, 18 May to 14 June."""


def action(day: str | None = "2026-06-10", **fields: object) -> Line:
    return line("action", **{"client": "Bouw", "owner": "client", "doer": "me", "done_on": day, **fields})


def book(mine: int = 0, theirs: int = 0, *more: Line) -> list[Line]:
    return [client(), *HOURS, *[action()] * mine, *[action(doer="client")] * theirs, *more]


def found(tmp_path: Path, lines: list[Line], **limits: float) -> list[Finding]:
    findings, _ = detected(PATTERN, facts(tmp_path, lines), **limits)
    for of in findings:
        spoken(of)
    return findings


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [(1, 0, []), (2, 0, [1]), (3, 0, [1]), (3, 1, [1]), (4, 4, [3]), (4, 5, [2]), (4, 12, [2]), (4, 13, [1])],
)
def test_two_are_worth_a_look_and_their_share_counts_from_four_on(
    tmp_path: Path, mine: int, theirs: int, expected: list[int]
) -> None:
    assert [of.level for of in found(tmp_path, book(mine, theirs))] == expected


@pytest.mark.parametrize(("seconds", "expected"), [(3 * 3600, [1]), (3 * 3600 + 1, [3])])
def test_more_than_a_seventh_of_the_hours_is_level_three_from_two_actions_on(
    tmp_path: Path, seconds: int, expected: list[int]
) -> None:
    lines = book(0, 0, action(seconds=seconds), action(seconds=3 * 3600))
    [of] = found(tmp_path, lines)
    assert [of.level] == expected
    assert of.stake_seconds == seconds + 3 * 3600
    assert found(tmp_path, book(0, 0, action(seconds=9 * 3600))) == []


def test_hours_of_actions_count_only_beside_eight_hours_for_the_client(tmp_path: Path) -> None:
    hour = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=7100)], weeks=4)
    [of] = found(tmp_path, [client(), *hour, *[action(seconds=3600)] * 2])
    assert (of.level, of.numbers["of_hours"]) == (1, None)


def test_a_card_says_how_many_of_how_many_and_what_was_past_its_date(tmp_path: Path) -> None:
    late = action(due_on="2026-06-01", seconds=4 * 3600, text="ask the supplier", id="late")
    [of] = found(tmp_path, book(3, 6, late))
    said = spoken(of)
    assert said.good.startswith("In the last four active weeks 10 actions that belonged to your client")
    assert said.seen == "You did 4 of those 10 yourself. They took 4 h, 10% of your hours here. " + (
        "One was past its date."
    )
    assert (of.evidence[0].key, of.evidence[0].said, of.n) == ("late", "ask the supplier", 10)
    assert (of.level, of.reached.value, of.reached.line) == (2, 0.4, 0.25)


def test_what_was_agreed_is_not_counted_on_either_side(tmp_path: Path) -> None:
    assert found(tmp_path, book(0, 0, *[action(agreed=True)] * 6)) == []
    [of] = found(tmp_path, book(4, 5, *[action(agreed=True)] * 6, *[action(doer="client", agreed=True)] * 9))
    assert (of.level, of.n) == (2, 9)


def test_my_own_actions_open_ones_and_those_outside_the_four_weeks_do_not_count(tmp_path: Path) -> None:
    mine, undone = action(owner="me"), action(None)
    early, late = action("2026-05-17"), action("2026-06-15")
    others = [action(doer="other"), action(doer=None)]
    assert found(tmp_path, book(1, 0, mine, undone, early, late, *others)) == []
    [of] = found(tmp_path, book(1, 0, action("2026-05-18"), *others))
    assert (of.numbers["mine"], of.n) == (2, 4)


def test_an_interim_role_by_contract_has_the_chair(tmp_path: Path) -> None:
    def project(name: str, **fields: object) -> Line:
        return line(
            "project",
            **{"client": "Bouw", "name": name, "billing": "hourly", "starts_on": "2026-01-05", **fields},
        )

    interim = project("interim", answers_own_chair=True)
    assert found(tmp_path, book(4, 0, interim)) == []
    over = project("advice", ends_on="2026-05-01")
    assert found(tmp_path, book(4, 0, interim, over)) == []
    assert [of.level for of in found(tmp_path, book(4, 0, interim, project("advice")))] == [3]
    ended = project("interim", answers_own_chair=True, ends_on="2026-05-01")
    assert [of.level for of in found(tmp_path, book(4, 0, ended))] == [3]


def test_a_phase_such_as_an_emergency_holds_it_at_level_one(tmp_path: Path) -> None:
    long = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=36000)], weeks=20)
    done = [action(day) for day in ("2026-05-06", "2026-06-10") for _ in range(4)]
    phase = line("phase", client="Bouw", name="flood", starts_on="2026-06-01", ends_on="2026-06-14")

    def shown(*more: Line) -> int:
        of = notice(read(tmp_path, [client(), *long, *done, *more]), WEEK, [PATTERN])
        return level(of, PATTERN.name)

    assert shown() == 3
    assert shown(phase) == 1


def test_level_three_waits_for_a_second_review(tmp_path: Path) -> None:
    long = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=36000)], weeks=20)
    of = notice(read(tmp_path, [client(), *long, *[action()] * 4]), WEEK, [PATTERN])
    assert level(of, PATTERN.name) == 1


def test_fewer_than_four_active_weeks_are_not_yet_enough(tmp_path: Path) -> None:
    two = [client(), *HOURS[2:]]
    assert detected(PATTERN, facts(tmp_path, [*two, action()])) == (
        [],
        [NotYet(PATTERN.name, "Bouw", 2, 4, "active weeks")],
    )
    assert detected(PATTERN, facts(tmp_path, two)) == ([], [])
    assert detected(PATTERN, facts(tmp_path, [client(), *[action()] * 4])) == ([], [])
    assert detected(PATTERN, facts(tmp_path, [])) == ([], [])


def test_an_archived_client_is_left_out(tmp_path: Path) -> None:
    lines = [client(archived_on="2026-06-12"), *book(4)[1:]]
    assert found(tmp_path, lines) == []


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = book(4, 5, *[action(seconds=n * 600, id=f"a{n}") for n in range(6)])
    mixed = [*lines]
    random.Random(11).shuffle(mixed)
    [one], [other] = found(tmp_path, lines), found(tmp_path, mixed)
    assert (one.met, one.numbers, one.n) == (other.met, other.numbers, other.n)
    assert [of.key for of in one.evidence][:5] == [of.key for of in other.evidence][:5]


def test_a_line_that_was_moved_counts(tmp_path: Path) -> None:
    assert found(tmp_path, book(4, 5), count_1=5, share_2=0.9, share_3=0.9) == []
