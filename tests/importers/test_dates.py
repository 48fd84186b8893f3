from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import DateOrderOpen
from tracker.importers.dates import date_order_of, day_of

DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2026", "13/04/2026"], "dmy"),
        (["03/04/2026", "04/13/2026"], "mdy"),
        (["03-04-26", "31-04-26"], "dmy"),
        (["03.04.2026"], "dmy"),
        (["2026-04-03", "2026/4/3"], "ymd"),
        (["03/03/2026", "4/4/26"], "dmy"),
        ([], None),
    ],
)
def test_the_whole_column_decides_the_order_of_day_and_month(texts: list[str], order: str | None) -> None:
    assert date_order_of(texts, None) == order


def test_an_open_column_is_asked_about_with_both_readings_of_an_example() -> None:
    with pytest.raises(DateOrderOpen) as refusal:
        date_order_of(["03/03/2026", "03/04/2026"], None)
    assert "03/04/2026: 3 April or 4 March?" in str(refusal.value)
    assert "--date-order dmy|mdy|ymd" in str(refusal.value)


def test_a_column_that_contradicts_itself_is_asked_about() -> None:
    with pytest.raises(DateOrderOpen, match="13/02/2026 has the day first, 02/13/2026 the month"):
        date_order_of(["13/02/2026", "02/13/2026"], None)


def test_the_users_word_decides_an_open_or_contradictory_column() -> None:
    assert date_order_of(["03/04/2026"], "mdy") == "mdy"
    assert date_order_of(["13/02/2026", "02/13/2026"], "dmy") == "dmy"


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("3/4/2026", "dmy", date(2026, 4, 3)),
        ("3/4/2026", "mdy", date(2026, 3, 4)),
        ("26/4/3", "ymd", None),
        ("26/04/03", "ymd", date(2026, 4, 3)),
        ("03.04.2026", "mdy", date(2026, 4, 3)),
        ("2026-04-03", "dmy", date(2026, 4, 3)),
        ("03/04/2026", "ymd", None),
        ("02/13/2026", "dmy", None),
        ("31/02/2026", "dmy", None),
        ("3-4/2026", "dmy", None),
        ("01/01/70", "dmy", date(1970, 1, 1)),
        ("01/01/0026", "dmy", None),
    ],
)
def test_a_date_is_read_in_the_order_of_its_column(text: str, order: str, day: date | None) -> None:
    assert day_of(text, order) == day  # type: ignore[arg-type]


@given(DAYS, st.sampled_from(["dmy", "mdy", "ymd"]), st.sampled_from("/-"), st.booleans(), st.booleans())
def test_a_day_written_in_any_order_is_read_back(
    day: date, order: str, separator: str, is_padded: bool, is_short: bool
) -> None:
    year = day.strftime("%y") if is_short else str(day.year)
    number = (lambda n: f"{n:02}") if is_padded or (is_short and order == "ymd") else str
    parts = {"d": number(day.day), "m": number(day.month), "y": year}
    assert day_of(separator.join(parts[letter] for letter in order), order) == day  # type: ignore[arg-type]
