"""How many weeks a page looks back from the chosen one."""

from datetime import date, timedelta

import streamlit as st

from tracker.language import _
from tracker.pages.frame import keep
from tracker.wording.numbers import count
from tracker.workweek import week_days

RANGES = {"12 weeks": 12, "26 weeks": 26, "52 weeks": 52, "All": None}
"""How many weeks each is, by its name in the address; None: all there are."""
FIRST_RANGE = "26 weeks"


def chosen_days(week: str, key: str) -> tuple[date | None, date]:
    """The first and the last day to look at, kept in the address; no first one: from the beginning."""
    named = st.query_params.get("range", FIRST_RANGE)
    default = named if named in RANGES else FIRST_RANGE
    chosen = st.segmented_control(
        _("Up to the week above"),
        list(RANGES),
        default=default,
        required=True,
        format_func=_shown,
        key=key,
        on_change=_keep,
        args=(key,),
    )
    monday, sunday = week_days(week)
    weeks = RANGES[chosen or FIRST_RANGE]
    return None if weeks is None else monday - timedelta(weeks=weeks - 1), sunday


def _keep(key: str) -> None:
    keep("range", st.session_state[key])


def _shown(name: str) -> str:
    weeks = RANGES.get(name)
    return _("All") if weeks is None else count(weeks, "week", "weeks")
