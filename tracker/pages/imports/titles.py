"""Calendar rows by title, and how they are shown."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import streamlit as st

from tracker.language import _
from tracker.pages.imports.preview import when
from tracker.pages.listing import listing
from tracker.store.inbox import Waiting
from tracker.wording.importing import reason
from tracker.wording.numbers import duration, one_line, written

MOST_ROWS = 12


class Title(NamedTuple):
    """The rows of one title and one reason."""

    title: str
    reason: str | None
    rows: tuple[Waiting, ...]


def by_title(rows: Sequence[Waiting]) -> list[Title]:
    """The rows by title and reason, in the order in which each first comes."""
    found: dict[tuple[str, str | None], list[Waiting]] = {}
    for row in rows:
        found.setdefault((row.title, row.reason), []).append(row)
    return [Title(title, why, tuple(of)) for (title, why), of in found.items()]


def show(title: Title) -> None:
    """Draw the rows of a title: when, how long, with whom, and why they are here."""
    listing(
        (f"|{_('when')}", _("takes"), _("organiser and guests"), _("why it is here")),
        (
            (_when(row), _takes(row), _people(row), one_line(reason(row.reason), 120))
            for row in title.rows[:MOST_ROWS]
        ),
        _("Rows called {title}").format(title=one_line(title.title, 60)),
    )
    if len(title.rows) > MOST_ROWS:
        left = written(len(title.rows) - MOST_ROWS)
        st.caption(_("and {number} more of this title").format(number=left))


def _when(row: Waiting) -> str:
    until = f" – {when(row.last_day)}" if row.last_day and row.last_day != row.day else ""
    return when(row.starts_at or row.day) + until


def _takes(row: Waiting) -> str:
    if row.starts_at is None or row.ends_at is None:
        return _("the day")
    taken = datetime.fromisoformat(row.ends_at) - datetime.fromisoformat(row.starts_at)
    return duration(taken.total_seconds())


def _people(row: Waiting) -> str:
    return one_line("; ".join(filter(None, (row.organiser, row.attendees))), 80)
