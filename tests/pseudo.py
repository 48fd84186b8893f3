"""A language in which every translation stands in ⟦ ⟧: what stands outside did not go through gettext."""

import re
from collections.abc import Collection
from gettext import NullTranslations

OPEN, CLOSE = "⟦⟧"
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LOOKS = re.compile(r"<[^>]*>|%\{[^}]*\}")


class Pseudo(NullTranslations):
    """Translations into it; a text that is translated twice stands in two pairs."""

    def gettext(self, message: str) -> str:
        """The text in brackets."""
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form of the number in brackets."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def pseudo(_language: str) -> NullTranslations:
    """Stands for `tracker.language.catalogue`."""
    return Pseudo()


def escaping_words(text: str, known: Collection[str] = ()) -> list[str]:
    """The words outside the brackets but those that are `known`: names, kinds, codes; HTML is no word."""
    for name in sorted(known, key=len, reverse=True):
        text = text.replace(name, "")
    text = _LOOKS.sub("", text)
    before = ""
    while before != text:
        before, text = text, _INNERMOST.sub("", text)
    return _WORD.findall(text)
