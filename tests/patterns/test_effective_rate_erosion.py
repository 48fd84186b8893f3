import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.patterns.book import WEEK, Line, client, level, line, read, settings, weekly
from tests.patterns.examined import Examined
from tests.patterns.spoken import spoken
from tracker.patterns.base import NotYet
from tracker.patterns.effective_rate_erosion import PATTERN
from tracker.patterns.noticing import notice

RATE = line("rate", client="Bouw", cents_per_hour=10000)
CLIENT = [client(), RATE]


def entry(day: str, hours: float, **fields: object) -> Line:
    return line("entry", **{"client": "Bouw", "day": day, "seconds": round(hours * 3600), **fields})


def hourly(unbilled: float, worked: float = 10, weeks: int = 12, **fields: object) -> list[Line]:
    """Weeks of hourly work, some hours of each unbilled."""
    made = weekly(
        lambda day: [
            entry(day, worked - unbilled, **fields),
            *([entry(day, unbilled, billable=False, kind="support", **fields)] if unbilled else []),
        ],
        weeks=weeks,
    )
    return [*CLIENT, *made]


def fixed(hours: float, weeks: int = 13, **fields: object) -> list[Line]:
    """Half a year at EUR 48,000 for 480 h, half of which is over on 14 June."""
    terms = {
        "fee_cents": 4_800_000,
        "agreed_hours": 480,
        "starts_on": "2026-03-16",
        "ends_on": "2026-09-13",
        **fields,
    }
    project = line("project", client="Bouw", name="Handbook", billing="fixed", **terms)
    made = weekly(lambda day: [entry(day, hours, project="Handbook")], weeks=weeks)
    return [client(), project, *made]


_examined = Examined(PATTERN)
found, waiting = _examined.found, _examined.waiting


@pytest.mark.parametrize(("unbilled", "expected"), [(1.3, 0), (1.4, 1), (1.9, 1), (2, 2), (3, 2), (3.1, 3)])
def test_each_line_is_passed_just_below_it(tmp_path: Path, unbilled: float, expected: int) -> None:
    findings = found(tmp_path, hourly(unbilled))
    assert [of.level for of in findings] == [expected] * bool(expected)
    for of in findings:
        assert of.reached.measure == "ratio"
        assert of.reached.value == pytest.approx(1 - unbilled / 10)
        assert (of.project, of.start, of.end) == (None, date(2026, 3, 23), date(2026, 6, 14))


def test_a_card_says_what_an_hour_brings_and_what_ate_it(tmp_path: Path) -> None:
    [of] = found(tmp_path, hourly(4))
    said = spoken(of)
    assert said.good == "120 h of work brought €7,200.00 in 12 weeks."
    assert said.seen == (
        "That is €60.00 an hour, of €100.00 agreed: 60% of the rate. 48 h of the work are not billed."
    )
    assert said.sure.startswith("Counted from 24 entries,")
    assert of.evidence[0].kind == "support"


def test_what_is_at_stake_is_the_unpaid_part_of_four_weeks(tmp_path: Path) -> None:
    [of] = found(tmp_path, hourly(4))
    assert of.stake_seconds == pytest.approx(16 * 3600)
    assert of.stake_cents == pytest.approx(160_000)


def test_a_fixed_fee_is_told_apart_by_its_project_and_read_to_date(tmp_path: Path) -> None:
    [of] = found(tmp_path, fixed(hours=24))
    assert (of.project, of.level, of.start) == ("Handbook", 2, date(2026, 3, 16))
    assert of.reached.value == pytest.approx(24_000 / 312 / 100)
    assert "168 h of the 480 h agreed are left." in spoken(of).seen


def test_a_fee_whose_hours_are_used_up_says_by_how_much(tmp_path: Path) -> None:
    [of] = found(tmp_path, fixed(hours=40, estimate_hours=640))
    assert of.level == 3
    assert "The work has passed the 480 h agreed by 40 h." in spoken(of).seen
    assert "If it ends at 640 h in all, it comes to €75.00 an hour." in spoken(of).sure


def test_hours_change_the_rate_of_a_fee_since_it_is_not_earned_by_percent_complete(tmp_path: Path) -> None:
    [some] = found(tmp_path, fixed(hours=24))
    [more] = found(tmp_path, fixed(hours=48))
    assert more.reached.value == pytest.approx(some.reached.value / 2)


def test_hours_of_years_ago_count_in_a_fee_to_date(tmp_path: Path) -> None:
    long = fixed(hours=10, starts_on="2025-01-06", ends_on="2027-11-14")
    before = [entry(f"2025-02-{day:02d}", 10, project="Handbook") for day in range(1, 29)]
    [of] = found(tmp_path, [*long, *before])
    assert of.numbers["seconds"] == (130 + 280) * 3600
    assert "280 h of long before are in it as one sum." in spoken(of).sure


def test_most_work_at_the_start_with_milestones_on_plan_is_silent(tmp_path: Path) -> None:
    stones = [{"day": "2026-06-14", "share": 0.6}, {"day": "2026-09-13", "share": 0.4}]
    heavy = fixed(hours=22, milestones=stones)
    assert found(tmp_path, heavy) == []
    assert [of.level for of in found(tmp_path, fixed(hours=22))] == [1]


def test_a_fee_without_an_end_waits_for_one(tmp_path: Path) -> None:
    assert waiting(tmp_path, fixed(hours=40, ends_on=None)) == [
        NotYet("effective-rate-erosion", "Bouw", 0, 1, "end date", "Handbook")
    ]


def test_a_fee_is_read_once_a_quarter_of_its_days_have_passed(tmp_path: Path) -> None:
    early = fixed(hours=40, weeks=5, starts_on="2026-05-11", ends_on="2026-09-28")  # 35 of 141 days
    assert waiting(tmp_path, early) == [NotYet("effective-rate-erosion", "Bouw", 35, 36, "days", "Handbook")]
    just = fixed(hours=40, weeks=5, starts_on="2026-05-11", ends_on="2026-09-27")  # 35 of 140 days
    assert [of.level for of in found(tmp_path, just)] == [3]


@pytest.mark.parametrize(
    "terms",
    [
        {"fee_cents": None},
        {"agreed_hours": None},
        {"agreed_hours": 0},
        {"starts_on": None},
        {"ends_on": "2026-03-01"},
        {"milestones": [{"day": "2026-06-14", "share": 0.6}]},
    ],
)
def test_a_fee_that_cannot_be_read_is_silent(tmp_path: Path, terms: dict[str, object]) -> None:
    assert waiting(tmp_path, fixed(hours=40, **terms)) == []


def test_a_retainer_used_beyond_its_hours_brings_less(tmp_path: Path) -> None:
    terms = {"fee_cents": 100_000, "included_hours": 10, "starts_on": "2026-01-01"}
    project = line("project", client="Bouw", name="Help", billing="retainer", **terms)
    made = weekly(lambda day: [entry(day, 3, project="Help")], weeks=12)
    [of] = found(tmp_path, [client(), project, *made])
    assert of.project == "Help"
    assert of.numbers["agreed"] == 10_000
    assert of.reached.value == pytest.approx(of.numbers["revenue"] / 36 / 10_000)
    assert 0.7 < of.reached.value < 0.81
    used = weekly(lambda day: [entry(day, 2, project="Help")], weeks=12)
    assert found(tmp_path, [client(), project, *used]) == []


def test_admin_and_learning_booked_on_a_client_are_no_hours_of_it(tmp_path: Path) -> None:
    extra = weekly(
        lambda day: [
            entry(day, 4, kind=kind, billable=False) for kind in ("admin", "acquisition", "learning")
        ],
        weeks=12,
    )
    assert found(tmp_path, [*hourly(1), *extra]) == []


def test_a_gift_within_a_chosen_budget_is_no_erosion(tmp_path: Path) -> None:
    gifts = weekly(lambda day: [entry(day, 3, billable=False, scope="extra", initiator="me")], weeks=12)
    budget = line(
        "boundary",
        client="Bouw",
        topic="extra_work_price",
        told_on="2026-01-05",
        terms={"gift_budget_cents": 1_000_000},
    )
    assert [of.level for of in found(tmp_path, [*hourly(0), *gifts])] == [2]
    assert found(tmp_path, [*hourly(0), *gifts, budget]) == []


def test_hours_not_yet_invoiced_count_as_billable(tmp_path: Path) -> None:
    assert found(tmp_path, hourly(0.3)) == []


def test_work_given_as_a_gift_project_has_no_rate_to_erode(tmp_path: Path) -> None:
    gift = line("project", client="Bouw", name="Friends", billing="gift")
    made = weekly(lambda day: [entry(day, 10, project="Friends")], weeks=12)
    assert waiting(tmp_path, [*CLIENT, gift, *made]) == []


def test_less_than_the_floor_is_level_three(tmp_path: Path) -> None:
    assert [of.level for of in found(tmp_path, [settings(floor_rate_cents=9500), *hourly(0.5)])] == []
    [of] = found(tmp_path, [settings(floor_rate_cents=9600), *hourly(0.5)])
    assert (of.level, of.reached.line) == (3, pytest.approx(0.96))
    assert "Your own floor is €96.00." in spoken(of).seen


def test_a_floor_says_nothing_of_another_currency(tmp_path: Path) -> None:
    lines = [of if of["type"] != "client" else client(currency="CHF") for of in hourly(0.5)]
    assert found(tmp_path, [settings(floor_rate_cents=9900), *lines]) == []
    [of] = found(
        tmp_path,
        [settings(), *[of if of["type"] != "client" else client(currency="CHF") for of in hourly(4)]],
    )
    assert "CHF 60.00 an hour" in spoken(of).seen


def test_without_any_rate_nothing_is_said(tmp_path: Path) -> None:
    assert waiting(tmp_path, [of for of in hourly(4) if of["type"] != "rate"]) == []


def test_hours_before_the_first_rate_are_left_out(tmp_path: Path) -> None:
    lines = [of for of in hourly(0) if of["type"] != "rate"]
    dated = line("rate", client="Bouw", cents_per_hour=10000, valid_from="2026-05-04")
    assert found(tmp_path, [*lines, dated]) == []
    eroded = [of for of in hourly(4) if of["type"] != "rate"]
    [of] = found(tmp_path, [*eroded, dated])
    assert of.reached.value == pytest.approx(0.6)
    assert "60 h without a rate are left out" in spoken(of).sure


def test_expenses_lower_the_rate_of_a_client_without_projects_only(tmp_path: Path) -> None:
    expense = line("expense", client="Bouw", day="2026-05-05", amount_cents=300_000)
    [of] = found(tmp_path, [*hourly(0), expense])
    assert of.reached.value == pytest.approx(0.75)
    assert "€3,000.00 of expenses are taken off." in spoken(of).sure
    other = line("project", client="Bouw", name="Other", billing="hourly")
    assert found(tmp_path, [*hourly(0), expense, other]) == []
    passed_on = {**expense, "passed_through": True}
    assert found(tmp_path, [*hourly(0), passed_on]) == []


def test_a_project_that_rests_is_brought_up_while_its_hours_are_of_the_twelve_weeks(
    tmp_path: Path,
) -> None:
    project = line("project", client="Bouw", name="Old", billing="hourly")

    def names(day: str, next_day: str) -> list[str | None]:
        old = [entry(day, 10, project="Old", billable=False), entry(next_day, 10, project="Old")]
        return [of.project for of in found(tmp_path, [*hourly(0), project, *old])]

    assert names("2026-04-07", "2026-04-08") == ["Old"]
    assert names("2026-03-17", "2026-03-18") == []


def test_eight_hours_and_four_active_weeks_come_first(tmp_path: Path) -> None:
    few = hourly(0.6, worked=1.5, weeks=4)
    assert waiting(tmp_path, few) == [NotYet("effective-rate-erosion", "Bouw", 6, 8, "hours", None)]
    assert [of.level for of in found(tmp_path, hourly(0.8, worked=2, weeks=4))] == [3]
    assert waiting(tmp_path, hourly(4, weeks=3)) == [
        NotYet("effective-rate-erosion", "Bouw", 3, 4, "active weeks")
    ]


def test_an_archived_client_and_empty_facts_give_nothing(tmp_path: Path) -> None:
    archived = [of if of["type"] != "client" else client(archived_on="2026-06-01") for of in hourly(4)]
    assert waiting(tmp_path, archived) == []
    assert waiting(tmp_path, []) == []


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = [*hourly(4), *fixed(hours=30)[1:]]
    mixed = [*lines]
    random.Random(3).shuffle(mixed)
    assert [(of.project, of.level, of.numbers) for of in found(tmp_path, lines)] == [
        (of.project, of.level, of.numbers) for of in found(tmp_path, mixed)
    ]


def test_a_level_of_one_project_is_not_lent_to_another(tmp_path: Path) -> None:
    lines = [*hourly(4), *fixed(hours=18, weeks=26, starts_on="2025-12-15", ends_on="2026-06-14")[1:]]
    assert [(of.project, of.level) for of in found(tmp_path, lines)] == [(None, 3)]


def test_level_two_stands_once_two_reviews_agree(tmp_path: Path) -> None:
    def shown(lines: list[Line]) -> int:
        return level(notice(read(tmp_path, lines), WEEK, [PATTERN]), PATTERN.name)

    assert shown(hourly(2.5, weeks=20)) == 2
    lately = weekly(lambda day: [entry(day, 12, billable=False)], weeks=3)
    assert shown([*hourly(0, weeks=20), *lately]) == 1


def test_the_twelve_weeks_end_with_the_week_under_review(tmp_path: Path) -> None:
    later = [entry((date(2026, 6, 15) + timedelta(days=n)).isoformat(), 8, billable=False) for n in range(5)]
    before = [entry(f"2026-03-{day}", 8, billable=False) for day in (16, 17, 18, 19)]
    assert found(tmp_path, [*hourly(0), *later, *before]) == []
