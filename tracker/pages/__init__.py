"""The dashboard's pages, one module each; `PAGES` is their list, in the order of the menu."""

from typing import NamedTuple

from tracker.language import N_
from tracker.pages.assumptions.page import assumptions
from tracker.pages.between.page import between
from tracker.pages.boundaries.page import boundaries
from tracker.pages.clients.page import clients
from tracker.pages.close.page import close
from tracker.pages.frame import Page
from tracker.pages.imports.page import imports
from tracker.pages.log.page import log
from tracker.pages.notes.page import notes
from tracker.pages.patterns.page import patterns
from tracker.pages.rate.page import rate
from tracker.pages.replies.page import replies
from tracker.pages.settings.page import settings
from tracker.pages.this_week.page import this_week
from tracker.pages.words.page import words


class Entry(NamedTuple):
    """A page in the menu: what draws it, its title, which is to be translated, and its address."""

    page: Page
    title: str
    address: str


PAGES = (
    Entry(this_week, N_("This week"), "week"),
    Entry(close, N_("Close the week"), "close"),
    Entry(patterns, N_("Patterns"), "patterns"),
    Entry(boundaries, N_("Boundaries"), "boundaries"),
    Entry(words, N_("Words"), "words"),
    Entry(assumptions, N_("Assumptions"), "assumptions"),
    Entry(between, N_("Open"), "open"),
    Entry(rate, N_("Rate"), "rate"),
    Entry(replies, N_("Replies"), "replies"),
    Entry(log, N_("Log"), "log"),
    Entry(notes, N_("Notes"), "notes"),
    Entry(imports, N_("Import"), "import"),
    Entry(clients, N_("Clients"), "clients"),
    Entry(settings, N_("Settings"), "settings"),
)
"""Every page; the first is the one that opens."""
