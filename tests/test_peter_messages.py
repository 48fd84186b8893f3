"""Peter's mail, chat and calls, imported as the demo does it: the facts in them, and none of the words.

His months are six, each from an 18th to a 17th, as his half year begins on 18 May and ends on 15 November.
"""

import mailbox
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import IO

import pytest

from tracker.book import Tracker
from tracker.bundle import PETER
from tracker.cli.dashboard import DEMO_NOW, build
from tracker.ingest.report import ImportReport
from tracker.metrics.contacts import Contact
from tracker.metrics.off_hours import is_off
from tracker.metrics.survival import kaplan_meier
from tracker.metrics.turns import Timed
from tracker.replies import Replies

DATA = Path(__file__).parent.parent / "data"
BOUW, EIK, VLINDER = "Bouwgroep Noord", "Gemeente Eik", "Studio Vlinder"
FIRST_DAY, LAST_DAY = date(2026, 5, 18), date(2026, 11, 15)
LAST_28 = date(2026, 10, 19)
CONTACTS = PETER[2:]
MONTHS = [
    (date(2026, month, 18), min(date(2026, month + 1, 17), LAST_DAY)) for month in range(5, 11)
]  # the six months of his half year
CALENDAR_MONTHS = [
    (max(date(2026, month, 1), FIRST_DAY), min(date(2026, month + 1, 1) - timedelta(days=1), LAST_DAY))
    for month in range(5, 12)
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's book; only to be read."""
    made = tmp_path_factory.mktemp("demo") / "peter.db"
    build(str(made))
    return made


@pytest.fixture(scope="module")
def book(path: Path) -> Iterator[Tracker]:
    with Tracker(str(path), now=lambda: datetime.fromisoformat(DEMO_NOW)) as opened:
        yield opened


@pytest.fixture(scope="module")
def half_year(book: Tracker) -> Replies:
    return book.correspondence(FIRST_DAY, LAST_DAY)


@pytest.fixture(scope="module")
def mails() -> list[EmailMessage]:
    def parsed(file: IO[bytes]) -> EmailMessage:
        return BytesParser(EmailMessage, policy=policy.default).parse(file)

    with closing(mailbox.mbox(DATA / "peter.mbox", factory=parsed, create=False)) as box:
        return list(box)


def answered_within_an_hour(turns: Sequence[Timed]) -> float:
    """The share by calendar minutes, whenever they arrived."""
    return sum(turn.answered and turn.calendar_minutes <= 60 for turn in turns) / len(turns)


def evenings(replies: Replies, counts: Callable[[Contact], bool]) -> list[date]:
    """The days with such a contact outside working hours."""
    found = {
        replies.days.of(replies.local(contact.at))
        for contact in replies.totals.contacts
        if counts(contact) and is_off(contact, replies.clock_of)
    }
    return sorted(found)


def is_his_mail(contact: Contact) -> bool:
    return contact.direction == "out" and contact.channel == "email"


def with_director(book: Tracker, start: date, end: date) -> int:
    """Contacts with Bouwgroep's director, whoever wrote."""
    rows = book.store.query(
        "SELECT count(*) FROM message m JOIN sender s ON s.pk = m.sender"
        " WHERE s.address = 'marjan.hoekstra@bouwgroep.example' AND m.automatic = 0"
        " AND substr(m.at, 1, 10) BETWEEN ? AND ?",
        (start.isoformat(), end.isoformat()),
    )
    return int(rows[0][0])


def rises(values: Sequence[float | None]) -> bool:
    return all(a is not None and b is not None and a < b for a, b in pairwise(values))


# --- the persona's facts -------------------------------------------------------------------------


def test_ninety_two_of_a_hundred_turns_are_answered_within_the_hour(half_year: Replies) -> None:
    assert round(half_year.totals.numbers["within_hour"], 2) == 0.92
    assert 0.90 <= answered_within_an_hour(half_year.totals.mine) <= 0.94
    assert half_year.totals.numbers["turns"] > 400


def test_so_it_is_in_the_last_four_weeks_and_with_each_client(book: Tracker, half_year: Replies) -> None:
    last = book.correspondence(LAST_28, LAST_DAY)
    assert round(last.totals.numbers["within_hour"], 2) == 0.92
    each = {of.client: of.numbers["within_hour"] for of in half_year.clients}
    assert set(each) == {BOUW, EIK, VLINDER}
    assert all(0.9 <= share <= 0.95 for share in each.values())


def test_so_it_is_in_every_month(book: Tracker) -> None:
    shares = [book.correspondence(start, end).totals.numbers["within_hour"] for start, end in MONTHS]
    assert all(0.89 <= share <= 0.96 for share in shares), shares


def test_most_of_it_is_bouw_and_the_last_four_weeks_hold_enough_to_say_so(
    book: Tracker, half_year: Replies
) -> None:
    turns = {of.client: of.numbers["turns"] for of in half_year.clients}
    assert turns[BOUW] > 2 * (turns[EIK] + turns[VLINDER])
    last = book.correspondence(LAST_28, LAST_DAY, BOUW)
    assert sum(turn.in_hours for turn in last.totals.mine) >= 20


def test_nobody_waits_for_an_answer_of_his(half_year: Replies) -> None:
    assert half_year.totals.numbers["open"] == 0


def test_twelve_of_the_last_twenty_eight_evenings_have_a_mail_and_no_other_evening_anything(
    half_year: Replies,
) -> None:
    mailed = evenings(half_year, is_his_mail)
    assert sum(day >= LAST_28 for day in mailed) == 12
    reached = evenings(half_year, lambda c: c.direction == "out" or c.is_conversation)
    assert reached == mailed


def test_the_evenings_with_mail_become_more_from_four_weeks_to_four_weeks(half_year: Replies) -> None:
    mailed = evenings(half_year, is_his_mail)
    ends = [LAST_DAY - timedelta(days=28 * n) for n in range(6, -1, -1)]
    counts = [sum(end - timedelta(days=28) < day <= end for day in mailed) for end in ends]
    assert rises(counts), counts
    assert counts[-1] == 12


def test_one_weekend_in_the_last_four_weeks_is_hit(half_year: Replies) -> None:
    weekend = [day for day in evenings(half_year, is_his_mail) if day.weekday() > 4]
    assert len([day for day in weekend if day >= LAST_28]) == 1


def test_the_contacts_with_the_director_fall_from_four_a_month_to_one(book: Tracker) -> None:
    assert [with_director(book, *month) for month in MONTHS] == [4, 4, 3, 2, 1, 1]
    whole = [with_director(book, *month) for month in CALENDAR_MONTHS[1:-1]]
    assert whole == sorted(whole, reverse=True)
    assert (whole[0], whole[-1]) == (4, 1)


def test_everybody_else_at_the_client_writes_more_and_more(book: Tracker) -> None:
    spans = [(MONTHS[n][0], MONTHS[n + 1][1]) for n in (0, 2, 4)]
    contacts = [book.correspondence(start, end, BOUW).totals.contacts for start, end in spans]
    inbound = [sum(of.direction == "in" for of in found) for found in contacts]
    assert rises(inbound), inbound
    assert inbound[-1] > 1.2 * inbound[0]


@pytest.mark.parametrize("months", [MONTHS, CALENDAR_MONTHS], ids=["his months", "calendar months"])
def test_the_client_answers_slower_every_month(book: Tracker, months: list[tuple[date, date]]) -> None:
    found = [book.correspondence(start, end, BOUW).totals for start, end in months]
    medians = [of.numbers["client_median_minutes"] for of in found]
    assert rises(medians), medians
    assert medians[0] < 3 * 60
    assert medians[-1] > 24 * 60
    assert all(len(of.theirs) >= 10 for of in found[1:-1])


def test_he_asks_bouw_too_little_in_any_four_weeks_to_compare_the_two_sides(book: Tracker) -> None:
    ends = [LAST_DAY - timedelta(weeks=n) for n in range(23)]
    asked = [len(book.correspondence(end - timedelta(days=27), end, BOUW).totals.theirs) for end in ends]
    assert (min(asked), max(asked)) == (11, 13)
    assert asked[0] == 13


def test_it_is_slower_on_the_clock_of_working_hours_too(book: Tracker) -> None:
    found = [book.correspondence(start, end, BOUW).totals.theirs for start, end in MONTHS]
    curves = [
        kaplan_meier([of.business_minutes for of in turns], [of.answered for of in turns]) for turns in found
    ]
    assert rises([curve.quantile(0.5) for curve in curves])


def test_the_other_clients_answer_as_fast_at_the_end_as_at_the_start(book: Tracker) -> None:
    halves = ((FIRST_DAY, date(2026, 8, 16)), (date(2026, 8, 17), LAST_DAY))
    for client in (EIK, VLINDER):
        medians = [
            book.correspondence(*half, client).totals.numbers["client_median_minutes"] for half in halves
        ]
        assert max(medians) < 5 * 60
        assert [n.numbers["off_hours"] for n in book.correspondence(*halves[1], client).clients] == [0]


def test_three_of_his_questions_to_bouw_wait_longer_than_five_working_days(half_year: Replies) -> None:
    day = 8.5 * 60
    waiting = [of for of in half_year.totals.theirs if of.turn.open and of.business_minutes > 5 * day]
    assert [of.turn.client for of in waiting] == [BOUW] * 3
    assert {of.turn.channel for of in waiting} == {"email"}


def test_every_call_of_a_client_is_taken_or_returned_within_minutes(half_year: Replies) -> None:
    calls = [of for of in half_year.totals.contacts if of.channel == "phone"]
    missed = [of.turn.pk for of in half_year.totals.mine if of.turn.channel == "phone"]
    assert len(calls) > 50
    assert 0 < len(missed) < len(calls) / 5
    returned = [of for of in half_year.totals.mine if of.turn.channel == "phone"]
    assert all(of.answered and of.calendar_minutes < 15 for of in returned)
    assert {of.pk for of in calls if not of.seconds} == set(missed)


def test_nothing_goes_out_on_his_days_off_and_no_client_writes_on_a_public_holiday(
    half_year: Replies,
) -> None:
    days = [(of.direction, half_year.days.of(half_year.local(of.at))) for of in half_year.totals.contacts]
    off = {date(2026, 5, 25), date(2026, 8, 7), date(2026, 8, 14)}
    assert not {day for direction, day in days if direction == "out"} & off
    assert date(2026, 5, 25) not in {day for _, day in days}
    assert all(FIRST_DAY <= day <= LAST_DAY for _, day in days)


def test_no_mail_is_of_a_day_after_his_last_week(mails: list[EmailMessage]) -> None:
    assert max(mail["Date"].datetime.date() for mail in mails) <= LAST_DAY


def test_messages_make_no_hours(book: Tracker) -> None:
    hours = book.hours(by=("client",), start=FIRST_DAY, end=LAST_DAY)
    assert hours.loc[hours["client"] == BOUW, "hours"].tolist() == [702.0]


# --- the files -----------------------------------------------------------------------------------


def test_every_row_is_added_or_waits_or_is_left_out_for_a_reason(tmp_path: Path) -> None:
    reports = [report for _, report in imported(tmp_path / "a.db")]
    assert [of.format for of in reports] == ["mbox", "whatsapp", "phone-xml"]
    assert [of.problems for of in reports] == [[], [], []]
    mail, chat, calls = reports
    assert dict(mail.reasons) == {"spam": 5, "draft": 3, "trash": 1, "to yourself": 1}
    assert dict(chat.reasons) == {"system line": 2}
    assert (calls.left_out, calls.waiting) == (0, 2)
    assert all(of.read == of.added + of.waiting + of.left_out for of in reports)


def test_importing_them_again_adds_nothing(tmp_path: Path) -> None:
    with Tracker(str(tmp_path / "b.db"), now=lambda: datetime.fromisoformat(DEMO_NOW)) as book:
        for name in PETER:
            book.import_file(DATA / name)
        before = book.store.query("SELECT count(*), max(pk) FROM message")
        changes = len(book.history(1000))
        again = [book.import_file(DATA / name) for name in CONTACTS]
        assert [(of.added, of.updated, of.waiting) for of in again] == [(0, 0, 0)] * 3
        assert all(of.unchanged > 0 for of in again)
        assert book.store.query("SELECT count(*), max(pk) FROM message") == before
        assert len(book.history(1000)) == changes


def test_four_senders_are_nobody_s_yet(book: Tracker) -> None:
    assert {of.address: of.messages for of in book.senders()} == {
        "karin@netwerk.example": 6,
        "henk@cijferkantoor.example": 6,
        "l.visser@praktijkzuid.example": 2,
        "0600000077": 2,
    }


def test_machines_are_marked(book: Tracker) -> None:
    rows = book.store.query(
        "SELECT s.address, count(*) FROM message m JOIN sender s ON s.pk = m.sender WHERE m.automatic"
        " GROUP BY s.address"
    )
    assert dict(rows) == {
        "nieuwsbrief@zelfstandig.example": 6,  # newsletters
        "anouk.terpstra@bouwgroep.example": 4,  # invitations
        "samira.elhadi@bouwgroep.example": 1,  # out of office
        "mailer-daemon@post.example": 1,  # a bounce
    }


def test_what_he_is_only_copied_on_asks_nothing(book: Tracker, mails: list[EmailMessage]) -> None:
    copied = [mail for mail in mails if "peterdewit" in str(mail["Cc"])]
    assert len(copied) == 4
    whens = [datetime.fromisoformat(str(mail["Date"].datetime)).astimezone(UTC) for mail in copied]
    for when in whens:
        rows = book.store.query(
            "SELECT needs_reply, automatic FROM message WHERE moment = ?",
            (int(when.timestamp()) * 1_000_000,),
        )
        assert list(rows) == [(0, 0)]


def test_his_questions_are_told_from_quotes_signatures_and_addresses(
    book: Tracker, mails: list[EmailMessage]
) -> None:
    sent = [mail for mail in mails if str(mail["X-Gmail-Labels"]) == "Verzonden"]
    quoting = [
        mail for mail in sent if "?" in body(mail).split(" schreef ", 1)[-1] and "Re:" in mail["Subject"]
    ]
    assert len(quoting) > 100
    assert all("Vragen? Bel gerust" in body(mail) for mail in sent)
    asked = book.store.query("SELECT count(*) FROM message WHERE direction = 'out' AND needs_reply")
    written = [mail for mail in sent if "?" in body(mail).split("-- \n")[0].replace("stap?versie", "")]
    assert asked[0][0] == len(written)


def test_the_mailbox_has_the_mess_of_a_real_one(mails: list[EmailMessage]) -> None:
    raw = (DATA / "peter.mbox").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert len(raw) < 1_500_000
    kinds = Counter(mail.get_content_type() for mail in mails)
    assert set(kinds) == {
        "text/plain",
        "text/html",
        "multipart/alternative",
        "multipart/mixed",
        "multipart/report",
    }
    assert {str(mail["Date"])[-5:] for mail in mails} == {"+0200", "+0100"}
    assert sum(mail["References"] is None and mail["In-Reply-To"] is not None for mail in mails) > 20
    assert sum(mail["References"] is not None and mail["In-Reply-To"] is None for mail in mails) > 20
    ids = [str(mail["Message-ID"]) for mail in mails]
    assert len(ids) == len(set(ids))
    assert not any(mail.defects for mail in mails)


def test_the_chat_is_a_dutch_android_export() -> None:
    (name,) = (name for name in PETER if name.startswith("WhatsApp"))
    lines = (DATA / name).read_text("utf-8").splitlines()
    stamped = [line for line in lines if re.match(r"\d\d-\d\d-2026 \d\d:\d\d - ", line)]
    assert 0.7 < len(stamped) / len(lines) < 1
    assert sum(line.endswith("<Media weggelaten>") for line in stamped) > 3
    assert {line.split(" - ", 1)[1].split(":")[0] for line in stamped if ": " in line[18:]} == {
        "Ruben Bakker",
        "Peter de Wit",
    }


# --- and none of his words -----------------------------------------------------------------------


def test_no_subject_and_no_line_of_any_message_is_in_the_book(
    path: Path, book: Tracker, mails: list[EmailMessage]
) -> None:
    book.store.query("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = path.read_bytes()
    assert b"Bouwgroep Noord" in raw, "the search would find what is there"
    names = {str(of.address).encode() for of in book.records("address")} | {b"Peter de Wit"}
    words = {*subjects(mails), *lines_of_mail(mails), *lines_of_chat()} - names
    assert len(words) > 500
    assert [word.decode() for word in words if word in raw] == []


def body(mail: EmailMessage) -> str:
    """Its text, the HTML one without its tags."""
    part = mail.get_body(preferencelist=("plain", "html"))
    assert part is not None
    return unescape(re.sub(r"<[^>]*>", "", part.get_content().replace("\r", "")))


def subjects(mails: list[EmailMessage]) -> Iterator[bytes]:
    for mail in mails:
        yield str(mail["Subject"]).removeprefix("Re: ").encode()


def lines_of_mail(mails: list[EmailMessage]) -> Iterator[bytes]:
    for mail in mails:
        if mail.get_body(preferencelist=("plain", "html")) is not None:
            for line in body(mail).splitlines():
                if len(line.strip()) >= 12:
                    yield line.strip().encode()


def lines_of_chat() -> Iterator[bytes]:
    for line in (DATA / CONTACTS[1]).read_text("utf-8").splitlines():
        text = line.split(": ", 1)[-1]
        if len(text) >= 12:
            yield text.encode()


def imported(path: Path) -> Iterator[tuple[str, ImportReport]]:
    """A fresh book with all of his files, and the reports of his contacts."""
    with Tracker(str(path), now=lambda: datetime.fromisoformat(DEMO_NOW)) as book:
        for name in PETER:
            report = book.import_file(DATA / name)
            if name in CONTACTS:
                yield name, report
