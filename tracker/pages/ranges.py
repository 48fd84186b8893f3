"""How many weeks a page looks back from the chosen one."""

from datetime import date, timedelta

import streamlit as st

from tracker.pages.frame import keep
from tracker.workweek import week_days

RANGES = {"12 weeks": 12, "26 weeks": 26, "52 weeks": 52, "All": None}
FIRST_RANGE = "26 weeks"


def chosen_days(week: str, key: str) -> tuple[date | None, date]:
    """The first and the last day to look at, kept in the address; no first one: from the beginning."""
    named = st.query_params.get("range", FIRST_RANGE)
    default = named if named in RANGES else FIRST_RANGE
    chosen = st.segmented_control(
        "Up to the week above", list(RANGES), default=default, required=True, key=key
    )
    keep("range", chosen)
    monday, sunday = week_days(week)
    weeks = RANGES[chosen or FIRST_RANGE]
    return None if weeks is None else monday - timedelta(weeks=weeks - 1), sunday
