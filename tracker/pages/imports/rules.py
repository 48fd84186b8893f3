"""Rules: whose calendar titles with certain words are."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.choosing import Choice, choose_work, chosen, is_chosen
from tracker.pages.forms import Form, form_of
from tracker.records import Rule
from tracker.wording.escaping import escaped
from tracker.wording.numbers import one_line, written
from tracker.wording.rules import rule_sentence

NEW = Form("new-rule")


def rules(book: Tracker) -> None:
    """Draw the rules, each with its form, and a form for a new one."""
    found = book.records(Rule)
    st.write(
        _(
            "A rule says once whose calendar titles are. The newest that fits decides; `@client` in a title"
            " goes before all of them. What is an entry already stays as it is."
        )
    )
    for rule in found:
        with st.expander(
            escaped(rule_sentence(rule), 300), key=f"rule-{rule.id}", on_change="rerun"
        ) as shown:
            if shown.open:
                _form(book, form_of(rule), Choice(rule.client, rule.project, rule.kind, rule.billable), rule)
    with st.expander(_("New rule"), expanded=not found, key=NEW.key("open"), on_change="rerun") as shown:
        if shown.open:
            _form(book, NEW, None, None)


def _form(book: Tracker, form: Form, now: Choice | None, rule: Rule | None) -> None:
    st.text_input(
        _("Titles that hold"), rule.title if rule else "", key=form.key("words"), placeholder=_("stuurgroep")
    )
    choose_work(book, form, now)
    with st.container(horizontal=True):
        label = _("Save") if rule else _("Add rule")
        st.button(
            label,
            key=form.key("save"),
            type="primary",
            disabled=not is_chosen(form),
            on_click=form.once(_save),
            args=(form, rule),
        )
        if rule is not None:
            st.button(_("Remove"), key=form.key("remove"), on_click=form.once(_remove), args=(form, rule))


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
        said = _("Titles with “{words}” are sorted by this rule.").format(words=one_line(words, 60))
        if not now_sorted:
            return said
        more = _("It sorted {number} of the rows that waited.")
        return f"{said} {more.format(number=written(now_sorted))}"

    form.send(change)


def _remove(form: Form, rule: Rule) -> None:
    def change(book: Tracker) -> str:
        book.remove(rule)
        said = _("The rule for “{words}” is gone; what it sorted stays.")
        return said.format(words=one_line(rule.title, 60))

    form.send(change)
