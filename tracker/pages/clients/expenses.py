"""Money spent, for a client or for none."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import N_, _, ngettext
from tracker.pages.forms import DAY_FORMAT, Form
from tracker.pages.written import amount
from tracker.records import Client, Expense
from tracker.wording.escaping import escaped
from tracker.wording.numbers import day_and_year, money, one_line, written

MOST_ROWS = 20
OF_A_CLIENT = N_(
    "What nobody pays back lowers this client's rate in the week it was spent; what the client pays back"
    " does not."
)
OF_NOBODY = N_(
    "What nobody pays back lowers the totals in the week it was spent; what the client pays back does not."
)


def expenses(book: Tracker, client: Client | None) -> None:
    """Draw the expenses of a client, or those of nobody, the newest first, and the form for another."""
    name = client.name if client else None
    currency = book.currency(name)
    found = [of for of in book.records(Expense) if of.client == name]
    _form(book, Form(f"expense-of-{client.id if client else 'nobody'}"), name, currency)
    if not found:
        st.write(_("No expenses yet."))
    for expense in found[::-1][:MOST_ROWS]:
        row = Form(f"expense-{expense.id}")
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            key=row.name,
        ):
            st.markdown(_sentence(expense, currency), width="content")
            st.button(
                _("Remove"),
                key=f"expense-remove-{expense.id}",
                on_click=row.once(_remove),
                args=(row, expense, currency),
            )
    if len(found) > MOST_ROWS:
        left = len(found) - MOST_ROWS
        older = ngettext("and {number} older one", "and {number} older ones", left)
        st.caption(older.format(number=written(left)))
    st.caption(_(OF_A_CLIENT if client else OF_NOBODY))


def _sentence(of: Expense, currency: str) -> str:
    said = [day_and_year(of.day), f"**{escaped(money(of.amount_cents / 100, currency))}**"]
    if of.note:
        said.append(escaped(of.note, 80))
    if of.passed_through:
        said.append(_("the client pays it back"))
    return " · ".join(said)


def _form(book: Tracker, form: Form, client: str | None, currency: str) -> None:
    with st.form(form.key("form"), border=False):
        one, two, three = st.columns([1, 1, 2])
        one.date_input(_("Day"), book.today(), format=DAY_FORMAT, key=form.key("day"))
        amount_in = _("Amount, {currency}").format(currency=escaped(currency))
        two.text_input(amount_in, key=form.key("amount"), placeholder="34.80")
        three.text_input(_("What for"), key=form.key("note"), placeholder=_("Train to the site"))
        if client is not None:
            st.checkbox(_("The client pays it back"), key=form.key("paid"))
        st.form_submit_button(
            _("Add expense"),
            type="primary",
            key=form.key("add"),
            on_click=form.once(_add),
            args=(form, client, currency),
        )


def _add(form: Form, client: str | None, currency: str) -> None:
    def change(book: Tracker) -> str:
        cents, spent_on = amount(form.value("amount"), _("The amount")), form.value("day")
        if cents is None or spent_on is None:
            raise UsageError(_("An expense needs a day and an amount"), _("Write the amount like 34.80"))
        note = (form.value("note") or "").strip() or None
        paid = bool(form.value("paid"))
        book.add(Expense(client=client, day=spent_on, amount_cents=cents, passed_through=paid, note=note))
        said = _("Added {amount} for {note}.") if note else _("Added {amount}.")
        return said.format(amount=money(cents / 100, currency), note=one_line(note, 60))

    form.send(change)


def _remove(form: Form, expense: Expense, currency: str) -> None:
    def change(book: Tracker) -> str:
        book.remove(expense)
        amount = money(expense.amount_cents / 100, currency)
        return _("Removed the expense of {amount}.").format(amount=amount)

    form.send(change)
