"""What importing a file would do: row by row for a calendar, in numbers for mail, chats and calls."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from tracker.ingest.report import ImportReport, Outcome
from tracker.pages.forms import Form
from tracker.pages.listing import listing
from tracker.wording.escaping import escaped
from tracker.wording.importing import FATES, counts, counts_sentence, reason
from tracker.wording.numbers import day, duration, one_line
from tracker.wording.people import called

FORM = Form("preview")
MOST_ROWS = 1000
MOST_SENDERS = 8
COLUMNS = ["line", "what becomes of it", "why", "title", "when", "takes", "client", "kind", "project"]
ALL = "all"


def preview(report: ImportReport) -> None:
    """Draw the counts, a filter by fate, and the rows."""
    st.subheader("What it would do", anchor=False)
    st.write(escaped(counts_sentence(report, done=False)))
    for note in report.notes:
        st.caption(escaped(note))
    unknown(report)
    if not report.outcomes:
        return
    found = {ALL: len(report.outcomes)} | {f: n for f, n in counts(report).items() if f != "problem"}
    fate = st.segmented_control(
        "Rows",
        list(found),
        default=ALL,
        required=True,
        format_func=lambda of: f"{FATES.get(of, of)} {found[of]:,}",
        key=FORM.key("fate"),
        label_visibility="collapsed",
    )
    rows = [of for of in report.outcomes if fate in (ALL, of.fate)]
    st.dataframe(
        pd.DataFrame([row(of) for of in rows[:MOST_ROWS]], columns=COLUMNS),
        hide_index=True,
        height=min(380, 36 * (len(rows) + 1) + 2),
        column_config={
            "line": st.column_config.NumberColumn(width=60, format="%d"),
            "title": st.column_config.TextColumn(width="medium"),
        },
        key=FORM.key("rows"),
        alt="What becomes of each row of the file",
    )
    if len(rows) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS:,} of {len(rows):,} rows.")


def unknown(report: ImportReport) -> None:
    """Draw who wrote most of those who are no client's yet."""
    if not report.senders:
        return
    listing(
        ("who is no client’s yet", ">messages"),
        ((called(address, 80), f"{number:,}") for address, number in report.senders[:MOST_SENDERS]),
        "Senders who are no client’s yet",
    )
    if len(report.senders) > MOST_SENDERS:
        st.caption(f"and {len(report.senders) - MOST_SENDERS:,} more")


def row(of: Outcome) -> tuple[int, str, str, str, str, str, str, str, str]:
    """A row of the preview, in words."""
    return (
        of.line,
        FATES.get(of.fate, of.fate),
        one_line(reason(of.reason), 80),
        one_line(of.title, 80),
        when(of.starts_at),
        duration(of.seconds) if of.seconds else "",
        one_line(of.client, 40) if of.client else ("own time" if of.kind else ""),
        of.kind or "",
        one_line(of.project, 40),
    )


def when(starts_at: str | None) -> str:
    """The day, and the clock time where there is one: "Tue 2 Jun 2026 12:30"."""
    if not starts_at:
        return ""
    if len(starts_at) == len("2026-06-02"):
        on = date.fromisoformat(starts_at)
        return f"{day(on)} {on.year}"
    at = datetime.fromisoformat(starts_at)
    return f"{day(at.date())} {at.year} {at:%H:%M}"
