"""A client's hourly rates, each from its day on."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.pages.choosing import projects_of
from tracker.pages.forms import DAY_FORMAT, Form, labels, select
from tracker.pages.written import amount
from tracker.records import Client, Rate
from tracker.wording.escaping import escaped
from tracker.wording.numbers import day, money, one_line


def rates(book: Tracker, client: Client) -> None:
    """Draw the rates and the form for another."""
    currency = book.currency(client.name)
    found = [of for of in book.records(Rate) if of.client == client.name]
    if not found:
        st.write("No rate yet: hours by the hour earn nothing until there is one.")
    for rate in sorted(found, key=lambda of: (of.project or "", of.valid_from is not None, of.valid_from)):
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            key=f"rate-{rate.id}",
        ):
            st.markdown(
                f"**{money(rate.cents_per_hour / 100, currency)}** an hour {_since(rate)}", width="content"
            )
            st.button("Remove", key=f"rate-remove-{rate.id}", on_click=_remove, args=(rate, currency))
    _form(book, client, found, currency)
    st.caption(
        "A new rate counts from its day on; the weeks before keep the rate they had. Setting a rate again for"
        " the same day corrects it, and removing one takes it away, in every week since that day. A rate of a"
        " project goes before the client's."
    )


def _since(rate: Rate) -> str:
    since = f"since {_day(rate)}" if rate.valid_from else "from the beginning"
    return f"{since}, for {escaped(rate.project, 60)}" if rate.project else since


def _day(rate: Rate) -> str:
    return f"{day(rate.valid_from)} {rate.valid_from.year}" if rate.valid_from else ""


def _form(book: Tracker, client: Client, found: list[Rate], currency: str) -> None:
    form = Form(f"rate-of-{client.id}")
    with st.form(form.key("form"), border=False):
        one, two, three = st.columns(3)
        one.text_input(f"Rate per hour, {escaped(currency)}", key=form.key("rate"), placeholder="105")
        two.date_input(
            "From, empty for the beginning" if not found else "From",
            None if not found else book.today(),
            format=DAY_FORMAT,
            key=form.key("from"),
        )
        with three:
            names = labels(
                (of.name for of in projects_of(book, client.name)), "all without a rate of its own"
            )
            select("For", names, "", form.key("project"))
        st.form_submit_button(
            "Set rate",
            type="primary",
            key=form.key("set"),
            on_click=_set,
            args=(form, client, found, currency),
        )


def _set(form: Form, client: Client, found: list[Rate], currency: str) -> None:
    def change(book: Tracker) -> str:
        cents = amount(form.value("rate"), "The rate")
        if cents is None:
            raise UsageError("There is no rate to set", "Write what an hour costs, like 105")
        project, since = form.value("project") or None, form.value("from")
        rate = Rate(client=client.name, project=project, cents_per_hour=cents, valid_from=since)
        same = next((of for of in found if (of.project, of.valid_from) == (project, since)), None)
        if same is None:
            book.add(rate)
        else:
            book.change(same, cents_per_hour=cents)
        begins = f"from {_day(rate)} on" if since else "from the beginning"
        return f"{one_line(client.name, 60)}: {money(cents / 100, currency)} an hour {begins}."

    form.send(change)


def _remove(rate: Rate, currency: str) -> None:
    def change(book: Tracker) -> str:
        book.remove(rate)
        return f"Removed the rate of {money(rate.cents_per_hour / 100, currency)} an hour."

    Form(f"rate-{rate.id}").send(change)
