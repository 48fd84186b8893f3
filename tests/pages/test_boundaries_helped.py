"""Did it help: twenty weeks around a boundary that was told, as a card with its picture."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.pages.boundaries.address import HELPED
from tracker.records import Boundary, Client, Occasion, Phase, Rate
from tracker.wording.boundaries.measures import FORMULAS

from .drawn import HOSTILE, drawn, is_calm, new_book, part, tables, widget, with_bouw, words

LAST = date(2026, 11, 9)
"""The Monday of the last whole week."""
ONE_WEEK = timedelta(weeks=1)
TOLD = LAST - 9 * ONE_WEEK + timedelta(days=2)
BEFORE = (6.0, 5.0, 7.0, 6.5, 5.5, 6.0, 9.0, 10.0, 11.0, 12.0, 8.0, 7.0)
"""Six usual weeks, four that led to it, the one of the telling and one to settle."""
CALM = (3.0, 2.5, 4.0, 3.5, 2.0, 3.0, 2.5, 3.5)
RESTLESS = (6.0, 5.0, 7.0, 6.5, 5.5, 6.0, 6.5, 5.5)
FULLER = (9.0, 10.0, 9.5, 11.0, 10.0, 9.0, 10.5, 11.0)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def lived(book: Tracker, after: Sequence[float], client: str = "Bouw") -> None:
    """Weeks of ten billable hours and some that are not, the last one just over."""
    values = (*BEFORE, *after)
    first = LAST - 19 * ONE_WEEK
    with book.together():
        for n, value in enumerate(values):
            monday = first + n * ONE_WEEK
            book.log(client=client, day=monday, hours=10.0)
            book.log(client=client, day=monday, hours=value, billable=False)


def told(book: Tracker, **fields: Any) -> Boundary:
    about = {"client": "Bouw", "topic": "scope", "statement": "Two rounds", "told_on": TOLD}
    return book.add(Boundary(**about | fields))


def knocked(book: Tracker, of: Boundary, kept: int, broken: int) -> None:
    at = datetime.fromisoformat("2026-10-01T12:00:00+02:00")
    for n in range(kept + broken):
        book.add(Occasion(boundary=of.id or "", at=at + timedelta(days=n), kept=n < kept))


def helped() -> AppTest:
    return part(drawn("boundaries"), HELPED)


def chart(at: AppTest) -> str:
    """The chart's description and its figure."""
    (found,) = at.get("plotly_chart")
    return str(found.proto)


def test_without_a_boundary_that_was_told_it_says_what_will_stand_here(book: Tracker) -> None:
    told(book, told_on=None)
    at = helped()
    assert is_calm(at)
    assert "No boundary was told yet" in tables(at)


def test_a_limit_that_helped_says_so_in_the_order_of_a_card(book: Tracker) -> None:
    lived(book, CALM)
    knocked(book, told(book), kept=5, broken=1)
    at = helped()
    assert is_calm(at)
    shown = tables(at)
    places = [
        shown.index(said)
        for said in (
            "clear change",
            "and it was kept 5 of 6 times.",
            "Unbilled hours: 6 h in the middle week of those before, 3 h in that of those after.",
            "That is 3 h less.",
            "In 48 of 48 pairs of weeks the later one was lower, as hoped.",
            "From 6 weeks before and 8 weeks after.",
            "Chance alone does as well in fewer than 1 of 1,000 cases.",
            "It may be innocent:",
            "<blockquote>",
            "One possible step:",
        )
    ]
    assert places == sorted(places)


def test_the_picture_describes_itself_and_the_formula_stands_under_it(book: Tracker) -> None:
    lived(book, CALM)
    told(book)
    at = helped()
    assert "Unbilled hours, week by week. Unbilled hours: 6 h in the middle week" in chart(at)
    shown = tables(at)
    assert "The lines are the middle weeks: 6 h before, 3 h after." in shown
    assert FORMULAS["unbilled_hours"] in shown
    assert "exact Mann-Whitney test" in shown
    assert "p &lt; 0.001" in shown


def test_weeks_as_before_could_be_chance(book: Tracker) -> None:
    lived(book, RESTLESS)
    told(book)
    shown = tables(helped())
    assert "could be chance" in shown
    assert "Let a coin decide for some weeks" in shown


def test_weeks_that_grew_fuller_are_never_called_help(book: Tracker) -> None:
    lived(book, FULLER)
    told(book)
    shown = tables(helped())
    assert "it went the other way" in shown
    assert "Tell the client that it works" not in shown


def test_a_limit_that_was_not_kept_is_not_asked_for_its_effect(book: Tracker) -> None:
    lived(book, CALM)
    knocked(book, told(book), kept=1, broken=5)
    at = helped()
    assert is_calm(at)
    shown = tables(at)
    assert "not kept so far" in shown
    assert "Kept 1 of 6 times, the limit was not tried yet" in shown
    assert "clear change" not in shown
    assert not at.get("plotly_chart")


def test_few_weeks_after_are_too_early(book: Tracker) -> None:
    lived(book, CALM)
    told(book, told_on=LAST - 3 * ONE_WEEK)
    shown = tables(helped())
    assert "too early to say" in shown
    assert "A verdict needs 6 on either side: 4 weeks more." in shown


def test_what_cannot_be_counted_says_so(book: Tracker) -> None:
    lived(book, CALM)
    told(book, topic="decision_owner")
    shown = tables(helped())
    assert "nothing to count" in shown
    assert "What counts is whether it was kept." in shown


def test_other_clients_phases_and_rates_are_named(book: Tracker) -> None:
    lived(book, CALM)
    for name in ("Eik", "Vlinder"):
        book.add(Client(name=name))
        lived(book, RESTLESS, name)
    book.add(Phase(client="Bouw", name="Launch", starts_on=LAST - 4 * ONE_WEEK, ends_on=LAST - 3 * ONE_WEEK))
    book.add(Rate(client="Bouw", cents_per_hour=11_000, valid_from=LAST - 2 * ONE_WEEK))
    told(book)
    shown = tables(helped())
    assert "With 2 other clients, whom you told nothing on it, the same weeks brought no difference" in shown
    assert "beyond that it is 3 h less." in shown
    assert "Launch and a rate of €110.00" in shown
    assert "Shaded: a Launch; b a rate of €110.00." in shown


def test_what_was_hoped_for_and_the_day_to_look_are_said(book: Tracker) -> None:
    lived(book, CALM)
    told(book, hoped_percent=20, review_on=date(2026, 11, 1))
    shown = tables(helped())
    assert "You hoped for 20%; it is 50%." in shown
    assert "The day on which you wanted to look at it has come" in shown


def test_a_client_is_chosen_and_an_archived_one_is_read_too(book: Tracker) -> None:
    book.add(Client(name="Eik"))
    lived(book, CALM)
    told(book)
    told(book, client="Eik", statement="One round")
    book.change(book.records(Client)[0], archived_on=date(2026, 11, 15))
    at = helped()
    assert "(archived)" in tables(at)
    widget(at, "selectbox", "Client").select("Bouw").run()
    assert "Two rounds" in tables(at)
    assert "One round" not in tables(at)


def test_from_the_fourth_on_boundaries_open_from_a_line(book: Tracker) -> None:
    lived(book, CALM)
    for topic in ("scope", "hours", "payment", "days_off", "channels"):
        told(book, topic=topic, statement=f"about {topic}")
    at = helped()
    assert is_calm(at)
    assert sum("about" in of.label for of in at.expander) == 2


def test_hostile_names_stand_as_text(book: Tracker) -> None:
    book.add(Client(name=HOSTILE))
    lived(book, CALM, HOSTILE)
    book.add(Phase(client=HOSTILE, name=HOSTILE, starts_on=LAST - 4 * ONE_WEEK, ends_on=LAST))
    told(book, client=HOSTILE, statement=HOSTILE)
    at = helped()
    assert is_calm(at)
    assert "<b>O" not in tables(at)
    assert "\u202e" not in words(at)
