from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tracker.errors import BadFile
from tracker.importers.moments import Calendar, When

AMSTERDAM = Calendar("dmy", ZoneInfo("Europe/Amsterdam"))


def when(
    start: str, start_time: str = "", end: str = "", end_time: str = "", *, all_day: bool = False
) -> When:
    found = AMSTERDAM.when(start, start_time, end, end_time, all_day)
    assert isinstance(found, When), found
    return found


def problem(start: str, start_time: str = "", end: str = "", end_time: str = "") -> str:
    found = AMSTERDAM.when(start, start_time, end, end_time, False)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(
    "cells",
    [
        ("20-11-2026", "9:00", "20-11-2026", "11:30"),
        ("20-11-2026 09:00", "", "20-11-2026 11:30", ""),
        ("20-11-2026, 09:00", "", "11:30", ""),
        ("20.11.26 9:00-11:30", "", "", ""),
        ("20.11.2026 09.00 - 20.11.2026 11.30", "", "", ""),
        ("vr 20-11-2026", "09:00:00", "", "11:30:00"),
        ("20-11-2026", "30-12-1899 09:00:00", "20-11-2026", "30-12-1899 11:30:00"),
        ("20/11/2026", "9:00-11:30", "", ""),
        ("2026-11-20T09:00:00", "", "2026-11-20T11:30:00", ""),
        ("2026-11-20T08:00:00Z", "", "2026-11-20 10:30:00 +00:00", ""),
        ("20-11-2026", "9:00\u202fAM", "20-11-2026", "11:30\u00a0a.\u202fm."),
        ("\u200e20-11-2026", "9u00", "20-11-2026", "11u30"),
    ],
)
def test_the_same_morning_is_read_however_it_is_spread_over_cells(cells: tuple[str, str, str, str]) -> None:
    assert when(*cells) == When(
        "2026-11-20T09:00:00+01:00", "2026-11-20T11:30:00+01:00", 9000, None, None, None
    )


@pytest.mark.parametrize(
    ("cells", "last_day"),
    [
        (("20-11-2026", "", "", ""), 20),
        (("20-11-2026", "", "22-11-2026", ""), 22),
        (("20.11.26-22.11.2026", "", "", ""), 22),
        (("20-11-2026", "00:00", "21-11-2026", "00:00"), 20),
        (("20-11-2026", "12:00 AM", "23-11-2026", "12:00 AM"), 22),
        (("20-11-2026", "00:00", "20-11-2026", "24:00"), 20),
    ],
)
def test_days_without_times_and_midnight_to_midnight_are_all_day(
    cells: tuple[str, str, str, str], last_day: int
) -> None:
    assert when(*cells) == When(None, None, 0, date(2026, 11, 20), date(2026, 11, last_day), None)


def test_an_event_flagged_all_day_is_whatever_its_times() -> None:
    assert when("20-11-2026", "09:00", "20-11-2026", "17:00", all_day=True).last_day == date(2026, 11, 20)
    assert when("20-11-2026", "00:00:00", "21-11-2026", "00:00:00", all_day=True).last_day == date(
        2026, 11, 20
    )


def test_seconds_are_true_over_a_clock_change() -> None:
    assert when("28-03-2026", "22:00", "29-03-2026", "06:00").seconds == 7 * 3600
    assert when("24-10-2026", "22:00", "25-10-2026", "06:00").seconds == 9 * 3600


def test_an_hour_that_does_not_exist_is_a_problem() -> None:
    expected = "02:30 does not exist on 2026-03-29 in Europe/Amsterdam: the clocks skipped it that night"
    assert problem("29-03-2026", "02:30", "29-03-2026", "04:00") == expected
    assert problem("29-03-2026", "01:30", "29-03-2026", "02:30") == expected


def test_of_an_hour_that_comes_twice_the_first_is_taken_and_said() -> None:
    found = when("25-10-2026", "02:30", "25-10-2026", "04:00")
    assert found.starts_at == "2026-10-25T02:30:00+02:00"
    assert found.seconds == 2.5 * 3600
    assert found.notice == "02:30 happens twice that night; the first was taken"


def test_an_end_that_only_fits_the_second_time_round_is_taken_there() -> None:
    found = when("25-10-2026", "02:45", "25-10-2026", "02:15")
    assert (found.ends_at, found.seconds) == ("2026-10-25T02:15:00+01:00", 1800)
    found = when("25-10-2026", "02:30", "25-10-2026", "02:30")
    assert (found.ends_at, found.seconds) == ("2026-10-25T02:30:00+01:00", 3600)


def test_an_end_without_a_day_may_be_after_midnight() -> None:
    found = when("20-11-2026", "22:30", "", "00:30")
    assert (found.seconds, found.notice) == (7200, "It ends on the next day")


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            ("20-11-2026", "11:00", "20-11-2026", "09:00"),
            "It ends on 2026-11-20 at 09:00, which is not after",
        ),
        (("20-11-2026", "11:00", "20-11-2026", "11:00"), "which is not after its start at 11:00"),
        (("20-11-2026", "00:00", "20-11-2026", "00:00"), "which is not after"),
        (("22-11-2026", "", "20-11-2026", ""), "It ends on 2026-11-20, before its start on 2026-11-22"),
        (
            ("31/02/2026", "9:00", "31/02/2026", "10:00"),
            "The start “31/02/2026” is no day that exists when read as",
        ),
        (("31.02.2026", "9:00", "", "10:00"), "The start “31.02.2026” is no day that exists"),
        (("20-11-2026", "9:00", "", ""), "There is no end"),
        (("20-11-2026", "9:00", "20-11-2026", ""), "There is no end time"),
        (("20-11-2026", "", "20-11-2026", "10:00"), "There is an end time but no start time"),
        (("", "9:00", "", "10:00"), "There is no start day"),
        (("20-11-2026", "25:00", "", "26:00"), "The start time “25:00” is no"),
        (("next week", "9:00", "", "10:00"), "The start “next week” is no day or time that can be read"),
        (("x" * 500, "", "", ""), f"The start “{'x' * 40}…” is no day"),
        (("20-11-2026", "9:00", "20-11-2026", "late"), "The end time “late” is no"),
    ],
)
def test_what_cannot_be_told_is_said_in_a_sentence(cells: tuple[str, str, str, str], sentence: str) -> None:
    assert sentence in problem(*cells)


def test_a_clock_time_without_a_zone_is_refused_and_a_whole_day_is_not() -> None:
    without = Calendar("dmy", None)
    assert isinstance(without.when("20-11-2026", "", "", "", False), When)
    with pytest.raises(BadFile, match="--timezone Europe/Amsterdam"):
        without.when("20-11-2026", "9:00", "20-11-2026", "10:00", False)
