from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.pages.forms import Form
from tracker.pages.notes.changes import note
from tracker.records import (
    Action,
    Assumption,
    Boundary,
    CheckIn,
    Client,
    Complaint,
    Invoice,
    Occasion,
    Phase,
    Project,
    Question,
    Record,
    Request,
    Update,
)
from tracker.wording.escaping import escaped
from tracker.wording.notes import NOTES
from tracker.wording.numbers import MINUS

from .drawn import HOSTILE, drawn, is_calm, new_book, press, with_bouw, words

NINE = datetime.fromisoformat("2026-11-16T09:00:00+01:00")
TODAY = date(2026, 11, 16)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return new_book(tmp_path, monkeypatch)


@pytest.fixture
def book(empty: Tracker) -> Tracker:
    return with_bouw(empty)


def notes(kind: str, **state: object) -> AppTest:
    return drawn("notes", note=kind, **state)


def fill(at: AppTest, kind: str, /, **fields: Any) -> AppTest:
    """What a user types into the form of a new note, without sending it."""
    for name, value in fields.items():
        at.get_by_key(f"note-{kind}-{name.replace('__', '-')}-0").set_value(value)
    return at


def noted(kind: str, /, **fields: Any) -> AppTest:
    return press(fill(notes(kind), kind, **fields), "Note it")


def row(at: AppTest, name: str, record: Record) -> Any:
    return at.get_by_key(f"note-{name}-{record.id}")


def taken(at: AppTest, name: str, record: Record, choice: Any = None) -> AppTest:
    button = row(at, name, record)
    (button.click() if choice is None else button.click(choice)).run()
    return at


def editing(at: AppTest, record: Record) -> AppTest:
    return taken(at, "edit", record)


def headings(at: AppTest) -> list[str]:
    return [of.value for of in at.subheader]


# --- noting ------------------------------------------------------------------------------------------

FORMS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "request",
        {"text": "extra training day", "seconds": "1h30", "in_scope": False, "decision": "done"},
        {
            "text": "extra training day",
            "seconds": 5400,
            "in_scope": False,
            "decision": "done",
            "at": NINE,
            "decided_at": None,
        },
    ),
    (
        "question",
        {"text": "Who decides?", "seconds": "90m", "asked_whom": "peer", "is_assignment": True},
        {
            "text": "Who decides?",
            "seconds": 5400,
            "asked_whom": "peer",
            "is_assignment": True,
            "asked_at": None,
        },
    ),
    (
        "assumption",
        {"number": 10, "basis": "habit", "seconds": "2h", "decisions": 1, "belief": 70},
        {"number": 10, "basis": "habit", "seconds": 7200, "decisions": 1, "belief": 70, "held_since": TODAY},
    ),
    (
        "action",
        {"text": "collect photographs", "owner": "client", "due_on": date(2026, 11, 27)},
        {"owner": "client", "doer": None, "due_on": date(2026, 11, 27), "done_on": None, "agreed": False},
    ),
    (
        "complaint",
        {
            "text": "tiles came late",
            "cause": "third_party",
            "energy": f"-1, 0, {MINUS}2",
            "reopened_on": "2026-11-13",
        },
        {
            "cause": "third_party",
            "energy": (-1, 0, -2),
            "reopened_on": (date(2026, 11, 13),),
            "opened_on": TODAY,
        },
    ),
    (
        "update",
        {"kind": "risk", "found_on": date(2026, 11, 12), "with_sponsor": True},
        {"kind": "risk", "found_on": date(2026, 11, 12), "with_sponsor": True, "told_on": None, "at": NINE},
    ),
    (
        "boundary",
        {
            "topic": "reply_time",
            "statement": "Within half a day",
            "told_on": TODAY,
            "reply_within_minutes": "4h",
            "gift_budget_cents": "500",
            "update_every_days": 5,
            "max_hours_per_week": 16.0,
            "exception": "when a site stands still",
            "owner": "client",
            "measure": "off_hours_contacts",
            "hoped_percent": 30,
            "review_on": date(2027, 1, 8),
        },
        {
            "topic": "reply_time",
            "told_on": TODAY,
            "chosen_on": TODAY,
            "applies": True,
            "exception": "when a site stands still",
            "owner": "client",
            "measure": "off_hours_contacts",
            "hoped_percent": 30,
            "review_on": date(2027, 1, 8),
            "terms": {
                "reply_within_minutes": 240,
                "gift_budget_cents": 50_000,
                "update_every_days": 5,
                "max_hours_per_week": 16.0,
            },
        },
    ),
    (
        "invoice",
        {"number": "2026-31", "amount_cents": "4.800,50", "on_hold": "dispute"},
        {
            "number": "2026-31",
            "amount_cents": 480_050,
            "issued_on": TODAY,
            "due_on": None,
            "on_hold": "dispute",
        },
    ),
    (
        "phase",
        {"name": "launch", "ends_on": date(2026, 11, 29)},
        {"name": "launch", "starts_on": TODAY, "ends_on": date(2026, 11, 29)},
    ),
    (
        "checkin",
        {"energy": -2, "client_said": 10, "own_guess": 0, "note": "the handbook is out"},
        {"energy": -2, "client_said": 10, "own_guess": 0, "day": TODAY, "note": "the handbook is out"},
    ),
]


@pytest.mark.parametrize(("kind", "typed", "stored"), FORMS, ids=[kind for kind, *_ in FORMS])
def test_each_kind_is_noted_in_one_form_and_taken_back(
    book: Tracker, kind: str, typed: dict[str, Any], stored: dict[str, Any]
) -> None:
    at = noted(kind, client="Bouw", **typed)
    assert is_calm(at), at.warning
    (record,) = book.records(kind)
    assert {name: getattr(record, name) for name in stored} == stored
    assert getattr(record, "client", None) == "Bouw"
    assert "Noted: " in at.success[0].value
    assert is_calm(press(at, "Undo"))
    assert book.records(kind) == ()


def test_an_occasion_is_noted_with_its_boundary(book: Tracker) -> None:
    own = book.add(Boundary(client="Bouw", topic="working_times"))
    book.add(Boundary(topic="working_times"))
    at = notes("occasion")
    choice = at.get_by_key("note-occasion-boundary-0")
    assert choice.options == ["working times · Bouw", "working times · all clients"]
    at = press(fill(at, "occasion", boundary=own.id, kept=False, opened_by="client"), "Note it")
    assert is_calm(at)
    (occasion,) = book.records(Occasion)
    assert (occasion.boundary, occasion.kept, occasion.opened_by, occasion.at) == (
        own.id,
        False,
        "client",
        NINE,
    )
    assert "it gave way" in words(at)


def test_boundaries_that_read_alike_can_be_told_apart(book: Tracker) -> None:
    for _ in range(2):
        book.add(Boundary(client="Bouw", topic="hours"))
    options = notes("occasion").get_by_key("note-occasion-boundary-0").options
    assert len(set(options)) == 2


def test_a_day_without_a_time_is_noon_and_today_without_a_time_is_now(book: Tracker) -> None:
    fields = {"client": "Bouw", "text": "a"}
    noted("request", **fields, at=date(2026, 11, 12))
    noted("request", **fields, at=date(2026, 11, 12), at__time=time(14, 5))
    noted("request", **fields)
    assert [f"{of.at:%m-%d %H:%M}" for of in book.records(Request)] == [
        "11-12 12:00",
        "11-12 14:05",
        "11-16 09:00",
    ]


def test_the_next_note_is_likely_about_the_same_client(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    at = notes("action")
    assert at.get_by_key("note-action-client-0").value is None
    at = press(fill(at, "action", client="Eik", text="plan", owner="me"), "Note it")
    assert at.get_by_key("note-action-client-1").value == "Eik"
    assert at.get_by_key("note-action-text-1").value == ""


def test_the_second_of_two_quick_presses_notes_nothing(book: Tracker) -> None:
    form = Form("note-checkin")
    press_of_the_first_page = form.once(note)
    press_of_the_first_page(form, CheckIn)
    press_of_the_first_page(form, CheckIn)
    assert len(book.records(CheckIn)) == 1
    form.once(note)(form, CheckIn)
    assert len(book.records(CheckIn)) == 2


# --- refusals ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("request", {"client": None, "text": "more"}, "“Client” is still empty"),
        ("request", {"client": "Bouw", "seconds": "long"}, "'long' is no duration. Write it like 90m"),
        ("request", {"client": "Bouw", "at": None}, "“When” is still empty"),
        ("action", {"client": "Bouw", "text": "plan"}, "“Whose it is” is still empty"),
        ("boundary", {"client": "Bouw"}, "“About” is still empty"),
        ("invoice", {"client": "Bouw"}, "“Amount” is still empty"),
        ("invoice", {"client": "Bouw", "amount_cents": "much"}, "“Amount” is no amount: 'much'"),
        (
            "invoice",
            {"client": "Bouw", "amount_cents": "5", "due_on": date(2026, 11, 2)},
            "would be due on 2026-11-02, before it was issued on 2026-11-16",
        ),
        ("complaint", {"client": "Bouw", "energy": "-1, low"}, "holds more than whole numbers: '-1, low'"),
        ("complaint", {"client": "Bouw", "energy": "-3"}, "may only lie between -2 and 2"),
        ("complaint", {"client": "Bouw", "reopened_on": "friday"}, "'friday' is no day that exists"),
        ("phase", {"name": " "}, "“What it is” is still empty"),
        (
            "boundary",
            {"client": "Bouw", "topic": "hours", "ends_on": date(2026, 11, 2)},
            "The boundary would end on 2026-11-02, before it begins on 2026-11-16",
        ),
    ],
)
def test_a_refusal_is_a_sentence_and_keeps_what_was_typed(
    book: Tracker, kind: str, fields: dict[str, Any], said: str
) -> None:
    book.add(Client(name="Eik"))  # with only one client it would be chosen already
    before = book.history(1)
    at = noted(kind, **fields)
    assert said in at.warning[0].value
    assert not at.exception
    assert book.records(kind) == ()
    assert book.history(1) == before
    for name, value in fields.items():
        assert at.get_by_key(f"note-{kind}-{name}-0").value == value
    assert not at.run().warning, "it is said once"


def test_a_time_that_the_clock_skips_is_refused(book: Tracker) -> None:
    at = noted("request", client="Bouw", at=date(2026, 3, 29), at__time=time(2, 30))
    assert len(at.warning) == 1
    assert book.records("request") == ()


def test_a_boundary_of_a_project_belongs_to_its_client(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    book.add(Project(client="Eik", name="Fase 1", billing="hourly"))
    pair = ("Eik", "Fase 1")
    at = noted("boundary", client="Bouw", topic="scope", project=pair)
    assert "The project Fase 1 is Eik’s" in at.warning[0].value
    at = press(fill(at, "boundary", client=""), "Note it")
    assert is_calm(at)
    (boundary,) = book.records(Boundary)
    assert (boundary.client, boundary.project) == pair


# --- changing ----------------------------------------------------------------------------------------


def test_a_note_is_edited_in_its_place_and_taken_back(book: Tracker) -> None:
    record = book.add(Request(client="Bouw", text="more", at=NINE, seconds=5400))
    at = editing(notes("request"), record)
    text = next(of for of in at.text_input if of.value == "more")
    text.set_value("a second handbook")
    at = press(at, "Save")
    assert is_calm(at)
    (changed,) = book.records(Request)
    assert (changed.text, changed.seconds, changed.id) == ("a second handbook", 5400, record.id)
    assert "Changed: a second handbook (Bouw)." in words(at)
    press(at, "Undo")
    assert book.records(Request)[0].text == "more"


EVERYTHING: list[Record] = [
    Request(
        client="Bouw",
        text="a",
        at=datetime.fromisoformat("2026-11-12T09:00:30-05:00"),
        seconds=61,
        in_scope=True,
    ),
    Question(client="Bouw", opened_at=NINE, seconds=0, asked_at=NINE, asked_whom="peer", answered_at=NINE),
    Assumption(client="Bouw", number=3, belief=55, tested_on=TODAY, outcome="wrong", decisions=4),
    Action(client="Bouw", owner="other", doer="me", done_on=TODAY, seconds=3601, agreed=True),
    Complaint(
        client="Bouw",
        opened_on=TODAY,
        energy=(0, 0, -1),
        reopened_on=(TODAY, TODAY),
        solvable=False,
        seconds=1,
    ),
    Update(client="Bouw", at=NINE, kind="risk", with_sponsor=True),
    Boundary(
        topic="reply_time",
        applies=False,
        terms={"reply_within_minutes": 45, "hours": {"mon": ["9-12"]}, "max_hours_per_week": 7.5},
    ),
    Invoice(client="Bouw", issued_on=TODAY, amount_cents=-1, leeway_until=TODAY, on_hold="my_side"),
    Phase(name="launch", starts_on=TODAY),
    CheckIn(day=TODAY, energy=0, client_said=0, own_guess=10),
]


@pytest.mark.parametrize("record", EVERYTHING, ids=lambda of: of.type)
def test_saving_an_untouched_form_changes_nothing(book: Tracker, record: Record) -> None:
    stored = book.add(record)
    before = book.history(1)
    at = press(editing(notes(record.type), stored), "Save")
    assert is_calm(at), at.warning
    assert book.records(record.type) == (stored,)
    assert book.history(1) == before
    assert row(at, "edit", stored), "the row is back"


def test_changing_one_term_leaves_the_others(book: Tracker) -> None:
    terms = {"reply_within_minutes": 45, "hours": {"mon": ["9-12"]}}
    boundary = book.add(Boundary(topic="reply_time", terms=terms))
    at = editing(notes("boundary"), boundary)
    [of for of in at.text_input if of.label == "A reply within"][-1].set_value("")
    [of for of in at.number_input if of.label.startswith("An update")][-1].set_value(10)
    press(at, "Save")
    assert book.records(Boundary)[0].terms == {"hours": {"mon": ["9-12"]}, "update_every_days": 10}


def test_a_refused_edit_stays_open_with_what_was_typed(book: Tracker) -> None:
    record = book.add(Request(client="Bouw", text="more", at=NINE))
    at = editing(notes("request"), record)
    work = [of for of in at.text_input if of.label == "The work it takes"][1]
    work.set_value("eternal")
    at = press(at, "Save")
    assert "'eternal' is no duration" in at.warning[0].value
    assert [of for of in at.text_input if of.label == "The work it takes"][1].value == "eternal"
    at = press(at, "Cancel")
    assert row(at, "edit", record)
    assert book.records(Request) == (record,)


def test_a_note_of_an_archived_client_can_be_edited(book: Tracker) -> None:
    record = book.add(Request(client="Bouw", text="more", at=NINE))
    book.change(book.records(Client)[0], archived_on=TODAY)
    book.add(Client(name="Eik"))
    at = editing(notes("request"), record)
    assert is_calm(press(at, "Save"))
    assert book.records(Request) == (record,)


# --- the next step -----------------------------------------------------------------------------------

STEPS: list[tuple[Record, str, Any, dict[str, Any]]] = [
    (Request(client="Bouw", at=NINE), "decided", "priced", {"decision": "priced", "decided_at": NINE}),
    (Question(client="Bouw", opened_at=NINE), "answered", None, {"answered_at": NINE}),
    (Question(client="Bouw", opened_at=NINE), "asked", "peer", {"asked_at": NINE, "asked_whom": "peer"}),
    (Assumption(client="Bouw"), "tested", "wrong", {"outcome": "wrong", "tested_on": TODAY}),
    (Action(client="Bouw", owner="client"), "done-by", "me", {"doer": "me", "done_on": TODAY}),
    (
        Action(client="Bouw", owner="client", doer="client"),
        "done",
        None,
        {"doer": "client", "done_on": TODAY},
    ),
    (
        Complaint(client="Bouw", opened_on=TODAY),
        "closed",
        "shared",
        {"outcome": "shared", "closed_on": TODAY},
    ),
    (
        Complaint(client="Bouw", opened_on=TODAY),
        "came-back",
        None,
        {"reopened_on": (TODAY,), "closed_on": None},
    ),
    (Update(client="Bouw", at=NINE, kind="risk"), "told", None, {"told_on": TODAY}),
    (Boundary(topic="scope"), "told", None, {"told_on": TODAY, "ends_on": None}),
    (Boundary(topic="scope"), "ends", None, {"ends_on": TODAY}),
    (Invoice(client="Bouw", issued_on=TODAY, amount_cents=1), "paid", None, {"paid_on": TODAY}),
    (Invoice(client="Bouw", issued_on=TODAY, amount_cents=1), "reminded", None, {"reminded_on": TODAY}),
    (Phase(name="launch", starts_on=TODAY), "ended", None, {"ends_on": TODAY}),
]


@pytest.mark.parametrize(
    ("record", "step", "choice", "becomes"), STEPS, ids=[f"{of.type}-{step}" for of, step, *_ in STEPS]
)
def test_a_step_is_one_click_and_can_be_taken_back(
    book: Tracker, record: Record, step: str, choice: Any, becomes: dict[str, Any]
) -> None:
    stored = book.add(record)
    at = taken(notes(record.type), step, stored, choice)
    assert is_calm(at), at.warning
    (now,) = book.records(record.type)
    assert {name: getattr(now, name) for name in becomes} == becomes
    press(at, "Undo")
    assert book.records(record.type) == (stored,)


def test_how_an_occasion_went_can_be_said_later(book: Tracker) -> None:
    boundary = book.add(Boundary(topic="scope"))
    occasion = book.add(Occasion(boundary=boundary.id or "", at=NINE))
    at = taken(notes("occasion"), "went", occasion, True)
    assert book.records(Occasion)[0].kept is True
    assert not [of for of in at.menu_button if of.key == f"note-went-{occasion.id}"]


def test_a_closed_note_offers_no_closing(book: Tracker) -> None:
    action = book.add(Action(client="Bouw", owner="me", done_on=TODAY))
    labels = [of.label for of in notes("action").button if (of.key or "").endswith(action.id or "-")]
    assert labels == ["Edit", "Delete"]


@pytest.mark.parametrize("record", EVERYTHING, ids=lambda of: of.type)
def test_a_note_is_deleted_and_comes_back(book: Tracker, record: Record) -> None:
    stored = book.add(record)
    at = taken(notes(record.type), "delete", stored)
    assert book.records(record.type) == ()
    assert "Deleted: " in words(at)
    press(at, "Undo")
    assert book.records(record.type) == (stored,)


def test_a_boundary_with_occasions_is_closed_rather_than_deleted(book: Tracker) -> None:
    boundary = book.add(Boundary(topic="scope"))
    book.add(Occasion(boundary=boundary.id or "", at=NINE))
    at = taken(notes("boundary"), "delete", boundary)
    assert "Close it instead" in at.warning[0].value
    assert book.records(Boundary) == (boundary,)


def test_a_note_that_another_program_closed_meanwhile_is_refused_in_a_sentence(book: Tracker) -> None:
    action = book.add(Action(client="Bouw", owner="me", doer="me"))
    at = notes("action")
    book.remove(action)
    at = taken(at, "done", action)
    assert "is not there any more" in at.warning[0].value


def test_an_answer_to_a_pattern_can_only_be_taken_back(book: Tracker) -> None:
    decision = book.answer("scope-creep", "my_choice", client="Bouw", budget_hours=6, note="they are new")
    at = notes("decision")
    assert not [of for of in at.button if of.label in ("Edit", "Delete", "Note it")]
    assert "My choice: Extra work asked for" in words(at)
    assert "up to 6 h in four weeks · they are new" in words(at)
    at = taken(at, "take-back", decision)
    assert "Taken back: My choice: Extra work asked for (Bouw)." in words(at)
    assert book.records("decision") == ()
    press(at, "Undo")
    assert book.records("decision") == (decision,)


# --- the lists ---------------------------------------------------------------------------------------


def test_open_notes_come_first_with_their_age_the_oldest_on_top(book: Tracker) -> None:
    def asked(day: int, text: str, **more: Any) -> None:
        book.add(Request(client="Bouw", text=text, at=NINE.replace(day=day), **more))

    asked(2, "old")
    asked(16, "new")
    asked(3, "first answer", decision="later")
    asked(4, "second answer", decision="later")
    at = notes("request")
    assert headings(at) == ["Not decided yet (2)", "Decided (2)"]
    lines = [of.value for of in at.markdown if of.value.startswith("**")]
    assert lines == [
        "**old** · Bouw · Mon 2 Nov, open for 14 days",
        "**new** · Bouw · Mon 16 Nov, open since today",
        "**second answer** · Bouw · Wed 4 Nov · later",
        "**first answer** · Bouw · Tue 3 Nov · later",
    ]


def test_the_notes_of_one_client_can_be_shown_alone(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    for client in ("Bouw", "Eik"):
        boundary = book.add(Boundary(client=client, topic="scope", statement=f"of {client}"))
        book.add(Occasion(boundary=boundary.id or "", at=NINE, note=f"at {client}"))
    at = notes("boundary")
    at.get_by_key("note-client").set_value("Eik").run()
    lines = [of.value for of in at.markdown if of.value.startswith("**")]
    assert [line.split("**")[1] for line in lines] == ["of Eik"]
    at.get_by_key("note-kind").set_value("occasion").run()
    lines = [of.value for of in at.markdown if of.value.startswith("**")]
    assert [line.split("**")[1] for line in lines] == ["at Eik"]
    at.get_by_key("note-client").set_value("").run()
    assert headings(at) == ["What happened (2)"]


def test_a_client_without_notes_of_a_kind_is_told_so(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    book.add(Phase(client="Bouw", name="launch", starts_on=TODAY))
    at = notes("phase")
    at.get_by_key("note-client").set_value("Eik").run()
    assert "Nothing noted for Eik yet. For example:" in words(at)


def test_a_long_list_is_cut_and_grows_on_demand(book: Tracker) -> None:
    with book.together():
        for n in range(40):
            book.add(Action(client="Bouw", text=f"step {n}", owner="me", due_on=TODAY))
    at = notes("action")
    assert headings(at) == ["To do (40)"]
    shown = [len([of for of in at.button if of.label == "Edit"])]
    for label in ("Show 15 more of 25", "Show 10 more"):
        at = press(at, label)
        shown.append(len([of for of in at.button if of.label == "Edit"]))
    assert shown == [15, 30, 40]


@pytest.mark.parametrize("kind", NOTES)
def test_an_empty_list_gives_an_example_and_its_line_for_the_terminal(book: Tracker, kind: str) -> None:
    at = notes(kind)
    assert is_calm(at)
    assert f"For example: {escaped(NOTES[kind].example)}" in words(at)
    assert [of.value for of in at.code] == [NOTES[kind].command]


@pytest.mark.parametrize("kind", NOTES)
def test_an_empty_book_says_what_comes_first(empty: Tracker, kind: str) -> None:
    at = notes(kind)
    assert is_calm(at)
    has_form = any(of.label == "Note it" for of in at.button)
    assert has_form == (kind in ("boundary", "phase", "checkin"))
    if not has_form and kind not in ("decision", "occasion"):
        assert "Add a client" in words(at)
    if kind == "occasion":
        assert "note one first" in words(at)


def test_the_kind_stands_in_the_address_and_an_unknown_one_is_the_first(book: Tracker) -> None:
    at = notes("nonsense")
    assert at.get_by_key("note-kind").value == "request"
    at.get_by_key("note-kind").set_value("checkin").run()
    assert at.query_params["note"] == "checkin"
    assert NOTES["checkin"].purpose in words(at)


@pytest.mark.parametrize("kind", NOTES)
def test_each_kind_says_what_it_is_for_and_links_to_the_patterns_that_read_it(
    book: Tracker, kind: str
) -> None:
    said = words(notes(kind))
    assert f"<p>{NOTES[kind].purpose}" in said
    assert "(no name)" not in said
    for name in NOTES[kind].patterns:
        assert f"pattern={name}" in said


def test_hostile_names_are_shown_as_they_are_written(book: Tracker) -> None:
    book.add(Client(name=HOSTILE))
    book.add(Boundary(client=HOSTILE, topic="scope", statement=HOSTILE, reaction=HOSTILE))
    request = book.add(Request(client=HOSTILE, text=HOSTILE, at=NINE))
    for kind in ("boundary", "occasion", "request"):
        at = notes(kind)
        assert is_calm(at)
        assert "<b>" not in "\n".join(of.value for of in at.markdown).replace("\\<b", "")
    assert is_calm(press(editing(notes("request"), request), "Save"))


def test_every_widget_has_a_label_and_a_key_of_its_own(book: Tracker) -> None:
    boundary = book.add(Boundary(topic="scope"))
    for record in [*EVERYTHING, Occasion(boundary=boundary.id or "", at=NINE)]:
        stored = book.add(record)
        at = editing(notes(record.type), stored)
        kinds = ("text_input", "selectbox", "pills", "date_input", "time_input", "number_input", "checkbox")
        found = [of for kind in (*kinds, "button", "menu_button") for of in getattr(at, kind)]
        assert all(of.label.strip() for of in found)
        assert all(of.key for of in found)
