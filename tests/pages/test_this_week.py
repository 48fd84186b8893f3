from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.records import Client, Project, Rate

from .drawn import DATA, HOSTILE, drawn, is_calm, new_book, press, tables, widget, with_bouw, words


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return new_book(tmp_path, monkeypatch)


def test_an_empty_book_says_what_to_do_first(book: Tracker) -> None:
    at = drawn("this_week")
    assert is_calm(at)
    assert 'href="clients"' in tables(at)
    assert 'href="import"' in tables(at)


def test_peters_week_is_summed_up_with_its_numbers(book: Tracker) -> None:
    book.import_file(DATA / "peter.jsonl")
    book.import_file(DATA / "kalender.csv", timezone="Europe/Amsterdam")
    at = drawn("this_week")
    assert is_calm(at)
    assert at.title[0].value == "Week 46"
    assert "week" not in at.query_params, "a page that adds to its address is one more step on the way back"
    shown = tables(at)
    for said in ("41 h 15", "€69.11", "of €100.15 agreed", "9 h", "€1,238.01", "8 h research", "€63.70"):
        assert said in shown
    assert "€2,850.74 / 41.25 h = €69.11 an hour" in shown
    assert "€4,131.25 - €2,850.74 - €42.50 = €1,238.01" in shown
    assert 'href="rate?week=2026-W46&amp;client=Bouwgroep+Noord"' in shown
    assert "if finished at today’s estimate" in shown
    assert "8 calendar rows wait in the inbox" in shown
    assert "Effective rate €69.11" in at.get("plotly_chart")[0].proto.alt


def test_the_week_before_is_one_press_away_and_in_the_address(book: Tracker) -> None:
    with_bouw(book).log("2026-11-04 9-11 @bouw")
    at = press(drawn("this_week"), ":material/chevron_left:")
    assert at.title[0].value == "Week 45"
    assert "2026-W45" in at.query_params["week"]
    assert "2 h for clients brought €200.00" in words(at)
    assert press(at, "Now").title[0].value == "Week 47"


def test_a_day_in_the_calendar_chooses_its_week(book: Tracker) -> None:
    with_bouw(book)
    at = drawn("this_week")
    widget(at, "date_input", "Week of").set_value("2026-10-01").run()
    assert at.title[0].value == "Week 40"


def test_a_week_in_the_address_that_does_not_exist_is_the_last_complete_one(book: Tracker) -> None:
    with_bouw(book)
    at = drawn("this_week", week="2026-W99")
    assert is_calm(at)
    assert at.title[0].value == "Week 46"


def test_a_week_that_is_not_over_says_so(book: Tracker) -> None:
    with_bouw(book).log("today 1h @bouw")
    at = drawn("this_week", week="2026-W47")
    assert "This week is still running: it is day 1 of 7." in words(at)
    assert "This week lies ahead" in words(drawn("this_week", week="2026-W48"))


def test_a_week_without_hours_leads_to_the_log_page(book: Tracker) -> None:
    with_bouw(book)
    at = drawn("this_week")
    assert "no hours for clients" in words(at)
    assert 'href="log?week=2026-W46"' in tables(at)


def test_names_are_shown_as_text_whatever_they_spell(book: Tracker) -> None:
    for name in (HOSTILE, "x" * 10_000, "مكتب"):
        book.add(Client(name=name))
        book.add(Rate(client=name, cents_per_hour=9000))
        book.log(client=name, day=book.today(), hours=3, billable=False, note=HOSTILE)
    project = Project(client=HOSTILE, name=HOSTILE, billing="fixed", fee_cents=100_000, agreed_hours=10)
    book.add(project)
    book.log(client=HOSTILE, project=HOSTILE, day=book.today(), hours=25)
    at = drawn("this_week", week="2026-W47")
    assert is_calm(at)
    assert "<b>O&#x27;Neil</b>" not in tables(at)
    assert "&lt;b&gt;O&#x27;Neil&lt;/b&gt;" in tables(at)
    assert "\u202e" not in tables(at)
    assert "x" * 100 not in tables(at).replace("client=" + "x" * 10_000, "")


def test_several_currencies_are_shown_apart(book: Tracker) -> None:
    with_bouw(book).log("2026-11-10 10h @bouw")
    book.add(Client(name="Acme", currency="USD"))
    book.add(Rate(client="Acme", cents_per_hour=8000))
    book.log("2026-11-11 5h @acme !unbilled")
    at = drawn("this_week")
    assert is_calm(at)
    assert "€100.00 · $0.00" in words(at)
    assert "Money came in EUR and USD." in words(at)
    assert "USD: $0.00 earned, $0.00 an hour of the $80.00 agreed." in words(at)


def test_problems_stand_at_the_end_as_notes(book: Tracker) -> None:
    with_bouw(book).log("2026-11-10 9-11 @bouw one")
    book.log("2026-11-10 10-12 @bouw two")
    at = drawn("this_week")
    assert is_calm(at)
    assert "“one” (Tue 09:00–11:00) and “two” (Tue 10:00–12:00) overlap" in words(at)
