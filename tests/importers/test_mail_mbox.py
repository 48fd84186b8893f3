import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.mailfiles import JAN, ME, SEPARATOR, from_me, mail, mailbox, only, read
from tracker.errors import BadFile
from tracker.importers.base import Batch, Options
from tracker.importers.mail import eml, mbox
from tracker.importers.mail.splitting import letters, split

OPTIONS = Options("Europe/Amsterdam", me=frozenset([ME]))


def extracted(folder: Path, data: bytes) -> Batch:
    path = folder / "Mail.mbox"
    path.write_bytes(data)
    assert mbox.identify(path)
    assert not eml.identify(path)
    return mbox.extract(path, OPTIONS)


def test_a_mailbox_gives_a_contact_for_each_message(tmp_path: Path) -> None:
    batch = read(
        tmp_path,
        mail(Message_ID="<1@bouw.example>", Date="Mon, 16 Nov 2026 09:00:00 +0100"),
        from_me("When?\n", Message_ID="<2@p.example>", References="<1@bouw.example>"),
    )
    asked, answered = batch.records
    assert (asked.line, asked.channel, asked.direction, asked.at) == (
        1,
        "email",
        "in",
        "2026-11-16T09:00:00+01:00",
    )
    assert (asked.parties, asked.asks, asked.automatic, asked.urgent) == ((JAN,), True, False, False)
    assert (asked.ids, asked.key) == (("1@bouw.example",), "1@bouw.example")
    assert (answered.line, answered.direction, answered.parties, answered.asks) == (2, "out", (JAN,), True)
    assert answered.ids == ("2@p.example", "1@bouw.example")
    assert (batch.read, batch.problems, batch.notes) == (2, (), ())


@pytest.mark.parametrize(
    "line",
    [
        "From 1844347792267117879@xxx",
        "From 1844347792267117879@xxx Fri Sep 26 17:18:40 +0000 2025",
        "From - Mon Nov 16 09:00:00 2026",
        "From - ",
        "From MAILER-DAEMON",
        "From jan@bouw.example Mon Nov 16 09:00:00 2026",
        "From jan Mon Nov 16 09:00:00 2026",
        "From jan@bouw.example Mon, 16 Nov 2026 09:00:00 +0100",
    ],
)
def test_the_separators_of_every_program_are_known(tmp_path: Path, line: str) -> None:
    data = b"".join(f"{line}\n".encode() + mail() + b"\n" for _ in range(3))
    assert len(extracted(tmp_path, data).records) == 3


@pytest.mark.parametrize(
    "body",
    [
        "See\n\nFrom Russia with love\nYear: 1963\n",
        "See\n\nFrom here on it is easy\n\n",
        "See\n\nFrom 9:00 we are open\nTo: all\n",
        "See\nFrom jan@bouw.example\nNote: no blank line above\n",
        "See\n\nFrom jan@bouw.example I heard nothing\nNote: pity\n",
        "See\n\n>From - Mon Nov 16 09:00:00 2026\nFrom: quoted\n",
        "See\n\nFrom - Mon Nov 16 09:00:00 2026\nand no header behind it\n",
    ],
)
def test_a_line_in_a_text_that_begins_with_from_is_no_separator(tmp_path: Path, body: str) -> None:
    assert len(read(tmp_path, mail(body), mail()).records) == 2


def test_a_separator_of_a_program_needs_no_blank_line_before_it(tmp_path: Path) -> None:
    assert len(extracted(tmp_path, SEPARATOR + mail("no end") + b"\n" + SEPARATOR + mail()).records) == 2


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_the_line_ends_of_other_systems_are_read(tmp_path: Path, ends: bytes) -> None:
    data = mailbox(mail(Cc="a@b.example,\n c@d.example"), from_me("Will you?\n"), mail())
    events = extracted(tmp_path, data.replace(b"\n", ends)).records
    assert [(e.direction, e.asks) for e in events] == [("in", True), ("out", True), ("in", True)]


def test_a_byte_order_mark_and_blank_lines_at_the_start_are_no_matter(tmp_path: Path) -> None:
    assert len(extracted(tmp_path, b"\xef\xbb\xbf\n\n" + mailbox(mail(), mail())).records) == 2


def test_a_mailbox_that_is_cut_off_gives_what_it_holds(tmp_path: Path) -> None:
    whole = mailbox(mail(), mail(), mail("A long text.\n" * 50))
    for cut in (10, 300, 600, 700):
        batch = extracted(tmp_path, whole[:-cut])
        assert len(batch.records) >= 2
        assert batch.read == 3
    batch = extracted(tmp_path, mailbox(mail()) + SEPARATOR[:-1])
    assert (len(batch.records), batch.read) == (1, 1)


def test_what_stands_before_the_first_separator_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "rest"
    path.write_bytes(b"the end of a mail\n\n" + mailbox(mail()))
    batch = mbox.extract(path, OPTIONS)
    assert (len(batch.records), batch.left_out) == (1, {"no address": 1})


def test_a_file_without_a_mailbox_in_it_is_not_claimed(tmp_path: Path) -> None:
    for data in (b"", b"\0\xff" * 100, b"From Russia with love\nYear: 1963\n", b"hello", mail()):
        path = tmp_path / "x"
        path.write_bytes(data)
        assert not mbox.identify(path)
    assert not mbox.identify(tmp_path)


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "Inbox"
    path.write_bytes(b"")
    assert mbox.extract(path, OPTIONS).read == 0
    assert not eml.identify(path)


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="There is no file"):
        mbox.extract(tmp_path / "nothing", OPTIONS)


def test_the_same_message_twice_in_a_file_counts_once(tmp_path: Path) -> None:
    batch = read(tmp_path, mail(Message_ID="<a@b>"), mail(Message_ID="<a@b>"))
    assert (len(batch.records), batch.known) == (1, 1)
    batch = read(
        tmp_path, mail(Message_ID=None), mail(Message_ID=None), mail(Message_ID=None, To=f"x@y, {ME}")
    )
    assert (len(batch.records), batch.known) == (2, 1)
    assert len({event.key for event in batch.records}) == 2


def test_a_draft_does_not_hide_the_mail_that_was_sent(tmp_path: Path) -> None:
    draft = from_me(Message_ID="<a@b>", X_Gmail_Labels="Drafts")
    batch = read(tmp_path, draft, from_me(Message_ID="<a@b>"))
    assert (len(batch.records), batch.left_out) == (1, {"draft": 1})


def test_what_an_earlier_import_knows_is_counted_and_not_taken_apart(tmp_path: Path) -> None:
    path = tmp_path / "Mail.mbox"
    path.write_bytes(
        mailbox(mail(Message_ID="<old@b>", To="nobody"), mail(Message_ID="<new@b>", To="x@y.example"))
    )
    batch = mbox.extract(path, Options("Europe/Amsterdam", me=frozenset([ME]), is_known="old@b".__eq__))
    assert ([event.key for event in batch.records], batch.known, batch.likely_me) == (["new@b"], 1, ())


def test_a_header_of_ten_megabytes_is_read_in_part_and_said(tmp_path: Path) -> None:
    mails = (mail(X_Long="x" * 10_000_000), mail(X_Long="\n ".join(["y"] * 200_000), Body="no"), mail())
    batch = read(tmp_path, *mails)
    assert len(batch.records) == 3
    assert batch.notes == ("2 messages had a header of more than 256 KB; it was read in part.",)


def test_a_long_message_does_not_hide_the_next_one(tmp_path: Path) -> None:
    attachment = ("A" * 76 + "\n") * 100_000
    batch = read(tmp_path, from_me("Can you?\n\n" + attachment), from_me("No.\n"), mail(attachment))
    assert [event.asks for event in batch.records] == [True, False, True]


def test_a_mail_inside_a_mail_is_no_message_of_its_own(tmp_path: Path) -> None:
    inner = mail("Shall we?\n").decode()
    body = (
        "--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n"
        + inner
        + "\n--b--\n"
    )
    batch = read(tmp_path, from_me(body, Content_Type='multipart/mixed; boundary="b"'))
    assert only(batch).asks is False
    assert batch.read == 1


class Drip(io.BytesIO):
    """A file that gives a few bytes at a time."""

    def __init__(self, data: bytes, step: int) -> None:
        super().__init__(data)
        self._step = step

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self._step)


PIECES = st.sampled_from(
    [
        *(
            b"\n",
            b"\r\n",
            b"From ",
            b"From - \n",
            SEPARATOR,
            b"Name: value\n",
            b"text\n",
            b"\0",
            b" folded\n",
        ),
        *(b"x" * 2_000, b"From a@b.example\n", b">From x\n", b"\nFrom - \nA: b\n", b"Message-ID: <1@x>\n"),
    ]
)


@given(st.lists(PIECES, max_size=30), st.integers(20, 5_000))
def test_how_many_bytes_are_read_at_a_time_makes_no_difference(pieces: list[bytes], step: int) -> None:
    data = b"From - \nA: b\n" + b"".join(pieces)
    whole = [each.data[each.start : each.end] for each in split(io.BytesIO(data))]
    assert [each.data[each.start : each.end] for each in split(Drip(data, step))] == whole
    assert all(each.data[each.start - 1 : each.start] == b"\n" for each in split(Drip(data, step)))


def test_the_text_of_no_message_is_in_what_comes_out(tmp_path: Path) -> None:
    batch = read(
        tmp_path,
        mail("geheimpje one\n", Subject="geheimpje two", From=f"geheimpje three <{JAN}>"),
        from_me("geheimpje?\n", Subject="geheimpje", X_Gmail_Labels="geheimpje,Sent"),
        mail("geheimpje\n", Date="geheimpje", Subject="geheimpje"),
    )
    assert len(batch.records) == 2
    assert "geheimpje" not in repr(batch)


def test_a_message_of_many_megabytes_is_kept_in_part_only(tmp_path: Path) -> None:
    path = tmp_path / "Mail.mbox"
    path.write_bytes(mailbox(mail("line\n" * 2_000_000), mail()))
    assert [each.end - each.start < 1_100_000 for each in letters(path)] == [True, True]


def test_whoever_asks_is_told_how_far_the_reading_is(tmp_path: Path) -> None:
    path = tmp_path / "Mail.mbox"
    path.write_bytes(mailbox(*(mail(Message_ID=f"<{n}@bouw.example>") for n in range(1_200))))
    told: list[float] = []
    batch = mbox.extract(path, Options("Europe/Amsterdam", me=frozenset([ME]), progress=told.append))
    assert batch.read == 1_200
    assert len(told) == 3
    assert told == sorted(told)
    assert told[-1] == 1
