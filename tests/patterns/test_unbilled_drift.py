import random
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import (
    WEEK,
    Line,
    at,
    client,
    detected,
    facts,
    level,
    line,
    noticed,
    read,
    settings,
    weekly,
)
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding, NotYet
from tracker.patterns.noticing import notice
from tracker.patterns.unbilled_drift import PATTERN


def entry(day: str, hours: float, **fields: object) -> Line:
    return line("entry", **{"client": "Bouw", "day": day, "seconds": round(hours * 3600), **fields})


def unpaid(day: str, hours: float, **fields: object) -> Line:
    return entry(day, hours, **{"billable": False, **fields})


def weeks(unbilled: float, worked: float = 100, many: int = 4, **fields: object) -> list[Line]:
    """Weeks up to 14 June 2026, each with so many hours, of which so many are not billed."""

    def one(day: str) -> list[Line]:
        return [entry(day, worked - unbilled), *([unpaid(day, unbilled, **fields)] if unbilled else [])]

    return [client(), *weekly(one, weeks=many)]


def found(tmp_path: Path, lines: list[Line], week: str = WEEK, **limits: float) -> list[Finding]:
    findings, _ = detected(PATTERN, facts(tmp_path, lines, week), **limits)
    for of in findings:
        spoken(of)
    return findings


def levels(tmp_path: Path, lines: list[Line], week: str = WEEK) -> list[int]:
    return [of.level for of in found(tmp_path, lines, week)]


@pytest.mark.parametrize(
    ("unbilled", "expected"),
    [(10, []), (13, []), (13.1, [1]), (19, [1]), (19.1, [2]), (30, [2]), (30.1, [3])],
)
def test_the_share_counts_from_just_above_its_lines(
    tmp_path: Path, unbilled: float, expected: list[int]
) -> None:
    assert levels(tmp_path, weeks(unbilled)) == expected


def test_level_two_and_a_step_up_are_level_three(tmp_path: Path) -> None:
    def year(recent: float) -> list[Line]:
        early = weekly(lambda day: [entry(day, 95), unpaid(day, 5)], last="2026-05-11", weeks=12)
        return [*weeks(recent), *early]

    [of] = found(tmp_path, year(20))
    assert (of.level, of.reached.value, of.reached.line) == (3, 0.2, 0.19)
    assert levels(tmp_path, weeks(20, many=16)) == [2]
    assert levels(tmp_path, year(15)) == [1]


def retainer(**fields: object) -> Line:
    own = {"name": "r", "billing": "retainer", "fee_cents": 200_000, "included_hours": 20}
    return line("project", **{"client": "Bouw", "starts_on": "2026-01-05", **own, **fields})


def used(hours: float, **fields: object) -> list[Line]:
    """A retainer of which so many of its 20 hours were used in May, in twelve active weeks."""
    spread = [entry(day, hours / 4, project="r", **fields) for day in ("2026-05-04", "2026-05-11")]
    late = [entry(day, hours / 4, project="r", **fields) for day in ("2026-05-18", "2026-05-25")]
    return [client(), *weekly(lambda day: [entry(day, 4)], weeks=12), retainer(), *spread, *late]


@pytest.mark.parametrize(("hours", "expected"), [(20, []), (22, []), (22.4, [1]), (60, [1])])
def test_a_retainer_used_beyond_a_tenth_more_than_bought_is_worth_a_look(
    tmp_path: Path, hours: float, expected: list[int]
) -> None:
    assert levels(tmp_path, used(hours)) == expected


def test_a_retainer_counts_in_the_last_complete_month(tmp_path: Path) -> None:
    assert levels(tmp_path, used(40), "2026-W21") == []  # ends on 24 May
    [of] = found(tmp_path, used(40), "2026-W22")  # ends on 31 May
    assert (of.level, of.numbers["overrun"]) == (1, 1)
    said = spoken(of)
    assert said.seen == "Last month the retainer was used 100% beyond the hours bought."
    assert (of.stake_seconds, len(of.evidence)) == (20 * 3600, 4)
    mid_month = [of for of in used(40) if of["type"] != "project"]
    assert levels(tmp_path, [*mid_month, retainer(starts_on="2026-05-02")]) == []


def test_admin_and_gifts_within_the_budget_use_nothing_of_a_retainer(tmp_path: Path) -> None:
    admin = [entry("2026-05-06", 9, project="r", kind=kind) for kind in ("admin", "learning", "acquisition")]
    assert levels(tmp_path, [*used(20), *admin]) == []
    gift = unpaid("2026-05-06", 9, project="r", scope="extra", initiator="me")
    assert levels(tmp_path, [*used(20), gift]) == [1]
    assert levels(tmp_path, [*used(20), gift, BUDGET, RATE]) == []


RATE = line("rate", client="Bouw", cents_per_hour=10_000)
BUDGET = line(
    "boundary",
    client="Bouw",
    topic="extra_work_price",
    told_on="2026-01-05",
    terms={"gift_budget_cents": 1_000_000},
)


def test_a_gift_within_a_chosen_budget_is_left_out_of_the_numerator_only(tmp_path: Path) -> None:
    gifts = [*weeks(20, scope="extra", initiator="me"), RATE]
    assert levels(tmp_path, gifts) == [2]
    assert levels(tmp_path, [*gifts, BUDGET]) == []
    [of] = found(tmp_path, [*gifts, {**BUDGET, "terms": {"gift_budget_cents": 200_000}}])
    assert of.numbers["share"] == pytest.approx((80 - 20) / 400)


def test_an_invoice_that_is_only_late_changes_nothing(tmp_path: Path) -> None:
    late = weeks(0)
    assert levels(tmp_path, late) == []
    invoice = line("invoice", client="Bouw", issued_on="2026-06-12", amount_cents=100_000)
    assert levels(tmp_path, [*late, invoice]) == []


def test_a_fortnight_not_marked_billable_until_its_invoice_does_not_last(tmp_path: Path) -> None:
    early = weekly(lambda day: [entry(day, 30)], last="2026-05-25", weeks=18)
    fortnight = weekly(lambda day: [entry(day, 22), unpaid(day, 8)], weeks=2)
    pending = [client(), *early, *fortnight]
    assert level(noticed(tmp_path, pending, only=[PATTERN.name]), PATTERN.name) == 1
    billed = [{key: of[key] for key in of if key != "billable"} for of in pending]
    assert levels(tmp_path, billed) == []


def test_what_was_booked_as_admin_learning_or_acquisition_leaves_both_sides(tmp_path: Path) -> None:
    assert levels(tmp_path, weeks(20)) == [2]
    for kind in ("admin", "learning", "acquisition"):
        assert levels(tmp_path, weeks(20, kind=kind)) == []
    [of] = found(tmp_path, [*weeks(20), *weeks(50, 50.01, kind="admin")[1:]])
    assert of.numbers["share"] == pytest.approx(80 / 400.04)


def test_learning_at_the_start_of_an_engagement_shows_at_level_one_at_most(tmp_path: Path) -> None:
    of = noticed(tmp_path, weeks(40), only=[PATTERN.name])
    [finding] = of.findings
    assert (finding.level, finding.held_at) == (1, "grace")


def test_levels_two_and_three_wait_for_a_second_review(tmp_path: Path) -> None:
    def shown(lines: list[Line]) -> int:
        return level(notice(read(tmp_path, lines), WEEK, [PATTERN]), PATTERN.name)

    early = weekly(lambda day: [entry(day, 100)], last="2026-05-11", weeks=12)
    assert shown([*weeks(40), *early]) == 1
    assert shown(weeks(40, many=16)) == 3
    calmer = weekly(lambda day: [entry(day, 80), unpaid(day, 20)], last="2026-05-11", weeks=12)
    assert shown([*weeks(40), *calmer]) == 2


def test_a_card_tells_hours_share_and_worth(tmp_path: Path) -> None:
    lines = [*weeks(5, 25), RATE, unpaid("2026-06-11", 2, note="draft of the handbook", kind="preparation")]
    [of] = found(tmp_path, lines)
    said = spoken(of)
    assert said.good == "You put 102 h into this work in the last four active weeks."
    assert said.seen == "22 h of them, 22%, are not billed; at the agreed rate that is €2,200.00."
    assert said.sure.startswith("Counted from 9 entries;")
    assert (of.n, of.start, of.end) == (9, date(2026, 5, 18), date(2026, 6, 14))
    assert (of.evidence[-1].said, of.evidence[-1].seconds) == ("draft of the handbook", 7200)


def test_an_entry_across_midnight_is_one_entry(tmp_path: Path) -> None:
    night = line(
        "entry",
        client="Bouw",
        starts_at=at("2026-06-10T22:00"),
        ends_at=at("2026-06-11T02:00"),
        billable=False,
    )
    [of] = found(tmp_path, [*weeks(0, 2), night])
    assert (of.n, of.stake_seconds, len(of.evidence)) == (5, 4 * 3600, 1)


def test_without_a_rate_the_share_is_told_and_no_money(tmp_path: Path) -> None:
    [of] = found(tmp_path, weeks(20))
    assert of.numbers["cents"] is None
    assert spoken(of).seen == "80 h of them, 20%, are not billed."


def test_each_client_is_told_in_his_own_currency(tmp_path: Path) -> None:
    dollars = [{**of, "client": "Acme"} for of in [*weeks(20)[1:], RATE]]
    findings = found(tmp_path, [*weeks(20), RATE, client("Acme", currency="USD"), *dollars])
    assert {of.client: of.numbers["currency"] for of in findings} == {"Bouw": "EUR", "Acme": "USD"}
    assert ["$8,000.00" in spoken(of).seen for of in findings if of.client == "Acme"] == [True]


def test_eight_hours_and_four_active_weeks_come_first(tmp_path: Path) -> None:
    def waiting(lines: list[Line]) -> list[NotYet]:
        findings, not_yet = detected(PATTERN, facts(tmp_path, lines))
        assert findings == []
        return not_yet

    assert waiting(weeks(1, 1.9)) == [NotYet(PATTERN.name, "Bouw", 7.6, 8, "hours")]
    assert levels(tmp_path, weeks(1, 2)) == [3]
    assert waiting(weeks(50, many=3)) == [NotYet(PATTERN.name, "Bouw", 3, 4, "active weeks")]
    assert waiting([client(), entry("2026-06-10", 9)]) == [NotYet(PATTERN.name, "Bouw", 1, 4, "active weeks")]
    assert waiting([client()]) == []
    assert waiting([]) == []
    assert waiting([client(archived_on="2026-06-01"), *weeks(50)[1:]]) == []


def test_messages_without_hours_give_nothing(tmp_path: Path) -> None:
    talk = weekly(
        lambda day: [
            line("message", client="Bouw", channel="email", direction="in", at=at(f"{day}T0{n}:00"))
            for n in range(4)
        ],
        weeks=4,
    )
    assert detected(PATTERN, facts(tmp_path, [client(), *talk])) == ([], [])


def test_hours_of_which_none_is_billed_are_read(tmp_path: Path) -> None:
    [of] = found(tmp_path, [client(), *weekly(lambda day: [unpaid(day, 10)], weeks=4)])
    assert (of.level, of.reached.value) == (3, 1)


def test_no_included_hours_are_no_retainer_to_overrun(tmp_path: Path) -> None:
    for fields in ({"included_hours": 0}, {"included_hours": None}):
        lines = [of for of in used(40) if of["type"] != "project"]
        project = {key: value for key, value in retainer(**fields).items() if value is not None}
        assert levels(tmp_path, [*lines, project]) == []


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = [*weeks(20), RATE]
    mixed = [*lines]
    random.Random(6).shuffle(mixed)
    [one], [other] = found(tmp_path, lines), found(tmp_path, mixed)
    assert (one.met, one.numbers, one.n) == (other.met, other.numbers, other.n)


def test_a_line_that_was_moved_counts(tmp_path: Path) -> None:
    assert found(tmp_path, weeks(20), share_1=0.25, share_2=0.4, share_3=0.6) == []


def test_unbilled_hours_that_partly_have_no_rate_are_given_no_value(tmp_path: Path) -> None:
    late = line("rate", client="Bouw", cents_per_hour=10_000, valid_from="2026-06-01")
    [of] = found(tmp_path, [*weeks(20), late])
    assert of.numbers["cents"] is None
    assert "€" not in spoken(of).seen


def test_the_currency_is_that_of_the_newest_settings(tmp_path: Path) -> None:
    both = [settings(valid_from="2020-01-01"), settings(valid_from="2026-07-01", currency="USD")]
    [of] = found(tmp_path, [*both, *weeks(20)])
    assert of.numbers["currency"] == "USD"


def test_a_retainer_that_ended_within_the_month_is_not_held_against_all_its_hours(tmp_path: Path) -> None:
    others = [of for of in used(40) if of["type"] != "project"]
    assert levels(tmp_path, [*others, retainer(ends_on="2026-05-30")]) == []
    assert levels(tmp_path, [*others, retainer(ends_on="2026-05-31")]) == [1]


def test_a_share_that_rises_from_week_to_week_is_told_with_its_bounds(tmp_path: Path) -> None:
    def rising(per_week: float, many: int) -> list[Line]:
        mondays = iter(range(many))

        def one(day: str) -> list[Line]:
            unbilled = 10 + per_week * next(mondays)
            return [entry(day, 100 - unbilled), unpaid(day, unbilled)]

        return [client(), *weekly(one, weeks=many)]

    [of] = found(tmp_path, rising(2, 16))
    weeks_seen, slope = of.numbers["trend"]
    assert (weeks_seen, round(slope.per_step, 4)) == (16, 0.02)
    assert "Over 16 active weeks the share rose by 2.0 points a week, between 2.0 and 2.0." in spoken(of).sure
    [of] = found(tmp_path, rising(2, 11))
    assert of.numbers["trend"] is None
    [of] = found(tmp_path, weeks(20, many=16))
    assert of.numbers["trend"] is None
