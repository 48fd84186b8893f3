"""Taking in an interchange file: the same record known again, problems that stop it, and the way round."""

import json
import random
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from tracker.book import Tracker
from tracker.errors import BadFile
from tracker.exports import interchange_lines
from tracker.ingest.report import ImportReport
from tracker.records import KINDS, WEEKDAYS, Client

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

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
names = st.one_of(
    texts.filter(str.strip),
    st.sampled_from(
        ('"', "<script>", "a\nb", "x" * 10_000, "עברית", "👩🏽‍🚀", "=1+1", " a ", "A", "a", "'", "\\")
    ),
)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(str)
maybe = st.none()
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
instants = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - made aware below
zones = st.sampled_from(("UTC", "Europe/Amsterdam", "America/New_York", "Asia/Kathmandu"))
hours = st.floats(0, 1000) | st.integers(0, 1000)
cents = st.integers(0, 10**9)
clocks = st.times().map(lambda t: f"{t:%H:%M}")
windows = st.tuples(clocks, clocks | st.just("24:00")).filter(lambda w: w[0] < w[1]).map(list)
ids = st.uuids().map(str) | st.text(
    st.characters(codec="ascii", exclude_categories=["C"]), min_size=1, max_size=64
)


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Each field, or not."""
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def files(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A file without problems, its lines in any order."""
    clients = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    projects = draw(st.lists(st.tuples(st.sampled_from(clients), names), max_size=4, unique=True))
    found: list[dict[str, Any]] = [
        {"type": "settings", "timezone": draw(zones), "valid_from": day, **draw(settings)}
        for day in draw(st.lists(maybe | days, max_size=2, unique=True))
    ]
    found += [{"type": "client", "name": name, **draw(of_client)} for name in clients]
    found += [{"type": "project", "client": c, "name": n, **draw(of_project)} for c, n in projects]
    pairs = [*projects, *((client, None) for client in clients)]
    found += [
        {"type": "rate", "client": c, "project": p, "valid_from": day, "cents_per_hour": draw(cents)}
        for (c, p), day in draw(
            st.lists(st.tuples(st.sampled_from(pairs), maybe | days), max_size=4, unique=True)
        )
    ]
    for _ in range(draw(st.integers(0, 6))):
        client, project = draw(st.sampled_from([*pairs, (None, None)]))
        found.append(
            {"type": "entry", "client": client, "project": project, **draw(when()), **draw(of_entry)}
        )
    found += [
        {"type": "expense", "client": draw(maybe | st.sampled_from(clients)), **draw(of_expense)}
        for _ in range(draw(st.integers(0, 3)))
    ]
    found += [
        {"type": "rule", "title": title, "client": draw(maybe | st.sampled_from(clients))}
        for title in draw(st.lists(names, max_size=2, unique=True))
    ]
    chosen = iter(draw(st.lists(ids, min_size=len(found), max_size=len(found), unique=True)))
    found = [{**line, **({"id": next(chosen)} if draw(st.booleans()) else {})} for line in found]
    return draw(st.permutations(found))


settings = some(
    currency=st.sampled_from(("EUR", "USD")),
    day_starts_at=clocks,
    working_hours=st.dictionaries(st.sampled_from(WEEKDAYS), st.lists(windows, max_size=2)),
    days_off=st.lists(days, max_size=2),
    capacity_hours=hours,
    floor_rate_cents=cents,
    prefers=st.sampled_from(("separate", "mix")),
    limits=st.dictionaries(
        texts, st.dictionaries(texts, st.booleans() | hours | texts, max_size=2), max_size=2
    ),
)
of_client = some(
    aliases=st.lists(texts, max_size=2),
    addresses=st.lists(texts, max_size=2),
    currency=st.sampled_from(("EUR", "USD")),
    size=st.sampled_from(("large", "sme", "public")),
    intermediary=st.booleans(),
    timezone=zones,
    archived_on=days,
)
of_project = st.builds(
    lambda billing, rest: {"billing": billing, **rest},
    st.sampled_from(("hourly", "fixed", "retainer", "gift", "internal")),
    some(
        fee_cents=cents,
        agreed_hours=hours,
        estimate_hours=hours,
        included_hours=hours,
        starts_on=days,
        ends_on=days,
        milestones=st.lists(st.fixed_dictionaries({"day": days, "share": st.floats(0, 1)}), max_size=2),
        answers_own_chair=st.booleans(),
    ),
)
of_entry = some(
    kind=st.sampled_from(KINDS),
    tags=st.lists(texts, max_size=2),
    billable=st.booleans(),
    scope=st.sampled_from(("agreed", "extra")),
    initiator=st.sampled_from(("me", "client")),
    announced=st.booleans(),
    trigger=st.sampled_from(("client", "own")),
    note=texts,
    timezone=zones,
    source=texts,
)
of_expense = st.builds(
    lambda day, amount, rest: {"day": day, "amount_cents": amount, **rest},
    days,
    st.integers(-(10**9), 10**9),
    some(passed_through=st.booleans(), note=texts),
)


@st.composite
def when(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.booleans()):
        return {"day": draw(days), "seconds": draw(st.integers(1, 604_800))}
    starts = draw(instants).replace(tzinfo=draw(offsets))
    ends = starts + timedelta(seconds=draw(st.integers(1, 604_000)), microseconds=draw(st.integers(0, 1)))
    return {"starts_at": starts.isoformat(), "ends_at": ends.astimezone(draw(offsets)).isoformat()}


@given(files())
@profile(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_out_and_in_and_out_again_is_the_same_file(tmp_path_factory: Any, of: list[dict[str, Any]]) -> None:
    folder = tmp_path_factory.mktemp("round")
    first, second, third = (folder / f"{n}.jsonl" for n in "123")
    first.write_text("".join(json.dumps(line) + "\n" for line in of), "utf-8")
    with Tracker(":memory:", lambda: NOW) as book, Tracker(":memory:", lambda: NOW) as copy:
        assert counts(book.import_file(first)) == (len(of), 0, 0, 0)
        assert book.export(second) == len(of)
        shuffled = _lines(second)
        random.Random(len(of)).shuffle(shuffled)
        mixed = folder / "mixed.jsonl"
        mixed.write_bytes(b"".join(shuffled))
        if of:
            copy.import_file(mixed)
        copy.export(third)
        assert third.read_bytes() == second.read_bytes()
        for path in (first, second, mixed):
            if of:
                history = book.history(100)
                assert counts(book.import_file(path)) == (0, 0, len(of), 0)
                assert book.history(100) == history


def _lines(path: Path) -> list[bytes]:
    return [line + b"\n" for line in path.read_bytes().split(b"\n") if line]


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
