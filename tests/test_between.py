"""What is open between the user and his clients: whose turn it is, how old it is, and in which order."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW
from tracker.between import SIDES, in_order, open_items
from tracker.book import Tracker
from tracker.errors import NotFound
from tracker.records import Action, Client, Complaint, Question, Request
from tracker.workweek import Days

TODAY = date(2026, 11, 20)


def days_ago(n: int) -> datetime:
    return NOW - timedelta(days=n)


def question(**fields: Any) -> Question:
    return Question(**{"client": "Bouw", "opened_at": days_ago(3), **fields})


def action(owner: str, doer: str | None = None, **fields: Any) -> Action:
    return Action(client="Bouw", owner=owner, doer=doer, **fields)


def complaint(**fields: Any) -> Complaint:
    return Complaint(**{"client": "Bouw", "opened_on": date(2026, 11, 2), **fields})


def test_a_book_without_records_has_nothing_open(new_book: Callable[..., Tracker]) -> None:
    found = new_book().between()
    assert found.items == ()
    assert found.by_client() == ()
    assert found.to_json() == {"day": "2026-11-20", "items": []}


@pytest.mark.parametrize(
    ("record", "side"),
    [
        (question(), "nobody"),
        (question(is_assignment=True), "they_wait"),
        (question(asked_at=days_ago(2), asked_whom="client"), "you_wait"),
        (question(asked_whom="peer"), "you_wait"),
        (Request(client="Bouw", at=days_ago(1)), "they_wait"),
        (complaint(), "they_wait"),
        (complaint(solvable=True), "they_wait"),
        (complaint(solvable=False), "nobody"),
        (action("me"), "they_wait"),
        (action("me", "me"), "they_wait"),
        (action("me", "client"), "you_wait"),
        (action("client"), "you_wait"),
        (action("client", "client"), "you_wait"),
        (action("client", "me"), "they_wait"),
        (action("other"), "nobody"),
        (action("other", "other"), "you_wait"),
        (action("other", "me"), "they_wait"),
    ],
)
def test_each_item_stands_with_whoever_has_the_next_step(book: Tracker, record: Any, side: str) -> None:
    book.add(record)
    found = book.between()
    assert [item.side for item in found.items] == [side]
    assert found.of(side) == found.items


@pytest.mark.parametrize(
    "record",
    [
        question(answered_at=days_ago(1)),
        Request(client="Bouw", at=days_ago(2), decision="later"),
        complaint(closed_on=date(2026, 11, 3), outcome="accepted"),
        action("me", done_on=TODAY),
    ],
)
def test_what_is_closed_is_not_open(book: Tracker, record: Any) -> None:
    book.add(record)
    assert book.between().items == ()


def test_what_is_the_clients_and_done_by_me_is_carried_unless_it_was_agreed(book: Tracker) -> None:
    book.add(action("client", "me", text="a"))
    book.add(action("client", "me", text="b", agreed=True))
    book.add(action("me", "me", text="c"))
    assert {item.record.text: item.is_carried for item in book.between().items} == {
        "a": True,
        "b": False,
        "c": False,
    }


def test_the_oldest_stands_first_an_action_at_the_day_it_is_due(book: Tracker) -> None:
    book.add(action("me", text="no day"))
    book.add(action("me", text="due", due_on=date(2026, 11, 10)))
    book.add(complaint(text="old"))
    book.add(question(text="new"))
    assert [item.record.text for item in book.between().items] == ["old", "due", "new", "no day"]


def test_the_energy_of_a_complaint_is_the_median_and_of_none_none(book: Tracker) -> None:
    book.add(complaint(text="a", energy=(-2, -1, 2)))
    book.add(complaint(text="b", energy=(-2, -1)))
    book.add(complaint(text="c"))
    assert {item.record.text: item.energy for item in book.between().items} == {"a": -1, "b": -1.5, "c": None}


def test_the_day_begins_when_the_settings_say(book: Tracker) -> None:
    book.add(question(opened_at=datetime.fromisoformat("2026-11-19T02:00:00+01:00")))
    [item] = book.between().items
    assert item.since == date(2026, 11, 18)
    assert item.days_open(TODAY) == 2


def test_one_client_may_be_asked_for_by_alias_archived_or_not(book: Tracker) -> None:
    book.add(Client(name="Eik", aliases=("e",), archived_on=date(2026, 1, 1)))
    book.add(Request(client="Eik", at=days_ago(9)))
    book.add(Request(client="Bouw", at=days_ago(9)))
    assert [item.client for item in book.between("e").items] == ["Eik"]
    with pytest.raises(NotFound):
        book.between("nobody")


def test_each_client_has_its_counts_hours_and_oldest_day(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    book.add(Request(client="Eik", at=days_ago(1)))
    book.add(complaint(seconds=3600))
    book.add(question(seconds=1800))
    book.add(action("client"))
    assert book.between().by_client() == (
        ("Bouw", 1, 1, 1, 5400, date(2026, 11, 2)),
        ("Eik", 0, 1, 0, 0, date(2026, 11, 19)),
    )


def test_the_document_holds_what_the_page_shows(book: Tracker) -> None:
    stored = book.add(complaint(text="tiles", seconds=60, energy=(-1,)))
    assert book.between().to_json()["items"] == [
        {
            "id": stored.id,
            "type": "complaint",
            "client": "Bouw",
            "text": "tiles",
            "side": "they_wait",
            "since": "2026-11-02",
            "days": 18,
            "due_on": None,
            "seconds": 60,
            "energy": -1,
            "carried": False,
        }
    ]


people = st.sampled_from(("me", "client", "other"))
actions = st.builds(
    Action,
    id=st.uuids().map(str),
    client=st.sampled_from(("Bouw", "Eik")),
    owner=people,
    doer=st.none() | people,
    due_on=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    done_on=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    agreed=st.booleans(),
)


@given(st.lists(actions, max_size=12), st.randoms())
def test_every_open_record_is_one_item_on_one_side_whatever_the_order(records: Any, chance: Any) -> None:
    days = Days(NOW.tzinfo)  # type: ignore[arg-type]
    found = in_order(open_items(records, days, TODAY))
    still = {of.id for of in records if of.done_on is None or of.done_on > TODAY}
    assert {item.record.id for item in found} == still
    assert len(found) == len(still)
    assert {item.side for item in found} <= set(SIDES)
    assert all(item.side == "they_wait" for item in found if item.is_carried)
    chance.shuffle(records)
    assert in_order(open_items(records, days, TODAY)) == found
