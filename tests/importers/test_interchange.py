"""The interchange file, line by line: what a line may hold, and which problem each other line is."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tracker.importers import identify
from tracker.importers.base import Batch, Options
from tracker.importers.interchange import LONGEST_LINE, extract
from tracker.records import Client, Expense, Problem, Project, Rate, Record, Settings, TimeEntry

Lines = Callable[..., Path]
OFFICE = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), (("09:00", "17:30"),))


def read(path: Path) -> Batch:
    return extract(path, Options())


def record(path: Path) -> Record:
    batch = read(path)
    assert batch.problems == ()
    (line,) = batch.records
    return line.record  # type: ignore[no-any-return]


def problem(path: Path) -> str:
    batch = read(path)
    assert list(batch.records) == []
    (found,) = batch.problems
    assert isinstance(found, Problem)
    assert found.line == 1
    return found.message


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            {"type": "settings", "timezone": "UTC"},
            Settings(
                timezone="UTC", currency="EUR", country="NL", day_starts_at="04:00", working_hours=OFFICE,
                days_off=(), capacity_hours=36.0, limits={},
            ),
        ),
        (
            {"type": "client", "name": "Bouw"},
            Client(name="Bouw", aliases=(), addresses=(), intermediary=False),
        ),
        (
            {"type": "project", "client": "B", "name": "P", "billing": "gift"},
            Project(client="B", name="P", billing="gift", milestones=(), answers_own_chair=False),
        ),
        ({"type": "rate", "client": "B", "cents_per_hour": 0}, Rate(client="B", cents_per_hour=0)),
        (
            {"type": "entry", "day": "2026-11-20", "seconds": 1},
            TimeEntry(
                day=date(2026, 11, 20), seconds=1, kind="delivery", tags=(), scope="agreed", announced=False
            ),
        ),
        (
            {"type": "expense", "day": "2026-11-20", "amount_cents": -5},
            Expense(day=date(2026, 11, 20), amount_cents=-5, passed_through=False),
        ),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)  # fmt: skip
def test_an_omitted_field_has_the_default_of_the_contract(
    lines: Lines, line: dict[str, object], expected: Record
) -> None:
    assert record(lines(line)) == expected


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ({"type": "settings"}, "timezone"),
        ({"type": "client"}, "name"),
        ({"type": "project", "name": "P", "billing": "gift"}, "client"),
        ({"type": "project", "client": "B", "billing": "gift"}, "name"),
        ({"type": "project", "client": "B", "name": "P"}, "billing"),
        ({"type": "rate", "cents_per_hour": 1}, "client"),
        ({"type": "rate", "client": "B"}, "cents_per_hour"),
        ({"type": "expense", "amount_cents": 1}, "day"),
        ({"type": "expense", "day": "2026-11-20"}, "amount_cents"),
        ({"type": "client", "name": None}, "name"),
        ({"name": "B"}, "type"),
        ({"type": None}, "type"),
        ({"type": ""}, "type"),
    ],
)
def test_a_required_field_that_is_missing_is_a_problem(
    lines: Lines, line: dict[str, object], missing: str
) -> None:
    assert problem(lines(line)) == f"{missing} is missing"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("type", "customer", "type is 'customer', which is no record type"),
        ("type", ["entry"], "no record type"),
        ("colour", "red", "entry has no field 'colour'"),
        ("kind", "sleeping", "kind is 'sleeping', but may only be delivery, meeting"),
        ("kind", 3, "kind is 3, but may only be"),
        ("kind", ["meeting"], "kind is ['meeting'], but may only be"),
        ("scope", "AGREED", "scope is 'AGREED', but may only be agreed, extra"),
        ("initiator", "", "initiator is '', but may only be me, client"),
        ("billable", 1, "billable is 1, but may only be true or false"),
        ("billable", "true", "may only be true or false"),
        ("announced", 0, "announced is 0, but may only be true or false"),
        ("seconds", True, "seconds is no whole number: True"),
        ("seconds", 1.0, "seconds is no whole number: 1.0"),
        ("seconds", "3600", "seconds is no whole number: '3600'"),
        ("seconds", 0, "seconds must be above zero, not 0"),
        ("seconds", -1, "seconds must be above zero, not -1"),
        ("seconds", 10**30, "seconds is too large"),
        ("day", "2026-02-31", "day is no day that exists: 2026-02-31"),
        ("day", "20-11-2026", "day is no day: '20-11-2026' (write it like 2026-11-20)"),
        ("day", "2026-11-20T09:00:00", "day is no day"),
        ("day", 20261120, "day is no day: 20261120"),
        ("day", "٢٠٢٦-11-20", "day is no day"),
        ("starts_at", "2026-11-20T09:00:00", "starts_at has no zone: 2026-11-20T09:00:00 (write the offset"),
        ("starts_at", "2026-11-20 09:00", "starts_at is no time"),
        ("starts_at", "2026-11-20T25:00:00Z", "starts_at is no time that exists"),
        ("starts_at", "2026-11-20T09:00:00+24:00", "starts_at is no time that exists"),
        ("starts_at", "0001-01-01T00:00:00+14:00", None),
        (
            "timezone",
            "Mars/Olympus",
            "timezone is no time zone: Mars/Olympus (write it like Europe/Amsterdam)",
        ),
        ("timezone", "../../etc/passwd", "timezone is no time zone"),
        ("timezone", "", "timezone is no time zone"),
        ("tags", "a", "tags is no list: 'a'"),
        ("tags", [1], "tags is no text: 1"),
        ("note", 5, "note is no text: 5"),
        ("note", "a\x00b", "note holds a NUL character"),
        ("id", "x" * 65, "id is longer than 64 characters"),
        ("id", "", "id is empty"),
        ("id", 7, "id is no text: 7"),
    ],
)
def test_a_value_that_a_field_may_not_hold_is_a_problem(
    lines: Lines, field: str, value: object, said: str | None
) -> None:
    path = lines({"type": "entry", "day": "2026-11-20", "seconds": 60, field: value})
    if said is None:
        assert read(path).problems == ()  # whether an entry makes sense is for ingest to say
    else:
        assert said in problem(path)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("currency", "euro", "currency is no currency code"),
        ("day_starts_at", "4:00", "day_starts_at is no time of day"),
        ("day_starts_at", "24:00", "day_starts_at is no time of day"),
        ("day_starts_at", "0٤:00", "day_starts_at is no time of day"),
        (
            "working_hours",
            {"mon": [["17:30", "09:00"]]},
            "working_hours of mon ends at 09:00, not after it starts",
        ),
        ("working_hours", {"mon": [["09:00", "09:00"]]}, "not after it starts"),
        ("working_hours", {"monday": []}, "working_hours must be like"),
        ("working_hours", {"mon": [["09:00"]]}, "no pair of times"),
        ("working_hours", {"mon": [["09:00", "25:00"]]}, "no pair of times"),
        ("days_off", ["2026-13-01"], "days_off is no day that exists"),
        ("capacity_hours", -1, "capacity_hours is no sensible number of hours"),
        ("capacity_hours", True, "capacity_hours is no number of hours"),
        ("limits", {"a": 1}, "limits must be like"),
        ("limits", {"a": {"b": [[[[[[[[1]]]]]]]]}}, "limits are nested too deeply"),
        ("floor_rate_cents", -1, "floor_rate_cents is below zero"),
        ("prefers", "both", "prefers is 'both', but may only be separate, mix"),
    ],
)
def test_settings_that_make_no_sense_are_a_problem(
    lines: Lines, field: str, value: object, said: str
) -> None:
    assert said in problem(lines({"type": "settings", "timezone": "UTC", field: value}))


def test_working_hours_may_end_at_midnight(lines: Lines) -> None:
    found = record(
        lines({"type": "settings", "timezone": "UTC", "working_hours": {"fri": [["20:00", "24:00"]]}})
    )
    assert isinstance(found, Settings)
    assert found.working_hours == {"fri": (("20:00", "24:00"),)}


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ({"day": "2026-11-20"}, "milestones must be like"),
        ({"day": "2026-11-20", "share": 1.5}, "share that is not between 0 and 1"),
        ({"day": "2026-11-20", "share": True}, "share that is not between 0 and 1"),
        ({"day": "x", "share": 1}, "milestones is no day"),
    ],
)
def test_a_milestone_is_a_day_and_a_share(lines: Lines, share: object, said: str) -> None:
    line = {"type": "project", "client": "B", "name": "P", "billing": "fixed", "milestones": [share]}
    assert said in problem(lines(line))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'{"type": "client", "name": "B"', "this is no JSON: Expecting ',' delimiter at character"),
        (b"{", "this is no JSON"),
        (b"hello", "this is no JSON"),
        (b"[]", "this is no JSON object"),
        (b'"client"', "this is no JSON object"),
        (b'{"type": "client", "name": "\xe9"}', "this is no UTF-8 text"),
        (b'{"type": "client", "name": "\\ud800"}', "name holds half a character (a lone surrogate)"),
        (b'{"type": "settings", "timezone": "UTC", "limits": {"a": {"b": "\\udc00"}}}', "half a character"),
        (b'{"type": "client", "name": "A", "name": "B"}', "a field stands twice"),
        (b'{"type": "settings", "timezone": "UTC", "capacity_hours": NaN}', "NaN is no number"),
        (b'{"type": "settings", "timezone": "UTC", "capacity_hours": -Infinity}', "-Infinity is no number"),
        (b'{"type": "settings", "timezone": "UTC", "capacity_hours": 1e999}', "no number of hours"),
        (
            b'{"type": "settings", "timezone": "UTC", "limits": {"a": {"b": 1e999}}}',
            "inf, which is no number",
        ),
        (
            b'{"type": "expense", "day": "2026-11-20", "amount_cents": 99999999999999}',
            "amount_cents is too large",
        ),
        (
            b'{"type": "rate", "client": "B", "cents_per_hour": ' + b"9" * 5000 + b"}",
            "a number of 5,000 digits",
        ),
        (b'{"a":' * 200_000 + b"1" + b"}" * 200_000, "this is nested too deeply"),
        (b"[" * 100_000, "this is nested too deeply"),
        (
            b'{"type": "client", "name": "' + b"x" * LONGEST_LINE + b'"}',
            "the line is longer than 16,777,216 bytes",
        ),
    ],
    ids=range(18),
)
def test_a_line_that_holds_no_record_is_one_problem(lines: Lines, raw: bytes, said: str) -> None:
    assert said in problem(lines(raw))


def test_a_line_after_one_that_is_too_long_keeps_its_number(lines: Lines) -> None:
    batch = read(lines(b"x" * (3 * LONGEST_LINE), {"type": "client", "name": "B"}, b"{"))
    assert [line.line for line in batch.records] == [2]
    assert [found.line for found in batch.problems] == [1, 3]


def test_problems_bear_the_line_on_which_they_stand_and_blank_lines_count(lines: Lines) -> None:
    batch = read(lines(b"", b"   ", {"type": "client", "name": "A"}, b"\t", b"{", b"", {"type": "x"}))
    assert [line.line for line in batch.records] == [3]
    assert [found.line for found in batch.problems] == [5, 7]
    assert batch.read == 3


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n"])
def test_any_line_end_and_a_byte_order_mark_are_read(lines: Lines, end: bytes) -> None:
    path = lines({"type": "client", "name": "A"}, {"type": "client", "name": "B"}, end=end)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().rstrip())
    assert identify(path).name == "interchange"
    assert [line.record.name for line in read(path).records] == ["A", "B"]


def test_the_same_id_twice_is_a_problem_within_a_type_only(lines: Lines) -> None:
    batch = read(
        lines(
            {"type": "client", "id": "1", "name": "A"},
            {"type": "expense", "id": "1", "day": "2026-11-20", "amount_cents": 1},
            {"type": "client", "id": "1", "name": "B"},
        )
    )
    assert [line.line for line in batch.records] == [1, 2]
    assert batch.problems == (Problem("the id '1' stands on line 1 already", 3),)


@pytest.mark.parametrize(
    "name",
    [
        '"quoted" \\ back',
        "<b>bold</b>&amp;",
        "two\nlines\r\nand\ttab",
        "é" * 10_000,
        "עברית \u202e",
        "👩🏽‍🚀",
        "a\u2028b",
    ],
)
def test_a_name_may_be_anything_that_can_be_written(lines: Lines, name: str) -> None:
    for ascii_only in (True, False):
        path = lines(json.dumps({"type": "client", "name": name}, ensure_ascii=ascii_only))
        assert record(path) == Client(name=name)
