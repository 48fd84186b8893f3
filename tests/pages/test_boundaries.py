"""The overview of boundaries, and one boundary with its occasions and what was lived beside it."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.records import TOPICS, Boundary, Client, Occasion

from .drawn import HOSTILE, drawn, is_calm, new_book, part, press, tables, widget, with_bouw, words

TODAY = date(2026, 11, 16)
NINE = datetime.fromisoformat("2026-11-16T09:00:00+01:00")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def page(**address: str) -> AppTest:
    """The page at an address."""
    at = drawn("boundaries")
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def limit(book: Tracker, **fields: Any) -> Boundary:
    """A boundary on reply time that Bouw was told in September."""
    held = {
        "client": "Bouw",
        "topic": "reply_time",
        "statement": "Within four working hours",
        "chosen_on": date(2026, 9, 1),
        "told_on": date(2026, 9, 1),
    }
    return book.add(Boundary(**held | fields))


def knocked(book: Tracker, of: Boundary, *kept: bool, **fields: Any) -> None:
    """Occasions, a day apart, the last one yesterday."""
    for n, one in enumerate(reversed(kept), 1):
        book.add(Occasion(boundary=of.id or "", at=NINE - timedelta(days=n), kept=one, **fields))


def cells(at: AppTest) -> str:
    """The matrix as HTML, without its styles."""
    return "".join(str(of.proto.body) for of in at.get("html") if "<table" in str(of.proto.body))


def menu(at: AppTest, key: str, choice: str) -> AppTest:
    at.get_by_key(key).click(choice)
    return at.run()


# --- the matrix --------------------------------------------------------------------------------------


def test_without_a_client_the_page_says_what_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_book(tmp_path, monkeypatch)
    for name in ("Overview", "New engagement"):
        at = part(drawn("boundaries"), name)
        assert is_calm(at)
        assert 'href="clients"' in tables(at)


def test_an_empty_matrix_explains_itself_and_offers_the_questions(book: Tracker) -> None:
    at = drawn("boundaries")
    assert is_calm(at)
    assert "No boundary stands here yet" in words(at)
    at = press(at, "Go through the topics")
    assert is_calm(at)
    assert "What is in, and what is out?" in words(at)


def test_every_topic_has_a_word_beside_its_mark(book: Tracker) -> None:
    limit(book)
    limit(book, topic="payment", applies=False, told_on=None)
    limit(book, topic="channels", told_on=None)
    at = drawn("boundaries")
    assert is_calm(at)
    shown = cells(at)
    body = shown[shown.index("<tbody>") : shown.index("</tbody>")]
    assert body.count('scope="row"') == len(TOPICS)
    assert body.count('class="mk open"') == 8
    for mark, word in (("told", "told"), ("chosen", "chosen"), ("not", "plays no part")):
        assert f'class="mk {mark}" aria-hidden="true"></span>' in body
        assert f">{word}</a>" in body
    assert "color:red" not in shown


def test_a_limit_tested_five_times_shows_how_often_it_held_and_fewer_do_not(book: Tracker) -> None:
    of = limit(book)
    knocked(book, of, True, False, True, True)
    assert ">told</a>" in cells(drawn("boundaries"))
    knocked(book, of, True)
    at = drawn("boundaries")
    assert ">held 4 of 5</a>" in cells(at)
    assert "put to the test five times or more" in tables(at)


def test_a_cell_leads_to_its_boundary_and_an_open_one_to_its_question(book: Tracker) -> None:
    limit(book)
    shown = cells(drawn("boundaries"))
    assert 'href="boundaries?client=Bouw&amp;topic=reply_time"' in shown
    assert "boundaries=New+engagement&amp;ask=payment" in shown


def test_a_client_is_chosen_in_a_list_and_kept_in_the_address(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    limit(book)
    at = drawn("boundaries")
    widget(at, "selectbox", "Client").select("Bouw").run()
    assert at.query_params["client"] == "Bouw"
    assert "Within four working hours" in cells(at)
    assert "Eik" not in cells(at)
    assert "1 told, 10 open" in tables(at)


def test_an_archived_client_can_be_read_and_is_asked_nothing(book: Tracker) -> None:
    limit(book)
    book.add(Client(name="Eik"))
    book.change(book.records(Client)[0], archived_on=TODAY)
    assert "Bouw" not in cells(drawn("boundaries"))
    at = page(client="Bouw")
    assert is_calm(at)
    assert "Bouw is archived" in words(at)
    assert "Within four working hours" in cells(at)
    assert "ask=" not in cells(at)
    at = page(client="Bouw", topic="payment")
    assert is_calm(at)
    assert not [of for of in at.button if of.label == "Choose what holds"]


def test_an_address_that_names_nobody_shows_the_matrix(book: Tracker) -> None:
    limit(book)
    at = page(client="Nobody", topic="weather")
    assert is_calm(at)
    assert "<tbody>" in cells(at)


def test_hostile_names_stand_as_text(book: Tracker) -> None:
    book.add(Client(name=HOSTILE))
    of = limit(book, client=HOSTILE, statement=HOSTILE, reason=HOSTILE, told_how=HOSTILE)
    knocked(book, of, True, note=HOSTILE)
    for address in ({}, {"client": HOSTILE}, {"client": HOSTILE, "topic": "reply_time"}):
        at = page(**address)
        assert is_calm(at)
        assert "<b>O" not in tables(at)
        assert "\u202e" not in tables(at)


# --- one boundary ------------------------------------------------------------------------------------


def one(of: Boundary, client: str = "Bouw") -> AppTest:
    return page(client=client, topic=of.topic)


def test_a_boundary_shows_all_that_is_known_of_it(book: Tracker) -> None:
    of = limit(
        book,
        reason="I work undisturbed",
        exception="an outage",
        told_how="by phone",
        reaction="they were glad",
        owner="client",
        ends_on=date(2027, 1, 31),
        hoped_percent=20,
        review_on=date(2026, 12, 1),
    )
    shown = words(one(of))
    for said in (
        "Within four working hours",
        "I work undisturbed",
        "an outage",
        "on Tue 1 Sep, by phone",
        "they were glad",
        "<dd>the client</dd>",
        "Sun 31 Jan 2027",
        "hoped to change by 20%",
        "Tue 1 Dec",
    ):
        assert said in shown


def test_it_is_told_today_and_that_can_be_taken_back(book: Tracker) -> None:
    of = limit(book, told_on=None)
    at = one(of)
    assert "Find words for telling it" in words(at)
    at = press(at, "Told today")
    assert is_calm(at)
    assert "Find words for telling it" not in words(at)
    assert book.records(Boundary)[0].told_on == TODAY
    press(at, "Undo")
    assert book.records(Boundary)[0].told_on is None


def test_it_ends_today_and_then_stands_among_the_earlier_ones(book: Tracker) -> None:
    of = limit(book)
    at = press(one(of), "Ends today")
    assert is_calm(at)
    assert book.records(Boundary)[0].ends_on == TODAY


def test_editing_changes_what_holds(book: Tracker) -> None:
    of = limit(book)
    at = press(one(of), "Edit")
    assert is_calm(at)
    widget(at, "text_input", "The boundary in one sentence").set_value("Within a day")
    at = press(at, "Save")
    assert is_calm(at)
    assert book.records(Boundary)[0].statement == "Within a day"


def test_a_last_day_before_it_was_told_is_refused_with_a_sentence(book: Tracker) -> None:
    of = limit(book)
    at = press(one(of), "Edit")
    widget(at, "date_input", "Last day").set_value(date(2026, 8, 1))
    at = press(at, "Save")
    assert "would end on 2026-08-01" in words(at).replace("\\", "")
    assert book.records(Boundary)[0].ends_on is None


def test_kept_today_is_noted_in_one_press(book: Tracker) -> None:
    of = limit(book)
    at = press(one(of), "Kept today")
    assert is_calm(at)
    (noted,) = book.records(Occasion)
    assert (noted.kept, noted.opened_by, noted.chosen, noted.at) == (True, None, False, NINE)
    assert "Kept 1 of 1 time." in words(at)
    press(at, "Undo")
    assert not book.records(Occasion)


@pytest.mark.parametrize(
    ("choice", "opened_by", "chosen"),
    [("me", "me", False), ("client", "client", False), ("chosen", None, True)],
)
def test_giving_way_says_who_opened_the_door(
    book: Tracker, choice: str, opened_by: str | None, chosen: bool
) -> None:
    of = limit(book)
    at = menu(one(of), f"boundary-gave-{of.id}", choice)
    assert is_calm(at)
    (noted,) = book.records(Occasion)
    assert (noted.kept, noted.opened_by, noted.chosen) == (False, opened_by, chosen)


def test_a_chosen_exception_is_left_out_of_the_count(book: Tracker) -> None:
    of = limit(book)
    knocked(book, of, True, True)
    knocked(book, of, False, chosen=True)
    assert "Kept 2 of 2 times; one exception that you chose is left out." in words(one(of))


def test_what_was_lived_stands_beside_what_was_stated(book: Tracker) -> None:
    of = limit(book, topic="hours", terms={"max_hours_per_week": 16})
    book.log(client="Bouw", day=date(2026, 11, 3), hours=20)
    book.log(client="Bouw", day=date(2026, 11, 10), hours=12.5)
    at = one(of)
    assert is_calm(at)
    shown = words(at)
    assert "Stated: 16 h a week at most. In 1 of 2 weeks it was lived so." in shown
    assert "week 45: 20 h, beyond it" in shown
    assert "week 46: 12 h 30, within it" in shown


def test_a_limit_for_all_clients_says_so_with_each(book: Tracker) -> None:
    of = limit(book, client=None)
    at = one(of)
    assert is_calm(at)
    assert "<dd>all clients</dd>" in tables(at)


def test_a_topic_without_a_boundary_offers_to_choose_one(book: Tracker) -> None:
    limit(book)
    at = press(page(client="Bouw", topic="payment"), "Choose what holds")
    assert is_calm(at)
    assert "When do they pay?" in words(at)


def test_the_topics_beside_it_are_one_press_away(book: Tracker) -> None:
    at = press(one(limit(book)), "Channels")
    assert at.query_params["topic"] == "channels"


def test_a_boundary_removed_in_another_tab_is_a_sentence(book: Tracker) -> None:
    of = limit(book)
    at = one(of)
    book.remove(of)
    at = press(at, "Kept today")
    assert len(at.warning) == 1
    assert not at.exception
    assert not book.records(Occasion)


def test_what_was_removed_is_not_ended_and_that_is_said(book: Tracker) -> None:
    of = limit(book)
    at = one(of)
    book.remove(of)
    at = press(at, "Ends today")
    assert len(at.warning) == 1
    assert not at.exception
