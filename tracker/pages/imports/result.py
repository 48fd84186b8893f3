"""What an import did: its counts, what it could not read, what vanished, and the way back."""

from collections.abc import Sequence

import streamlit as st

from tracker.book import Tracker
from tracker.ingest.report import ImportReport
from tracker.language import _, ngettext
from tracker.pages.frame import undo
from tracker.pages.imports.preview import unknown, when
from tracker.pages.listing import listing
from tracker.pages.markup import and_more, block, to_senders
from tracker.records import Problem
from tracker.store.undo import Change
from tracker.wording.escaping import escaped
from tracker.wording.importing import counts_sentence
from tracker.wording.numbers import one_line, written

MOST_LISTED = 50
_RESULT = "import-result"


def remember(name: str, report: ImportReport, made: Change | None) -> None:
    """Keep what the import of a file did, to be shown until it is closed or taken back."""
    st.session_state[_RESULT] = (name, report, made)


def forget() -> None:
    """Show no result any more."""
    st.session_state.pop(_RESULT, None)


def result(book: Tracker) -> None:
    """Draw what the last import did, as long as it was not taken back."""
    name, report, made = st.session_state.get(_RESULT, (None, None, None))
    if report is None or (made is not None and made not in book.history(MOST_LISTED)):
        forget()  # there was none, or it was taken back
        return
    st.subheader(escaped(name, 60), anchor=False)
    st.write(escaped(counts_sentence(report, done=True)))
    for note in report.notes[:MOST_LISTED]:
        st.caption(escaped(note))
    problems(report.problems)
    unknown(report)
    if report.senders:
        st.html(block(f"<p>{to_senders()}</p>"))
    _vanished(report)
    with st.container(horizontal=True):
        _take_back(book, made)
        st.button(_("Close"), key="import-close", on_click=forget)


def _take_back(book: Tracker, made: Change | None) -> None:
    if made is None:
        return
    is_last = book.history(1)[0] == made
    st.button(_("Take the import back"), key="import-undo", on_click=undo, args=(made,), disabled=not is_last)
    if not is_last:
        st.caption(_("You changed more since; Settings, Your records, takes those back first."))


def problems(found: Sequence[Problem]) -> None:
    """Draw the rows that could not be read, with their lines."""
    if not found:
        return
    listing(
        (f"|{_('where')}", _("what is the matter")),
        ((_line(of), one_line(of.message, 300)) for of in found[:MOST_LISTED]),
        _("Rows that could not be read"),
    )
    if len(found) > MOST_LISTED:
        st.caption(and_more(len(found) - MOST_LISTED))


def _line(of: Problem) -> str:
    return "" if of.line is None else _("line {number}").format(number=of.line)


def _vanished(report: ImportReport) -> None:
    if not report.vanished:
        return
    number = len(report.vanished)
    gone = ngettext(
        "{number} event of an earlier import is no longer in this calendar. Nothing was deleted; if the work"
        " did not take place, delete it on the Log page.",
        "{number} events of an earlier import are no longer in this calendar. Nothing was deleted; if the"
        " work did not take place, delete it on the Log page.",
        number,
    )
    st.write(gone.format(number=written(number)))
    listing(
        (f"|{_('day')}", _("title")),
        ((when(v.starts_at), one_line(v.title, 80)) for v in report.vanished[:MOST_LISTED]),
        _("Events that vanished from the calendar"),
    )
