"""The weeks around the telling of a boundary: dots before and after, the middle weeks, what else was so."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import plotly.graph_objects as go

from tracker.charts.labels import html
from tracker.charts.patterns.frame import framed, iso, marker
from tracker.charts.style import INK, RULE, empty

BEFORE, AFTER, LEFT_OUT, OTHER = "before", "after", "left-out", "other"
"""Which weeks a dot belongs to. Those of the last two take no part in the comparison."""
HEIGHT = 320
HALF_A_WEEK = timedelta(days=3.5)

# The theme gives the first two their colours, in this order; each has a shape of its own besides.
_LOOKS: Mapping[str, dict[str, Any]] = {
    BEFORE: {},
    AFTER: {"symbol": "diamond", "size": 10},
    LEFT_OUT: {"symbol": "circle-open", "color": INK},
    OTHER: {"symbol": "circle", "color": INK, "size": 5, "opacity": 0.45},
}


class Dot(NamedTuple):
    """A week: its Monday, its value, which weeks it belongs to, and what is said of it."""

    monday: date
    value: float
    part: str
    said: str


class Level(NamedTuple):
    """The middle of some weeks, from the first Monday to the last."""

    part: str
    first: date
    last: date
    value: float


class Mark(NamedTuple):
    """What else was so, from one Monday to another: it is shaded under a short sign."""

    first: date
    last: date
    sign: str


def effects(
    dots: Sequence[Dot],
    levels: Sequence[Level],
    marks: Sequence[Mark],
    told: tuple[date, str],
    *,
    title: str,
    alt: str,
    axis: str,
    names: Mapping[str, str],
    ticks: Mapping[date, str],
    percents: bool = False,
) -> go.Figure:
    """Draw the weeks of one measure around the day on which a boundary was told.

    Args:
        dots: the weeks with a value.
        levels: the medians before and after.
        marks: holidays, phases and the like; their signs are explained beside the picture.
        told: the day, and what it is called.
        title: what is seen.
        alt: what the drawing shows, for those who cannot see it.
        axis: what the upright axis counts.
        names: what each part is called in the legend.
        ticks: the days named along the floor, and how they are written.
        percents: whether values are shares of 1.
    """
    if not dots:
        return empty(title=title, height=HEIGHT)
    figure = go.Figure()
    for part, look in _LOOKS.items():
        _add_dots(figure, [dot for dot in dots if dot.part == part], part, look, names)
    for level in levels:
        _add_level(figure, level)
    framed(figure, title=title, alt=alt, height=HEIGHT)
    _mark(figure, marks, told)
    figure.update_xaxes(
        type="date",
        tickmode="array",
        tickvals=iso(list(ticks)),
        ticktext=[html(said, 20) for said in ticks.values()],
        tickangle=0,
        showgrid=False,
        range=_span(dots, told[0]),
    )
    figure.update_yaxes(title={"text": html(axis, 40)}, rangemode="tozero", nticks=5)
    if percents:
        figure.update_yaxes(tickformat=".0%", range=[-0.05, 1.05], tickvals=[0, 0.5, 1])
    # The signs stand over the field, under the title.
    figure.update_layout(showlegend=True, margin={"t": figure.layout.margin.t + 35})
    return figure


def _add_dots(
    figure: go.Figure, dots: Sequence[Dot], part: str, look: Mapping[str, Any], names: Mapping[str, str]
) -> None:
    # Those before and after are added even when there are none, so that a colour means the same everywhere.
    if not dots and part not in (BEFORE, AFTER):
        return
    figure.add_scatter(
        x=iso([dot.monday for dot in dots]),
        y=[dot.value for dot in dots],
        mode="markers",
        marker=marker(**look),
        cliponaxis=False,
        name=html(names.get(part, part), 40),
        showlegend=bool(dots),
        customdata=[html(dot.said, 120) for dot in dots],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_level(figure: go.Figure, level: Level) -> None:
    # Without words on it: they would lie over the dots, which are near it by nature.
    figure.add_scatter(
        x=iso([level.first - HALF_A_WEEK, level.last + HALF_A_WEEK]),
        y=[level.value, level.value],
        mode="lines",
        line={"color": INK, "width": 1.5, "dash": "dash" if level.part == BEFORE else "solid"},
        showlegend=False,
        hoverinfo="skip",
    )


def _mark(figure: go.Figure, marks: Sequence[Mark], told: tuple[date, str]) -> None:
    """Shade what else was so, and draw the day of the telling; each is named over the field."""
    day = told[0].isoformat()
    shapes: list[dict[str, Any]] = [
        {"type": "line", "x0": day, "x1": day, "line": {"width": 1.5, "dash": "dot", "color": INK}}
    ]
    _name(figure, told[0], told[1], row=1)  # above the signs, one of which may stand for the same week
    over: dict[date, list[str]] = {}
    for mark in marks:
        over.setdefault(mark.first + (mark.last - mark.first) / 2, []).append(mark.sign)
        x0, x1 = iso([mark.first - HALF_A_WEEK, mark.last + HALF_A_WEEK])
        shapes.append({"type": "rect", "x0": x0, "x1": x1, "fillcolor": RULE, "line": {"width": 0}})
    for middle, signs in over.items():
        _name(figure, middle, " ".join(signs))
    figure.update_layout(
        shapes=[{**shape, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"} for shape in shapes]
    )


def _name(figure: go.Figure, day: date, said: str, row: int = 0) -> None:
    figure.add_annotation(
        x=day.isoformat(),
        y=1,
        yref="paper",
        text=html(said, 16),
        showarrow=False,
        xanchor="center",
        yanchor="bottom",
        yshift=15 * row,
        font={"color": INK, "size": 12},
    )


def _span(dots: Sequence[Dot], told: date) -> list[str]:
    days = [told, *(dot.monday for dot in dots)]
    return iso([min(days) - 2 * HALF_A_WEEK, max(days) + 2 * HALF_A_WEEK])
