import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, at, client, detected, facts, level, line, read, weekly
from tests.patterns.spoken import spoken
from tracker.patterns import CATALOGUE
from tracker.patterns.base import Finding, NotYet
from tracker.patterns.boundary_gap import PATTERN
from tracker.patterns.facts import facts_at
from tracker.patterns.noticing import notice
from tracker.records import TOPICS

HOURS = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=36000)], weeks=4)
"""Four active weeks: 18 May to 14 June 2026."""


def boundary(topic: str, told: str | None = "2026-01-05", **fields: object) -> Line:
    own = {"client": "Bouw", "topic": topic, "id": topic, "chosen_on": "2026-01-05", "told_on": told}
    return line("boundary", **{key: value for key, value in {**own, **fields}.items() if value is not None})


def told(many: int) -> list[Line]:
    """So many of the eleven topics, told; the others chosen only."""
    return [boundary(topic, "2026-01-05" if n < many else None) for n, topic in enumerate(TOPICS)]


def occasion(day: str, kept: bool | None, on: str = "scope", **fields: object) -> Line:
    known = {} if kept is None else {"kept": kept}
    return line("occasion", **{"boundary": on, "at": at(f"{day}T12:00"), **known, **fields})


def trials(kept: int, broken: int, day: str = "2026-05-05") -> list[Line]:
    """Times that a limit was tested, before the last four weeks and within twelve."""
    return [occasion(day, n < kept) for n in range(kept + broken)]


def found(tmp_path: Path, *lines: Line, **limits: float) -> list[Finding]:
    findings, _ = detected(PATTERN, facts(tmp_path, [client(), *HOURS, *lines]), **limits)
    for of in findings:
        spoken(of)
    return findings


def levels(tmp_path: Path, *lines: Line) -> list[int]:
    return [of.level for of in found(tmp_path, *lines)]


def waiting(tmp_path: Path, *lines: Line) -> list[NotYet]:
    return detected(PATTERN, facts(tmp_path, [client(), *HOURS, *lines]))[1]


def flagged(tmp_path: Path, flags: dict[str | None, dict[str, int]], *lines: Line) -> list[Finding]:
    of = replace(facts(tmp_path, [client(), *HOURS, *lines]), flags=flags)
    findings, _ = detected(PATTERN, of)
    for one in findings:
        spoken(one)
    return findings


def test_below_half_of_the_topics_told_is_worth_a_look(tmp_path: Path) -> None:
    [of] = found(tmp_path, *told(5))
    assert (of.level, of.reached.measure, of.reached.line) == (1, "share", 0.5)
    assert of.reached.value == pytest.approx(5 / 11)
    assert levels(tmp_path, *told(6)) == []


def test_a_topic_that_plays_no_part_is_left_out_of_the_share(tmp_path: Path) -> None:
    aside = [boundary(topic, None, applies=False) for topic in TOPICS[5:7]]
    assert levels(tmp_path, *told(5)[:5], *aside) == []
    assert levels(tmp_path, *told(5)[:4], *aside) == [1]
    none = [boundary(topic, None, applies=False) for topic in TOPICS]
    assert levels(tmp_path, *none) == []


def test_the_clients_own_record_says_first_whether_a_topic_applies(tmp_path: Path) -> None:
    general = [line("boundary", topic=topic, told_on="2026-01-05", id=topic) for topic in TOPICS[:6]]
    assert levels(tmp_path, *general) == []
    own = [boundary(topic, None, id=f"own {topic}", applies=False) for topic in TOPICS[:2]]
    [of] = found(tmp_path, *general, *own)
    assert (len(of.numbers["told"]), len(of.numbers["applicable"])) == (4, 9)
    aside = [line("boundary", topic=topic, applies=False) for topic in TOPICS[6:]]
    back = [boundary(topic, None) for topic in TOPICS[6:]]
    assert levels(tmp_path, *general[:4], *aside) == []
    assert levels(tmp_path, *general[:4], *aside, *back) == [1]


def test_a_boundary_that_was_told_later_or_has_ended_does_not_count(tmp_path: Path) -> None:
    assert levels(tmp_path, *told(5), boundary("payment", "2026-06-15", id="late")) == [1]
    assert levels(tmp_path, *told(5), boundary("payment", "2026-06-14", id="now")) == []
    assert levels(tmp_path, *told(5), boundary("payment", ends_on="2026-06-13", id="over")) == [1]


def test_the_first_two_weeks_are_left_alone(tmp_path: Path) -> None:
    def started(day: str) -> list[int]:
        project = line("project", client="Bouw", name="p", billing="hourly", starts_on=day)
        return levels(tmp_path, project, *told(1))

    assert started("2026-06-01") == []
    assert started("2026-05-31") == [1]


def test_a_client_without_any_record_is_not_yet_known(tmp_path: Path) -> None:
    assert waiting(tmp_path) == [NotYet(PATTERN.name, "Bouw", 0, 1, "boundaries")]
    assert levels(tmp_path) == []
    general = line("boundary", topic="payment", told_on="2026-01-05")
    assert (waiting(tmp_path, general), levels(tmp_path, general)) == ([], [1])


def test_a_client_whose_last_project_ended_or_who_was_not_active_is_left_out(tmp_path: Path) -> None:
    def ended(day: str) -> list[int]:
        span = {"starts_on": "2026-01-05", "ends_on": day}
        return levels(tmp_path, line("project", client="Bouw", name="p", billing="hourly", **span), *told(1))

    assert ended("2026-06-07") == []
    assert ended("2026-06-08") == [1]
    assert detected(PATTERN, facts(tmp_path, [client(), *told(1)])) == ([], [])
    archived = [client(archived_on="2026-06-01"), *HOURS, *told(1)]
    assert detected(PATTERN, facts(tmp_path, archived)) == ([], [])
    assert detected(PATTERN, facts(tmp_path, [])) == ([], [])


@pytest.mark.parametrize(
    ("kept", "broken", "expected"),
    [(8, 2, []), (7, 3, [2]), (5, 5, [2]), (4, 5, [3]), (4, 1, []), (0, 5, [3])],
)
def test_how_often_the_limits_were_kept(tmp_path: Path, kept: int, broken: int, expected: list[int]) -> None:
    assert levels(tmp_path, *told(11), *trials(kept, broken)) == expected


def test_fewer_than_five_times_are_not_yet_enough_and_none_are_unknown(tmp_path: Path) -> None:
    assert waiting(tmp_path, *told(11), *trials(0, 4)) == [NotYet(PATTERN.name, "Bouw", 4, 5, "occasions")]
    assert levels(tmp_path, *told(11), *trials(0, 4)) == []
    assert waiting(tmp_path, *told(11)) == []
    [of] = found(tmp_path, *told(3))
    assert (of.numbers["held"], of.numbers["low"]) == (None, None)
    assert "How well they hold is not known" in spoken(of).sure


def test_an_exception_that_was_chosen_is_left_out(tmp_path: Path) -> None:
    wise = [occasion("2026-05-05", False, chosen=True) for _ in range(6)]
    assert levels(tmp_path, *told(11), *trials(5, 0), *wise) == []
    assert waiting(tmp_path, *told(11), *wise) == []
    recent = [occasion("2026-06-09", False, chosen=True) for _ in range(4)]
    assert levels(tmp_path, *told(11), *recent) == []


def test_times_of_which_nothing_is_said_or_more_than_twelve_weeks_old_do_not_count(tmp_path: Path) -> None:
    unknown = [occasion("2026-05-05", None) for _ in range(6)]
    old = [occasion("2026-03-22", False) for _ in range(6)]
    assert levels(tmp_path, *told(11), *unknown, *old) == []
    assert levels(tmp_path, *told(11), *[occasion("2026-03-23", False) for _ in range(6)]) == [3]


def test_one_limit_that_gave_way_three_times_in_four_weeks_is_level_three(tmp_path: Path) -> None:
    many = trials(20, 0)
    three = [occasion(day, False) for day in ("2026-05-18", "2026-06-01", "2026-06-14")]
    [of] = found(tmp_path, *told(11), *many, *three)
    assert (of.level, of.reached.measure, of.reached.value, of.reached.line) == (3, "count", 3, 3)
    assert levels(tmp_path, *told(11), *many, *three[:2], occasion("2026-06-02", False, "hours")) == []
    assert levels(tmp_path, *told(11), *many, *three[:2], occasion("2026-05-17", False)) == []


def test_a_topic_that_another_pattern_touches_and_nobody_was_told(tmp_path: Path) -> None:
    without = [of for of in told(11) if of["topic"] not in ("payment", "reply_time")]
    assert levels(tmp_path, *without) == []
    [of] = flagged(tmp_path, {"Bouw": {"late-payment-tolerance": 1}}, *without)
    assert (of.level, of.reached.measure, of.numbers["untold"]) == (1, "count", ("late-payment-tolerance",))
    silent = [of for of in told(11) if of["topic"] not in ("working_times", "channels")]
    assert flagged(tmp_path, {None: {"always-on": 2}}, *silent, boundary("channels")) == []
    aside = boundary("channels", None, applies=False)
    [of] = flagged(tmp_path, {None: {"always-on": 2, "recovery-debt": 1}}, *silent, aside)
    assert of.numbers["untold"] == ("always-on",)


def test_a_pattern_whose_topic_was_told_plays_no_part_or_belongs_to_another_client(tmp_path: Path) -> None:
    without = [of for of in told(11) if of["topic"] != "payment"]
    assert flagged(tmp_path, {"Bouw": {"scope-creep": 3, "always-on": 2}}, *without) == []
    assert flagged(tmp_path, {"Gemeente": {"late-payment-tolerance": 3}}, *without) == []
    assert flagged(tmp_path, {"Bouw": {"late-payment-tolerance": 0}}, *without) == []
    aside = boundary("payment", None, applies=False)
    assert flagged(tmp_path, {"Bouw": {"late-payment-tolerance": 3}}, *without, aside) == []
    assert flagged(tmp_path, {"Bouw": {"untested-assumption": 3, "boundary-gap": 3}}, *without) == []


def test_it_is_asked_after_all_patterns_but_that_of_dependency() -> None:
    others = {module.replace("_", "-") for module in CATALOGUE} - {"boundary-gap", "client-dependency"}
    assert set(PATTERN.after) == others
    assert CATALOGUE.index("boundary_gap") == len(CATALOGUE) - 2


def test_a_card_tells_the_topics_and_who_opened_the_door(tmp_path: Path) -> None:
    broken = [occasion("2026-05-05", False, opened_by=who) for who in ("me", "me", "client")]
    [of] = found(tmp_path, *told(4), *trials(4, 0), *broken)
    said = spoken(of)
    assert said.good == "You kept your limits 4 of the 7 times they were tested."
    assert said.seen == (
        "7 of 11 topics have not been told: channels, working times, days off, and 4 more. A limit gave way "
        "3 times in the last 12 weeks; you opened the door twice, they opened it once."
    )
    assert "4 kept fits anything between 25% and 84%" in said.sure
    assert (of.level, of.n) == (2, 7)
    assert (of.start, of.end) == (date(2026, 3, 23), date(2026, 6, 14))


def test_levels_above_one_wait_for_a_second_review(tmp_path: Path) -> None:
    early = weekly(lambda day: [line("entry", client="Bouw", day=day, seconds=36000)], weeks=20)

    def shown(*lines: Line) -> int:
        of = notice(read(tmp_path, [client(), *early, *told(11), *lines]), WEEK, [PATTERN])
        return level(of, PATTERN.name)

    assert shown(*trials(0, 6, "2026-06-01")) == 1
    assert shown(*trials(0, 6, "2026-05-05")) == 3


def test_a_boundary_that_ends_before_it_begins_is_no_boundary(tmp_path: Path) -> None:
    recorded = read(tmp_path, [client(), *HOURS, boundary("payment", "2026-06-01")])
    upside_down = replace(recorded.boundaries[0], chosen_on=None, ends_on=date(2026, 5, 1))
    of = facts_at(replace(recorded, boundaries=[upside_down]), WEEK)
    assert detected(PATTERN, of) == ([], [NotYet(PATTERN.name, "Bouw", 0, 1, "boundaries")])


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    tests = [
        occasion(f"2026-05-{n + 10}", n % 3 == 0, "scope" if n % 2 else "hours", id=f"o{n}")
        for n in range(12)
    ]
    lines = [*told(4), *tests]
    one = [(of.met, of.numbers, of.evidence) for of in found(tmp_path, *lines)]
    other = [(of.met, of.numbers, of.evidence) for of in found(tmp_path, *random.Random(2).sample(lines, 23))]
    assert one == other
    assert len(one) == 1


def test_lines_that_were_moved_count(tmp_path: Path) -> None:
    assert found(tmp_path, *told(4), coverage_1=0.3) == []
    assert [of.level for of in found(tmp_path, *told(11), *trials(8, 2), held_2=0.9)] == [2]
