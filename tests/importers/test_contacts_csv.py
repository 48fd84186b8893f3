import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadFile, DateOrderOpen
from tracker.importers import calendar_csv, interchange
from tracker.importers.base import Batch, ContactEvent, Options
from tracker.importers.contact_words import length_of
from tracker.importers.contacts_csv import extract, identify

Read = Callable[..., Batch]
ME = frozenset({"peter@me.example", "0612345678"})


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(text: str, encoding: str = "utf-8", **options: object) -> Batch:
        path = tmp_path / "contacts.csv"
        path.write_bytes(text.encode(encoding))
        assert identify(path)
        assert not calendar_csv.identify(path)
        assert not interchange.identify(path)
        return extract(path, Options(**{"timezone": "Europe/Amsterdam", "me": ME, **options}))  # type: ignore[arg-type]

    return reading


def only(batch: Batch) -> ContactEvent:
    assert batch.problems == ()
    (event,) = batch.records
    assert isinstance(event, ContactEvent)
    return event


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "Date;Time;Channel;Direction;Contact;Duration;Urgent;Needs reply",
            "2026-11-20;14:05;phone;incoming;Jan Bouw;12m;yes;no",
        ),
        (
            "Datum;Tijd;Kanaal;Richting;Contactpersoon;Duur;Spoed;Vraagt antwoord",
            "20-11-2026;14.05;telefoon;inkomend;Jan Bouw;0:12:00;ja;nee",
        ),
        (
            "Datum;Uhrzeit;Kanal;Richtung;Kontakt;Dauer;Dringend;Braucht Antwort",
            "20.11.2026;14:05;Anruf;eingehend;Jan Bouw;720;hoch;nein",
        ),
        (
            "Date;Heure;Canal;Sens;Nom;Durée;Urgent;Réponse attendue",
            "20/11/2026;14h05;téléphone;reçu;Jan Bouw;12 min;oui;non",
        ),
        (
            "Fecha;Hora;Canal;Sentido;Nombre;Duración;Urgente;Necesita respuesta",
            "20/11/2026;14:05:00;llamada;recibida;Jan Bouw;12 minutos;sí;no",
        ),
    ],
)
def test_a_list_is_read_in_five_languages(
    read: Read, header: str, row: str, encoding: str, separator: str
) -> None:
    found = only(read(f"{header}\r\n{row}\r\n".replace(";", separator), encoding))
    assert found == ContactEvent(
        line=2,
        channel="phone",
        direction="in",
        at="2026-11-20T14:05:00+01:00",
        parties=("jan bouw",),
        seconds=720,
        urgent=True,
        key="csv|2026-11-20T14:05:00|in|phone|jan bouw",
    )


def test_the_type_of_a_call_log_tells_which_way_it_went(read: Read) -> None:
    batch = read(
        "Name,Number,Date,Time,Duration,Type\n"
        "Jan,06-12345679,2026-11-20,9:00,0:01:00,Incoming\n"
        "Jan,06-12345679,2026-11-20,9:10,65,Outgoing\n"
        ",06-12345679,2026-11-20,9:20,12,Missed\n"
        ",,2026-11-20,9:30,,Missed\n"
    )
    assert [(of.channel, of.direction, of.seconds, of.asks) for of in batch.records] == [
        ("phone", "in", 60, False),
        ("phone", "out", 65, False),
        ("phone", "in", None, True),
    ]
    assert batch.records[0].parties == ("0612345679", "jan")
    assert batch.left_out == {"nobody else in it": 1}
    assert batch.read == 4


def test_a_type_that_names_channels_is_the_channel(read: Read) -> None:
    text = "At,Type,Direction,Client\n2026-11-20 14:05,whatsapp,sent,Bouw\n2026-11-20 14:06,bezoek,out,Bouw\n"
    assert [of.channel for of in read(text).records] == ["chat", "in_person"]


MAIL = "When,From,To\n"


def test_from_and_to_tell_the_direction_once_it_is_known_who_is_me(read: Read) -> None:
    batch = read(
        MAIL + 'Fri 2026-11-20 14:05,Peter <Peter@Me.example>,"Jan <jan@bouw.example>, piet@bouw.example"\n'
        "2026-11-20T15:05:00+01:00,jan@bouw.example,peter@me.example\n"
        "2026-11-20 15:06,jan@bouw.example,kees@bouw.example\n"
        "2026-11-20 15:07,peter@me.example,peter@me.example\n"
        "2026-11-20 15:08,+31 6 12345678,0687654321\n"
    )
    assert [(of.line, of.channel, of.direction, of.parties) for of in batch.records] == [
        (2, "email", "out", ("jan@bouw.example", "jan", "piet@bouw.example")),
        (3, "email", "in", ("jan@bouw.example",)),
        (6, "phone", "out", ("0687654321",)),
    ]
    assert batch.left_out == {"between others": 1, "nobody else in it": 1}


def test_when_nobody_is_me_the_most_frequent_is_offered_first(read: Read) -> None:
    text = (
        MAIL + "2026-11-20 15:05,jan@b.example,P@me.example\n2026-11-20 15:06,P@me.example,kees@b.example\n"
    )
    batch = read(text, me=frozenset())
    assert list(batch.records) == []
    assert batch.likely_me == ("P@me.example", "jan@b.example", "kees@b.example")


@pytest.mark.parametrize(
    ("channel", "party", "found"),
    [
        ("", "jan@bouw.example", "email"),
        ("", "06 12 34 56 79", "phone"),
        ("E-Mail", "Jan", "email"),
        ("SMS", "Jan", "sms"),
        ("Zoom", "Jan", "video"),
        ("In_Person", "Jan", "in_person"),
    ],
)
def test_a_channel_that_is_not_named_follows_from_the_address(
    read: Read, channel: str, party: str, found: str
) -> None:
    text = f"Date,Time,Channel,Direction,Contact\n2026-11-20,9:00,{channel},out,{party}\n"
    assert only(read(text)).channel == found


def test_what_is_written_has_no_length_and_asks_when_it_comes_in(read: Read) -> None:
    header = "Date,Time,Channel,Direction,Client,Seconds,Asks\n"
    batch = read(header + "2026-11-20,9:00,mail,in,Bouw,60,\n2026-11-20,9:00,mail,out,Bouw,,yes\n")
    assert [(of.seconds, of.asks) for of in batch.records] == [(None, True), (None, True)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("soon,9:00,phone,in,Jan,60", "day and time cannot be read"),
        ("2026-11-20,,phone,in,Jan,60", "day and time cannot be read"),
        (",9:00,phone,in,Jan,60", "day and time cannot be read"),
        ("2026-11-20,9:00-9:30,phone,in,Jan,60", "day and time cannot be read"),
        ("2026-02-31,9:00,phone,in,Jan,60", "does not exist or lies outside"),
        ("0000-01-01,9:00,phone,in,Jan,60", "does not exist or lies outside"),
        ("2500-01-01,9:00,phone,in,Jan,60", "does not exist or lies outside"),
        ("2026-11-20,9:00,pigeon,in,Jan,60", "channel is none of email, phone"),
        ("2026-11-20,9:00,,in,Jan,60", None),
        ("2026-11-20,9:00,phone,sideways,Jan,60", "neither in nor out"),
        ("2026-11-20,9:00,phone,,Jan,60", "neither in nor out"),
        ("2026-11-20,9:00,phone,in,Jan,12:30", "may be minutes and seconds or hours"),
        ("2026-11-20,9:00,phone,in,Jan,a while", "duration cannot be read"),
        ("2026-11-20,9:00,phone,in,Jan,9999999", "longer than a week"),
        ("2026-11-20,9:00,phone,in,Jan,60,Secret", "more cells than there are columns"),
        ('2026-11-20,9:00,phone,in,Jan,"60', "cut off"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_problem(read: Read, row: str, said: str | None) -> None:
    head = "Date,Time,Channel,Direction,Contact,Duration\n2026-11-20,8:00,phone,in,Secret,60\n"
    batch = read(head + row)
    assert [of.line for of in batch.problems] == ([3] if said else [])
    assert (said or "") in "".join(of.message for of in batch.problems)
    assert "Secret" not in repr(batch.problems)
    assert batch.read == 2


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        *(
            ("12m", 720),
            ("0:12:30", 750),
            ("720", 720),
            ("1h 5m 3s", 3903),
            ("1h30", 5400),
            ("1,5 uur", 5400),
        ),
        *(("", 0), ("-", 0), ("0", 0), ("60.0", 60), ("2 Std.", 7200), ("90 sec", 90), ("1u05", 3900)),
    ],
)
def test_durations_are_read_as_people_write_them(cell: str, seconds: int) -> None:
    assert length_of(cell, 1) == seconds


def test_a_column_of_minutes_counts_minutes(read: Read) -> None:
    text = "Date,Time,Direction,Contact,Minutes\n2026-11-20,9:00,in,Jan,12\n"
    assert only(read(text)).seconds == 720


@pytest.mark.parametrize(
    ("when", "at"),
    [
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),  # twice that night: the first
        ("2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),  # not that night: an hour on
        ("1970-01-01 00:00", "1970-01-01T00:00:00+01:00"),
        ("2098-06-01 12:00", "2098-06-01T12:00:00+02:00"),
        ("2026-11-20 24:00", "2026-11-21T00:00:00+01:00"),
        ("2026-11-20 2:05 PM", "2026-11-20T14:05:00+01:00"),
        ("2026-11-20T14:05:00Z", "2026-11-20T15:05:00+01:00"),
    ],
)
def test_moments_are_lived_on_the_clock_of_the_import(read: Read, when: str, at: str) -> None:
    batch = read(f"At,Direction,Client\n{when},in,b@bouw.example\n")
    assert only(batch).at == at
    assert len(batch.notes) == ("03-29" in when)


def test_the_date_order_comes_from_the_whole_column_or_is_asked(read: Read) -> None:
    head = "Date,Time,Channel,Direction,Client\n03/04/2026,9:00,mail,in,Bouw\n"
    with pytest.raises(DateOrderOpen):
        read(head)
    assert only(read(head, date_order="mdy")).at.startswith("2026-03-04")
    batch = read(head + "13/04/2026,9:00,mail,in,Bouw\n")
    assert (batch.date_order, batch.records[0].at[:10]) == ("dmy", "2026-04-03")


def test_blank_rows_repeated_headers_and_totals_are_no_contacts(read: Read) -> None:
    head = "Date,Time,Channel,Direction,Client,Duration\n"
    batch = read(f"Call log\n\n{head}2026-11-20,9:00,phone,in,Bouw,60\n,,,,,\n{head}Total,,,,,60\n\n")
    assert (len(batch.records), batch.read) == (1, 1)
    assert batch.records[0].line == 4


def test_twins_keep_apart_and_what_is_known_is_not_read_again(read: Read) -> None:
    text = "Date,Time,Channel,Direction,Client\n" + "2026-11-20,9:00,mail,in,Bouw\n" * 2
    first, second = (event.key for event in read(text).records)
    assert first != second
    batch = read(text, is_known={first}.__contains__)
    assert (batch.known, [event.key for event in batch.records]) == (1, [second])


def test_another_zone_does_not_make_a_contact_another(read: Read) -> None:
    own_clock = ("2026-11-20 09:00", "2026-03-29 02:30", "2026-11-20 24:00")
    moments = (*own_clock, "2026-11-20T09:00:00+01:00", "2026-11-20T08:00:00Z")
    text = "At,Direction,Client\n" + "".join(f"{of},in,b@bouw.example\n" for of in moments)
    here, there = (read(text, timezone=zone) for zone in ("Europe/Amsterdam", "America/New_York"))
    assert [event.key for event in here.records] == [event.key for event in there.records]
    assert [event.key.split("|")[1] for event in here.records] == [
        *("2026-11-20T09:00:00", "2026-03-29T02:30:00", "2026-11-21T00:00:00"),
        *["2026-11-20T08:00:00+00:00"] * 2,
    ]
    assert (here.timezone, there.timezone) == ("Europe/Amsterdam", "America/New_York")


def test_rows_that_tell_their_own_offset_are_read_in_no_zone(read: Read) -> None:
    assert read("At,Direction,Client\n2026-11-20T09:00:00+01:00,in,b@bouw.example\n").timezone == ""


def test_an_empty_list_says_so(read: Read) -> None:
    batch = read("Date,Time,Direction,Contact\n")
    assert (batch.read, batch.notes) == (0, ("The list has no contacts.",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Date,Time,Contact\n2026-11-20,9:00,Jan\n",  # no direction
        "Direction,Contact\nin,Jan\n",  # no moment
        "Date,Direction\n2026-11-20,in\n",  # nobody
        "Subject,Start Date,Start Time,End Date,End Time\nA,2026-11-20,9:00,2026-11-20,10:00\n",
        "Title,Date,Direction,Contact\nA,2026-11-20 9:00,in,Jan\n",  # a calendar by its title
        "Date,Start,End,Direction,Contact\n2026-11-20,9:00,10:00,in,Jan\n",
        "Date,From,To,Duration,Name,Customer\n2026-11-20,9:00,10:00,1:00,Peter,Bouw\n",  # a time sheet
        "Date,From,To\n",
        "Name,Number,Date,Type\nJan,1,2026-11-20,Work\n",
        '{"type": "client"}',
        "{,Date,Direction,Contact\n1,2026-11-20 9:00,in,Jan\n",
        "\x00\x01\x02",
        ",".join(["Date", "Direction", "Contact"] * 1000) + "\n",
    ],
)
def test_what_is_no_list_of_contacts_is_not_claimed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "some.csv"
    path.write_text(text, encoding="utf-8")
    assert not identify(path)
    assert not identify(tmp_path)


def test_a_file_named_as_one_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    with pytest.raises(BadFile, match="no line with the names"):
        extract(path, Options(timezone="UTC"))


def test_a_cell_beyond_all_measure_is_refused(read: Read) -> None:
    with pytest.raises(BadFile, match=r"a cell there is longer than|has a line of more than"):
        read('Date,Time,Direction,Contact\n2026-11-20,9:00,in,"' + "x\n" * 2**20)


CELLS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["", "2026-11-20", "31.02.2026", "9:00", "in", "out", "missed", "phone", "12m", "Total"]),
)


@given(st.lists(st.lists(CELLS, max_size=8), max_size=6))
def test_whatever_stands_in_the_cells_no_row_is_lost(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    text = io.StringIO()
    csv.writer(text).writerows([["Date", "Time", "Channel", "Direction", "Contact", "Duration"], *table])
    path.write_text(text.getvalue(), encoding="utf-8", errors="replace", newline="")
    batch = extract(path, Options(timezone="Europe/Amsterdam", date_order="dmy"))
    assert batch.read <= sum(any(cell.strip() for cell in row) for row in table)
    assert all(event.parties and event.at for event in batch.records)
