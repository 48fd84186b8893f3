"""Money and shares as other languages than that of the sources write them: the only place with Babel.

Loaded when another language is spoken, so that the commands typed all day in English do without it.
"""

from decimal import Decimal

from babel import numbers

from tracker.language import current


def money(digits: str, currency: str, sign: str) -> str:
    """Units of a currency, such as "1234.50", with its symbol; `sign` stands where a minus would."""
    # As many decimals as are given, whatever is usual for the currency: the digits are those of English.
    said = numbers.format_currency(
        -Decimal(digits) if sign else Decimal(digits), currency, locale=current(), currency_digits=False
    )
    return str(said).replace("-", sign) if sign else str(said)


def percent(whole: str) -> str:
    """Whole percents, such as "70", with their sign."""
    return str(numbers.format_percent(Decimal(whole) / 100, locale=current()))
