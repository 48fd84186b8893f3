from datetime import date

import pytest

from tracker.errors import TrackerError
from tracker.workweek.holidays import optional_holidays, public_holidays

LIBERATION_DAY = date(2026, 5, 5)


def test_the_public_holidays_of_a_year_come_in_order_with_names() -> None:
    found = public_holidays("NL", 2026)
    assert found == sorted(found)
    assert dict(found)[date(2026, 4, 27)] == "King's Day"
    assert {of.year for of, _ in found} == {2026}


def test_an_optional_holiday_is_no_public_one() -> None:
    assert LIBERATION_DAY not in dict(public_holidays("NL", 2026))
    assert optional_holidays("NL", 2026) == [(LIBERATION_DAY, "Liberation Day")]


def test_a_day_that_is_public_is_not_offered_as_optional_too() -> None:
    # Every fifth year Liberation Day is a holiday for all.
    assert LIBERATION_DAY.replace(year=2025) in dict(public_holidays("NL", 2025))
    assert optional_holidays("NL", 2025) == []


def test_names_come_in_a_language_that_is_known_there() -> None:
    assert dict(public_holidays("NL", 2026, "nl"))[date(2026, 4, 27)] == "Koningsdag"
    assert len(public_holidays("NL", 2026, "eo")) == len(public_holidays("NL", 2026))


def test_a_country_without_optional_holidays_has_none() -> None:
    assert optional_holidays("DE", 2026) == []


@pytest.mark.parametrize("country", ["nl", " NL ", "NLD"])
def test_a_country_is_known_by_its_code_in_any_case(country: str) -> None:
    assert public_holidays(country, 2026) == public_holidays("NL", 2026)


@pytest.mark.parametrize("country", ["", "XX", "Netherlands", "__class__"])
def test_an_unknown_country_is_refused_with_what_to_do(country: str) -> None:
    with pytest.raises(TrackerError, match="tracker settings set country=NL"):
        public_holidays(country, 2026)
