from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.mailfiles import JAN, ME, from_me, mail, only, read
from tracker.importers.mail.fields import Letter, fields_of, first
from tracker.importers.mail.naming import message_id, references
from tracker.importers.mail.people import addresses
from tracker.importers.mail.stamps import stamp_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
RECEIVED = "from a by b with ESMTP id 1; Mon, 16 Nov 2026 10:30:00 +0100 (CET)"


def test_fields_are_unfolded_and_found_in_any_spelling() -> None:
    fields = fields_of(b"FROM: a@b\nSubject: no\nto : c@d,\r\n\te@f\nTo: g@h\nDate:\n Mon\n")
    assert fields == {"from": ["a@b"], "to": ["c@d,\te@f", "g@h"], "date": ["Mon"]}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("jan@bouw.nl", ["jan@bouw.nl"]),
        ("Jan <jan@bouw.nl>", ["jan@bouw.nl"]),
        ('"Vries, Jan de" <jan@bouw.nl>, Piet <p@x.nl>', ["jan@bouw.nl", "p@x.nl"]),
        ("info@bouw.nl via List <list@x.nl>", ["list@x.nl"]),
        ("Friends: a@b.nl, c@d.nl;", ["a@b.nl", "c@d.nl"]),
        ("jan@bouw.nl (Jan, of (old) Bouw)", ["jan@bouw.nl"]),
        ("=?utf-8?Q?Jan=40home?= <jan@bouw.nl>", ["jan@bouw.nl"]),
        ("a@b.nl; c@d.nl", ["a@b.nl", "c@d.nl"]),
        ("undisclosed-recipients:;", []),
        ("Jan", []),
        ("<>", []),
        ('"Mary Smith: Personal Account" <smith@home.example>', ["smith@home.example"]),
        ("a@b.nl, a@b.nl", ["a@b.nl"]),
    ],
)
def test_addresses_are_found_in_what_people_write(value: str, expected: list[str]) -> None:
    assert list(addresses(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<a@b>", "a@b"),
        ("  <a@b>  (added by x)", "a@b"),
        ("\n <a.\n b@c>", "a.b@c"),
        ("a@b", "a@b"),
        ("<a@b", "a@b"),
        ("", ""),
        ("<>", ""),
    ],
)
def test_an_own_id_is_found_however_it_is_written(value: str, expected: str) -> None:
    data = f"\nX: y\nMessage-Id: {value}\nTo: x\n".encode()
    assert message_id(Letter(data, 1, len(data)), len(data)) == expected


def test_an_endless_id_is_kept_short() -> None:
    data = b"\nMessage-ID: <" + b"a" * 5_000 + b">\n"
    assert len(message_id(Letter(data, 1, len(data)), len(data))) == 32


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"references": ["<a@x> <b@x>"], "in-reply-to": ["<b@x>"]}, ("a@x", "b@x")),
        ({"references": ["<a@x> <b@x> <c@x> <d@x>"]}, ("a@x", "c@x", "d@x")),
        ({"references": ["<a@x>", "<b@x>, <bro.   ken@x>"]}, ("a@x", "b@x", "bro.ken@x")),
        ({"references": ["a@x, b@x"]}, ("a@x", "b@x")),
        ({"references": ["see the list"], "in-reply-to": ["Your message of Monday"]}, ()),
        ({"in-reply-to": ["Message from jan@x.nl of Monday"]}, ()),
        ({"in-reply-to": ["Your message of Monday <a@x>"]}, ("a@x",)),
        ({"in-reply-to": ["a@x"], "references": ["<b@x>"]}, ("b@x", "a@x")),
        ({"in-reply-to": ["<a@x>"], "references": ["<a@x> <b@x>"]}, ("b@x", "a@x")),
        ({"in-reply-to": ["<", "<>", ""], "references": ["<", "<<>>", ""]}, ()),
        ({"references": ["<me@x>"], "in-reply-to": ["<me@x>"]}, ()),
        ({}, ()),
    ],
)
def test_references_are_repaired_and_cut_to_the_first_and_the_last_two(
    fields: Mapping[str, list[str]], expected: tuple[str, ...]
) -> None:
    assert references(dict(fields), "me@x") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 16 Nov 2026 09:00:00 +0100",
        "16 Nov 2026 09:00:00 +0100",
        "Mon, 16 Nov 2026 9:00 +0100",
        "Mon, 16 Nov 26 09:00:00 +0100",
        "Mon, 16 Nov 126 09:00:00 +0100",
        "Mon, 16 Nov 2026 08:00:00 GMT",
        "Mon, 16 Nov 2026 03:00:00 EST",
        "Mon, 16 Nov 2026 09:00:00 CET",
        "Mon, 16 Nov 2026 08:00:00 XYZ",
        "Mon, 16 Nov 2026 08:00:00 -0000",
        "Mon, 16 Nov 2026 09:00:00 +01:00 (CET (winter))",
        "Mon, 16 Nov 2026 09:00:00 GMT+0100",
        "Mon, 16 Nov 2026 09:00:00",
        "Mon (today), 16 Nov 2026 09:00:00 +0100",
        "ma, 16 november 2026 09:00:00 +0100",
        "Mo., 16. Nov. 2026 09.00.00 +0100",
        "lun. 16 nov. 2026 09:00:00 +0100",
        "Mon Nov 16 08:00:00 2026 +0000",
        "2026-11-16T09:00:00+01:00",
        "2026-11-16 08:00:00Z",
    ],
)
def test_a_date_is_read_in_every_way_it_is_written(text: str) -> None:
    stamp = stamp_of(text, AMSTERDAM)
    assert stamp is not None
    assert stamp.epoch == 1_794_816_000


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "Pn, 29 paX 2007 21:13:00 +0100", "Mon, 31 Feb 2026 09:00:00 +0100"),
        *("Thu, 1 Jan 1970 00:00:00 +0000", "Mon, 30 Jun 3609 15:33:50 +0600", "1 Jan 0000 00:00:00 +0000"),
        *("Mon, 16 Nov 2026 09:00:00 +9999", "Mon, 16 Nov 2026 25:00:00 +0100", "16 Nov 2026 03:05 PM +0100"),
        *("Fri, 13 Dec 1901 20:45:52 +0000", "99999999999999999999 Nov 2026 1:1:1", "(((", "9" * 5_000),
    ],
)
def test_what_names_no_moment_of_mail_gives_none(text: str) -> None:
    assert stamp_of(text, AMSTERDAM) is None


@given(st.text(max_size=60))
def test_no_date_whatever_makes_it_crash(text: str) -> None:
    stamp = stamp_of(text, AMSTERDAM)
    assert stamp is None or 86_400 <= stamp.epoch < 4_102_444_800


def test_a_time_without_zone_is_read_on_the_imports_clock(tmp_path: Path) -> None:
    twice = read(tmp_path, mail(Date="Sun, 25 Oct 2026 02:30:00"))
    assert only(twice).at == "2026-10-25T02:30:00+02:00"
    skipped = read(tmp_path, mail(Date="Sun, 29 Mar 2026 02:30:00"))
    assert only(skipped).at == "2026-03-29T03:30:00+02:00"
    assert skipped.notes == ("1 message bore a time that the clocks skipped; the hour after it was taken.",)


@pytest.mark.parametrize(
    "date",
    [
        *(
            "Pn, 29 paX 2007 21:13:00 +0100",
            "Mon, 30 Jun 3609 15:33:50 +0600",
            "Thu, 1 Jan 1970 00:00:00 +0000",
        ),
        *("Tue, 11 Feb 2098 09:00:00 +0100", "Mon, 16 Nov 2026 09:00:00 +9999", "1 Jan 0000 00:00:00 +0000"),
        None,
    ],
)
def test_an_unusable_date_gives_way_to_that_of_arrival(tmp_path: Path, date: str | None) -> None:
    older = "from x by a; Mon, 16 Nov 2026 10:29:00 +0100"
    batch = read(tmp_path, mail(Date=date, Received=RECEIVED + "\nReceived: " + older))
    assert only(batch).at == "2026-11-16T10:30:00+01:00"
    assert batch.notes == ("1 message had no usable date; the date of arrival was taken.",)


def test_a_mail_that_waited_keeps_the_date_it_was_sent(tmp_path: Path) -> None:
    batch = read(tmp_path, mail(Date="Mon, 2 Nov 2026 09:00:00 +0100", Received=RECEIVED))
    assert only(batch).at == "2026-11-02T09:00:00+01:00"
    ahead = read(tmp_path, mail(Date="Tue, 17 Nov 2026 09:00:00 +0100", Received=RECEIVED))
    assert only(ahead).at == "2026-11-17T09:00:00+01:00"


def test_a_mail_without_any_date_is_left_out(tmp_path: Path) -> None:
    batch = read(tmp_path, mail(Date=None), mail(Date="never", Received="from a by b"), mail())
    assert (len(batch.records), batch.left_out, batch.read) == (1, {"no date": 2}, 3)


def test_eight_bit_headers_and_nulls_are_read(tmp_path: Path) -> None:
    odd = mail(To=None).replace(b"From: Jan de", f"To: Peté <{ME}>\nFrom: J\0an dé".encode("latin-1"))
    assert only(read(tmp_path, odd)).parties == (JAN,)


def test_a_mail_without_id_is_known_by_who_when_and_to_whom(tmp_path: Path) -> None:
    (first_read,) = read(tmp_path, mail(Message_ID=None)).records
    (again,) = read(tmp_path, mail("other words", Message_ID=None, X_Other="x")).records
    assert len(first_read.key) == 32
    assert first_read.ids == (first_read.key,) == again.ids


@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "auto-replied (vacation)"},
        {"Auto_Submitted": "Auto-Generated"},
        {"Precedence": "bulk"},
        {"Precedence": "auto_reply"},
        {"X_Auto_Response_Suppress": "All"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
        {"From": "Mail Delivery <MAILER-DAEMON@mx.example>"},
        {"From": "postmaster@bouw.example"},
        {"From": "no-reply@bouw.example"},
        {"From": "Bouw <noreply+12@bouw.example>"},
        {"From": "do_not_reply@bouw.example"},
        {"Content_Type": "multipart/report; report-type=delivery-status; boundary=x"},
        {"Content_Type": "text/calendar; method=REQUEST"},
        {"Content_Class": "urn:content-classes:calendarmessage"},
        {"List_Unsubscribe": "<mailto:u@x.example>"},
        {"List_Unsubscribe": "<mailto:u@x.example>", "List_Id": "<news.x.example>", "List_Post": "NO"},
    ],
)
def test_what_a_machine_wrote_is_marked_and_asks_nothing(tmp_path: Path, fields: dict[str, str]) -> None:
    event = only(read(tmp_path, mail("Can you?\n", **fields)))
    assert (event.automatic, event.asks) == (True, False)


@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "no"},
        {"X_Auto_Response_Suppress": "DR, OOF, AutoReply"},
        {"Precedence": "normal"},
        {"Return_Path": "<jan@bouw.example>"},
        {"From": "bouncer@club.example"},
        {"From": "norbert@bouw.example"},
    ],
)
def test_what_a_person_wrote_is_not(tmp_path: Path, fields: dict[str, str]) -> None:
    event = only(read(tmp_path, mail(**fields)))
    assert (event.automatic, event.asks) == (False, True)


def test_an_invitation_inside_a_mail_is_automatic_and_an_attached_calendar_is_not(tmp_path: Path) -> None:
    body = "--b\n\nCome\n--b\nContent-Type: text/calendar; charset=utf-8;\n {}\n\nX\n--b--"
    kind = 'multipart/alternative; boundary="b"'
    asked = read(tmp_path, mail(body.format("METHOD=REQUEST"), Content_Type=kind))
    assert only(asked).automatic
    attached = read(tmp_path, mail(body.format("name=invite.ics"), Content_Type=kind))
    assert not only(attached).automatic


@pytest.mark.parametrize(
    "fields",
    [
        {"List_Id": "<talk.x.example>"},
        {"List_Post": "<mailto:l@x.example>", "List_Unsubscribe": "<mailto:u@x>", "Precedence": "list"},
        {"List_Post": "<mailto:l@x.example>", "Precedence": "bulk"},
        {"To": "piet@bouw.example", "Cc": f"Peter <{ME}>"},
    ],
)
def test_mail_of_a_list_or_as_a_copy_is_marked_as_asking_nothing(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    event = only(read(tmp_path, mail(**fields)))
    assert (event.automatic, event.asks) == (False, False)


def test_who_is_addressed_and_in_copy_as_well_is_asked(tmp_path: Path) -> None:
    assert only(read(tmp_path, mail(Cc=f"a@b.example, {ME}"))).asks


@pytest.mark.parametrize(
    "fields",
    [
        {"Importance": "High"},
        {"X_Priority": "1 (Highest)"},
        {"Priority": "urgent"},
        {"X_MSMail_Priority": "High"},
    ],
)
def test_what_its_sender_marked_is_urgent(tmp_path: Path, fields: dict[str, str]) -> None:
    assert only(read(tmp_path, mail(**fields))).urgent
    assert not only(read(tmp_path, mail(Importance="normal", X_Priority="3 (Normal)"))).urgent


def test_the_other_side_is_the_sender_or_all_who_are_addressed(tmp_path: Path) -> None:
    batch = read(
        tmp_path,
        mail(From="Jan <JAN@Bouw.example>", Reply_To="Jan <jan@home.example>"),
        mail(From=None, Sender="office@bouw.example"),
        from_me(To=f"a@x.example, {ME}", Cc="B <b@x.example>", Bcc="c@x.example, a@x.example"),
        from_me(From="Office <office@peterbos.example>", Sender=ME),
    )
    assert [(event.direction, event.parties) for event in batch.records] == [
        ("in", ("jan@bouw.example", "jan@home.example")),
        ("in", ("office@bouw.example",)),
        ("out", ("a@x.example", "b@x.example", "c@x.example")),
        ("out", (JAN,)),
    ]


def test_mail_to_nobody_else_is_left_out(tmp_path: Path) -> None:
    batch = read(
        tmp_path, from_me(To=ME.upper()), from_me(To="undisclosed-recipients:;"), mail(From="Jan"), mail()
    )
    assert (len(batch.records), batch.left_out) == (1, {"to yourself": 1, "no address": 2})


def test_the_first_value_of_a_field_that_is_not_there_is_empty() -> None:
    assert first({}, "from") == ""


@pytest.mark.parametrize(
    "value",
    [
        "<" + "@" * 250_000,
        "x" * 250_000,
        "," * 250_000,
        "<" * 250_000,
        '"@' * 125_000,
        "(" * 250_000,
        "=?a?q?" * 40_000,
    ],
)
def test_a_hostile_header_is_read_at_once(tmp_path: Path, value: str) -> None:
    fields = dict.fromkeys(
        ("X_Gmail_Labels", "Cc", "References", "Date", "Content_Type", "In_Reply_To"), value
    )
    for name in fields:
        batch = read(tmp_path, from_me(**{name: value}), mail())
        assert batch.read == 2


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ('"Jan, Piet" <a@b.nl>, "x y"@y.nl', ("a@b.nl", '"x')),
        ('"never closed <c@d.nl>', ("c@d.nl",)),
        ('"' * 100_000 + " a@b.nl", ("a@b.nl",)),
    ],
    ids=["quoted", "open", "hostile"],
)
def test_names_in_quotation_marks_are_no_addresses_however_many_there_are(
    value: str, found: tuple[str, ...]
) -> None:
    assert addresses(value)[:1] == found[:1]
