"""The holidays of a country, to be ticked: none is off until the user has taken it into days_off."""

from datetime import date

from tracker.errors import TrackerError
from tracker.language import _

PUBLIC, OPTIONAL = "public", "optional"
"""The categories of the `holidays` package that are offered: off for all, and off for some (5 May)."""


def public_holidays(country: str, year: int, language: str = "en") -> list[tuple[date, str]]:
    """The public holidays of a year, in order, each with its name.

    Args:
        country: its code in ISO 3166, like "NL".
        year: the calendar year.
        language: in which they are named, where the country's holidays are known in it.

    Raises:
        TrackerError: no holidays are known of the country.
    """
    return _holidays(country, year, language, PUBLIC)


def optional_holidays(country: str, year: int, language: str = "en") -> list[tuple[date, str]]:
    """The days of a year that some take off, and that are no public holidays; else like `public_holidays`."""
    public = dict(_holidays(country, year, language, PUBLIC))
    return [of for of in _holidays(country, year, language, OPTIONAL) if of[0] not in public]


def _holidays(country: str, year: int, language: str, category: str) -> list[tuple[date, str]]:
    from holidays import country_holidays, list_supported_countries  # here, because it takes a while

    code = country.strip().upper()
    if code not in list_supported_countries():
        raise TrackerError(
            _("No holidays are known of the country {country!r}").format(country=country[:20]),
            _("Name it by its code of two letters: `tracker settings set country=NL`"),
        )
    found = country_holidays(code, years=year)
    if category not in found.supported_categories:
        return []
    spoken = (of for of in sorted(found.supported_languages) if of.split("_")[0] == language)
    named = country_holidays(code, years=year, categories=(category,), language=next(spoken, None))
    return sorted(named.items())
