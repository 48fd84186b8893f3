"""Replies: how soon you answer, how soon they do, when, and what is still open."""

from datetime import date

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.forms import labels, select
from tracker.pages.frame import chosen_client, chosen_week, keep, this_week_name, week_picker
from tracker.pages.markup import block, link, paragraphs, to_senders
from tracker.pages.ranges import chosen_days
from tracker.pages.replies.charts import how_soon, over_time, to_and_fro
from tracker.pages.replies.contact_entry import contact_entry
from tracker.pages.replies.figures import Figures, figures
from tracker.pages.replies.numbers import in_numbers, in_words
from tracker.pages.replies.open_questions import open_questions
from tracker.pages.replies.promise import promise
from tracker.pages.replies.table import reply_table
from tracker.records import Client
from tracker.store import messages, quick
from tracker.wording.people import unsorted_sentence
from tracker.wording.replies import NO_CONTACTS_THEN
from tracker.wording.reply_parts import EMPTY


def replies(book: Tracker) -> None:
    """Draw the page."""
    # What is open is a matter of now: without a choice the page ends with the week that runs.
    week = chosen_week(book, this_week_name(book))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(_("Replies"), anchor=False, width="content")
        week_picker(book, week)
    names = [of.name for of in book.records(Client)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        client = _client(names) if names else None
        start, end = chosen_days(week, "replies-range")
    found = figures(book, start, end, client)
    if found is None:
        _nothing(book)
    else:
        _period(book, found, client, week, end)
    if names:
        with st.expander(_("Note a contact by hand"), expanded=found is None, key="contact-entry"):
            contact_entry()


def _client(names: list[str]) -> str | None:
    now = chosen_client(names) or ""
    return (
        select(_("Client"), labels(names, _("All clients")), now, "replies-client", on_change=_keep) or None
    )


def _keep() -> None:
    keep("client", st.session_state["replies-client"] or None)


def _nothing(book: Tracker) -> None:
    unknown = book.senders()
    said = NO_CONTACTS_THEN if messages.first_and_last_day(book.store, quick.days(book.store)) else EMPTY
    steps = [link("import", _("Import mail, a chat or your calls"))]
    if unknown:
        waiting = unsorted_sentence(sum(of.messages for of in unknown), len(unknown))
        steps.append(f"{html(waiting, 300)} {to_senders()}")
    st.html(block(f"{paragraphs([_(said)])}<ul>{''.join(f'<li>{step}</li>' for step in steps)}</ul>"))


def _period(book: Tracker, found: Figures, client: str | None, week: str, end: date) -> None:
    in_words(found)
    in_numbers(found)
    how_soon(found, found.promise)
    with st.expander(_("What you told them"), key="promise"):
        promise(book, client)
    open_questions(book, found, is_now=end >= book.today())
    over_time(found)
    to_and_fro(found)
    table = reply_table(found, week) if client is None else ""
    st.html(block(table + paragraphs([found.few], "soft")))
