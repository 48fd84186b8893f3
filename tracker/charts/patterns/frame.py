"""What the pictures of patterns share: a title that wraps, days and weeks along the floor, a second field."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from tracker.charts.labels import html, plain
from tracker.charts.style import dressed
from tracker.wording.numbers import is_english, month_day

Names = Mapping[str, str]
"""What each key of a picture is called."""
HEIGHT = 300
TALLEST = 320
LINE = 22
"""Pixels that a second line of the title takes."""
WIDEST_TITLE = 36
"""Characters of a title on a line: a card on a phone has no room for more."""
DAY_MS = 24 * 3600 * 1000
MOST_DAYS = 5
"""Days named along a floor."""


def framed(figure: go.Figure, *, title: str, alt: str, height: int = HEIGHT) -> go.Figure:
    """The figure with the shared layout, its title broken into lines."""
    lines = [html(line, 60) for line in wrap(plain(title, 160), WIDEST_TITLE)]
    dressed(figure, title="<br>".join(lines), alt=plain(alt, 1500), height=height)
    figure.update_layout(margin={"t": 48 + LINE * (len(lines) - 1)})
    return figure


def by_day(figure: go.Figure, first: date, last: date) -> go.Figure:
    """The figure with a few days from the first to the last named along its floor."""
    figure.update_xaxes(type="date", tickformat="%-d %b", nticks=MOST_DAYS, tickangle=0, showgrid=False)
    if is_english():
        return figure
    # Plotly knows the months in English alone: days are given, and what it writes itself has digits only.
    named_days = _some_days(first, last)
    return figure.update_xaxes(
        tickmode="array",
        tickvals=iso(named_days),
        ticktext=[month_day(of) for of in named_days],
        tickformat="%-d-%-m",
    )


def _some_days(first: date, last: date) -> list[date]:
    """At most `MOST_DAYS` days, whole weeks apart and on Mondays where there is room for some."""
    step = timedelta(days=7 * max(1, ceil(((last - first).days + 1) / 7 / MOST_DAYS)))
    monday = first + timedelta(days=-first.weekday() % 7)
    found = [monday + n * step for n in range(MOST_DAYS)]
    return [of for of in found if of <= last] or [first]


def two_fields(figure: go.Figure) -> go.Figure:
    """The figure with a second field (yaxis2) over the same floor; who draws in them shares the height."""
    return figure.update_layout(yaxis={"anchor": "x"}, yaxis2={"anchor": "x"})


def named(names: Names, key: str, limit: int = 24) -> str:
    """What a key is called, fit to be drawn; a key without a name is the user's own word."""
    return html(names.get(key, key), limit)


def iso(days: Sequence[date]) -> list[str]:
    """Days as a date axis takes them."""
    return [day.isoformat() for day in days]


def row_axis(figure: go.Figure, labels: Sequence[str]) -> go.Figure:
    """The figure with a label at each row, the first on top."""
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(labels))),
        ticktext=list(labels),
        range=[len(labels) - 0.4, -0.6],
        showgrid=False,
    )
    return figure


def marker(**fields: Any) -> dict[str, Any]:
    """A dot that stays apart from its neighbours."""
    return {"size": 9, "opacity": 0.85, **fields}
