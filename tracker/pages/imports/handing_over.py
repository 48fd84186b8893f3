"""Handing over a file: what it would do, and the button that takes it in."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import BadFile, DateOrderOpen, NobodyIsMe, TrackerError
from tracker.ingest.report import ImportReport
from tracker.language import N_, _
from tracker.pages.forms import Form
from tracker.pages.imports.asking import ask_order, asked
from tracker.pages.imports.preview import preview
from tracker.pages.imports.result import forget, problems, remember, result
from tracker.pages.imports.uploads import Said, Upload, look, take_in
from tracker.pages.imports.who_am_i import ask_me
from tracker.records import Problem
from tracker.wording.escaping import escaped
from tracker.wording.importing import counts_sentence, is_news, is_of_contacts
from tracker.wording.numbers import one_line

FORM = Form("upload")
CALENDAR = N_("""
1. In Outlook for Windows: *File*, *Open & Export*, *Import/Export*, *Export to a file*.
2. Choose *Comma Separated Values*, then your calendar, and the days you want.
3. Upload the file here, as often as you like: what is in already stays as it is.

A list of your own will do as well: a line per event with a title, a start and an end. Descriptions of events
are never read.
""")
CONTACTS = N_("""
- **Mail**: in Google Takeout choose *Mail*, or in Apple Mail *Mailbox*, *Export Mailbox*; in Thunderbird the
  mailbox is a file in your profile folder. An .mbox file, a zip of it, or single .eml files will do.
- **WhatsApp**: open the chat, *More*, *Export chat*, *Without media*; the .zip or .txt as it comes.
- **Calls and texts**: the XML files of *SMS Backup & Restore* on Android.
- **Slack** and **Telegram**: the export as JSON.
- **A list of your own**: a CSV with a line per contact.

Of all of them only who, when and how is kept, never a word. Files over 200 MB are quicker from a terminal:
`tracker import FILE`.
""")


def hand_over(book: Tracker) -> None:
    """Draw the upload, the questions it leaves, its preview and the button; after that, the result."""
    upload = st.file_uploader(
        _("A calendar (CSV), mail (mbox, eml), a chat, calls (XML), or an interchange file (.jsonl)"),
        key=FORM.key("file"),
        help=_("It stays on this machine. Nothing is stored before you say so."),
    )
    if upload is None:
        result(book)
        with st.expander(_("How do I get my calendar out of Outlook?"), key="import-how"):
            st.markdown(_(CALENDAR))
        with st.expander(_("How do I get my mail, chats and calls?"), key="import-how-contacts"):
            st.markdown(_(CONTACTS))
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
    elif isinstance(refused, NobodyIsMe):
        ask_me(FORM, refused)
    elif not isinstance(refused, DateOrderOpen):
        _refused(refused)


def _refused(error: TrackerError | None) -> None:
    st.warning(escaped(str(error), 1000))
    if isinstance(error, BadFile):
        problems([problem for problem in error.problems if isinstance(problem, Problem)])


def _button(upload: Upload, said: Said, report: ImportReport) -> None:
    problems(report.problems)
    if is_of_contacts(report) and not (report.added or report.updated or report.waiting):
        st.caption(_("Nothing in it is new, so there is nothing to take in."))
        return
    is_partial = bool(report.problems)
    if is_partial:
        st.info(
            _(
                "These rows cannot be read. Mend them in the file and upload it again, or take in the good"
                " ones."
            )
        )
    st.button(
        _("Take in the good rows") if is_partial else _("Take in"),
        key=FORM.key("take-in"),
        type="primary",
        on_click=FORM.once(_take_in),
        args=(upload, said, is_partial),
    )
    if not is_news(report):
        st.caption(_("Everything in it is in your book already: taking it in adds nothing."))


def _take_in(upload: Upload, said: Said, keep_going: bool) -> None:
    def change(book: Tracker) -> str:
        report = take_in(book, upload, said, keep_going=keep_going)
        made = None if report.batch is None else book.history(1)[0]
        remember(upload.name, report, made)
        return f"{one_line(upload.name, 60)}: {counts_sentence(report, done=True)}"

    FORM.send(change)
