"""Handing over a file: what must be asked of it, what it would do, and what it did."""

from collections.abc import Sequence
from zoneinfo import available_timezones

import streamlit as st

from tracker.book import Tracker
from tracker.errors import BadFile, DateOrderOpen, TrackerError
from tracker.ingest.report import ImportReport
from tracker.pages.choosing import active_clients
from tracker.pages.forms import Form, labels, select
from tracker.pages.frame import act, undo
from tracker.pages.listing import listing
from tracker.pages.preview import preview, when
from tracker.pages.uploads import Said, Upload, likely_roles, look, peek, take_in
from tracker.records import Problem, Settings
from tracker.store.undo import Change
from tracker.wording.escaping import escaped
from tracker.wording.importing import DATE_ORDERS, ROLES, counts_sentence, is_news
from tracker.wording.numbers import count, one_line

FORM = Form("upload")
MOST_LISTED = 50
MOST_COLUMNS = 20
_RESULT = "import-result"
HOW = """
1. In Outlook for Windows: *File*, *Open & Export*, *Import/Export*, *Export to a file*.
2. Choose *Comma Separated Values*, then your calendar, and the days you want.
3. Upload the file here, as often as you like: what is in already stays as it is.

A list of your own will do as well: a line per event with a title, a start and an end. Descriptions of events
are never read.
"""


def hand_over(book: Tracker) -> None:
    """Draw the upload, the questions it leaves, its preview and the button; after that, the result."""
    upload = st.file_uploader(
        "A calendar as CSV (Outlook, Google, or a list of your own), or an interchange file (.jsonl)",
        key=FORM.key("file"),
        help="It stays on this machine. Nothing is stored before you say so.",
    )
    if upload is None:
        _result(book)
        with st.expander("How do I get my calendar out of Outlook?", key="import-how"):
            st.markdown(HOW)
        return
    st.session_state.pop(_RESULT, None)
    said = _asked(book, upload)
    if said is None:
        return
    found = look(book, upload, said)
    if isinstance(found.refused, DateOrderOpen):
        st.info(escaped(found.refused.happened + ". Which comes first?", 500))
        order = select("Dates are written", DATE_ORDERS, None, FORM.key("order"))
        if order is None:
            return
        said = said._replace(date_order=order)
        found = look(book, upload, said)
    if found.report is None:
        _refused(found.refused)
        return
    preview(found.report)
    _button(upload, said, found.report)


def _asked(book: Tracker, upload: Upload) -> Said | None:
    """What the file does not say of itself; None while an answer is missing."""
    is_calendar, rows = peek(upload)
    if not is_calendar:
        return Said()
    columns = _columns(rows) if rows else None
    if rows and columns is None:
        return None
    settings = book.records("settings")[-1]
    assert isinstance(settings, Settings)
    zones = {zone: zone for zone in sorted(available_timezones() | {settings.timezone})}
    names = labels((of.name for of in active_clients(book)), "wait in the inbox")
    one, two = st.columns(2)
    with one:
        zone = select("Its times are those of", zones, settings.timezone, FORM.key("zone"))
    with two:
        client = select("Rows that name no client", names, "", FORM.key("client"))
    return Said(timezone=zone, columns=columns, client=client or None)


def _columns(rows: Sequence[list[str]]) -> tuple[str, ...] | None:
    st.info("This calendar has no column names. Say what each column holds; a title and a start are enough.")
    likely = likely_roles(rows[0])
    said: list[str] = []
    for n, role in enumerate(likely[:MOST_COLUMNS]):
        cells = [one_line(row[n], 30) for row in rows if n < len(row) and row[n].strip()]
        label = escaped(" · ".join(cells[:3]) or "(empty)")
        said.append(select(label, ROLES, role, FORM.key(f"column-{n}")) or "")
    if "title" in said and "start" in said:
        return tuple(said)
    st.caption("Choose the column of the title and that of the start.")
    return None


def _refused(error: TrackerError | None) -> None:
    st.warning(escaped(str(error), 1000))
    if isinstance(error, BadFile):
        _problems([problem for problem in error.problems if isinstance(problem, Problem)])


def _problems(found: Sequence[Problem]) -> None:
    if not found:
        return
    listing(
        (">line", "what is the matter"),
        (("" if p.line is None else str(p.line), one_line(p.message, 300)) for p in found[:MOST_LISTED]),
        "Rows that could not be read",
    )
    if len(found) > MOST_LISTED:
        st.caption(f"and {len(found) - MOST_LISTED:,} more")


def _button(upload: Upload, said: Said, report: ImportReport) -> None:
    _problems(report.problems)
    is_partial = report.format == "interchange" and bool(report.problems)
    if is_partial:
        st.info(
            "Nothing of this file is taken in while lines are wrong, unless you take the good ones alone."
        )
    st.button(
        "Take in the good lines" if is_partial else "Take in",
        key=FORM.key("take-in"),
        type="primary",
        on_click=_take_in,
        args=(upload, said, is_partial),
    )
    if not is_news(report):
        st.caption("Everything in it is in your book already: taking it in adds nothing.")


def _take_in(upload: Upload, said: Said, keep_going: bool) -> None:
    def change(book: Tracker) -> str:
        before = book.store.revision
        report = take_in(book, upload, said, keep_going=keep_going)
        made = book.history(1)[0] if book.store.revision != before else None
        st.session_state[_RESULT] = (upload.name, report, made)
        return f"{one_line(upload.name, 60)}: {counts_sentence(report, done=True)}"

    if act(change):
        FORM.renew()


def _result(book: Tracker) -> None:
    name, report, made = st.session_state.get(_RESULT, (None, None, None))
    if report is None or (made is not None and made not in book.history(MOST_LISTED)):
        st.session_state.pop(_RESULT, None)  # there was none, or it was taken back
        return
    st.subheader(escaped(name, 60), anchor=False)
    st.write(escaped(counts_sentence(report, done=True)))
    for note in report.notes[:MOST_LISTED]:
        st.caption(escaped(note))
    _problems(report.problems)
    _vanished(report)
    with st.container(horizontal=True):
        _take_back(book, made)
        st.button("Close", key="import-close", on_click=lambda: st.session_state.pop(_RESULT, None))


def _take_back(book: Tracker, made: Change | None) -> None:
    if made is None:
        return
    is_last = book.history(1)[0] == made
    st.button("Take the import back", key="import-undo", on_click=undo, disabled=not is_last)
    if not is_last:
        st.caption("You changed more since; Settings, Your records, takes those back first.")


def _vanished(report: ImportReport) -> None:
    if not report.vanished:
        return
    is_one = len(report.vanished) == 1
    st.write(
        f"{count(len(report.vanished), 'event')} of an earlier import {'is' if is_one else 'are'} no longer"
        " in this calendar. Nothing was deleted; if the work did not take place, delete it on the Log page."
    )
    listing(
        ("|day", "title"),
        ((when(v.starts_at), one_line(v.title, 80)) for v in report.vanished[:MOST_LISTED]),
        "Events that vanished from the calendar",
    )
