from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tracker.errors import BadFile, DateOrderOpen, TrackerError, UsageError
from tracker.importers import identify
from tracker.importers.base import Batch, CalendarEvent, Options
from tracker.records import Problem

from .outlook import DUTCH_B, ENGLISH, FRENCH, GERMAN, SPANISH

Read = Callable[..., Batch]
GOOGLE = "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private\n"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(text: str, encoding: str = "utf-8", **options: object) -> Batch:
        path = tmp_path / "calendar.csv"
        path.write_bytes(text.encode(encoding))
        chosen = Options(**{"timezone": "Europe/Amsterdam", **options})  # type: ignore[arg-type]
        return identify(path).extract(path, chosen)

    return reading


def only(batch: Batch) -> CalendarEvent:
    assert batch.problems == ()
    (event,) = batch.records
    assert isinstance(event, CalendarEvent)
    return event


def outlook(header: str, row: dict[int, str], separator: str = ",") -> str:
    names = header.split(";" if ";" in header else ",")
    cells = [row.get(position, "") for position in range(len(names))]
    return "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in (names, cells)) + "\r\n"


MORNING = ("2026-11-20T09:00:00+01:00", "2026-11-20T11:30:00+01:00", 9000)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("header", "no", "yes"),
    [
        *((ENGLISH, "False", "True"), (DUTCH_B, "Onwaar", "Waar"), (GERMAN, "Aus", "Ein")),
        *((GERMAN, "Falsch", "Wahr"), (FRENCH, "Faux", "Vrai"), (SPANISH, "Falso", "Verdadero")),
    ],
)
def test_outlook_is_read_in_five_languages(
    read: Read, header: str, no: str, yes: str, encoding: str, separator: str
) -> None:
    times = {
        1: "20-11-2026",
        2: "9:00:00",
        3: "20-11-2026",
        4: "11:30:00",
        9: "Käthe",
        10: "a@bouw.nl;b@x.nl",
    }
    event = only(read(outlook(header, {0: "Gespräch", **times, 5: no, 11: "c@x.nl"}, separator), encoding))
    assert (event.title, event.organiser, event.attendees) == ("Gespräch", "Käthe", "a@bouw.nl;b@x.nl;c@x.nl")
    assert (event.starts_at, event.ends_at, event.seconds) == MORNING
    assert event.left_out is None
    whole = only(read(outlook(header, {0: "Vakantie", **times, 5: yes}, separator), encoding))
    assert (whole.day, whole.left_out, whole.starts_at) == (date(2026, 11, 20), "all-day", None)


def test_google_is_read_with_its_american_dates_and_half_days(read: Read) -> None:
    batch = read(GOOGLE + "Call,11/20/2026,9:00 AM,11/20/2026,11:30 AM,False,secret,,False\n")
    event = only(batch)
    assert (event.starts_at, event.ends_at, event.seconds) == MORNING
    assert batch.date_order == "mdy"


def test_no_description_ever_leaves_the_file(read: Read) -> None:
    row = "Call,2026-11-20,9:00,2026-11-20,11:30,False,{},,False\n"
    secret, other = read(GOOGLE + row.format("secret")), read(GOOGLE + row.format("else"))
    assert "secret" not in repr(secret)
    assert secret == other


def test_a_quoted_line_break_moves_the_lines_of_later_rows(read: Read) -> None:
    text = (
        'Subject,Start,End,Description\nA,2026-11-20 9:00,2026-11-20 10:00,"x\ny"\nB,2026-11-20 9:00,oops,\n'
    )
    batch = read(text)
    assert [event.line for event in batch.records] == [2]
    assert batch.problems == (Problem("The end “oops” is no day or time that can be read", 4),)


def test_what_is_no_row_is_skipped_and_said(read: Read) -> None:
    text = (
        "My calendar\n\nDatum;Titel\n20.11.2026;Feest\n\n;\nDatum;Titel\n21.11.2026;Total\nTotaal;\n;Summe:\n"
    )
    batch = read(text)
    assert [event.title for event in batch.records] == ["Feest", "Total"]
    assert batch.notes == (
        "2 rows above the column names skipped",
        "2 blank lines skipped",
        "2 rows with a total skipped (lines 9, 10)",
        "Column names repeated and skipped (line 7)",
    )
    assert batch.read == 2


def test_ragged_rows_may_lack_cells_but_not_have_some_over(read: Read) -> None:
    batch = read(
        "Title,Start,End,Location\nA,2026-11-20,2026-11-20\nB,2026-11-20,,,,\nC,2026-11-20,,x,over\n"
    )
    assert [event.title for event in batch.records] == ["A", "B"]
    (problem,) = batch.problems
    assert (problem.line, problem.message[:28]) == (4, "The row has 1 cell more than")


def test_a_half_row_at_the_end_is_a_problem(read: Read) -> None:
    batch = read('Title,Start,End\nA,2026-11-20,2026-11-20\n"B","2026-11-')
    assert len(batch.records) == 1
    assert batch.problems == (
        Problem("The file seems cut off in the middle of this row; export it again", 3),
    )


def test_a_stray_separator_in_a_description_does_not_make_columns(read: Read) -> None:
    assert only(read(f"Title,Start,End,Notes\nA,2026-11-20,,{';' * 900}\n")).title == "A"


@pytest.mark.parametrize(
    ("title", "left_out"),
    [
        *(("Canceled: stand-up", "cancelled"), ("Cancelled: stand-up", "cancelled")),
        *(("Geannuleerd: overleg", "cancelled"), ("Abgesagt: Treffen", "cancelled")),
        *(("Annulé : réunion", "cancelled"), ("ANNULE\u0301: réunion", "cancelled")),
        *(("Cancelado: reunión", "cancelled"), ("Declined: lunch", "declined")),
        *(("Geweigerd: lunch", "declined"), ("Abgelehnt: Essen", "declined"), ("Refusé : repas", "declined")),
        *(("Rechazado: comida", "declined"), ("Cancelled flights: rebook", None), ("Budget: Q3", None)),
    ],
)
def test_cancelled_and_declined_meetings_are_left_out_by_their_title(
    read: Read, title: str, left_out: str | None
) -> None:
    assert only(read(f"Title,Start,End\n{title},2026-11-20 9:00,2026-11-20 11:30\n")).left_out == left_out


@pytest.mark.parametrize(
    ("cells", "left_out"),
    [
        *((("False", "Normal", "Free"), "free"), (("Onwaar", "Normaal", "Vrij"), "free")),
        *((("", "", "Busy"), None), (("", "", "Tentative"), None), (("", "", "Out of office"), None)),
        *((("True", "Normal", "2"), "private"), (("False", "Privé", "2"), "private")),
        *((("False", "Confidential", "2"), None), (("Waar", "", "Vrij"), "private")),
        *((("", "", "3"), "free"), (("", "", "0"), "free"), (("", "", "1"), None), (("", "", "4"), None)),
    ],
)
def test_free_and_private_events_are_left_out(
    read: Read, cells: tuple[str, str, str], left_out: str | None
) -> None:
    text = (
        "Title,Start,End,Private,Sensitivity,Show time as\nA,2026-11-20 9:00,11:00," + ",".join(cells) + "\n"
    )
    assert only(read(text)).left_out == left_out


def test_a_zero_in_the_column_makes_three_out_of_office_instead_of_free(read: Read) -> None:
    rows = "A,2026-11-20 9:00,11:00,3\nB,2026-11-20 9:00,11:00,0\n"
    batch = read("Title,Start,End,Show time as\n" + rows)
    assert [event.left_out for event in batch.records] == [None, "free"]


def test_more_than_a_day_with_clock_times_is_left_out(read: Read) -> None:
    rows = "A,2026-11-20 9:00,2026-11-21 9:00\nB,2026-11-20 9:00,2026-11-21 9:01\n"
    batch = read("Title,Start,End\n" + rows)
    assert [event.left_out for event in batch.records] == [None, "longer than a day"]


def test_the_order_of_day_and_month_comes_from_all_rows_and_both_columns(read: Read) -> None:
    batch = read("Title,Start,End\nA,03/04/2026 9:00,03/04/2026 10:00\nB,30/04/2026,01/05/2026\n")
    assert batch.records[0].starts_at == "2026-04-03T09:00:00+02:00"
    assert batch.date_order == "dmy"
    batch = read("Title,Start,End\nA,03/04/2026,03/13/2026\n")
    assert batch.records[0].day == date(2026, 3, 4)


def test_an_open_order_is_asked_and_the_answer_used(read: Read) -> None:
    text = "Title,Start,End\nA,03/04/2026 9:00,03/04/2026 10:00\n"
    with pytest.raises(DateOrderOpen, match="03/04/2026: 3 April or 4 March"):
        read(text)
    assert only(read(text, date_order="dmy")).starts_at == "2026-04-03T09:00:00+02:00"
    assert only(read(text, date_order="mdy")).starts_at == "2026-03-04T09:00:00+01:00"


def test_dates_that_do_not_fit_the_order_given_are_problems(read: Read) -> None:
    batch = read("Title,Start\nA,13/02/2026\nB,02/13/2026\n", date_order="dmy")
    assert [event.title for event in batch.records] == ["A"]
    assert batch.problems == (
        Problem("The start “02/13/2026” is no day that exists when read as day-month-year", 3),
    )


def test_a_missing_or_unknown_zone_is_refused_with_the_option_to_use(read: Read) -> None:
    text = "Title,Start,End\nA,2026-11-20 9:00,11:00\n"
    with pytest.raises(BadFile, match="--timezone"):
        read(text, timezone=None)
    with pytest.raises(BadFile, match="no time zone called 'Mars'"):
        read(text, timezone="Mars")
    assert read("Title,Start\nA,2026-11-20\n", timezone=None).timezone == ""


HEADERLESS = "Übung;30.01.2020 19:30;30.01.2020 21:30;GEPLANT;;\nMaß;31.01.2020 19:30;31.01.2020 21:30;X;;"


def test_a_file_without_header_is_asked_about_with_its_first_row(read: Read) -> None:
    with pytest.raises(BadFile, match=r"its first row is: Übung \| 30.01.2020 19:30 \| 30.01.2020 21:30"):
        read(HEADERLESS)


def test_a_file_without_header_is_read_by_the_columns_given(read: Read) -> None:
    batch = read(HEADERLESS, columns=("title", "start", "end"))
    assert [(event.line, event.title, event.seconds) for event in batch.records] == [
        *((1, "Übung", 7200), (2, "Maß", 7200))
    ]


def test_columns_that_mean_nothing_are_refused(read: Read) -> None:
    with pytest.raises(UsageError, match="“bogus”"):
        read(HEADERLESS, columns=("title", "bogus"))
    with pytest.raises(UsageError, match="at least title and start"):
        read(HEADERLESS, columns=("title", "end"))


def test_columns_given_for_a_file_with_a_header_replace_it(read: Read) -> None:
    text = "Titel;Datum;Opmerking\nA;20-11-2026;B\n"
    assert only(read(text, columns=("", "start", "title"))).title == "B"


A, B = "A,2026-11-20 9:00,11:00,x\n", "B,2026-11-20 9:00,11:00,x\n"


def test_true_twins_have_keys_of_their_own_and_the_same_digest(read: Read) -> None:
    first, other, second = read(f"Title,Start,End,Organizer\n{A}{B}{A}").records
    assert len({first.key, other.key, second.key}) == 3
    assert first.digest == second.digest != other.digest
    assert {len(event.key) for event in (first, other, second)} == {20}


def test_a_key_stays_when_the_event_changes_and_its_digest_does_not(read: Read) -> None:
    before = only(read("Title,Start,End,Organizer\nOverleg,2026-11-20 9:00,11:00,x\n"))
    for row in (
        "Overleg,2026-11-20 9:00,11:30,x",
        "OVERLEG,20.11.2026 9:00,11:00,y",
        "overleg,20/11/26 9.00,11:00,x",
    ):
        after = only(read(f"Title,Start,End,Organizer\n{row}\n"))
        assert after.key == before.key
        assert after.digest != before.digest


@pytest.mark.parametrize(
    "title",
    ["'; DROP TABLE x", "<b>x</b>", "=1+1", "עברית", "🎉", "x" * 10_000, "a\nb", "\ue000", "\ud7ff"],
)
def test_odd_titles_are_taken_as_they_are(read: Read, title: str) -> None:
    assert only(read(f'Title,Start,End\n"{title}",2026-11-20 9:00,11:00\n')).title == title


def test_a_calendar_without_events_says_so(read: Read) -> None:
    assert read(GOOGLE).notes == ("The calendar has no events",)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="There is no file"):
        identify(tmp_path / "none.csv")
    with pytest.raises(TrackerError, match="there is no mail and no chat export"):
        identify(tmp_path)
