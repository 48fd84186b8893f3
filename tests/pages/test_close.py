"""Closing a week: its six steps, each of which can be skipped, left and taken up again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.ingest.reviewing import line_kept
from tracker.metrics.unbilled import Place
from tracker.records import (
    STEPS,
    Assumption,
    Boundary,
    CheckIn,
    Client,
    Decision,
    Mark,
    Project,
    Rate,
    Review,
)

from .drawn import DATA, HOSTILE, drawn, is_calm, new_book, press, tables, widget, with_bouw, words

WEEK = "2026-W46"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


@pytest.fixture
def peter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    book = new_book(tmp_path, monkeypatch)
    book.import_file(DATA / "peter.jsonl")
    book.import_file(DATA / "kalender.csv", timezone="Europe/Amsterdam")
    return book


def at_step(step: str, week: str = WEEK) -> AppTest:
    """The page of a week at a step."""
    return go(drawn("close", week=week), step)


def go(at: AppTest, step: str) -> AppTest:
    at.query_params["step"] = step
    return at.run()


def heading(at: AppTest) -> str:
    return str(at.subheader[0].value)


def review(book: Tracker, week: str = WEEK) -> Review:
    found = book.closing(week).review
    assert found is not None
    return found


def mark(at: AppTest, block: str, name: str | None) -> AppTest:
    """Press one of the marks of a block; None takes the mark away."""
    found = [of for of in at.button_group if of.label.startswith(block)]
    assert len(found) == 1, [of.label for of in at.button_group]
    return found[0].set_value(name).run()


def choose(at: AppTest, words_: str) -> AppTest:
    (radio,) = at.radio
    (name,) = [of for of in radio.options if of.startswith(words_)]
    return radio.set_value(name).run()


# --- steps ---------------------------------------------------------------------------------------


def test_next_leads_through_all_steps_and_back_returns(book: Tracker) -> None:
    at = drawn("close")
    seen = [heading(at)]
    for _step in STEPS[1:]:
        at = press(at, "Next")
        assert is_calm(at)
        seen.append(heading(at))
    assert seen == [
        "Sort what waits",
        "Look at the week",
        "Unbilled hours",
        "Signs to be curious about",
        "Choose one thing",
        "A line for yourself",
    ]
    assert heading(press(at, "Back")) == "Choose one thing"


def test_every_step_can_be_gone_to_from_the_row(book: Tracker) -> None:
    at = drawn("close")
    row = at.segmented_control[0] if at.segmented_control else at.button_group[0]
    assert heading(row.set_value("choice").run()) == "Choose one thing"


def test_a_review_is_taken_up_where_it_was_left(book: Tracker) -> None:
    press(press(drawn("close"), "Next"), "Next")
    assert review(book).step == "unbilled"
    assert heading(drawn("close")) == "Unbilled hours"


def test_a_window_stays_where_it_is_while_another_turns_pages(book: Tracker) -> None:
    one = drawn("close")
    press(press(drawn("close"), "Next"), "Next")
    assert heading(one.run()) == "Sort what waits"


def test_another_week_begins_at_its_own_step(book: Tracker) -> None:
    at = press(press(drawn("close"), "Next"), "Next")
    before = press(at, ":material/chevron_left:")
    assert before.title[0].value == "Close week 45"
    assert heading(before) == "Sort what waits"


def test_turning_pages_is_nothing_to_be_undone(book: Tracker) -> None:
    at = press(drawn("close"), "Next")
    known = book.history()
    press(press(at, "Next"), "Back")
    assert book.history() == known
    assert known[0].what == "begin the review of 2026-W46"


def test_a_step_in_the_address_that_there_is_not_is_the_first(book: Tracker) -> None:
    assert heading(at_step("nowhere")) == "Sort what waits"


def test_a_week_ahead_is_a_sentence_and_no_flow(book: Tracker) -> None:
    at = drawn("close", week="2026-W48")
    assert is_calm(at)
    assert "Week 48 lies ahead" in words(at)
    assert not at.subheader


def test_a_week_that_runs_says_so_and_can_be_closed(book: Tracker) -> None:
    book.log("today 1h @bouw")
    at = drawn("close", week="2026-W47")
    assert "This week still runs." in words(at)
    at = press(go(at, "line"), "Close the week")
    assert book.closing("2026-W47").closed_at is not None


def test_a_week_without_data_says_so_and_can_be_closed(book: Tracker) -> None:
    at = at_step("week", "2026-W30")
    assert "No hours for clients are recorded in week 30" in words(at)
    assert "There is nothing to mark." in words(go(at, "unbilled"))
    at = press(go(at, "line"), "Close the week")
    assert is_calm(at)
    assert "No hours for clients." in words(at)


# --- what is there already -----------------------------------------------------------------------


def test_the_first_step_sorts_the_inbox_of_peters_calendar(peter: Tracker) -> None:
    at = drawn("close")
    assert "8 calendar rows wait in the inbox" in words(at)
    press(at, "Not work")
    assert peter.waiting() == 7


def test_an_empty_inbox_says_so(book: Tracker) -> None:
    assert "The inbox is empty" in words(drawn("close"))


def test_messages_of_unknown_people_are_counted_with_the_way_to_them(peter: Tracker) -> None:
    peter.import_file(DATA / "calls.xml")
    shown = tables(drawn("close"))
    assert "who are no client’s yet" in shown
    assert 'href="import?import=Senders"' in shown


def test_the_first_step_reminds_of_the_last_review(book: Tracker) -> None:
    line_kept(book.store, "2026-W45", "say it sooner", "", book.now())
    book.choose("2026-W45", book.add(Boundary(client="Bouw", topic="scope")))
    book.close_week("2026-W45")
    shown = words(drawn("close"))
    assert "Last time, week 45" in shown
    assert "say it sooner" in shown
    assert "Chosen: what is in and what is out · Bouw. It is not told yet." in shown


def test_the_second_step_is_the_week_on_one_screen(peter: Tracker) -> None:
    at = at_step("week")
    assert is_calm(at)
    shown = tables(at)
    for said in ("41 h 15 for clients brought €2,850.74", "€69.11", "9 h unbilled", "Studio Vlinder"):
        assert said in shown
    assert not at.get("plotly_chart")


# --- unbilled hours ------------------------------------------------------------------------------


def test_a_block_says_how_long_it_is_what_it_is_worth_and_for_what(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw #research !unbilled soil")
    book.log("2026-11-11 1h @bouw #research !unbilled law")
    shown = words(at_step("unbilled"))
    assert "Bouw · research" in shown
    assert "3 h, €300.00 at the agreed rate." in shown
    assert "soil (2 h), law (1 h)" in shown


def test_one_press_marks_a_block_and_says_what_it_did_with_an_undo(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw #research !unbilled soil")
    at = mark(at_step("unbilled"), "Bouw", "bill")
    assert at.success[0].value == "Bouw · research: 2 h will be billed after all."
    (listed,) = book.listed(date(2026, 11, 10), date(2026, 11, 10))
    assert listed.entry.billable
    at = press(at, "Undo")
    assert book.records(Mark) == ()
    assert [of.value for of in at.button_group if of.label.startswith("Bouw")] == [None]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("gift-told", ("gift", True)),
        ("gift-untold", ("gift", False)),
        ("stop", ("stop", False)),
        ("bill", ("bill", False)),
    ],
)
def test_a_mark_can_be_changed_and_taken_away(book: Tracker, name: str, kept: tuple[str, bool]) -> None:
    book.log("2026-11-10 2h @bouw #research !unbilled soil")
    at = mark(mark(at_step("unbilled"), "Bouw", "stop"), "Bouw", None)
    assert "is as it was again" in at.success[0].value
    at = mark(at, "Bouw", name)
    assert is_calm(at)
    assert [(of.answer, of.announced) for of in book.records(Mark)] == [kept]
    (pills_of,) = [of for of in at.button_group if of.label.startswith("Bouw")]
    assert pills_of.value == name


def test_where_nothing_more_would_be_paid_billing_is_not_offered_and_why(book: Tracker) -> None:
    book.add(Project(client="Bouw", name="plan", billing="fixed", fee_cents=100_000, agreed_hours=10))
    book.log("2026-11-10 2h @bouw/plan !unbilled")
    at = at_step("unbilled")
    (offered,) = [of for of in at.button_group if of.label.startswith("Bouw")]
    assert "Bill it" not in [str(of) for of in _labels(offered)]
    assert "The fee is fixed: billing these would bring nothing more." in words(at)


def _labels(group: Any) -> list[str]:
    return [of.content if hasattr(of, "content") else str(of) for of in group.proto.options]


def test_hours_that_came_after_the_mark_are_pointed_out(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw #research !unbilled soil")
    book.mark(WEEK, Place("Bouw", None, "research"), "stop")
    book.log("2026-11-11 30m @bouw #research !unbilled law")
    assert "30 min came since you marked it" in words(at_step("unbilled"))


def test_a_later_review_tells_whether_it_went_on(book: Tracker) -> None:
    book.add(Mark(week="2026-W43", client="Bouw", kind="research", answer="stop"))
    book.add(Mark(week="2026-W45", client="Bouw", kind="travel", answer="stop"))
    book.log("2026-11-04 2h @bouw #research !unbilled")
    shown = words(at_step("unbilled"))
    assert "Bouw · research: to be stopped 3 weeks ago; 2 h since. It went on." in shown
    assert "Bouw · travel: to be stopped 1 week ago; none since." in shown


def test_many_blocks_show_the_longest_first_and_fold_the_rest(book: Tracker) -> None:
    for n in range(14):
        book.add(Client(name=f"C{n:02}"))
        book.log(client=f"C{n:02}", day=date(2026, 11, 10), hours=1 + n / 4, billable=False)
    at = at_step("unbilled")
    assert [of.label for of in at.expander] == ["2 smaller ones"]
    assert "1 h; no rate is agreed for it." in words(at)


# --- signs ---------------------------------------------------------------------------------------


def test_at_most_three_signs_are_shown_and_answered_ones_count(peter: Tracker) -> None:
    at = at_step("cards")
    assert tables(at).count("<article>") == 3
    seen = next(of for of in at.button if of.label == "Seen")
    at = seen.click().run()
    assert is_calm(at)
    assert len(peter.records(Decision)) == 1
    assert tables(at).count("<article>") == 2, "what was answered makes no room for a fourth"
    assert "Take back" in [of.label for of in at.button]


def test_a_week_that_runs_shows_the_signs_of_the_last_whole_one(peter: Tracker) -> None:
    at = at_step("cards", "2026-W47")
    assert "these are of week 46" in words(at)
    assert tables(at).count("<article>") == 3


def test_a_week_without_signs_says_so(book: Tracker) -> None:
    at = at_step("cards")
    assert is_calm(at)
    assert "No pattern passed a line in week 46." in words(at)


# --- the choice ----------------------------------------------------------------------------------


def test_what_the_signs_are_about_is_offered_first(peter: Tracker) -> None:
    (radio,) = at_step("choice").radio
    assert radio.options[0] == "A new boundary: the price of extra work, with Bouwgroep Noord"
    assert radio.options[-1] == "Nothing this week"
    assert radio.value is None


def test_a_boundary_that_was_not_told_can_be_chosen(book: Tracker) -> None:
    known = book.add(Boundary(client="Bouw", topic="scope", statement="in the plan"))
    at = choose(at_step("choice"), "Tell it: what is in and what is out · Bouw")
    assert "Chosen: what is in and what is out" in at.success[0].value
    assert (review(book).chosen, review(book).chosen_id) == ("boundary", known.id)


def test_one_choice_takes_the_place_of_another(book: Tracker) -> None:
    book.add(Boundary(client="Bouw", topic="scope"))
    belief = book.add(Assumption(client="Bouw", number=1))
    at = choose(choose(at_step("choice"), "Tell it"), "Test with Bouw: “too busy to be asked”")
    assert review(book).chosen_id == belief.id
    at = choose(at, "Nothing")
    assert (review(book).chosen, review(book).chosen_id) == ("nothing", None)
    assert is_calm(at)


def test_a_new_boundary_is_noted_and_chosen_in_one_change(peter: Tracker) -> None:
    at = choose(at_step("choice"), "A new boundary: the price of extra work")
    assert peter.closing(WEEK).review is None, "nothing is chosen until there is something to choose"
    at = widget(at, "text_input", "What holds").set_value("Extra work has a price").run()
    at = press(at, "Choose this boundary")
    assert is_calm(at)
    (made,) = [of for of in peter.records(Boundary) if of.statement == "Extra work has a price"]
    assert (made.client, made.topic, made.told_on) == ("Bouwgroep Noord", "extra_work_price", None)
    assert review(peter).chosen_id == made.id
    assert at.radio[0].value == f"boundary {made.id}"
    peter.undo()
    assert made not in peter.records(Boundary)


def test_next_chooses_what_the_open_form_holds(peter: Tracker) -> None:
    at = choose(at_step("choice"), "A new boundary: the price of extra work")
    widget(at, "text_input", "What holds").set_value("Extra work has a price")
    at = press(at, "Next")
    assert heading(at) == "A line for yourself"
    (made,) = [of for of in peter.records(Boundary) if of.statement == "Extra work has a price"]
    assert review(peter).chosen_id == made.id
    assert "It is not told yet." in at.success[0].value
    at = press(press(at, "Back"), "Next")
    assert [of for of in peter.records(Boundary) if of.statement == "Extra work has a price"] == [made]


def test_next_chooses_what_a_sign_is_about_without_more_being_said(peter: Tracker) -> None:
    at = press(choose(at_step("choice"), "A new boundary: the price of extra work"), "Next")
    assert heading(at) == "A line for yourself"
    (made,) = peter.records(Boundary)
    assert review(peter).chosen_id == made.id


def test_next_leaves_a_form_in_which_nothing_was_said(book: Tracker) -> None:
    at = press(choose(at_step("choice"), "A boundary of your own"), "Next")
    at = press(choose(press(at, "Back"), "An assumption of your own"), "Next")
    assert heading(at) == "A line for yourself"
    assert not book.records(Boundary)
    assert not book.records(Assumption)


def test_next_stays_where_the_form_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_book(tmp_path, monkeypatch)
    at = choose(at_step("choice"), "An assumption of your own")
    widget(at, "selectbox", "The client …").set_value(5)
    at = press(at, "Next")
    assert heading(at) == "Choose one thing"
    assert "The assumption is about nobody" in words(at)


def test_what_was_chosen_leads_to_the_words_for_it(book: Tracker) -> None:
    book.add(Boundary(client="Bouw", topic="scope"))
    book.add(Assumption(client="Bouw", number=1))
    at = choose(at_step("choice"), "Tell it")
    assert 'href="words?topic=scope&amp;client=Bouw"' in words(at)
    at = choose(at, "Test with Bouw")
    assert 'href="words?client=Bouw&amp;words=check&amp;assumption=1"' in words(at)
    book.close_week(WEEK)
    assert 'href="assumptions?client=Bouw"' in words(at_step("line"))


def test_a_new_assumption_can_be_chosen_from_the_ten(book: Tracker) -> None:
    at = choose(at_step("choice"), "An assumption of your own")
    at = press(at, "Choose this assumption")
    assert "The assumption says nothing" in words(at), "the form keeps standing and says why"
    widget(at, "selectbox", "The client …").set_value(5)
    at = press(at, "Choose this assumption")
    (made,) = book.records(Assumption)
    assert (made.client, made.number, made.held_since) == ("Bouw", 5, date(2026, 11, 16))
    assert review(book).chosen_id == made.id
    assert is_calm(at)


def test_without_clients_an_assumption_is_about_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_book(tmp_path, monkeypatch)
    at = press(choose(at_step("choice"), "An assumption of your own"), "Choose this assumption")
    assert "The assumption is about nobody" in words(at)


def test_what_was_chosen_stays_offered_once_it_is_told(book: Tracker) -> None:
    known = book.add(Boundary(client="Bouw", topic="scope"))
    book.choose(WEEK, known)
    book.change(known, told_on=date(2026, 11, 16))
    (radio,) = at_step("choice").radio
    assert radio.value is not None
    assert "Hold it: what is in and what is out · Bouw" in radio.options


def test_of_an_archived_client_nothing_is_offered_but_what_was_chosen(book: Tracker) -> None:
    book.add(Boundary(client="Bouw", topic="scope"))
    known = book.add(Assumption(client="Bouw", number=1))
    (bouw,) = book.records(Client)
    book.change(bouw, archived_on=date(2026, 11, 1))
    assert not [of for of in at_step("choice").radio[0].options if "Bouw" in of]
    book.choose(WEEK, known)
    assert at_step("choice").radio[0].value == f"assumption {known.id}"


# --- the line and the end ------------------------------------------------------------------------


def test_a_line_is_kept_when_its_field_is_left(book: Tracker) -> None:
    at = at_step("line")
    at.text_area[0].set_value("ask before I research").run()
    assert review(book).note == "ask before I research"
    assert go(at, "line").text_area[0].value == "ask before I research"
    assert at_step("line").text_area[0].value == "ask before I research", "in another window, too"


def test_how_the_week_felt_is_a_check_in_of_the_week(book: Tracker) -> None:
    at = mark(at_step("line"), "How the week felt", 2)  # type: ignore[arg-type]
    assert [(of.day, of.energy, of.client) for of in book.records(CheckIn)] == [(date(2026, 11, 15), 2, None)]
    at = mark(at, "How the week felt", -1)  # type: ignore[arg-type]
    assert [of.energy for of in book.records(CheckIn)] == [-1]
    mark(at, "How the week felt", None)
    assert book.records(CheckIn) == ()


def test_a_check_in_that_says_more_is_changed_and_never_removed(book: Tracker) -> None:
    book.add(CheckIn(day=date(2026, 11, 13), energy=1, note="long Thursday"))
    mark(at_step("line"), "How the week felt", None)
    (kept,) = book.records(CheckIn)
    assert (kept.energy, kept.note) == (None, "long Thursday")


def test_closing_keeps_the_line_as_it_stands_and_shows_what_was_done(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw #research !unbilled soil")
    book.log("2026-11-10 4h @bouw")
    mark(at_step("unbilled"), "Bouw", "gift-untold")
    book.choose(WEEK, "nothing")
    at = at_step("line")
    at.text_area[0].set_value("less at night")
    at = press(at, "Close the week")
    assert is_calm(at)
    assert at.title[0].value == "Week 46, closed"
    shown = words(at)
    for said in (
        "less at night",
        "6 h for clients, 2 h of them unbilled. €400.00 earned.",
        "Unbilled hours: 2 h given untold.",
        "No sign was answered.",
        "Nothing was chosen for this week.",
    ):
        assert said in shown
    assert "Bouw · research, 2 h: given, not told" in shown
    assert review(book).found["clients"][0]["hours"] == 6


def test_the_signs_that_were_shown_are_kept_with_the_review(peter: Tracker) -> None:
    at = go(at_step("cards"), "line")
    press(at, "Close the week")
    assert len(review(peter).found["patterns"]) == 3


def test_a_closed_week_can_be_opened_again_and_that_undone(book: Tracker) -> None:
    book.close_week(WEEK)
    at = press(drawn("close"), "Open it again")
    assert book.closing(WEEK).closed_at is None
    assert heading(at) == "A line for yourself"
    at = press(at, "Undo")
    assert at.title[0].value == "Week 46, closed"
    assert not at.text_area, "it is read, not written"
    assert not at.run().text_area


def test_a_second_window_is_told_that_the_week_is_closed_and_doubles_nothing(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw #research !unbilled soil")
    first, second = at_step("line"), at_step("unbilled")
    press(first, "Close the week")
    at = mark(second, "Bouw", "bill")
    assert "2026-W46 was closed already, on 2026-11-16 09:00" in at.warning[0].value
    assert at.title[0].value == "Week 46, closed"
    assert book.records(Mark) == ()
    assert len(book.records(Review)) == 1


def test_a_line_typed_while_another_window_closes_the_week_is_kept(book: Tracker) -> None:
    first, second = at_step("line"), at_step("line")
    first.text_area[0].set_value("first")
    press(first, "Close the week")
    second = second.run()
    assert "Week 46 was closed on Mon 16 Nov 09:00." in words(second)
    assert second.text_area, "the field stays as long as somebody may be typing in it"
    second.text_area[0].set_value("second")
    at = press(second, "See the closed week")
    assert at.title[0].value == "Week 46, closed"
    assert review(book).note == "first\nsecond"
    assert book.closing(WEEK).closed_at is not None


def test_what_an_import_changed_since_is_told_with_what_was_done(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw")
    book.close_week(WEEK)
    book.log("2026-11-11 1h30 @bouw late")
    shown = words(drawn("close"))
    assert "Bouw: 3 h 30 instead of 2 h and €350.00 instead of €200.00." in shown
    assert "late (Mon 16 Nov 2026 09:00)" in shown


def test_reviews_before_it_can_be_read_back(book: Tracker) -> None:
    line_kept(book.store, "2026-W44", "a quiet one", "", book.now())
    for week in ("2026-W44", "2026-W45", WEEK):
        book.close_week(week)
    shown = tables(drawn("close"))
    assert 'href="close?week=2026-W44"' in shown
    assert "a quiet one" in shown
    assert shown.index("2026-W45") < shown.index("2026-W44")
    at = drawn("close", week="2026-W44")
    assert at.title[0].value == "Week 44, closed"
    assert not at.text_area


def test_names_and_lines_are_shown_as_text_whatever_they_spell(book: Tracker) -> None:
    book.add(Client(name=HOSTILE))
    book.add(Rate(client=HOSTILE, cents_per_hour=9000))
    book.log(client=HOSTILE, day=date(2026, 11, 10), hours=3, billable=False, note=HOSTILE)
    book.choose(WEEK, book.add(Boundary(client=HOSTILE, topic="scope", statement=HOSTILE)))
    line_kept(book.store, WEEK, HOSTILE, "", book.now())
    for step in STEPS:
        at = at_step(step)
        assert is_calm(at)
        assert "<b>O'Neil" not in words(at).replace("&#x27;", "'")
    book.close_week(WEEK)
    at = drawn("close")
    assert "<b>O'Neil" not in tables(at).replace("&#x27;", "'")
    assert "\u202e" not in tables(at)


def test_the_week_leads_to_its_review(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw")
    assert 'href="close?week=2026-W46"' in tables(drawn("this_week"))
    assert 'href="close' not in tables(drawn("this_week", week="2026-W48"))
