import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.importers.mailfiles import JAN, ME, from_me, mail, mailbox, only, read
from tracker.errors import BadFile
from tracker.importers.base import Importer, Options
from tracker.importers.mail import eml, folder, maildir, mbox
from tracker.importers.mail.boxes import Box, box_named, box_of_fields, box_of_flags

ALL: tuple[Importer, ...] = (mbox, eml, maildir, folder)
OPTIONS = Options("Europe/Amsterdam", me=frozenset([ME]))


def claims(path: Path) -> list[str]:
    return [importer.name for importer in ALL if importer.identify(path)]


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "box"),
    [
        *(("Sent.mbox", "sent"), ("Sent-1", "sent"), ("[Gmail]/Sent Mail", None), ("Sent Items", "sent")),
        *(("Verzonden berichten.mbox", "sent"), (".INBOX.Verzonden", "sent"), ("Gesendete Elemente", "sent")),
        *(("ÉLÉMENTS ENVOYÉS", "sent"), ("E\u0301le\u0301ments envoye\u0301s", "sent"), ("Enviados", "sent")),
        *(
            ("Concepten", "draft"),
            ("Entw&APw-rfe", "draft"),
            ("Brouillons", "draft"),
            ("Borradores", "draft"),
        ),
        *(("Junk E-mail", "spam"), ("Ongewenste e-mail.mbox", "spam"), ("Courrier indésirable", "spam")),
        *(("Deleted Items.sbd", "trash"), ("Prullenbak", "trash"), ("Papierkorb", "trash"), ("Bin", "trash")),
        *(("Corbeille", "trash"), ("Papelera (2)", "trash"), ("Verwijderde items", "trash")),
        *(("Inbox", None), ("All mail Including Spam and Trash.mbox", None), ("Presentations", None)),
        *(("notes.bin", None), ("&AP-", None), ("&&&-", None), ("R&-D", None), ("", None)),
    ],
)
def test_boxes_are_known_by_the_names_programs_give_them(name: str, box: Box | None) -> None:
    assert box_named(name) == box


@pytest.mark.parametrize(
    ("labels", "box"),
    [
        ("Inbox,Important,Opened", None),
        ("Opened,Sent", "sent"),
        ('"Sent",Client', "sent"),
        ("=?UTF-8?Q?Messages_envoy=C3=A9s,Ouvert?=", "sent"),
        ("=?UTF-8?Q?Gel=C3=A4dt,?= =?UTF-8?Q?Entw=C3=BCrfe?=", "draft"),
        ("Ongelezen,\tSpam", "spam"),
        ("Sent,Prullenbak", "trash"),
        ("=?UTF-8?B?????=", None),
        ("=?no-charset?Q?Sent?=", "sent"),
        ("My Sent things", None),
    ],
)
def test_boxes_are_known_by_gmails_labels(labels: str, box: Box | None) -> None:
    assert box_of_fields({"x-gmail-labels": [labels]}) == box


def test_boxes_are_known_by_flags_and_status() -> None:
    assert box_of_fields({"x-mozilla-status": ["0009"]}) == "trash"
    assert box_of_fields({"x-mozilla-status": ["0001", "what"]}) is None
    assert box_of_fields({"x-status": ["AD"]}) == "trash"
    assert box_of_fields({"x-status": ["T"]}, "sent") == "draft"
    assert [box_of_flags(name) for name in ("1.x:2,S", "1.x:2,DS", "1.x:2,ST", "1.x;2,D", "1.D", "12,T")] == [
        *(None, "draft", "trash", "draft"),
        *(None, None),
    ]


def test_drafts_spam_and_trash_are_left_out_and_counted(tmp_path: Path) -> None:
    batch = read(
        tmp_path,
        from_me(X_Gmail_Labels="Concepten"),
        mail(X_Gmail_Labels="Spam,Ongelezen"),
        mail(X_Gmail_Labels="Prullenbak"),
        mail(X_Gmail_Labels="Trash"),
        mail(X_Mozilla_Status="0008"),
        mail(X_Gmail_Labels="Inbox"),
    )
    assert batch.left_out == {"draft": 1, "spam": 1, "trash": 3}
    assert (len(batch.records), batch.read) == (1, 6)
    assert read(tmp_path, mail(), mail(), name="Prullenbak.mbox").left_out == {"trash": 2}


def test_what_lies_in_sent_is_mine_whatever_address_it_bears(tmp_path: Path) -> None:
    other = "peter@old.example"
    sent = mail(From=other, To=JAN, X_Gmail_Labels="Sent")
    batch = read(tmp_path, mail(), sent, mail(From=other))
    assert [event.direction for event in batch.records] == ["in", "out", "in"]
    assert batch.notes == ("Mail from peter@old.example in Sent was taken for yours.",)
    by_name = read(tmp_path, mail(From=other, To=JAN), name="Verzonden items.mbox")
    assert (only(by_name).direction, only(by_name).parties) == ("out", (JAN,))


def test_a_mailbox_in_which_nobody_is_me_says_who_i_might_be(tmp_path: Path) -> None:
    mails = (
        mail(From="Jan@bouw.example", To="Peter@New.example"),
        mail(From="Peter@New.example", To="jan@bouw.example"),
        mail(From="piet@x.example", To="peter@new.example, a@b.example"),
        mail(From="piet@x.example", To="a@b.example", X_Gmail_Labels="Spam"),
    )
    batch = read(tmp_path, *mails)
    assert batch.likely_me == ("Peter@New.example", "Jan@bouw.example", "a@b.example")
    assert (batch.records, batch.read) == ([], 0)
    assert read(tmp_path, *mails, me=()).likely_me == batch.likely_me
    assert read(tmp_path, *mails, me=("peter@new.example",)).likely_me == ()


def test_to_whom_it_was_delivered_and_who_sent_it_tell_most(tmp_path: Path) -> None:
    everywhere = [mail(To="list@x.example") for _ in range(5)]
    delivered = mail(To="list@x.example", Delivered_To="me@new.example")
    assert read(tmp_path, *everywhere, delivered).likely_me[0] == "me@new.example"
    sent = mail(From="me@new.example", To="list@x.example", X_Gmail_Labels="Sent")
    assert read(tmp_path, *everywhere, sent, me=()).likely_me[0] == "me@new.example"


@pytest.mark.parametrize("fields", [{"Cc": ME}, {"Delivered_To": ME}, {"From": ME, "To": "a@b.example"}])
def test_one_field_that_names_me_is_enough(tmp_path: Path, fields: dict[str, str]) -> None:
    batch = read(tmp_path, mail(**{"To": "list@x.example", **fields}), mail(To="b@x.example"))
    assert (len(batch.records), batch.likely_me) == (2, ())


def test_enough_is_enough_where_nobody_has_said_who_he_is(tmp_path: Path) -> None:
    first_mails = mailbox(*[mail(To="peter@new.example")]) * 20_000
    path = put(tmp_path / "Mail.mbox", first_mails + mailbox(mail(To="late@x.example")) * 30_000)
    assert mbox.extract(path, Options("Europe/Amsterdam")).likely_me == ("peter@new.example", JAN)


def test_one_mail_in_a_file_is_read(tmp_path: Path) -> None:
    for data in (mail(), b"\xef\xbb\xbf\r\n" + mail().replace(b"\n", b"\r\n"), mail().replace(b"\n", b"\r")):
        path = put(tmp_path / "mail.eml", data)
        assert claims(path) == ["eml"]
        event = only(eml.extract(path, OPTIONS))
        assert (event.line, event.direction, event.parties) == (1, "in", (JAN,))


def test_a_mail_whose_first_line_separates_is_a_mailbox_of_one(tmp_path: Path) -> None:
    path = put(tmp_path / "mail.eml", mailbox(mail()))
    assert claims(path) == ["mbox"]
    assert mbox.extract(path, OPTIONS).read == 1


@pytest.mark.parametrize(
    "data",
    [
        *(
            b"",
            b"\n\n",
            b"\0\1\2",
            b"hello\n",
            b"Subject,Start Date\nx,2026-11-20\n",
            b'{"type": "client"}\n',
        ),
        *(b"BEGIN:VCALENDAR\nVERSION:2.0\n", b"Jan: hello\nPiet: hi\n", b"<?xml version='1.0'?>\n"),
        *(b"Date: 2026-11-20\nClient: Bouw\n", b"16/11/2026, 09:00 - Jan: hi\n", b"no: field\nFromage: x\n"),
        *(b"Subject:" + b"x" * 100_000, b"To: do\n- this\n- that\n"),
    ],
)
def test_what_is_no_mail_is_not_claimed(tmp_path: Path, data: bytes) -> None:
    assert claims(put(tmp_path / "mail.eml", data)) == []


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="There is no file"):
        eml.extract(tmp_path / "none.eml", OPTIONS)
    with pytest.raises(BadFile, match="There is no file"):
        folder.extract(tmp_path / "none", OPTIONS)


def test_a_maildir_is_read_with_its_flags_and_subfolders(tmp_path: Path) -> None:
    root = tmp_path / "Maildir"
    put(root / "new" / "3.host", mail())
    put(root / "cur" / "1.host:2,S", mail())
    put(root / "cur" / "2.host:2,DS", from_me())
    put(root / "cur" / "4.host:2,ST", mail())
    put(root / "tmp" / "5.host", mail())
    put(root / "dovecot-uidlist", b"3 V1\n")
    put(root / ".Verzonden" / "cur" / "6.host:2,S", from_me("When?\n"))
    put(root / ".Verzonden" / "new" / "7.host", from_me())
    put(root / ".INBOX.Junk" / "cur" / "8.host:2,", mail())
    (root / ".INBOX.Junk" / "new").mkdir()
    assert claims(root) == ["maildir"]
    batch = maildir.extract(root, OPTIONS)
    assert [(event.direction, event.asks) for event in batch.records] == [
        *(("in", True), ("in", True)),
        *(("out", True), ("out", False)),
    ]
    assert batch.left_out == {"draft": 1, "trash": 1, "spam": 1}
    assert (batch.read, batch.problems, batch.notes) == (7, (), ())
    assert maildir.extract(root, OPTIONS) == batch


def test_an_empty_maildir_holds_nothing(tmp_path: Path) -> None:
    for part in ("cur", "new"):
        (tmp_path / part).mkdir()
    assert claims(tmp_path) == ["maildir"]
    assert maildir.extract(tmp_path, OPTIONS).read == 0


def test_folders_of_every_program_are_read_in_order(tmp_path: Path) -> None:
    put(tmp_path / "Apple" / "Sent Messages.mbox" / "mbox", mailbox(from_me("When?\n"), from_me()))
    put(tmp_path / "Apple" / "Sent Messages.mbox" / "table_of_contents", b"\0\1")
    put(tmp_path / "Letters" / "b.eml", mail(From="b@x.example"))
    put(tmp_path / "Letters" / "a.eml", mail(From="a@x.example"))
    put(tmp_path / "Letters" / "empty.eml", b"")
    put(tmp_path / "Thunderbird" / "Inbox", mailbox(mail()))
    put(tmp_path / "Thunderbird" / "Inbox.msf", b"// <!-- <mdb:mork:z v='1.4'/> -->\n")
    put(tmp_path / "Thunderbird" / "Inbox.sbd" / "Trash", mailbox(mail()))
    put(tmp_path / "Thunderbird" / "Trash.sbd" / "Old", mailbox(mail()))
    put(tmp_path / "Unix" / "cur" / "1.host:2,S", mail(From="c@x.example"))
    (tmp_path / "Unix" / "new").mkdir()
    assert claims(tmp_path) == ["mail-folder"]
    batch = folder.extract(tmp_path, OPTIONS)
    assert [(event.line, event.direction, event.parties) for event in batch.records] == [
        *((1, "out", (JAN,)), (2, "out", (JAN,))),
        *((3, "in", ("a@x.example",)), (4, "in", ("b@x.example",))),
        *((5, "in", (JAN,)), (8, "in", ("c@x.example",))),
    ]
    assert (batch.left_out, batch.read) == ({"trash": 2}, 8)
    assert batch.notes == ("3 files hold no mail and were passed over.",)
    assert folder.extract(tmp_path, OPTIONS) == batch


def test_a_folder_without_mail_is_not_claimed(tmp_path: Path) -> None:
    assert claims(tmp_path) == []
    put(tmp_path / "channels.json", b"[]")
    assert claims(tmp_path) == []
    put(tmp_path / "deep" / "down" / "x.txt", mail())
    assert claims(tmp_path) == ["mail-folder"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside" / "a.eml", mail())
    inside = put(tmp_path / "mail" / "b.eml", mail()).parent
    (inside / "c.eml").symlink_to(outside)
    (inside / "d").symlink_to(outside.parent)
    (inside / "loop").symlink_to(inside)
    os.mkfifo(inside / "pipe")
    assert folder.extract(inside, OPTIONS).read == 1


def test_folders_in_folders_without_end_are_named(tmp_path: Path) -> None:
    deep = tmp_path / Path(*["d"] * 101)
    put(deep / "a.eml", mail())
    put(tmp_path / "a.eml", mail())
    batch = folder.extract(tmp_path, OPTIONS)
    assert [problem.message for problem in batch.problems] == [
        "/".join(["d"] * 100) + " cannot be read (nested too deeply)"
    ]
    assert len(batch.records) == 1


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything; files are locked for others."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_in() -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name in ("a.eml", "b.eml", "c/d.eml", "e.eml"):
            put(root / name, mail())
        odd = put(root / os.fsdecode(b"\xe9.eml"), mail())
        odd.chmod(0)
        (root / "b.eml").chmod(0)
        (root / "c").chmod(0)
        root.chmod(0o755)
        with as_nobody():
            batch = folder.extract(root, OPTIONS)
            with pytest.raises(BadFile, match=r"b.eml cannot be read \(permission denied\)\."):
                eml.extract(root / "b.eml", OPTIONS)
            with pytest.raises(BadFile, match=r"c cannot be read \(permission denied\)\."):
                folder.extract(root / "c", OPTIONS)
        (root / "c").chmod(0o755)
    assert [problem.message for problem in batch.problems] == [
        "b.eml cannot be read (permission denied)",
        "c cannot be read (permission denied)",
        "?.eml cannot be read (permission denied)",
    ]
    assert (len(batch.records), batch.read) == (2, 5)


def test_every_file_that_cannot_be_read_is_named() -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "mail"
        names = ("Sent Mail/Offer for the roof.eml", "Sent Mail/1.eml", "plain/2.eml", "A secret.eml")
        for name in ("z.eml", *names):
            put(root / name, mail())
        for name in names:
            (root / name).chmod(0)
        (root / "Old letters").mkdir(mode=0)
        Path(place).chmod(0o755)
        with as_nobody():
            batch = folder.extract(root, OPTIONS)
    assert [problem.message for problem in batch.problems] == [
        "A secret.eml cannot be read (permission denied)",
        "Old letters cannot be read (permission denied)",
        "Sent Mail/1.eml cannot be read (permission denied)",
        "Sent Mail/Offer for the roof.eml cannot be read (permission denied)",
        "plain/2.eml cannot be read (permission denied)",
    ]
    assert len(batch.records) == 1


def test_the_same_mail_in_two_folders_counts_once(tmp_path: Path) -> None:
    put(tmp_path / "a.eml", mail(Message_ID="<a@b>"))
    put(tmp_path / "sub" / "b.eml", mail(Message_ID="<a@b>"))
    batch = folder.extract(tmp_path, OPTIONS)
    assert (len(batch.records), batch.known) == (1, 1)
