"""What importing a file would do: row by row for a calendar, in numbers for mail, chats and calls."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from tracker.ingest.report import ImportReport, Outcome
from tracker.language import N_, _
from tracker.pages.forms import Form
from tracker.pages.listing import listing
from tracker.pages.markup import and_more
from tracker.wording.escaping import escaped
from tracker.wording.importing import FATES, counts, counts_sentence, reason
from tracker.wording.kinds import kind_name
from tracker.wording.numbers import day_and_year, duration, one_line, written
from tracker.wording.people import called

FORM = Form("preview")
MOST_ROWS = 1000
MOST_SENDERS = 8
COLUMNS = (
    N_("line"),
    N_("what becomes of it"),
    N_("why"),
    N_("title"),
    N_("when"),
    N_("takes"),
    N_("client"),
    N_("kind"),
    N_("project"),
)
ALL = "all"


def preview(report: ImportReport) -> None:
    """Draw the counts, a filter by fate, and the rows."""
    st.subheader(_("What it would do"), anchor=False)
    st.write(escaped(counts_sentence(report, done=False)))
    for note in report.notes:
        st.caption(escaped(note))
    unknown(report)
    if not report.outcomes:
        return
    found = {ALL: len(report.outcomes)} | {f: n for f, n in counts(report).items() if f != "problem"}
    fate = st.segmented_control(
        _("Rows"),
        list(found),
        default=ALL,
        required=True,
        format_func=lambda of: f"{_(FATES.get(str(of), str(of)))} {written(found[str(of)])}",
        key=FORM.key("fate"),
        label_visibility="collapsed",
    )
    rows = [of for of in report.outcomes if fate in (ALL, of.fate)]
    st.dataframe(
        pd.DataFrame([row(of) for of in rows[:MOST_ROWS]], columns=list(COLUMNS)),
        hide_index=True,
        height=min(380, 36 * (len(rows) + 1) + 2),
        column_config={
            **{name: _(name) for name in COLUMNS},
            "line": st.column_config.NumberColumn(_("line"), width=60, format="%d"),
            "title": st.column_config.TextColumn(_("title"), width="medium"),
        },
        key=FORM.key("rows"),
        alt=_("What becomes of each row of the file"),
    )
    if len(rows) > MOST_ROWS:
        said = _("The first {number} of {all} rows.")
        st.caption(said.format(number=written(MOST_ROWS), all=written(len(rows))))


def unknown(report: ImportReport) -> None:
    """Draw who wrote most of those who are no client's yet."""
    if not report.senders:
        return
    listing(
        (_("who is no client’s yet"), f">{_('messages')}"),
        ((called(address, 80), written(number)) for address, number in report.senders[:MOST_SENDERS]),
        _("Senders who are no client’s yet"),
    )
    if len(report.senders) > MOST_SENDERS:
        st.caption(and_more(len(report.senders) - MOST_SENDERS))


def row(of: Outcome) -> tuple[int, str, str, str, str, str, str, str, str]:
    """A row of the preview, in words."""
    return (
        of.line,
        _(FATES.get(of.fate, of.fate)),
        one_line(reason(of.reason), 80),
        one_line(of.title, 80),
        when(of.starts_at),
        duration(of.seconds) if of.seconds else "",
        one_line(of.client, 40) if of.client else (_("own time") if of.kind else ""),
        kind_name(of.kind) if of.kind else "",
        one_line(of.project, 40),
    )


def when(starts_at: str | None) -> str:
    """The day, and the clock time where there is one: "Tue 2 Jun 2026 12:30"."""
    if not starts_at:
        return ""
    if len(starts_at) == len("2026-06-02"):
        return day_and_year(date.fromisoformat(starts_at))
    at = datetime.fromisoformat(starts_at)
    return f"{day_and_year(at.date())} {at:%H:%M}"
