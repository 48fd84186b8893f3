"""Handing over a file: what it would do, and the button that takes it in."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import BadFile, DateOrderOpen, TrackerError
from tracker.ingest.report import ImportReport
from tracker.pages.asking import ask_order, asked
from tracker.pages.forms import Form
from tracker.pages.frame import act
from tracker.pages.import_result import forget, problems, remember, result
from tracker.pages.preview import preview
from tracker.pages.uploads import Said, Upload, look, take_in
from tracker.records import Problem
from tracker.wording.escaping import escaped
from tracker.wording.importing import counts_sentence, is_news
from tracker.wording.numbers import one_line

FORM = Form("upload")
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
        result(book)
        with st.expander("How do I get my calendar out of Outlook?", key="import-how"):
            st.markdown(HOW)
        return
    forget()
    said = asked(book, FORM, upload)
    if said is None:
        return
    report, refused = look(book, upload, said)
    ask_order(FORM, upload, said, refused)
    if report is not None:
        preview(report)
        _button(upload, said, report)
    elif not isinstance(refused, DateOrderOpen):
        _refused(refused)


def _refused(error: TrackerError | None) -> None:
    st.warning(escaped(str(error), 1000))
    if isinstance(error, BadFile):
        problems([problem for problem in error.problems if isinstance(problem, Problem)])


def _button(upload: Upload, said: Said, report: ImportReport) -> None:
    problems(report.problems)
    is_partial = bool(report.problems)
    if is_partial:
        st.info(
            "These rows cannot be read. Mend them in the file and upload it again, or take in the good ones."
        )
    st.button(
        "Take in the good rows" if is_partial else "Take in",
        key=FORM.key("take-in"),
        type="primary",
        on_click=_take_in,
        args=(upload, said, is_partial),
    )
    if not is_news(report):
        st.caption("Everything in it is in your book already: taking it in adds nothing.")


def _take_in(upload: Upload, said: Said, keep_going: bool) -> None:
    def change(book: Tracker) -> str:
        report = take_in(book, upload, said, keep_going=keep_going)
        made = None if report.batch is None else book.history(1)[0]
        remember(upload.name, report, made)
        return f"{one_line(upload.name, 60)}: {counts_sentence(report, done=True)}"

    if act(change):
        FORM.renew()
