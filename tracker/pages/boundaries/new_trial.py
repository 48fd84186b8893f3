"""The form that starts coin-flip weeks."""

import streamlit as st

from tracker.book import Tracker
from tracker.errors import UsageError
from tracker.language import _
from tracker.metrics.coin_flips import FEWEST_WEEKS, MOST_WEEKS
from tracker.pages.boundaries.address import named
from tracker.pages.boundaries.keeping import refuse_archived
from tracker.pages.choosing import active_clients
from tracker.pages.forms import Form, labels, select
from tracker.pages.notes.changes import refuse
from tracker.pages.notes.form import refused
from tracker.records import MEASURES
from tracker.wording.boundaries import trials as words
from tracker.wording.boundaries.measures import measure_name
from tracker.workweek import week_days

FORM = Form("new-trial")
USUAL_WEEKS = 10


def new_trial(book: Tracker) -> None:
    """Draw the form."""
    names = [of.name for of in active_clients(book)]
    with st.form(FORM.key("form"), border=False):
        st.text_input(
            _(words.NAME), key=FORM.key("name"), placeholder=_(words.NAME_EXAMPLE), autocomplete="off"
        )
        one, two, three = st.columns([3, 3, 2])
        with one:
            measures = {name: measure_name(name) for name in MEASURES}
            select(_(words.MEASURE), measures, "messages_in", FORM.key("measure"))
        with two:
            whose = labels(names, _(words.TOGETHER))
            select(_(words.WITH), whose, named("client", names) or "", FORM.key("client"))
        three.number_input(_(words.WEEKS), FEWEST_WEEKS, MOST_WEEKS, USUAL_WEEKS, key=FORM.key("weeks"))
        st.checkbox(_(words.NEXT_WEEK), key=FORM.key("next-week"))
        refused(FORM)
        st.form_submit_button(_(words.DRAW), type="primary", key=FORM.key("draw"), on_click=FORM.once(_draw))


def _draw() -> None:
    """Let the coin draw."""

    def change(book: Tracker) -> str:
        name = str(FORM.value("name") or "").strip()
        if not name:
            raise UsageError(_(words.NO_NAME), _("Say it in a few words"))
        client = FORM.value("client") or None
        refuse_archived(book, client)
        weeks = int(FORM.value("weeks") or USUAL_WEEKS)
        trial = book.begin_trial(
            name,
            FORM.value("measure") or "messages_in",
            client,
            weeks,
            next_week=bool(FORM.value("next-week")),
        )
        return words.begun(name, len(trial.arms), week_days(trial.week)[0], book.today())

    if not FORM.send(change):
        refuse(FORM)
