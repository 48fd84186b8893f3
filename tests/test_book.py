"""The library: what a script may do with a book, and what it is told when it cannot."""

import csv
import resource
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

import tracker
from tracker.book import Tracker, default_path
from tracker.errors import NotFound, TrackerError, UsageError
from tracker.records import Client, Expense, Project, Rate, Rule, Settings, TimeEntry

DAY = date(2026, 11, 20)
NINE = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


# --- opening ---------------------------------------------------------------------------------------------


def test_the_default_place_is_named_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "mine.db"))
    tracker.open().close()
    assert (tmp_path / "mine.db").exists()
    monkeypatch.delenv("TRACKER_DB")
    assert default_path().endswith("tracker.db")


def test_the_clock_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T03:00:00+01:00")
    with tracker.open(":memory:") as book:
        book.add(Settings(timezone="Europe/Amsterdam"))
        assert (book.now(), book.today()) == (datetime(2026, 11, 20, 2, tzinfo=UTC), date(2026, 11, 19))
        monkeypatch.setenv("TRACKER_NOW", "yesterday")
        with pytest.raises(UsageError, match="TRACKER_NOW is no time"):
            book.now()


def test_a_fresh_book_has_settings_and_says_so_once(tmp_path: Path, new_book: Callable[..., Tracker]) -> None:
    path = tmp_path / "book.db"
    assert new_book(path).settled_zone is not None
    again = new_book(path)
    assert (again.settled_zone, len(again.records("settings")), again.history()) == (None, 1, [])


def test_every_public_name_is_there() -> None:
    for name in tracker.__all__:
        assert getattr(tracker, name) is not None
    with pytest.raises(AttributeError):
        tracker.nothing  # noqa: B018


# --- records, and small questions --------------------------------------------------------------------------


def test_records_are_named_by_their_type_or_its_word(new_book: Callable[..., Tracker]) -> None:
    book = new_book()
    book.add(Client(name="Bouw"))
    assert book.records(Client) == book.records("client")
    assert [of.name for of in book.records(Client)] == ["Bouw"]


def test_the_currency_is_the_clients_own_or_that_of_the_newest_settings(
    new_book: Callable[..., Tracker],
) -> None:
    book = new_book()
    book.change(book.records(Settings)[0], currency="GBP")
    book.add(Settings(timezone="Europe/Amsterdam", currency="SEK", valid_from=date(2027, 1, 1)))
    book.add(Client(name="Alp", currency="CHF"))
    book.add(Client(name="Bouw"))
    found = [book.currency(), book.currency("Bouw"), book.currency("Alp"), book.currency("nobody")]
    assert found == ["SEK", "SEK", "CHF", "SEK"]


def test_an_hour_costs_what_the_clients_own_rate_of_today_says(new_book: Callable[..., Tracker]) -> None:
    book = new_book()
    book.add(Client(name="Bouw"))
    book.add(Client(name="Alp"))
    book.add(Project(client="Alp", name="P", billing="hourly"))
    book.add(Rate(client="Alp", project="P", cents_per_hour=15_000))
    book.add(Rate(client="Bouw", cents_per_hour=10_000))
    book.add(Rate(client="Bouw", cents_per_hour=12_000, valid_from=book.today() + timedelta(days=1)))
    assert book.hourly_rates() == {"Bouw": 10_000}


# --- logging ---------------------------------------------------------------------------------------------


def test_a_quick_line_is_stored_as_it_was_read(book: Tracker) -> None:
    book.add(Project(client="Bouw", name="Handboek", billing="hourly"))
    line = "9:00-11:30 @bouw/handboek handbook chapter 3 #research !gift #draft"
    read, entry = book.read(line), book.log(line)
    assert entry == TimeEntry(**{**vars(read), "id": entry.id})
    assert book.listed(DAY, DAY)[0].entry == entry
    assert (entry.client, entry.project, entry.kind, entry.tags) == (
        "Bouw",
        "Handboek",
        "research",
        ("draft",),
    )
    assert (entry.seconds, entry.billable, entry.scope, entry.initiator) == (9000, False, "extra", "me")
    assert (entry.starts_at, entry.ends_at) == (NINE, NINE + timedelta(hours=2.5))


def test_fields_are_stored_as_given(book: Tracker) -> None:
    entry = book.log(client="bouwgroep", day=DAY, hours=2, kind="research", billable=False, tags=["a"])
    assert book.listed(DAY, DAY)[0].entry == entry
    assert (entry.client, entry.seconds, entry.kind, entry.billable, entry.tags) == (
        "Bouw", 7200, "research", False, ("a",),
    )  # fmt: skip
    clocked = book.log(client="Bouw", starts_at=NINE, ends_at=NINE + timedelta(hours=1))
    assert (clocked.seconds, clocked.timezone) == (3600, "Europe/Amsterdam")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"line": "9-10 x", "client": "Bouw"}, "A quick line and fields were given"),
        ({"hours": 2}, "needs day and seconds"),
        ({"day": DAY, "hours": 0}, "0 is no number of hours"),
        ({"day": DAY, "hours": float("nan")}, "nan is no number of hours"),
        ({"day": DAY, "hours": float("inf")}, "inf is no number of hours"),
        ({"day": DAY, "hours": 400}, "400 is no number of hours"),
        ({"day": DAY, "hours": 1e-9}, "seconds must be above zero"),
        ({"day": DAY, "hours": 1, "seconds": 60}, "no number of hours"),
        ({"day": DAY, "hours": 1, "colour": "red"}, "An entry has no field colour"),
        ({"day": DAY, "hours": 1, "kind": "nap"}, "kind is 'nap'"),
        ({"day": DAY, "hours": 1, "client": "nobody"}, 'no client called "nobody"'),
        ({"day": DAY, "hours": 1, "project": "P"}, "A project needs a client"),
        ({"day": DAY, "hours": 1, "client": "Bouw", "project": "P"}, "has no project 'P'"),
        ({"starts_at": datetime(2026, 11, 20, 9)}, "has no zone.*write the offset"),  # noqa: DTZ001
        ({"line": "@bouw x"}, "The line says no time"),
        ({"line": ""}, "The line is empty"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_reason(
    book: Tracker, fields: dict[str, Any], said: str
) -> None:
    revision = book.store.revision
    with pytest.raises(TrackerError, match=said):
        book.log(**fields)
    assert book.store.revision == revision


def test_a_timer_starts_stops_and_hands_over(new_book: Callable[..., Tracker], tmp_path: Path) -> None:
    def at(clock: str) -> Tracker:
        return new_book(tmp_path / "book.db", datetime.fromisoformat(f"2026-11-20T{clock}+01:00"))

    at("08:00:00").add(Settings(timezone="Europe/Amsterdam"))
    first, before = at("09:00:00").start("one")
    assert (before, first.seconds, at("09:30:00").running()) == (None, None, first)
    second, before = at("10:00:00").start("two")
    assert before is not None
    assert (before.id, before.seconds) == (first.id, 3600)
    with pytest.raises(TrackerError, match="began at 2026-11-20 10:00, after"):
        at("09:30:00").stop()
    assert at("11:30:00").stop(at=datetime.fromisoformat("2026-11-20T10:00:00Z")).seconds == 3600
    with pytest.raises(TrackerError, match="No timer is running"):
        at("12:00:00").stop()
    with pytest.raises(UsageError, match="A timer starts now"):
        at("12:00:00").start("9-10 x")
    at("13:00:00").undo()
    assert at("13:00:00").running() == second


def test_a_timer_forgotten_for_a_week_can_be_stopped_when_the_work_ended(
    new_book: Callable[..., Tracker], tmp_path: Path
) -> None:
    new_book(tmp_path / "book.db").start("x")
    late = new_book(tmp_path / "book.db", datetime.fromisoformat("2026-12-20T12:00:00+01:00"))
    for stop in (late.stop, late.start):
        with pytest.raises(TrackerError, match=r"would last 720\.0 hours.*Stop it at the time"):
            stop()
    assert late.stop(at=datetime.fromisoformat("2026-11-20T13:00:00+01:00")).seconds == 3600


# --- correcting ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "fields", "expected"),
    [
        ("10-11", {}, {"seconds": 3600, "starts_at": NINE + timedelta(hours=1), "note": "plan"}),
        ("yesterday", {}, {"starts_at": NINE - timedelta(days=1), "seconds": 7200}),
        ("3h", {}, {"ends_at": NINE + timedelta(hours=3), "seconds": 10800}),
        ("#research new words", {}, {"kind": "research", "note": "new words", "seconds": 7200}),
        ("!gift", {}, {"billable": False, "scope": "extra", "initiator": "me"}),
        ("", {"ends_at": NINE + timedelta(hours=1)}, {"seconds": 3600}),
        ("", {"client": None}, {"client": None, "billable": False}),
        ("", {"client": "eik"}, {"client": "Eik", "billable": True}),
        ("", {"scope": "extra"}, {"billable": False}),
        ("", {"scope": "extra", "billable": True}, {"billable": True}),
        ("", {"tags": ["a", "b"]}, {"tags": ("a", "b")}),
    ],
)
def test_only_what_is_said_changes(
    book: Tracker, line: str, fields: dict[str, Any], expected: dict[str, Any]
) -> None:
    book.add(Client(name="Eik"))
    entry = book.log("9-11 @bouw plan")
    edited = book.edit(entry.id[:6], line, **fields)
    assert {name: getattr(edited, name) for name in expected} == expected
    kept = {"id", "announced", "trigger", "timezone"} - expected.keys()
    assert {getattr(edited, name) == getattr(entry, name) for name in kept} == {True}
    assert [listed.entry for listed in book.listed(*NOVEMBER)] == [edited]
    book.undo()
    assert [listed.entry for listed in book.listed(*NOVEMBER)] == [entry]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"colour": 1}, "An entry has no field colour"),
        ({"id": "other"}, "An entry keeps its id"),
        ({"kind": "nap"}, "kind is 'nap'"),
        ({"client": "nobody"}, "no client called"),
        ({"project": "none"}, "has no project 'none'"),
        ({"starts_at": datetime(2026, 11, 20, 9)}, "has no zone"),  # noqa: DTZ001
        ({"ends_at": NINE}, "not after its start"),
        ({"seconds": 5}, "seconds is 5"),
        ({"tags": "x"}, "tags is no list"),
    ],
)
def test_a_correction_that_makes_no_sense_changes_nothing(
    book: Tracker, fields: dict[str, Any], said: str
) -> None:
    entry = book.log("9-11 @bouw plan")
    with pytest.raises(TrackerError, match=said):
        book.edit(entry.id, **fields)
    assert [listed.entry for listed in book.listed(DAY, DAY)] == [entry]


def test_an_entry_is_known_by_the_first_letters_of_its_id(book: Tracker) -> None:
    ids = [book.log(f"{n}m x").id for n in range(1, 40)]
    with pytest.raises(NotFound):
        book.delete("")
    with pytest.raises(NotFound, match="No entry has the id 'uuuuuu'"):
        book.delete("uuuuuu")
    shared = next(i[0] for i in ids if i and sum(j[0] == i[0] for j in ids if j) > 1)
    with pytest.raises(TrackerError, match="Several entries have an id that begins with"):
        book.delete(shared)
    assert book.delete(ids[0].upper() if ids[0] else "").id == ids[0]


# --- records ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Client(name="Bouw"), "There is a client Bouw already"),
        (Client(name="BOUW"), "There is a client Bouw already"),
        (Client(name="  "), "name is empty"),
        (Client(name="X", aliases="abc"), "aliases is no list"),  # type: ignore[arg-type]
        (Rate(client="Bouw", cents_per_hour=1), "There is a rate Bouw already"),
        (Rate(client="Bouw", cents_per_hour=-1), "cents_per_hour is below zero"),
        (Rate(client="Nobody", cents_per_hour=1), "There is no client 'Nobody'"),
        (Project(client="Bouw", name="P", billing="barter"), "billing is 'barter'"),
        (
            Project(client="Bouw", name="P", billing="gift", starts_on=DAY, ends_on=date(2026, 11, 1)),
            "before it starts",
        ),
        (Expense(day=DAY, amount_cents=1.5), "amount_cents is no whole number"),  # type: ignore[arg-type]
        (Settings(timezone="Mars"), "timezone is no time zone"),
        (Settings(timezone="UTC"), "There is settings already"),
        (Rule(title="x", client="Nobody"), "There is no client 'Nobody'"),
        (TimeEntry(day=DAY, seconds=60), "An entry is not added or changed like this. Use log"),
    ],
    ids=lambda value: value.type if hasattr(value, "type") else "",
)
def test_a_record_that_may_not_be_added_says_why(book: Tracker, record: Any, said: str) -> None:
    revision = book.store.revision
    with pytest.raises(TrackerError, match=said):
        book.add(record)
    assert book.store.revision == revision


def test_an_entry_is_not_changed_or_removed_as_a_record(book: Tracker) -> None:
    entry = book.log("1h x")
    with pytest.raises(UsageError):
        book.change(entry, kind="nap")
    with pytest.raises(UsageError):
        book.remove(entry)


def test_what_others_refer_to_stays(book: Tracker) -> None:
    book.add(Project(client="Bouw", name="P", billing="hourly"))
    book.log("1h @bouw/p x")
    with pytest.raises(TrackerError, match="Other records belong to a project Bouw P"):
        book.remove(book.records("project")[0])
    with pytest.raises(TrackerError, match="Archive it instead"):
        book.remove(book.records("client")[0])
    with pytest.raises(TrackerError, match="These are the only settings"):
        book.remove(book.records("settings")[0])


def test_a_project_that_moves_takes_its_hours_rates_and_rules_along(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    project = book.add(Project(client="Bouw", name="P", billing="hourly"))
    book.add(Rate(client="Bouw", project="P", cents_per_hour=5_000))
    book.add(Rule(title="plan", client="Bouw", project="P"))
    book.log("2h @bouw/p x")
    book.change(project, client="Eik")
    (row,) = book.report("project", DAY, DAY).rows
    assert row.keys == {"client": "Eik", "project": "P"}
    assert row.money is not None
    assert row.money.revenue_cents == 10_000
    assert [rule.client for rule in book.records("rule")] == ["Eik"]  # type: ignore[attr-defined]
    assert book.review("2026-W47").totals["hours"] == 2.0


def test_a_record_that_is_gone_is_a_sentence(book: Tracker) -> None:
    client = book.add(Client(name="Eik"))
    book.remove(client)
    with pytest.raises(NotFound, match="is not there any more"):
        book.change(client, name="Eiken")


def test_a_change_keeps_what_another_program_changed_meanwhile(
    new_book: Callable[..., Tracker], tmp_path: Path
) -> None:
    terminal, dashboard = new_book(tmp_path / "book.db"), new_book(tmp_path / "book.db")
    seen = dashboard.add(Client(name="Bouw"))
    terminal.change(terminal.records("client")[0], aliases=("bouwgroep",))
    dashboard.change(seen, size="sme")
    (client,) = terminal.records("client")
    assert (client.aliases, client.size) == (("bouwgroep",), "sme")  # type: ignore[attr-defined]
    with pytest.raises(UsageError, match="has no field colour"):
        dashboard.change(seen, colour="red")


def test_there_is_no_list_of_what_there_is_no_type_of(book: Tracker) -> None:
    with pytest.raises(UsageError, match="There is no list of 'entry'"):
        book.records("entry")


# --- frames ----------------------------------------------------------------------------------------------


def test_entries_are_a_frame_of_one_row_each(book: Tracker) -> None:
    book.log("2026-11-15 23:00-1:30 @bouw sunday night")
    book.log("2026-11-17 2h #admin clockless")
    book.start("running")
    frame = book.entries(*NOVEMBER)
    assert list(frame["note"]) == ["sunday night", "clockless"]
    assert list(frame["day"]) == [date(2026, 11, 15), date(2026, 11, 17)]
    assert frame["starts_at"][0] == pd.Timestamp("2026-11-15T22:00:00Z")
    assert pd.isna(frame["starts_at"][1])
    assert (str(frame["seconds"].dtype), str(frame["starts_at"].dt.tz)) == ("Int64", "UTC")
    assert list(frame.columns[:3]) == ["id", "client", "project"]
    assert list(book.entries(date(2026, 11, 15), date(2026, 11, 15))["note"]) == ["sunday night"]
    assert list(book.entries(*NOVEMBER, client="bouwgroep")["note"]) == ["sunday night"]
    assert len(book.entries()) == 2
    assert book.entries(date(2020, 1, 1), date(2020, 1, 2)).empty


def test_a_night_that_reaches_into_the_period_keeps_the_day_it_counts_from(book: Tracker) -> None:
    book.log("2026-11-15 23:00-6:00 @bouw night")
    (day,) = book.entries(date(2026, 11, 16), date(2026, 11, 16))["day"]
    assert day == date(2026, 11, 15)


def test_hours_and_rates_are_frames_by_their_keys(book: Tracker) -> None:
    book.log("2026-11-16 6h @bouw x")
    book.log("2026-11-17 2h @bouw !gift x")
    book.log("2026-11-17 1h #admin")
    frame = book.hours(by=("client", "week"), start=NOVEMBER[0], end=NOVEMBER[1])
    expected = {
        "client": ["Bouw", None], "week": ["2026-W47"] * 2, "hours": [8.0, 1.0],
        "billable_hours": [6.0, 0.0], "unbilled_hours": [2.0, 1.0],
    }  # fmt: skip
    pd.testing.assert_frame_equal(frame, pd.DataFrame(expected))
    rate = book.effective_rate(by="client", start=NOVEMBER[0], end=NOVEMBER[1])
    assert rate.iloc[0].to_dict() == {
        "client": "Bouw", "currency": "EUR", "hours": 8.0, "revenue": 600.0, "agreed_rate": 100.0,
        "effective_rate": 75.0, "rate_kept": 0.75,
    }  # fmt: skip
    assert pd.isna(rate.iloc[1]["effective_rate"])
    assert list(book.hours()["own_hours"]) == [1.0]


def test_a_list_of_entries_is_in_order_of_time_whatever_the_zones(book: Tracker) -> None:
    book.log(
        note="later",
        starts_at=datetime.fromisoformat("2026-11-20T08:00:00-05:00"),
        ends_at=NINE + timedelta(hours=9),
    )
    book.log("10-11 earlier")
    assert [listed.entry.note for listed in book.listed(DAY, DAY)] == ["earlier", "later"]
    assert list(book.entries(DAY, DAY)["note"]) == ["earlier", "later"]


def test_a_list_by_client_takes_any_of_its_names(book: Tracker) -> None:
    book.log("1h @bouw x")
    assert len(book.listed(DAY, DAY, "bouwgroep")) == 1
    assert len(book.listed(date.min, date.max, "Bouw")) == 1
    with pytest.raises(NotFound):
        book.listed(DAY, DAY, "nobody")


# --- exports ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "=cmd|' /C calc'!A0"])
def test_a_spreadsheet_does_not_run_what_a_title_says(book: Tracker, tmp_path: Path, text: str) -> None:
    book.add(Client(name=f"={text}"))
    book.log(client=f"={text}", day=DAY, hours=1, note=text)
    assert book.export(tmp_path / "entries.csv") == 1
    with (tmp_path / "entries.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["note"], row["client"]) == (f"'{text}", f"'={text}")
    assert (row["day"], row["seconds"], row["billable"]) == ("2026-11-20", "3600", "true")


def test_names_of_any_kind_come_back_from_a_spreadsheet_file(book: Tracker, tmp_path: Path) -> None:
    notes = ['"quoted", with; marks', "two\nlines", "עברית", "👩🏽‍🚀", "x" * 10_000, "<b>&amp;"]
    for note in notes:
        book.log(day=DAY, hours=1, note=note)
    book.export(tmp_path / "entries.CSV")
    with (tmp_path / "entries.CSV").open(encoding="utf-8", newline="") as file:
        assert {row["note"] for row in csv.DictReader(file)} == set(notes)


def test_an_export_that_cannot_be_written_leaves_what_was_there(book: Tracker, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no kind of file"):
        book.export(tmp_path / "entries.doc")
    with pytest.raises(TrackerError, match="cannot be written"):
        book.export(tmp_path / "none" / "all.jsonl")
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(TrackerError, match="cannot be written"):
        book.export(tmp_path / "folder.jsonl")
    there = tmp_path / "all.jsonl"
    book.export(there)
    before = there.read_text("utf-8")
    book.log("1h " + "x" * 5_000)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # No file may grow beyond this: to a program the same as a disk without space.
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(TrackerError, match="cannot be written: File too large"):
            book.export(there)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert there.read_text("utf-8") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.jsonl", "folder.jsonl"]


def test_the_database_is_not_blamed_for_a_folder_that_cannot_be_written(
    book: Tracker, tmp_path: Path
) -> None:
    with pytest.raises(TrackerError) as caught:
        book.export(tmp_path / "none" / "all.jsonl")
    assert str(caught.value).startswith(str(tmp_path))
    assert book.export(tmp_path / "all.jsonl") == 3
