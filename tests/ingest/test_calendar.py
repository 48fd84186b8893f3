"""Taking in a calendar: whose each event is, what a second import does, and what the user's hand keeps."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.errors import BadFile, NotFound, TrackerError, UsageError
from tracker.ingest.report import ImportReport
from tracker.records import Client, Project, Rate, Rule, Settings, TimeEntry

Calendar = Callable[..., Path]
NINE, TEN = "2026-11-18 09:00", "2026-11-18 10:00"
SPAN = date(2026, 1, 1), date(2027, 12, 31)


def entries(book: Tracker) -> list[TimeEntry]:
    """Each entry once, in order of time."""
    return list({listed.entry.id: listed.entry for listed in book.listed(*SPAN)}.values())


def fates(report: ImportReport) -> dict[str, int]:
    named = ("added", "updated", "unchanged", "waiting", "left_out")
    found = {name: getattr(report, name) for name in named} | {"problems": len(report.problems)}
    assert report.read == sum(found.values())
    return {name: number for name, number in found.items() if number}


def only(book: Tracker) -> TimeEntry:
    (entry,) = entries(book)
    return entry


@pytest.fixture
def two(book: Tracker) -> Tracker:
    """Bouw and Eik."""
    book.add(Client(name="Eik", aliases=("gemeente",), addresses=("eik.example", "jan@post.example")))
    return book


# --- whose it is -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "organiser", "categories", "client"),
    [
        ("@eik bouw", "a@bouw.example", "Bouw", "Eik"),  # a mark goes before everything
        ("Overleg Bouw", "a@eik.example", "Eik", "Bouw"),  # then a name in the title
        ("overleg BOUWGROEP", "", "", "Bouw"),
        ("Overleg", "a@eik.example", "Bouw", "Eik"),  # then who takes part
        ("Overleg", "Anna <a@team.eik.example>", "", "Eik"),
        ("Overleg", "jan@post.example", "", "Eik"),
        ("Overleg", "piet@post.example", "Bouw", "Bouw"),  # then a category
        ("Overleg", "", "Rood; gemeente", "Eik"),
        ("Bouwplaats bezoek", "", "", None),  # an alias is a whole word
        ("Verbouw", "", "", None),
        ("Overleg", "a@nietbouw.example", "", None),
        ("Overleg", "a@bouw.example.org", "", None),
    ],
)
def test_the_first_sign_that_names_one_client_decides(
    two: Tracker, calendar: Calendar, title: str, organiser: str, categories: str, client: str | None
) -> None:
    path = calendar((title, NINE, TEN), **{"Meeting Organizer": [organiser], "Categories": [categories]})
    report = two.import_file(path)
    if client is None:
        assert fates(report) == {"waiting": 1}
    else:
        assert fates(report) == {"added": 1}
        assert only(two).client == client


@pytest.mark.parametrize(
    ("title", "organiser", "reason"),
    [
        ("Bouw en Eik samen", "", "could be Bouw or Eik"),
        ("Overleg", "a@bouw.example; b@eik.example", "could be Bouw or Eik"),
        ("@nobody plan", "a@bouw.example", 'There is no client called "nobody"'),
        ("@bouw/none plan", "", "There is no project"),
        ("Overleg", "", "no client found"),
        ("", "", "no client found"),
    ],
)
def test_what_names_none_or_several_waits_and_says_why(
    two: Tracker, calendar: Calendar, title: str, organiser: str, reason: str
) -> None:
    report = two.import_file(calendar((title, NINE, TEN), **{"Meeting Organizer": [organiser]}))
    assert fates(report) == {"waiting": 1}
    (row,) = two.inbox()
    assert reason in (row.reason or "")
    assert (row.title, row.starts_at) == (title, "2026-11-18T09:00:00+01:00")


def test_an_alias_or_address_that_two_clients_share_names_neither(book: Tracker, calendar: Calendar) -> None:
    book.add(Client(name="Zee", aliases=("Bouwgroep",), addresses=("BOUW.example",)))
    path = calendar(
        ("Overleg bouwgroep", NINE, TEN),
        ("Overleg", NINE, TEN),
        **{"Meeting Organizer": ["", "a@bouw.example"]},
    )
    assert fates(book.import_file(path)) == {"waiting": 2}
    assert {row.reason for row in book.inbox()} == {"could be Bouw or Zee"}


def test_a_longer_name_goes_before_a_shorter_inside_it(book: Tracker, calendar: Calendar) -> None:
    book.add(Client(name="Bouw Noord"))
    book.import_file(calendar(("Overleg Bouw Noord", NINE, TEN)))
    assert only(book).client == "Bouw Noord"


def test_an_archived_client_is_matched_no_more(book: Tracker, calendar: Calendar) -> None:
    book.change(book.records("client")[0], archived_on=date(2026, 1, 1))
    assert fates(book.import_file(calendar(("Overleg Bouw", NINE, TEN)))) == {"waiting": 1}


def test_the_newest_rule_goes_first_and_before_the_clients_of_a_title(
    two: Tracker, calendar: Calendar
) -> None:
    two.add(Rule(title="stuur", client="Eik"))
    two.add(Rule(title="Stuurgroep", client="Bouw", kind="meeting", billable=False))
    two.import_file(calendar(("Stuurgroep Eik", NINE, TEN)))
    entry = only(two)
    assert (entry.client, entry.kind, entry.billable) == ("Bouw", "meeting", False)


def test_marks_of_the_title_go_before_the_rule_and_a_category_names_the_kind(
    two: Tracker, calendar: Calendar
) -> None:
    two.add(Rule(title="stuurgroep", client="Bouw", kind="meeting", billable=True))
    path = calendar(
        ("stuurgroep #preparation !gift", NINE, TEN),
        ("Bouw les", "2026-11-18 11:00", "2026-11-18 12:00"),
        Categories=["Research", "Coaching"],
    )
    two.import_file(path)
    first, second = entries(two)
    assert (first.kind, first.billable, first.scope, first.initiator) == ("preparation", False, "extra", "me")
    assert (first.note, second.kind) == ("stuurgroep", "coaching")


def test_all_events_are_a_clients_when_the_user_says_so(two: Tracker, calendar: Calendar) -> None:
    path = calendar(("Overleg", NINE, TEN), ("@eik x", NINE, TEN))
    assert fates(two.import_file(path, client="bouw")) == {"added": 2}
    assert {entry.client for entry in entries(two)} == {"Bouw", "Eik"}
    with pytest.raises(NotFound):
        two.import_file(path, client="nobody")


def test_a_client_without_an_hourly_rate_gets_its_hours_on_the_one_project_open_that_day(
    two: Tracker, calendar: Calendar
) -> None:
    two.add(Project(client="Eik", name="Oud", billing="fixed", ends_on=date(2026, 6, 30)))
    two.add(Project(client="Eik", name="Nieuw", billing="fixed", starts_on=date(2026, 7, 1)))
    path = calendar(("Eik", "2026-05-04 09:00", "2026-05-04 10:00"), ("Eik", NINE, TEN), ("Bouw", NINE, TEN))
    two.import_file(path)
    assert [(entry.client, entry.project) for entry in entries(two)] == [
        ("Eik", "Oud"),
        ("Eik", "Nieuw"),
        ("Bouw", None),
    ]


@pytest.mark.parametrize("kind", ["alias", "address", "project", "rule"])
def test_what_waits_is_sorted_as_soon_as_its_client_is_known(
    book: Tracker, calendar: Calendar, kind: str
) -> None:
    title = "@bouw/plan x" if kind == "project" else "Overleg"
    path = calendar((title, NINE, TEN), **{"Meeting Organizer": ["a@new.example"]})
    assert fates(book.import_file(path)) == {"waiting": 1}
    bouw = book.records("client")[0]
    if kind == "alias":
        book.change(bouw, aliases=("overleg",))
    elif kind == "address":
        book.change(bouw, addresses=("new.example",))
    elif kind == "project":
        book.add(Project(client="Bouw", name="Plan", billing="hourly"))
    else:
        book.add(Rule(title="overleg", client="Bouw"))
    assert (book.inbox(), only(book).client) == ([], "Bouw")
    assert fates(book.import_file(path)) == {"unchanged": 1}
    book.undo()
    assert (len(book.inbox()), entries(book)) == (1, [])


# --- the same calendar again -----------------------------------------------------------------------------


def test_the_same_file_again_adds_nothing(
    two: Tracker, calendar: Calendar, exported: Callable[..., str]
) -> None:
    path = calendar(
        ("Bouw", NINE, TEN), ("Bouw", NINE, TEN), ("Overleg", NINE, TEN), ("Canceled: Bouw", NINE, TEN),
        ("Vakantie #leave", "2026-07-11 00:00", "2026-07-27 00:00"),
        ("Dag", "2026-07-01 00:00", "2026-07-02 00:00"),
        **{"All day event": ["False"] * 4 + ["True"] * 2},
    )  # fmt: skip
    assert fates(two.import_file(path)) == {"added": 3, "waiting": 1, "left_out": 2}
    before, inbox = exported(two), two.inbox()
    again = two.import_file(path)
    assert fates(again) == {"unchanged": 3, "waiting": 1, "left_out": 2}
    assert (again.batch, again.vanished, again.notes[1:]) == (None, [], [])
    assert (exported(two), two.inbox()) == (before, inbox)


def test_a_changed_event_updates_its_entry(book: Tracker, calendar: Calendar) -> None:
    book.import_file(calendar(("Bouw", NINE, TEN)))
    entry = only(book)
    assert fates(book.import_file(calendar(("Bouw", NINE, "2026-11-18 11:30")))) == {"updated": 1}
    assert (only(book).id, only(book).seconds) == (entry.id, 9000)
    assert book.report(start=SPAN[0], end=SPAN[1]).rows[0].seconds == 9000


def test_an_entry_that_the_user_edited_stays_as_he_made_it(book: Tracker, calendar: Calendar) -> None:
    book.import_file(calendar(("Bouw", NINE, TEN)))
    book.edit(only(book).id, "9:00-9:30")
    report = book.import_file(calendar(("Bouw", NINE, "2026-11-18 11:30")))
    assert fates(report) == {"unchanged": 1}
    assert any("kept as you edited them" in note for note in report.notes)
    assert only(book).seconds == 1800


def test_a_moved_event_moves_its_entry(book: Tracker, calendar: Calendar) -> None:
    other = ("Bouw anders", "2026-11-17 09:00", "2026-11-17 10:00")
    book.import_file(calendar(("Bouw plan", NINE, TEN), other))
    before = entries(book)
    report = book.import_file(calendar(("Bouw plan", "2026-11-20 14:00", "2026-11-20 15:00"), other))
    assert (fates(report), report.vanished) == ({"updated": 1, "unchanged": 1}, [])
    assert {entry.id for entry in entries(book)} == {entry.id for entry in before}
    assert entries(book)[1].starts_at == datetime.fromisoformat("2026-11-20T14:00:00+01:00")


def test_a_vanished_event_is_shown_and_its_entry_stays(book: Tracker, calendar: Calendar) -> None:
    first = ("Bouw", "2026-11-16 09:00", "2026-11-16 10:00")
    last = ("Bouw", "2026-11-20 09:00", "2026-11-20 10:00")
    book.import_file(calendar(first, ("Bouw gone", NINE, TEN), last))
    report = book.import_file(calendar(first, last))
    assert [gone.title for gone in report.vanished] == ["Bouw gone"]
    assert report.vanished[0].id == entries(book)[1].id
    assert len(entries(book)) == 3


def test_another_calendar_makes_nothing_vanish(book: Tracker, calendar: Calendar) -> None:
    book.import_file(calendar(("Bouw", NINE, TEN), ("Bouw 2", NINE, TEN)))
    other = calendar(
        ("Bouw a", "2026-11-01 09:00", "2026-11-01 10:00"), ("Bouw b", "2026-11-30 09:00", "2026-11-30 10:00")
    )
    report = book.import_file(other)
    assert (fates(report), report.vanished) == ({"added": 2}, [])


def test_a_deleted_entry_stays_deleted(book: Tracker, calendar: Calendar) -> None:
    path = calendar(("Bouw", NINE, TEN))
    book.import_file(path)
    book.delete(only(book).id)
    assert fates(book.import_file(path)) == {"unchanged": 1}
    assert fates(book.import_file(calendar(("Bouw", NINE, "2026-11-18 12:00")))) == {"unchanged": 1}
    assert entries(book) == []
    assert [row.reason for row in book.inbox("dropped")] == ["deleted by you"]


def test_a_dropped_row_stays_dropped(book: Tracker, calendar: Calendar) -> None:
    path = calendar(("Lunch", NINE, TEN))
    book.import_file(path)
    book.drop(book.inbox()[0].id)
    assert fates(book.import_file(path)) == {"unchanged": 1}
    assert (book.inbox(), [row.title for row in book.inbox("dropped")]) == ([], ["Lunch"])


def test_an_import_is_taken_back_whole(
    two: Tracker, calendar: Calendar, exported: Callable[..., str]
) -> None:
    before = exported(two)
    two.import_file(calendar(("Bouw", NINE, TEN), ("Overleg", NINE, TEN), ("Canceled: x", NINE, TEN)))
    taken = two.undo()
    assert taken is not None
    assert taken.what == "import calendar.csv: 1 added, 0 updated, 1 waiting"
    assert (exported(two), two.inbox(), two.inbox("left_out")) == (before, [], [])


def test_entries_brought_by_another_book_take_their_rows_out_of_the_inbox(
    book: Tracker, new_book: Callable[..., Tracker], calendar: Calendar, tmp_path: Path
) -> None:
    path = calendar(("Overleg", NINE, TEN))
    book.import_file(path)
    other = new_book()
    other.add(Client(name="Bouw"))
    other.import_file(path, timezone="Europe/Amsterdam")
    other.sort(other.inbox()[0].id, "@bouw")
    other.export(tmp_path / "other.jsonl")
    book.import_file(tmp_path / "other.jsonl")
    assert (book.inbox(), only(book).client) == ([], "Bouw")
    book.add(Rule(title="overleg", client="Bouw"))
    assert fates(book.import_file(path)) == {"unchanged": 1}
    book.delete(only(book).id)
    assert (fates(book.import_file(path)), entries(book)) == ({"unchanged": 1}, [])


# --- sorting ---------------------------------------------------------------------------------------------


def test_sorting_makes_an_entry_with_the_marks_of_choice_and_title(two: Tracker, calendar: Calendar) -> None:
    two.import_file(calendar(("Overleg #prep !told", NINE, TEN)))
    (entry,) = two.sort(two.inbox()[0].id[:4], "@eik #meeting !unbilled")
    assert entry == only(two)
    assert (entry.client, entry.kind, entry.billable, entry.announced) == ("Eik", "meeting", False, True)
    assert (entry.tags, entry.note, entry.seconds, two.inbox()) == (("prep",), "Overleg", 3600, [])


def test_sorting_without_a_client_is_own_time(book: Tracker, calendar: Calendar) -> None:
    book.import_file(calendar(("Boekhouding", NINE, TEN)))
    (entry,) = book.sort(book.inbox()[0].id, "#admin")
    assert (entry.client, entry.kind, entry.billable) == (None, "admin", False)


def test_sorting_with_a_rule_sorts_the_others_alike_now_and_later(two: Tracker, calendar: Calendar) -> None:
    two.import_file(calendar(("Stuurgroep A", NINE, TEN), ("stuurgroep B", NINE, TEN), ("Lunch", NINE, TEN)))
    made = two.sort(two.inbox()[0].id, "@bouw #meeting", rule="Stuurgroep")
    assert {(entry.client, entry.kind, entry.note) for entry in made} == {
        ("Bouw", "meeting", "Stuurgroep A"),
        ("Bouw", "meeting", "stuurgroep B"),
    }
    assert [row.title for row in two.inbox()] == ["Lunch"]
    later = calendar(("Grote stuurgroep Eik", "2026-12-01 09:00", "2026-12-01 10:00"))
    assert fates(two.import_file(later)) == {"added": 1}
    assert (entries(two)[-1].client, entries(two)[-1].kind) == ("Bouw", "meeting")
    two.undo()
    two.undo()
    assert (len(two.inbox()), two.records("rule"), entries(two)) == (3, (), [])


@pytest.mark.parametrize(
    ("choice", "rule", "error"),
    [
        ("@nobody", None, NotFound),
        ("lunch with Bouw", None, UsageError),
        ("@bouw", "no such words", UsageError),
        ("@bouw", "  ", UsageError),
        ("@bouw/none", None, NotFound),
    ],
)
def test_a_choice_that_makes_no_sense_changes_nothing(
    book: Tracker, calendar: Calendar, choice: str, rule: str | None, error: type[TrackerError]
) -> None:
    book.import_file(calendar(("Overleg", NINE, TEN)))
    revision = book.store.revision
    with pytest.raises(error):
        book.sort(book.inbox()[0].id, choice, rule)
    assert (book.store.revision, len(book.inbox()), entries(book)) == (revision, 1, [])


@pytest.mark.parametrize("prefix", ["", "zzzzzz"])
def test_a_row_that_is_not_there_is_a_sentence(book: Tracker, prefix: str) -> None:
    with pytest.raises(NotFound, match="Nothing in the inbox"):
        book.sort(prefix, "@bouw")


def test_what_was_left_out_can_be_taken_in(book: Tracker, calendar: Calendar) -> None:
    path = calendar(("Canceled: Bouw", NINE, TEN))
    assert fates(book.import_file(path)) == {"left_out": 1}
    (row,) = book.inbox("left_out")
    book.sort(row.id, "@bouw")
    assert only(book).seconds == 3600
    assert fates(book.import_file(path)) == {"unchanged": 1}


# --- all-day events --------------------------------------------------------------------------------------


def whole_days(calendar: Calendar, title: str, start: str, end: str) -> Path:
    """An all-day event; the end is the day after, as Outlook writes it."""
    return calendar((title, f"{start} 00:00", f"{end} 00:00"), **{"All day event": ["True"]})


def by_day(book: Tracker) -> dict[str, tuple[float, str]]:
    return {str(x.day): (x.seconds / 3600, x.entry.kind) for x in book.listed(*SPAN)}


def test_all_day_leave_is_the_working_hours_of_each_working_day(book: Tracker, calendar: Calendar) -> None:
    book.add(
        Settings(timezone="Europe/Amsterdam", valid_from=date(2026, 7, 1), days_off=(date(2026, 7, 14),))
    )
    path = whole_days(calendar, "Vakantie #leave", "2026-07-11", "2026-07-16")  # Saturday to Wednesday
    assert fates(book.import_file(path)) == {"added": 1}
    assert by_day(book) == {"2026-07-13": (8.5, "leave"), "2026-07-15": (8.5, "leave")}
    again = book.import_file(path)
    assert (fates(again), again.vanished, again.batch) == ({"unchanged": 1}, [], None)


def test_leave_that_became_longer_or_shorter_follows_the_calendar(book: Tracker, calendar: Calendar) -> None:
    book.import_file(whole_days(calendar, "Vakantie #leave", "2026-07-13", "2026-07-15"))
    longer = whole_days(calendar, "Vakantie #leave", "2026-07-13", "2026-07-18")
    assert fates(book.import_file(longer)) == {"updated": 1}
    assert list(by_day(book)) == [f"2026-07-{day}" for day in (13, 14, 15, 16, 17)]
    shorter = book.import_file(whole_days(calendar, "Vakantie #leave", "2026-07-13", "2026-07-14"))
    assert (fates(shorter), shorter.vanished) == ({"updated": 1}, [])
    assert list(by_day(book)) == ["2026-07-13"]


def test_leave_of_which_the_user_deleted_a_day_stays_so(book: Tracker, calendar: Calendar) -> None:
    path = whole_days(calendar, "Vakantie #leave", "2026-07-13", "2026-07-16")
    book.import_file(path)
    book.delete(entries(book)[1].id)
    assert fates(book.import_file(path)) == {"unchanged": 1}
    longer = whole_days(calendar, "Vakantie #leave", "2026-07-13", "2026-07-18")
    assert fates(book.import_file(longer)) == {"unchanged": 1}
    assert list(by_day(book)) == ["2026-07-13", "2026-07-15"]


WORK = [("Bouw", f"2026-07-{day} 09:00", f"2026-07-{day} 10:00") for day in ("01", "30")]


def month(calendar: Calendar, first: str, end: str) -> Path:
    """A leave from `first` up to `end`, between two ordinary events."""
    leave = ("Vakantie #leave", f"2026-07-{first} 00:00", f"2026-07-{end} 00:00")
    return calendar(*WORK, leave, **{"All day event": ["False", "False", "True"]})


def leave_days(book: Tracker) -> list[str]:
    return [day[-2:] for day, (_, kind) in by_day(book).items() if kind == "leave"]


@pytest.mark.parametrize("work", [WORK, WORK[:1]])
def test_a_leave_that_moved_is_as_long_as_before_also_among_few_events(
    book: Tracker, calendar: Calendar, work: list[tuple[str, str, str]]
) -> None:
    def of(first: str, end: str) -> Path:
        leave = ("Vakantie #leave", f"2026-07-{first} 00:00", f"2026-07-{end} 00:00")
        return calendar(*work, leave, **{"All day event": ["False"] * len(work) + ["True"]})

    book.import_file(of("14", "17"))
    before = len(entries(book))
    moved = of("15", "18")
    report = book.import_file(moved)
    assert (fates(report), report.vanished) == ({"unchanged": len(work), "updated": 1}, [])
    assert (leave_days(book), len(entries(book))) == (["15", "16", "17"], before)
    again = book.import_file(moved)
    assert (fates(again), again.vanished, again.batch) == ({"unchanged": len(work) + 1}, [], None)


def test_a_moved_leave_with_a_day_the_user_deleted_or_edited_stays_and_is_known_again(
    book: Tracker, calendar: Calendar
) -> None:
    book.import_file(month(calendar, "14", "17"))
    first, second, _ = (entry for entry in entries(book) if entry.kind == "leave")
    book.delete(first.id)
    book.edit(second.id, "4h")
    for _ in range(2):
        report = book.import_file(month(calendar, "15", "18"))
        assert (fates(report), report.vanished) == ({"unchanged": 3}, [])
        assert leave_days(book) == ["15", "16"]
    assert report.batch is None


def test_each_day_of_a_leave_that_vanished_is_shown(book: Tracker, calendar: Calendar) -> None:
    book.import_file(month(calendar, "14", "17"))
    report = book.import_file(calendar(*WORK))
    assert [gone.starts_at for gone in report.vanished] == [f"2026-07-{day}" for day in (14, 15, 16)]
    assert leave_days(book) == ["14", "15", "16"]


def test_a_moved_leave_that_has_clock_times_now_is_one_entry(book: Tracker, calendar: Calendar) -> None:
    book.import_file(month(calendar, "14", "17"))
    timed = ("Vakantie #leave", "2026-07-15 09:00", "2026-07-15 12:00")
    assert fates(book.import_file(calendar(*WORK, timed))) == {"unchanged": 2, "updated": 1}
    assert {day: hours for day, (hours, kind) in by_day(book).items() if kind == "leave"} == {"2026-07-15": 3}


def test_an_all_day_leave_keeps_its_tags_and_has_no_empty_note(book: Tracker, calendar: Calendar) -> None:
    book.import_file(whole_days(calendar, "#leave #sun", "2026-07-13", "2026-07-14"))
    entry = only(book)
    assert (entry.kind, entry.tags, entry.note, entry.client) == ("leave", ("sun",), None, None)
    assert entry.billable is False


def test_an_all_day_event_that_is_taken_in_falls_on_each_of_its_working_days(
    book: Tracker, calendar: Calendar
) -> None:
    path = whole_days(calendar, "Training", "2026-07-10", "2026-07-14")  # Friday to Monday
    assert fates(book.import_file(path)) == {"left_out": 1}
    made = book.sort(book.inbox("left_out")[0].id, "@bouw #learning")
    assert len(made) == 2
    assert by_day(book) == {"2026-07-10": (8.5, "learning"), "2026-07-13": (8.5, "learning")}
    again = book.import_file(path)
    assert (fates(again), again.vanished) == ({"unchanged": 1}, [])


def test_a_long_leave_that_is_taken_in_leaves_no_capacity_in_its_weeks(
    book: Tracker, calendar: Calendar
) -> None:
    book.import_file(whole_days(calendar, "Sabbatical", "2026-07-06", "2026-08-29"))
    book.sort(book.inbox("left_out")[0].id, "#leave")
    rows = book.report(("week",), date(2026, 7, 6), date(2026, 8, 30)).rows
    assert {row.capacity_seconds for row in rows} <= {0.0}


def test_leave_on_no_working_day_is_left_out(book: Tracker, calendar: Calendar) -> None:
    path = whole_days(calendar, "Weekend #leave", "2026-07-11", "2026-07-13")
    assert fates(book.import_file(path)) == {"left_out": 1}
    assert fates(book.import_file(path)) == {"left_out": 1}
    with pytest.raises(TrackerError, match="covers no working day"):
        book.sort(book.inbox("left_out")[0].id, "#leave")


def test_an_all_day_event_that_is_marked_as_leave_later_becomes_leave(
    book: Tracker, calendar: Calendar
) -> None:
    rows = ("Weg", "2026-07-13 00:00", "2026-07-14 00:00")
    whole = {"All day event": ["True"]}
    book.import_file(calendar(rows, **whole, Categories=[""]))
    assert fates(book.import_file(calendar(rows, **whole, Categories=["Leave"]))) == {"added": 1}
    assert by_day(book) == {"2026-07-13": (8.5, "leave")}
    assert book.inbox("left_out") == []


def test_leave_with_clock_times_is_the_users_own(two: Tracker, calendar: Calendar) -> None:
    path = calendar(("Tandarts bij Eik #leave", NINE, TEN), **{"Meeting Organizer": ["a@bouw.example"]})
    assert fates(two.import_file(path)) == {"added": 1}
    assert (only(two).client, only(two).kind, only(two).billable) == (None, "leave", False)


# --- the clock -------------------------------------------------------------------------------------------


def test_the_zone_of_the_import_is_kept_and_hours_that_cross_the_clock_change_are_counted_whole(
    book: Tracker, calendar: Calendar
) -> None:
    path = calendar(
        ("Bouw", "2026-10-24 22:00", "2026-10-25 06:00"), ("Bouw", "2026-03-28 22:00", "2026-03-29 06:00")
    )
    book.import_file(path)
    assert [entry.seconds for entry in entries(book)] == [7 * 3600, 9 * 3600]
    book.import_file(calendar(("Bouw NY", NINE, TEN)), timezone="America/New_York")
    last = entries(book)[-1]
    assert (last.timezone, last.starts_at) == (
        "America/New_York",
        datetime.fromisoformat("2026-11-18T15:00:00+01:00"),
    )


def test_a_rate_that_ends_the_default_project_is_not_needed_for_hours_on_it(
    two: Tracker, calendar: Calendar
) -> None:
    two.add(Project(client="Eik", name="P", billing="retainer", fee_cents=100, starts_on=date(2026, 1, 1)))
    two.add(Rate(client="Eik", cents_per_hour=9_000, valid_from=date(2026, 11, 19)))
    two.import_file(calendar(("Eik", NINE, TEN), ("Eik", "2026-11-19 09:00", "2026-11-19 10:00")))
    assert [entry.project for entry in entries(two)] == ["P", None]


def test_a_calendar_with_a_row_that_cannot_be_read_is_refused_whole(two: Tracker, calendar: Calendar) -> None:
    path = calendar(("@bouw good", NINE, TEN), ("@bouw bad", TEN, NINE))
    with pytest.raises(BadFile, match="has 1 problem, so nothing was imported") as refused:
        two.import_file(path)
    assert [problem.line for problem in refused.value.problems] == [3]
    assert two.entries().empty
    assert fates(two.import_file(path, dry_run=True)) == {"added": 1, "problems": 1}
    assert fates(two.import_file(path, keep_going=True)) == {"added": 1, "problems": 1}
    assert len(two.entries()) == 1
