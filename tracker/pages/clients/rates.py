"""A client's hourly rates, each from its day on."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.pages.choosing import projects_of
from tracker.pages.forms import DAY_FORMAT, Form, labels, select
from tracker.pages.written import amount
from tracker.records import Client, Rate
from tracker.wording.escaping import escaped
from tracker.wording.numbers import day_and_year, money, one_line


def rates(book: Tracker, client: Client) -> None:
    """Draw the rates and the form for another."""
    currency = book.currency(client.name)
    found = [of for of in book.records(Rate) if of.client == client.name]
    if not found:
        st.write(_("No rate yet: hours by the hour earn nothing until there is one."))
    for rate in sorted(found, key=lambda of: (of.project or "", of.valid_from is not None, of.valid_from)):
        row = Form(f"rate-{rate.id}")
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            key=row.name,
        ):
            st.markdown(_sentence(rate, currency), width="content")
            args = (row, rate, currency)
            st.button(_("Remove"), key=f"rate-remove-{rate.id}", on_click=row.once(_remove), args=args)
    _form(book, client, found, currency)
    st.caption(
        _(
            "A new rate counts from its day on; the weeks before keep the rate they had. Setting a rate"
            " again for the same day corrects it, and removing one takes it away, in every week since that"
            " day. A rate of a project goes before the client's."
        )
    )


def _sentence(rate: Rate, currency: str) -> str:
    """A rate in Markdown: "**€105.00** an hour since Tue 1 Sep 2026, for Phase 2"."""
    if rate.valid_from is None:
        said = _("**{price}** an hour from the beginning")
        if rate.project:
            said = _("**{price}** an hour from the beginning, for {project}")
    else:
        said = _("**{price}** an hour since {day}")
        if rate.project:
            said = _("**{price}** an hour since {day}, for {project}")
    price = escaped(money(rate.cents_per_hour / 100, currency))
    return said.format(price=price, day=_day(rate), project=escaped(rate.project or "", 60))


def _day(rate: Rate) -> str:
    return day_and_year(rate.valid_from) if rate.valid_from else ""


def _form(book: Tracker, client: Client, found: list[Rate], currency: str) -> None:
    form = Form(f"rate-of-{client.id}")
    with st.form(form.key("form"), border=False):
        one, two, three = st.columns(3)
        price = _("Rate per hour, {currency}").format(currency=escaped(currency))
        one.text_input(price, key=form.key("rate"), placeholder="105")
        two.date_input(
            _("From, empty for the beginning") if not found else _("Holds from"),
            None if not found else book.today(),
            format=DAY_FORMAT,
            key=form.key("from"),
        )
        with three:
            names = labels(
                (of.name for of in projects_of(book, client.name)), _("all without a rate of its own")
            )
            select(_("For"), names, "", form.key("project"))
        st.form_submit_button(
            _("Set rate"),
            type="primary",
            key=form.key("set"),
            on_click=form.once(_set),
            args=(form, client, found, currency),
        )


def _set(form: Form, client: Client, found: list[Rate], currency: str) -> None:
    def change(book: Tracker) -> str:
        cents = amount(form.value("rate"), _("The rate"))
        if cents is None:
            raise UsageError(_("There is no rate to set"), _("Write what an hour costs, like 105"))
        project, since = form.value("project") or None, form.value("from")
        rate = Rate(client=client.name, project=project, cents_per_hour=cents, valid_from=since)
        same = next((of for of in found if (of.project, of.valid_from) == (project, since)), None)
        if same is None:
            book.add(rate)
        else:
            book.change(same, cents_per_hour=cents)
        said = _("{client}: {price} an hour from {day} on.")
        if since is None:
            said = _("{client}: {price} an hour from the beginning.")
        price = money(cents / 100, currency)
        return said.format(client=one_line(client.name, 60), price=price, day=_day(rate))

    form.send(change)


def _remove(form: Form, rate: Rate, currency: str) -> None:
    def change(book: Tracker) -> str:
        book.remove(rate)
        price = money(rate.cents_per_hour / 100, currency)
        return _("Removed the rate of {price} an hour.").format(price=price)

    form.send(change)
