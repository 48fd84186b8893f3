"""Ids by their beginning: one rule for entries, rows of the inbox and every other record."""

import pytest

from tracker.book import Tracker
from tracker.errors import NotFound, TrackerError
from tracker.records import Client, TimeEntry
from tracker.store.entries import add, by_id
from tracker.store.ids import full_id


@pytest.fixture
def with_ids(book: Tracker) -> Tracker:
    """Entries with the ids abz9, abz and Proj-1, and a client with the id abz9."""
    for one in ("abz9", "abz", "Proj-1"):
        with book.store.writing("log", book.now()) as write:
            add(
                book.store,
                write,
                TimeEntry(id=one, kind="admin", timezone="UTC", day=book.today(), seconds=60, billable=False),
            )
    book.add(Client(id="abz9", name="Eik"))
    return book


@pytest.mark.parametrize(
    ("typed", "found"),
    [("abz9", "abz9"), ("ABZ9", "abz9"), ("abz", "abz"), ("abZ", "abz"), ("ABZ", "abz"), ("Proj", "Proj-1")],
)
def test_an_id_is_found_by_its_beginning_in_large_or_small_letters(
    with_ids: Tracker, typed: str, found: str
) -> None:
    assert by_id(with_ids.store, typed).id == found
    assert full_id(with_ids.store, "entry", typed) == found


def test_large_letters_find_an_id_of_any_record(with_ids: Tracker) -> None:
    assert full_id(with_ids.store, "client", "abZ") == full_id(with_ids.store, "client", "ABZ") == "abz9"


@pytest.mark.parametrize("typed", ["", "zzz", "\U0010ffff", "%", "_", "abz9\U0010ffff"])
def test_what_begins_no_id_is_a_sentence(with_ids: Tracker, typed: str) -> None:
    with pytest.raises(NotFound, match="No entry has the id"):
        by_id(with_ids.store, typed)
    with pytest.raises(NotFound, match="No client has the id"):
        full_id(with_ids.store, "client", typed)
    with pytest.raises(NotFound, match="Nothing in the inbox has the id"):
        full_id(with_ids.store, "inbox", typed)


def test_a_beginning_of_several_ids_is_a_sentence(with_ids: Tracker) -> None:
    with pytest.raises(TrackerError, match="Several entries have an id that begins with 'AB'"):
        by_id(with_ids.store, "AB")
