import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from gettext import NullTranslations
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker import language
from tracker.language import speaking
from tracker.wording import numbers
from tracker.wording.numbers import (
    clock,
    count,
    dated,
    day,
    day_and_year,
    days,
    decimal_hours,
    duration,
    file_size,
    hours_in_words,
    in_hours,
    made_at,
    moment,
    money,
    month_day,
    of_agreed,
    one_line,
    out_of,
    percent,
    rate,
    separators,
    signed,
    week,
    written,
)

NBSP = "\N{NO-BREAK SPACE}"


WORDS = {
    "{hours} h": "{hours} u",
    "{hours} h {minutes}": "{hours} u {minutes}",
    "{amount} an hour": "{amount} per uur",
    "more than the {agreed} agreed": "meer dan de afgesproken {agreed}",
    "of {agreed} agreed; {kept} is kept": "van de afgesproken {agreed}; {kept} blijft over",
    "{part} of {whole}": "{part} van {whole}",
    "entry": "regel",
    "entries": "regels",
    **{"Mon": "ma", "Wed": "wo", "Thu": "do", "Fri": "vr", "Sunday": "zondag"},
    **{"Mar": "mrt", "May": "mei", "Nov": "nov", "January": "januari", "September": "september"},
    **{"October": "oktober", "November": "november", "December": "december"},
}
"""The words of a catalogue that these tests need, so that they are about numbers alone."""


class Words(NullTranslations):
    def gettext(self, message: str) -> str:
        return WORDS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    english = language.catalogue("en")
    monkeypatch.setattr(language, "catalogue", lambda of: Words() if of == "nl" else english)
    with speaking("nl"):
        yield


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 min"),
        (20, "20 s"),
        (60, "1 min"),
        (3570, "1 h"),
        (2700, "45 min"),
        (3600, "1 h"),
        (5400, "1 h 30"),
        (9000, "2 h 30"),
        (3600 * 1234 + 300, "1,234 h 05"),
    ],
)
def test_a_duration_is_said_in_hours_and_minutes(seconds: int, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        (69.11, "EUR", "€69.11"),
        (1234.5, "USD", "$1,234.50"),
        (12, "CHF", "CHF 12.00"),
        (-3.2, "EUR", "\N{MINUS SIGN}€3.20"),
        (-0.001, "EUR", "€0.00"),
        (None, "EUR", "–"),
    ],
)
def test_money_is_said_in_its_currency(amount: float | None, currency: str, said: str) -> None:
    assert money(amount, currency) == said


def test_a_rate_and_a_share_are_said_as_people_say_them() -> None:
    assert (rate(69.11), rate(None), percent(0.6988), percent(None)) == ("€69.11 an hour", "–", "70%", "–")
    assert (money(2.42, signed=True), week("2026-W06")) == ("+€2.42", "week 6")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 11, 9), date(2026, 11, 15), "9–15 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 November – 6 December 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 – 3 January 2027"),
        (date(2026, 11, 9), date(2026, 11, 9), "9 November 2026"),
    ],
)
def test_days_say_what_both_ends_share_once(start: date, end: date, said: str) -> None:
    assert days(start, end) == said


def test_a_day_of_another_year_says_its_year() -> None:
    assert day(date(2026, 11, 19), date(2026, 12, 1)) == "Thu 19 Nov"
    assert day(date(2025, 11, 19), date(2026, 12, 1)) == "Wed 19 Nov 2025"


@given(st.text(max_size=400), st.integers(1, 50))
def test_one_line_is_one_harmless_line_of_its_length(text: str, limit: int) -> None:
    shown = one_line(text, limit)
    assert len(shown) <= limit
    assert shown.splitlines() in ([], [shown])
    assert not set(shown) & set("\x1b\x07\r\n\u202e\u2066")


def test_one_line_does_not_part_an_amount_from_its_currency() -> None:
    assert one_line(f"van  de €{NBSP}100,15\n{NBSP}") == f"van de €{NBSP}100,15"


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=50))
def test_one_line_leaves_plain_words_as_they_are(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(
    ("said", "dutch_said"),
    [
        (lambda: written(1234567), "1.234.567"),
        (lambda: written(1234.5, ",.1f"), "1.234,5"),
        (lambda: written(7.5, "g"), "7,5"),
        (lambda: separators(), (",", ".")),
        (lambda: signed(2), "+2"),
        (lambda: signed(-1), "\N{MINUS SIGN}1"),
        (lambda: signed(0), "0"),
        (lambda: duration(20), "20 s"),
        (lambda: duration(2700), "45 min"),
        (lambda: duration(7200), "2 u"),
        (lambda: duration(9000), "2 u 30"),
        (lambda: duration(3600 * 1234 + 300), "1.234 u 05"),
        (lambda: hours_in_words(41.25), "41 u 15"),
        (lambda: in_hours(7.5, "g"), "7,5 u"),
        (lambda: decimal_hours(1234.5), "1.234,50"),
        (lambda: decimal_hours(None), "–"),
        (lambda: money(1234.5), f"€{NBSP}1.234,50"),
        (lambda: money(-3.2), f"€{NBSP}\N{MINUS SIGN}3,20"),
        (lambda: money(2.42, signed=True), f"€{NBSP}+2,42"),
        (lambda: money(0, signed=True), f"€{NBSP}0,00"),
        (lambda: money(12, "CHF"), f"CHF{NBSP}12,00"),
        (lambda: money(12, "JPY"), f"JP¥{NBSP}12,00"),
        (lambda: money(None), "–"),
        (lambda: rate(69.11), f"€{NBSP}69,11 per uur"),
        (lambda: rate(None), "–"),
        (lambda: percent(0.6988), "70%"),
        (lambda: percent(-0.05), "-5%"),
        (lambda: percent(None), "–"),
        (lambda: of_agreed(100, 0.69, "EUR"), f"van de afgesproken €{NBSP}100,00; 69% blijft over"),
        (lambda: of_agreed(100, 1.2, "EUR"), f"meer dan de afgesproken €{NBSP}100,00"),
        (lambda: count(1, "entry", "entries"), "1 regel"),
        (lambda: count(2345, "entry", "entries"), "2.345 regels"),
        (lambda: out_of(12, 4000), "12 van 4.000"),
        (lambda: file_size(3_400_000), "3,4 MB"),
        (lambda: file_size(11_001), "12 kB"),
        (lambda: month_day(date(2026, 3, 5)), "5 mrt"),
        (lambda: dated(date(2026, 3, 5)), "5 mrt 2026"),
        (lambda: day_and_year(date(2026, 11, 19)), "do 19 nov 2026"),
        (lambda: day(date(2026, 11, 19)), "do 19 nov"),
        (lambda: day(date(2025, 11, 19), date(2026, 12, 1)), "wo 19 nov 2025"),
        (lambda: moment(datetime(2026, 11, 20, 14, 5, tzinfo=UTC)), "vr 20 nov 14:05"),
        (lambda: made_at("2026-11-16T09:00:00+00:00", UTC), "ma 16 nov 2026 09:00"),
        (lambda: days(date(2026, 11, 9), date(2026, 11, 15)), "9–15 november 2026"),
        (lambda: days(date(2026, 9, 28), date(2026, 10, 4)), "28 september – 4 oktober 2026"),
        (lambda: days(date(2026, 12, 28), date(2027, 1, 3)), "28 december 2026 – 3 januari 2027"),
        (lambda: days(date(2026, 5, 9), date(2026, 5, 9)), "9 mei 2026"),
        (lambda: week("2026-W46"), "week 46"),
        (
            lambda: clock(
                datetime(2026, 11, 20, 9, 0, tzinfo=UTC), datetime(2026, 11, 20, 11, 30, tzinfo=UTC)
            ),
            "09:00-11:30",
        ),
    ],
)
@pytest.mark.usefixtures("dutch")
def test_dutch_writes_numbers_and_days_its_own_way(said: Callable[[], object], dutch_said: object) -> None:
    assert said() == dutch_said


def test_every_function_has_a_dutch_case() -> None:
    cases = next(
        of.args[1]
        for of in test_dutch_writes_numbers_and_days_its_own_way.pytestmark
        if of.name == "parametrize"
    )
    tried = {name for said, _said in cases for name in said.__code__.co_names}
    public = {name for name, of in vars(numbers).items() if getattr(of, "__module__", "") == numbers.__name__}
    own = {name for name in public if not name.startswith("_")}
    assert own - tried == {"one_line", "spaced", "is_english"}, "what writes no number"


FINITE = st.floats(-1e9, 1e9, allow_nan=False)


def digits(text: str) -> str:
    """The digits of a number in order, and where its units end, whatever sign stands there."""
    sign = max(text.rfind("."), text.rfind(","))
    return f"{re.sub(r'[^0-9]', '', text)} {len(text) - sign if sign >= 0 else ''}"


# Without a deadline: the first example loads Babel.
@settings(deadline=None)
@given(FINITE, st.sampled_from(["EUR", "USD", "GBP", "CHF", "JPY", "XBT"]))
def test_money_has_the_same_digits_in_dutch_and_english(amount: float, currency: str) -> None:
    with speaking("nl"):
        dutch_said = money(amount, currency, signed=True)
    assert digits(dutch_said) == digits(money(amount, currency, signed=True))
    assert ("\N{MINUS SIGN}" in dutch_said) == (round(amount, 2) < 0)


@settings(deadline=None)
@given(FINITE)
def test_other_numbers_have_the_same_digits_in_dutch_and_english(number: float) -> None:
    forms = (lambda: decimal_hours(number), lambda: written(number, "g"), lambda: written(round(number)))
    for form in forms:
        with speaking("nl"):
            dutch_said = form()
        assert digits(dutch_said) == digits(form())
    with speaking("nl"):
        share = percent(number / 1e6)
    assert re.sub(r"\D", "", share) == re.sub(r"\D", "", percent(number / 1e6))


def test_threads_of_two_languages_do_not_hear_each_other() -> None:
    heard: dict[str, set[str]] = {"en": set(), "nl": set()}

    def talk(code: str) -> None:
        with speaking(code):
            heard[code] |= {f"{money(1234.5)} {day(date(2026, 3, 5))}" for _time in range(300)}

    threads = [Thread(target=talk, args=(code,)) for code in ("en", "nl") * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {"en": {"€1,234.50 Thu 5 Mar"}, "nl": {f"€{NBSP}1.234,50 do 5 mrt"}}
