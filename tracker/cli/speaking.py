"""The language of the terminal, and what click itself says in it."""

import gettext
import inspect
import os
from typing import TYPE_CHECKING

import click

from tracker.language import (
    DOMAIN,
    LANGUAGES,
    LOCALES,
    N_,
    _,
    current,
    language_of,
    ngettext,
    of_environment,
    speak,
)

if TYPE_CHECKING:
    from tracker.book import Tracker

VARIABLE = "TRACKER_LANG"
"""The environment variable that goes before the settings and the language of the system."""

CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing command."),
    N_("Missing parameter: {param_name}"),
    N_("Missing {param_type}"),
    N_("Could not open file {filename!r}: {message}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Choose from:\n\t{choices}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("Error: invalid input"),
    N_("Aborted!"),
    N_("required"),
    N_("default: {default}"),
)
"""What click says by itself, through the gettext of the standard library."""

CLICK_COUNTS = (
    ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
)
"""The same, where it goes by a number."""

_ENGLISH: dict[tuple[int, str], str] = {}
"""What each command and option says in the language of the sources."""


def speak_in_terminal() -> None:
    """Speak what `$TRACKER_LANG` asks for, else what the system does, until the book's settings are known."""
    _speak(language_of(os.environ.get(VARIABLE)) or of_environment())


def speak_as_set(book: "Tracker") -> None:
    """Speak the language that a book's settings name, else that of the system; the variable goes before."""
    if language_of(os.environ.get(VARIABLE)) is None:
        _speak(book.language() or of_environment())


def translated(command: click.Command) -> click.Command:
    """A command whose helps are in the language spoken, those of its subcommands and options included."""
    if current() != LANGUAGES[0] or _ENGLISH:
        _translate(command)
    return command


def _translate(command: click.Command) -> None:
    command.help = _in_language(command, "help")
    command.short_help = _in_language(command, "short_help")
    command.epilog = _in_language(command, "epilog")
    for of in command.params:
        if isinstance(of, click.Option):
            of.help = _in_language(of, "help")
    if isinstance(command, click.Group):
        for part in command.commands.values():
            _translate(part)


def _in_language(of: click.Command | click.Option, name: str) -> str | None:
    said = getattr(of, name)
    return _(_ENGLISH.setdefault((id(of), name), inspect.cleandoc(said))) if said else None


def _speak(language: str) -> None:
    speak(language)
    os.environ["LANGUAGE"] = language  # where the standard library looks first
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
