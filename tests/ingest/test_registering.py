"""Records added and changed one at a time: what is refused, in which words."""

import re
from datetime import UTC, date, datetime

import pytest

from tracker.book import Tracker
from tracker.errors import TrackerError, UsageError
from tracker.records import (
    Action,
    Boundary,
    CheckIn,
    Client,
    Decision,
    Invoice,
    Occasion,
    Phase,
    Question,
    Rate,
    Record,
    Request,
    Settings,
    Update,
    record_types,
)

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")


def test_a_record_that_makes_no_sense_is_spoken_of_in_its_number(book: Tracker) -> None:
    with pytest.raises(TrackerError, match=r"^These settings cannot be kept: "):
        book.add(Settings(timezone="Nowhere"))
    with pytest.raises(TrackerError, match=r"^This rate cannot be kept: "):
        book.add(Rate(client="Bouw", cents_per_hour=-1))


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            Phase(name="x", starts_on=date(2026, 11, 20), ends_on=date(2026, 11, 19)),
            "The phase would end on 2026-11-19, before it starts on 2026-11-20. Swap the days.",
        ),
        (
            Decision(week="2026-W47", pattern="always-on", answer="seen", until=date(2026, 11, 1)),
            "The answer would end on 2026-11-01, before its week begins on 2026-11-16. Look at the days.",
        ),
        (CheckIn(day=date(2026, 11, 20), energy=3), "energy is 3, but may only lie between -2 and 2"),
        (Occasion(boundary="none", at=NOW), "No boundary has the id 'none'"),
        (Request(client="Nobody", at=NOW), "There is no client 'Nobody'"),
        (Update(client="Bouw", at=datetime(2026, 11, 20)), "at has no zone"),  # noqa: DTZ001
        (Update(client="Bouw", at=datetime(1066, 10, 14, tzinfo=UTC)), "outside the years 1900 to 2199"),
    ],
    ids=lambda of: of.type if isinstance(of, Record) else "",
)
def test_a_sign_that_makes_no_sense_is_refused_and_nothing_changes(
    book: Tracker, record: Record, said: str
) -> None:
    before = book.store.revision
    with pytest.raises(TrackerError, match=re.escape(said)):
        book.add(record)
    assert book.store.revision == before


def test_a_change_is_held_to_the_order_of_days_as_well(book: Tracker) -> None:
    invoice = book.add(Invoice(client="Bouw", issued_on=date(2026, 11, 20), amount_cents=100))
    with pytest.raises(TrackerError, match="paid on 2026-11-01, before it was issued on 2026-11-20"):
        book.change(invoice, paid_on=date(2026, 11, 1))
    assert book.records(Invoice) == (invoice,)


def test_a_boundary_that_was_put_to_the_test_stays(book: Tracker) -> None:
    boundary = book.add(Boundary(client="Bouw", topic="scope"))
    occasion = book.add(Occasion(boundary=boundary.id or "", at=NOW))
    with pytest.raises(TrackerError, match=r"Other records belong to a boundary of Bouw\. Close it instead"):
        book.remove(boundary)
    book.remove(occasion)
    book.remove(boundary)
    assert book.records(Boundary) == ()
    for _ in range(2):
        book.undo()
    assert (book.records(Boundary), book.records(Occasion)) == ((boundary,), (occasion,))


def test_a_client_takes_his_signs_along_under_another_name_and_is_not_removed_from_under_them(
    book: Tracker,
) -> None:
    question = book.add(Question(client="Bouw", opened_at=NOW))
    (client,) = book.records(Client)
    book.change(client, name="Bouwgroep Noord")
    assert [of.client for of in book.records(Question)] == ["Bouwgroep Noord"]
    book.remove(book.records(Rate)[0])
    with pytest.raises(TrackerError, match=r"Other records belong to a client Bouwgroep Noord\. Archive it"):
        book.remove(book.records(Client)[0])
    book.remove(question)
    book.remove(book.records(Client)[0])
    assert book.records(Client) == ()


def test_signs_are_read_in_the_order_of_their_time_whatever_their_zone(book: Tracker) -> None:
    late, early = "2026-11-20T09:00:00+01:00", "2026-11-20T12:00:00+09:00"
    for text, at in (("late", late), ("early", early)):
        book.add(Request(client="Bouw", text=text, at=datetime.fromisoformat(at)))
    assert [of.text for of in book.records(Request)] == ["early", "late"]


@pytest.mark.parametrize("name", sorted(of.type for of in record_types()))
def test_every_type_but_two_has_a_list(book: Tracker, name: str) -> None:
    if name in ("entry", "hash_key"):
        with pytest.raises(UsageError, match=f"There is no list of '{name}'"):
            book.records(name)
    else:
        assert all(of.type == name for of in book.records(name))


def test_a_record_without_a_name_stands_in_the_history_with_its_client(book: Tracker) -> None:
    book.add(Action(client="Bouw", owner="client"))
    book.add(Phase(name="launch", starts_on=date(2026, 11, 1)))
    assert [of.what for of in book.history(2)] == ["add a phase", "add an action of Bouw"]
