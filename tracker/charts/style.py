"""Style: what all figures share, so that they look like pages of one notebook.

Series colours are left out on purpose: a trace without a colour takes the next category colour of the theme,
which differs between light and dark. The order of the traces therefore decides the colour.
"""

from typing import Any

import plotly.graph_objects as go

# No toolbar over the chart, no logo, and a finger that scrolls the page is not caught by it.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "responsive": True,
}

# Soft enough for paper, visible in lamp light: the one grey that works on both pages.
RULE = "rgba(128, 122, 110, 0.25)"
# Streamlit's own grey for chart text is too faint on paper. This is its stand-in for the darker one, which the
# page replaces by what suits the theme; anywhere else it is what it says, a near black.
INK = "#000037"
EMPTY = "Nothing to draw for this period yet."


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
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": -0.2,
            "yanchor": "top",
            "title": {"text": ""},
        },
        bargap=0.35,
        # The fade between two weeks costs more than drawing them and shows nothing.
        transition={"duration": 0},
    )
    # A chart here is read, not searched: zooming by accident loses the view and helps nobody.
    figure.update_xaxes(fixedrange=True, automargin=True, gridcolor=RULE, zeroline=False)
    figure.update_yaxes(fixedrange=True, automargin=True, gridcolor=RULE, zeroline=False)
    return figure


def empty(*, title: str, height: int) -> go.Figure:
    """Return a figure that says in words that there is nothing to draw."""
    figure = dressed(go.Figure(), title=title, alt=f"{title}. {EMPTY}", height=height)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=EMPTY, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
    return figure


def alt_text(figure: go.Figure) -> str:
    """Return the description of a figure made here, for screen readers; empty for any other figure."""
    meta = figure.layout.meta
    return str(meta.get("alt", "")) if isinstance(meta, dict) else ""
