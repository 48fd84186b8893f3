import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker.patterns.recorded import Piece
from tracker.store import observed

Line = dict[str, Any]
START = [
    {"type": "settings", "timezone": "UTC", "day_starts_at": "00:00"},
    {"type": "client", "name": "Bouw"},
    {"type": "project", "client": "Bouw", "name": "help", "billing": "gift"},
    {"type": "project", "client": "Bouw", "name": "plan", "billing": "hourly"},
]
Pieces = Callable[..., list[Piece]]


@pytest.fixture
def pieces(tmp_path: Path) -> Pieces:
    """The pieces of some entries from a day on."""

    def read(*entries: Line, since: date = date(2026, 1, 1)) -> list[Piece]:
        path = tmp_path / "lines.jsonl"
        lines = [*START, *({"type": "entry", **of} for of in entries)]
        path.write_text("".join(json.dumps(of) + "\n" for of in lines), "utf-8")
        with tracker.open(":memory:") as book:
            book.import_file(path)
            return observed.pieces(book.store, since)

    return read


def microseconds(day: int, hour: int) -> int:
    return ((date(2026, 6, day) - date(1970, 1, 1)).days * 24 + hour) * 3_600_000_000


def test_an_entry_is_read_with_everything_said_of_it(pieces: Pieces) -> None:
    said = {"scope": "extra", "initiator": "client", "announced": True, "trigger": "own", "tags": ["a", "b"]}
    times = {"starts_at": "2026-06-09T09:00:00+02:00", "ends_at": "2026-06-09T11:00:00+02:00"}
    entry = {"client": "Bouw", "project": "plan", "kind": "research", "note": "chapter", **said, **times}
    [of] = pieces({**entry, "timezone": "Europe/Amsterdam", "billable": True})
    assert of == Piece(
        of.entry,
        date(2026, 6, 9),
        7200,
        "Bouw",
        "plan",
        "research",
        billable=True,
        scope="extra",
        initiator="client",
        announced=True,
        trigger="own",
        tags=("a", "b"),
        note="chapter",
        starts=microseconds(9, 7),
        ends=microseconds(9, 9),
        zone="Europe/Amsterdam",
    )


def test_an_entry_with_nothing_but_a_day_and_a_duration_gets_the_defaults(pieces: Pieces) -> None:
    [of] = pieces({"client": "Bouw", "day": "2026-06-09", "seconds": 60})
    assert of == Piece(of.entry, date(2026, 6, 9), 60, "Bouw", billable=True)


def test_an_entry_across_midnight_is_a_piece_of_each_day_with_the_times_of_the_whole(pieces: Pieces) -> None:
    times = {"starts_at": "2026-06-09T23:00:00Z", "ends_at": "2026-06-10T02:00:00Z"}
    first, second = pieces({"client": "Bouw", **times})
    assert [(of.day.day, of.seconds) for of in (first, second)] == [(9, 3600), (10, 7200)]
    assert first.entry == second.entry
    assert {(of.starts, of.ends) for of in (first, second)} == {(microseconds(9, 23), microseconds(10, 2))}


def test_the_running_timer_is_no_piece(pieces: Pieces) -> None:
    assert pieces({"client": "Bouw", "starts_at": "2026-06-09T09:00:00Z"}) == []


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"client": "Bouw", "kind": "leave"},
        {"client": "Bouw", "project": "help", "billable": True},
        {"client": "Bouw", "billable": False},
        {"client": "Bouw", "scope": "extra"},
    ],
)
def test_hours_that_are_not_billable_are_not(pieces: Pieces, entry: Line) -> None:
    [of] = pieces({"day": "2026-06-09", "seconds": 60, **entry})
    assert not of.billable


def test_pieces_stand_by_day_from_the_first_day_on_whatever_their_order(pieces: Pieces) -> None:
    days = ("2026-06-10", "2026-05-31", "2026-06-01", "2026-06-09")
    entries = [{"client": "Bouw", "day": day, "seconds": 60} for day in days]
    found = [f"{of.day}" for of in pieces(*entries, since=date(2026, 6, 1))]
    assert found == ["2026-06-01", "2026-06-09", "2026-06-10"]


def test_the_first_billable_day_and_the_urgent_messages_are_found(tmp_path: Path) -> None:
    def message(minute: int, **fields: Any) -> Line:
        at = f"2026-06-09T09:{minute:02}:00Z"
        return {"type": "message", "client": "Bouw", "channel": "sms", "direction": "in", "at": at, **fields}

    path = tmp_path / "lines.jsonl"
    entry = {"type": "entry", "client": "Bouw", "seconds": 60}
    lines = [*START, {**entry, "day": "2026-03-01", "billable": False}, {**entry, "day": "2026-04-01"}]
    lines += [message(1), message(2, urgent=True)]
    with tracker.open(":memory:") as book:
        assert observed.billed_places(book.store) == []
        assert observed.first_work(book.store) == {}
        assert observed.urgent(book.store) == frozenset()
        path.write_text("".join(json.dumps(of) + "\n" for of in lines), "utf-8")
        book.import_file(path)
        assert observed.billed_places(book.store) == [("Bouw", None)]
        assert observed.first_work(book.store) == {"Bouw": date(2026, 3, 1)}
        first, after = date(2026, 1, 1), date(2026, 4, 2)
        assert observed.first_billable_day(book.store, "Bouw", None, first) == date(2026, 4, 1)
        assert observed.first_billable_day(book.store, "Bouw", None, after) is None
        assert observed.first_billable_day(book.store, "Bouw", "plan", first) is None
        assert len(observed.urgent(book.store)) == 1
