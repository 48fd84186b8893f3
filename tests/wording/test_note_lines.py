from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tracker.language import speaking
from tracker.records import (
    Action,
    Assumption,
    Boundary,
    CheckIn,
    Complaint,
    Decision,
    Invoice,
    Occasion,
    Phase,
    Question,
    Record,
    Request,
    Update,
)
from tracker.wording.note_facts import Beside, age
from tracker.wording.note_lines import boundary_name, note_line, short

TODAY = date(2026, 11, 16)
NINE = datetime.fromisoformat("2026-11-16T09:00:00+01:00")
LATE = datetime.fromisoformat("2026-11-10T23:30:00+00:00")  # half past midnight on the 11th in Amsterdam
OWN = Boundary(id="b1", client="Bouw", topic="working_times", statement="No mail after six")
BESIDE = Beside(TODAY, ZoneInfo("Europe/Amsterdam"), {"b1": OWN}, lambda client: "EUR")


@pytest.mark.parametrize(
    ("record", "is_open", "said"),
    [
        (Request(client="Bouw", at=LATE), True, "a request · Bouw · Wed 11 Nov, open for 5 days"),
        (
            Request(client="Bouw", text="more", at=NINE, seconds=5400, in_scope=False, decision="done"),
            False,
            "more · Bouw · Mon 16 Nov · on top · 1 h 30 · done, without a price",
        ),
        (
            Question(client="Bouw", opened_at=LATE, seconds=60, asked_at=NINE, asked_whom="peer"),
            True,
            "a question · Bouw · Wed 11 Nov, open for 5 days · 1 min of looking · asked Mon 16 Nov (a peer)",
        ),
        (
            Assumption(client="Bouw", number=1, basis="habit", belief=70, decisions=1, seconds=3600),
            True,
            "too busy to be asked · Bouw · habit · 70% sure · 1 decision rests on it · 1 h rest on it",
        ),
        (
            Assumption(client="Bouw", number=1, text="rather not", outcome="wrong", tested_on=TODAY),
            False,
            "rather not · Bouw · too busy to be asked · it did not hold · tested Mon 16 Nov",
        ),
        (
            Action(client="Bouw", text="plan", owner="client", due_on=date(2026, 11, 15)),
            True,
            "plan · Bouw · the client’s · due Sun 15 Nov, 1 day ago",
        ),
        (
            Action(
                client="Bouw", owner="me", doer="other", due_on=TODAY, done_on=date(2025, 12, 1), agreed=True
            ),
            False,
            "an action · Bouw · mine · done by somebody else · as agreed · due Mon 16 Nov"
            " · done Mon 1 Dec 2025",
        ),
        (
            Complaint(client="Bouw", text="late", opened_on=TODAY, cause="me", energy=(-1, 0, 2)),
            True,
            "late · Bouw · Mon 16 Nov, open since today · caused by me · energy \N{MINUS SIGN}1, 0, +2",
        ),
        (
            Complaint(
                client="Bouw", opened_on=TODAY, reopened_on=(TODAY,), outcome="shared", closed_on=TODAY
            ),
            False,
            "a complaint · Bouw · Mon 16 Nov · came back 1 time · the burden is shared · closed Mon 16 Nov",
        ),
        (
            Update(client="Bouw", at=NINE, kind="progress", with_sponsor=True),
            False,
            "progress · Bouw · Mon 16 Nov · with whoever ordered it",
        ),
        (
            Update(client="Bouw", at=NINE, kind="risk", found_on=TODAY),
            False,
            "a risk · Bouw · Mon 16 Nov · found Mon 16 Nov · not told yet",
        ),
        (
            replace(OWN, told_on=TODAY, told_how="by phone"),
            True,
            "No mail after six · working times · Bouw · told Mon 16 Nov · by phone",
        ),
        (
            Boundary(
                topic="reply_time",
                terms={
                    "reply_within_minutes": 240,
                    "max_hours_per_week": 16,
                    "gift_budget_cents": 50_000,
                    "update_every_days": 5,
                    "channels": ["mail"],
                },
            ),
            True,
            "reply time · all clients · a reply within 4 h · 16 h a week at most · gifts up to €500.00"
            " a quarter · an update every 5 working days · not told yet",
        ),
        (
            Boundary(topic="scope", applies=False),
            True,
            "what is in and what is out · all clients · plays no part here",
        ),
        (
            Occasion(boundary="b1", at=NINE, kept=False, opened_by="client", note="Sunday"),
            False,
            "Sunday · working times · Bouw · Mon 16 Nov · it gave way · the client opened the door",
        ),
        (
            Occasion(boundary="b1", at=NINE, chosen=True),
            False,
            "working times · Bouw · Mon 16 Nov · not said how it went · an exception you chose",
        ),
        (
            Invoice(client="Bouw", number="31", issued_on=TODAY, due_on=TODAY, amount_cents=480_000),
            True,
            "Invoice 31 · Bouw · €4,800.00 · sent Mon 16 Nov · due Mon 16 Nov, today",
        ),
        (
            Phase(name="launch", starts_on=date(2026, 11, 2), ends_on=TODAY),
            False,
            "launch · everything · from Mon 2 Nov · to Mon 16 Nov",
        ),
        (
            CheckIn(day=TODAY, energy=0, client_said=0, own_guess=10),
            False,
            "Mon 16 Nov · the week as a whole · energy 0 · they say 0 · you guessed 10",
        ),
        (
            Decision(week="2026-W46", pattern="always-on", answer="seen"),
            False,
            "Seen: Outside your hours · about you · week 46 of 2026 · silent for 8 weeks",
        ),
        (
            Decision(week="2026-W46", pattern="scope-creep", client="Bouw", answer="set_boundary"),
            False,
            "Set a boundary: Extra work asked for · Bouw · week 46 of 2026",
        ),
    ],
    ids=lambda value: value.type if isinstance(value, Record) else "",
)
def test_a_note_is_told_on_one_line(record: Record, is_open: bool, said: str) -> None:
    line = note_line(record, BESIDE, is_open=is_open)
    assert " · ".join((line.title, *line.facts)) == said


@pytest.mark.parametrize("value", [True, "16", None, [1]])
def test_terms_that_are_no_numbers_are_left_out(value: Any) -> None:
    names = ("reply_within_minutes", "max_hours_per_week", "gift_budget_cents", "update_every_days")
    for name in names[1:]:
        line = note_line(Boundary(topic="hours", terms={name: value}), BESIDE, is_open=True)
        assert line.facts == ("all clients", "not told yet")


@pytest.mark.parametrize(
    ("since", "said"),
    [(TODAY, "since today"), (date(2026, 11, 15), "for 1 day"), (date(2026, 12, 1), "from then on")],
)
def test_an_age_is_counted_in_days(since: date, said: str) -> None:
    assert age(since, TODAY) == said


def test_a_note_is_called_by_its_title_and_client() -> None:
    assert short(Request(client="Bouw", text="more", at=NINE), BESIDE) == "more (Bouw)"
    assert short(Request(client="Bouw", text="more at Bouw", at=NINE), BESIDE) == "more at Bouw"
    assert short(Phase(name="launch", starts_on=TODAY), BESIDE) == "launch"
    assert boundary_name(OWN) == "working times · Bouw · No mail after six"


def test_a_long_text_stands_on_one_line() -> None:
    line = note_line(Request(client="B" * 500, text="x\ny" * 500, at=NINE), BESIDE, is_open=True)
    assert "\n" not in line.title
    assert max(map(len, (line.title, *line.facts))) <= 120


def test_in_dutch_an_assumption_was_right_where_a_boundary_was_kept() -> None:
    assumption = Assumption(client="Bouw", number=1, outcome="right", tested_on=TODAY)
    occasion = Occasion(boundary="b1", at=NINE, kept=True)
    with speaking("nl"):
        assert "klopte" in note_line(assumption, BESIDE, is_open=False).facts
        assert "hield stand" in note_line(occasion, BESIDE, is_open=False).facts
