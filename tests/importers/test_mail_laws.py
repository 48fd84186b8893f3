"""What holds for mail of every kind, the samples included."""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.mailfiles import ME, mail, mailbox
from tracker.importers import IMPORTERS
from tracker.importers.base import Options
from tracker.importers.mail import eml, mbox

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "messages"
needs_corpus = pytest.mark.skipif(
    not CORPUS.exists(), reason="the sample collection is not beside the checkout"
)

EXPECTED = {
    # file: the importer, who the user is said to be, (contacts, outbound ones), left out, known
    "jstedfast__MimeKit__issue1189.mbox.txt": ("mbox", "recipient@example.com", (4, 0), {}, 0),
    "jstedfast__MimeKit__simple.mbox.txt": ("mbox", "fejj@gnome.org", (0, 0), {"to yourself": 3}, 0),
    "jstedfast__MimeKit__unmunged.mbox.txt": ("mbox", "jeff@xamarin.com", (0, 0), {"no address": 2}, 0),
    "mikel__mail__example05.eml": ("eml", "jdoe@machine.example", (1, 1), {}, 0),
    "mikel__mail__example06.eml": ("eml", "jdoe@machine.example", (1, 0), {}, 0),
    "mikel__mail__example07.eml": ("eml", "jdoe@machine.example", (1, 1), {}, 0),
    "mikel__mail__multiple_references_with_one_invalid.eml": (
        *("eml", "redacted@enron.com", (0, 0)),
        *({"no date": 1}, 0),
    ),
    "mikel__mail__raw_email_bad_time.eml": ("eml", "abcdefg@aaaaaaaaa.net", (1, 0), {}, 0),
    "mikel__mail__raw_email_string_in_date_field.eml": ("mbox", "bob@bob.com", (1, 0), {}, 0),
    "mikel__mail__raw_email_with_bad_date.eml": ("eml", "sydney@xxxxxxxx.xxx", (1, 0), {}, 0),
    "mikel__mail__two_from_in_message.eml": ("eml", "tester1@test.com", (1, 1), {}, 0),
    "stalwartlabs__mail-parser__malformed-019.eml": (
        *("eml", "rimap-test@example.test", (0, 0)),
        *({"no address": 1}, 0),
    ),
    "stalwartlabs__mail-parser__thirdparty-005.eml": ("eml", ME, (0, 0), {"no address": 1}, 0),
}


@needs_corpus
@pytest.mark.parametrize("name", EXPECTED)
def test_every_sample_of_mail_is_read_to_the_last_message(name: str) -> None:
    path = CORPUS / name
    importer, me, counts, left_out, known = EXPECTED[name]
    assert [each.name for each in IMPORTERS if each.identify(path)] == [importer]
    extract = {"mbox": mbox.extract, "eml": eml.extract}[importer]
    options = Options("Europe/Amsterdam", me=frozenset([me]))
    batch = extract(path, options)
    assert (len(batch.records), sum(e.direction == "out" for e in batch.records)) == counts
    assert (batch.left_out, batch.known, batch.problems, batch.likely_me) == (left_out, known, (), ())
    assert extract(path, options) == batch


@needs_corpus
def test_no_other_sample_is_taken_for_mail() -> None:
    claimed = {
        p.name for p in CORPUS.parent.rglob("*") if p.is_file() and (mbox.identify(p) or eml.identify(p))
    }
    assert claimed == set(EXPECTED)


@needs_corpus
def test_absurd_dates_of_the_samples_give_way_to_their_arrival() -> None:
    for name, me, at in (
        ("mikel__mail__raw_email_bad_time.eml", "abcdefg@aaaaaaaaa.net", "2008-06-30T11:34:00+02:00"),
        ("mikel__mail__raw_email_with_bad_date.eml", "sydney@xxxxxxxx.xxx", "2007-11-05T10:17:37+01:00"),
    ):
        batch = eml.extract(CORPUS / name, Options("Europe/Amsterdam", me=frozenset([me])))
        assert [event.at for event in batch.records] == [at]
        assert batch.notes == ("1 message had no usable date; the date of arrival was taken.",)


LINES = st.sampled_from(
    [
        *("From: a@b.example", "To: " + ME, "Date: Mon, 16 Nov 2026 09:00:00 +0100", "Message-ID: <1@x>"),
        *("Message-ID: <2@x>", "", "text?", " folded", "From - ", "References: <1@x> <1@x>", "Sender: " + ME),
        *("Content-Type: multipart/mixed; boundary=b", "--b", "--b--", "X-Gmail-Labels: Spam", "> quoted"),
        *("In-Reply-To: <", "References: <,", "In-Reply-To: > <", "From: <@", "Cc: ;,@", "Date: ("),
        *("Date: 1 Jan 1", "Received: x; Mon, 16 Nov 2026 09:00:00 +0100", "\xe9\0", "From: " + ME),
    ]
)


@given(st.lists(LINES, max_size=40), st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_lines_a_mailbox_has_no_message_is_lost(lines: list[str], ends: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Mail"
        data = mailbox(mail()) + "\n".join(lines).encode("latin-1")
        path.write_bytes(data.replace(b"\n", ends.encode()))
        batch = mbox.extract(path, Options("Europe/Amsterdam", me=frozenset([ME])))
    begun = sum(line == "From - " and ":" in follows for line, follows in pairwise(lines))
    assert batch.read == 1 + begun
    assert len({event.key for event in batch.records}) == len(batch.records)
    assert all(event.parties and event.ids[0] == event.key for event in batch.records)


@given(st.binary(max_size=600))
def test_no_bytes_whatever_make_it_crash(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.eml"
        path.write_bytes(b"From: a@b.example\nTo: " + ME.encode() + b"\n" + data)
        options = Options("Europe/Amsterdam", me=frozenset([ME]))
        assert eml.extract(path, options).read == 1
        assert mbox.extract(path, options).read >= 1


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=12), st.integers(0, 12))
def test_what_was_known_before_and_what_is_new_make_up_the_whole(
    numbers: list[tuple[int, bool]], cut: int
) -> None:
    mails = [mail(Message_ID=f"<{n}@x>", X_Gmail_Labels="Spam" if spam else None) for n, spam in numbers]
    options = Options("Europe/Amsterdam", me=frozenset([ME]))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Mail.mbox"
        path.write_bytes(mailbox(*mails[:cut]))
        before = {event.key for event in mbox.extract(path, options).records}
        path.write_bytes(mailbox(*mails))
        whole = mbox.extract(path, options)
        grown = Options("Europe/Amsterdam", me=options.me, is_known=before.__contains__)
        second = mbox.extract(path, grown)
    assert second.read == whole.read == len(mails)
    assert {event.key for event in second.records} == {event.key for event in whole.records} - before
