"""Style: what all figures share, so that they look like pages of one notebook.

Series colours are left out on purpose: a trace without a colour takes the next category colour of the theme,
which differs between light and dark. The order of the traces therefore decides the colour.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any

import plotly.graph_objects as go

from tracker.charts.labels import html
from tracker.language import N_, _
from tracker.wording.numbers import is_english, separators

# No toolbar over the chart, no logo, and a finger that scrolls the page is not caught by it.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "responsive": True,
}

# Soft enough for paper, visible in lamp light: the one grey that works on both pages.
RULE = "rgba(128, 122, 110, 0.25)"
# Streamlit's own grey for chart text is too faint on paper. This is its stand-in for the darker one, which
# the page replaces by what suits the theme; anywhere else it is what it says, a near black.
INK = "#000037"
# More do not fit beside each other on a phone.
MOST_TICKS = 7
EMPTY = N_("Nothing to draw for this period yet.")


def dressed(figure: go.Figure, *, title: str, alt: str, height: int) -> go.Figure:
    """Return the figure with the shared layout; `title` says what is seen, `alt` what the drawing shows."""
    figure.update_layout(
        title={"text": title, "x": 0, "xanchor": "left", "font": {"weight": 400}},
        meta={"alt": alt},
        font={"color": INK},
        height=height,
        margin={"l": 8, "r": 8, "t": 48, "b": 8},
        dragmode=False,
        hoverlabel={"align": "left", "namelength": -1},
        legend={
            "font": {"color": INK},
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            # On the floor of the figure, so that it never lies over the labels of the weeks.
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
            "traceorder": "normal",
            # As wide as its words: on a phone six entries then share lines instead of making a tower.
            "entrywidth": 0,
        },
        bargap=0.35,
        # The fade between two weeks costs more than drawing them and shows nothing.
        transition={"duration": 0},
    )
    if not is_english():  # the point and comma of what Plotly writes itself: axes and templates
        figure.update_layout(separators="".join(separators()))
    # A chart here is read, not searched: zooming by accident loses the view and helps nobody.
    axis: dict[str, Any] = {"fixedrange": True, "automargin": True, "gridcolor": RULE, "zeroline": False}
    axis |= {"tickfont": {"color": INK}, "title": {"font": {"color": INK}}}
    figure.update_xaxes(axis)
    figure.update_yaxes(axis)
    return figure


def with_weeks(figure: go.Figure, weeks: Sequence[str]) -> go.Figure:
    """Return the figure with its x axis labelled by weeks (2026-W47): at most seven, the newest among them.

    The year stands under the first label, and again under the first one of another year.
    """
    shown = list(weeks)[:: -max(1, ceil(len(weeks) / MOST_TICKS))][::-1]
    labels, year = [], ""
    for week in shown:
        of_year, dash, number = week.partition("-")
        labels.append(
            f"{html(number)}<br>{html(of_year)}" if dash and of_year != year else html(number or week)
        )
        year = of_year
    figure.update_xaxes(
        type="category", tickmode="array", tickvals=shown, ticktext=labels, tickangle=0, showgrid=False
    )
    return figure


def empty(*, title: str, height: int) -> go.Figure:
    """Return a figure that says in words that there is nothing to draw."""
    figure = dressed(go.Figure(), title=title, alt=f"{title}. {_(EMPTY)}", height=height)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=_(EMPTY), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
    return figure


def alt_text(figure: go.Figure) -> str:
    """Return the description of a figure made here, for screen readers; empty for any other figure."""
    meta = figure.layout.meta
    return str(meta.get("alt", "")) if isinstance(meta, dict) else ""
