"""Addresses kept as hashes: nothing readable stays in the file, and everybody is still recognised."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.test_contacts import NOW, mail, take_in
from tracker.book import Tracker
from tracker.errors import BadFile
from tracker.records import Address, Client, Message


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(str(tmp_path / "book.db"), now=lambda: NOW) as opened:
        opened.add(Client(name="Bouw", aliases=("bn",), addresses=("bouw.example", "+31 6 12345678")))
        yield opened


def keep_hashes(book: Tracker) -> None:
    book.change(book.records("settings")[0], hash_addresses=True)


def stored(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("book.db*"))


def test_everybody_is_recognised_and_nobody_can_be_read(book: Tracker, tmp_path: Path) -> None:
    take_in(book, mail("0", who="old@else.example"))
    book.change(book.records("settings")[0], hash_addresses=True)
    report = take_in(book, mail("1"), mail("2", who="who@else.example"), mail("3", who="0687654321"))
    assert (report.added, report.senders) == (1, [("who@else.example", 1), ("0687654321", 1)])
    assert all(of.address.startswith("hashed:") for of in book.senders())
    assert {of.messages for of in book.senders()} == {1}
    book.assign("who@else.example", "Bouw", domain=True)
    book.assign("0687654321", "Bouw")
    assert len(book.records(Message)) == 4
    more = take_in(book, mail("4", who="new@else.example"), mail("5", who="+31687654321"))
    assert more.added == 2
    book.close()
    bytes_of = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    for address in (b"who@", b"old@", b"anna@", b"87654321", b"12345678", b"bouw.example", b"else.example"):
        assert address not in bytes_of, address


def test_two_ways_to_write_a_number_become_one_sender(book: Tracker) -> None:
    take_in(book, mail("1", who="0687654321"), mail("2", who="+31687654321"))
    assert len(book.senders()) == 2
    keep_hashes(book)
    assert [of.messages for of in book.senders()] == [2]


def test_senders_keep_their_client_when_all_are_sorted_again(book: Tracker) -> None:
    take_in(book, mail("1", who="anna@mail.bouw.example"), mail("2", who="bn"), mail("3", who="bouw"))
    keep_hashes(book)
    take_in(book, mail("4", who="new@deep.mail.bouw.example"), mail("5", who="bn"))
    book.add(Client(name="Other", addresses=("other.example",)))
    assert len(book.records(Message)) == 5


def test_a_calendar_still_finds_its_client_by_who_takes_part(book: Tracker, tmp_path: Path) -> None:
    keep_hashes(book)
    calendar = tmp_path / "november.csv"
    calendar.write_text(
        "Subject,Start Date,Start Time,End Date,End Time,Required Attendees\n"
        "Overleg,2026-11-19,09:00,2026-11-19,10:00,anna@sub.bouw.example\n",
        "utf-8",
    )
    assert book.import_file(calendar).added == 1
    assert [of.entry.client for of in book.listed(NOW.date().replace(day=19), NOW.date())] == ["Bouw"]


def test_the_history_that_holds_addresses_is_forgotten_whatever_stands_in_the_book_now(
    book: Tracker, tmp_path: Path
) -> None:
    secret = book.add(Client(name="Geheim", addresses=("geheim.example",)))
    book.change(secret, addresses=())
    book.remove(book.add(Address(address="piet@geheim.example", whose="nobody")))
    keep_hashes(book)
    assert [of.what for of in book.history()] == ["change settings"]
    assert b"geheim.example" not in stored(tmp_path), "the write-ahead log is emptied, too"
    book.add(Address(address="piet@geheim.example", whose="nobody"))
    assert "piet" not in book.history()[0].what
    assert b"geheim.example" not in stored(tmp_path)


def test_the_key_outlives_an_undo_of_the_wish(book: Tracker) -> None:
    keep_hashes(book)
    book.undo()
    assert not book.records("settings")[0].hash_addresses
    keep_hashes(book)
    assert take_in(book, mail("1")).added == 1


def test_a_file_with_plain_addresses_is_taken_in_as_hashes(book: Tracker, tmp_path: Path) -> None:
    keep_hashes(book)
    book.log("2026-11-19 1h x")
    file = tmp_path / "in.jsonl"
    file.write_text('{"type":"client","name":"Eik","addresses":["eik.example"]}\n', "utf-8")
    assert book.import_file(file).added == 1
    assert book.import_file(file).unchanged == 1
    assert len(book.history()) == 3
    assert b"eik.example" not in stored(tmp_path)
    assert take_in(book, mail("1", who="jan@eik.example")).added == 1
    book.undo()
    book.undo()
    assert [of.name for of in book.records(Client)] == ["Bouw"]


def test_own_addresses_stay_readable_and_normal(book: Tracker, tmp_path: Path) -> None:
    keep_hashes(book)
    file = tmp_path / "me.jsonl"
    file.write_text('{"type":"address","address":"Peter@Example.COM","whose":"me"}\n', "utf-8")
    book.import_file(file)
    assert [of.address for of in book.records(Address)] == ["peter@example.com"]


def test_a_book_that_hashes_with_another_key_is_refused(book: Tracker, tmp_path: Path) -> None:
    take_in(book, mail("1"))
    with Tracker(":memory:", now=lambda: NOW) as other:
        other.add(Client(name="Bouw"))
        take_in(other, mail("1"), client="Bouw")
        other.export(tmp_path / "other.jsonl")
    with pytest.raises(BadFile) as refused:
        book.import_file(tmp_path / "other.jsonl")
    assert "hashes with another key" in str(refused.value.problems)


def test_the_history_does_not_name_the_file_of_a_chat(book: Tracker, tmp_path: Path) -> None:
    keep_hashes(book)
    book.add(Address(address="peter", whose="me"))
    chat = tmp_path / "WhatsApp Chat with Ruben Bakker.txt"
    chat.write_text("19-11-2026 09:00 - Ruben Bakker: hello\n19-11-2026 09:01 - Peter: hi\n", "utf-8")
    book.import_file(chat, date_order="dmy")
    assert book.history()[0].what == "import whatsapp: 0 added, 0 updated, 2 waiting"
    assert b"ruben" not in stored(tmp_path).lower()
