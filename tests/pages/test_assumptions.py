"""The page of assumptions: prompts to tick, a light question for each, and how they turned out."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.records import Assumption, Client, Phrase

from .drawn import HOSTILE, drawn, is_calm, new_book, press, widget, with_bouw, words

TODAY = date(2026, 11, 16)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return new_book(tmp_path, monkeypatch)


@pytest.fixture
def book(empty: Tracker) -> Tracker:
    return with_bouw(empty)


def page(**address: str) -> AppTest:
    at = drawn("assumptions")
    for name, value in address.items():
        at.query_params[{"to": "in"}.get(name, name)] = value
    return at.run()


def on(at: AppTest, what: str, of: Assumption) -> AppTest:
    """Press a button of a card."""
    return at.button(key=f"assumption-{what}-{of.id}").click().run()


def now(book: Tracker) -> Assumption:
    (of,) = book.records(Assumption)
    return of


def titles(at: AppTest) -> list[str]:
    return [of.split("</h3>")[0] for of in words(at).split("<h3>")[1:]]


class TestPrompts:
    def test_without_clients_the_page_leads_to_them(self, empty: Tracker) -> None:
        at = page()
        assert is_calm(at)
        assert "Add a client" in words(at)

    def test_they_are_common_and_no_diagnosis(self, book: Tracker) -> None:
        said = words(page(client="Bouw"))
        assert "Most professionals hold some of these" in said
        assert "not a diagnosis" in said

    def test_ticked_ones_and_own_words_are_noted_as_one_change(self, book: Tracker) -> None:
        at = page(client="Bouw")
        widget(at, "pills", "Bouw").set_value([3, 6])
        widget(at, "text_input", "And in your own words").set_value("  no calls ")
        widget(at, "pills", "What it rests on").set_value("habit")
        at = press(at, "Note them")
        found = book.records(Assumption)
        assert sorted((of.number or 0, of.text) for of in found) == [(0, "no calls"), (3, None), (6, None)]
        assert {(of.client, of.basis, of.held_since) for of in found} == {("Bouw", "habit", TODAY)}
        assert "Noted: 3 assumptions about Bouw." in words(at)
        press(at, "Undo")
        assert book.records(Assumption) == ()

    def test_one_that_is_open_is_not_offered_again_and_a_tested_one_is(self, book: Tracker) -> None:
        book.add(Assumption(client="Bouw", number=3))
        book.add(Assumption(client="Bouw", number=4, outcome="wrong"))
        offered = widget(page(client="Bouw"), "pills", "Bouw").options
        assert "wants a full answer at once" not in offered
        assert "wants to be unburdened, so no questions" in offered
        assert len(offered) == 9

    def test_all_ten_may_be_open(self, book: Tracker) -> None:
        for number in range(1, 11):
            book.add(Assumption(client="Bouw", number=number))
        at = page(client="Bouw")
        assert is_calm(at)
        assert not [of for of in at.pills if of.label.startswith("Bouw")]

    def test_nothing_ticked_is_refused_in_a_sentence(self, book: Tracker) -> None:
        at = press(page(client="Bouw"), "Note them")
        assert "Nothing is ticked or written yet" in at.warning[0].value
        assert book.records(Assumption) == ()

    def test_an_archived_client_keeps_what_is_noted_and_gets_no_more(self, book: Tracker) -> None:
        book.add(Assumption(client="Bouw", number=2))
        book.change(book.records(Client)[0], archived_on=TODAY)
        at = page(client="Bouw")
        assert is_calm(at)
        assert "Bouw is archived" in words(at)
        assert titles(at) == ["has other priorities"]
        assert not [of for of in at.button if of.label == "Note them"]


class TestOpen:
    def test_that_on_which_most_rests_comes_first_over_all_clients(self, book: Tracker) -> None:
        book.add(Client(name="Eik"))
        book.add(Assumption(client="Bouw", number=2, held_since=date(2026, 1, 1)))
        book.add(Assumption(client="Eik", number=5, seconds=12 * 3600))
        at = page()
        assert titles(at) == ["does not care for detail", "has other priorities"]
        assert "Most rests on one about Eik: “does not care for detail”." in words(at)
        assert titles(page(client="Bouw")) == ["has other priorities"]

    def test_each_shows_a_light_question_in_the_chosen_language_and_the_users_version(
        self, book: Tracker
    ) -> None:
        book.add(Assumption(client="Bouw", number=8))
        assert [of.value for of in page().code] == ["May I share a view that is 70 percent sure?"]
        assert page(to="nl").code[0].value.startswith("Mag ik iets met je delen")
        book.add(Phrase(name="check-8-1", language="en", text="{client}, a hunch: may I?"))
        assert [of.value for of in page().code] == ["Bouw, a hunch: may I?"]

    def test_one_in_own_words_asks_what_would_be_asked(self, book: Tracker) -> None:
        book.add(Assumption(client="Bouw", text=HOSTILE))
        at = page()
        assert is_calm(at)
        assert not at.code
        assert "if it were certainly no bother" in words(at)
        assert "<b>O" not in words(at)

    def test_the_same_that_did_not_hold_before_is_named(self, book: Tracker) -> None:
        book.add(Assumption(client="Bouw", number=3, tested_on=date(2026, 7, 1), outcome="wrong"))
        book.add(Assumption(client="Bouw", number=3))
        assert words(page()).count("The same did not hold with this client on Wed 1 Jul.") == 1

    def test_a_long_list_is_shown_in_pieces(self, book: Tracker) -> None:
        for n in range(13):
            book.add(Assumption(client="Bouw", text=f"belief {n}"))
        at = page()
        assert len(titles(at)) == 10
        more = next(of for of in at.button if "more" in (of.key or ""))
        assert len(titles(more.click().run())) == 13


class TestOutcome:
    @pytest.mark.parametrize(("button", "outcome"), [("right", "right"), ("wrong", "wrong")])
    def test_one_press_says_how_it_turned_out(self, book: Tracker, button: str, outcome: str) -> None:
        of = book.add(Assumption(client="Bouw", number=2))
        at = on(page(), button, of)
        assert (now(book).outcome, now(book).tested_on) == (outcome, TODAY)
        assert f"Of 1 tested, {int(outcome == 'right')} held." in words(at)
        assert "So few fit anything between" in words(at)
        press(at, "Undo")
        assert now(book).outcome is None

    def test_the_record_is_over_all_clients(self, book: Tracker) -> None:
        book.add(Client(name="Eik"))
        for n, outcome in enumerate(["right", "right", *["wrong"] * 5]):
            book.add(Assumption(client="Eik" if n % 2 else "Bouw", text=str(n), outcome=outcome))
        assert "Of 7 tested, 2 held." in words(page())
        assert "Of 7 tested, 2 held." in words(page(client="Bouw"))

    def test_the_tested_ones_stand_below_the_latest_first(self, book: Tracker) -> None:
        book.add(Assumption(client="Bouw", number=1, tested_on=date(2026, 7, 1), outcome="right"))
        book.add(Assumption(client="Bouw", number=2, tested_on=date(2026, 8, 1)))
        book.add(Assumption(client="Bouw", number=3, outcome="wrong"))
        found = titles(page())
        assert found == ["has other priorities", "too busy to be asked", "wants a full answer at once"]


class TestChanging:
    def test_every_field_can_be_said(self, book: Tracker) -> None:
        of = book.add(Assumption(client="Bouw", number=2))
        at = on(page(), "edit", of)
        widget(at, "number_input", "How sure you are").set_value(70)
        widget(at, "text_input", "Work that rests on it").set_value("3h30")
        widget(at, "number_input", "Decisions that rest on it").set_value(2)
        widget(at, "pills", "What it rests on").set_value("inferred")
        widget(at, "date_input", "Since").set_value(date(2026, 10, 1))
        at = press(at, "Save")
        assert is_calm(at)
        found = now(book)
        assert (found.belief, found.seconds, found.decisions) == (70, 12_600, 2)
        assert (found.basis, found.held_since, found.client) == ("inferred", date(2026, 10, 1), "Bouw")

    def test_odd_hours_are_refused_and_what_was_typed_stays(self, book: Tracker) -> None:
        of = book.add(Assumption(client="Bouw", number=2))
        at = on(page(), "edit", of)
        widget(at, "text_input", "Work that rests on it").set_value("a while")
        at = press(at, "Save")
        assert len(at.warning) == 1
        assert widget(at, "text_input", "Work that rests on it").value == "a while"
        assert now(book) == of

    def test_one_removed_in_another_tab_is_refused_in_a_sentence(self, book: Tracker) -> None:
        of = book.add(Assumption(client="Bouw", number=2))
        at = page()
        book.remove(of)
        at = on(at, "right", of)
        assert not at.exception
        assert len(at.warning) == 1
        assert titles(at) == []

    def test_one_can_be_deleted_and_brought_back(self, book: Tracker) -> None:
        of = book.add(Assumption(client="Bouw", number=2))
        at = on(page(), "delete", of)
        assert book.records(Assumption) == ()
        press(at, "Undo")
        assert now(book) == of
