"""Rules: whose calendar titles with certain words are."""

import streamlit as st

from tracker.book import Tracker
from tracker.pages.choosing import Choice, choose_work, chosen, is_chosen
from tracker.pages.forms import Form, form_of
from tracker.records import Rule
from tracker.wording.escaping import escaped
from tracker.wording.numbers import one_line
from tracker.wording.rules import rule_sentence

NEW = Form("new-rule")


def rules(book: Tracker) -> None:
    """Draw the rules, each with its form, and a form for a new one."""
    found = book.records(Rule)
    st.write(
        "A rule says once whose calendar titles are. The newest that fits decides; `@client` in a title"
        " goes before all of them. What is an entry already stays as it is."
    )
    for rule in found:
        with st.expander(
            escaped(rule_sentence(rule), 300), key=f"rule-{rule.id}", on_change="rerun"
        ) as shown:
            if shown.open:
                _form(book, form_of(rule), Choice(rule.client, rule.project, rule.kind, rule.billable), rule)
    with st.expander("New rule", expanded=not found, key=NEW.key("open"), on_change="rerun") as shown:
        if shown.open:
            _form(book, NEW, None, None)


def _form(book: Tracker, form: Form, now: Choice | None, rule: Rule | None) -> None:
    st.text_input(
        "Titles that hold", rule.title if rule else "", key=form.key("words"), placeholder="stuurgroep"
    )
    choose_work(book, form, now)
    with st.container(horizontal=True):
        label = "Save" if rule else "Add rule"
        st.button(
            label,
            key=form.key("save"),
            type="primary",
            disabled=not is_chosen(form),
            on_click=_save,
            args=(form, rule),
        )
        if rule is not None:
            st.button("Remove", key=form.key("remove"), on_click=_remove, args=(form, rule))


def _save(form: Form, rule: Rule | None) -> None:
    words, said = str(form.value("words") or "").strip(), chosen(form)
    fields = {"title": words, **said._asdict()}

    def change(book: Tracker) -> str:
        waiting = book.waiting()
        if rule is None:
            book.add(Rule(**fields))
        else:
            book.change(rule, **fields)
        now_sorted = waiting - book.waiting()
        more = f" It sorted {now_sorted} of the rows that waited." if now_sorted else ""
        return f"Titles with “{one_line(words, 60)}” are sorted by this rule.{more}"

    form.send(change)


def _remove(form: Form, rule: Rule) -> None:
    def change(book: Tracker) -> str:
        book.remove(rule)
        return f"The rule for “{one_line(rule.title, 60)}” is gone; what it sorted stays."

    form.send(change)
