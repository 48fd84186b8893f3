"""Hours a week with what happened in lanes above them, and two lines over the same weeks."""

from datetime import timedelta

import plotly.graph_objects as go

from tracker.charts.labels import html
from tracker.charts.patterns.frame import DAY_MS, Names, by_day, framed, iso, marker, named, two_fields
from tracker.charts.spans import spoken
from tracker.charts.style import INK, RULE
from tracker.language import _
from tracker.patterns.drawn.shapes import Lanes, Pair, Spell

GAP = (0.44, 0.54)
"""Where the lower of two lines ends, and the upper one begins."""


def lanes(of: Lanes, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw a bar of hours for each week and above it a row of dots for each lane."""
    figure = go.Figure()
    figure.add_bar(
        x=iso(of.mondays),
        y=list(of.hours),
        width=6 * DAY_MS,
        offset=0.5 * DAY_MS,
        name=named(names, "hours", 40),
        hovertemplate=_("week of {day}: <b>{hours} h</b>").format(day="%{x}", hours="%{y:.4g}")
        + "<extra></extra>",
        showlegend=False,
    )
    for row, (_key, dots) in enumerate(of.lanes):
        figure.add_scatter(
            x=iso([dot.day for dot in dots]),
            y=[row] * len(dots),
            yaxis="y2",
            mode="markers",
            marker=marker(),
            cliponaxis=False,
            customdata=[f"<br>{html(dot.said, 60)}" if dot.said else "" for dot in dots],
            hovertemplate="%{x}%{customdata}<extra></extra>",
            showlegend=False,
        )
    two_fields(figure)
    framed(figure, title=title, alt=alt)
    first, last = of.mondays[0], of.mondays[-1] + timedelta(days=7)
    by_day(figure, first, last)
    figure.update_xaxes(range=iso([first, last]))
    # A field of lanes as high as there are some, and none of it where there are none.
    field = max(1 - 0.16 * len(of.lanes), 0.42)
    figure.update_layout(
        yaxis={
            "domain": [0, field - 0.06 if of.lanes else 1],
            "title": {"text": _("hours")},
            "rangemode": "tozero",
            "nticks": 4,
        },
        yaxis2={
            "domain": [field, 1],
            "tickmode": "array",
            "tickvals": list(range(len(of.lanes))),
            "ticktext": [named(names, key) for key, _dots in of.lanes],
            "range": [len(of.lanes) - 0.4, -0.6],
            "gridcolor": RULE,
        },
    )
    return figure


def pair(of: Pair, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw two lines, one above the other, with the phases shaded and the weeks compared begun by a line."""
    figure = go.Figure()
    fields = (("upper", of.upper, "y2"), ("lower", of.lower, "y"))
    for key, values, axis in fields:
        said = [spoken(of) if key == "lower" and of is not None else f"{of or 0:.0f}" for of in values]
        figure.add_scatter(
            x=iso(of.mondays),
            y=list(values),
            yaxis=axis,
            name=named(names, key, 40),
            mode="lines+markers",
            marker={"size": 4},
            line={"width": 2},
            customdata=said,
            hovertemplate="%{fullData.name}: <b>%{customdata}</b><extra></extra>",
        )
    two_fields(figure)
    framed(figure, title=title, alt=alt)
    by_day(figure, of.mondays[0], of.mondays[-1])
    figure.update_layout(
        yaxis={"domain": [0, GAP[0]], "rangemode": "tozero", "nticks": 4, "title": {"text": _("minutes")}},
        yaxis2={"domain": [GAP[1], 1], "rangemode": "tozero", "nticks": 4, "title": {"text": _("messages")}},
        hovermode="x unified",
    )
    # Over both fields: what Plotly adds by itself would stand in the first one alone.
    marks = [_shade(phase) for phase in of.phases]
    recent = of.recent.isoformat()
    marks.append(
        {"type": "line", "x0": recent, "x1": recent, "line": {"width": 1, "dash": "dot", "color": INK}}
    )
    figure.update_layout(
        shapes=[{**mark, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"} for mark in marks]
    )
    for phase in of.phases:
        _note(figure, phase.start.isoformat(), 1.01, html(phase.name, 16), "left")
    _note(figure, recent, GAP[0], named(names, "recent"), "right")
    return figure


def _shade(phase: Spell) -> dict[str, object]:
    end = (phase.end + timedelta(days=1)).isoformat()
    return {"type": "rect", "x0": phase.start.isoformat(), "x1": end, "fillcolor": RULE, "line": {"width": 0}}


def _note(figure: go.Figure, x: str, y: float, text: str, side: str) -> None:
    font = {"color": INK, "size": 12}
    figure.add_annotation(
        x=x, y=y, yref="paper", text=text, showarrow=False, xanchor=side, yanchor="bottom", font=font
    )
