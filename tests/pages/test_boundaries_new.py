"""A new engagement: eleven topics as plain questions, left and taken up again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.pages.boundaries.address import NEW
from tracker.records import TOPICS, Boundary, Client, Project

from .drawn import HOSTILE, drawn, is_calm, new_book, part, press, tables, widget, with_bouw, words

TODAY = date(2026, 11, 16)
KEEP, SKIP, NO_PART = "Keep, and go on", "Skip for now", "Plays no part"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def asked(**address: str) -> AppTest:
    """The questions at an address."""
    at = part(drawn("boundaries"), NEW)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def holding(at: AppTest, said: str) -> AppTest:
    widget(at, "text_input", "What holds?").set_value(said)
    return at


def topic_of(at: AppTest) -> str:
    return str(at.query_params["ask"])


def boundaries(book: Tracker) -> list[Boundary]:
    return list(book.records(Boundary))


def test_each_topic_is_asked_with_an_example_and_without_commands(book: Tracker) -> None:
    for topic in TOPICS:
        at = asked(ask=topic)
        assert is_calm(at), topic
        assert widget(at, "text_input", "What holds?").placeholder.startswith("For example: ")
        assert f"Topic {TOPICS.index(topic) + 1} of 11 · 0 settled" in tables(at)


def test_an_answer_is_kept_and_the_next_topic_comes(book: Tracker) -> None:
    at = holding(asked(ask="scope"), "Two rounds of changes are in")
    widget(at, "text_input", "Why?").set_value("We both know when it is done")
    at = press(at, KEEP)
    assert is_calm(at)
    assert topic_of(at) == "hours"
    assert "1 settled" in tables(at)
    (made,) = boundaries(book)
    assert made.client == "Bouw"
    assert made.topic == "scope"
    assert made.statement == "Two rounds of changes are in"
    assert made.reason == "We both know when it is done"
    assert (made.chosen_on, made.told_on, made.applies) == (TODAY, None, True)
    press(at, "Undo")
    assert not boundaries(book)


def test_a_skipped_topic_stays_open(book: Tracker) -> None:
    at = press(asked(ask="scope"), SKIP)
    assert topic_of(at) == "hours"
    assert not boundaries(book)


def test_a_topic_that_plays_no_part_is_kept_as_such(book: Tracker) -> None:
    at = press(asked(ask="payment"), NO_PART)
    assert is_calm(at)
    (made,) = boundaries(book)
    assert (made.topic, made.applies) == ("payment", False)
    assert topic_of(at) == "complaint_route"


def test_a_topic_that_played_no_part_plays_one_once_it_is_answered(book: Tracker) -> None:
    book.add(Boundary(client="Bouw", topic="payment", applies=False))
    at = asked(ask="payment")
    assert "So far it plays no part here" in tables(at)
    press(holding(at, "Within 30 days"), KEEP)
    (made,) = boundaries(book)
    assert (made.applies, made.statement) == (True, "Within 30 days")


def test_an_empty_answer_is_refused_in_its_place_and_nothing_is_kept(book: Tracker) -> None:
    at = press(asked(ask="scope"), KEEP)
    assert "Nothing is written down yet" in words(at)
    assert topic_of(at) == "scope"
    assert not boundaries(book)


@pytest.mark.parametrize(
    ("topic", "label", "value", "terms"),
    [
        ("reply_time", "A reply within", 4.0, {"reply_within_minutes": 240}),
        ("hours", "Hours a week", 16.0, {"max_hours_per_week": 16.0}),
        ("meeting_load", "Working days", 5.0, {"update_every_days": 5}),
        ("payment", "Days until", 30.0, {"pay_within_days": 30}),
    ],
)
def test_what_can_be_measured_is_asked_as_a_plain_number(
    book: Tracker, topic: str, label: str, value: float, terms: dict[str, Any]
) -> None:
    at = asked(ask=topic)
    widget(at, "number_input", label).set_value(value)
    at = press(at, KEEP)
    assert is_calm(at)
    assert boundaries(book)[0].terms == terms
    at = asked(ask=topic)
    assert widget(at, "number_input", label).value == value


def test_a_budget_for_gifts_is_money(book: Tracker) -> None:
    at = asked(ask="extra_work_price")
    widget(at, "text_input", "Gifts a quarter, worth at most, in EUR").set_value("500")
    press(at, KEEP)
    assert boundaries(book)[0].terms == {"gift_budget_cents": 50_000}


def test_a_budget_that_is_no_amount_is_refused_and_stays_in_its_field(book: Tracker) -> None:
    at = asked(ask="extra_work_price")
    widget(at, "text_input", "Gifts").set_value("some")
    at = press(at, KEEP)
    assert "is no amount" in words(at)
    assert widget(at, "text_input", "Gifts").value == "some"
    assert not boundaries(book)


def test_the_ways_that_are_fine_are_chosen_and_kept_in_their_order(book: Tracker) -> None:
    at = asked(ask="channels")
    widget(at, "pills", "The ways that are fine").set_value(["phone", "email"])
    press(at, KEEP)
    assert boundaries(book)[0].terms == {"channels": ["email", "phone"]}


def test_working_times_are_days_and_hours_and_come_back_as_such(book: Tracker) -> None:
    at = asked(ask="working_times")
    widget(at, "pills", "Days").set_value(["mon", "tue"])
    widget(at, "text_input", "Hours on these days").set_value("9-12:30, 13:30-17")
    press(at, KEEP)
    stretch = [["09:00", "12:30"], ["13:30", "17:00"]]
    assert boundaries(book)[0].terms == {"hours": {"mon": stretch, "tue": stretch}}
    at = asked(ask="working_times")
    assert widget(at, "pills", "Days").value == ["mon", "tue"]
    assert widget(at, "text_input", "Hours on these days").value == "09:00-12:30, 13:30-17:00"


def test_days_without_hours_are_refused(book: Tracker) -> None:
    at = asked(ask="working_times")
    widget(at, "pills", "Days").set_value(["mon"])
    at = press(at, KEEP)
    assert "Days and hours belong together" in words(at)
    assert not boundaries(book)


def test_hours_that_differ_by_day_stay_as_they_were_noted(book: Tracker) -> None:
    own = {"hours": {"mon": [["09:00", "12:00"]], "tue": [["13:00", "17:00"]]}, "of_mine": 3}
    book.add(Boundary(client="Bouw", topic="working_times", statement="x", terms=own))
    press(holding(asked(ask="working_times"), "y"), KEEP)
    assert boundaries(book)[0].terms == own


@pytest.mark.parametrize("odd", [{"reply_within_minutes": 30}, {"max_hours_per_week": "many"}, {"hours": 7}])
def test_terms_that_hold_anything_draw_all_the_same(book: Tracker, odd: dict[str, Any]) -> None:
    for topic in ("reply_time", "hours", "working_times", "channels"):
        book.add(Boundary(client="Bouw", topic=topic, statement="x", terms=odd | {"channels": 5}))
        assert is_calm(asked(ask=topic))


def test_what_was_told_today_says_how_and_what_came_of_it(book: Tracker) -> None:
    at = holding(asked(ask="reply_time"), "Within a day")
    widget(at, "segmented_control", "Did you tell them?").set_value("today").run()
    widget(at, "text_input", "How?").set_value("by phone")
    widget(at, "text_input", "What did they say").set_value("fine")
    press(at, KEEP)
    (made,) = boundaries(book)
    assert (made.told_on, made.told_how, made.reaction) == (TODAY, "by phone", "fine")


def test_what_was_told_earlier_was_chosen_by_then(book: Tracker) -> None:
    at = holding(asked(ask="reply_time"), "Within a day")
    widget(at, "segmented_control", "Did you tell them?").set_value("earlier").run()
    refused = press(at, KEEP)
    assert "no day on which you told it" in words(refused)
    widget(refused, "date_input", "Told on").set_value(date(2026, 10, 1))
    press(refused, KEEP)
    (made,) = boundaries(book)
    assert (made.chosen_on, made.told_on) == (date(2026, 10, 1), date(2026, 10, 1))


def test_a_last_day_before_it_was_told_is_refused(book: Tracker) -> None:
    at = holding(asked(ask="reply_time"), "Within a day")
    widget(at, "date_input", "Last day").set_value(date(2026, 11, 1))
    at = press(at, KEEP)
    assert "would end on" in words(at)
    assert not boundaries(book)


def test_the_questions_are_taken_up_where_they_were_left(book: Tracker) -> None:
    for topic in ("scope", "hours"):
        press(holding(asked(ask=topic), "x"), KEEP)
    at = part(drawn("boundaries"), NEW)
    assert "What does extra work cost?" in tables(at)
    assert "Topic 3 of 11 · 2 settled" in tables(at)


def test_what_is_noted_already_is_changed_and_not_doubled(book: Tracker) -> None:
    of = book.add(Boundary(client="Bouw", topic="scope", statement="One round", terms={"of_mine": 1}))
    at = asked(ask="scope")
    assert widget(at, "text_input", "What holds?").value == "One round"
    press(holding(at, "Two rounds"), KEEP)
    (made,) = boundaries(book)
    assert (made.id, made.statement, made.terms) == (of.id, "Two rounds", {"of_mine": 1})


def test_what_holds_for_all_clients_is_said_and_may_be_left_so(book: Tracker) -> None:
    book.add(Boundary(topic="scope", statement="Two rounds", told_on=TODAY))
    at = asked(ask="scope")
    assert "This holds for all your clients: “Two rounds”." in tables(at)
    assert "1 settled" in tables(at)


def test_what_holds_for_a_client_covers_his_projects(book: Tracker) -> None:
    book.add(Project(client="Bouw", name="Handbook", billing="hourly"))
    book.add(Boundary(client="Bouw", topic="scope"))
    at = asked(ask="scope", project="Handbook")
    assert "A boundary for Bouw covers this topic. Leave it so, or choose another for Handbook." in tables(at)


def test_a_boundary_can_hold_for_all_clients_or_one_project(book: Tracker) -> None:
    book.add(Project(client="Bouw", name="Handbook", billing="hourly"))
    at = asked(ask="scope")
    widget(at, "selectbox", "On what").select("Handbook").run()
    press(holding(at, "Chapters 1 to 3"), KEEP)
    at = asked(ask="scope")
    widget(at, "selectbox", "With whom").select("").run()
    press(holding(at, "Two rounds"), KEEP)
    found = {(of.client, of.project): of.statement for of in boundaries(book)}
    assert found == {("Bouw", "Handbook"): "Chapters 1 to 3", (None, None): "Two rounds"}


def test_the_end_says_what_is_settled_what_is_untold_and_what_is_open(book: Tracker) -> None:
    at = press(holding(asked(ask="complaint_route"), "Tell me the same week"), KEEP)
    assert is_calm(at)
    shown = tables(at)
    assert "1 of 11 topics with Bouw are settled." in shown
    assert "Chosen, and not told yet: the way of complaints." in shown
    assert "What is open can wait" in shown
    assert "ask=payment" in shown


def test_any_topic_can_be_gone_to(book: Tracker) -> None:
    at = asked(ask="scope")
    widget(at, "selectbox", "Go to a topic").select("payment").run()
    assert topic_of(at) == "payment"
    assert topic_of(press(at, "Back")) == "meeting_load"


def test_an_archived_client_is_not_offered_and_that_is_said(book: Tracker) -> None:
    book.add(Client(name="Eik", archived_on=TODAY))
    at = asked(client="Eik")
    assert is_calm(at)
    assert "Eik is archived" in tables(at)
    assert widget(at, "selectbox", "With whom").value == "Bouw"


def test_a_client_archived_in_another_tab_gets_no_boundary(book: Tracker) -> None:
    at = holding(asked(ask="scope"), "x")
    book.change(book.records(Client)[0], archived_on=TODAY)
    at = press(at, KEEP)
    assert not at.exception
    assert not boundaries(book)


def test_the_same_topic_noted_in_another_tab_is_not_doubled(book: Tracker) -> None:
    at = holding(asked(ask="scope"), "mine")
    book.add(Boundary(client="Bouw", topic="scope", statement="theirs"))
    at = press(at, KEEP)
    assert "was noted meanwhile. You wrote: mine." in words(at)
    assert [of.statement for of in boundaries(book)] == ["theirs"]


def test_a_boundary_removed_in_another_tab_is_a_sentence(book: Tracker) -> None:
    of = book.add(Boundary(client="Bouw", topic="scope", statement="x"))
    at = holding(asked(ask="scope"), "y")
    book.remove(of)
    at = press(at, KEEP)
    assert not at.exception
    assert "was deleted meanwhile. You wrote: y." in words(at)
    assert not boundaries(book)


def test_hostile_names_and_answers_stand_as_text(book: Tracker) -> None:
    book.add(Client(name=HOSTILE))
    book.add(Boundary(topic="scope", statement=HOSTILE))
    at = asked(client=HOSTILE, ask="scope")
    assert is_calm(at)
    at = press(holding(at, HOSTILE), KEEP)
    assert is_calm(at)
    at = asked(client=HOSTILE, ask="done")
    assert is_calm(at)
    assert "<b>O" not in tables(at)
