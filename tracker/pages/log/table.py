"""Entries in a table to be corrected in place; each correction is stored at once and can be taken back."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from tracker.book import Tracker
from tracker.language import N_, _
from tracker.pages.choosing import active_clients
from tracker.pages.forms import translated
from tracker.pages.frame import act
from tracker.pages.log.changes import row_of, stored
from tracker.records import Project, TimeEntry
from tracker.store import quick
from tracker.wording.kinds import KIND_NAMES, kind_name
from tracker.wording.numbers import is_english, one_line

LABELS = {
    "day": N_("Day"),
    "start": N_("From"),
    "end": N_("To"),
    "hours": N_("Hours"),
    "client": N_("Client"),
    "project": N_("Project"),
    "kind": N_("Kind"),
    "billable": N_("Billable"),
    "extra": N_("Agreed?"),
    "note": N_("Note"),
}
EXTRA = {"agreed": N_("as agreed"), "extra": N_("extra, they asked"), "gift": N_("gift, unasked")}


def entry_table(book: Tracker, entries: Sequence[TimeEntry]) -> None:
    """Draw the entries, editable; a row can be deleted with its checkbox and the bin."""
    rule = quick.days(book.store)
    # Another key after every change and refusal: the table starts anew from what is stored.
    key = f"entries-{book.store.revision}-{st.session_state.get('refusals', 0)}"
    st.data_editor(
        pd.DataFrame([row_of(entry, rule) for entry in entries], columns=list(LABELS)),
        key=key,
        num_rows="delete",
        hide_index=True,
        width="stretch",
        placeholder="–",
        column_config=_columns(book, entries),
        on_change=_save,
        args=(key, [entry.id or "" for entry in entries]),
        alt=_("The entries of this week, editable: a change is stored at once."),
    )


def _columns(book: Tracker, entries: Sequence[TimeEntry]) -> dict[str, Any]:
    column, labels = st.column_config, translated(LABELS)
    # Streamlit knows the names of days and months in English only, and else what the browser makes of a day.
    english = ("ddd D MMM", "%.2f")  # no words
    day, number = english if is_english() else ("localized", "localized")
    clients = {of.name for of in active_clients(book)} | {of.client for of in entries if of.client}
    projects = {of.name for of in book.records(Project) if of.client in clients}
    return {
        "day": column.DateColumn(labels["day"], format=day, required=True, width=112),
        "start": column.TimeColumn(labels["start"], format="HH:mm", step=60, width=72),
        "end": column.TimeColumn(labels["end"], format="HH:mm", step=60, width=72),
        "hours": column.NumberColumn(
            labels["hours"], min_value=0.01, max_value=168.0, format=number, required=True, width=76
        ),
        "client": column.SelectboxColumn(labels["client"], options=sorted(clients), format_func=_shown),
        "project": column.SelectboxColumn(labels["project"], options=sorted(projects), format_func=_shown),
        "kind": column.SelectboxColumn(
            labels["kind"], options=list(KIND_NAMES), format_func=_kind, required=True, width=112
        ),
        "billable": column.CheckboxColumn(labels["billable"], width=112),
        "extra": column.SelectboxColumn(
            labels["extra"], options=list(EXTRA), format_func=_extra, required=True, width=150
        ),
        "note": column.TextColumn(labels["note"], width="medium"),
    }


def _shown(name: Any) -> str:
    return one_line(str(name), 60)


def _extra(value: Any) -> str:
    return _(EXTRA.get(str(value), str(value)))


def _kind(value: Any) -> str:
    return kind_name(str(value))


def _save(key: str, ids: Sequence[str]) -> None:
    """Store what was changed in the table: the callback of the editor."""
    state = st.session_state[key]
    if not act(lambda book: stored(book, state, ids)):
        st.session_state["refusals"] = st.session_state.get("refusals", 0) + 1
