"""Choices, lists, numbers and days inside a sentence, in the language spoken."""

from datetime import date

import pytest
from babel import dates, numbers

from tracker.language import LANGUAGES, speaking
from tracker.language.parts import either, listed, long_day, marked, month_name, numeral, weekday


def test_one_word_needs_no_conjunction() -> None:
    assert (either(["Bouw"]), listed(["Bouw"])) == ("Bouw", "Bouw")


def test_words_to_choose_from_and_words_that_hold_together() -> None:
    assert either(iter(["A", "B", "C"])) == "A or B or C"
    assert listed(["A", "B"]) == "A and B"
    assert listed(iter(["A", "B", "C"])) == "A, B and C"
    assert listed([]) == ""


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


def test_the_marks_are_those_that_babel_knows() -> None:
    for language in LANGUAGES:
        comma, point = numbers.get_group_symbol(language), numbers.get_decimal_symbol(language)
        with speaking(language):
            assert marked("-1,234,567.5e") == f"-1{comma}234{comma}567{point}5e"


def test_a_day_is_named_whatever_the_machine_speaks() -> None:
    for day in (date(2026, 11, 9), date(2027, 2, 28), date(2026, 12, 6)):
        assert long_day(day) == f"{day:%A} {day.day} {day:%B}"
        assert weekday(day.weekday()) == f"{day:%a}"
    for n in range(1, 13):
        day = date(2026, n, 1)
        assert (month_name(n), month_name(n, whole=True)) == (f"{day:%b}", f"{day:%B}")


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_days_and_months_bear_the_names_that_babel_knows(language: str) -> None:
    with speaking(language):
        for n in range(1, 13):
            day = date(2026, n, n)
            said = [
                *(weekday(day.weekday()), weekday(day.weekday(), whole=True)),
                *(month_name(n), month_name(n, whole=True)),
            ]
            patterns = ("EEE", "EEEE", "MMM", "MMMM")
            assert said == [dates.format_date(day, of, locale=language) for of in patterns]
