"""What a mail is called: its own Message-ID and those it refers to, also where they are written wrongly."""

import re
from hashlib import blake2b

from tracker.importers.mail.fields import Fields, Letter, text

_OWN = re.compile(rb"\n(?i:message-id)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)")
_BRACKETED = re.compile(r"<([^<>]*)>")
_LONGEST = 250
"""Characters; a longer id stands as a hash of itself."""


def message_id(letter: Letter, header_end: int) -> str:
    """The Message-ID of a letter, without brackets and blanks; "" without one.

    It is looked up in the raw header, so that a letter known already need not be taken apart.
    """
    found = _OWN.search(letter.data, letter.start - 1, header_end)
    if found is None:
        return ""
    written = text(found[1].replace(b"\0", b""))
    bracketed = _BRACKETED.search(written)
    return _tidy(bracketed[1] if bracketed else written.strip("<>"))


def references(fields: Fields, own: str) -> tuple[str, ...]:
    """The ids a mail refers to, the oldest first: the first and the last two of References and In-Reply-To.

    Those say where the thread began and what is answered; a long thread names hundreds. Several References
    fields are read as one, commas between ids are no matter, ids without brackets are taken where nothing but
    ids stands. An answer to "your message of Monday" or to itself names nothing.
    """
    named: dict[str, None] = {}
    for value in fields.get("references", ()):
        for name in _BRACKETED.findall(value) or [word for word in _words(value) if "@" in word]:
            named[_tidy(name)] = None
    for value in fields.get("in-reply-to", ()):
        words = _BRACKETED.findall(value) or _words(value)
        if words and (len(words) == 1 or "<" in value):
            answered = _tidy(words[-1])
            named.pop(answered, None)  # what is answered comes last, wherever References has it
            named[answered] = None
    named.pop(own, None)
    named.pop("", None)
    found = tuple(named)
    return found if len(found) <= 3 else (found[0], *found[-2:])


def made_up(*parts: str) -> str:
    """A name for a mail that has none, from what else tells it from others."""
    return blake2b("|".join(parts).encode(), digest_size=16).hexdigest()


def _words(value: str) -> list[str]:
    return value.replace(",", " ").replace("<", " ").replace(">", " ").split()


def _tidy(name: str) -> str:
    tidy = "".join(name.split())
    return tidy if len(tidy) <= _LONGEST else made_up(tidy)
