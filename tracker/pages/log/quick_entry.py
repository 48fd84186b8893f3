"""One line to log or to start the timer with, and what the program reads in it while it is typed."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.language import N_, _
from tracker.pages.frame import act, keep, part
from tracker.pages.live_line import enter_presses, live_line
from tracker.pages.markup import block, paragraphs
from tracker.quickline import read
from tracker.store import quick
from tracker.wording.entries import NO_TIME, running, took, understood, what
from tracker.workweek import iso_week

LINE = "quick-line"
EVERY_HALF_MINUTE = 30.0
HINT = N_(
    "Words in any order: 9-11:30 or 1h30, a day like mon or 2026-11-20, @client or @client/project,"
    " #kind, !gift, !extra, !unbilled, !told, and what it was. Enter logs the line."
)


def quick_entry() -> None:
    """Draw the line, what it reads as, and the buttons."""
    part(_line, "quick_line")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Log"), key="quick-log", type="primary", on_click=_log)
        st.button(_("Start the timer"), key="quick-start", icon=":material/play_arrow:", on_click=_start)
    enter_presses(LINE, "quick-log", _(HINT))


def timer(book: Tracker) -> None:
    """Draw the running timer, if there is one."""
    if book.running() is None:
        return
    with st.container(border=True, key="timer"):
        part(_elapsed, "elapsed", EVERY_HALF_MINUTE)
        with st.container(horizontal=True):
            st.button(_("Stop"), key="timer-stop", icon=":material/stop:", type="primary", on_click=_stop)
            st.button(_("Forget it"), key="timer-forget", help=_("Log nothing"), on_click=_forget)


def _line(book: Tracker) -> None:
    example = _("9:00-11:30 @bouw handbook chapter 3 #research !gift")
    live_line(book, LINE, _("What did you do?"), example, reading)


def reading(book: Tracker, line: str) -> str:
    """What a line would be logged as, or what it still lacks; "" for an empty one."""
    if not line.strip():
        return ""
    try:
        return understood(book.read(line), book.today())
    except TrackerError as error:
        return _(NO_TIME) if _could_be_timed(book, line) else str(error)


def _could_be_timed(book: Tracker, line: str) -> bool:
    """Whether only the time is missing, so that the line fits a timer."""
    try:
        said = read(line, book.today())
        book.read(f"1h {line}")
    except TrackerError:
        return False
    return said.day is None


def _log() -> None:
    def change(book: Tracker) -> str:
        entry = book.log(st.session_state.get(LINE, ""))
        day = entry.day or (quick.days(book.store).of(entry.starts_at) if entry.starts_at else book.today())
        keep("week", iso_week(day))
        st.session_state[LINE] = ""
        return _("Logged {entry}").format(entry=understood(entry, book.today()))

    act(change)


def _start() -> None:
    def change(book: Tracker) -> str:
        started, stopped = book.start(st.session_state.get(LINE, ""))
        st.session_state[LINE] = ""
        said = _("The timer runs for {entry}.").format(entry=what(started))
        if stopped is None:
            return said
        before = _("Stopped {entry}, {time}.").format(entry=what(stopped), time=took(stopped))
        return f"{said} {before}"

    act(change)


def _stop() -> None:
    def change(book: Tracker) -> str:
        return _("Logged {entry}").format(entry=understood(book.stop(), book.today()))

    act(change)


def _forget() -> None:
    def change(book: Tracker) -> str | None:
        entry = book.running()
        if entry is None or entry.id is None:
            return None
        return _("The timer is gone: {entry}").format(entry=what(book.delete(entry.id)))

    act(change)


def _elapsed(book: Tracker) -> None:
    entry = book.running()
    if entry is not None:
        st.html(block(paragraphs([running(entry, book.now())])))
