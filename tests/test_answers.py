"""The numbers of the contract, section 4, from records to rows: what was typed is what is counted."""

import json
import math
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from tracker.book import Tracker
from tracker.errors import NotFound, UsageError
from tracker.records import Client, Expense, Project, Rate, Settings

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")
NOVEMBER = {"start": date(2026, 11, 1), "end": date(2026, 11, 30)}
WEEK = {"start": date(2026, 11, 16), "end": date(2026, 11, 22)}


def rows(book: Tracker, *by: str, **days: Any) -> list[dict[str, Any]]:
    document = book.report(by, **days).to_json()
    json.dumps(document, allow_nan=False)
    return list(document["rows"])


def whole(book: Tracker, **days: Any) -> dict[str, Any]:
    (row,) = rows(book, **days)
    return row


# --- days ------------------------------------------------------------------------------------------------


def test_work_at_half_past_one_belongs_to_the_day_before(book: Tracker) -> None:
    book.log("2026-11-15 23:00-1:30 @bouw x")  # Sunday night into Monday
    book.log("2026-11-15 1:30-3:30 @bouw y")  # Sunday by the user's days, Monday by the date
    book.log("2026-11-15 3:30-4:30 @bouw z")  # half of it is Monday's
    found = {row["day"]: row["hours"] for row in rows(book, "day", **NOVEMBER)}
    assert {day: hours for day, hours in found.items() if hours} == {"2026-11-15": 5.0, "2026-11-16": 0.5}
    assert {r["week"]: r["hours"] for r in rows(book, "week", **NOVEMBER) if r["hours"]} == {
        "2026-W46": 5.0,
        "2026-W47": 0.5,
    }


def test_a_day_that_starts_at_midnight_starts_at_midnight(book: Tracker) -> None:
    book.change(book.records("settings")[0], day_starts_at="00:00")
    book.log("2026-11-15 23:00-1:30 @bouw x")
    assert [row["hours"] for row in rows(book, "week", start=date(2026, 11, 9), end=date(2026, 11, 22))] == [
        1.0,
        1.5,
    ]


def test_entries_are_cut_at_the_edges_of_months_and_rates(book: Tracker) -> None:
    book.add(Rate(client="Bouw", cents_per_hour=20_000, valid_from=date(2026, 11, 1)))
    book.log("2026-10-31 22:00-6:00 @bouw night")  # six hours before four o'clock, two after
    found = [
        (r["month"], r["hours"], r["revenue"])
        for r in rows(book, "month", start=date(2026, 10, 1), end=date(2026, 11, 30))
    ]
    assert found == [("2026-10", 6.0, 600.0), ("2026-11", 2.0, 400.0)]


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("2026-10-24 22:00-6:00", 9.0),  # the hour from two to three comes twice
        ("2026-10-24 2:30-2:15", 0.75),  # an end before the start is the second reading
        ("2026-03-28 22:00-6:00", 7.0),  # it does not come at all
        ("2026-03-28 1:00-4:00", 2.0),
    ],
)
def test_hours_that_cross_the_clock_change_are_counted_as_they_passed(
    book: Tracker, tmp_path: Path, line: str, hours: float, new_book: Callable[..., Tracker]
) -> None:
    entry = book.log(f"{line} @bouw night")
    assert entry.seconds == hours * 3600
    assert whole(book, start=date(2026, 1, 1), end=date(2026, 12, 31))["hours"] == hours
    book.export(tmp_path / "x.jsonl")
    assert new_book().import_file(tmp_path / "x.jsonl").added == 4


def test_moving_an_entry_over_the_clock_change_keeps_its_clock_times_and_a_new_length_is_true(
    book: Tracker,
) -> None:
    entry = book.log("2026-10-23 22:00-6:00 @bouw night")
    moved = book.edit(entry.id, "2026-10-24")
    assert (moved.seconds, f"{moved.ends_at:%d %H:%M}") == (9 * 3600, "25 06:00")
    longer = book.edit(entry.id, "2026-10-24 8h")
    assert (longer.seconds, f"{longer.ends_at:%d %H:%M}") == (8 * 3600, "25 05:00")
    assert whole(book, start=date(2026, 10, 1), end=date(2026, 10, 31))["hours"] == 8.0


# --- money -----------------------------------------------------------------------------------------------


def test_changing_a_rate_never_changes_last_month(book: Tracker) -> None:
    book.log("2026-10-12 8h @bouw x")
    book.log("2026-11-16 8h @bouw x")
    october = {"start": date(2026, 10, 1), "end": date(2026, 10, 31)}
    before = whole(book, **october), book.review("2026-W42").to_json()
    book.add(Rate(client="Bouw", cents_per_hour=12_500, valid_from=date(2026, 11, 1)))
    assert (whole(book, **october), book.review("2026-W42").to_json()) == before
    assert whole(book, **NOVEMBER)["revenue"] == 1000.0
    assert whole(book)["agreed_rate"] == 112.5


def test_unbilled_hours_lower_the_effective_rate_and_not_the_revenue(book: Tracker) -> None:
    book.log("2026-11-16 6h @bouw x")
    book.log("2026-11-16 2h @bouw !gift x")
    book.log("2026-11-16 2h @bouw !extra x")
    book.log("2026-11-16 1h #admin")
    assert whole(book, **WEEK) == {
        "currency": "EUR",
        "hours": 10.0,
        "billable_hours": 6.0,
        "unbilled_hours": 4.0,
        "own_hours": 1.0,
        "revenue": 600.0,
        "agreed_rate": 100.0,
        "effective_rate": 60.0,
        "rate_kept": 0.6,
        "utilization": 0.1667,
    }


def test_each_way_of_billing_earns_what_the_contract_says(empty_book: Tracker) -> None:
    book = empty_book
    for name in ("Hour", "Fix", "Keep", "Stone", "Gift"):
        book.add(Client(name=name))
    book.add(Project(client="Hour", name="P", billing="hourly"))
    book.add(Rate(client="Hour", cents_per_hour=10_000))
    book.add(Rate(client="Hour", project="P", cents_per_hour=8_000, valid_from=date(2026, 11, 17)))
    span = {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 30)}
    book.add(Project(client="Fix", name="P", billing="fixed", fee_cents=300_000, agreed_hours=30, **span))
    book.add(
        Project(
            client="Keep",
            name="P",
            billing="retainer",
            fee_cents=60_000,
            included_hours=10,
            starts_on=date(2026, 11, 16),
        )
    )
    stones = ({"day": date(2026, 11, 10), "share": 0.25}, {"day": date(2026, 11, 20), "share": 0.75})
    book.add(
        Project(
            client="Stone",
            name="P",
            billing="fixed",
            fee_cents=100_000,
            starts_on=date(2026, 11, 1),
            milestones=stones,
        )
    )
    book.add(Project(client="Gift", name="P", billing="gift", fee_cents=100_000, **span))
    for day in ("2026-11-16", "2026-11-17"):
        for name in ("hour", "fix", "keep", "stone", "gift"):
            book.log(f"{day} 1h @{name}/p x")
    found = {
        r["client"]: (r["hours"], r["billable_hours"], r["revenue"], r["agreed_rate"])
        for r in rows(book, "client", **WEEK)
    }
    assert found == {
        "Hour": (2.0, 2.0, 180.0, 90.0),
        "Fix": (2.0, 2.0, 700.0, 100.0),
        "Keep": (2.0, 2.0, 140.0, 60.0),
        "Stone": (2.0, 2.0, 375.0, None),
        "Gift": (2.0, 0.0, 0.0, None),
    }
    month = {r["client"]: r["revenue"] for r in rows(book, "client", **NOVEMBER)}
    assert month == {"Hour": 180.0, "Fix": 3000.0, "Keep": 300.0, "Stone": 1000.0, "Gift": 0.0}
    total = whole(book, **WEEK)
    # Weighted by the hours that have an agreed rate: (2 x 90 + 2 x 100 + 2 x 60) / 6.
    assert (total["revenue"], total["agreed_rate"], total["effective_rate"]) == (1395.0, 83.33, 139.5)


def test_money_by_day_adds_up_to_the_month(empty_book: Tracker) -> None:
    empty_book.add(Client(name="Fix"))
    empty_book.add(
        Project(
            client="Fix",
            name="P",
            billing="fixed",
            fee_cents=100_001,
            starts_on=date(2026, 11, 3),
            ends_on=date(2026, 12, 8),
        )
    )
    found = empty_book.report(("day",), date(2026, 11, 1), date(2026, 12, 31)).rows
    assert math.isclose(sum(row.money.revenue_cents for row in found if row.money), 100_001)


def test_expenses_that_are_not_passed_through_are_taken_off(book: Tracker) -> None:
    book.log("2026-11-16 10h @bouw x")
    book.add(Expense(client="Bouw", day=date(2026, 11, 17), amount_cents=10_000))
    book.add(Expense(client="Bouw", day=date(2026, 11, 17), amount_cents=99_999, passed_through=True))
    book.add(Expense(day=date(2026, 11, 18), amount_cents=5_000))
    book.add(Expense(client="Bouw", day=date(2026, 11, 23), amount_cents=77_777))
    assert (whole(book, **WEEK)["revenue"], whole(book, **WEEK)["effective_rate"]) == (850.0, 85.0)
    (client,) = rows(book, "client", **WEEK)
    assert (client["client"], client["revenue"]) == ("Bouw", 900.0)
    assert [(r["project"], r["revenue"]) for r in rows(book, "project", **WEEK)] == [(None, 900.0)]


def test_several_currencies_are_never_added_up(book: Tracker) -> None:
    book.add(Client(name="Acme", currency="USD"))
    book.add(Rate(client="Acme", cents_per_hour=20_000))
    book.log("2026-11-16 2h @bouw x")
    book.log("2026-11-17 3h @acme x")
    total = whole(book, **WEEK)
    assert (total["currency"], total["hours"]) == ("EUR", 5.0)
    assert {
        name: total[name] for name in ("revenue", "agreed_rate", "effective_rate", "rate_kept")
    } == dict.fromkeys(("revenue", "agreed_rate", "effective_rate", "rate_kept"))
    assert total["totals_by_currency"]["USD"] == {
        "revenue": 600.0, "agreed_rate": 200.0, "effective_rate": 200.0, "rate_kept": 1.0,
    }  # fmt: skip
    by_day = {
        row["day"]: (row["currency"], row["revenue"]) for row in rows(book, "day", **WEEK) if row["hours"]
    }
    assert by_day == {"2026-11-16": ("EUR", 200.0), "2026-11-17": ("USD", 600.0)}
    assert {r["client"]: r["currency"] for r in rows(book, "client", **WEEK)} == {
        "Acme": "USD",
        "Bouw": "EUR",
    }
    assert "totals_by_currency" not in whole(book, start=date(2026, 11, 17), end=date(2026, 11, 17))


def test_hours_without_a_rate_earn_nothing_and_are_a_problem(empty_book: Tracker) -> None:
    empty_book.add(Client(name="Bouw"))
    empty_book.add(Rate(client="Bouw", cents_per_hour=10_000, valid_from=date(2026, 11, 17)))
    empty_book.log("2026-11-16 2h @bouw x")
    empty_book.log("2026-11-17 2h @bouw x")
    report = empty_book.report(("client",), **WEEK)
    (row,) = report.to_json()["rows"]
    assert (row["revenue"], row["agreed_rate"], row["billable_hours"]) == (200.0, 100.0, 4.0)
    assert [
        "2.00 billable hours for Bouw on 2026-11-16 have no rate" in p.message for p in report.problems
    ] == [True]


# --- capacity --------------------------------------------------------------------------------------------


def utilization(book: Tracker, **days: Any) -> float | None:
    return whole(book, **days)["utilization"]  # type: ignore[no-any-return]


def test_utilization_is_billable_hours_over_capacity_less_leave_and_days_off(book: Tracker) -> None:
    book.log("2026-11-16 18h @bouw x")
    assert utilization(book, **WEEK) == 0.5
    book.log("2026-11-17 4h #leave dentist")
    assert utilization(book, **WEEK) == 0.5625  # 18 / 32
    book.log("2026-11-18 23h #leave more than the day holds")
    assert utilization(book, **WEEK) == 0.7258  # 18 / 24.8
    book.change(book.records("settings")[0], days_off=(date(2026, 11, 19),))
    assert utilization(book, **WEEK) == 1.0227  # 18 / 17.6
    assert whole(book, **WEEK)["own_hours"] == 0.0, "leave is no work"
    assert utilization(book, start=date(2026, 11, 21), end=date(2026, 11, 22)) is None


def test_utilization_stands_only_in_totals_and_rows_of_time(book: Tracker) -> None:
    book.log("2026-11-16 9h @bouw x")
    with_it: tuple[tuple[str, ...], ...] = ((), ("day",), ("week",), ("month",))
    without: tuple[tuple[str, ...], ...] = (("client",), ("week", "client"), ("day", "week"), ("kind",))
    for by, there in (*((by, True) for by in with_it), *((by, False) for by in without)):
        assert all(("utilization" in row) is there for row in rows(book, *by, **WEEK)), by
    assert [row["utilization"] for row in rows(book, "month", **WEEK)] == [0.25], (
        "only its days inside the period"
    )


def test_capacity_goes_by_the_settings_in_force_on_each_day(book: Tracker) -> None:
    book.add(Settings(timezone="Europe/Amsterdam", valid_from=date(2026, 11, 18), capacity_hours=18))
    book.log("2026-11-16 9h @bouw x")
    assert utilization(book, **WEEK) == round(9 / (36 * 2 / 5 + 18 * 3 / 5), 4)


# --- reports ---------------------------------------------------------------------------------------------


def test_rows_bear_the_keys_asked_for(book: Tracker) -> None:
    book.add(Project(client="Bouw", name="P", billing="hourly"))
    book.log("2026-11-16 2h @bouw/p #research x")
    book.log("2026-11-17 1h #admin")
    money = {
        "hours",
        "billable_hours",
        "unbilled_hours",
        "currency",
        "revenue",
        "agreed_rate",
        "effective_rate",
        "rate_kept",
    }
    for by, keys in (
        (("client",), {"client"}),
        (("project",), {"client", "project"}),
        (("day",), {"day", "own_hours", "utilization"}),
        (("client", "week"), {"client", "week"}),
        (("month",), {"month", "own_hours", "utilization"}),
    ):
        assert {frozenset(row) for row in rows(book, *by, **WEEK)} == {frozenset(money | keys)}, by
    kinds = rows(book, "kind", **WEEK)
    assert {r["kind"]: (r["hours"], r["own_hours"]) for r in kinds} == {
        "research": (2.0, 0.0),
        "admin": (0.0, 1.0),
    }
    assert not {"revenue", "currency", "utilization"} & set(kinds[0])


def test_own_hours_stand_in_rows_with_client_null(book: Tracker) -> None:
    book.log("2026-11-17 1h #admin")
    (row,) = rows(book, "client", **WEEK)
    assert (row["client"], row["hours"], row["revenue"], row["billable_hours"]) == (None, 1.0, None, 0.0)


def test_an_empty_book_has_one_row_of_nothing_and_no_nan(empty_book: Tracker) -> None:
    row = whole(empty_book)
    assert (row["hours"], row["revenue"], row["effective_rate"], row["rate_kept"]) == (0.0, 0.0, None, None)
    assert rows(empty_book, "client") == []


def test_a_report_of_one_client_is_of_that_client_by_any_of_its_names(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    book.log("2026-11-16 2h @bouw x")
    book.log("2026-11-16 5h @eik x")
    book.log("2026-11-16 1h x")
    book.change(book.records("client")[0], archived_on=date(2026, 11, 19))
    (row,) = book.report((), **WEEK, client="bouwgroep").to_json()["rows"]
    assert (row["hours"], row["own_hours"], "utilization" in row) == (2.0, 0.0, False)
    with pytest.raises(NotFound):
        book.report((), **WEEK, client="nobody")


@pytest.mark.parametrize(
    ("by", "start", "end"),
    [
        (("colour",), None, None),
        ((), date(2026, 11, 2), date(2026, 11, 1)),
        ((), date.min, None),
        ((), None, date.max),
    ],
)
def test_a_report_that_makes_no_sense_is_wrong_usage(book: Tracker, by: Any, start: Any, end: Any) -> None:
    with pytest.raises(UsageError) as caught:
        book.report(by, start, end)
    assert caught.value.exit_code == 2


def test_a_running_timer_counts_no_hours(book: Tracker) -> None:
    book.start("@bouw call")
    assert whole(book, **WEEK)["hours"] == 0.0
    book.stop(NOW + timedelta(minutes=30))
    assert whole(book, **WEEK)["hours"] == 0.5


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40 * 24 * 60), st.integers(1, 14 * 60),
            st.sampled_from(("@bouw", "@eik/p", "")), st.sampled_from(("", "!gift", "#leave", "#research")),
        ),
        max_size=8,
    )
)  # fmt: skip
@profile(max_examples=40, deadline=None)
def test_hours_and_money_are_the_same_however_they_are_grouped(
    found: list[tuple[int, int, str, str]],
) -> None:
    with Tracker(":memory:", lambda: NOW) as book:
        book.add(Settings(timezone="Europe/Amsterdam"))
        book.add(Client(name="Bouw"))
        book.add(Client(name="Eik"))
        book.add(Rate(client="Bouw", cents_per_hour=9_999))
        book.add(Rate(client="Bouw", cents_per_hour=12_345, valid_from=date(2026, 10, 26)))
        book.add(
            Project(
                client="Eik", name="P", billing="retainer", fee_cents=77_777, starts_on=date(2026, 10, 15)
            )
        )
        begin = datetime.fromisoformat("2026-10-10T00:00:00+00:00")
        for start, length, client, words in found:
            at = begin + timedelta(minutes=start)
            name, _, project = client[1:].partition("/")
            book.log(
                client=name or None, project=project.upper() or None,
                starts_at=at, ends_at=at + timedelta(minutes=length),
                kind={"#leave": "leave", "#research": "research"}.get(words, "delivery"),
                scope="extra" if words == "!gift" else "agreed",
            )  # fmt: skip
        days = date(2026, 10, 1), date(2026, 11, 30)
        total = book.report((), *days).rows[0]
        assert total.money is not None
        for by in (("day",), ("week",), ("month",), ("client",), ("project",), ("client", "week"), ("kind",)):
            parts = book.report(by, *days).rows
            own = sum(row.own_seconds for row in parts)
            if "client" in by or "project" in by:
                own = sum(row.seconds for row in parts if row.keys["client"] is None)
                parts = tuple(row for row in parts if row.keys["client"] is not None)
            assert (sum(row.seconds for row in parts), own) == (total.seconds, total.own_seconds), by
            assert sum(row.billable_seconds for row in parts) == total.billable_seconds
            if by != ("kind",):
                earned = sum(row.money.revenue_cents for row in parts if row.money)
                assert math.isclose(earned, total.money.revenue_cents, abs_tol=1e-6)


# --- the waterfall ---------------------------------------------------------------------------------------


def test_the_waterfall_knows_a_client_by_its_alias_also_when_archived(book: Tracker) -> None:
    book.log("2026-11-16 3h @bouw x")
    book.log("2026-11-16 1h @bouw !gift x")
    found = book.waterfall("Bouw", **WEEK)
    assert found is not None
    assert (found.agreed_cents_per_hour, found.effective_cents_per_hour) == (10_000, 7_500)
    assert book.waterfall("BOUWGROEP", **WEEK) == found
    book.change(book.records("client")[0], archived_on=date(2026, 11, 19))
    assert book.waterfall("bouwgroep", **WEEK) == found


def test_the_waterfall_of_an_unknown_client_is_refused(book: Tracker) -> None:
    with pytest.raises(NotFound, match="Nobody"):
        book.waterfall("Nobody", **WEEK)


@pytest.mark.parametrize("billing", ["fixed", "retainer", "hourly"])
def test_an_end_in_the_year_9999_is_an_open_end(book: Tracker, billing: str) -> None:
    book.add(Client(name="Molen"))
    book.add(
        Project(
            client="Molen",
            name="Open",
            billing=billing,
            fee_cents=300_000,
            starts_on=date(2026, 11, 1),
            ends_on=date.max,
        )
    )
    revenue = book.report("client", date(2026, 11, 1), date(2026, 11, 30)).to_json()["rows"]
    assert [row["revenue"] for row in revenue if row["client"] == "Molen"] == {
        "fixed": [0.03],
        "retainer": [3000.0],
        "hourly": [],
    }[billing]
    assert book.review("2026-W47").problems == ()


def test_a_report_over_everything_survives_a_day_beyond_all_years(book: Tracker) -> None:
    book.add(Expense(day=date.min, amount_cents=500))
    book.add(Expense(day=date.max, amount_cents=500))
    assert book.report().to_json()["from"] == "1900-01-01"
