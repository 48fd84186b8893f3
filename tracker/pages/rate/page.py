"""One client over time: the agreed beside the effective rate, and what took the difference."""

from datetime import date

import streamlit as st

from tracker.book import Tracker
from tracker.charts import CONFIG, alt_text, hours_by_kind, rate_over_time
from tracker.language import _
from tracker.metrics.numbers import numbers
from tracker.pages.forms import labels, select
from tracker.pages.frame import chosen_client, chosen_week, keep, week_picker
from tracker.pages.markup import block, bullets, definition_list, link, linked, paragraphs
from tracker.pages.paper import quarter_paper
from tracker.pages.ranges import chosen_days
from tracker.pages.rate.what_if import what_if
from tracker.pages.reviewed import week_review
from tracker.pages.stairs import draw_stairs
from tracker.pages.weekly import hours_per_kind, rates_per_week, weeks_between
from tracker.records import Client
from tracker.wording.definitions import definitions
from tracker.wording.rates import client_sentence
from tracker.wording.sentences import estimate_sentence
from tracker.workweek import week_days


def rate(book: Tracker) -> None:
    """Draw the page."""
    week = chosen_week(book)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title(_("Rate"), anchor=False, width="content")
        week_picker(book, week)
    names = [of.name for of in book.records(Client)]
    if not names:
        said, add = _("A rate needs a client. {add}."), link("clients", _("Add the first one"))
        st.html(block(f"<p>{linked(said, add=add)}</p>"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        client = _client(book, names, week)
        start, end = chosen_days(week, "rate-range")
    _over_time(book, client, week, start, end)
    quarter_paper(client, end)


def _client(book: Tracker, names: list[str], week: str) -> str:
    """The client in the address, else the one with most hours in the week."""
    now = chosen_client(names) or _busiest(book, week) or names[0]
    chosen = select(_("Client"), labels(names), now, "rate-client", on_change=_keep_client)
    return str(chosen or now)


def _busiest(book: Tracker, week: str) -> str | None:
    start, end = week_days(week)
    hours = {row.keys["client"]: row.seconds for row in book.report("client", start, end).rows}
    return max((name for name in hours if name), key=lambda name: hours[name], default=None)


def _keep_client() -> None:
    keep("client", st.session_state["rate-client"])


def _over_time(book: Tracker, client: str, week: str, start: date | None, end: date) -> None:
    by_week = book.report(("client", "week"), start, end, client)
    weeks = weeks_between(by_week.start, end)
    rows = [row for row in book.report(("client",), start, end, client).rows if row.keys["client"]]
    if not rows:
        said, log = _("Nothing in these weeks. {log}."), link("log", _("Log some hours"), week=week)
        st.html(block(f"<p>{linked(said, log=log)}</p>"))
        return
    whole, currency = numbers(rows[0]), rows[0].currency
    stairs = book.waterfall(client, start, end)
    st.html(block(paragraphs([client_sentence(client, whole, currency, len(weeks))]), "lede"))
    with st.expander(_("How these numbers are made"), key="definitions", icon=":material/function:"):
        st.html(block(definition_list(definitions(whole, currency, stairs))))
    over_time = rate_over_time(rates_per_week(by_week, weeks), currency=currency)
    st.plotly_chart(over_time, key="rate-over-time", config=CONFIG, alt=alt_text(over_time))
    if stairs is not None:
        draw_stairs(stairs, "rate-stairs")
    by_kind = hours_by_kind(hours_per_kind(book.report(("kind", "week"), start, end, client), weeks))
    st.plotly_chart(by_kind, key="hours-by-kind", config=CONFIG, alt=alt_text(by_kind))
    found = [of for of in week_review(book, week).estimates if of.project.client == client]
    if found:
        fees = bullets([estimate_sentence(of, currency) for of in found])
        st.html(block(f"<p><b>{_('Fixed fees, if finished at today’s estimate')}</b></p>{fees}"))
    what_if(book, client, start, end)
