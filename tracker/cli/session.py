"""What every command shares: the book it works on, and the two ways to answer."""

import functools
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.speaking import speak_as_set
from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker

F = TypeVar("F", bound=Callable[..., Any])


class Session:
    """One call of the program.

    Args:
        db: what `--db` says.
    """

    def __init__(self, db: str | None) -> None:
        self._db = db
        self._book: Tracker | None = None

    @functools.cached_property
    def path(self) -> str:
        """The book's file."""
        if self._db:
            return self._db
        from tracker.book import default_path

        return default_path()

    def book(self, *, quietly: bool = False) -> "Tracker":
        """The book, opened when first asked for; says which zone it took if it is new."""
        if self._book is None:
            from tracker.book import Tracker

            self._book = Tracker(self.path)
            click.get_current_context().call_on_close(self._book.close)
            speak_as_set(self._book)
            if not quietly:
                self.greet()
        return self._book

    def greet(self) -> None:
        """Say which zone and currency a new book took, as long as nobody has said his own."""
        book = self._book
        if book is not None and book.settled_zone and not book.has_own_settings():
            hint(
                _(
                    "A new book: days are counted in {zone}, the machine's zone, and money in EUR."
                    " `tracker init --timezone Europe/Amsterdam --currency EUR` changes that."
                ).format(zone=book.settled_zone)
            )


pass_session = click.make_pass_decorator(Session)


def json_option(function: F) -> F:
    """Give a command the option `--json`, as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")(
        function
    )


def can_ask() -> bool:
    """Whether somebody sits at a terminal who could answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()


def answer(as_json: bool, document: Callable[[], Any], text: Callable[[], str]) -> None:
    """Print the one document, or the text; only the one asked for is made."""
    if as_json:
        emit(document())
    else:
        click.echo(text())


def emit(document: Any) -> None:
    """Print one JSON document on stdout."""
    import json

    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    click.echo(json.dumps(document, ensure_ascii=encoding != "utf8", allow_nan=False))


def hint(text: str) -> None:
    """Say something beside the answer, on stderr."""
    click.echo(text, err=True)


def did_you_mean(offers: Sequence[str]) -> str:
    """The names that were perhaps meant, as a question; "" without any."""
    from tracker.language.parts import either

    return _("Did you mean {names}?").format(names=either(offers)) if offers else ""
