"""Contacts become messages of clients, or wait for whose they are; nothing readable of them stays."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.importers.base import Batch, ContactEvent
from tracker.ingest.contacts import Intake
from tracker.ingest.report import ImportReport
from tracker.records import Address, Client, Message

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ZONE = "Europe/Amsterdam"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(str(tmp_path / "book.db"), now=lambda: NOW) as opened:
        opened.add(Client(name="Bouw", addresses=("bouw.example", "+31 6 12345678")))
        yield opened


def mail(
    key: str, *refs: str, way: str = "in", who: str = "anna@bouw.example", minute: int = 0
) -> ContactEvent:
    at = f"2026-11-19T09:{minute:02d}:00+01:00"
    return ContactEvent(1, "email", way, at, (who,), asks=way == "in", ids=(key, *refs), key=key)


def take_in(
    book: Tracker, *events: ContactEvent, client: str | None = None, form: str = "mbox"
) -> ImportReport:
    report = ImportReport(form)
    with book.store.writing("import", NOW) as write:
        Intake(book.store, write, form, client).take_in(Batch(list(events), timezone=ZONE), report)
    return report


def threads(book: Tracker) -> dict[str, str]:
    """A letter for each thread, by the minute of the message."""
    rows = book.store.query("SELECT substr(at, 15, 2), thread FROM message ORDER BY at")
    letters = {thread: chr(ord("a") + n) for n, thread in enumerate(dict.fromkeys(t for _, t in rows))}
    return {minute: letters[thread] for minute, thread in rows}


def test_a_message_goes_to_the_client_of_its_senders_domain(book: Tracker) -> None:
    report = take_in(
        book, mail("1"), mail("2", who="x@deep.bouw.example"), mail("3", who="x@notbouw.example")
    )
    assert (report.added, report.waiting, report.read) == (2, 1, 3)
    assert [of.client for of in book.records(Message)] == ["Bouw", "Bouw"]
    assert [(of.address, of.messages) for of in book.senders()] == [("x@notbouw.example", 1)]


def test_a_number_is_known_however_it_is_dialled(book: Tracker) -> None:
    call = ContactEvent(1, "phone", "in", "2026-11-19T09:00:00+01:00", ("0612345678",), key="c")
    assert take_in(book, call, form="phone-xml").added == 1


def test_the_first_party_that_is_known_decides(book: Tracker) -> None:
    note = mail("1", way="out")._replace(parties=("new@other.example", "anna@bouw.example"))
    assert take_in(book, note).added == 1


def test_taking_in_twice_adds_nothing_and_is_no_change(book: Tracker) -> None:
    events = [mail("1"), mail("2", "1", way="out", minute=5), mail("3", who="who@else.example")]
    take_in(book, *events)
    before = (len(book.history()), list(book.store.connection.iterdump()))
    report = take_in(book, *events)
    assert (report.added, report.waiting, report.unchanged) == (0, 0, 3)
    assert (len(book.history()), list(book.store.connection.iterdump())) == before


def test_the_same_mail_from_another_kind_of_file_is_the_same(book: Tracker) -> None:
    take_in(book, mail("1"), form="mbox")
    assert take_in(book, mail("1"), form="eml").unchanged == 1
    assert take_in(book, mail("1")._replace(ids=()), form="whatsapp").added == 1


def test_undo_takes_back_all_of_it(book: Tracker) -> None:
    before = list(book.store.connection.iterdump())
    take_in(book, mail("1"), mail("2", "1", minute=1), mail("3", who="who@else.example"))
    assert book.undo() is not None
    book.store.connection.execute("UPDATE revision SET value = value - 2")
    assert list(book.store.connection.iterdump()) == before


def test_a_sender_who_is_assigned_brings_what_he_wrote_and_will_write(book: Tracker) -> None:
    take_in(book, mail("1", who="who@else.example"), mail("2", who="you@else.example"))
    (first, second) = book.senders()
    book.assign(first.id, "bouw")
    assert [of.client for of in book.records(Message)] == ["Bouw"]
    assert take_in(book, mail("3", who=first.address)).added == 1
    book.undo()
    book.undo()
    assert book.records(Message) == []
    book.assign(second.address, "Bouw", domain=True)
    assert [of.client for of in book.records(Message)] == ["Bouw", "Bouw"]
    assert book.senders() == []


def test_a_sender_who_is_nobodys_is_left_out_from_then_on(book: Tracker) -> None:
    take_in(book, mail("1", who="shop@news.example"))
    book.assign("shop@news.example", None)
    assert book.senders() == []
    report = take_in(book, mail("2", who="shop@news.example"))
    assert (report.left_out, report.reasons) == (1, {"ignored sender": 1})
    book.remove(book.records(Address)[0])
    assert [of.address for of in book.senders()] == ["shop@news.example"]


def test_an_address_that_two_clients_share_is_neithers(book: Tracker) -> None:
    book.add(Client(name="Other", addresses=("bouw.example", "anna@bouw.example")))
    report = take_in(book, mail("1"), mail("2", who="bert@bouw.example"))
    assert (report.added, report.waiting) == (1, 1), "an address in full goes before a shared domain"
    assert [of.client for of in book.records(Message)] == ["Other"]


def test_what_nobody_claims_goes_to_the_client_that_was_named(book: Tracker) -> None:
    book.add(Client(name="Other"))
    report = take_in(book, mail("1", who="who@else.example"), mail("2"), client="Other")
    assert report.added == 2
    assert sorted(of.client for of in book.records(Message)) == ["Bouw", "Other"]


def test_what_an_archived_client_wrote_stays_his(book: Tracker) -> None:
    book.change(book.records(Client)[0], archived_on=NOW.date())
    assert take_in(book, mail("1")).added == 1


def test_machines_that_nobody_knows_are_no_unknown_senders(book: Tracker) -> None:
    take_in(book, mail("1", who="news@shop.example")._replace(automatic=True))
    assert book.senders() == []


def test_mail_is_threaded_by_what_it_refers_to(book: Tracker) -> None:
    take_in(book, mail("r"), mail("a", "r", minute=1), mail("b", "r", "a", minute=2), mail("x", minute=3))
    assert threads(book) == {"00": "a", "01": "a", "02": "a", "03": "b"}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)], ids=str)
def test_threads_do_not_depend_on_the_order_of_imports(book: Tracker, order: tuple[int, ...]) -> None:
    of = (mail("r", minute=0), mail("a", "r", minute=1), mail("b", "r", "a", minute=2))
    for n in order:
        take_in(book, of[n])
    assert set(threads(book).values()) == {"a"}


def test_a_message_that_refers_to_two_threads_joins_them_stored_ones_too(book: Tracker) -> None:
    take_in(book, mail("r"), mail("s", minute=1), mail("s2", "s", minute=2))
    take_in(book, mail("j", "r", "s", minute=3), mail("k", "s2", minute=4))
    assert set(threads(book).values()) == {"a"}
    book.undo()
    assert threads(book) == {"00": "a", "01": "b", "02": "b"}


def test_a_message_that_answers_itself_or_a_loop_is_one_thread(book: Tracker) -> None:
    take_in(book, mail("1", "1"), mail("2", "3", minute=1), mail("3", "2", minute=2))
    assert threads(book) == {"00": "a", "01": "b", "02": "b"}


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12),
    st.lists(st.integers(0, 11), max_size=4),
)
def test_threads_are_the_connected_parts_however_the_mail_comes_in(
    pairs: list[tuple[int, int]], cuts: list[int]
) -> None:
    parent = list(range(40))

    def root(of: int) -> int:
        while parent[of] != of:
            of = parent[of]
        return of

    events = []
    for n, (one, other) in enumerate(pairs):
        refs = dict.fromkeys((one, other))
        events.append(mail(f"own{n}", *(f"ref{r}" for r in refs), minute=n))
        for ref in refs:
            parent[root(20 + n)] = root(ref)
    with Tracker(":memory:", now=lambda: NOW) as book:
        edges = [0, *sorted(cut for cut in set(cuts) if cut < len(events)), len(events)]
        for start, end in pairwise(edges):
            take_in(book, *events[start:end])
        found = [of for (of,) in book.store.query("SELECT thread FROM message ORDER BY at")]
    for n in range(len(events)):
        for m in range(len(events)):
            assert (found[n] == found[m]) == (root(20 + n) == root(20 + m))


def test_the_key_of_the_hashes_is_made_once_and_goes_out_with_the_records(
    book: Tracker, tmp_path: Path
) -> None:
    take_in(book, mail("1"))
    take_in(book, mail("2", "1", minute=1))
    ((key,),) = book.store.query("SELECT value FROM hash_key")
    assert len(key) >= 32
    book.export(tmp_path / "all.jsonl")
    with Tracker(":memory:", now=lambda: NOW) as copy:
        copy.import_file(tmp_path / "all.jsonl")
        assert take_in(copy, mail("1"), mail("2", "1", minute=1)).unchanged == 2
        copy.export(tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.jsonl").read_bytes()


def test_ids_are_kept_as_hashes_only(book: Tracker, tmp_path: Path) -> None:
    take_in(book, mail("very-telling-id@host"), mail("2", "another-one@host", minute=1))
    book.close()
    bytes_of = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"telling" not in bytes_of
    assert b"another-one" not in bytes_of
    assert b"anna@bouw" in bytes_of, "the address stays, to recognise the client"


def test_a_book_without_mail_has_no_key(book: Tracker) -> None:
    assert book.store.query("SELECT count(*) FROM hash_key") == [(0,)]


def test_a_party_may_be_a_clients_own_name_or_alias(book: Tracker) -> None:
    book.change(book.records(Client)[0], aliases=("bn",))
    rows = [
        ContactEvent(n, "phone", "in", "2026-11-19T09:00:00+01:00", (who,), key=who)
        for n, who in enumerate(("bouw", "bn", "b"))
    ]
    assert take_in(book, *rows, form="contacts-csv").added == 2


def test_a_sender_who_changes_hands_stands_with_one_client_only(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    take_in(book, mail("1", who="who@else.example"))
    for client in ("Bouw", "Eik", "Eik", None, "Bouw"):
        book.assign("who@else.example", client)
        assert [of.client for of in book.records(Message)] == ([client] if client else [])
        holders = [of.name for of in book.records(Client) if "who@else.example" in of.addresses]
        assert holders == ([client] if client else [])
    assert book.records(Address) == ()


def test_a_host_that_strangers_share_is_no_firm(book: Tracker) -> None:
    take_in(book, mail("1", who="anna@gmail.com"), mail("2", who="0687654321"))
    with pytest.raises(UsageError, match="have nothing in common"):
        book.assign("anna@gmail.com", "Bouw", domain=True)
    with pytest.raises(UsageError, match="no mail address"):
        book.assign("0687654321", "Bouw", domain=True)
    assert book.assign("anna@gmail.com", "Bouw").client == "Bouw"
