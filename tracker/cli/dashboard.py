"""Opening the dashboard: on the user's own book, or on Peter's half year."""

import os
import tempfile

import click

from tracker.cli.serving import free_port, serve
from tracker.cli.session import Session, hint, pass_session
from tracker.language import _

DEMO_NOW = "2026-11-16T09:00:00+01:00"
"""The demo's clock: the Monday after Peter's last week, so that it never ages."""

_port = click.option(
    "--port", type=click.IntRange(1, 65535), metavar="N", help="By default the first free from 8501."
)
_no_browser = click.option("--no-browser", is_flag=True, help="Only print the address.")


@click.command("dashboard", short_help="Open the dashboard on your own book.")
@_no_browser
@_port
@pass_session
def dashboard_command(session: Session, no_browser: bool, port: int | None) -> None:
    """Open the dashboard on your own book, in the browser. It listens on this machine only. Ctrl-C ends it.

    \b
    Examples:
      tracker dashboard
      tracker dashboard --no-browser --port 8600
    """
    book = session.book()  # made, or refused with a sentence, before anything is started
    path = book.store.path
    book.close()
    serve({"TRACKER_DB": path}, port, open_browser=not no_browser)


@click.command("demo", short_help="Open the dashboard on Peter's half year.")
@_no_browser
@_port
def demo_command(no_browser: bool, port: int | None) -> None:
    """Open the dashboard on Peter's half year, read in by the same importers as yours would be.

    It lives in a folder of its own that is removed at the end; your own book is not touched. Ctrl-C ends it.

    \b
    Examples:
      tracker demo
      tracker demo --no-browser --port 8600
    """
    port = free_port(port)  # before half a year is read for nothing
    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        path = os.path.join(folder, "peter.db")
        hint(_("Reading Peter's half year …"))
        build(path)
        serve({"TRACKER_DB": path, "TRACKER_NOW": DEMO_NOW}, port, open_browser=not no_browser)


def build(path: str) -> None:
    """Make Peter's book: his records, then his calendar, mail, chat and calls, through the importers."""
    from datetime import datetime

    from tracker.book import Tracker
    from tracker.bundle import PETER, bundled

    with Tracker(path, now=lambda: datetime.fromisoformat(DEMO_NOW)) as book:
        for name in PETER:
            book.import_file(bundled(name))
