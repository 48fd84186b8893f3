"""Which days of a record follow which, and when a record counts as open."""

from datetime import date, datetime
from typing import Any

import pytest

from tracker.records import (
    Action,
    Assumption,
    Boundary,
    Complaint,
    Decision,
    Experiment,
    Invoice,
    Phase,
    Question,
    Record,
    Request,
    Review,
    Update,
    record_types,
    specs,
)
from tracker.records.order import is_open, out_of_order

TODAY = date(2026, 11, 20)
YESTERDAY, TOMORROW = date(2026, 11, 19), date(2026, 11, 21)
NINE = datetime.fromisoformat("2026-11-20T09:00:00+01:00")
EIGHT_IN_UTC = datetime.fromisoformat("2026-11-20T07:00:00+00:00")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            Phase(name="x", starts_on=TODAY, ends_on=YESTERDAY),
            "The phase would end on 2026-11-19, before it starts on 2026-11-20",
        ),
        (
            Invoice(client="C", amount_cents=1, issued_on=TODAY, due_on=YESTERDAY),
            "The invoice would be due on 2026-11-19, before it was issued on 2026-11-20",
        ),
        (
            Invoice(client="C", amount_cents=1, issued_on=TODAY, due_on=TODAY, paid_on=YESTERDAY),
            "The invoice would be paid on 2026-11-19, before it was issued on 2026-11-20",
        ),
        (
            Complaint(client="C", opened_on=TODAY, closed_on=YESTERDAY),
            "The complaint would be closed on 2026-11-19, before it was opened on 2026-11-20",
        ),
        (
            Question(client="C", opened_at=NINE, answered_at=EIGHT_IN_UTC),
            "The question would be answered at 2026-11-20 08:00, before it came up at 2026-11-20 09:00",
        ),
        (
            Question(client="C", opened_at=NINE, asked_at=EIGHT_IN_UTC),
            "The question would be asked at 2026-11-20 08:00, before it came up at 2026-11-20 09:00",
        ),
        (
            Request(client="C", at=NINE, decided_at=EIGHT_IN_UTC),
            "The request would be decided at 2026-11-20 08:00, before it was made at 2026-11-20 09:00",
        ),
        (
            Boundary(topic="scope", chosen_on=TOMORROW, told_on=TODAY, ends_on=YESTERDAY),
            "The boundary would end on 2026-11-19, before it begins on 2026-11-20",
        ),
        (
            Decision(week="2026-W47", pattern="always-on", answer="seen", until=date(2026, 11, 15)),
            "The answer would end on 2026-11-15, before its week begins on 2026-11-16",
        ),
        (
            Boundary(topic="scope", told_on=TODAY, review_on=YESTERDAY),
            "The boundary would be looked at on 2026-11-19, before it begins on 2026-11-20",
        ),
        (
            Review(week="2026-W47", started_at=NINE, closed_at=EIGHT_IN_UTC),
            "The review would be closed at 2026-11-20 08:00, before it was begun at 2026-11-20 09:00",
        ),
    ],
    ids=lambda of: of.type if isinstance(of, Record) else "",
)
def test_an_end_before_its_beginning_is_said_with_both(record: Record, said: str) -> None:
    assert out_of_order(record) == said


@pytest.mark.parametrize(
    "record",
    [
        Phase(name="x", starts_on=TODAY, ends_on=TODAY),
        Phase(name="x", starts_on=TODAY),
        Invoice(client="C", amount_cents=1, issued_on=TODAY, paid_on=TODAY, due_on=TODAY),
        Question(client="C", opened_at=NINE, asked_at=NINE, answered_at=NINE),
        Request(client="C", at=NINE, decided_at=NINE),
        Boundary(topic="scope", chosen_on=TOMORROW, told_on=TODAY, ends_on=TODAY),
        Decision(week="2026-W47", pattern="always-on", answer="seen", until=date(2026, 11, 16)),
        Decision(week="2026-W47", pattern="always-on", answer="seen"),
        Boundary(topic="scope", told_on=TODAY, review_on=TODAY),
        Boundary(topic="scope", review_on=YESTERDAY),
        Review(week="2026-W47", started_at=NINE, closed_at=NINE),
        Experiment(name="called off before it began", measure="hours", week="2026-W48", ended_on=TODAY),
    ],
    ids=lambda of: of.type,
)
def test_an_end_on_the_day_it_begins_is_in_order(record: Record) -> None:
    assert out_of_order(record) is None


@pytest.mark.parametrize(
    ("record", "is_it"),
    [
        (Question(client="C", opened_at=NINE), True),
        (Question(client="C", opened_at=NINE, asked_at=NINE), True),
        (Question(client="C", opened_at=NINE, answered_at=NINE), False),
        (Request(client="C", at=NINE), True),
        (Request(client="C", at=NINE, decision="done"), False),
        (Assumption(client="C"), True),
        (Assumption(client="C", outcome="right"), False),
        (Assumption(client="C", tested_on=TODAY), False),
        (Action(client="C", owner="me", due_on=YESTERDAY), True),
        (Action(client="C", owner="me", done_on=TODAY), False),
        (Boundary(topic="scope"), True),
        (Boundary(topic="scope", ends_on=TODAY), False),
        (Boundary(topic="scope", ends_on=TOMORROW), True),
        (Update(client="C", at=NINE), False),
        (Review(week="2026-W47", started_at=NINE), True),
        (Review(week="2026-W47", closed_at=NINE), False),
        (Experiment(name="x", measure="hours", week="2026-W47"), True),
        (Experiment(name="x", measure="hours", week="2026-W47", ended_on=TODAY), False),
    ],
)
def test_what_counts_as_open(record: Record, is_it: bool) -> None:
    assert is_open(record, TODAY) is is_it


@pytest.mark.parametrize("record", record_types(), ids=lambda of: of.type)
def test_what_begins_and_closes_a_record_are_fields_of_it(record: Any) -> None:
    declared = {spec.name: spec for spec in specs(record)}
    assert {record.begins, record.closes, record.closes_with} - {None} <= declared.keys()
    assert record.begins is None or declared[record.begins].required
    assert record.closes is None or declared[record.closes].kind in ("day", "instant")
    assert record.closes_with is None or (declared[record.closes_with].choices and record.closes)
