"""Addresses as people write them and as they are compared: of mail, of telephones, and names in a chat."""

import re
from collections.abc import Iterator

_MARKS = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff~")
)
_NUMBER = re.compile(r"(?:\+|00)?[\d\s()./\u2010-\u2015-]{5,}\d\Z")
_BLANKS = re.compile(r"\s+")
HASHED = "hashed:"
"""How an address begins that is kept as a hash only."""
LOCAL_DIGITS = 9
"""Two numbers that end in these many equal digits are one: +31 6 12345678 is dialled 06 12345678 at home."""


def normal(address: str) -> str:
    """The form in which two ways to write the same address are equal.

    A mail address or domain in small letters without a leading @, a number as its digits (with + before a
    country code), any other name in small letters with single blanks and without invisible marks.
    """
    text = _BLANKS.sub(" ", address.translate(_MARKS)).strip().strip("<>\"'")
    if text.startswith(HASHED):
        return text
    if is_number(text):
        digits = re.sub(r"\D", "", text.replace("(0)", ""))
        is_abroad = text.lstrip().startswith("+") or digits.startswith("00")
        return (
            "+" + (digits.removeprefix("00") if not text.lstrip().startswith("+") else digits)
            if is_abroad
            else digits
        )
    return text.casefold().lstrip("@")


def is_number(text: str) -> bool:
    """Whether an address is a telephone number."""
    return _NUMBER.match(text.strip()) is not None


def likenesses(address: str) -> Iterator[str]:
    """What may stand in a list of addresses for this one: itself, the domains of a mail, the end of a number.

    `address` is in its normal form. A number stands as "#" and its last nine digits, so put `likeness_key` of
    every listed address into the list.
    """
    yield address
    if is_number(address):
        yield likeness_key(address)
    elif "@" in address:
        domain = address.rpartition("@")[2]
        while "." in domain:
            yield domain
            domain = domain.partition(".")[2]


def likeness_key(address: str) -> str:
    """How an address stands in a list that `likenesses` are looked up in; `address` is in its normal form."""
    if is_number(address):
        digits = re.sub(r"\D", "", address)
        return "#" + digits[-LOCAL_DIGITS:] if len(digits) >= LOCAL_DIGITS else address
    return address
