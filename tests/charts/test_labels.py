import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.names import HOSTILE
from tracker.charts.labels import html, money, plain


def test_a_name_becomes_one_line() -> None:
    assert plain("two\nlines\tand  a tab ") == "two lines and a tab"


def test_what_does_not_break_stays_together() -> None:
    assert plain("an hour of €\N{NO-BREAK SPACE}69,11 ") == "an hour of €\N{NO-BREAK SPACE}69,11"


def test_a_long_name_ends_in_an_ellipsis() -> None:
    assert plain("x" * 10_000, 10) == "xxxxxxxxx…"


def test_a_name_that_cannot_be_seen_says_so() -> None:
    assert plain("\u202e \x00") == "(no name)"


def test_characters_that_turn_the_text_around_are_left_out() -> None:
    assert plain("invoice\u202egnp.exe") == "invoice gnp.exe"


def test_a_right_to_left_name_keeps_its_direction_to_itself() -> None:
    shalom = "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}"
    assert html(shalom) == f"\u2068{shalom}\u2069"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_opens_a_tag_or_leaves_an_attribute(name: str) -> None:
    assert not set("<>\"'\n\x00\u202e") & set(html(name))


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_a_label_is_never_longer_than_asked_and_never_empty(name: str, limit: int) -> None:
    line = plain(name, limit)
    assert line == "(no name)" or 0 < len(line) <= limit
    assert "\n" not in line


@pytest.mark.parametrize(
    ("cents", "currency", "signed", "text"),
    [
        (6988, "EUR", False, "€69.88"),
        (-1240, "EUR", False, "\N{MINUS SIGN}€12.40"),
        (500, "GBP", True, "+£5.00"),
        (0, "EUR", True, "€0.00"),
        (-0.4, "EUR", True, "€0.00"),
        (123456789, "CHF", False, "CHF\N{NO-BREAK SPACE}1,234,567.89"),
    ],
)
def test_an_amount_reads_as_money(cents: float, currency: str, signed: bool, text: str) -> None:
    assert money(cents, currency, signed=signed) == text
