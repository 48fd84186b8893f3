"""Coin-flip weeks: what this week was drawn for, the weeks so far, what they show, and a new trial."""

from datetime import date

import streamlit as st

from tracker.book import Tracker
from tracker.boundaries.trials import DrawnWeek, Trial
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.helped import STYLE
from tracker.pages.boundaries.lived import WEEKS_STYLE
from tracker.pages.boundaries.new_trial import new_trial
from tracker.pages.frame import act
from tracker.pages.listing import listing
from tracker.pages.markup import block, paragraphs
from tracker.records import Experiment
from tracker.wording.boundaries import trials as words
from tracker.wording.escaping import escaped
from tracker.wording.numbers import one_line
from tracker.wording.numbers import week as week_name

LONGEST = 800


def coin_flips(book: Tracker) -> None:
    """Draw the trials that run, the form for another, and those that are over."""
    st.html(block(paragraphs([_(words.WHY_A_COIN)])))
    found = _trials(book.store.path, book.store.revision, book.today(), book)
    running = [of for of in found if of.running]
    if not running:
        st.html(block(paragraphs([_(words.NONE_YET)], "soft")))
    for of in running:
        with st.container(border=True, key=f"trial-{of.experiment.id}"):
            _trial(book, of)
    with st.expander(_("A new trial"), expanded=not running, key="trial-new"):
        new_trial(book)
    for of in found:
        if not of.running:
            line = f"{words.title(of)}: {_outcome_word(of)}"
            key = f"trial-over-{of.experiment.id}"
            with st.expander(escaped(line, 300), key=key, on_change="rerun") as shown:
                if shown.open:
                    _trial(book, of)


# The book itself is no part of what the answer is kept under; its path, its revision and the day are.
@st.cache_data(max_entries=8, show_spinner=False)
def _trials(path: str, revision: int, today: date, _book: Tracker) -> tuple[Trial, ...]:
    return _book.trials()


def _outcome_word(of: Trial) -> str:
    return words.verdict(of.outcome) if of.outcome else _("no week was drawn")


def _trial(book: Tracker, of: Trial) -> None:
    today, outcome = book.today(), of.outcome
    said = [
        f"<h3>{html(words.title(of), 200)}</h3>",
        f'<p class="small">{html(words.about(of), 200)}</p>',
        f"<p><b>{html(words.now(of, today), LONGEST)}</b></p>",
    ]
    said.append(_row(of, today))
    if outcome is not None and outcome.finished:
        said.append(f'<p class="level">{html(words.verdict(outcome), 60)}</p>')
        said.append(f"<p>{html(words.seen(of, outcome), LONGEST)}</p>")
        said.append(f'<p class="small">{html(words.sure(outcome), LONGEST)}</p>')
    st.html(STYLE + WEEKS_STYLE + block(f"<article>{''.join(said)}</article>", "effect"))
    _buttons(of, today)
    with st.expander(_("The weeks"), key=f"trial-weeks-{of.experiment.id}"):
        rows = [words.week_row(of, week, today) for week in of.weeks]
        listing([_(name) for name in words.HEADINGS], rows, _("The weeks of the trial"))
        st.html(block(paragraphs(words.formula(of), "soft")))


def _row(of: Trial, today: date) -> str:
    """The drawn weeks as a row: filled to try it, a ring as usual, the present one marked."""
    items = []
    for week in of.weeks:
        looks = "within" if week.arm == "try" else "beyond"
        here = " now" if of.this_week is not None and week.week == of.this_week.week else ""
        said = html(", ".join(part for part in words.week_row(of, week, today) if part), 200)
        items.append(f'<li class="{looks}{here}" title="{said}"><span>{said}</span></li>')
    return f'<ol class="weeks">{"".join(items)}</ol>'


def _buttons(of: Trial, today: date) -> None:
    begun = {week.week: week for week in of.weeks if week.monday <= today}
    with st.container(horizontal=True, key=f"trial-buttons-{of.experiment.id}"):
        if begun:
            key = f"trial-otherwise-{of.experiment.id}"
            st.menu_button(
                _(words.OTHERWISE),
                list(reversed(begun)),
                format_func=lambda week: _week_choice(begun.get(week), str(week)),
                key=key,
                on_click=_otherwise,
                args=(of.experiment, key, frozenset(week for week in begun if begun[week].missed)),
            )
        if of.running:
            key = f"trial-end-{of.experiment.id}"
            st.button(_(words.END), key=key, on_click=_end, args=(of.experiment,))


def _week_choice(week: DrawnWeek | None, label: str) -> str:
    """A week in the list: what choosing it says of it."""
    if week is not None and week.missed:
        return _("{week}: it went as drawn after all").format(week=week_name(label))
    return week_name(label)


def _otherwise(trial: Experiment, key: str, missed: frozenset[str]) -> None:
    week = st.session_state.get(key)
    if week is None:
        return

    def change(book: Tracker) -> str:
        book.miss_week(trial, week, missed=week not in missed)
        said = _("Noted: {week} went as drawn.") if week in missed else _("Noted: {week} went otherwise.")
        return said.format(week=week_name(week))

    act(change)


def _end(trial: Experiment) -> None:
    def change(book: Tracker) -> str:
        book.close_record(trial)
        return _("Ended: “{name}”. What its weeks showed stays here.").format(name=one_line(trial.name, 60))

    act(change)
