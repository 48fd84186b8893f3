"""Spans: axes of minutes that reach from one minute to weeks, with marks that people speak of."""

from math import log10

import plotly.graph_objects as go

from tracker.language import N_, _
from tracker.wording.numbers import count, duration

FIRST = 1.0
"""Minutes at which such an axis begins: on it there is no zero."""
LONGEST = 28 * 24 * 60.0
"""Minutes at which it ends: four weeks."""
MARKS = {
    1: N_("1 min"),
    5: N_("5 min"),
    15: N_("15 min"),
    60: N_("1 h"),
    4 * 60: N_("4 h"),
    24 * 60: N_("1 day"),
    3 * 24 * 60: N_("3 days"),
    7 * 24 * 60: N_("1 week"),
    28 * 24 * 60: N_("4 weeks"),
}
NARROW = {
    "1 min": N_("1<br>min"),
    "5 min": N_("5<br>min"),
    "15 min": N_("15<br>min"),
    "1 day": N_("1 d"),
    "3 days": N_("3 d"),
    "1 week": N_("1 w"),
    "4 weeks": N_("4 w"),
}
"""Marks in a form in which they stand side by side on a phone."""
_DAY = 24 * 60


def placed(minutes: float) -> float:
    """Where minutes stand on such an axis: what took less than a minute stands at its beginning."""
    return min(max(minutes, FIRST), LONGEST)


def spoken(minutes: float) -> str:
    """Minutes as people say them: "35 min", "2 h 05", "3 days 4 h"; under a minute is "under 1 min"."""
    if minutes < FIRST:
        return _("under 1 min")
    whole = round(minutes)
    if whole < _DAY:
        return duration(60 * whole)
    days, hours = divmod(round(whole / 60), 24)
    said = count(days, "day", "days")
    return f"{said} {duration(3600 * hours)}" if hours else said


def with_spans(figure: go.Figure, axis: str, low: float, high: float) -> go.Figure:
    """Return the figure with its `axis` ("x" or "y") logarithmic in minutes, from `low` to `high`."""
    marks = {at: mark for at, mark in MARKS.items() if low <= at <= high}
    shown = {at: _(NARROW.get(mark, mark) if axis == "x" else mark) for at, mark in marks.items()}
    figure.update_layout(
        {
            f"{axis}axis": {
                "type": "log",
                "range": [log10(low), log10(high) + 0.02],
                "tickmode": "array",
                "tickvals": list(shown),
                "ticktext": list(shown.values()),
                "tickangle": 0,
            }
        }
    )
    return figure
