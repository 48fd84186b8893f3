import random
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, at, client, level, line, read, weekly
from tests.patterns.examined import Examined
from tests.patterns.spoken import spoken
from tracker.patterns.base import NotYet
from tracker.patterns.noticing import notice
from tracker.patterns.scope_creep import PATTERN, agreed_hours
from tracker.patterns.windows import Window
from tracker.records import Project

DAYS = ("2026-05-20", "2026-05-27", "2026-06-03", "2026-06-10", "2026-06-11", "2026-06-12")


def entry(day: str, hours: float, **fields: object) -> Line:
    return line("entry", **{"client": "Bouw", "day": day, "seconds": round(hours * 3600), **fields})


def extra(day: str, hours: float, **fields: object) -> Line:
    return entry(day, hours, **{"scope": "extra", "initiator": "client", "billable": False, **fields})


def work(hours: float = 10, **fields: object) -> list[Line]:
    return [client(), *weekly(lambda day: [entry(day, hours, **fields)], weeks=4)]


def request(day: str, decision: str | None = "done", **fields: object) -> Line:
    asked = {"client": "Bouw", "at": at(f"{day}T09:00"), "in_scope": False, "decision": decision}
    return line("request", **{**asked, **fields})


def fixed(**terms: object) -> Line:
    """A hundred hours over twenty weeks, of which five a week are agreed."""
    given = {"agreed_hours": 100, "starts_on": "2026-01-26", "ends_on": "2026-06-14", "fee_cents": 1_000_000}
    return line("project", client="Bouw", name="Handbook", billing="fixed", **{**given, **terms})


_examined = Examined(PATTERN)
found, levels, waiting = _examined.found, _examined.levels, _examined.waiting


@pytest.mark.parametrize(("hours", "expected"), [(4, []), (4.1, [2]), (8, [2]), (8.1, [3])])
def test_a_share_counts_from_just_above_its_line(tmp_path: Path, hours: float, expected: list[int]) -> None:
    assert levels(tmp_path, [*work(), extra("2026-06-10", hours)]) == expected


def test_three_requests_that_were_just_done_or_are_open_are_worth_a_look(tmp_path: Path) -> None:
    two = [request(DAYS[0]), request(DAYS[1], None)]
    assert levels(tmp_path, [*work(), *two]) == []
    [of] = found(tmp_path, [*work(), *two, request(DAYS[2])])
    assert (of.level, of.reached.measure, of.reached.value, of.n) == (1, "count", 3, 3)
    assert [(trace.type, trace.kind) for trace in of.evidence] == [
        ("request", "done"),
        ("request", "open"),
        ("request", "done"),
    ]


def test_three_tiny_asks_are_level_one_and_their_time_is_not_added(tmp_path: Path) -> None:
    tiny = [request(day, seconds=500) for day in DAYS[:3]]
    [of] = found(tmp_path, [*work(), *tiny])
    assert (of.level, of.stake_seconds) == (1, 0)
    assert "By your notes those requests take 25 min, which is not added." in spoken(of).sure


@pytest.mark.parametrize("decision", ["priced", "traded", "alternative", "later", "declined"])
def test_a_request_with_an_answer_is_silent(tmp_path: Path, decision: str) -> None:
    assert levels(tmp_path, [*work(), *[request(day, decision) for day in DAYS]]) == []


def test_requests_within_the_agreement_or_of_which_nothing_is_said_are_silent(tmp_path: Path) -> None:
    assert levels(tmp_path, [*work(), *[request(day, in_scope=True) for day in DAYS]]) == []
    assert levels(tmp_path, [*work(), *[request(day, in_scope=None) for day in DAYS]]) == []


def test_requests_before_the_four_weeks_are_over(tmp_path: Path) -> None:
    assert levels(tmp_path, [*work(), *[request(f"2026-05-1{n}") for n in range(5)]]) == []


def test_a_decision_that_came_after_the_week_is_not_known_yet(tmp_path: Path) -> None:
    later = [request(day, "priced", decided_at=at("2026-06-20T09:00")) for day in DAYS[:3]]
    assert levels(tmp_path, [*work(), *later]) == [1]


@pytest.mark.parametrize(
    "fields", [{"kind": "rework"}, {"tags": ["OWN-ERROR"]}, {"tags": ["warranty"]}, {"billable": True}]
)
def test_repairs_of_ones_own_and_paid_extras_are_silent(tmp_path: Path, fields: dict[str, object]) -> None:
    assert levels(tmp_path, [*work(), extra("2026-06-10", 12, **fields)]) == []


def test_a_backlog_within_the_agreement_is_silent(tmp_path: Path) -> None:
    asked = entry("2026-06-10", 20, initiator="client", billable=False)
    assert levels(tmp_path, [*work(), asked]) == []


def test_agreed_hours_of_a_project_are_spread_over_its_days(tmp_path: Path) -> None:
    lines = [*work(project="Handbook"), fixed()]
    assert levels(tmp_path, [*lines, extra("2026-06-10", 2, project="Handbook")]) == []
    [of] = found(tmp_path, [*lines, extra("2026-06-10", 3, project="Handbook")])
    assert (of.level, of.reached.value) == (2, pytest.approx(0.15))
    assert spoken(of).seen == (
        "3 h went into work that was asked for on top, without a price:"
        " 15% of the 20 h agreed for these weeks."
    )


def test_a_project_without_both_its_days_leaves_the_hours_within_the_agreement(tmp_path: Path) -> None:
    lines = [*work(project="Handbook"), fixed(ends_on=None), extra("2026-06-10", 5)]
    [of] = found(tmp_path, lines)
    assert of.reached.value == pytest.approx(5 / 40)
    assert "of the 40 h within the agreement." in spoken(of).seen


def test_the_hours_of_a_retainer_are_spread_over_the_days_of_the_month() -> None:
    help_desk = Project(
        client="Bouw", name="Help", billing="retainer", included_hours=31, starts_on=date(2026, 5, 29)
    )
    weeks = Window((date(2026, 5, 18), date(2026, 5, 25), date(2026, 6, 1)))
    assert agreed_hours((help_desk,), weeks) == pytest.approx(3 + 7 * 31 / 30)
    no_days = Project(client="Bouw", name="Old", billing="fixed", agreed_hours=10, ends_on=date(2026, 6, 1))
    backwards = Project(
        client="Bouw",
        name="Odd",
        billing="fixed",
        agreed_hours=10,
        starts_on=date(2026, 6, 2),
        ends_on=date(2026, 6, 1),
    )
    zero = Project(client="Bouw", name="Zero", billing="retainer", included_hours=0)
    assert agreed_hours((no_days, backwards, zero), weeks) == 0


def test_a_project_beyond_its_hours_without_an_adjustment_lifts_level_two_to_three(tmp_path: Path) -> None:
    lines = [*work(project="Handbook"), fixed(), extra("2026-06-10", 3, project="Handbook")]
    before = weekly(lambda day: [entry(day, 15, project="Handbook")], last="2026-05-11", weeks=4)
    [of] = found(tmp_path, [*lines, *before])
    assert (of.level, of.reached.measure, of.reached.line) == (3, "share", 0.1)
    assert "Handbook took 103 h of 100 h agreed; no request in it was priced or traded." in spoken(of).seen
    for decision in ("priced", "traded"):
        assert levels(tmp_path, [*lines, *before, request("2026-02-03", decision)]) == [2]
    assert levels(tmp_path, [*lines, *before, request("2026-01-20", "priced")]) == [3]
    assert levels(tmp_path, [*lines, *before, request("2026-02-03", "declined")]) == [3]


def test_a_project_beyond_its_hours_alone_is_another_patterns_business(tmp_path: Path) -> None:
    assert levels(tmp_path, [*work(hours=30, project="Handbook"), fixed()]) == []


def test_hours_of_a_project_from_long_ago_count_towards_those_agreed(tmp_path: Path) -> None:
    long = fixed(starts_on="2025-01-06", ends_on="2026-12-06")
    old = [entry(f"2025-02-{day:02d}", 10, project="Handbook") for day in range(1, 8)]
    lines = [*work(project="Handbook"), long, extra("2026-06-10", 0.7, project="Handbook")]
    assert levels(tmp_path, lines) == [2]
    assert levels(tmp_path, [*lines, *old]) == [3]


def test_a_card_counts_the_answers_and_how_fast_a_yes_came(tmp_path: Path) -> None:
    quick = [
        request(day, "done", decided_at=at(f"{day}T09:{minute:02d}"))
        for day, minute in zip(DAYS[:3], (2, 10, 11), strict=True)
    ]
    [of] = found(tmp_path, [*work(), *quick, request(DAYS[3], "traded"), extra(DAYS[4], 6)])
    said = spoken(of)
    assert said.good == "1 of 4 requests in four active weeks got a clear answer from you."
    assert said.seen == (
        "6 h went into work that was asked for on top, without a price: 15% of the 40 h within the agreement."
        " 3 requests outside the agreement were done as asked, or are open. 2 got a yes within ten minutes."
    )
    assert said.sure == "Counted from 1 entry and 4 requests. Repairs of your own work are not in it."


def test_a_share_needs_eight_client_hours_and_requests_do_not(tmp_path: Path) -> None:
    lines = [*work(hours=1.5), extra("2026-06-10", 1)]
    assert waiting(tmp_path, lines) == [NotYet("scope-creep", "Bouw", 7, 8, "hours")]
    asked = [*lines, *[request(day) for day in DAYS[:3]]]
    assert levels(tmp_path, asked) == [1]
    assert levels(tmp_path, [*work(hours=1.75), extra("2026-06-10", 1)]) == [2]
    assert waiting(tmp_path, work(hours=1)) == []


def test_four_active_weeks_come_first_where_something_was_asked(tmp_path: Path) -> None:
    short = [client(), *weekly(lambda day: [entry(day, 10)], weeks=3)]
    assert waiting(tmp_path, short) == []
    waits = [NotYet("scope-creep", "Bouw", 3, 4, "active weeks")]
    assert waiting(tmp_path, [*short, request("2026-06-10")]) == waits
    assert waiting(tmp_path, [*short, extra("2026-06-10", 3)]) == waits


def test_requests_without_hours_are_read_with_the_messages_weeks(tmp_path: Path) -> None:
    talk = weekly(
        lambda day: [
            line("message", client="Bouw", channel="email", direction="in", at=at(f"{day}T0{n}:00"))
            for n in range(4)
        ],
        weeks=4,
    )
    assert levels(tmp_path, [client(), *talk, *[request(day) for day in DAYS[:3]]]) == [1]


def test_hours_that_are_all_extra_have_no_share(tmp_path: Path) -> None:
    lines = [client(), *weekly(lambda day: [extra(day, 10)], weeks=4)]
    assert waiting(tmp_path, lines) == []


def test_level_two_stands_once_two_reviews_agree(tmp_path: Path) -> None:
    def shown(lines: list[Line]) -> int:
        return level(notice(read(tmp_path, lines), WEEK, [PATTERN]), PATTERN.name)

    long = [client(), *weekly(lambda day: [entry(day, 10)], weeks=16)]
    assert shown([*long, extra("2026-06-10", 6)]) == 1
    assert shown([*long, extra("2026-06-10", 6), extra("2026-05-13", 6)]) == 2


def test_an_archived_client_and_empty_facts_give_nothing(tmp_path: Path) -> None:
    archived = [client(archived_on="2026-06-01"), *work()[1:], extra("2026-06-10", 12)]
    assert waiting(tmp_path, archived) == []
    assert waiting(tmp_path, []) == []


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = [*work(), fixed(), *[extra(day, 2) for day in DAYS], *[request(day) for day in DAYS]]
    mixed = [*lines]
    random.Random(9).shuffle(mixed)

    def seen(lines: list[Line]) -> list[object]:
        kept = ("extra", "share", "loose", "passed")
        return [
            (of.level, of.met, of.n, [of.numbers[name] for name in kept]) for of in found(tmp_path, lines)
        ]

    assert seen(lines) == seen(mixed)
    assert seen(lines)
