"""What must be asked of a file that it does not say of itself: zone, columns, the order of day and month."""

from collections.abc import Mapping, Sequence
from zoneinfo import available_timezones

import streamlit as st

from tracker.book import Tracker
from tracker.errors import DateOrderOpen, TrackerError
from tracker.importers.base import Holds
from tracker.language import N_, _
from tracker.pages.choosing import active_clients
from tracker.pages.forms import Form, in_rows, labels, select, translated
from tracker.pages.imports.uploads import Said, Upload, likely_roles, peek
from tracker.records import Settings
from tracker.wording.escaping import escaped
from tracker.wording.importing import DATE_ORDERS, ROLES
from tracker.wording.numbers import one_line

MOST_COLUMNS = 20
WHOSE: Mapping[Holds | None, tuple[str, str]] = {
    "events": (N_("Rows that name no client"), N_("wait in the inbox")),
    "contacts": (
        N_("Messages of people who are no client’s yet"),
        N_("wait until you say whose they are"),
    ),
}
"""What is asked of the rows that are nobody's, by what a file holds, and the answer that leaves them."""


def asked(book: Tracker, form: Form, upload: Upload) -> Said | None:
    """What the file does not say of itself; None while an answer is missing."""
    holds, rows = peek(upload)
    if holds not in WHOSE:
        return Said()
    columns = _columns(form, rows) if rows else None
    if rows and columns is None:
        return None
    settings = book.records(Settings)[-1]
    zones = {zone: zone for zone in sorted(available_timezones() | {settings.timezone})}
    label, otherwise = map(_, WHOSE[holds])
    names = labels((of.name for of in active_clients(book)), otherwise)
    one, two = st.columns(2)
    with one:
        zone = select(_("Its times are those of"), zones, settings.timezone, form.key("zone"))
    with two:
        client = select(label, names, "", form.key("client"))
    said = Said(timezone=zone, columns=columns, client=client or None)
    return said._replace(date_order=form.value(_order(upload)))


def _columns(form: Form, rows: Sequence[list[str]]) -> tuple[str, ...] | None:
    st.info(
        _("This calendar has no column names. Say what each column holds; a title and a start are enough.")
    )
    likely = likely_roles(rows[0])
    said: list[str] = []
    for column, n in in_rows(range(min(len(likely), MOST_COLUMNS)), 3):
        cells = [one_line(row[n], 30) for row in rows if n < len(row) and row[n].strip()]
        label = escaped(" · ".join(cells[:3]) or _("(empty)"))
        with column:
            said.append(select(label, translated(ROLES), likely[n], form.key(f"column-{n}")) or "")
    if "title" in said and "start" in said:
        return tuple(said)
    st.caption(_("Choose the column of the title and that of the start."))
    return None


def ask_order(form: Form, upload: Upload, said: Said, refused: TrackerError | None) -> None:
    """Ask which comes first in a date, where the file leaves it open, or where it was asked already."""
    if isinstance(refused, DateOrderOpen):
        st.info(escaped(refused.happened, 500))
    if isinstance(refused, DateOrderOpen) or said.date_order is not None:
        select(_("Dates are written"), translated(DATE_ORDERS), None, form.key(_order(upload)))


def _order(upload: Upload) -> str:
    return f"order-{upload.file_id}"
