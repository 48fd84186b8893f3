"""What the lower rooms refuse, and how they name a change, goes through gettext, as marks around it show."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.pseudo import escaping_words, pseudo
from tracker import bundle, clock, language
from tracker.answers import report
from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.importers import identify
from tracker.importers.base import Options
from tracker.ingest.answering import limits_set
from tracker.ingest.files import importing_options
from tracker.language.parts import either, long_day
from tracker.metrics.periods import grouping
from tracker.quickline import read, read_contact, resolve_client, resolve_project
from tracker.records import (
    Action,
    Address,
    Boundary,
    Client,
    Decision,
    Occasion,
    Phase,
    Project,
    Question,
    Rate,
    Request,
    Review,
    Rule,
    Settings,
    TimeEntry,
    completed,
    specs,
)
from tracker.records.codec import checked, parse
from tracker.records.order import out_of_order
from tracker.records.words import cents, record_of, windows
from tracker.store.backup import back_up, restore
from tracker.store.checks import findings
from tracker.workweek import iso_week, on_clock, week_days

TODAY = date(2026, 11, 20)
NOON = datetime.fromisoformat("2026-11-20T12:00:00+01:00")


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on everything that goes through gettext is marked."""
    monkeypatch.setattr(language, "catalogue", pseudo)


def unmarked(text: str) -> str:
    """The words of a text that escaped."""
    return " ".join(escaping_words(text))


def refusal(refused: Callable[[], object]) -> TrackerError:
    with pytest.raises(TrackerError) as caught:
        refused()
    return caught.value


REFUSED_LINES = (
    "",
    "9-10 11-12",
    "9-10 @/x",
    "9-10 !nothing",
    "2026-02-30 9-10",
    "2926-02-03 9-10",
    "20-11-2026 9-10",
    "9:99-10:00",
    "9-9",
    "9-5",
    "20:00-19:30",
    "25h",
    "1h70",
    "0h",
    "1h 2h",
    "2026-11-16 2026-11-17 1h",
)
"""Quick lines that make no sense, each in another way."""

REFUSED_CONTACTS = (
    "",
    "@bouw in",
    "in phone 14:05",
    "@bouw phone 14:05",
    "@bouw @eik in phone",
    "@bouw in out phone",
    "@bouw in phone today",
    "@bouw in email 14:05 12m",
    "@bouw in phone 14:05-15:00",
    "@bouw in phone 25:00",
    "@bouw in phone 0m",
    "@bouw/boek in phone",
    "@bouw in phone !nothing",
    "@bouw in phon 14:05",
)


@pytest.mark.parametrize("line", REFUSED_LINES)
def test_what_a_quick_line_refuses_is_translated(marked: None, line: str) -> None:
    error = refusal(lambda: read(line, TODAY))
    assert unmarked(error.happened) == unmarked(error.remedy) == ""


@pytest.mark.parametrize("line", REFUSED_CONTACTS)
def test_what_the_line_of_a_contact_refuses_is_translated(marked: None, line: str) -> None:
    error = refusal(lambda: read_contact(line, TODAY))
    assert unmarked(error.happened) == unmarked(error.remedy) == ""


VALUES: tuple[tuple[type[Any], str, object], ...] = (
    (Client, "name", None),
    (Client, "name", 3),
    (Client, "name", " "),
    (Client, "name", "\x00"),
    (Client, "name", "\ud800"),
    (Client, "id", "x" * 65),
    (Client, "currency", "euro"),
    (Client, "aliases", "x"),
    (Client, "archived_on", "yesterday"),
    (Client, "archived_on", "2026-02-30"),
    (Client, "timezone", "Mars"),
    (Client, "timezone", 3),
    (Client, "intermediary", "perhaps"),
    (Project, "billing", "never"),
    (Project, "fee_cents", 1.5),
    (Project, "fee_cents", 10**14),
    (Project, "fee_cents", -1),
    (Project, "agreed_hours", "x"),
    (Project, "agreed_hours", -1),
    (Project, "milestones", [1]),
    (Project, "milestones", [{"day": "2026-11-20", "share": 2}]),
    (TimeEntry, "seconds", 0),
    (TimeEntry, "starts_at", "x"),
    (TimeEntry, "starts_at", "2026-11-20T09:00:00"),
    (TimeEntry, "starts_at", "2026-13-20T09:00:00+01:00"),
    (Settings, "day_starts_at", "25:00"),
    (Settings, "working_hours", {"noday": []}),
    (Settings, "working_hours", {"mon": [["9", "x"]]}),
    (Settings, "working_hours", {"mon": [["10:00", "09:00"]]}),
    (Settings, "limits", {"x": 1}),
    (Boundary, "terms", []),
    (Boundary, "terms", {"reply_within_minutes": 0}),
    (Boundary, "terms", {"x": float("nan")}),
    (Boundary, "terms", {"x": 10**14}),
    (Boundary, "terms", {"x": [[[[[[[[[1]]]]]]]]]}),
    (Boundary, "hoped_percent", 101),
    (Decision, "week", "x"),
    (Decision, "week", "2026-W54"),
    (Decision, "week", "1066-W01"),
)


@pytest.mark.parametrize(("record", "name", "value"), VALUES, ids=lambda of: str(of)[:20])
def test_what_a_field_may_not_hold_is_translated(
    marked: None, record: type[Any], name: str, value: object
) -> None:
    spec = next(of for of in specs(record) if of.name == name)
    with pytest.raises(ValueError, match="⟦") as caught:
        parse(spec, value)
    assert unmarked(str(caught.value)) == ""


def test_an_entry_that_makes_no_sense_is_told_of_in_translation(marked: None) -> None:
    day, later = date(2026, 11, 18), datetime.fromisoformat("2026-11-20T12:00:00.5+01:00")
    for fields in (
        {"ends_at": NOON},
        {},
        {"day": TODAY, "seconds": 10**6},
        {"day": date(1066, 1, 1), "seconds": 1},
        {"starts_at": NOON, "ends_at": NOON},
        {"starts_at": NOON, "ends_at": later},
        {"starts_at": NOON, "seconds": 1},
        {"starts_at": NOON, "day": day},
    ):
        with pytest.raises(ValueError, match="⟦") as caught:
            completed(TimeEntry(**fields))  # type: ignore[arg-type]
        assert unmarked(str(caught.value)) == ""
    with pytest.raises(ValueError, match=r"^⟦name ⟦is no text: 3⟧⟧$"):
        checked(Client(name=3))  # type: ignore[arg-type]


def test_days_in_the_wrong_order_are_told_of_in_translation(marked: None) -> None:
    earlier, before = date(2026, 11, 1), datetime.fromisoformat("2026-11-19T12:00:00+01:00")
    for record in (
        Phase(name="x", starts_on=TODAY, ends_on=earlier),
        Question(client="C", opened_at=NOON, asked_at=before),
        Request(client="C", at=NOON, decided_at=before),
        Review(week="2026-W47", started_at=NOON, closed_at=before),
        Boundary(topic="scope", chosen_on=TODAY, ends_on=earlier),
        Boundary(topic="scope", chosen_on=TODAY, review_on=earlier),
        Decision(week="2026-W47", pattern="always-on", answer="seen", until=earlier),
    ):
        assert unmarked(out_of_order(record) or "no contradiction") == ""


def refusals_of_the_book(book: Tracker, folder: Path) -> dict[str, Callable[[], object]]:
    """One request or more for each module, that none of them can do."""
    store, text = book.store, folder / "notes.txt"
    text.write_text("just some text\n", "utf-8")
    (folder / "empty.csv").touch()
    (folder / "a.pdf").write_bytes(b"%PDF-1.7")
    boundary = book.add(Boundary(client="Bouw", topic="scope"))
    return {
        "answers": lambda: report(store, (), TODAY, date(2026, 1, 1), None, NOON),
        "book": lambda: book.log("9-10", client="Bouw"),
        "clock": clock.now,
        "exports": lambda: book.export(folder / "x.nothing"),
        "replies": lambda: book.replies(TODAY, date(2026, 1, 1)),
        "signs": lambda: book.signs("1066-W02"),
        "unknown: text": lambda: identify(text),
        "unknown: empty": lambda: identify(folder / "empty.csv"),
        "unknown: known by its first bytes": lambda: identify(folder / "a.pdf"),
        "unknown: folder": lambda: identify(folder),
        "importers.base": lambda: identify(folder / "missing.csv"),
        "files: format": lambda: book.import_file(text, format="nothing"),
        "files: zone": lambda: importing_options("Mars", None, None),
        "files: date order": lambda: importing_options(None, "xyz", None),
        "answering": lambda: book.answer("nothing", "seen"),
        "answering: line": lambda: limits_set(store, "always-on", {"nothing": 1}, NOON),
        "closing": lambda: book.close_record(book.records(Client)[0]),
        "logging: no time": lambda: book.log("@bouw"),
        "logging: timer": lambda: book.stop(),
        "logging: project": lambda: book.log(client="Bouw", project="x", day=TODAY, hours=1),
        "messaging": lambda: book.message("@bouw"),
        "registering: list": lambda: book.records("nothing"),
        "registering: twin": lambda: book.add(Client(name="BOUW")),
        "registering: value": lambda: book.add(Action(client="Bouw", owner="cat")),
        "registering: client": lambda: book.add(Action(client="Nobody", owner="me")),
        "registering: used": lambda: book.remove(book.records(Client)[0]),
        "registering: boundary": lambda: book.add(Occasion(boundary="x", at=NOON)),
        "registering: gone": lambda: book.remove(Boundary(id="gone", topic="scope")),
        "registering: entry": lambda: book.add(TimeEntry(day=TODAY, seconds=1)),
        "registering: address": lambda: book.add(Address(address="bouw.example", whose="me")),
        "registering: key": lambda: book.add(Rate(client="Bouw", cents_per_hour=1)),
        "registering: days": lambda: book.change(boundary, chosen_on=TODAY, ends_on=date(2026, 1, 1)),
        "senders": lambda: book.assign("x@y.example", "Bouw"),
        "sorting": lambda: book.sort("zzzz", "@bouw"),
        "periods": lambda: grouping(["nothing"]),
        "names: client": lambda: resolve_client("Bow", {"Bouw": ()}),
        "names: two": lambda: resolve_client("b", {"Bouw": ("b",), "Beuk": ("b",)}),
        "names: project": lambda: resolve_project("x", "Bouw", ()),
        "words: field": lambda: record_of(Client, {"nothing": "x"}),
        "words: hours": lambda: windows("9-12,11-13", "mon"),
        "words: stretch": lambda: windows("soon", "mon"),
        "backup": lambda: back_up(store, str(text)),
        "backup: nothing there": lambda: restore(str(folder / "missing.db"), str(folder / "b.db")),
        "backup: no database": lambda: restore(str(text), str(folder / "b.db")),
        "connection": lambda: Tracker(str(folder)),
        "ids": lambda: book.delete("zzzz"),
        "workweek.clock": lambda: on_clock(date(2026, 3, 29), NOON.time().replace(2, 30), book.now().tzinfo),
        "workweek.days": lambda: week_days("nothing"),
        "workweek.days: no such week": lambda: week_days("2026-W54"),
    }


def test_every_module_refuses_in_the_language_spoken(
    book: Tracker, tmp_path: Path, marked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(clock.VARIABLE, "soon")
    escaped = {}
    for name, refused in refusals_of_the_book(book, tmp_path).items():
        error = refusal(refused)
        assert "⟦" in error.happened, name
        escaped[name] = unmarked(error.happened) + unmarked(error.remedy)
    # What stands before a fault is no text: a variable of the environment.
    assert {name: left for name, left in escaped.items() if left} == {"clock": "TRACKER NOW"}


def test_a_missing_file_of_the_program_is_told_of_in_translation(
    marked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "_BUNDLE", "/nowhere")
    monkeypatch.setattr(bundle, "_CHECKOUT", "/nowhere")
    assert unmarked(refusal(lambda: bundle.bundled("dashboard.py")).happened) == ""


FILES = {
    "problems.csv": (
        "Subject,Start Date,Start Time,End Date,End Time\n"
        "a,someday,9:00,2026-11-20,10:00\n"
        "b,2026-02-30,9:00,2026-11-20,10:00\n"
        "c,2026-11-20,9:99,2026-11-20,10:00\n"
        "d,2026-11-20,9:00,2026-11-19,10:00\n"
        "e,2026-03-29,2:30,2026-03-29,4:00\n"
        "f,2026-11-20,9:00,,\n"
        ",,,,\n"
    ),
    "calls.csv": (
        "date,time,channel,direction,contact,duration\n"
        "2026-11-20,9:00,phone,sideways,Jan,12m\n"
        "2026-11-20,9:00,pigeon,in,Jan,12m\n"
        "soon,9:00,phone,in,Jan,12m\n"
        "2026-11-20,9:00,phone,in,Jan,1:30\n"
    ),
    "records.jsonl": (
        '{"type": "client"}\n{"type": "nothing"}\n[]\nx\n{"type": "client", "name": "a", "b": 1}\n'
    ),
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_problems_and_notes_of_a_file_are_translated(marked: None, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], "utf-8")
    batch = identify(path).extract(path, Options(timezone="Europe/Amsterdam"))
    assert batch.problems
    assert [problem for problem in batch.problems if unmarked(problem.message)] == []
    assert [note for note in batch.notes if unmarked(note)] == []


def test_a_zone_that_nobody_told_is_asked_for_in_translation(marked: None, tmp_path: Path) -> None:
    for name in ("problems.csv", "calls.csv"):
        (tmp_path / name).write_text(FILES[name], "utf-8")
        path = tmp_path / name
        error = refusal(lambda: identify(path).extract(path, Options()))  # noqa: B023 - called at once
        assert unmarked(error.happened) == unmarked(error.remedy) == ""


def test_problems_of_a_period_are_translated_however_often_they_are_asked_for(
    book: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.add(Client(name="Eik"))
    book.add(Project(client="Eik", name="Fee", billing="fixed"))
    book.log("9-12 @eik one")
    book.log("9-12 @bouw two")
    for hour in range(4):
        book.log(client="Bouw", day=date(2026, 11, 17), hours=8 + hour)
    before = [problem.message for problem in book.review("2026-W47").problems]
    assert len(before) >= 3
    monkeypatch.setattr(language, "catalogue", pseudo)
    after = [problem.message for problem in book.review("2026-W47").problems]
    assert [of for of in after if unmarked(of)] == []
    monkeypatch.undo()
    assert [problem.message for problem in book.review("2026-W47").problems] == before


def test_the_history_names_changes_in_the_language_in_which_they_were_made(
    book: Tracker, marked: None
) -> None:
    entry = book.log("9-10 @bouw plans")
    book.edit(entry.id or "", "10-11")
    book.delete(entry.id or "")
    book.start("@bouw")
    book.stop(datetime.fromisoformat("2026-11-20T12:30:00+01:00"))
    book.message("@bouw in phone 11:05")
    boundary = book.add(Boundary(client="Bouw", topic="scope"))
    boundary = book.change(boundary, told_on=TODAY)
    book.close_record(boundary)
    book.remove(boundary)
    book.add(Rule(title="plans", client="Bouw"))
    changes = [of.what for of in book.history(11)]
    assert [of for of in changes if not of.startswith("⟦") or unmarked(of)] == []
    assert "⟦change ⟦⟦a boundary⟧ of Bouw⟧⟧" in changes


def test_the_doctor_speaks_the_language(book: Tracker, marked: None) -> None:
    assert [of for of in findings(book.store) if unmarked(of.sentence)] == []


def test_english_costs_no_marks_and_changes_no_word() -> None:
    assert either([iso_week(TODAY), long_day(TODAY)]) == "2026-W47 or Friday 20 November"
    with pytest.raises(ValueError, match=r"^is no amount: 'x' \(write it like 12\.50\)$"):
        cents("x")
    assert str(refusal(lambda: resolve_client("Bow", {"Bouw": ()}))) == (
        'There is no client called "Bow".'
        ' Did you mean "Bouw"? Otherwise add it with `tracker client add "Bow"`.'
    )
