"""Sorting calendar rows that are no entry yet: those that wait for a client, and those left out as no work.

Rows of one title are sorted together, one title after the other: saying whose it is brings up the next.
"""

from collections.abc import Sequence

import streamlit as st

from tracker.book import Tracker
from tracker.language import _, ngettext
from tracker.pages.choosing import choose_work, chosen, is_chosen
from tracker.pages.forms import Form, select
from tracker.pages.imports.titles import Title, by_title, show
from tracker.store.inbox import Waiting
from tracker.wording.importing import reason
from tracker.wording.numbers import duration, one_line, written
from tracker.wording.sentences import EMPTY_INBOX, inbox_sentence

MOST_TITLES = 200


def waiting(book: Tracker) -> None:
    """Draw what waits for a client, with its form."""
    rows = book.inbox()
    if not rows:
        st.success(_(EMPTY_INBOX.sentence))
        return
    st.write(" ".join((inbox_sentence(len(rows)), _("Say whose they are, and they become entries."))))
    _sort(book, rows, Form("waiting"), is_waiting=True)


def left_out(book: Tracker) -> None:
    """Draw what was left out as no work, and take in what is."""
    rows = book.inbox("left_out")
    if not rows:
        st.write(_("Nothing was left out."))
        return
    said = ngettext(
        "{number} calendar row is no work by itself: cancelled, declined, private, free or a whole day. What"
        " was work after all can be taken in.",
        "{number} calendar rows are no work by themselves: cancelled, declined, private, free or a whole day."
        " What was work after all can be taken in.",
        len(rows),
    )
    st.write(said.format(number=written(len(rows))))
    _sort(book, rows, Form("left-out"), is_waiting=False)


def _sort(book: Tracker, rows: Sequence[Waiting], form: Form, *, is_waiting: bool) -> None:
    titles = by_title(rows)
    named: dict[str, str] = {}
    for n, of in enumerate(titles[:MOST_TITLES]):
        why = "" if is_waiting else f" · {reason(of.reason)}"
        many = f" ({len(of.rows)})" if len(of.rows) > 1 else ""
        named[str(n)] = f"{n + 1}. {one_line(of.title, 60) or _('(no title)')}{many}{why}"
    # Whoever sorts the fifth title wants to see the next one, not the first.
    last = f"{form.name}-at"
    now = min(st.session_state.get(last, 0), len(named) - 1)
    at = int(select(_("Title"), named, str(now), form.key(f"title-{len(titles)}")))
    st.session_state[last] = at
    if len(titles) > MOST_TITLES:
        said = _("The first {number} of {all} titles; the others come up as these are sorted.")
        st.caption(said.format(number=MOST_TITLES, all=written(len(titles))))
    title = titles[at]
    show(title)
    # A form of its own for each title, so that one title's answers are never another's.
    _form(book, title, Form(f"{form.name}-{title.rows[0].id}"), is_waiting=is_waiting)


def _form(book: Tracker, title: Title, form: Form, *, is_waiting: bool) -> None:
    choose_work(book, form)
    many = len(title.rows)
    if is_waiting:
        is_rule = st.checkbox(
            _("Sort other titles with these words alike, now and in later imports"), key=form.key("rule")
        )
        if is_rule:
            st.text_input(_("Words of the title"), one_line(title.title, 80), key=form.key("words"))
    with st.container(horizontal=True):
        st.button(
            _("Take in all {number}").format(number=many) if many > 1 else _("Take in as work"),
            key=form.key("sort"),
            type="primary",
            disabled=not is_chosen(form),
            on_click=form.once(_take),
            args=(title, form),
        )
        if is_waiting:
            st.button(_("Not work"), key=form.key("drop"), on_click=form.once(_drop), args=(title, form))
    if not is_chosen(form):
        st.caption(_("Choose whose it is, or your own time."))


def _take(title: Title, form: Form) -> None:
    choice = chosen(form)
    words = str(form.value("words") or title.title).strip() if form.value("rule") else None

    def change(book: Tracker) -> str:
        if words is not None:
            made = book.sort(title.rows[0].id, choice.as_line(), rule=words)
        else:
            made = [entry for row in title.rows for entry in book.sort(row.id, choice.as_line())]
        whose = one_line(choice.client, 60) if choice.client else _("your own time")
        hours = duration(sum(entry.seconds or 0 for entry in made))
        said = _("Took in {title}: {hours} of {whose}.")
        said = said.format(title=one_line(title.title, 60), hours=hours, whose=whose)
        if words is None:
            return said
        rule = _("Titles with “{words}” go there from now on.").format(words=one_line(words, 60))
        return f"{said} {rule}"

    form.send(change)


def _drop(title: Title, form: Form) -> None:
    def change(book: Tracker) -> str:
        for row in title.rows:
            book.drop(row.id)
        said = _("{title} is no work; importing it again does not bring it back.")
        return said.format(title=one_line(title.title, 60))

    form.send(change)
