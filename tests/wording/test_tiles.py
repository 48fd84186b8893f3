from datetime import date
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.records import Client, Project, Rate, Settings
from tracker.wording.definitions import definitions, own_time_sentence
from tracker.wording.rates import client_sentence
from tracker.wording.sentences import step_label, step_note
from tracker.wording.tiles import tiles


@pytest.fixture
def book(tmp_path: Path) -> Tracker:
    from datetime import UTC, datetime

    book = Tracker(str(tmp_path / "book.db"), now=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
    book.add(Settings(timezone="Europe/Amsterdam"))
    book.add(Client(name="Bouw"))
    book.add(Rate(client="Bouw", cents_per_hour=10_000))
    return book


def test_the_tiles_say_a_week_in_four_numbers(book: Tracker) -> None:
    book.log("2026-11-18 6h @bouw")
    book.log("2026-11-18 2h @bouw #research !unbilled")
    book.log("2026-11-18 1h #admin")
    found = tiles(book.review())
    assert [(of.name, of.value) for of in found] == [
        ("Hours", "8 h"),
        ("Effective rate", "€75.00"),
        ("Unbilled hours", "2 h"),
        ("Left on the table", "€200.00"),
    ]
    assert found[0].note == "6 h billable, 17% of capacity; 1 h of your own beside them"
    assert found[1].note == "of €100.00 agreed; 75% is kept"
    assert found[2].note == "2 h research"
    assert found[1].label == "Effective rate, week 36 to week 47: from – to €75.00"
    assert found[1].reference == 100
    assert [len(of.values) for of in found] == [12, 12, 12, 12]


def test_a_week_with_nothing_lost_says_so_without_praise(book: Tracker) -> None:
    book.log("2026-11-18 6h @bouw")
    assert tiles(book.review())[2].note == "every hour was billable"


def test_more_than_was_agreed_is_said_beside_the_number(book: Tracker) -> None:
    book.add(
        Project(
            client="Bouw",
            name="Fee",
            billing="fixed",
            fee_cents=700_000,
            agreed_hours=70,
            starts_on=date(2026, 11, 16),
            ends_on=date(2026, 11, 22),
        )
    )
    book.log("2026-11-18 6h @bouw/fee")
    review = book.review()
    left = tiles(review)[3]
    assert left.note == "more than was agreed"
    assert review.waterfall is not None
    assert [step_label(step) for step in review.waterfall.steps] == ["Fees, in favour"]
    assert step_note(review.waterfall.steps[0], "EUR").startswith("€6,400.00 over 6 h: fixed fees")


def test_each_definition_holds_the_numbers_it_explains(book: Tracker) -> None:
    book.log("2026-11-18 6h @bouw")
    book.log("2026-11-18 2h @bouw #research !unbilled")
    book.log("2026-11-18 2h #admin")
    review = book.review()
    found = definitions(review.totals, "EUR", review.waterfall, review.effective_rate_with_own)
    assert {of.name: of.numbers for of in found} == {
        "Hours": "6.00 billable + 2.00 unbilled = 8.00 h",
        "Revenue": "€600.00",
        "Agreed rate": "€100.00 an hour",
        "Effective rate": "€600.00 / 8.00 h = €75.00 an hour",
        "Rate kept": "€75.00 / €100.00 = 75%",
        "Left on the table": "€800.00 - €600.00 = €200.00",
        "With your own time": "€600.00 / (8.00 + 2.00) h = €60.00 an hour",
        "Utilization": "6.00 h is 17% of it",
    }


def test_without_numbers_the_formulas_still_stand(book: Tracker) -> None:
    review = book.review()
    found = definitions(review.totals, "EUR", None)
    assert all(of.formula for of in found)
    assert [of.name for of in found if of.numbers] == ["Hours", "Revenue", "Utilization"]


def test_own_time_is_said_apart_and_only_when_there_is_some() -> None:
    assert own_time_sentence(3.5, 63.7, "EUR") == "With your own 3 h 30 counted too, an hour brings €63.70."
    assert own_time_sentence(0.0, 63.7, "EUR") == ""
    assert own_time_sentence(3.5, None, "EUR") == ""


def test_a_clients_weeks_are_summed_up() -> None:
    numbers = {
        "hours": 8.0,
        "revenue": 600.0,
        "effective_rate": 75.0,
        "agreed_rate": 100.0,
        "rate_kept": 0.75,
    }
    said = client_sentence("Bouw", numbers, "EUR", 26)
    assert said == "Bouw, 26 weeks: 8 h brought €600.00, €75.00 an hour of €100.00 agreed; 75% is kept."
    none = dict.fromkeys(numbers) | {"hours": 0.0}
    assert client_sentence("Bouw", none, "EUR", 1) == "No hours for Bouw in 1 week."
