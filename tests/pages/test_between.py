"""What is open between the user and each client, and the ways out of it."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.records import Action, Client, Complaint, Message, Question, Record, Request

from .drawn import HOSTILE, drawn, is_calm, new_book, press, tables, widget, with_bouw, words

NINE = datetime.fromisoformat("2026-11-16T09:00:00+01:00")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def page(**address: str) -> AppTest:
    """The page at an address."""
    at = drawn("between")
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def complaint(book: Tracker, **fields: Any) -> Complaint:
    return book.add(
        Complaint(**{"client": "Bouw", "text": "tiles", "opened_on": date(2026, 11, 2), **fields})
    )


def question(book: Tracker, **fields: Any) -> Question:
    at = NINE - timedelta(days=6)
    return book.add(Question(**{"client": "Bouw", "text": "Who decides?", "opened_at": at, **fields}))


def now(book: Tracker, of: Record) -> Any:
    """A record as it is stored."""
    return next(one for one in book.records(type(of)) if one.id == of.id)


def headings(at: AppTest) -> list[str]:
    return [str(of.value) for of in at.subheader]


def body(at: AppTest) -> str:
    """The items, without styles."""
    return "".join(str(of.proto.body).rpartition("</style>")[2] for of in at.get("html"))


def test_without_a_client_the_page_says_what_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_book(tmp_path, monkeypatch)
    at = page()
    assert is_calm(at)
    assert 'href="clients"' in tables(at)


def test_with_nothing_open_it_says_so_and_offers_what_is_new(book: Tracker) -> None:
    at = page(client="Bouw")
    assert is_calm(at)
    assert "Nothing is open between you." in body(at)
    for kind in ("request", "question", "action", "complaint"):
        assert f'href="notes?note={kind}&amp;client=Bouw"' in body(at)


def test_each_side_has_its_heading_and_its_items_with_their_age(book: Tracker) -> None:
    complaint(book, seconds=7200, energy=(-2, -1, 0))
    question(book)
    book.add(Action(client="Bouw", text="photographs", owner="client", due_on=date(2026, 11, 13)))
    at = page()
    assert is_calm(at)
    assert headings(at) == ["You wait for them (1)", "They wait for you (1)", "On nobody’s plate (1)"]
    assert "3 are open, with 2 h in them." in body(at)
    assert "open for 14 days" in body(at)
    assert "median energy \N{MINUS SIGN}1" in body(at)
    assert "due Fri 13 Nov, 3 days ago" in body(at)


def test_several_clients_stand_in_a_table_that_leads_to_each(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    complaint(book)
    question(book, client="Eik")
    at = page()
    assert "<table>" in body(at)
    assert 'href="open?client=Eik"' in body(at)
    widget(at, "selectbox", "Client").select("Eik").run()
    assert at.query_params["client"] == "Eik"
    assert "<table>" not in body(at)
    assert "tiles" not in body(at)
    assert "Who decides?" in body(at)


@pytest.mark.parametrize(
    ("label", "outcome"), [("Solved", "solved"), ("Burden shared", "shared"), ("Accepted", "accepted")]
)
def test_a_complaint_goes_one_of_three_ways_and_comes_back_by_undo(
    book: Tracker, label: str, outcome: str
) -> None:
    of = complaint(book)
    at = press(page(), label)
    assert is_calm(at)
    assert (now(book, of).outcome, now(book, of).closed_on) == (outcome, date(2026, 11, 16))
    assert "Nothing is open" in body(at)
    assert "tiles (Bouw)" in words(at)
    press(at, "Undo")
    assert now(book, of) == of


@pytest.mark.parametrize(
    ("label", "decision"),
    [
        ("With a price", "priced"),
        ("Traded", "traded"),
        ("An alternative", "alternative"),
        ("Later", "later"),
        ("Declined", "declined"),
        ("Simply done", "done"),
    ],
)
def test_a_request_is_decided(book: Tracker, label: str, decision: str) -> None:
    of = book.add(Request(client="Bouw", text="training", at=NINE - timedelta(days=2)))
    at = press(page(), label)
    assert is_calm(at)
    assert (now(book, of).decision, now(book, of).decided_at) == (decision, NINE)


def test_a_question_is_asked_then_waits_then_is_answered(book: Tracker) -> None:
    of = question(book)
    at = page()
    at.get_by_key(f"open-ask-{of.id}").click("peer")
    at.run()
    assert is_calm(at)
    assert (now(book, of).asked_whom, now(book, of).asked_at) == ("peer", NINE)
    assert headings(at) == ["You wait for them (1)"]
    assert "Ask now" not in [of.label for of in at.button]
    press(at, "Answered")
    assert now(book, of).answered_at == NINE
    assert len(book.history()) == 6  # each way is one, beside what was there


def test_an_action_of_theirs_that_you_do_is_handed_back_in_one_change(book: Tracker) -> None:
    of = book.add(Action(client="Bouw", text="board", owner="client", doer="me", agreed=True))
    at = press(page(), "Hand back")
    assert is_calm(at)
    assert (now(book, of).owner, now(book, of).doer, now(book, of).agreed) == ("client", "client", False)
    assert headings(at) == ["You wait for them (1)"]
    assert "Handed back: board (Bouw)." in words(at)
    press(at, "Undo")
    assert now(book, of) == of


def test_what_is_yours_cannot_be_handed_back_and_is_done_by_its_owner(book: Tracker) -> None:
    of = book.add(Action(client="Bouw", text="quote", owner="me"))
    at = page()
    assert "Hand back" not in [button.label for button in at.button]
    assert "What would happen if it stayed with them" not in body(at)
    press(at, "Done")
    assert (now(book, of).doer, now(book, of).done_on) == ("me", date(2026, 11, 16))


def test_only_what_you_carry_without_agreement_is_asked_about(book: Tracker) -> None:
    book.add(Action(client="Bouw", text="board", owner="client", doer="me"))
    assert "What would happen if it stayed with them" in body(page())


def test_each_item_leads_to_the_words_for_it(book: Tracker) -> None:
    book.add(Action(client="Bouw", text="board", owner="client", doer="me"))
    book.add(Request(client="Bouw", at=NINE))
    question(book)
    shown = body(page())
    for situation in ("hand-back", "extra-price", "yes-if", "alternative", "later", "no", "check"):
        assert f'href="words?words={situation}&amp;client=Bouw"' in shown


def test_an_item_closed_in_another_tab_meanwhile_is_refused_with_a_sentence(book: Tracker) -> None:
    of = complaint(book)
    at = page()
    book.close_record(of, outcome="shared")
    press(at, "Solved")
    assert not at.exception
    [said] = at.warning
    assert "“tiles (Bouw)” was changed or closed meanwhile" in said.value
    assert now(book, of).outcome == "shared"


def test_an_item_deleted_in_another_tab_meanwhile_is_refused_with_a_sentence(book: Tracker) -> None:
    of = question(book)
    at = page()
    book.remove(of)
    press(at, "Answered")
    assert not at.exception
    [said] = at.warning
    assert "is not there any more" in said.value


def test_a_question_asked_meanwhile_keeps_whom_it_was_asked(book: Tracker) -> None:
    of = question(book)
    at = page()
    book.change(of, asked_whom="client")
    at.get_by_key(f"open-ask-{of.id}").click("peer")
    at.run()
    assert [said.value for said in at.warning]
    assert now(book, of).asked_whom == "client"


def test_a_second_quick_press_of_the_same_button_is_no_refusal(book: Tracker) -> None:
    from tracker.pages.between.changes import LAST_TAKEN

    of = complaint(book)
    at = page()
    book.close_record(of, outcome="solved")  # what the first press made
    at.session_state[LAST_TAKEN] = (of.id, "solved")
    assert is_calm(press(at, "Solved"))


def test_a_question_that_came_up_later_today_can_be_asked(book: Tracker) -> None:
    of = question(book, opened_at=NINE + timedelta(hours=3))
    at = page()
    at.get_by_key(f"open-ask-{of.id}").click("client")
    at.run()
    assert is_calm(at)
    assert now(book, of).asked_at == NINE + timedelta(hours=3)


def test_two_hundred_items_are_shown_ten_by_ten(book: Tracker) -> None:
    with book.together():
        for n in range(200):
            complaint(book, text=f"no {n:03d}", opened_on=date(2026, 1, 1) + timedelta(days=n))
    at = page()
    assert is_calm(at)
    assert headings(at) == ["They wait for you (200)"]
    assert [of.label for of in at.button].count("Solved") == 10
    press(at, "Show 10 more of 190")
    assert [of.label for of in at.button].count("Solved") == 20
    assert "no 019" in body(at)
    assert "no 020" not in body(at)


def test_messages_that_wait_for_an_answer_are_counted_and_lead_to_the_replies(book: Tracker) -> None:
    for direction, hours in (("in", 30), ("out", 20)):
        at = NINE - timedelta(hours=hours)
        about = {"channel": "email", "thread": direction, "needs_reply": True}
        book.add(Message(client="Bouw", direction=direction, at=at, **about))
    shown = body(page(client="Bouw"))
    assert "1 of their messages waits for your answer. 1 of your messages waits for their answer." in shown
    assert 'href="replies?client=Bouw"' in shown


def test_what_the_user_wrote_is_shown_as_text(book: Tracker) -> None:
    book.add(Client(name=HOSTILE))
    complaint(book, client=HOSTILE, text=HOSTILE)
    complaint(book, text="x" * 10_000)
    at = page()
    assert is_calm(at)
    assert "<b>O" not in body(at)
    at.button[0].click().run()
    assert is_calm(at)
