from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.patterns import patterns
from tracker.records import PATTERN_NAMES, Settings
from tracker.wording.cards import title_of

from .drawn import drawn, is_calm, new_book, press, tables, with_bouw, words

DRIFT = "unbilled-drift"
PART = "What each looks at"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def about(pattern: str = DRIFT) -> AppTest:
    """The second part of the page, with one pattern open."""
    at = drawn("patterns", **{f"about-{pattern}": True})
    at.session_state[f"about-{pattern}"] = True
    return at.segmented_control[0].set_value(PART).run()


def hold(at: AppTest, pattern: str = DRIFT) -> AppTest:
    """An expander that the browser keeps open; a test has to hold it open itself."""
    at.session_state[f"about-{pattern}"] = True
    return at


def test_all_patterns_are_listed_by_number(book: Tracker) -> None:
    at = about()
    assert is_calm(at)
    listed = [of.label for of in at.get("expander") if " · " in of.label]
    assert listed == [f"{n} · {title_of(name)}" for n, name in enumerate(in_order(), 1)]


def in_order() -> list[str]:
    return [of.name for of in sorted(patterns(), key=lambda of: of.number)]


def test_every_pattern_explains_itself_and_shows_its_lines(book: Tracker) -> None:
    for pattern in patterns():
        at = about(pattern.name)
        assert is_calm(at), pattern.name
        shown = tables(at)
        for heading in ("What it sees", "Why it matters", "Look-alikes", "What helps"):
            assert f"<dt>{heading}</dt>" in shown
        assert len(at.number_input) == len(pattern.limits)
    assert {of.name for of in patterns()} == set(PATTERN_NAMES)


def test_a_line_says_where_it_may_stand_and_where_it_comes_from(book: Tracker) -> None:
    at = about()
    first = at.number_input[0]
    assert first.label == "Unbilled share of client hours · worth a look (%)"
    assert first.value == 13
    assert "0% to 100% · 13% at first · PR firms billed 87 percent of client hours" in words(at)


def test_a_line_is_moved_and_put_back(book: Tracker) -> None:
    at = about()
    at.number_input[0].set_value(15.0)
    at = press(hold(at), "Save the lines")
    assert is_calm(at)
    assert "unbilled share of client hours · worth a look at 15%" in at.success[0].value
    assert book.records(Settings)[-1].limits == {DRIFT: {"share_1": 0.15}}
    assert book.limits(DRIFT)["share_1"] == 0.15
    at = press(hold(hold(at).run()), "Back to the defaults")
    assert book.records(Settings)[-1].limits == {}
    assert hold(at).run().number_input[0].value == 13


def test_a_line_outside_its_range_is_refused_in_its_own_unit_and_stays(book: Tracker) -> None:
    at = about()
    at.number_input[0].set_value(250.0)
    at = press(hold(at), "Save the lines")
    assert "lies between 0% and 100%, not at 250%" in at.warning[0].value
    assert hold(at).run().number_input[0].value == 250
    assert book.records(Settings)[-1].limits == {}


def test_saving_without_a_change_writes_nothing(book: Tracker) -> None:
    revision = book.store.revision
    at = press(hold(about()), "Save the lines")
    assert "every line stays where it is" in at.success[0].value
    assert book.store.revision == revision


def test_a_pattern_is_switched_off_and_says_so_in_the_list(book: Tracker) -> None:
    at = press(hold(about()), "Switch off")
    assert book.records(Settings)[-1].limits == {DRIFT: {"off": True}}
    assert "1 · Unbilled hours · switched off" in [of.label for of in at.get("expander")]
    press(hold(hold(at).run()), "Switch on")
    assert book.records(Settings)[-1].limits == {}


def test_what_all_patterns_share_stands_once(book: Tracker) -> None:
    at = drawn("patterns", **{"shared-rules": True})
    at.session_state["shared-rules"] = True
    at = at.segmented_control[0].set_value(PART).run()
    assert "<dt>Active weeks</dt>" in tables(at)
