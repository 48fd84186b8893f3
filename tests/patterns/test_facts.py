from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.patterns.book import Line, client, facts, line, settings, weekly
from tracker.metrics.change import Series, changes
from tracker.patterns.facts import Facts

RATE = line("rate", client="Bouw", cents_per_hour=10_000)


def entry(day: str, hours: float, name: str | None = "Bouw", **fields: Any) -> Line:
    return line("entry", client=name, day=day, seconds=round(hours * 3600), **fields)


def message(day: str, minute: int, name: str = "Bouw", **fields: Any) -> Line:
    own = {"channel": "email", "direction": "in", "thread": f"{minute}", **fields}
    return line("message", client=name, at=f"{day}T10:{minute:02}:00Z", **own)


def test_an_empty_book_has_facts_without_clients(tmp_path: Path) -> None:
    of = facts(tmp_path, [])
    assert (of.clients, of.work, of.contacts, of.phases, of.changes) == ({}, [], [], (), {})
    assert (of.start, of.last, of.end) == (date(2026, 6, 8), date(2026, 6, 14), date(2026, 6, 15))


def test_a_client_without_anything_has_no_windows(tmp_path: Path) -> None:
    of = facts(tmp_path, [client()]).clients["Bouw"]
    assert (of.started, of.last_day, of.active, of.recent_weeks) == (None, None, (), 0)
    assert (bool(of.w4), bool(of.b12), of.w4_work, of.client_work) == (False, False, [], [])
    assert (of.mine, of.theirs) == ([], [])


def test_client_hours_leave_out_what_is_no_work_for_him(tmp_path: Path) -> None:
    kinds = ("delivery", "admin", "acquisition", "learning", "leave", "research", "travel")
    lines = weekly(lambda day: [entry(day, 2)], weeks=4)
    of = facts(tmp_path, [client(), *lines, *(entry("2026-06-10", 1, kind=kind) for kind in kinds)])
    found = of.clients["Bouw"]
    assert {piece.kind for piece in found.w4_work} == set(kinds) - {"leave"}
    assert {piece.kind for piece in found.client_work} == {"delivery", "research", "travel"}


def test_own_time_is_work_of_the_person_and_leave_is_not(tmp_path: Path) -> None:
    lines = [entry("2026-06-09", 1), entry("2026-06-09", 2, None), entry("2026-06-10", 8, None, kind="leave")]
    of = facts(tmp_path, [client(), *lines])
    assert sorted(piece.seconds for piece in of.work) == [3600, 7200]


def test_boundaries_for_everybody_count_for_every_client(tmp_path: Path) -> None:
    lines = [client(), client("Zorg"), line("boundary", topic="payment", told_on="2026-01-01")]
    own = line("boundary", topic="scope", client="Zorg", told_on="2026-01-01")
    found = facts(tmp_path, [*lines, own]).clients
    assert [of.topic for of in found["Bouw"].boundaries] == ["payment"]
    assert sorted(of.topic for of in found["Zorg"].boundaries) == ["payment", "scope"]


def test_turns_reach_back_half_a_year_and_open_ones_further(tmp_path: Path) -> None:
    old, open_since = message("2025-10-01", 1), message("2025-10-01", 2)
    answer = message("2025-10-02", 1, direction="out")
    first, before = message("2025-12-15", 3), message("2025-12-14", 4)
    answers = [message("2026-01-05", n, direction="out") for n in (3, 4)]
    of = facts(tmp_path, [client(), old, open_since, answer, first, before, *answers]).clients["Bouw"]
    assert sorted(one.turn.thread or "" for one in of.mine) == ["2", "3"]
    assert len(of.mine_of_year) == 4


def test_the_last_day_is_that_of_the_last_project(tmp_path: Path) -> None:
    def last_day(*ends: str | None) -> date | None:
        lines = [
            line("project", client="Bouw", name=f"{n}", billing="hourly", ends_on=day)
            for n, day in enumerate(ends)
        ]
        return facts(tmp_path, [client(), *lines]).clients["Bouw"].last_day

    assert last_day("2026-03-31", "2026-05-31") == date(2026, 5, 31)
    assert last_day("2026-03-31", None) is last_day() is None


def test_working_days_are_counted_after_the_first_and_up_to_the_last(tmp_path: Path) -> None:
    off = entry("2026-06-12", 8, None, kind="leave")
    of = facts(tmp_path, [settings(days_off=["2026-06-09"]), off])
    monday, sunday = date(2026, 6, 8), date(2026, 6, 14)
    assert of.working_days(monday - timedelta(days=1), sunday) == 3
    assert of.working_days(monday, sunday) == 2
    assert of.working_days(sunday, monday) == of.working_days(sunday, sunday) == 0
    assert [of.is_working_day(monday + timedelta(days=n)) for n in range(7)] == [
        *(True, False, True, True),
        *(False, False, False),
    ]
    long_ago = date(2015, 1, 1)
    assert of.working_days(long_ago, long_ago + timedelta(days=7)) == 5


# --- CHANGE ---------------------------------------------------------------------------------------


def sixteen(name: str, late: float, early: float = 10, unbilled: float = 0) -> list[Line]:
    """Sixteen weeks, the last four with other hours and one message a week for each hour."""

    def week(day: str, hours: float) -> list[Line]:
        paid = entry(day, hours - hours * unbilled, name)
        free = [entry(day, hours * unbilled, name, billable=False)] if unbilled else []
        return [paid, *free, *(message(day, n, name) for n in range(round(hours / 5)))]

    return [
        *weekly(lambda day: week(day, early), last="2026-05-11", weeks=12),
        *weekly(lambda day: week(day, late), weeks=4),
    ]


def test_hours_unbilled_share_and_messages_are_compared_per_client(tmp_path: Path) -> None:
    of = facts(tmp_path, [client(), *sixteen("Bouw", 20)])
    assert sorted(of.changes) == [("Bouw", "hours"), ("Bouw", "inbound"), ("Bouw", "unbilled")]
    assert of.changes["Bouw", "hours"].ratio == 2
    assert of.changes["Bouw", "inbound"].ratio == 2
    assert of.changes["Bouw", "unbilled"].ratio is None
    assert of.changes["Bouw", "hours"].holds


def test_fewer_than_sixteen_active_weeks_are_not_compared(tmp_path: Path) -> None:
    lines = [of for of in sixteen("Bouw", 20) if of.get("day") != "2026-02-23" and of["type"] == "entry"]
    assert facts(tmp_path, [client(), *lines]).changes == {}


def test_all_series_of_all_clients_are_under_one_control(tmp_path: Path) -> None:
    names = ["Bouw", "Zorg", "Kunst", "Markt"]
    quiet = [of for name in names[1:] for of in sixteen(name, 10)]
    of = facts(tmp_path, [*map(client, names), *sixteen("Bouw", 20), *quiet])
    alone = facts(tmp_path, [client(), *sixteen("Bouw", 20)])
    assert len(of.changes) == 12
    assert of.changes["Bouw", "hours"].p == alone.changes["Bouw", "hours"].p
    assert of.changes["Bouw", "hours"].q > alone.changes["Bouw", "hours"].q
    hours = Series([20] * 4, [10] * 12)
    still = Series([10] * 4, [10] * 12)
    named = {("Bouw", "hours"): hours, ("Bouw", "inbound"): hours}
    rest = {(f"{n}", "x"): still for n in range(10)}
    assert of.changes["Bouw", "hours"].q == pytest.approx(changes({**named, **rest})["Bouw", "hours"].q)


def test_archived_clients_take_no_part_in_the_comparison(tmp_path: Path) -> None:
    lines = [*sixteen("Bouw", 20), *sixteen("Zorg", 20)]
    of = facts(tmp_path, [client(), client("Zorg", archived_on="2026-06-14"), *lines])
    assert {name for name, _ in of.changes} == {"Bouw"}


def test_a_chosen_gift_is_not_in_the_unbilled_share_that_is_compared(tmp_path: Path) -> None:
    terms = {"gift_budget_cents": 10_000_000}
    budget = line("boundary", topic="extra_work_price", told_on="2025-01-01", terms=terms)
    given = [entry("2026-06-10", 10, scope="extra", initiator="me")]
    hours = [client(), RATE, *sixteen("Bouw", 10), *given]
    spent = [*given * 3, *(entry(day, 10, scope="extra", initiator="me") for day in LATE)]

    def ratio(of: Facts) -> float | None:
        return of.changes["Bouw", "unbilled"].ratio

    assert ratio(facts(tmp_path, [*hours, *spent])) == float("inf")
    assert ratio(facts(tmp_path, [*hours, *spent, budget])) is None


LATE = ("2026-05-19", "2026-05-26", "2026-06-02")
