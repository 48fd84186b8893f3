"""Entries in a table to be corrected in place; each correction is stored at once and can be taken back."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from tracker.book import Tracker
from tracker.pages.choosing import active_clients
from tracker.pages.entry_changes import row_of, stored
from tracker.pages.frame import act
from tracker.records import KINDS, Project, TimeEntry
from tracker.store import quick
from tracker.wording.numbers import one_line

LABELS = {
    "day": "Day",
    "start": "From",
    "end": "To",
    "hours": "Hours",
    "client": "Client",
    "project": "Project",
    "kind": "Kind",
    "billable": "Billable",
    "extra": "Agreed?",
    "note": "Note",
}
EXTRA = {"agreed": "as agreed", "extra": "extra, they asked", "gift": "gift, unasked"}


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
        alt="The entries of this week, editable: a change is stored at once.",
    )


def _columns(book: Tracker, entries: Sequence[TimeEntry]) -> dict[str, Any]:
    column = st.column_config
    clients = {of.name for of in active_clients(book)} | {of.client for of in entries if of.client}
    projects = {of.name for of in book.records(Project) if of.client in clients}
    return {
        "day": column.DateColumn(LABELS["day"], format="ddd D MMM", required=True, width=112),
        "start": column.TimeColumn(LABELS["start"], format="HH:mm", step=60, width=76),
        "end": column.TimeColumn(LABELS["end"], format="HH:mm", step=60, width=76),
        "hours": column.NumberColumn(
            LABELS["hours"], min_value=0.01, max_value=168.0, format="%.2f", required=True, width=84
        ),
        "client": column.SelectboxColumn(LABELS["client"], options=sorted(clients), format_func=_shown),
        "project": column.SelectboxColumn(LABELS["project"], options=sorted(projects), format_func=_shown),
        "kind": column.SelectboxColumn(LABELS["kind"], options=list(KINDS), required=True, width=112),
        "billable": column.CheckboxColumn(LABELS["billable"], width=92),
        "extra": column.SelectboxColumn(
            LABELS["extra"], options=list(EXTRA), format_func=_extra, required=True, width=130
        ),
        "note": column.TextColumn(LABELS["note"], width="medium"),
    }


def _shown(name: Any) -> str:
    return one_line(str(name), 60)


def _extra(value: Any) -> str:
    return EXTRA.get(str(value), str(value))


def _save(key: str, ids: Sequence[str]) -> None:
    """Store what was changed in the table: the callback of the editor."""
    state = st.session_state[key]
    if not act(lambda book: stored(book, state, ids)):
        st.session_state["refusals"] = st.session_state.get("refusals", 0) + 1
