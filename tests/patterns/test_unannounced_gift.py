import random
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, client, detected, facts, level, line, read, weekly
from tests.patterns.examined import Examined
from tests.patterns.spoken import spoken
from tracker.patterns import scope_creep
from tracker.patterns.base import NotYet
from tracker.patterns.noticing import notice
from tracker.patterns.unannounced_gift import PATTERN

RATE = line("rate", client="Bouw", cents_per_hour=10000)


def entry(day: str, hours: float, **fields: object) -> Line:
    return line("entry", **{"client": "Bouw", "day": day, "seconds": round(hours * 3600), **fields})


def gift(day: str, hours: float, **fields: object) -> Line:
    terms = {"scope": "extra", "initiator": "me", "billable": False, "kind": "coaching"}
    return entry(day, hours, **{**terms, **fields})


def work(hours: float = 10) -> list[Line]:
    """Thirteen weeks of paid work: EUR 13,000 at 10 hours a week."""
    return [client(), RATE, *weekly(lambda day: [entry(day, hours)], weeks=13)]


def budget(cents: int, **fields: object) -> Line:
    told = {"client": "Bouw", "topic": "extra_work_price", "told_on": "2026-01-05"}
    return line("boundary", **{**told, "terms": {"gift_budget_cents": cents}, **fields})


_examined = Examined(PATTERN)
found, levels, waiting = _examined.found, _examined.levels, _examined.waiting


def test_untold_extras_of_four_weeks_that_add_up_to_two_hours_are_worth_a_look(tmp_path: Path) -> None:
    assert levels(tmp_path, [*work(), gift("2026-05-19", 1), gift("2026-06-09", 0.99)]) == []
    [of] = found(tmp_path, [*work(), gift("2026-05-19", 1), gift("2026-06-09", 1)])
    assert (of.level, of.reached.measure, of.reached.value, of.event_level) == (1, "hours", 2, 1)
    assert (of.start, of.end, of.n) == (date(2026, 3, 16), date(2026, 6, 14), 2)
    assert (of.stake_seconds, of.stake_cents) == (7200, 20_000)


@pytest.mark.parametrize(("hours", "expected"), [(6.5, []), (6.6, [2]), (13, [2]), (13.1, [3])])
def test_the_value_of_a_quarter_counts_from_just_above_its_line(
    tmp_path: Path, hours: float, expected: list[int]
) -> None:
    assert levels(tmp_path, [*work(), gift("2026-03-25", hours)]) == expected


def test_a_card_says_what_was_given_and_what_is_known_of_it(tmp_path: Path) -> None:
    told = gift("2026-05-20", 2, announced=True)
    [of] = found(tmp_path, [*work(), told, gift("2026-05-21", 4, note="handbook"), gift("2026-06-10", 6)])
    said = spoken(of)
    assert said.good == "You were generous: 12 h of extra work in thirteen weeks, given unasked."
    assert said.seen == (
        "The client knows of 2 h of it. 10 h of the untold part fall in the last four active weeks."
        " At the agreed rate the untold part is worth €1,000.00, 8% of what these weeks brought."
    )
    assert said.sure.startswith("Counted from 3 entries.")
    assert [(trace.seconds, trace.cents, trace.said) for trace in of.evidence] == [
        (6 * 3600, 60_000, ""),
        (4 * 3600, 40_000, "handbook"),
    ]


def test_what_the_client_knows_of_is_silent(tmp_path: Path) -> None:
    assert levels(tmp_path, [*work(), gift("2026-06-10", 12, announced=True)]) == []


@pytest.mark.parametrize(
    "fields", [{"tags": ["Warranty"]}, {"tags": ["own-error"]}, {"kind": "rework"}, {"kind": "acquisition"}]
)
def test_repairs_warranty_and_samples_are_silent(tmp_path: Path, fields: dict[str, object]) -> None:
    assert levels(tmp_path, [*work(), gift("2026-06-10", 12, **fields)]) == []


def test_the_same_work_at_the_clients_asking_is_scope_creep_instead(tmp_path: Path) -> None:
    given = gift("2026-06-10", 12)
    asked = {**given, "initiator": "client"}
    assert levels(tmp_path, [*work(), given]) == [2]
    assert levels(tmp_path, [*work(), asked]) == []
    of = facts(tmp_path, [*work(), asked])
    assert [one.pattern for one in detected(scope_creep.PATTERN, of)[0]] == ["scope-creep"]


def test_work_on_a_gift_project_is_given_whoever_began_it(tmp_path: Path) -> None:
    project = line("project", client="Bouw", name="Present", billing="gift")
    on_it = entry("2026-06-10", 12, project="Present")
    assert levels(tmp_path, [*work(), project, on_it]) == [2]
    asked = {**on_it, "scope": "extra", "initiator": "client"}
    assert levels(tmp_path, [*work(), project, asked]) == []


def test_extra_work_that_is_billed_is_no_gift(tmp_path: Path) -> None:
    assert levels(tmp_path, [*work(), gift("2026-06-10", 12, billable=True)]) == []


def test_a_gift_within_the_chosen_budget_is_silent_and_what_goes_beyond_counts(tmp_path: Path) -> None:
    lines = [*work(), gift("2026-06-10", 12)]
    assert levels(tmp_path, [*lines, budget(120_000)]) == []
    [of] = found(tmp_path, [*lines, budget(90_000)])
    assert (of.level, of.stake_seconds, of.numbers["worth"]) == (1, 3 * 3600, 30_000)


def test_a_budget_exceeded_in_two_quarters_running_is_level_three(tmp_path: Path) -> None:
    first, second = gift("2026-03-20", 2, announced=True), gift("2026-05-20", 2, announced=True)
    lines = [*work(), first, second]
    assert levels(tmp_path, [*lines, budget(20_000)]) == []
    [of] = found(tmp_path, [*lines, budget(15_000)])
    assert (of.level, of.reached.measure, of.reached.value) == (3, "count", 2)
    said = spoken(of)
    assert "Gifts came to more than your budget of €150.00 in this quarter and the one before." in said.seen
    assert levels(tmp_path, [*work(), second, budget(15_000)]) == []


def test_a_budget_of_an_earlier_quarter_holds_for_it_though_it_ended(tmp_path: Path) -> None:
    lines = [*work(), gift("2026-03-20", 2, announced=True), gift("2026-05-20", 2, announced=True)]
    old = budget(10_000, ends_on="2026-03-31")
    new = budget(15_000, told_on="2026-04-01")
    assert levels(tmp_path, [*lines, old, new]) == [3]
    assert levels(tmp_path, [*lines, old]) == []


def test_a_repair_counts_in_no_budget(tmp_path: Path) -> None:
    repairs = [gift(day, 5, tags=["warranty"]) for day in ("2026-03-20", "2026-05-20")]
    assert levels(tmp_path, [*work(), *repairs, budget(10_000)]) == []


def test_on_a_fixed_fee_the_agreed_rate_of_the_quarter_values_it(tmp_path: Path) -> None:
    terms = {"fee_cents": 1_300_000, "agreed_hours": 130, "starts_on": "2026-03-16", "ends_on": "2026-06-14"}
    project = line("project", client="Bouw", name="Handbook", billing="fixed", **terms)
    made = weekly(lambda day: [entry(day, 10, project="Handbook")], weeks=13)
    extra = gift("2026-03-25", 10, project="Handbook")
    [of] = found(tmp_path, [client(), project, *made, extra])
    assert (of.level, of.numbers["worth"], of.reached.value) == (2, 100_000, pytest.approx(1 / 13))


def test_without_a_rate_the_hours_still_count_and_no_share_is_made_up(tmp_path: Path) -> None:
    lines = [of for of in work() if of["type"] != "rate"]
    [of] = found(tmp_path, [*lines, gift("2026-06-10", 50)])
    assert (of.level, of.numbers["share"], of.stake_cents) == (1, None, 0)
    assert "Not every hour has a rate" in spoken(of).sure


def test_a_client_who_brought_nothing_has_no_share(tmp_path: Path) -> None:
    unbilled = [{**of, "billable": False} if of["type"] == "entry" else of for of in work()]
    [of] = found(tmp_path, [*unbilled, gift("2026-06-10", 50)])
    assert (of.level, of.numbers["share"]) == (1, None)
    assert "worth €5,000.00." in spoken(of).seen


def test_a_share_needs_eight_client_hours(tmp_path: Path) -> None:
    little = [client(), RATE, *weekly(lambda day: [entry(day, 1)], weeks=6)]
    assert levels(tmp_path, [*little, gift("2026-05-05", 1.9)]) == []
    assert levels(tmp_path, [*little, gift("2026-05-05", 2)]) == [3]


def test_four_active_weeks_come_first_where_something_was_given(tmp_path: Path) -> None:
    short = [client(), RATE, *weekly(lambda day: [entry(day, 10)], weeks=3)]
    assert waiting(tmp_path, short) == []
    assert waiting(tmp_path, [*short, gift("2026-06-10", 5)]) == [
        NotYet("unannounced-gift", "Bouw", 3, 4, "active weeks")
    ]


def test_the_event_line_does_not_wait_and_the_share_does(tmp_path: Path) -> None:
    def shown(lines: list[Line]) -> int:
        return level(notice(read(tmp_path, lines), WEEK, [PATTERN]), PATTERN.name)

    assert shown([*work(), gift("2026-06-10", 14)]) == 1
    assert shown([*work(), gift("2026-06-10", 14), gift("2026-05-06", 14)]) == 3


def test_an_archived_client_and_empty_facts_give_nothing(tmp_path: Path) -> None:
    archived = [client(archived_on="2026-06-01"), *work()[1:], gift("2026-06-10", 12)]
    assert waiting(tmp_path, archived) == []
    assert waiting(tmp_path, []) == []


def test_a_boundary_that_ends_before_it_begins_is_no_budget(tmp_path: Path) -> None:
    lines = [*work(), gift("2026-06-10", 6)]
    assert levels(tmp_path, [*lines, budget(100_000, ends_on="2025-12-01")]) == [1]


def test_money_stands_in_the_clients_currency(tmp_path: Path) -> None:
    swiss = [client(currency="CHF"), *work()[1:], gift("2026-06-10", 12)]
    [of] = found(tmp_path, swiss)
    assert "CHF 1,200.00" in spoken(of).seen


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = [*work(), *[gift(f"2026-06-{day:02d}", 1 + day / 10) for day in range(1, 12)], budget(30_000)]
    mixed = [*lines]
    random.Random(7).shuffle(mixed)
    kept = [(of.level, of.n, of.numbers["untold"]) for of in found(tmp_path, lines)]
    assert kept == [(of.level, of.n, of.numbers["untold"]) for of in found(tmp_path, mixed)]
    assert kept
