import random
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, client, level, line, read, weekly
from tests.patterns.examined import Examined
from tests.patterns.spoken import spoken
from tracker.patterns.base import NotYet
from tracker.patterns.hidden_research import PATTERN
from tracker.patterns.noticing import notice


def entry(day: str, hours: float, kind: str = "research", **fields: object) -> Line:
    seconds = round(hours * 3600)
    return line("entry", **{"client": "Bouw", "day": day, "seconds": seconds, "kind": kind, **fields})


def unpaid(day: str, hours: float, **fields: object) -> Line:
    return entry(day, hours, **{"billable": False, **fields})


def weeks(research: float, worked: float = 20, **fields: object) -> list[Line]:
    """Four weeks, each with some unbilled research in small bits, no day full of it."""

    def one(day: str) -> list[Line]:
        monday = date.fromisoformat(day)
        days = [monday.replace(day=monday.day + n).isoformat() for n in range(2)]
        made = [
            entry(day, worked - research, "delivery"),
            *[unpaid(of, research / 2, **fields) for of in days],
        ]
        return [of for of in made if of["seconds"]]

    return [client(), *weekly(one, weeks=4)]


_examined = Examined(PATTERN)
found, levels, waiting = _examined.found, _examined.levels, _examined.waiting


@pytest.mark.parametrize(("research", "expected"), [(2, []), (2.1, [1]), (4, [1]), (4.1, [2])])
def test_a_share_counts_from_just_above_its_line(
    tmp_path: Path, research: float, expected: list[int]
) -> None:
    assert levels(tmp_path, weeks(research)) == expected


def test_a_card_says_the_share_the_days_and_for_whom(tmp_path: Path) -> None:
    [of] = found(tmp_path, [*weeks(4.5, trigger="own"), entry("2026-06-12", 2)])
    said = spoken(of)
    assert (
        said.good
        == "Your advice was prepared with care: 20 h of research and preparation in four active weeks."
    )
    assert said.seen == (
        "18 h of it are not billed. That is 22% of the 82 h for this client."
        " 18 h were for your own certainty."
    )
    assert said.sure == "Counted from 8 entries; what was booked as learning is not in it."
    assert (of.n, of.start, of.end) == (8, date(2026, 5, 18), date(2026, 6, 14))
    assert of.stake_seconds == 18 * 3600


def test_two_days_full_of_it_are_level_two_whatever_their_share(tmp_path: Path) -> None:
    lines = [*weeks(0.5, worked=40), unpaid("2026-06-10", 4), unpaid("2026-06-11", 4)]
    [of] = found(tmp_path, lines)
    assert (of.level, of.reached.measure, of.reached.value, of.reached.line) == (2, "days", 2, 2)
    assert "On 2 days it took 4 h or more." in spoken(of).seen


def test_a_day_just_below_four_hours_is_not_full_and_its_bits_add_up(tmp_path: Path) -> None:
    base = weeks(0.5, worked=40)
    assert levels(tmp_path, [*base, unpaid("2026-06-10", 4), unpaid("2026-06-11", 3.9)]) == []
    bits = [unpaid("2026-06-11", 2, kind="preparation"), unpaid("2026-06-11", 2)]
    assert levels(tmp_path, [*base, unpaid("2026-06-10", 4), *bits]) == [2]


def test_one_day_full_of_it_stays_level_one(tmp_path: Path) -> None:
    assert levels(tmp_path, [client(), *weeks(0)[1:], unpaid("2026-06-10", 9)]) == [1]


def test_half_of_it_for_ones_own_certainty_lifts_level_two_to_three(tmp_path: Path) -> None:
    own = weeks(2.5, worked=10, trigger="own")
    assert levels(tmp_path, [*own, *weeks(2.5, worked=10, trigger="client")[1:]]) == [3]
    assert levels(tmp_path, [*own, *weeks(2.6, worked=10, trigger="client")[1:]]) == [2]
    assert levels(tmp_path, weeks(3, trigger="own")) == [1]


def test_the_level_three_keeps_the_measure_and_line_of_level_two(tmp_path: Path) -> None:
    [of] = found(tmp_path, weeks(5, trigger="own"))
    assert (of.level, of.reached.measure, of.reached.line) == (3, "share", 0.2)


def test_research_without_a_trigger_is_not_ones_own(tmp_path: Path) -> None:
    [of] = found(tmp_path, weeks(5))
    assert of.level == 2
    assert "For 20 h nothing says whether the client asked or you wished to be sure." in spoken(of).sure


def test_what_is_booked_as_learning_or_for_a_bid_leaves_both_sides_of_the_share(tmp_path: Path) -> None:
    assert levels(tmp_path, weeks(5)) == [2]
    for kind in ("learning", "acquisition", "admin"):
        assert waiting(tmp_path, weeks(5, kind=kind)) == []
    [of] = found(tmp_path, [*weeks(2.5), *weeks(5, worked=5, kind="learning")[1:]])
    assert of.reached.value == pytest.approx(0.125)


def test_billed_research_is_no_hidden_one(tmp_path: Path) -> None:
    assert levels(tmp_path, weeks(10, billable=True)) == []


def test_a_gift_within_a_chosen_budget_is_left_out(tmp_path: Path) -> None:
    budget = line(
        "boundary",
        client="Bouw",
        topic="extra_work_price",
        told_on="2026-01-05",
        terms={"gift_budget_cents": 500_000},
    )
    rate = line("rate", client="Bouw", cents_per_hour=10_000)
    gifts = [*weeks(5, scope="extra", initiator="me"), rate]
    assert levels(tmp_path, gifts) == [2]
    assert levels(tmp_path, [*gifts, budget]) == []


def test_six_hours_and_four_active_weeks_come_first(tmp_path: Path) -> None:
    assert waiting(tmp_path, weeks(1.25, worked=4)) == [NotYet("hidden-research", "Bouw", 5, 6, "hours")]
    assert levels(tmp_path, weeks(1.5, worked=4)) == [2]
    assert waiting(tmp_path, weeks(0.2)) == []
    two_weeks = [of for of in weeks(5) if of.get("day", "2026-06") >= "2026-06"]
    assert waiting(tmp_path, two_weeks) == [NotYet("hidden-research", "Bouw", 2, 4, "active weeks")]


def test_a_line_that_was_moved_counts(tmp_path: Path) -> None:
    assert found(tmp_path, weeks(5), share_1=0.3, share_2=0.4) == []


def test_level_two_stands_once_two_reviews_agree(tmp_path: Path) -> None:
    def shown(lines: list[Line]) -> int:
        return level(notice(read(tmp_path, lines), WEEK, [PATTERN]), PATTERN.name)

    spike = [unpaid("2026-06-10", 9), unpaid("2026-06-11", 9)]
    before = weekly(lambda day: [entry(day, 20, "delivery")], last="2026-05-11", weeks=8)
    long_before = [unpaid("2026-05-06", 9), unpaid("2026-05-07", 9)]
    assert shown([*weeks(0), *before, *spike]) == 1
    assert shown([*weeks(0), *before, *spike, *long_before]) == 2


def test_an_archived_client_no_data_and_messages_without_hours_give_nothing(tmp_path: Path) -> None:
    archived = [client(archived_on="2026-06-01"), *weeks(5)[1:]]
    assert waiting(tmp_path, archived) == []
    assert waiting(tmp_path, []) == []
    talk = weekly(
        lambda day: [
            line("message", client="Bouw", channel="email", direction="in", at=f"{day}T0{n}:00:00+00:00")
            for n in range(4)
        ],
        weeks=4,
    )
    assert waiting(tmp_path, [client(), *talk]) == []


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = weeks(5, trigger="own")
    mixed = [*lines]
    random.Random(5).shuffle(mixed)
    kept = [(of.level, of.met, of.numbers) for of in found(tmp_path, lines)]
    assert kept == [(of.level, of.met, of.numbers) for of in found(tmp_path, mixed)]
