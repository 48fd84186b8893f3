"""The page of words: phrases filled in, in the client's language, one's own versions, and rehearsals."""

from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.records import (
    Assumption,
    Boundary,
    Client,
    Invoice,
    Phrase,
    Project,
    Rehearsal,
)
from tracker.wording.phrases import OWN, SITUATIONS, bank

from .drawn import HOSTILE, drawn, is_calm, new_book, press, widget, with_bouw, words

NINE = datetime.fromisoformat("2026-11-16T09:00:00+01:00")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def page(**address: str) -> AppTest:
    """The page as a link leads to it."""
    at = drawn("words")
    for name, value in address.items():
        at.query_params[{"to": "in"}.get(name, name)] = value
    return at.run()


def phrases(at: AppTest) -> list[str]:
    return [str(of.value) for of in at.code]


def card(at: AppTest, what: str, name: str) -> AppTest:
    """Press a button of a card."""
    return at.button(key=f"words-{what}-{name}").click().run()


def keep(at: AppTest) -> AppTest:
    """Send the form of a card."""
    return next(of for of in at.button if of.label == "Keep").click().run()


def kept(at: AppTest, text: str) -> AppTest:
    """The open form with a text, sent."""
    at.text_area[0].set_value(text).run()
    return keep(at)


def rehearsed(at: AppTest, name: str, before: int | None, after: int | None) -> AppTest:
    at = card(at, "rehearse", name)
    for label, felt in (("Unease before", before), ("Unease after", after)):
        if felt is not None:
            widget(at, "pills", label).set_value(felt).run()
    return keep(at)


class TestPhrases:
    @pytest.mark.parametrize("situation", SITUATIONS)
    def test_every_situation_can_be_looked_at_in_an_empty_book(
        self, situation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        new_book(tmp_path, monkeypatch)
        at = page(words=situation)
        assert is_calm(at)
        least = {OWN: 0, "check": 2}.get(situation, 3)
        assert len(phrases(at)) >= least

    def test_nothing_is_sent_and_the_page_says_so_once(self, book: Tracker) -> None:
        assert words(drawn("words")).count("Nothing is sent") == 1

    def test_a_phrase_is_filled_in_with_the_clients_own_facts(self, book: Tracker) -> None:
        book.add(Project(client="Bouw", name="Fase 2", billing="hourly", agreed_hours=10))
        book.log("2026-11-12 3h @bouw x")
        at = page(words="yes-if", client="Bouw")
        assert "about … hours, at €100.00 an hour" in phrases(at)[2]
        assert "10 hours left in Fase 2" in phrases(at)[3]
        assert is_calm(at)

    def test_hours_worked_on_the_project_are_taken_off(self, book: Tracker) -> None:
        book.add(Project(client="Bouw", name="Fase", billing="hourly", agreed_hours=10))
        book.log(client="Bouw", project="Fase", day=date(2026, 11, 12), hours=3.5)
        book.log(client="Bouw", project="Fase", day=date(2026, 11, 12), hours=1, kind="leave")
        assert "6.5 h left in Fase" in phrases(page(words="yes-if", client="Bouw"))[3]

    def test_what_the_book_does_not_say_is_a_blank_and_is_named(self, book: Tracker) -> None:
        at = page(words="reply-time", client="Bouw")
        assert "within … of working time" in phrases(at)[0]
        assert "your book does not say: the reply time you told" in words(at)
        told = {"reply_within_minutes": 240}
        book.add(Boundary(client="Bouw", topic="reply_time", told_on=date(2026, 11, 2), terms=told))
        assert "within 4 hours of working time" in phrases(at.run())[0]
        assert "does not say" not in words(at)

    def test_an_open_invoice_of_an_archived_client_can_be_reminded_of(self, book: Tracker) -> None:
        book.change(book.records(Client)[0], archived_on=date(2026, 11, 1))
        issued, due = date(2026, 10, 1), date(2026, 10, 31)
        book.add(Invoice(client="Bouw", number="7", issued_on=issued, due_on=due, amount_cents=480_000))
        at = page(words="reminder", client="Bouw")
        assert phrases(at)[0].startswith("Invoice 7 for €4,800.00 was due on 31 October 2026.")
        assert "7 (€4,800.00) is 16 days past" in phrases(at)[1]
        assert "Bouw (archived)" in widget(at, "selectbox", "Client").options

    def test_the_language_is_that_of_the_client_not_of_the_program(self, book: Tracker) -> None:
        at = page(words="no", client="Bouw")
        assert "je" not in " ".join(phrases(at)).split()
        at = widget(at, "segmented_control", "Language").set_value("nl").run()
        assert phrases(at)[0] == bank("nl")[[of.name for of in bank("nl")].index("no-1")].text
        assert "say “je”" in words(at)
        assert at.title[0].value == "Words"
        assert at.query_params["in"] in ("nl", ["nl"])

    def test_a_client_of_any_name_stands_there_as_it_is(self, book: Tracker) -> None:
        name = HOSTILE + " {rate} {0}"
        book.add(Client(name=name))
        book.add(Phrase(name="hello", language="en", text="Dear {client}"))
        at = page(words=OWN, client=name)
        assert is_calm(at)
        assert phrases(at)[0].startswith('Dear <b>O\'Neil</b> & "Zn" **x**')
        assert "\u202e" not in phrases(at)[0]

    def test_an_address_that_names_nothing_leads_to_the_first_phrases(self, book: Tracker) -> None:
        at = page(words="{x}", client="nobody", to="fr", assumption="99", topic="?")
        assert is_calm(at)
        assert len(phrases(at)) == sum(of.situation == "yes-if" for of in bank("en"))

    def test_a_topic_in_the_address_leads_to_words_for_telling_it(self, book: Tracker) -> None:
        at = page(topic="extra_work_price", client="Bouw")
        assert "It isn’t part of what we agreed, so it would be €100.00 an hour." in phrases(at)[0]


class TestChecks:
    def test_the_first_of_the_clients_own_assumptions_is_asked_about(self, book: Tracker) -> None:
        book.add(Assumption(client="Bouw", number=4, seconds=3600))
        book.add(Assumption(client="Bouw", number=7, seconds=7200))
        book.add(Assumption(client="Bouw", number=9, seconds=90_000, outcome="right"))
        assert phrases(page(words="check", client="Bouw"))[0].startswith("Five minutes now")
        assert phrases(page(words="check"))[0].startswith("Is a short question")

    def test_another_can_be_chosen(self, book: Tracker) -> None:
        at = widget(page(words="check"), "selectbox", "The client …").set_value("10").run()
        assert phrases(at)[0].startswith("There is something awkward")
        assert len(phrases(at)) == 2


class TestOwnVersion:
    def test_it_stands_in_place_of_the_original_and_can_go_back(self, book: Tracker) -> None:
        at = card(page(words="no", client="Bouw"), "edit", "en-no-1")
        at = kept(at, "Thank you, {client}, but no.")
        assert phrases(at)[0] == "Thank you, Bouw, but no."
        (mine,) = book.records(Phrase)
        assert (mine.name, mine.language, mine.text) == ("no-1", "en", "Thank you, {client}, but no.")
        assert "Your own version." in words(at)
        at = card(at, "back", "en-no-1")
        assert book.records(Phrase) == ()
        assert phrases(at)[0].startswith("No, I won’t take this one on.")
        press(at, "Undo")
        assert len(book.records(Phrase)) == 1

    def test_it_can_be_changed_again_and_the_original_typed_is_no_version(self, book: Tracker) -> None:
        mine = book.add(Phrase(name="no-1", language="en", text="No."))
        at = kept(card(page(words="no"), "edit", "en-no-1"), "No, thanks.")
        assert [of.id for of in book.records(Phrase)] == [mine.id]
        assert phrases(at)[0] == "No, thanks."
        at = kept(card(at, "edit", "en-no-1"), next(of.text for of in bank("en") if of.name == "no-1"))
        assert book.records(Phrase) == ()
        assert is_calm(at)

    @pytest.mark.parametrize("text", ["{foo}", "{", "{0}", "{client.__class__}", "  "])
    def test_what_cannot_be_filled_in_is_refused_and_what_was_typed_stays(
        self, book: Tracker, text: str
    ) -> None:
        at = kept(card(page(words="no"), "edit", "en-no-1"), f"No{text}" if text.strip() else text)
        assert len(at.warning) == 1
        assert at.text_area[0].value.strip() == (f"No{text}" if text.strip() else "")
        assert book.records(Phrase) == ()

    def test_the_refusal_names_what_may_stand_there(self, book: Tracker) -> None:
        at = kept(card(page(words="no"), "edit", "en-no-1"), "{foo}")
        said = at.warning[0].value.replace("\\", "")
        assert "{foo}" in said
        assert "{client}" in said
        assert "{days_late}" in said

    def test_one_that_came_from_elsewhere_with_unknown_braces_is_shown_and_named(self, book: Tracker) -> None:
        book.add(Phrase(name="no-1", language="en", text="No {foo} {client.__class__} {client}"))
        at = page(words="no", client="Bouw")
        assert phrases(at)[0] == "No {foo} {client.__class__} Bouw"
        assert "Nothing is known that {foo} and {client.__class__} could stand for" in words(at)

    def test_removed_in_another_tab_it_is_refused_in_a_sentence(self, book: Tracker) -> None:
        mine = book.add(Phrase(name="no-1", language="en", text="No."))
        at = card(page(words="no"), "edit", "en-no-1")
        at.text_area[0].set_value("Never.")
        book.remove(mine)
        at = keep(at)
        assert not at.exception
        assert len(at.warning) == 1
        assert phrases(at)[0].startswith("No, I won’t")
        assert book.records(Phrase) == ()

    def test_a_second_press_of_the_other_tab_says_why(self, book: Tracker) -> None:
        mine = book.add(Phrase(name="no-1", language="en", text="No."))
        at = page(words="no")
        book.remove(mine)
        at = card(at, "back", "en-no-1")
        assert not at.exception
        assert len(at.warning) == 1


class TestOwnPhrases:
    def added(self, name: str, text: str) -> AppTest:
        at = page(words=OWN, client="Bouw")
        widget(at, "text_input", "Its name").set_value(name)
        widget(at, "text_area", "What you would say").set_value(text)
        return press(at, "Keep this phrase")

    def test_one_can_be_added_rehearsed_and_deleted(self, book: Tracker) -> None:
        at = self.added(HOSTILE, "Not on Fridays, {client}.")
        assert phrases(at) == ["Not on Fridays, Bouw."]
        (mine,) = book.records(Phrase)
        at = rehearsed(at, f"en-{mine.id}", 6, 4)
        assert "before: 6 · after: 4" in words(at)
        at = card(at, "back", f"en-{mine.id}")
        assert book.records(Phrase) == ()
        assert "before: 6 · after: 4" in words(at), "how it went is still there"
        assert not at.exception

    @pytest.mark.parametrize(
        ("name", "text"), [("", "x"), ("a", ""), ("no-1", "x"), ("taken", "x"), ("a", "{")]
    )
    def test_what_is_empty_broken_or_taken_is_refused(self, book: Tracker, name: str, text: str) -> None:
        book.add(Phrase(name="taken", language="en", text="y"))
        at = self.added(name, text)
        assert len(at.warning) == 1
        assert len(book.records(Phrase)) == 1
        assert widget(at, "text_input", "Its name").value == name

    def test_the_same_name_may_be_used_in_another_language(self, book: Tracker) -> None:
        book.add(Phrase(name="Fridays", language="nl", text="Niet op vrijdag."))
        assert phrases(self.added("Fridays", "Not on Fridays.")) == ["Not on Fridays."]


class TestRehearsal:
    def test_it_is_kept_with_the_client_and_shown_over_time(self, book: Tracker) -> None:
        at = rehearsed(page(words="no", client="Bouw"), "en-no-1", 7, 5)
        at = rehearsed(at, "en-no-1", 4, 2)
        first, second = book.records(Rehearsal)
        assert (first.phrase, first.client, first.at) == ("no-1", "Bouw", NINE)
        assert (first.before, first.after, second.before, second.after) == (7, 5, 4, 2)
        assert "said aloud 2 times · before: 7, 4 · after: 5, 2" in words(at)
        assert "From 2 times: a small sample." in words(at)
        assert 'aria-label="Unease before: 7, 4"' in words(at)
        press(at, "Undo")
        assert len(book.records(Rehearsal)) == 1

    @pytest.mark.parametrize(("before", "after"), [(None, None), (7, None), (None, 3)])
    def test_half_of_it_is_refused(self, book: Tracker, before: int | None, after: int | None) -> None:
        at = rehearsed(page(words="no"), "en-no-1", before, after)
        assert "How it felt is only half said" in at.warning[0].value
        assert book.records(Rehearsal) == ()

    def test_none_at_all_is_a_number(self, book: Tracker) -> None:
        rehearsed(page(words="no"), "en-no-1", 0, 0)
        assert [(of.before, of.after, of.client) for of in book.records(Rehearsal)] == [(0, 0, None)]

    def test_one_without_numbers_from_elsewhere_is_shown(self, book: Tracker) -> None:
        book.add(Rehearsal(phrase=HOSTILE, at=NINE))
        at = page(words="no")
        assert is_calm(at)
        assert "before: – · after: –" in words(at)
        assert "&lt;b&gt;O&#x27;Neil&lt;/b&gt;" in words(at)

    def test_only_one_form_is_open_at_a_time(self, book: Tracker) -> None:
        at = card(card(page(words="no"), "rehearse", "en-no-1"), "edit", "en-no-2")
        assert not [of for of in at.pills if of.label.startswith("Unease")]
        assert len(at.text_area) == 1
        assert not press(at, "Cancel").text_area
