"""Keeping addresses as hashes, which is final and so is asked about first."""

from typing import TYPE_CHECKING

import click

from tracker.cli.session import can_ask
from tracker.errors import TrackerError
from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker

yes_option = click.option("--yes", is_flag=True, help="Do not ask first about what cannot be undone.")


def keeps_hashes(book: "Tracker") -> bool:
    """Whether the book keeps the addresses of other people as hashes: its newest settings say so."""
    from tracker.records import Settings

    return book.records(Settings)[-1].hash_addresses


def make_sure(*, yes: bool) -> None:
    """Ask whether hashes are to take the place of all addresses, unless `yes` has said so already.

    Raises:
        TrackerError: the answer was no, or nobody can be asked.
    """
    if yes:
        return
    from tracker.cli.tables import wrapped
    from tracker.wording.people import HASHING_IS_FINAL

    if not can_ask():
        raise TrackerError(
            _("Hashes in place of addresses cannot be undone, and here nobody can be asked whether to go on"),
            _("Add --yes if you are sure; `tracker backup` keeps the book as it is"),
        )
    if not click.confirm(f"{wrapped(_(HASHING_IS_FINAL))}\n{_('Go on?')}", err=True):
        raise TrackerError(
            _("The answer was no, so nothing was changed"), _("Run it again if you change your mind")
        )
