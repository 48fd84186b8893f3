import random
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, at, client, detected, facts, level, line, read, weekly
from tests.patterns.examined import Examined
from tests.patterns.spoken import spoken
from tracker.patterns.base import NotYet
from tracker.patterns.complaint_drain import PATTERN
from tracker.patterns.noticing import notice

FRICTION = "2026-06-10"


def entry(day: str, hours: float, kind: str = "delivery") -> Line:
    return line("entry", client="Bouw", day=day, seconds=round(hours * 3600), kind=kind)


def book(friction: float = 0, worked: float = 100, *more: Line) -> list[Line]:
    """So many hours in four active weeks, of which so many went into complaints."""
    rest = weekly(lambda day: [entry(day, (worked - friction) / 4)], weeks=4)
    return [client(), *rest, *([entry(FRICTION, friction, "complaint")] if friction else []), *more]


def complaint(**fields: object) -> Line:
    return line("complaint", **{"client": "Bouw", "opened_on": "2026-05-20", **fields})


_examined = Examined(PATTERN)
found, levels = _examined.found, _examined.levels


@pytest.mark.parametrize(
    ("friction", "worked", "expected"),
    [
        (1.9, 100, []),
        (2, 100, [1]),
        (1, 20, []),
        (1.1, 20, [1]),
        (2, 20, [1]),
        (2.1, 20, [2]),
        (10, 100, [1]),
        (10.1, 100, [2]),
    ],
)
def test_two_hours_or_a_share_above_its_lines(
    tmp_path: Path, friction: float, worked: float, expected: list[int]
) -> None:
    assert levels(tmp_path, book(friction, worked)) == expected


def test_complaint_hours_count_without_a_complaint_on_record(tmp_path: Path) -> None:
    [of] = found(tmp_path, book(12, 100))
    assert (of.level, of.reached.value, of.reached.line, of.stake_seconds) == (2, 0.12, 0.1, 12 * 3600)


def test_three_returns_of_one_complaint_are_level_two(tmp_path: Path) -> None:
    days = ["2026-04-01", "2026-05-01", "2026-05-29"]
    back = {"opened_on": "2026-03-02", "reopened_on": days}
    assert levels(tmp_path, book(0, 100, complaint(**back))) == [2]
    assert levels(tmp_path, book(0, 100, complaint(**{**back, "reopened_on": days[:2]}))) == []
    assert levels(tmp_path, book(0, 100, complaint(**back, closed_on="2026-05-18"))) == [2]
    assert levels(tmp_path, book(0, 100, complaint(**back, closed_on="2026-05-17"))) == []
    two = [
        complaint(**{**back, "reopened_on": days[:2]}),
        complaint(reopened_on=["2026-06-01", "2026-06-02"]),
    ]
    assert levels(tmp_path, book(0, 100, *two)) == []


def test_level_two_with_low_energy_and_not_solvable_by_me_is_level_three(tmp_path: Path) -> None:
    drained = {"energy": [-2, -1, -1, 0], "solvable": False}
    [of] = found(tmp_path, book(12, 100, complaint(**drained)))
    assert (of.level, of.reached.measure, of.reached.line) == (3, "share", 0.1)
    assert levels(tmp_path, book(12, 100, complaint(**{**drained, "solvable": None}))) == [2]
    assert levels(tmp_path, book(12, 100, complaint(**{**drained, "energy": [-2, -2, -2]}))) == [2]
    assert levels(tmp_path, book(12, 100, complaint(**{**drained, "energy": [-1, -1, 0, 0]}))) == [2]
    assert levels(tmp_path, book(5, 100, complaint(**drained))) == [1]


def test_a_complaint_about_my_own_error_is_repair(tmp_path: Path) -> None:
    mine = complaint(cause="me", reopened_on=["2026-05-25", "2026-06-01", "2026-06-08"])
    assert levels(tmp_path, book(15, 100, mine)) == []
    assert levels(tmp_path, book(15, 100, mine, complaint(cause="client"))) == [2]
    assert levels(tmp_path, book(15, 100, mine, complaint(cause=None))) == [2]
    assert levels(tmp_path, book(0, 100, mine, complaint(cause="client"))) == []


def test_my_own_error_of_another_time_does_not_silence(tmp_path: Path) -> None:
    over = complaint(cause="me", opened_on="2026-03-02", closed_on="2026-05-17")
    assert levels(tmp_path, book(15, 100, over)) == [2]


def test_what_was_noted_on_the_complaint_is_shown_and_not_added(tmp_path: Path) -> None:
    [of] = found(tmp_path, book(3, 100, complaint(seconds=40 * 3600, text="late delivery", id="c1")))
    assert (of.level, of.numbers["share"]) == (1, 0.03)
    assert "The 40 h noted on the complaints are not added to the hours." in spoken(of).sure
    assert [one.type for one in of.evidence] == ["complaint", "entry"]
    assert of.evidence[0].said == "late delivery"
    assert levels(tmp_path, book(0, 100, complaint(seconds=40 * 3600))) == []


def test_venting_counts_only_where_it_was_booked_as_such(tmp_path: Path) -> None:
    lines = [*book(0, 100), entry(FRICTION, 12, "support"), entry(FRICTION, 12, "chasing")]
    assert levels(tmp_path, lines) == []


def test_one_hard_week_stays_at_level_one(tmp_path: Path) -> None:
    earlier = weekly(lambda day: [entry(day, 25)], last="2026-05-11", weeks=12)
    one = [*book(12, 100), *earlier]
    assert level(notice(read(tmp_path, one), WEEK, [PATTERN]), PATTERN.name) == 1
    again = [*one, entry("2026-05-06", 13, "complaint")]
    assert level(notice(read(tmp_path, again), WEEK, [PATTERN]), PATTERN.name) == 2


def test_a_card_tells_hours_returns_and_energy(tmp_path: Path) -> None:
    back = complaint(reopened_on=["2026-05-25", "2026-06-01"], energy=[-2, -1, -1, 0])
    [of] = found(tmp_path, book(6, 60, back))
    said = spoken(of)
    assert said.good == "54 h of your last four active weeks here went into the work itself."
    assert said.seen == (
        "6 h went into complaints, 10% of your hours here. One complaint came back twice. "
        "Your median energy in 4 contacts about it was −1, on a scale from −2 to 2."  # noqa: RUF001
    )
    assert of.n == 2


def test_a_share_needs_eight_hours_and_four_active_weeks(tmp_path: Path) -> None:
    small = facts(tmp_path, book(1.5, 7.5))
    assert detected(PATTERN, small) == ([], [NotYet(PATTERN.name, "Bouw", 7.5, 8, "hours")])
    [of] = found(tmp_path, book(2, 7.5))
    assert (of.level, of.numbers["share"]) == (1, None)
    short = [of for of in book(10, 100) if of.get("day", "2026-06") >= "2026-06"]
    waiting = [NotYet(PATTERN.name, "Bouw", 2, 4, "active weeks")]
    assert detected(PATTERN, facts(tmp_path, short)) == ([], waiting)
    calm = [of for of in short if of.get("kind") != "complaint"]
    assert detected(PATTERN, facts(tmp_path, calm)) == ([], [])
    assert detected(PATTERN, facts(tmp_path, [*calm, complaint()])) == ([], waiting)


def test_no_data_complaints_without_hours_and_archived_clients_give_nothing(tmp_path: Path) -> None:
    assert detected(PATTERN, facts(tmp_path, [])) == ([], [])
    assert detected(PATTERN, facts(tmp_path, [client(), complaint()])) == ([], [])
    archived = [client(archived_on="2026-06-01"), *book(30, 100)[1:]]
    assert detected(PATTERN, facts(tmp_path, archived)) == ([], [])


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = book(12, 100, *[complaint(energy=[-1, -2], solvable=False, id=f"c{n}") for n in range(4)])
    mixed = [*lines]
    random.Random(4).shuffle(mixed)
    [one], [other] = found(tmp_path, lines), found(tmp_path, mixed)
    assert (one.met, one.numbers, one.n) == (other.met, other.numbers, other.n)


def test_lines_that_were_moved_count(tmp_path: Path) -> None:
    assert found(tmp_path, book(12, 100), share_1=0.2, share_2=0.3, hours_1=20) == []


@pytest.mark.parametrize(("worked", "expected"), [(0.9, []), (1, [1])])
def test_less_than_an_hour_is_not_yet_on_the_way(
    tmp_path: Path, worked: float, expected: list[float]
) -> None:
    days = [at(f"2026-{day}T09:00") for day in ("05-18", "05-25", "06-01", "06-08") for _ in range(3)]
    mail = [line("message", client="Bouw", channel="email", direction="in", at=day) for day in days]
    hours = [entry(FRICTION, 0.5, "complaint"), entry(FRICTION, worked - 0.5)]
    _, waiting = detected(PATTERN, facts(tmp_path, [client(), *mail, *hours]))
    assert [of.have for of in waiting] == expected
