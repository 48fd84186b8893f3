"""Money spent, for a client or for none."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.pages.forms import DAY_FORMAT, Form
from tracker.pages.written import amount
from tracker.records import Client, Expense
from tracker.wording.escaping import escaped
from tracker.wording.numbers import count, day, money, one_line

MOST_ROWS = 20


def expenses(book: Tracker, client: Client | None) -> None:
    """Draw the expenses of a client, or those of nobody, the newest first, and the form for another."""
    name = client.name if client else None
    currency = book.currency(name)
    found = [of for of in book.records(Expense) if of.client == name]
    _form(book, Form(f"expense-of-{client.id if client else 'nobody'}"), name, currency)
    if not found:
        st.write("No expenses yet.")
    for expense in found[::-1][:MOST_ROWS]:
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            key=f"expense-{expense.id}",
        ):
            st.markdown(_sentence(expense, currency), width="content")
            st.button(
                "Remove", key=f"expense-remove-{expense.id}", on_click=_remove, args=(expense, currency)
            )
    if len(found) > MOST_ROWS:
        st.caption(f"and {count(len(found) - MOST_ROWS, 'older one')}")
    whose = "this client's rate" if client else "the totals"
    st.caption(
        f"What nobody pays back lowers {whose} in the week it was spent; what the client pays back does not."
    )


def _sentence(of: Expense, currency: str) -> str:
    note = f" · {escaped(of.note, 80)}" if of.note else ""
    paid = " · the client pays it back" if of.passed_through else ""
    return f"{day(of.day)} {of.day.year} · **{escaped(money(of.amount_cents / 100, currency))}**{note}{paid}"


def _form(book: Tracker, form: Form, client: str | None, currency: str) -> None:
    with st.form(form.key("form"), border=False):
        one, two, three = st.columns([1, 1, 2])
        one.date_input("Day", book.today(), format=DAY_FORMAT, key=form.key("day"))
        two.text_input(f"Amount, {escaped(currency)}", key=form.key("amount"), placeholder="34.80")
        three.text_input("What for", key=form.key("note"), placeholder="Train to the site")
        if client is not None:
            st.checkbox("The client pays it back", key=form.key("paid"))
        st.form_submit_button(
            "Add expense", type="primary", key=form.key("add"), on_click=_add, args=(form, client, currency)
        )


def _add(form: Form, client: str | None, currency: str) -> None:
    def change(book: Tracker) -> str:
        cents, spent_on = amount(form.value("amount"), "The amount"), form.value("day")
        if cents is None or spent_on is None:
            raise UsageError("An expense needs a day and an amount", "Write the amount like 34.80")
        note = (form.value("note") or "").strip() or None
        paid = bool(form.value("paid"))
        book.add(Expense(client=client, day=spent_on, amount_cents=cents, passed_through=paid, note=note))
        return f"Added {money(cents / 100, currency)}{' for ' + one_line(note, 60) if note else ''}."

    form.send(change)


def _remove(expense: Expense, currency: str) -> None:
    def change(book: Tracker) -> str:
        book.remove(expense)
        return f"Removed the expense of {money(expense.amount_cents / 100, currency)}."

    Form(f"expense-{expense.id}").send(change)
