"""The dashboard's pages, one module each; `PAGES` is their list, in the order of the menu."""

from typing import NamedTuple

from tracker.pages.clients import clients
from tracker.pages.frame import Page
from tracker.pages.imports import imports
from tracker.pages.log import log
from tracker.pages.notes import notes
from tracker.pages.patterns import patterns
from tracker.pages.rate import rate
from tracker.pages.replies import replies
from tracker.pages.settings import settings
from tracker.pages.this_week import this_week


class Entry(NamedTuple):
    """A page in the menu: what draws it, its title, and its address."""

    page: Page
    title: str
    address: str


PAGES = (
    Entry(this_week, "This week", "week"),
    Entry(patterns, "Patterns", "patterns"),
    Entry(rate, "Rate", "rate"),
    Entry(replies, "Replies", "replies"),
    Entry(log, "Log", "log"),
    Entry(notes, "Notes", "notes"),
    Entry(imports, "Import", "import"),
    Entry(clients, "Clients", "clients"),
    Entry(settings, "Settings", "settings"),
)
"""Every page; the first is the one that opens."""
