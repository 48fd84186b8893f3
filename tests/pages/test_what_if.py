"""The sliders on the Rate page."""

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.records import Client, Message

from .drawn import drawn, is_calm, new_book, tables, widget, with_bouw


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    book = with_bouw(new_book(tmp_path, monkeypatch))
    book.log("2026-11-10 6h @bouw")
    return book


def sliders(at: AppTest) -> list[str]:
    return [of.label for of in at.slider]


def result(at: AppTest) -> str:
    """What the picture of the steps says."""
    return str(at.get("plotly_chart")[-1].proto.alt)


def move(at: AppTest, label: str, value: int) -> AppTest:
    widget(at, "slider", label).set_value(value)
    return at.run()


def test_at_first_the_rate_is_ten_percent_higher_and_nothing_else(book: Tracker) -> None:
    at = drawn("rate")
    assert is_calm(at)
    assert sliders(at) == ["Higher rate, in percent"]
    assert "€110.00 an hour instead of €100.00" in result(at)
    assert "client would have said yes" in tables(at)


def test_with_every_slider_at_rest_the_rate_is_the_real_one(book: Tracker) -> None:
    book.log("2026-11-10 4h @bouw #research !unbilled")
    book.log("2026-11-10 2h @bouw !gift")
    at = move(drawn("rate"), "Higher rate", 0)
    assert is_calm(at)
    assert "€50.00 an hour, as it was" in result(at)
    assert "€600.00 / 12.00 h = €50.00 an hour" in tables(at)


def test_each_slider_adds_its_step(book: Tracker) -> None:
    book.log("2026-11-10 4h @bouw #research !unbilled")
    book.log("2026-11-10 2h @bouw !gift")
    at = move(drawn("rate"), "Research priced", 100)
    most = widget(at, "slider", "Gifts in a quarter").max
    assert widget(at, "slider", "Gifts in a quarter").value == most
    at = move(at, "Gifts in a quarter", 0)
    assert is_calm(at)
    assert "€110.00 an hour instead of €50.00" in result(at)
    for step in ("Research priced +€33.33", "Gifts in a budget +€16.67", "Higher rate +€10.00"):
        assert step in result(at)
    assert "(€600.00 earned + €400.00 for research) × 1.10" in tables(at)


def test_messages_can_be_answered_twice_a_day_where_hours_tell_what_they_take(book: Tracker) -> None:
    for hour in (1, 2, 3, 4):
        at = book.now() - timedelta(days=5) + timedelta(hours=hour)
        book.add(Message(client="Bouw", channel="email", direction="out", at=at))
    assert "4 sittings, 2 of them beyond two" in tables(drawn("rate"))
    book.log("2026-11-11 2h @bouw #messages !unbilled")
    at = move(drawn("rate"), "Higher rate", 0)
    assert "sittings" not in tables(at)
    widget(at, "toggle", "Messages answered twice a day").set_value(True)
    at.run()
    assert is_calm(at)
    assert widget(at, "slider", "Minutes that a sitting less saves").value == 30
    assert "Messages twice a day +€10.71" in result(at)
    assert "€75.00" in result(move(at, "Minutes that a sitting less saves", 0))


def test_a_client_with_gifts_alone_may_be_left_without_hours(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    book.log("2026-11-10 2h @eik !gift")
    at = drawn("rate", client="Eik")
    assert is_calm(at)
    at = move(at, "Gifts in a quarter", 0)
    assert is_calm(at)
    assert "So no hours would be left" in tables(at)


def test_money_without_hours_is_a_sentence(book: Tracker) -> None:
    from tracker.records import Project

    book.add(Client(name="Eik"))
    about = {"starts_on": book.today() - timedelta(days=30), "ends_on": book.today()}
    book.add(Project(client="Eik", name="Course", billing="fixed", fee_cents=100_000, **about))
    at = drawn("rate", client="Eik")
    assert is_calm(at)
    assert "Without hours there is nothing to suppose" in tables(at)


def test_another_client_with_fewer_gifts_has_a_slider_of_his_own(book: Tracker) -> None:
    book.log("2026-11-10 9h @bouw !gift")
    book.add(Client(name="Eik"))
    book.log("2026-11-10 1h @eik !gift")
    at = drawn("rate", client="Bouw")
    widget(at, "selectbox", "Client").set_value("Eik").run()
    assert is_calm(at)
    gifts = widget(at, "slider", "Gifts in a quarter")
    assert gifts.value == gifts.max
