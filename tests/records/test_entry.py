"""What an entry may be, and what follows from it (the contract, section 3, **Entry**)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tracker.records import Settings, TimeEntry, completed, record_types, specs
from tracker.records.base import Kind
from tracker.records.codec import checked, parse, plain

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NINE = datetime(2026, 11, 20, 9, tzinfo=AMSTERDAM)
DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("client", "billing", "fields", "billable"),
    [
        ("Bouw", "hourly", {}, True),
        ("Bouw", "fixed", {}, True),
        ("Bouw", "retainer", {}, True),
        ("Bouw", "hourly", {"billable": False}, False),
        ("Bouw", "hourly", {"scope": "extra"}, False),
        ("Bouw", "hourly", {"scope": "extra", "billable": True}, True),
        ("Bouw", "gift", {}, False),
        ("Bouw", "gift", {"billable": True}, False),
        ("Bouw", "internal", {"billable": True}, False),
        ("Bouw", "hourly", {"kind": "leave", "billable": True}, False),
        (None, "hourly", {}, False),
        (None, "hourly", {"billable": True}, False),
    ],
)
def test_what_is_billable(client: str | None, billing: str, fields: dict[str, Any], billable: bool) -> None:
    entry = TimeEntry(client=client, day=DAY, seconds=60, **fields)
    assert completed(entry, billing).billable is billable


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "needs day and seconds, or starts_at and ends_at"),
        ({"day": DAY}, "needs day and seconds"),
        ({"seconds": 60}, "needs day and seconds"),
        ({"ends_at": NINE}, "ends_at stands without starts_at"),
        ({"starts_at": NINE, "ends_at": NINE}, "not after its start"),
        ({"starts_at": NINE, "ends_at": NINE - timedelta(hours=1)}, "not after its start"),
        (
            {"starts_at": NINE, "ends_at": NINE + timedelta(hours=1), "seconds": 3599},
            "but from starts_at to ends_at",
        ),
        ({"starts_at": NINE, "seconds": 60}, "a running timer has none"),
        ({"starts_at": NINE, "day": date(2026, 11, 18)}, "neither the date of starts_at nor the one before"),
        ({"starts_at": NINE, "day": date(2026, 11, 21)}, "neither the date of starts_at nor the one before"),
        ({"day": DAY, "seconds": 400 * 3600}, "it would last 400.0 hours"),
        ({"day": date(1899, 12, 31), "seconds": 60}, "outside the years"),
        ({"starts_at": datetime(2200, 1, 1, tzinfo=UTC)}, "outside the years"),
    ],
)
def test_an_entry_that_makes_no_sense_says_why(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        completed(TimeEntry(**fields))


@pytest.mark.parametrize("day", [None, DAY, date(2026, 11, 19)])
def test_the_day_of_a_clocked_entry_is_that_of_its_start_or_the_one_before(day: date | None) -> None:
    entry = TimeEntry(day=day, starts_at=NINE, ends_at=NINE + timedelta(hours=2), seconds=7200)
    assert completed(entry) == TimeEntry(**{**vars(entry), "billable": False})


def test_a_running_timer_has_no_seconds() -> None:
    assert completed(TimeEntry(starts_at=NINE)).seconds is None


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (datetime(2026, 10, 24, 22, tzinfo=AMSTERDAM), datetime(2026, 10, 25, 6, tzinfo=AMSTERDAM), 9),
        (datetime(2026, 3, 28, 22, tzinfo=AMSTERDAM), datetime(2026, 3, 29, 6, tzinfo=AMSTERDAM), 7),
        (datetime(2026, 10, 25, 2, tzinfo=AMSTERDAM), datetime(2026, 10, 25, 2, tzinfo=AMSTERDAM, fold=1), 1),
        (datetime(2026, 11, 20, 9, tzinfo=AMSTERDAM), datetime(2026, 11, 20, 9, tzinfo=UTC), 1),
    ],
)
def test_seconds_are_those_that_passed_whatever_the_clock_did(
    start: datetime, end: datetime, hours: int
) -> None:
    assert completed(TimeEntry(starts_at=start, ends_at=end)).seconds == hours * 3600


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"tags": "research"}, "tags is no list: 'research'"),
        ({"tags": ("a", 1)}, "tags is no text: 1"),
        ({"starts_at": datetime(2026, 11, 20, 9)}, "starts_at has no zone.*write the offset"),  # noqa: DTZ001
        ({"day": "2026-11-20"}, "day is no day"),
        ({"seconds": 1.5}, "seconds is no whole number"),
        ({"billable": 1}, "billable is 1"),
        ({"kind": "nap"}, "kind is 'nap'"),
    ],
)
def test_a_record_made_in_code_is_checked_as_one_from_a_file(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        checked(TimeEntry(**fields))


def test_an_offset_with_seconds_is_written_so_that_it_can_be_read() -> None:
    (spec,) = (spec for spec in specs(TimeEntry) if spec.name == "starts_at")
    monrovia = datetime(1960, 1, 1, 9, tzinfo=ZoneInfo("Africa/Monrovia"))
    assert plain(spec, monrovia) == "1960-01-01T08:59:30-00:45"
    assert parse(spec, plain(spec, monrovia)) == monrovia


@pytest.mark.parametrize("record", record_types(), ids=lambda record: record.type)
def test_every_default_is_a_value_the_field_may_hold(record: Any) -> None:
    for spec in specs(record):
        if spec.default is not None:
            assert parse(spec, plain(spec, spec.default)) == spec.default


def test_every_kind_of_field_is_used_by_some_record() -> None:
    used = {spec.kind for record in record_types() for spec in specs(record)}
    assert used == set(Kind)


def test_a_record_does_not_share_its_default_with_another() -> None:
    assert Settings(timezone="UTC").working_hours is not Settings(timezone="UTC").working_hours
