"""What is typed for a field, on Friday 20 November 2026 at noon in Amsterdam."""

from datetime import datetime

import pytest

from tracker.book import Tracker
from tracker.errors import TrackerError, UsageError
from tracker.ingest.closing import close
from tracker.ingest.registering import from_words
from tracker.ingest.typed import typed
from tracker.records import (
    Action,
    Assumption,
    Boundary,
    Complaint,
    Invoice,
    Occasion,
    Question,
    Record,
    Request,
)

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("now", "2026-11-20T12:00:00+01:00"),
        ("today", "2026-11-20T12:00:00+01:00"),
        ("yesterday", "2026-11-19T12:00:00+01:00"),
        ("14:05", "2026-11-20T14:05:00+01:00"),
        ("9:05", "2026-11-20T09:05:00+01:00"),
        ("01:30", "2026-11-21T01:30:00+01:00"),  # the night that still belongs to today
        ("yesterday 14:05", "2026-11-19T14:05:00+01:00"),
        ("2026-07-01 14:05", "2026-07-01T14:05:00+02:00"),
        ("2026-07-01T14:05", "2026-07-01T14:05:00+02:00"),
        ("2026-07-01", "2026-07-01T12:00:00+02:00"),
        ("2026-11-20T09:00:00-05:00", "2026-11-20T09:00:00-05:00"),
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),  # the first of the two
    ],
)
def test_instants_as_people_type_them(book: Tracker, text: str, instant: str) -> None:
    assert typed(book.store, Request, {"at": text}, NOW) == {"at": instant}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soon", "at is no time: 'soon'"),
        ("2026-02-30 10:00", "at is no time"),
        ("25:00", "at is no time"),
        ("2026-11-20T09:00:30", "at has no zone"),
        ("2026-03-29 02:30", "02:30 on 2026-03-29 does not exist in Europe/Amsterdam"),
    ],
)
def test_what_is_no_instant_is_refused(book: Tracker, text: str, said: str) -> None:
    with pytest.raises(TrackerError, match=said):
        from_words(book.store, "request", {"client": "Bouw", "at": text}, NOW)


@pytest.mark.parametrize(
    ("name", "text", "seconds"),
    [
        ("seconds", "5400", 5400),
        ("seconds", "90m", 5400),
        ("seconds", "1h30", 5400),
        ("time", "1:30", 5400),
        ("time", "1.5h", 5400),
        ("time", "1,5h", 5400),
        ("time", "45min", 2700),
        ("time", "40h", 144_000),
        ("time", "100:15", 360_900),
        ("hours", "1.5", 5400),
        ("hours", "40", 144_000),
        ("hours", "1h30", 5400),
    ],
)
def test_durations_as_people_type_them(book: Tracker, name: str, text: str, seconds: int) -> None:
    assert typed(book.store, Question, {name: text}, NOW) == {"seconds": str(seconds)}


@pytest.mark.parametrize("text", ["90", "long", "1h75", "-2h", "9-11", "@bouw"])
def test_what_is_no_duration_is_refused(book: Tracker, text: str) -> None:
    with pytest.raises(UsageError, match=r"Write it like 90m, 1h30 or 1\.5h"):
        typed(book.store, Question, {"time": text}, NOW)


def test_one_field_under_two_names_is_refused(book: Tracker) -> None:
    with pytest.raises(UsageError, match="seconds stands twice"):
        typed(book.store, Question, {"time": "1h", "hours": "1"}, NOW)


def test_days_of_now_are_those_of_the_settings() -> None:
    at_night = datetime.fromisoformat("2026-11-21T01:30:00+01:00")
    with Tracker(":memory:", lambda: at_night) as book:
        book.change(book.records("settings")[0], timezone="Europe/Amsterdam")
        words = {"due_on": "tomorrow", "done_on": "Yesterday"}
        assert typed(book.store, Action, words, at_night) == {"due_on": "2026-11-21", "done_on": "2026-11-19"}
        assert typed(book.store, Complaint, {"reopened_on": "2026-11-01, today"}, at_night) == {
            "reopened_on": "2026-11-01,2026-11-20"
        }


@pytest.mark.parametrize(
    ("words", "began"),
    [
        ({"type": "request", "client": "Bouw"}, {"at": NOW}),
        ({"type": "question", "client": "Bouw"}, {"opened_at": NOW}),
        ({"type": "update", "client": "Bouw"}, {"at": NOW}),
        ({"type": "complaint", "client": "Bouw", "energy": "-1, 0,+2"}, {"opened_on": NOW.date()}),
        ({"type": "invoice", "client": "Bouw", "amount": "80"}, {"issued_on": NOW.date()}),
        ({"type": "checkin"}, {"day": NOW.date()}),
        ({"type": "decision", "pattern": "always-on", "answer": "seen"}, {"week": "2026-W46"}),
    ],
    ids=lambda of: of.get("type"),
)
def test_what_is_not_said_begins_in_the_present(
    book: Tracker, words: dict[str, str], began: dict[str, object]
) -> None:
    fields = {name: text for name, text in words.items() if name != "type"}
    record = book.add(from_words(book.store, words["type"], fields, NOW))
    assert {name: getattr(record, name) for name in began} == began


def test_a_list_of_numbers_is_written_with_commas(book: Tracker) -> None:
    record = from_words(book.store, "complaint", {"client": "Bouw", "energy": "-1, 0,+2"}, NOW)
    assert isinstance(record, Complaint)
    assert record.energy == (-1, 0, 2)
    with pytest.raises(UsageError, match="energy is no whole number: 'tired'"):
        from_words(book.store, "complaint", {"client": "Bouw", "energy": "-1,tired"}, NOW)


def test_a_boundary_is_named_by_the_beginning_of_its_id(book: Tracker) -> None:
    boundary = book.add(Boundary(topic="scope"))
    words = {"boundary": (boundary.id or "")[:4]}
    record = from_words(book.store, "occasion", words, NOW)
    assert isinstance(record, Occasion)
    assert record.boundary == boundary.id


# --- closing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "said", "closed"),
    [
        (Question(client="Bouw", opened_at=NOW), {}, {"answered_at": NOW}),
        (Request(client="Bouw", at=NOW), {"decision": "priced"}, {"decision": "priced", "decided_at": NOW}),
        (Action(client="Bouw", owner="client", doer="me"), {}, {"doer": "me", "done_on": NOW.date()}),
        (Action(client="Bouw", owner="client"), {"doer": "me"}, {"doer": "me", "done_on": NOW.date()}),
        (Assumption(client="Bouw"), {"outcome": "right"}, {"outcome": "right", "tested_on": NOW.date()}),
        (Invoice(client="Bouw", issued_on=NOW.date(), amount_cents=1), {}, {"paid_on": NOW.date()}),
        (Complaint(client="Bouw", opened_on=NOW.date()), {}, {"closed_on": NOW.date(), "outcome": None}),
        (Boundary(topic="scope"), {}, {"ends_on": NOW.date()}),
    ],
    ids=lambda of: of.type if isinstance(of, Record) else "",
)
def test_a_record_is_closed_now_and_opened_again_by_undo(
    book: Tracker, record: Record, said: dict[str, str], closed: dict[str, object]
) -> None:
    stored = book.add(record)
    now = close(book.store, stored, said, NOW)
    assert {name: getattr(now, name) for name in closed} == closed
    assert book.history(1)[0].what.startswith("close ")
    with pytest.raises(UsageError, match="It was closed already"):
        close(book.store, now, said, NOW)
    book.undo()
    assert book.records(record.type) == (stored,)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            Request(client="Bouw", at=NOW),
            "is closed with its decision. Add decision= and one of priced",
        ),
        (Assumption(client="Bouw"), "An assumption of Bouw is closed with its outcome"),
    ],
)
def test_what_became_of_it_must_be_said(book: Tracker, record: Record, said: str) -> None:
    stored = book.add(record)
    with pytest.raises(UsageError, match=said):
        close(book.store, stored, {}, NOW)


def test_an_end_that_lies_ahead_can_still_be_brought_forward(book: Tracker) -> None:
    boundary = book.add(Boundary(topic="scope", ends_on=NOW.date().replace(month=12)))
    assert close(book.store, boundary, {}, NOW) == book.records(Boundary)[0]
    assert book.records(Boundary)[0].ends_on == NOW.date()
