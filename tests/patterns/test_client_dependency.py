import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import Line, client, detected, facts, line, settings, weekly
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding, NotYet
from tracker.patterns.client_dependency import PATTERN

NAMES = ("Bouw", "Zorg", "Kunst", "Markt")


def entry(name: str, day: str, hours: float, **fields: object) -> Line:
    return line("entry", **{"client": name, "day": day, "seconds": round(hours * 3600), **fields})


def year(*hours: float, weeks: int = 54, **terms: Mapping[str, object]) -> list[Line]:
    """More than a year in which each client has some hours a week, at EUR 100; `terms` by client."""
    names = NAMES[: len(hours)]
    made = [client(name, **terms.get(name, {})) for name in names]
    made += [line("rate", client=name, cents_per_hour=10_000) for name in names]
    return [
        *made,
        *weekly(
            lambda day: [entry(name, day, of) for name, of in zip(names, hours, strict=True) if of],
            weeks=weeks,
        ),
    ]


def found(
    tmp_path: Path, lines: list[Line], flags: Mapping[str, int] | None = None, **limits: float
) -> list[Finding]:
    of = replace(facts(tmp_path, lines), flags={"Bouw": flags or {}})
    findings, not_yet = detected(PATTERN, of, **limits)
    assert not_yet == []
    for one in findings:
        said = spoken(one)
        for word in ("compliant", "compliance", "legal", "law", "allowed", "DBA", "employ"):
            assert word not in f"{said.good} {said.seen} {said.sure} {said.innocent} {said.step}"
    return findings


@pytest.mark.parametrize(("hours", "expected"), [(33, []), (34, [1]), (50, [1]), (51, [2])])
def test_a_share_counts_from_just_above_its_line(tmp_path: Path, hours: float, expected: list[int]) -> None:
    rest = (100 - hours) / 3
    lines = year(hours / 10, rest / 10, rest / 10, rest / 10)
    assert [of.level for of in found(tmp_path, lines)] == expected


def test_a_card_says_the_shares_and_what_would_remain(tmp_path: Path) -> None:
    [of] = found(tmp_path, year(6, 2, 2))
    assert (of.client, of.level, of.n, of.project) == ("Bouw", 2, 3, None)
    assert (of.start, of.end) == (date(2025, 6, 16), date(2026, 6, 14))
    said = spoken(of)
    assert said.good == "You are trusted with much work: €31,200.00 in the last 52 weeks."
    assert said.seen == (
        "That is 60% of your revenue and 60% of your client hours; over the last 26 weeks, 60% of it."
        " Without it, €1,733.33 a month would remain."
    )
    assert said.sure == (
        "Read from a year’s revenue of 3 clients, expenses taken off."
        " Concentration (HHI, all shares squared and added up) is 0.44 of 1."
    )


def test_what_is_at_stake_is_the_revenue_beyond_the_first_line(tmp_path: Path) -> None:
    [of] = found(tmp_path, year(6, 2, 2))
    assert of.stake_cents == pytest.approx((0.6 - 0.33) * 5_200_000 * 4 / 52)


@pytest.mark.parametrize("pattern", ["one-way-responsiveness", "clients-chair", "boundary-gap"])
def test_a_very_high_share_beside_one_of_three_patterns_is_level_three(tmp_path: Path, pattern: str) -> None:
    lines = year(8, 1, 1)
    assert [of.level for of in found(tmp_path, lines)] == [2]
    assert [of.level for of in found(tmp_path, lines, {pattern: 1})] == [2]
    [of] = found(tmp_path, lines, {pattern: 2})
    assert (of.level, of.reached.line) == (3, 0.7)
    assert "Beside it stand" in spoken(of).seen
    assert [of.level for of in found(tmp_path, year(7, 2, 1), {pattern: 3})] == [2]


def test_other_patterns_do_not_make_it_level_three(tmp_path: Path) -> None:
    assert [of.level for of in found(tmp_path, year(8, 1, 1), {"scope-creep": 3})] == [2]


def test_level_three_needs_the_share_in_the_last_half_year_too(tmp_path: Path) -> None:
    lines = [*year(8, 1), *weekly(lambda day: [entry("Zorg", day, 2.5)], weeks=26)]
    [of] = found(tmp_path, lines, {"clients-chair": 2})
    assert of.numbers["share"] > 0.7
    assert (of.level, of.numbers["lately"]) == (2, pytest.approx(8 / 11.5))


def test_a_first_year_is_too_early(tmp_path: Path) -> None:
    def waits(weeks: int) -> tuple[list[Finding], list[NotYet]]:
        return detected(PATTERN, facts(tmp_path, year(9, 1, weeks=weeks)))

    assert waits(26) == ([], [NotYet("client-dependency", None, 26, 52, "weeks")])
    assert waits(51) == ([], [NotYet("client-dependency", None, 51, 52, "weeks")])
    findings, not_yet = waits(52)
    assert ([of.level for of in findings], not_yet) == ([2], [])


def test_one_client_is_all_of_it(tmp_path: Path) -> None:
    [of] = found(tmp_path, year(8))
    assert (of.level, of.reached.value, of.n) == (2, 1, 1)
    assert "Without it, €0.00 a month would remain." in spoken(of).seen


def test_the_projects_of_an_intermediary_count_one_by_one(tmp_path: Path) -> None:
    projects = [line("project", client="Bouw", name=name, billing="hourly") for name in ("North", "South")]
    made = [
        *year(0.5, 2, Bouw={"intermediary": True}),
        *projects,
        *weekly(lambda day: [entry("Bouw", day, 2, project=name) for name in ("North", "South")], weeks=54),
    ]
    assert found(tmp_path, made) == []
    more = weekly(lambda day: [entry("Bouw", day, 1.5, project="South")], weeks=54)
    [of] = found(tmp_path, [*made, *more])
    assert (of.client, of.project, of.level, of.n) == ("Bouw", "South", 1, 4)
    assert "4 clients and projects" in spoken(of).sure
    plain = [client("Bouw") if one.get("name") == "Bouw" else one for one in made]
    assert [(of.client, of.project, of.level) for of in found(tmp_path, plain)] == [("Bouw", None, 2)]


def test_revenue_of_archived_clients_counts_and_they_are_not_brought_up(tmp_path: Path) -> None:
    findings = found(tmp_path, year(3, 7, Zorg={"archived_on": "2026-05-01"}))
    assert findings == []


def test_currencies_are_never_added_up(tmp_path: Path) -> None:
    findings = found(tmp_path, year(3, 3, 3.5, Kunst={"currency": "CHF"}))
    assert [(of.client, of.level, of.reached.value) for of in findings] == [
        ("Bouw", 1, 0.5),
        ("Zorg", 1, 0.5),
    ]
    assert "Clients who pay in another currency than EUR are left out." in spoken(findings[0]).sure
    said = spoken(findings[0]).seen
    assert said == (
        "That is 50% of your revenue in EUR and 32% of your client hours; over the last 26 weeks, 50% of it."
    )
    [of] = found(tmp_path, [settings(currency="CHF"), *year(1, 1, 5, Kunst={"currency": "USD"})])
    assert (of.client, of.numbers["currency"], of.reached.value) == ("Kunst", "USD", 1)


def test_expenses_are_taken_off_and_a_client_who_cost_more_has_no_share(tmp_path: Path) -> None:
    cost = line("expense", client="Zorg", day="2026-01-05", amount_cents=9_000_000)
    [of] = found(tmp_path, [*year(6, 4), cost])
    assert (of.client, of.reached.value, of.n) == ("Bouw", 1, 1)


def test_fees_are_spread_by_the_day_so_a_bill_does_not_swing_the_shares(tmp_path: Path) -> None:
    terms = {"fee_cents": 1_040_000, "agreed_hours": 104, "starts_on": "2024-06-17", "ends_on": "2026-06-14"}
    project = line("project", client="Zorg", name="Book", billing="fixed", **terms)
    [of] = found(tmp_path, [*year(2.5, 0), project])
    assert (of.client, of.numbers["share"]) == ("Bouw", pytest.approx(2.5 / 3.5))


def test_without_rates_or_records_nothing_is_said(tmp_path: Path) -> None:
    assert found(tmp_path, [of for of in year(8, 2) if of["type"] != "rate"]) == []
    assert detected(PATTERN, facts(tmp_path, [])) == ([], [])
    unbilled = [{**of, "billable": False} if of["type"] == "entry" else of for of in year(8, 2)]
    assert detected(PATTERN, facts(tmp_path, unbilled)) == ([], [])


def test_the_order_of_the_records_is_irrelevant(tmp_path: Path) -> None:
    lines = year(6, 3, 1)
    mixed = [*lines]
    random.Random(11).shuffle(mixed)
    kept = [(of.client, of.level, of.numbers["share"]) for of in found(tmp_path, lines)]
    assert kept == [(of.client, of.level, of.numbers["share"]) for of in found(tmp_path, mixed)]
    assert kept
