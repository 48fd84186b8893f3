from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.pages.forms import Form
from tracker.pages.patterns.boundary import close_with
from tracker.pages.patterns.signs import name_of
from tracker.records import PATTERN_NAMES, Boundary, Client, Decision, Settings

from .drawn import DATA, HOSTILE, drawn, is_calm, new_book, opened, press, tables, widget, with_bouw, words

DRIFT = "unbilled-drift"
WEEK = "2026-W46"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """A book in which all patterns but that of unbilled hours are switched off."""
    book = with_bouw(new_book(tmp_path, monkeypatch))
    others = {name: {"off": True} for name in PATTERN_NAMES if name != DRIFT}
    book.change(book.records(Settings)[-1], limits=others)
    return book


def drifting(book: Tracker, client: str = "Bouw", unbilled: float = 4, weeks: int = 14) -> None:
    """Ten hours a week up to 13 November, some of them not billed."""
    with book.together():
        for n in range(weeks):
            friday = date(2026, 11, 13) - timedelta(weeks=n)
            book.log(client=client, day=friday, hours=10 - unbilled)
            if unbilled:
                book.log(
                    client=client,
                    day=friday,
                    hours=unbilled,
                    billable=False,
                    kind="research",
                    note=f"reading {n}",
                )


def key(book: Tracker, part: str, week: str = WEEK) -> str:
    """The key of a widget of the first finding."""
    found = book.signs(week)
    return f"{part}-{name_of((*found.shown, *found.muted)[0], week)}"


def click(book: Tracker, at: AppTest, part: str) -> AppTest:
    return at.button(key=key(book, part)).click().run()


def labels(at: AppTest, kind: str) -> list[str]:
    return [of.label for of in at.get(kind)]


def test_an_empty_book_says_what_the_page_is_for_and_where_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_book(tmp_path, monkeypatch)
    at = drawn("patterns")
    assert is_calm(at)
    assert "an innocent explanation" in tables(at)
    assert 'href="clients"' in tables(at)


def test_a_client_without_hours_or_messages_is_no_data_yet(book: Tracker) -> None:
    at = drawn("patterns")
    assert is_calm(at)
    assert 'href="log"' in tables(at)
    assert "No pattern passed a line" not in words(at)


def test_a_card_tells_in_order_what_went_well_what_is_seen_how_sure_and_asks(book: Tracker) -> None:
    drifting(book)
    at = drawn("patterns")
    assert is_calm(at)
    assert "week" not in at.query_params, "it is the week that every visit begins with"
    (sign,) = book.signs(WEEK).cards
    card, shown = sign.card, words(at).replace("&#x27;", "'")
    said = (
        *(
            card.title,
            "Bouw",
            "worth a",
            card.good,
            card.seen,
            card.sure,
            "It may be innocent",
            card.innocent[1:],
        ),
        *("<blockquote>", card.question, "One possible step", card.step),
    )
    places = [shown.index(one, shown.index("<article>")) for one in said]
    assert places == sorted(places)
    assert "1 sign in week 46, to be curious about." in shown
    assert {"My choice", "Seen", "Set a boundary"} <= set(labels(at, "button"))


def test_the_records_behind_a_card_are_listed_with_how_many_there_are(book: Tracker) -> None:
    drifting(book)
    at = drawn("patterns")
    assert "4 records, the weightiest first; 8 counted in all." in words(at)
    assert 'aria-label="Entries behind Unbilled hours"' in tables(at)
    assert "reading 0" in tables(at)
    assert "2026-11-13" in tables(at)
    assert "reading 4" not in tables(at), "that week is not in the window"
    assert "pattern=unbilled-drift" in tables(at)


def test_my_choice_makes_it_silent_and_can_be_taken_back(book: Tracker) -> None:
    drifting(book)
    at = click(book, drawn("patterns"), "my_choice")
    widget(at, "date_input", "Until").set_value(date(2026, 12, 31))
    widget(at, "text_input", "Note to yourself").set_value("the first *project* here")
    at.run()
    assert "is silent up to Thu 31 Dec" in words(at), "before it is kept it says what it will do"
    at = press(at, "Keep this answer")
    assert is_calm(at)
    assert "My choice" in at.success[0].value
    (decision,) = book.records(Decision)
    assert (decision.week, decision.answer, decision.until) == (WEEK, "my_choice", date(2026, 12, 31))
    assert book.signs(WEEK).shown == ()
    assert "you have answered" in words(at)
    assert "Answered by you" in words(at)
    assert "the first \\*project\\* here" in words(at)
    assert "Keep this answer" not in labels(at, "button")

    at = press(at, "Take back")
    assert is_calm(at)
    assert not book.records(Decision)
    assert "1 sign in week 46" in words(at)
    assert "Answered by you" not in words(at)


def test_a_choice_has_a_budget_beyond_which_it_speaks_again(book: Tracker) -> None:
    drifting(book)
    at = click(book, drawn("patterns"), "my_choice")
    widget(at, "number_input", "Budget in hours").set_value(20.0).run()
    assert "20 hours in four weeks" in words(at)
    at = press(at, "Keep this answer")
    assert book.signs(WEEK).shown == ()
    book.log(client="Bouw", day=date(2026, 11, 12), hours=5, billable=False)
    at.run()
    assert "Your answer of week 46 of 2026: My choice." in words(at)
    press(at, "Take back")
    assert not book.records(Decision)


def test_seen_is_one_press_and_undo_brings_it_back(book: Tracker) -> None:
    drifting(book)
    at = click(book, drawn("patterns"), "seen")
    assert [of.answer for of in book.records(Decision)] == ["seen"]
    assert "for 8 weeks" in at.success[0].value
    at = press(at, "Undo")
    assert not book.records(Decision)
    assert "1 sign in week 46" in words(at)


def test_an_end_before_the_week_is_refused_and_stays_in_its_field(book: Tracker) -> None:
    drifting(book)
    at = click(book, drawn("patterns"), "my_choice")
    widget(at, "date_input", "Until").set_value(date(2026, 11, 1)).run()
    at = press(at, "Keep this answer")
    assert "would end on 2026-11-01, before its week begins" in at.warning[0].value
    assert widget(at, "date_input", "Until").value == date(2026, 11, 1)
    drawn_in_order = [of.type for of in at.main]
    assert drawn_in_order.index("warning") > drawn_in_order.index("expander"), "it is said in the form"
    assert not book.records(Decision)


def test_the_second_of_two_quick_presses_answers_nothing(book: Tracker) -> None:
    form, made = Form("answer-of-a-test"), []
    st.session_state["answering-of-a-test"] = "my_choice"
    for note in ("first", "second"):
        close_with(form, "answering-of-a-test", lambda _, note=note: made.append(note) or note)
    assert made == ["first"]


def test_a_boundary_is_stored_with_its_answer_and_one_undo_takes_both_back(book: Tracker) -> None:
    drifting(book)
    at = click(book, drawn("patterns"), "set_boundary")
    assert widget(at, "selectbox", "About").value == "extra_work_price", "the topic of this pattern"
    assert widget(at, "selectbox", "With").value == "Bouw"
    widget(at, "text_input", "What holds").set_value("Research is an offer first")
    widget(at, "text_input", "Your reason").set_value("It is half of the work")
    widget(at, "text_input", "Gifts a quarter").set_value("500")
    widget(at, "checkbox", "I told it today").set_value(True).run()
    widget(at, "text_input", "How").set_value("on the phone")
    at = press(at, "Note the boundary")
    assert is_calm(at)
    assert "told today" in at.success[0].value
    today = date(2026, 11, 16)
    (boundary,) = book.records(Boundary)
    assert boundary.statement == "Research is an offer first"
    assert (boundary.client, boundary.chosen_on, boundary.told_on) == ("Bouw", today, today)
    assert (boundary.told_how, boundary.reason) == ("on the phone", "It is half of the work")
    assert boundary.terms == {"gift_budget_cents": 50_000}
    assert [of.answer for of in book.records(Decision)] == ["set_boundary"]
    assert "Answered by you" in words(at)
    assert "My choice" not in labels(at, "button"), "it has moved out of the way in this week"

    at = press(at, "Undo")
    assert not book.records(Boundary)
    assert not book.records(Decision)
    assert "My choice" in labels(at, "button")


def test_a_boundary_of_an_earlier_week_lets_it_show_again_and_says_so(book: Tracker) -> None:
    drifting(book)
    book.answer(DRIFT, "set_boundary", client="Bouw", week="2026-W44")
    at = drawn("patterns")
    assert "1 sign in week 46" in words(at)
    assert "Your answer of week 44 of 2026: Set a boundary." in words(at)
    press(at, "Take back")
    assert not book.records(Decision)


def test_an_answer_whose_time_is_over_is_not_spoken_of(book: Tracker) -> None:
    drifting(book)
    book.answer(DRIFT, "seen", client="Bouw", week="2026-W30")
    at = drawn("patterns")
    assert "1 sign in week 46" in words(at)
    assert "Your answer of" not in words(at)


def test_taking_back_the_answer_keeps_the_boundary(book: Tracker) -> None:
    drifting(book)
    at = press(click(book, drawn("patterns"), "set_boundary"), "Note the boundary")
    at = press(at, "Take back")
    assert "The boundary stays." in at.success[0].value
    assert len(book.records(Boundary)) == 1
    assert not book.records(Decision)


def test_a_refused_boundary_stores_nothing(book: Tracker) -> None:
    drifting(book)
    at = click(book, drawn("patterns"), "set_boundary")
    widget(at, "text_input", "Gifts a quarter").set_value("much").run()
    at = press(at, "Note the boundary")
    assert "The budget for gifts is no amount" in at.warning[0].value
    assert widget(at, "text_input", "Gifts a quarter").value == "much"
    assert not book.records(Decision)
    assert not book.records(Boundary)


@pytest.mark.parametrize(
    ("topic", "label", "value", "terms"),
    [
        ("reply_time", "Hours of working time", 4.0, {"reply_within_minutes": 240}),
        ("hours", "Hours a week", 18.0, {"max_hours_per_week": 18.0}),
    ],
)
def test_each_topic_has_what_can_be_measured_of_it(
    book: Tracker, topic: str, label: str, value: float, terms: dict[str, float]
) -> None:
    drifting(book)
    at = click(book, drawn("patterns"), "set_boundary")
    widget(at, "selectbox", "About").set_value(topic).run()
    widget(at, "number_input", label).set_value(value).run()
    widget(at, "selectbox", "With").set_value("").run()
    press(at, "Note the boundary")
    (boundary,) = book.records(Boundary)
    assert (boundary.client, boundary.topic, boundary.terms) == (None, topic, terms)
    assert boundary.told_on is None


def test_beyond_three_the_rest_is_one_line_each_and_opens_to_the_whole_card(book: Tracker) -> None:
    for n in range(5):
        book.add(Client(name=f"Client {n}"))
        drifting(book, f"Client {n}", unbilled=4 + n / 2)
    at = drawn("patterns")
    assert "5 signs in week 46" in words(at)
    assert words(at).count("<article>") == 3
    rest = [of for of in labels(at, "expander") if of.startswith("Unbilled hours")]
    assert len(rest) == 2
    last = book.signs(WEEK).shown[-1]
    at = opened(at, f"more-{name_of(last, WEEK)}")
    assert words(at).count("<article>") == 4
    at = at.button(key=f"seen-{name_of(last, WEEK)}").click().run()
    assert [of.client for of in book.records(Decision)] == [last.finding.client]
    assert "4 signs in week 46" in words(at)


def test_without_findings_the_page_says_so_and_what_it_is_too_early_for(book: Tracker) -> None:
    drifting(book, weeks=2)
    at = drawn("patterns")
    assert is_calm(at)
    assert "No pattern passed a line in week 46." in words(at)
    assert "2 of 4 active weeks" in tables(at)
    assert any(of.startswith("Not to be said yet") for of in labels(at, "expander"))


def test_what_nothing_is_written_down_of_is_listed(book: Tracker) -> None:
    drifting(book)
    book.set_limits("scope-creep", off=False)
    book.set_limits("solo-struggle", off=False)
    at = drawn("patterns")
    assert any(of.startswith("Nothing is written down yet") for of in labels(at, "expander"))
    assert "<dt>Searching alone</dt><dd>What I did not know: a question" in tables(at)


def test_limits_that_make_no_sense_are_shown_and_the_page_goes_on(book: Tracker) -> None:
    drifting(book)
    settings = book.records(Settings)[-1]
    book.change(settings, limits={**settings.limits, DRIFT: {"share_1": 7}})
    at = drawn("patterns")
    assert is_calm(at)
    assert "share_1 lies between 0 and 1 (share), not at 7" in tables(at)
    assert "1 sign in week 46" in words(at)


@pytest.mark.parametrize(
    ("week", "said"),
    [
        ("2026-W47", "Week 47 is not over yet, and patterns are read from whole weeks."),
        ("2026-W50", "Week 50 lies ahead, and patterns are read from whole weeks."),
    ],
)
def test_a_week_half_over_or_ahead_leads_to_the_last_whole_one(book: Tracker, week: str, said: str) -> None:
    drifting(book)
    at = drawn("patterns", week=week)
    assert is_calm(at)
    assert said in words(at)
    assert f'href="patterns?week={WEEK}"' in tables(at)
    assert "<article>" not in words(at)


def test_a_pattern_that_is_off_can_be_switched_on_again(book: Tracker) -> None:
    drifting(book)
    book.change(book.records(Settings)[-1], limits={DRIFT: {"off": True}})
    at = drawn("patterns")
    assert "Switched off (1)" in labels(at, "expander")
    at = press(at, "Switch on")
    assert book.records(Settings)[-1].limits == {}
    assert "Unbilled hours" in words(at)


def test_one_look_is_enough_until_the_book_changes(book: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    drifting(book)
    looked: list[object] = []
    look = Tracker.signs
    monkeypatch.setattr(Tracker, "signs", lambda of, *a: looked.append(a) or look(of, *a))
    at = drawn("patterns")
    at.run()
    drawn("this_week")
    assert len(looked) == 1, "the page of the week shows the same"
    book.log("2026-11-10 1h @bouw")
    at.run()
    assert len(looked) == 2


def test_names_are_shown_as_text_whatever_they_spell(book: Tracker) -> None:
    for name in (HOSTILE, "x" * 10_000, "مكتب"):
        book.add(Client(name=name))
        drifting(book, name)
        book.log(client=name, day=date(2026, 11, 12), hours=9, billable=False, note=HOSTILE)
    at = drawn("patterns")
    assert is_calm(at)
    assert "<b>O&#x27;Neil</b>" not in tables(at)
    assert "&lt;b&gt;O&#x27;Neil&lt;/b&gt;" in tables(at)
    assert "\u202e" not in tables(at)
    for sign in book.signs(WEEK).shown:
        at = at.button(key=f"seen-{name_of(sign, WEEK)}").click().run()
        assert is_calm(at)
    assert {of.client for of in book.records(Decision)} == {HOSTILE, "x" * 10_000, "مكتب"}
    assert is_calm(at)


def test_a_pattern_of_the_person_is_answered_without_a_client(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = new_book(tmp_path, monkeypatch)
    for name in ("peter.jsonl", "peter.mbox"):
        book.import_file(DATA / name)
    others = {name: {"off": True} for name in PATTERN_NAMES if name != "always-on"}
    book.change(book.records(Settings)[-1], limits=others)
    at = drawn("patterns")
    assert "<article><h3>Outside your hours</h3>" in tables(at)
    assert 'aria-label="Messages behind Outside your hours"' in tables(at)
    at = click(book, at, "my_choice")
    assert labels(at, "number_input") == [], "nothing of it is measured in hours, so it has no budget"
    at = click(book, at, "set_boundary")
    assert widget(at, "selectbox", "With").value == ""
    assert widget(at, "selectbox", "About").value == "working_times"
    at = click(book, at, "seen")
    assert is_calm(at)
    assert [(of.pattern, of.client) for of in book.records(Decision)] == [("always-on", None)]

    at = press(at, "Take back")
    book.change(book.records(Settings)[-1], prefers="mix")
    at.run()
    assert "Facts" in [of.value for of in at.subheader]
    assert "<dt>Outside your hours</dt>" in tables(at)
    assert "My choice" not in labels(at, "button"), "a fact needs no answer"


def test_the_week_names_its_signs_and_leads_to_them(book: Tracker) -> None:
    drifting(book)
    shown = tables(drawn("this_week"))
    assert "<li>Unbilled hours · Bouw · worth a" in shown.replace("\u2068", "").replace("\u2069", "")
    assert f'href="patterns?week={WEEK}"' in shown


def test_the_running_week_names_the_signs_of_the_last_whole_one(book: Tracker) -> None:
    drifting(book)
    shown = words(drawn("this_week", week="2026-W47"))
    assert "Patterns of week 46, the last whole one" in shown
    assert "Patterns of" not in words(drawn("this_week", week="2026-W48"))
