"""Where the records are, how to take them out, and how to take changes back."""

import os
import tempfile

import streamlit as st

from tracker.book import Tracker, default_path
from tracker.language import _
from tracker.pages.frame import undo
from tracker.pages.listing import listing
from tracker.wording.numbers import file_size, made_at, one_line

MOST_CHANGES = 20


def keeping(book: Tracker) -> None:
    """Draw where the records are, the downloads, and the history."""
    st.subheader(_("Where they are"), anchor=False)
    st.code(book.store.path, language=None, wrap_lines=True)
    said = _("{size}, one SQLite file on this machine. `tracker backup` copies it; nothing is sent anywhere.")
    st.caption(said.format(size=file_size(_size(book.store.path))))
    st.subheader(_("Take them out"), anchor=False)
    with st.container(horizontal=True):
        st.download_button(
            _("Everything (.jsonl)"),
            lambda: exported("records.jsonl"),
            "records.jsonl",
            "application/x-ndjson",
            key="export-jsonl",
            on_click="ignore",
        )
        st.download_button(
            _("Time entries (.csv)"),
            lambda: exported("entries.csv"),
            "entries.csv",
            "text/csv",
            key="export-csv",
            on_click="ignore",
        )
    st.caption(
        _("The .jsonl file holds every record and can be imported again; the .csv opens in a spreadsheet.")
    )
    st.subheader(_("Take changes back"), anchor=False)
    _history(book)


def exported(name: str) -> bytes:
    """The whole of an export, by way of a private file that is gone again."""
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder, Tracker(default_path()) as book:
        path = os.path.join(folder, name)
        book.export(path)
        with open(path, "rb") as file:
            return file.read()


def _size(path: str) -> int:
    beside = (path, f"{path}-wal")
    return sum(os.path.getsize(file) for file in beside if os.path.exists(file))


def _history(book: Tracker) -> None:
    changes = book.history(MOST_CHANGES + 1)
    if not changes:
        st.write(_("There is nothing to take back yet."))
        return
    st.button(
        _("Take back the last change"),
        key="undo-last",
        on_click=undo,
        args=(changes[0],),
        help=_("As often as you like, one change after the other."),
    )
    zone = book.now().tzinfo
    rows = [(made_at(change.at, zone), one_line(change.what, 120)) for change in changes[:MOST_CHANGES]]
    listing((f"|{_('when')}", _("change")), rows, _("Changes, the last one first"))
    if len(changes) > MOST_CHANGES:
        st.caption(_("and older ones"))
