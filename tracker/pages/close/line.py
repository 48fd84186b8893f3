"""The last step: a line for oneself, how the week felt, and the button that closes it.

A line is kept as soon as its field is left, and what another window wrote in the meantime stands before it.
"""

from datetime import date
from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.ingest.reviewing import line_kept
from tracker.language import _
from tracker.pages.close.steps import shown_signs
from tracker.pages.frame import act
from tracker.records import CheckIn
from tracker.reviewing import Closing
from tracker.wording.numbers import signed
from tracker.wording.numbers import week as week_name

ENERGY = (-2, -1, 0, 1, 2)
LONGEST = 5000
"""Characters of a line."""
_OPEN = "closing-line-of"
_TYPED, _READ, _FIRST = "closing-line-{week}", "closing-read-{week}", "closing-first-{week}"
"""The field, what of it was kept last, and what it held when it was drawn."""


def line(book: Tracker, of: Closing) -> None:
    """Draw the field of the line, and how the week felt."""
    written = (of.review.note if of.review else None) or ""
    typed, read, first = (name.format(week=of.week) for name in (_TYPED, _READ, _FIRST))
    if typed not in st.session_state:  # drawn anew; while it is typed in, nothing from outside moves it
        st.session_state[read] = st.session_state[first] = written
    st.session_state[_OPEN] = of.week
    st.text_area(
        _("A line for yourself"),
        st.session_state[first],
        key=typed,
        max_chars=LONGEST,
        height=130,
        label_visibility="collapsed",
        placeholder=_("What went well, what you would do differently, what you will say"),
        on_change=keep_line,
        args=(of.week,),
    )
    _energy(book, of)


def line_of() -> str | None:
    """The week whose line was drawn last in this session, until it was closed."""
    found = st.session_state.get(_OPEN)
    return None if found is None else str(found)


def keep_line(week: str) -> None:
    """Keep what stands in the field of a week’s line, if it was changed; a callback, or a part of one."""
    typed, read = _TYPED.format(week=week), _READ.format(week=week)
    if typed not in st.session_state:
        return  # the field is gone, and with it nothing was typed
    text, before = str(st.session_state[typed] or ""), str(st.session_state.get(read) or "")
    if text == before:
        return

    def change(book: Tracker) -> None:
        line_kept(book.store, week, text, before, book.now())
        st.session_state[read] = text

    act(change)


def _energy(book: Tracker, of: Closing) -> None:
    known = checkin_of(book, of)
    key = f"closing-energy-{of.week}"
    st.session_state[key] = known.energy if known else None
    st.pills(
        _("How the week felt (optional)"),
        ENERGY,
        format_func=signed,
        key=key,
        help=_("From \N{MINUS SIGN}2, it drained, to 2, it gave energy."),
        on_change=_feel,
        args=(of, key),
    )


def checkin_of(book: Tracker, of: Closing) -> CheckIn | None:
    """How a week felt as a whole: the last check-in without a client on its days."""
    days = [one for one in book.records(CheckIn) if one.client is None and of.start <= one.day <= of.end]
    return days[-1] if days else None


def _feel(of: Closing, key: str) -> None:
    energy: int | None = st.session_state[key]

    def change(book: Tracker) -> None:
        known = checkin_of(book, of)
        if known is None:
            if energy is not None:
                book.add(CheckIn(day=_day(book, of), energy=energy))
        elif energy is None and _is_bare(known):
            book.remove(known)
        else:
            book.change(known, energy=energy)

    act(change)


def _day(book: Tracker, of: Closing) -> date:
    return min(book.today(), of.end)


def _is_bare(known: CheckIn) -> bool:
    others: tuple[Any, ...] = (known.client_said, known.own_guess, known.note)
    return all(value is None for value in others)


def close_button(of: Closing) -> None:
    """Draw the button that closes the week; where another window has, the way to what it closed."""
    if of.closed_at is None:
        label = _("Close the week")
        st.button(label, key="closing-close", type="primary", on_click=_close, args=(of.week,))
    else:
        label = _("See the closed week")
        st.button(label, key="closing-see", type="primary", on_click=_see, args=(of.week,))


def _close(week: str) -> None:
    keep_line(week)

    def change(book: Tracker) -> str | None:
        if line_of() != week and book.closing(week).closed_at is not None:
            return None  # the second of two quick presses: the first has closed it
        book.close_week(week, shown_signs(week))
        leave_line()
        return _("{week} is closed.").format(week=week_name(week).capitalize())

    act(change)


def _see(week: str) -> None:
    keep_line(week)
    leave_line()


def leave_line() -> None:
    """No line is being written any more."""
    st.session_state.pop(_OPEN, None)
