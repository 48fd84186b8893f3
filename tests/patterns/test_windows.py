from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patterns.book import Line, client, facts, line, read, settings
from tracker.patterns.facts import ClientFacts
from tracker.patterns.windows import Window, b12, leave_weeks, w4

END = date(2026, 6, 15)
MONDAY = date(2026, 6, 8)


def weeks_ago(*numbers: int) -> tuple[date, ...]:
    """Mondays, 1 being that of the week that just ended."""
    return tuple(sorted(END - timedelta(weeks=n) for n in numbers))


def bouw(tmp_path: Path, *lines: Line) -> ClientFacts:
    return facts(tmp_path, [client(), *lines]).clients["Bouw"]


def entry(seconds: int, **fields: object) -> Line:
    return line("entry", **{"client": "Bouw", "day": "2026-06-09", "seconds": seconds, **fields})


def messages(many: int, **fields: object) -> list[Line]:
    own = {"client": "Bouw", "channel": "email", "direction": "in", **fields}
    return [line("message", **own, at=f"2026-06-09T1{n}:00:00Z") for n in range(many)]


@pytest.mark.parametrize(("seconds", "expected"), [(3599, ()), (3600, (MONDAY,))])
def test_an_hour_makes_a_week_active(tmp_path: Path, seconds: int, expected: tuple[date, ...]) -> None:
    assert bouw(tmp_path, entry(seconds)).active == expected


@pytest.mark.parametrize(("many", "expected"), [(2, ()), (3, (MONDAY,))])
def test_three_messages_make_a_week_active(tmp_path: Path, many: int, expected: tuple[date, ...]) -> None:
    assert bouw(tmp_path, *messages(many)).active == expected


def test_messages_of_both_directions_count_together(tmp_path: Path) -> None:
    sent = line("message", client="Bouw", channel="chat", direction="out", at="2026-06-14T23:59:59Z")
    assert bouw(tmp_path, *messages(2), sent).active == (MONDAY,)


def test_nearly_an_hour_and_two_messages_are_neither(tmp_path: Path) -> None:
    assert bouw(tmp_path, entry(3599), *messages(2)).active == ()


def test_machines_another_client_and_own_time_make_no_week_active(tmp_path: Path) -> None:
    other = line("entry", client="Zorg", day="2026-06-09", seconds=7200)
    own = line("entry", day="2026-06-09", seconds=7200)
    of = bouw(tmp_path, client("Zorg"), other, own, *messages(5, automatic=True))
    assert (of.active, of.recent_weeks) == ((), 0)


def test_short_entries_of_a_week_add_up_and_those_of_two_weeks_do_not(tmp_path: Path) -> None:
    assert bouw(tmp_path, entry(1800), entry(1800, day="2026-06-14")).active == (MONDAY,)
    assert bouw(tmp_path, entry(1800), entry(1800, day="2026-06-07")).active == ()


def leave(seconds: int, day: str = "2026-06-10") -> Line:
    return line("entry", day=day, seconds=seconds, kind="leave")


@pytest.mark.parametrize(("hours", "is_active"), [(17.9, True), (18, False)])
def test_leave_of_half_the_capacity_makes_a_leave_week(tmp_path: Path, hours: float, is_active: bool) -> None:
    off = [leave(round(hours * 1800), day) for day in ("2026-06-10", "2026-06-11")]
    of = bouw(tmp_path, settings(capacity_hours=36), *off, entry(36_000), *messages(5))
    assert of.active == ((MONDAY,) if is_active else ())


def test_days_off_lower_the_capacity_that_leave_is_compared_with(tmp_path: Path) -> None:
    two_days = settings(capacity_hours=40, days_off=["2026-06-08", "2026-06-09", "2026-06-12"])
    assert bouw(tmp_path, two_days, leave(8 * 3600), entry(7200)).active == ()
    assert bouw(tmp_path, two_days, leave(8 * 3600 - 60), entry(7200)).active == (MONDAY,)


def test_a_week_of_days_off_is_a_leave_week_and_one_with_a_day_left_is_not(tmp_path: Path) -> None:
    off = [f"2026-06-{day:02}" for day in range(8, 13)]
    assert bouw(tmp_path, settings(days_off=off), entry(7200)).active == ()
    assert bouw(tmp_path, settings(days_off=off[:4]), entry(7200)).active == (MONDAY,)


@pytest.mark.parametrize("nothing", [{"capacity_hours": 0}, {"working_hours": {}}])
def test_one_day_off_makes_no_leave_week_for_who_names_no_capacity(
    tmp_path: Path, nothing: dict[str, object]
) -> None:
    of = read(tmp_path, [client(), settings(days_off=["2026-06-09"], **nothing), entry(7200)])
    assert leave_weeks(of) == frozenset()


def test_leave_on_a_client_is_no_work_for_him(tmp_path: Path) -> None:
    of = bouw(tmp_path, entry(7200, kind="leave"))
    assert (of.work, of.active) == ([], ())


def test_w4_reaches_back_eight_calendar_weeks() -> None:
    assert w4(weeks_ago(1, 2, 3, 8), END).mondays == weeks_ago(1, 2, 3, 8)
    assert not w4(weeks_ago(1, 2, 3, 9), END)
    assert w4(weeks_ago(5, 6, 7, 8), END).mondays == weeks_ago(5, 6, 7, 8)


def test_w4_takes_the_last_four_and_nothing_after_the_review() -> None:
    assert w4(weeks_ago(0, -1, 1, 2, 3, 4, 5), END).mondays == weeks_ago(1, 2, 3, 4)
    assert not w4(weeks_ago(0, 1, 2, 3), END)


def test_b12_reaches_back_twenty_six_calendar_weeks_w4_included() -> None:
    late = (1, 2, 3, 4)
    at_edge = (*range(5, 16), 26)
    assert b12(weeks_ago(*late, *at_edge), END).mondays == weeks_ago(*at_edge)
    assert not b12(weeks_ago(*late, *range(5, 16), 27), END)
    assert not b12(weeks_ago(*late, *range(5, 16)), END)


def test_b12_takes_the_last_twelve_before_w4_and_needs_a_w4() -> None:
    assert b12(weeks_ago(*range(1, 27)), END).mondays == weeks_ago(*range(5, 17))
    assert not b12(weeks_ago(1, 2, 3, *range(9, 27)), END)


@given(st.sets(st.integers(-2, 30)))
def test_the_windows_are_what_their_definition_says(numbers: set[int]) -> None:
    active = weeks_ago(*numbers)
    late = sorted(n for n in numbers if 1 <= n <= 8)[:4]
    expected = late if len(late) == 4 else []
    before = [n for n in sorted(numbers) if expected and expected[-1] < n <= 26][:12]
    assert w4(active, END).mondays == weeks_ago(*expected)
    assert b12(active, END).mondays == (weeks_ago(*before) if len(before) == 12 else ())


def test_a_window_knows_its_days() -> None:
    window = Window((date(2026, 5, 18), MONDAY))
    assert (window.start, window.last) == (date(2026, 5, 18), date(2026, 6, 14))
    assert window.holds(date(2026, 5, 24))
    assert not window.holds(date(2026, 5, 25))
    assert window.days_in(date(2026, 5, 20), MONDAY) == 6
    assert window.days_in(date(2026, 5, 25), date(2026, 6, 7)) == 0
    assert window.days_in(date(2026, 6, 14), date(2026, 6, 1)) == 0
    assert not Window(())
