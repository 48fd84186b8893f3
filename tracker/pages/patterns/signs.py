"""The patterns of a week, from one look at the book; kept for the next draw."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple
from zlib import crc32

import streamlit as st

from tracker.book import Tracker
from tracker.language import current
from tracker.patterns.rules import week_after_silence
from tracker.records import Decision
from tracker.signs import Sign, Signs
from tracker.workweek import iso_week, week_before


def week_signs(book: Tracker, week: str) -> Signs:
    """The patterns of a week, computed once for each revision of the book, each day and each language.

    What they were made of (`noticed`) is left out: it is large, and no page shows it.
    """
    return _signs(book.store.path, book.store.revision, week, book.today(), current(), book)


# The book itself is no part of what the answer is kept under; all that the answer comes from is.
@st.cache_data(max_entries=12, show_spinner=False)
def _signs(path: str, revision: int, week: str, today: date, language: str, _book: Tracker) -> Signs:
    return replace(_book.signs(week), noticed=None)


def last_whole_week(book: Tracker) -> str:
    """The last ISO week that is over."""
    return week_before(iso_week(book.today()))


def name_of(sign: Sign, week: str) -> str:
    """A name for the widgets of a finding: another one for each week, pattern, client and project."""
    found = sign.finding
    whose = repr((week, found.client, found.project))
    return f"{found.pattern}-{crc32(whose.encode('utf-8', 'backslashreplace')):08x}"


class SortedOut(NamedTuple):
    """The findings of a week: those to answer, and those that were answered, each with its answer.

    One to answer bears one, too, where it shows all the same: after an earlier boundary, or beyond a budget.
    """

    open: tuple[Sign, ...]
    answered: tuple[Sign, ...]


def sorted_out(book: Tracker, signs: Signs) -> SortedOut:
    """Part the findings of a week.

    A boundary silences nothing (domain 4.0, **Answers**). What was answered with one in this very week moves
    out of the way all the same; in later weeks it comes again, to show what the boundary does.
    """
    said: dict[tuple[str, str | None], Decision] = {}
    for decision in sorted(book.records(Decision), key=lambda of: of.week):
        if decision.week <= signs.week and _holds(decision, signs.start):
            said[decision.pattern, decision.client] = decision
    known = [of._replace(decision=said.get((of.finding.pattern, of.finding.client))) for of in signs.shown]
    here = [_is_bounded_in(of, signs.week) for of in known]
    bounded = [of for of, is_here in zip(known, here, strict=True) if is_here]
    rest = [of for of, is_here in zip(known, here, strict=True) if not is_here]
    return SortedOut(tuple(rest), (*bounded, *signs.muted))


def _holds(decision: Decision, monday: date) -> bool:
    return decision.answer == "set_boundary" or week_after_silence(decision) > monday


def _is_bounded_in(sign: Sign, week: str) -> bool:
    said = sign.decision
    return said is not None and said.answer == "set_boundary" and said.week == week
