from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.records import Client, Rule

from .drawn import (
    DATA,
    HOSTILE,
    drawn,
    fill,
    is_calm,
    new_book,
    opened,
    part,
    press,
    tables,
    widget,
    with_bouw,
    words,
)

CALENDAR = """Subject,Start Date,Start Time,End Date,End Time,Show time as
@bouw kick-off #meeting,2026-11-09,09:00,2026-11-09,11:00,2
Stuurgroep,2026-11-10,13:00,2026-11-10,14:30,2
Stuurgroep,2026-11-12,13:00,2026-11-12,14:00,2
Hardlopen,2026-11-11,12:00,2026-11-11,13:00,3
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


@pytest.fixture
def with_calendar(book: Tracker, tmp_path: Path) -> Tracker:
    path = tmp_path / "november.csv"
    path.write_text(CALENDAR, "utf-8")
    book.import_file(path)
    return book


def uploaded(content: str | bytes, name: str = "november.csv") -> AppTest:
    at = drawn("imports")
    data = content.encode() if isinstance(content, str) else content
    at.file_uploader[0].upload(name, data).run()
    return at


def test_a_file_is_shown_before_it_is_taken_in(book: Tracker) -> None:
    at = uploaded(CALENDAR)

    assert is_calm(at)
    assert "4 rows: 1 new, 2 for the inbox, 1 left out." in words(at)
    assert "Times were read as Europe/Amsterdam." in words(at)
    rows = at.dataframe[0].value
    assert list(rows["what becomes of it"]) == ["new", "waits", "waits", "left out"]
    assert list(rows["title"]) == ["@bouw kick-off #meeting", "Stuurgroep", "Stuurgroep", "Hardlopen"]
    assert rows.iloc[0][["when", "takes", "client", "kind"]].tolist() == [
        "Mon 9 Nov 2026 09:00",
        "2 h",
        "Bouw",
        "meeting",
    ]
    assert rows.iloc[3]["why"] == "shown as free"
    assert book.inbox() == [], "nothing was imported yet"
    assert len(book.history()) == 3


def test_the_preview_is_filtered_by_what_becomes_of_the_rows(book: Tracker) -> None:
    at = uploaded(CALENDAR)
    at.segmented_control[1].set_value("waiting").run()
    assert list(at.dataframe[0].value["title"]) == ["Stuurgroep", "Stuurgroep"]


def test_taking_in_says_what_came_and_can_be_taken_back(book: Tracker) -> None:
    at = press(uploaded(CALENDAR), "Take in")

    assert is_calm(at)
    assert [of.value for of in at.success] == [
        "november.csv: 4 rows: 1 new, 2 to sort in the inbox, 1 left out."
    ]
    assert len(book.inbox()) == 2
    assert book.review("2026-W46").totals["hours"] == 2.0

    at = press(at, "Take the import back")
    assert "Taken back: import november.csv" in words(at)
    assert book.inbox() == []
    assert "to sort in the inbox" not in words(at), "the result goes with the import"


def test_a_file_that_is_in_already_adds_nothing(with_calendar: Tracker) -> None:
    revision = with_calendar.store.revision
    at = uploaded(CALENDAR)
    assert "taking it in adds nothing" not in words(at)  # two rows wait on
    at = press(at, "Take in")
    assert "1 in already, 2 to sort in the inbox, 1 left out" in words(at)
    assert with_calendar.store.revision == revision


def test_an_event_that_vanished_is_shown_and_kept(with_calendar: Tracker) -> None:
    lines = CALENDAR.splitlines(keepends=True)
    at = press(uploaded("".join([*lines[:2], *lines[3:]])), "Take in")
    assert "1 event of an earlier import is no longer in this calendar" in words(at)
    assert "Tue 10 Nov 2026 13:00" in tables(at)
    assert len(with_calendar.inbox()) == 2


def test_the_day_month_order_is_asked_only_when_it_stays_open(book: Tracker) -> None:
    open_dates = CALENDAR.replace("2026-11-", "")
    for day in ("09", "10", "12", "11"):
        open_dates = open_dates.replace(f",{day},", f",{day}/11/2026,")
    at = uploaded(open_dates)
    assert not at.button or "Take in" not in [of.label for of in at.button]
    widget(at, "selectbox", "Dates are written").set_value("mdy").run()
    assert at.dataframe[0].value.iloc[0]["when"] == "Fri 11 Sep 2026 09:00"
    at = fill(at, "selectbox", "Dates are written", "dmy").run()
    assert at.dataframe[0].value.iloc[0]["when"] == "Mon 9 Nov 2026 09:00", "the answer can be changed"
    assert is_calm(press(at, "Take in"))
    assert book.review("2026-W46").totals["hours"] == 2.0
    assert "Dates are written" not in [of.label for of in uploaded(CALENDAR).selectbox]


def test_columns_are_asked_for_a_file_without_their_names(book: Tracker) -> None:
    at = uploaded(
        "2026-11-09 09:00,2026-11-09 11:00,@bouw kick-off\n2026-11-10 09:00,2026-11-10 10:00,Koffie\n"
    )
    labels = [of.label for of in at.selectbox][:3]
    assert labels[2] == "@bouw kick-off · Koffie".replace("@b", "@\u2060b")
    assert [of.value for of in at.selectbox][:3] == ["start", "end", "title"]
    assert "2 rows: 1 new, 1 for the inbox." in words(at)

    at.selectbox[0].set_value("").run()
    assert "Choose the column of the title and that of the start." in words(at)
    assert not at.dataframe


def test_the_zone_can_be_changed(book: Tracker) -> None:
    at = uploaded(CALENDAR)
    widget(at, "selectbox", "Its times are those of").set_value("America/New_York").run()
    assert "Times were read as America/New" in words(at)


def test_rows_that_name_nobody_may_all_be_one_clients(book: Tracker) -> None:
    at = uploaded(CALENDAR)
    widget(at, "selectbox", "Rows that name no client").set_value("Bouw").run()
    assert "4 rows: 3 new, 1 left out." in words(at)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 \x00", "looks like a PDF"),
        (b"a,b\n1,2\n", "is CSV, but no calendar"),
        (b"\x00\x01\x02" * 50, "holds no text"),
    ],
)
def test_what_cannot_be_imported_is_refused_with_a_sentence(book: Tracker, content: bytes, said: str) -> None:
    at = uploaded(content, "calendar.csv")
    assert not at.exception
    assert said in at.warning[0].value
    assert not at.dataframe


def test_rows_that_cannot_be_read_stand_with_their_line(book: Tracker) -> None:
    at = uploaded(CALENDAR + "Kapot,2026-02-31,09:00,2026-02-31,10:00,2\n")
    assert "5 rows: 1 new, 2 for the inbox, 1 left out, 1 not readable." in words(at)
    assert '<td class="narrow">line 6</td>' in tables(at)


def test_the_good_lines_of_an_interchange_file_can_be_taken_alone(book: Tracker) -> None:
    lines = '{"type": "client", "name": "Eik"}\n{"type": "client"}\n'
    at = uploaded(lines, "records.jsonl")
    assert "These rows cannot be read" in words(at)
    assert not [of for of in at.selectbox if of.label.startswith("Its times")], "no calendar, no zone"
    at = press(at, "Take in the good rows")
    assert [of.name for of in book.records("client")] == ["Bouw", "Eik"]


def test_the_upload_is_gone_afterwards(
    book: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    press(uploaded(CALENDAR), "Take in")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../../etc/x.csv", "a\nb.csv", "x" * 3000, "..", "C:\\kalender.csv", "$x$ **y**.csv"]
)
def test_a_file_may_be_called_anything(book: Tracker, name: str) -> None:
    at = press(uploaded(CALENDAR, name), "Take in")
    assert is_calm(at)
    assert len(book.inbox()) == 2


def inbox() -> AppTest:
    return part(drawn("imports"), "Inbox")


def test_a_title_is_sorted_by_saying_whose_it_is(with_calendar: Tracker) -> None:
    at = inbox()
    assert "2 calendar rows wait in the inbox" in words(at)
    assert "no client found" in tables(at)
    fill(at, "selectbox", "Whose is it", "Bouw").run()
    fill(at, "selectbox", "Kind", "meeting")
    fill(at, "selectbox", "Billed", False)
    at = press(at, "Take in all 2")

    assert "Took in Stuurgroep: 2 h 30 of Bouw." in words(at)
    assert "The inbox is empty" in words(at)
    assert with_calendar.review("2026-W46").clients[0].unbilled == {"meeting": 2.5}

    at = press(at, "Undo")
    assert len(with_calendar.inbox()) == 2, "both rows are back at once"


def test_a_rule_sorts_all_titles_with_its_words(with_calendar: Tracker) -> None:
    at = inbox()
    fill(at, "selectbox", "Whose is it", "Bouw").run()
    at.checkbox[0].check().run()
    fill(at, "text_input", "Words of the title", "stuur")
    at = press(at, "Take in all 2")
    assert "Titles with “stuur” go there from now on." in words(at)
    (rule,) = with_calendar.records("rule")
    assert isinstance(rule, Rule)
    assert (rule.title, rule.client) == ("stuur", "Bouw")
    assert with_calendar.inbox() == []


def test_words_that_the_title_does_not_hold_are_refused_and_nothing_changes(with_calendar: Tracker) -> None:
    at = inbox()
    fill(at, "selectbox", "Whose is it", "Bouw").run()
    at.checkbox[0].check().run()
    fill(at, "text_input", "Words of the title", "elsewhere")
    at = press(at, "Take in all 2")
    assert "does not stand in the title" in at.warning[0].value
    assert len(with_calendar.inbox()) == 2


def test_own_time_needs_no_client(with_calendar: Tracker) -> None:
    at = inbox()
    fill(at, "selectbox", "Whose is it", "").run()
    at = press(at, "Take in all 2")
    assert "2 h 30 of your own time" in words(at)
    assert with_calendar.review("2026-W46").totals["own_hours"] == 2.5


def test_what_is_no_work_is_dropped(with_calendar: Tracker) -> None:
    at = press(inbox(), "Not work")
    assert "Stuurgroep is no work" in words(at)
    assert len(with_calendar.inbox("dropped")) == 2


def test_what_was_left_out_can_be_taken_in(with_calendar: Tracker) -> None:
    at = part(drawn("imports"), "Left out")
    assert "1 calendar row is no work by itself" in words(at)
    assert "shown as free" in tables(at)
    fill(at, "selectbox", "Whose is it", "Bouw").run()
    at = press(at, "Take in as work")
    assert "Took in Hardlopen: 1 h of Bouw." in words(at)
    assert with_calendar.inbox("left_out") == []


def test_rules_are_added_edited_and_removed(with_calendar: Tracker) -> None:
    at = part(drawn("imports"), "Rules")
    fill(at, "text_input", "Titles that hold", "stuurgroep")
    fill(at, "selectbox", "Whose is it", "Bouw").run()
    at = press(at, "Add rule")
    assert "It sorted 2 of the rows that waited." in words(at)
    (rule,) = with_calendar.records("rule")

    fill(opened(at, f"rule-{rule.id}"), "selectbox", "Kind", "meeting")
    at = press(at, "Save")
    assert with_calendar.records("rule")[0].kind == "meeting"

    at = press(opened(at, f"rule-{rule.id}"), "Remove")
    assert with_calendar.records("rule") == ()
    assert with_calendar.inbox() == [], "what a rule sorted stays"


@pytest.mark.parametrize("name", ["A file", "Inbox", "Left out", "Rules"])
def test_every_part_opens_on_an_empty_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    new_book(tmp_path, monkeypatch)
    assert is_calm(part(drawn("imports"), name))


def test_hostile_names_are_only_text(with_calendar: Tracker) -> None:
    with_calendar.add(Client(name=HOSTILE))
    with_calendar.add(Client(name="x" * 10_000))
    at = inbox()
    fill(at, "selectbox", "Whose is it", HOSTILE).run()
    at = press(at, "Take in all 2")
    assert is_calm(at)
    said = at.success[0].value
    assert r"\<b\>O'Neil\</b\>" in said
    assert "\n" not in said
    assert with_calendar.review("2026-W46").clients[0].client == HOSTILE


def test_peters_calendar_previews_as_it_was_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = new_book(tmp_path, monkeypatch)
    book.import_file(DATA / "peter.jsonl")
    at = uploaded((DATA / "kalender.csv").read_bytes(), "kalender.csv")
    assert "585 rows: 547 new, 8 for the inbox, 30 left out." in words(at)
    at = press(at, "Take in")
    assert is_calm(at)
    assert "585 rows: 547 in already, 8 to sort in the inbox, 30 left out." not in words(at)
    at.file_uploader[0].upload("again.csv", (DATA / "kalender.csv").read_bytes()).run()
    at = press(at, "Take in")
    assert "585 rows: 547 in already, 8 to sort in the inbox, 30 left out." in words(at)
