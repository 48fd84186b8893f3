"""Choices, lists, numbers and days inside a sentence, in the language spoken."""

from datetime import date

import pytest

from tracker.language import speaking
from tracker.language.parts import both, either, long_day, month_name, numeral, short_weekday


def test_one_word_needs_no_conjunction() -> None:
    assert (either(["Bouw"]), both(["Bouw"])) == ("Bouw", "Bouw")


def test_words_to_choose_from_and_words_that_hold_together() -> None:
    assert either(iter(["A", "B", "C"])) == "A or B or C"
    assert both(["A", "B", "C"]) == "A and B and C"


def test_braces_in_a_name_are_letters_like_others() -> None:
    assert either(["{one}", "{}", "{0!r}"]) == "{one} or {} or {0!r}"


@pytest.mark.parametrize(
    ("number", "decimals", "english", "dutch"),
    [
        (1234567, None, "1,234,567", "1.234.567"),
        (25.5, None, "25.5", "25,5"),
        (25.0, None, "25", "25"),
        (0.9999999, None, "1", "1"),
        (1234.5, 2, "1,234.50", "1.234,50"),
        (-0.25, 1, "-0.2", "-0,2"),
        (7, 0, "7", "7"),
    ],
)
def test_thousands_and_decimals_are_those_of_the_language(
    number: float, decimals: int | None, english: str, dutch: str
) -> None:
    assert numeral(number, decimals) == english
    with speaking("nl"):
        assert numeral(number, decimals) == dutch


def test_a_day_is_named_whatever_the_machine_speaks() -> None:
    for day in (date(2026, 11, 9), date(2027, 2, 28), date(2026, 12, 6)):
        assert long_day(day) == f"{day:%A %d %B}"
        assert short_weekday(day) == f"{day:%a}"
    assert [month_name(n)[:3] for n in (1, 5, 12)] == ["Jan", "May", "Dec"]
