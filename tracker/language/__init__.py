"""The language of what the program says: every text goes through gettext, in English and in Dutch.

    _("There is nothing to take back.")
    _("Taken back: {what}.").format(what=change.what)
    ngettext("{n} week", "{n} weeks", n).format(n=n)

A text that is written down before the language is known, in a table at the top of a module, is marked with
`N_` there and goes through `_` where it is shown. English is the language of the sources and needs no
catalogue; `make messages` brings the others up to date.

Each thread speaks a language of its own, since a dashboard may have readers of several.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from gettext import NullTranslations, translation

LANGUAGES = ("en", "nl")
"""The languages of the program by their ISO 639-1 code; the first is that of the sources."""

DOMAIN = "tracker"
LOCALES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")
"""Where the catalogues stand."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class _Spoken(threading.local):
    language: str | None = None


_spoken = _Spoken()
_asked: Callable[[], str | None] | None = None


def _(text: str) -> str:
    """The text in the language spoken now; the text itself where there is no translation."""
    return catalogue(current()).gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a text that goes with a number."""
    return catalogue(current()).ngettext(one, many, number)


def N_(text: str) -> str:  # noqa: N802 - the name every catalogue tool knows
    """The text itself, marked to be translated where it is shown."""
    return text


def current() -> str:
    """The language spoken now: the thread's own, else what `follow` was given says, else English."""
    return _spoken.language or (_asked() if _asked else None) or LANGUAGES[0]


def speak(language: str | None) -> None:
    """Speak a language in this thread from now on; None: as if nothing had been said."""
    _spoken.language = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language in this thread for a while, such as a client's in a phrase for him."""
    before = _spoken.language
    speak(language)
    try:
        yield
    finally:
        speak(before)


def follow(ask: Callable[[], str | None]) -> None:
    """Ask `ask` for the language in threads that were told none."""
    global _asked
    _asked = ask


def language_of(locale: str | None) -> str | None:
    """The language of a locale such as "nl-NL" or "nl_NL.UTF-8", if it is one of ours."""
    code = (locale or "").replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else None


def of_environment() -> str:
    """The language that the environment asks for: the first variable that is set decides (POSIX)."""
    named = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), None)
    return language_of(named) or LANGUAGES[0]


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations into a language; for the language of the sources none are needed."""
    if language == LANGUAGES[0]:
        return NullTranslations()
    return translation(DOMAIN, LOCALES, [language], fallback=True)
