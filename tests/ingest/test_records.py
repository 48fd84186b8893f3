"""Taking in an interchange file: the same record known again, problems that stop it, and the way round."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tracker.book import Tracker
from tracker.errors import BadFile
from tracker.exports import interchange_lines
from tracker.ingest.report import ImportReport
from tracker.records import Client

Lines = Callable[..., Path]
NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")
BOUW = {"type": "client", "name": "Bouw"}


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    assert report.read == sum(
        (
            report.added,
            report.updated,
            report.unchanged,
            report.waiting,
            report.left_out,
            len(report.problems),
        )
    )
    return report.added, report.updated, report.unchanged, len(report.problems)


def refused(book: Tracker, path: Path) -> list[tuple[int | None, str]]:
    """The problems for which an import is refused, once nothing is known to have changed."""
    before = book.store.revision
    with pytest.raises(BadFile) as caught:
        book.import_file(path)
    assert book.store.revision == before
    return [(problem.line, problem.message) for problem in caught.value.problems]  # type: ignore[attr-defined]


# --- the way round -----------------------------------------------------------------------------------


def test_a_fresh_book_exports_nothing(new_book: Callable[..., Tracker], exported: Callable[..., str]) -> None:
    assert exported(new_book()) == ""


def test_settings_once_changed_by_the_user_are_a_record(
    new_book: Callable[..., Tracker], exported: Callable[..., str]
) -> None:
    book = new_book()
    book.change(book.records("settings")[0], currency="USD")
    assert '"currency": "USD"' in exported(book)
    book.undo()
    assert exported(book) == ""


def test_lines_may_come_in_any_order(new_book: Callable[..., Tracker], lines: Lines) -> None:
    path = lines(
        {"type": "entry", "client": "Bouw", "project": "P", "day": "2026-11-20", "seconds": 60},
        {"type": "rate", "client": "Bouw", "project": "P", "cents_per_hour": 1},
        {"type": "project", "client": "Bouw", "name": "P", "billing": "hourly"},
        BOUW,
    )
    assert counts(new_book().import_file(path)) == (4, 0, 0, 0)


# --- problems ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"type": "entry", "client": "Nobody", "day": "2026-11-20", "seconds": 1}, "no client 'Nobody'"),
        ({"type": "entry", "client": "bouw", "day": "2026-11-20", "seconds": 1}, "no client 'bouw'"),
        (
            {"type": "entry", "client": "Bouw", "project": "P", "day": "2026-11-20", "seconds": 1},
            "project 'P'",
        ),
        ({"type": "entry", "project": "P", "day": "2026-11-20", "seconds": 1}, "no project 'P' of your own"),
        ({"type": "rate", "client": "Bouw", "project": "P", "cents_per_hour": 1}, "no project 'P' of Bouw"),
        (
            {"type": "expense", "client": "Nobody", "day": "2026-11-20", "amount_cents": 1},
            "no client 'Nobody'",
        ),
        ({"type": "entry"}, "an entry needs day and seconds, or starts_at and ends_at"),
        ({"type": "entry", "day": "2026-11-20"}, "an entry needs day and seconds"),
        ({"type": "entry", "seconds": 60}, "an entry needs day and seconds"),
        ({"type": "entry", "ends_at": "2026-11-20T09:00:00Z"}, "ends_at stands without starts_at"),
        ({"type": "entry", "day": "2026-11-20", "seconds": 604_801}, "it would last 168.0 hours"),
        ({"type": "entry", "day": "1066-10-14", "seconds": 60}, "outside the years 1900 to 2199"),
        (
            {"type": "entry", "day": "2026-11-20", "starts_at": "0001-01-01T00:00:00+14:00"},
            "neither the date",
        ),
    ],
)
def test_a_line_that_makes_no_sense_here_is_a_problem_with_its_number(
    book: Tracker, lines: Lines, line: dict[str, object], said: str
) -> None:
    ((number, message),) = refused(book, lines({"type": "client", "name": "Fine"}, line))
    assert number == 2
    assert said in message
    assert [client.name for client in book.records("client")] == ["Bouw"], (
        "the good line did not go in either"
    )


REQUEST = {"type": "request", "client": "Bouw", "at": "2026-11-20T09:00:00+01:00"}
DECISION = {"type": "decision", "week": "2026-W47", "pattern": "always-on", "answer": "seen"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"type": "invoice", "client": "Bouw", "issued_on": "2026-11-20"}, "amount_cents is missing"),
        ({"type": "invoice", "issued_on": "2026-11-20", "amount_cents": 1}, "client is missing"),
        ({"type": "phase", "name": " ", "starts_on": "2026-11-20"}, "name is empty"),
        (REQUEST | {"at": "2026-11-20T09:00:00"}, "at has no zone"),
        (REQUEST | {"decided_at": "2026-11-20"}, "decided_at is no time"),
        (REQUEST | {"at": "1066-10-14T09:00:00Z"}, "at lies outside the years 1900 to 2199"),
        (REQUEST | {"decision": "maybe"}, "may only be priced, traded, alternative, later, declined, done"),
        (REQUEST | {"in_scope": 1}, "in_scope is 1, but may only be true or false"),
        (REQUEST | {"seconds": -1}, "seconds is below zero: -1"),
        (REQUEST | {"client": "Nobody"}, "no client 'Nobody'"),
        ({"type": "assumption", "client": "Bouw", "number": 0}, "may only lie between 1 and 10"),
        ({"type": "assumption", "client": "Bouw", "belief": 101}, "may only lie between 0 and 100"),
        ({"type": "assumption", "client": "Bouw", "belief": 0.5}, "belief is no whole number: 0.5"),
        ({"type": "assumption", "client": "Bouw", "decisions": -1}, "decisions is below 0: -1"),
        ({"type": "complaint", "client": "Bouw", "opened_on": "2026-11-20", "energy": [0, 3]}, "-2 and 2"),
        ({"type": "complaint", "client": "Bouw", "opened_on": "2026-11-20", "energy": 1}, "is no list"),
        ({"type": "checkin", "day": "2026-11-20", "energy": -3}, "may only lie between -2 and 2"),
        ({"type": "checkin", "day": "2026-11-20", "energy": True}, "energy is no whole number: True"),
        ({"type": "checkin", "day": "2026-11-20", "client_said": 11}, "may only lie between 0 and 10"),
        (DECISION | {"week": "2025-W53"}, "week is no week that exists: 2025-W53"),
        (DECISION | {"week": "2026-47"}, "week is no week: '2026-47'"),
        (DECISION | {"week": "9999-W52"}, "week lies outside the years"),
        (DECISION | {"pattern": "over-eager"}, "pattern is 'over-eager', but may only be unbilled-drift"),
        (DECISION | {"answer": "no"}, "may only be my_choice, seen, set_boundary"),
        ({"type": "occasion", "boundary": "b", "at": "2026-11-20T09:00:00Z"}, "no boundary with the id 'b'"),
    ],
)
def test_a_sign_that_makes_no_sense_is_a_problem_with_its_number(
    book: Tracker, lines: Lines, line: dict[str, object], said: str
) -> None:
    ((number, message),) = refused(book, lines({"type": "client", "name": "Fine"}, line))
    assert number == 2
    assert said in message


def test_days_in_an_odd_order_are_no_problem_of_a_file(book: Tracker, lines: Lines) -> None:
    path = lines(
        {"type": "phase", "name": "x", "starts_on": "2026-11-20", "ends_on": "2026-11-01"},
        REQUEST | {"decided_at": "2026-11-19T09:00:00Z"},
        DECISION | {"until": "2026-01-01"},
    )
    assert counts(book.import_file(path)) == (3, 0, 0, 0)


def test_an_occasion_may_stand_before_its_boundary(
    new_book: Callable[..., Tracker], lines: Lines, exported: Callable[..., str]
) -> None:
    path = lines(
        {"type": "occasion", "boundary": "b", "at": "2026-11-20T09:00:00+01:00", "id": "o"},
        {"type": "boundary", "id": "b", "topic": "scope"},
    )
    book, copy = new_book(), new_book()
    assert counts(book.import_file(path)) == (2, 0, 0, 0)
    assert counts(book.import_file(path)) == (0, 0, 2, 0)
    once = exported(book)
    copy.import_file(path)
    assert exported(copy) == once
    book.undo()
    assert exported(book) == ""


def test_an_occasion_whose_boundary_is_a_problem_is_one_too(book: Tracker, lines: Lines) -> None:
    path = lines(
        {"type": "boundary", "id": "b", "topic": "tea"},
        {"type": "occasion", "boundary": "b", "at": "2026-11-20T09:00:00+01:00"},
        REQUEST,
    )
    report = book.import_file(path, keep_going=True)
    assert counts(report) == (1, 0, 0, 2)
    assert [problem.line for problem in report.problems] == [1, 2]


def test_a_file_with_problems_is_refused_and_each_is_listed_in_order(book: Tracker, lines: Lines) -> None:
    path = lines(b"{", {"type": "entry", "client": "X", "day": "2026-11-20", "seconds": 1}, b"[]", BOUW)
    assert [number for number, _ in refused(book, path)] == [1, 2, 3]


def test_with_keep_going_the_good_lines_go_in(book: Tracker, lines: Lines) -> None:
    path = lines(
        b"{",
        {"type": "entry", "client": "X", "day": "2026-11-20", "seconds": 1},
        {"type": "client", "name": "Y"},
    )
    report = book.import_file(path, keep_going=True)
    assert counts(report) == (1, 0, 0, 2)
    assert report.batch is not None
    assert [problem.line for problem in report.problems] == [1, 2]


def test_keep_going_with_no_good_line_is_no_change(book: Tracker, lines: Lines) -> None:
    history = book.history()
    report = book.import_file(lines(b'{"type": "x"}', b"{}"), keep_going=True)
    assert (counts(report), report.batch) == ((0, 0, 0, 2), None)
    assert book.history() == history


def test_the_same_key_twice_in_a_file_is_a_problem_whatever_is_stored(book: Tracker, lines: Lines) -> None:
    for name in ("Bouw", "New"):
        path = lines({"type": "client", "name": name}, {"type": "client", "name": name, "size": "sme"})
        assert refused(book, path) == [(2, f"this client stands in the file already: {name}")]


def test_two_settings_of_one_day_are_a_problem(book: Tracker, lines: Lines) -> None:
    one = {"type": "settings", "timezone": "UTC", "valid_from": "2027-01-01"}
    assert [number for number, _ in refused(book, lines(one, one | {"currency": "USD"}))] == [2]


# --- the same record again -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ({"type": "settings", "timezone": "UTC", "valid_from": "2027-01-01"}, {"currency": "USD"}),
        ({"type": "client", "name": "Eik"}, {"size": "sme"}),
        ({"type": "project", "client": "Bouw", "name": "P", "billing": "hourly"}, {"billing": "gift"}),
        (
            {"type": "rate", "client": "Bouw", "valid_from": "2027-01-01", "cents_per_hour": 1},
            {"cents_per_hour": 2},
        ),
        (
            {"type": "entry", "day": "2026-11-20", "seconds": 60, "source": "toggl", "source_id": "7"},
            {"seconds": 120},
        ),
        ({"type": "rule", "title": "stuurgroep", "client": "Bouw"}, {"kind": "meeting"}),
    ],
    ids=lambda line: line.get("type"),
)
def test_a_record_without_id_is_known_by_its_key_and_updated(
    book: Tracker, lines: Lines, line: dict[str, Any], change: dict[str, Any]
) -> None:
    assert counts(book.import_file(lines(line))) == (1, 0, 0, 0)
    assert counts(book.import_file(lines(line))) == (0, 0, 1, 0)
    assert counts(book.import_file(lines(line | change))) == (0, 1, 0, 0)
    assert counts(book.import_file(lines(line | change))) == (0, 0, 1, 0)


@pytest.mark.parametrize("line", [
    {"type": "entry", "day": "2026-11-20", "seconds": 60, "note": "x"},
    {"type": "expense", "day": "2026-11-20", "amount_cents": 5},
    {"type": "invoice", "client": "Bouw", "issued_on": "2026-11-20", "amount_cents": 5},
    {"type": "phase", "name": "launch", "starts_on": "2026-11-20"},
    {"type": "assumption", "client": "Bouw", "number": 3},
    {"type": "question", "client": "Bouw", "opened_at": "2026-11-20T09:00:00+01:00"},
    {"type": "request", "client": "Bouw", "at": "2026-11-20T09:00:00+01:00"},
    {"type": "action", "client": "Bouw", "owner": "client"},
    {"type": "complaint", "client": "Bouw", "opened_on": "2026-11-20", "energy": [-1]},
    {"type": "update", "client": "Bouw", "at": "2026-11-20T09:00:00+01:00"},
    {"type": "checkin", "day": "2026-11-20", "energy": -2},
    {"type": "decision", "week": "2026-W47", "pattern": "always-on", "answer": "seen"},
], ids=lambda line: line["type"])  # fmt: skip
def test_twins_survive_and_are_known_again(book: Tracker, lines: Lines, line: dict[str, Any]) -> None:
    assert counts(book.import_file(lines(line, line))) == (2, 0, 0, 0)
    assert counts(book.import_file(lines(line, line))) == (0, 0, 2, 0)
    assert counts(book.import_file(lines(line, line, line))) == (1, 0, 2, 0)
    assert counts(book.import_file(lines(line))) == (0, 0, 1, 0)


def test_equal_records_with_ids_of_their_own_are_two(book: Tracker, lines: Lines) -> None:
    line = {"type": "expense", "day": "2026-11-20", "amount_cents": 5}
    path = lines(line | {"id": "a"}, line | {"id": "b"})
    assert counts(book.import_file(path)) == (2, 0, 0, 0)
    assert counts(book.import_file(path)) == (0, 0, 2, 0)


def test_a_line_without_id_leaves_the_record_that_another_line_names(book: Tracker, lines: Lines) -> None:
    line = {"type": "expense", "day": "2026-11-20", "amount_cents": 5}
    book.import_file(lines(line | {"id": "a"}))
    assert counts(book.import_file(lines(line, line | {"id": "a"}))) == (1, 0, 1, 0)


def test_the_same_id_with_other_fields_updates(
    book: Tracker, lines: Lines, exported: Callable[..., str]
) -> None:
    book.import_file(lines({"type": "client", "id": "c", "name": "Eik"}))
    assert counts(book.import_file(lines({"type": "client", "id": "c", "name": "Eikenhof"}))) == (0, 1, 0, 0)
    assert [client.name for client in book.records("client")] == ["Bouw", "Eikenhof"]
    book.undo()
    assert [client.name for client in book.records("client")] == ["Bouw", "Eik"]


@pytest.mark.parametrize("new_first", [True, False])
def test_a_new_record_may_take_the_name_that_another_gives_up(
    book: Tracker, lines: Lines, new_first: bool
) -> None:
    book.import_file(lines({"type": "client", "id": "old", "name": "Eik"}))
    book.log("2026-11-20 2h @eik x")
    renamed = {"type": "client", "id": "old", "name": "Eik BV"}
    new = {"type": "client", "id": "new", "name": "Eik"}
    path = lines(new, renamed) if new_first else lines(renamed, new)
    assert counts(book.import_file(path)) == (1, 1, 0, 0)
    assert {c.id: c.name for c in book.records("client") if c.name != "Bouw"} == {
        "old": "Eik BV",
        "new": "Eik",
    }
    assert book.listed(date(2026, 11, 20), date(2026, 11, 20))[0].entry.client == "Eik BV"


def test_an_update_that_would_take_anothers_name_is_a_problem(book: Tracker, lines: Lines) -> None:
    book.import_file(lines({"type": "client", "id": "e", "name": "Eik"}))
    assert refused(book, lines({"type": "client", "id": "e", "name": "Bouw"})) == [
        (1, "there is another client like it: Bouw")
    ]


def test_a_project_that_moves_to_another_client_takes_its_hours_and_rates_along(
    book: Tracker, lines: Lines
) -> None:
    project = {"type": "project", "id": "p", "client": "Bouw", "name": "Boek", "billing": "hourly"}
    rate = {"type": "rate", "client": "Bouw", "project": "Boek", "cents_per_hour": 5000}
    book.import_file(lines({"type": "client", "name": "Eik"}, project, rate))
    book.log("2026-11-20 2h @bouw/boek x")
    assert counts(book.import_file(lines(project | {"client": "Eik"}))) == (0, 1, 0, 0)
    rows = book.report(("project",), date(2026, 11, 20), date(2026, 11, 20)).rows
    assert [(row.keys, row.money and row.money.revenue_cents) for row in rows] == [
        ({"client": "Eik", "project": "Boek"}, 10_000)
    ]
    book.undo()
    (row,) = book.report(("project",), date(2026, 11, 20), date(2026, 11, 20)).rows
    assert row.keys == {"client": "Bouw", "project": "Boek"}


def test_a_project_that_becomes_a_gift_makes_its_hours_unbillable(book: Tracker, lines: Lines) -> None:
    project = {"type": "project", "client": "Bouw", "name": "Boek", "billing": "hourly"}
    book.import_file(lines(project))
    book.log("2026-11-20 2h @bouw/boek !billable x")
    book.import_file(lines(project | {"billing": "gift"}))
    assert book.report(start=date(2026, 11, 20), end=date(2026, 11, 20)).rows[0].billable_seconds == 0


def test_an_import_of_known_records_onto_an_empty_book_drops_only_automatic_settings(
    new_book: Callable[..., Tracker], lines: Lines
) -> None:
    book = new_book()
    book.import_file(lines({"type": "settings", "timezone": "Asia/Tokyo", "valid_from": "2026-01-01"}))
    (only,) = book.records("settings")
    assert (only.timezone, only.valid_from) == ("Asia/Tokyo", date(2026, 1, 1))  # type: ignore[attr-defined]
    book.undo()
    assert len(book.records("settings")) == 1


def test_an_export_while_another_program_writes_is_of_one_moment(
    new_book: Callable[..., Tracker], tmp_path: Path
) -> None:
    book, other = new_book(tmp_path / "book.db"), new_book(tmp_path / "book.db")
    book.add(Client(name="First"))
    with book.store.reading():
        found = interchange_lines(book.store)
        first = next(found)
        other.add(Client(name="Second"))
        other.log("2026-11-20 1h @second x")
        assert [json.loads(line)["type"] for line in (first, *found)] == ["client"]
