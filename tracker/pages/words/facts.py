"""What the book knows of a client that a phrase may name."""

from datetime import date

import streamlit as st

from tracker.book import Tracker
from tracker.boundaries.particulars import Agreed, Particulars, agreed_hours, current_project, particulars
from tracker.language import N_, _
from tracker.pages.listing import listing
from tracker.pages.markup import block, paragraphs
from tracker.records import Boundary, Invoice, Project, Rate
from tracker.wording.phrases.placeholders import BLANK, PLACEHOLDERS

COLUMNS = (N_("|Written as"), N_("What stands there"), N_("Now"), N_("Known from"))


def known_of(book: Tracker, client: str | None) -> Particulars:
    """What is known of a client today; nothing without one."""
    if client is None:
        return Particulars()
    return _known_of(book.store.path, book.store.revision, book.today(), client, book)


# The book itself is no part of what the answer is kept under; its path, its revision and the day are.
@st.cache_data(max_entries=32, show_spinner=False)
def _known_of(path: str, revision: int, today: date, client: str, _book: Tracker) -> Particulars:
    project = current_project(_book.records(Project), client, today)
    agreed = agreed_hours(project, today)
    return particulars(
        client,
        project,
        _book.records(Rate),
        _book.records(Boundary),
        _book.records(Invoice),
        today,
        currency=_book.currency(client),
        worked_seconds=_worked(_book, agreed) if agreed else 0,
    )


def _worked(book: Tracker, agreed: Agreed) -> int:
    client, name = agreed.project.client, agreed.project.name
    rows = book.report(("client", "project"), agreed.first, agreed.last, client).rows
    return sum(row.seconds for row in rows if row.keys["project"] == name)


def draw_placeholders(known: dict[str, str]) -> None:
    """Draw what can stand between braces, what that is now, and where it comes from."""
    with st.expander(_("What is filled in, and from where"), key="words-placeholders"):
        rows = [
            (f"{{{name}}}", _(of.title), known[name] or BLANK, _(of.source))
            for name, of in PLACEHOLDERS.items()
        ]
        listing([_(column) for column in COLUMNS], rows, _("What is filled in, and from where"))
        said = _("Where your book does not know it stands “…”, to be filled in by hand.")
        st.html(block(paragraphs([said], "soft")))
