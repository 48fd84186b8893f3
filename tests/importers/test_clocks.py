from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadFile
from tracker.importers.clocks import Clock, clock_of, instant_at, offset_text, zone_named, zoned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("13:30", "13:30:00"), ("13.30", "13:30:00"), ("13:30:00", "13:30:00"), ("13.30.15", "13:30:15")),
        *(("9:05", "09:05:00"), ("9u30", "09:30:00"), ("9h30", "09:30:00"), ("9h", "09:00:00")),
        *(("1:30 PM", "13:30:00"), ("1:30PM", "13:30:00"), ("1:30 p. m.", "13:30:00")),
        *(
            ("12:30 AM", "00:30:00"),
            ("12:30 pm", "12:30:00"),
            ("1:30:00 a.m.", "01:30:00"),
            ("9 AM", "09:00:00"),
        ),
        *(("13:30:00.000", "13:30:00"), ("14:00 Uhr", "14:00:00"), ("0:00", "00:00:00")),
    ],
)
def test_clock_times_of_all_lands_are_read(text: str, expected: str) -> None:
    clock = clock_of(text)
    assert clock is not None
    assert clock.text == expected


@pytest.mark.parametrize(
    "text", ["", "9", "13", "25:00", "12:60", "24:01", "13:30 AM", "noon", "9-11", "1:2:3"]
)
def test_what_is_no_clock_time_is_not_guessed(text: str) -> None:
    assert clock_of(text) is None


def test_24_00_is_the_end_of_the_day() -> None:
    assert clock_of("24:00") == Clock("00:00:00", 86_400)


FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p", "%Hu%M", "%Hh%M"]


@given(st.integers(0, 1439), st.sampled_from(FORMATS))
def test_a_time_written_in_any_format_is_read_back(minute: int, pattern: str) -> None:
    written = datetime(2026, 1, 1, minute // 60, minute % 60, tzinfo=UTC).strftime(pattern)
    clock = clock_of(written)
    assert clock is not None
    assert clock.seconds == minute * 60


ZONES = ["Europe/Amsterdam", "America/Havana", "America/Santiago", "Asia/Kathmandu", "Australia/Lord_Howe"]


WALL = st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31))  # noqa: DTZ001 - times as a wall shows them


@given(WALL, st.sampled_from(ZONES))
def test_an_instant_agrees_with_the_zone_itself(wall: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    wall = wall.replace(microsecond=0)
    clock = Clock(wall.time().isoformat(), wall.hour * 3600 + wall.minute * 60 + wall.second)
    instant = instant_at(zoned(wall.date(), zone), clock, zone)
    aware = wall.replace(tzinfo=zone)
    exists = aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
    assert (instant is not None) == exists
    if instant is not None:
        assert instant.epoch == aware.timestamp()
        assert datetime.fromisoformat(instant.text) == aware.astimezone(UTC)


@pytest.mark.parametrize(("seconds", "text"), [(3600, "+01:00"), (-12600, "-03:30"), (0, "+00:00")])
def test_offsets_are_written_as_rfc_3339_has_them(seconds: int, text: str) -> None:
    assert offset_text(seconds) == text


@pytest.mark.parametrize("name", ["Europe/Amsterdm", "../etc/passwd", "Europe", "", "CET\0"])
def test_an_unknown_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(BadFile, match="Europe/Amsterdam with --timezone"):
        zone_named(name)
