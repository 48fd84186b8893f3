"""Coin-flip weeks: begun, lived, noted, evaluated and ended."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.pages.boundaries.address import TRIALS
from tracker.records import Client, Experiment

from .drawn import HOSTILE, drawn, is_calm, new_book, part, press, tables, widget, with_bouw, words

THIS_WEEK = "2026-W47"
DRAW = "Let the coin draw the weeks"
ARMS = ("try", "usual", "try", "usual", "try", "usual", "try", "usual")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def coin_flips() -> AppTest:
    return part(drawn("boundaries"), TRIALS)


def trial(book: Tracker, week: str = THIS_WEEK, **fields: object) -> Experiment:
    about = {"client": "Bouw", "name": "answer at 11", "measure": "hours", "week": week, "arms": ARMS}
    return book.add(Experiment(**about | fields))  # type: ignore[arg-type]


def begun(at: AppTest, name: str = "answer at 11 and at 16") -> AppTest:
    widget(at, "text_input", "What will you do").set_value(name)
    return press(at, DRAW)


def test_it_says_why_a_coin_and_what_is_enough_to_begin(book: Tracker) -> None:
    at = coin_flips()
    assert is_calm(at)
    shown = tables(at)
    assert "A coin says before each week" in shown
    assert "No trial runs." in shown


def test_the_coin_draws_as_many_of_each_from_the_coming_monday_on(book: Tracker) -> None:
    at = coin_flips()
    widget(at, "selectbox", "With whom").select("Bouw")
    widget(at, "number_input", "How many weeks").set_value(8)
    widget(at, "checkbox", "Look at the week after").check()
    at = begun(at)
    assert is_calm(at)
    (made,) = book.records(Experiment)
    assert (made.client, made.measure, made.next_week) == ("Bouw", "messages_in", True)
    assert sorted(made.arms) == ["try"] * 4 + ["usual"] * 4
    assert "It begins on Mon 23 Nov." in tables(at)
    press(at, "Undo")
    assert not book.records(Experiment)


def test_a_trial_without_a_name_is_refused_and_the_rest_stays(book: Tracker) -> None:
    at = coin_flips()
    widget(at, "number_input", "How many weeks").set_value(12)
    at = begun(at, "  ")
    assert "It is not said what you will try" in words(at)
    assert widget(at, "number_input", "How many weeks").value == 12
    assert not book.records(Experiment)


def test_a_second_trial_of_the_same_is_refused(book: Tracker) -> None:
    trial(book, measure="messages_in", client=None)
    at = begun(coin_flips())
    assert len(at.warning) == 1
    assert len(book.records(Experiment)) == 1


def test_a_client_archived_in_another_tab_gets_no_trial(book: Tracker) -> None:
    at = coin_flips()
    widget(at, "selectbox", "With whom").select("Bouw")
    book.change(book.records(Client)[0], archived_on=date(2026, 11, 16))
    at = begun(at)
    assert not at.exception
    assert not book.records(Experiment)


def test_this_week_is_what_it_was_drawn_for(book: Tracker) -> None:
    trial(book)
    at = coin_flips()
    assert is_calm(at)
    assert "This week the coin says: answer at 11." in tables(at)


def test_a_usual_week_says_so(book: Tracker) -> None:
    trial(book, week="2026-W46")
    assert "This week the coin says: as usual." in tables(coin_flips())


def test_a_week_that_went_otherwise_is_noted_and_taken_back(book: Tracker) -> None:
    of = trial(book, week="2026-W46")
    at = coin_flips()
    at.get_by_key(f"trial-otherwise-{of.id}").click("2026-W46")
    at.run()
    assert is_calm(at)
    assert book.records(Experiment)[0].missed == ("2026-W46",)
    assert "went otherwise" in tables(at)
    at.get_by_key(f"trial-otherwise-{of.id}").click("2026-W46")
    at.run()
    assert book.records(Experiment)[0].missed == ()


def test_the_weeks_are_listed_with_what_they_were(book: Tracker) -> None:
    book.log(client="Bouw", day=date(2026, 11, 10), hours=7.5)
    trial(book, week="2026-W46")
    shown = tables(coin_flips())
    assert "week 46, to try it, 7 h 30" in shown
    assert "week 47, as usual, going on" in shown
    assert "week 48, to try it, to come" in shown
    assert "A verdict comes after the last drawn week: 7 weeks more." in shown


def test_after_the_last_week_it_is_evaluated(book: Tracker) -> None:
    monday = date(2026, 8, 31)
    for n, arm in enumerate(ARMS):
        hours = (4.0 if arm == "try" else 9.0) + n / 10
        book.log(client="Bouw", day=monday + timedelta(weeks=n), hours=hours)
    of = trial(book, week="2026-W36")
    at = coin_flips()
    at.session_state[f"trial-over-{of.id}"] = True
    at = at.run()
    assert is_calm(at)
    shown = tables(at)
    assert "clear change" in shown
    assert "On average 4 h 18 in the weeks you tried it and 9 h 24 in the others: 5 h 06 less." in shown
    assert "In 16 of 16 pairs of weeks the one tried was lower, as hoped." in shown
    assert "Chance alone does as well in 1 of 100 cases." in shown


def test_a_trial_is_ended_and_stays_readable(book: Tracker) -> None:
    trial(book)
    at = press(coin_flips(), "End the trial")
    assert is_calm(at)
    assert book.records(Experiment)[0].ended_on == date(2026, 11, 16)
    assert [of for of in at.expander if of.label.startswith("answer at 11")]
    press(at, "Undo")
    assert book.records(Experiment)[0].ended_on is None


def test_a_trial_removed_in_another_tab_is_a_sentence(book: Tracker) -> None:
    of = trial(book)
    at = coin_flips()
    book.remove(of)
    at = press(at, "End the trial")
    assert len(at.warning) == 1
    assert not at.exception


def test_hostile_names_stand_as_text(book: Tracker) -> None:
    book.add(Client(name=HOSTILE))
    trial(book, client=HOSTILE, name=HOSTILE)
    trial(book, client=None, name=HOSTILE, ended_on=date(2026, 11, 16))
    at = coin_flips()
    assert is_calm(at)
    assert "<b>O" not in tables(at)


def test_the_first_page_reminds_of_what_the_week_was_drawn_for(book: Tracker) -> None:
    book.log("2026-11-09 2h @bouw")
    assert "coin says" not in tables(drawn("this_week"))
    trial(book, name="answer at 11 & at 16.")
    shown = tables(drawn("this_week"))
    assert "This week the coin says: answer at 11 &amp; at 16." in shown
    assert "boundaries=Coin-flip+weeks" in shown


def test_a_closed_week_reminds_of_what_the_next_was_drawn_for(book: Tracker) -> None:
    book.log("2026-11-09 2h @bouw")
    trial(book)
    book.close_week("2026-W46")
    assert "Next week the coin says: as usual, not answer at 11." in tables(drawn("close", week="2026-W46"))


def test_a_trial_that_was_ended_or_is_over_reminds_of_nothing(book: Tracker) -> None:
    book.log("2026-11-09 2h @bouw")
    trial(book, ended_on=date(2026, 11, 15))
    trial(book, week="2026-W39")
    trial(book, week="2026-W49")
    assert "coin says" not in tables(drawn("this_week"))
