"""How soon questions are answered in working time, beside a promise and what is published."""

from math import log10

import plotly.graph_objects as go

from tracker.charts.patterns.frame import Names, framed, named
from tracker.charts.replies import thinned, within
from tracker.charts.style import INK
from tracker.language import N_, _
from tracker.metrics.survival import Curve
from tracker.patterns.drawn.shapes import Curves
from tracker.wording.numbers import duration, percent

FIRST, LONGEST = 1.0, 80 * 60.0
"""Working minutes between which the axis lies: two weeks of eight hours a day at most."""
MARKS = {
    1: N_("1<br>min"),
    5: N_("5<br>min"),
    15: N_("15<br>min"),
    60: N_("1 h"),
    240: N_("4 h"),
    480: N_("8 h"),
    1440: N_("24 h"),
    4800: N_("80 h"),
}
"""Marks that stand side by side on a phone; in working time there are no days."""
HALF = 47
"""Minutes within which half of 16 billion personal mails were answered (Kooti and others, 2015)."""


def curves(of: Curves, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw the share answered against working time, a step line for each side."""
    figure = go.Figure()
    for key, curve in of.sides:
        figure.add_scatter(**_steps(curve), name=named(names, key, 40))
    if of.promise is not None:
        figure.add_scatter(
            x=[FIRST, placed(of.promise), LONGEST],
            y=[0, 1, 1],
            mode="lines",
            line={"width": 1.5, "shape": "hv", "dash": "dot", "color": INK},
            name=named(names, "promise", 40),
            hovertemplate=f"%{{fullData.name}}: {said(of.promise)}<extra></extra>",
        )
    if of.landmark:
        figure.add_scatter(
            x=[HALF],
            y=[0.5],
            mode="markers",
            marker={"size": 11, "symbol": "diamond-open", "color": INK, "line": {"width": 2}},
            name=named(names, "landmark", 60),
            hovertemplate="%{fullData.name}<extra></extra>",
        )
    framed(figure, title=title, alt=alt, height=320)
    _axes(figure, of)
    figure.update_layout(showlegend=True)
    return figure


def _steps(curve: Curve) -> dict[str, object]:
    points = [(minutes, share) for minutes, share in thinned(curve) if minutes <= LONGEST]
    end = placed(max(curve.times, default=FIRST))
    shares = [0.0, *(share for _minutes, share in points)]
    return {
        "x": [FIRST, *(placed(minutes) for minutes, _share in points), end],
        "y": [*shares, shares[-1]],
        "mode": "lines",
        "line": {"width": 2, "shape": "hv"},
        "customdata": [
            _("none yet"),
            *(within(share, said(minutes)) for minutes, share in points),
            _("<b>{share}</b> so far").format(share=percent(shares[-1])),
        ],
        "hovertemplate": "%{fullData.name}: %{customdata}<extra></extra>",
    }


def _axes(figure: go.Figure, of: Curves) -> None:
    ends = [placed(max(curve.times, default=FIRST)) for _key, curve in of.sides]
    high = next(at for at in MARKS if at >= max(*ends, 240.0))
    shown = {at: mark for at, mark in MARKS.items() if at <= high}
    figure.update_xaxes(
        type="log",
        range=[log10(FIRST), log10(high) + 0.02],
        tickmode="array",
        tickvals=list(shown),
        ticktext=[_(mark) for mark in shown.values()],
        tickangle=0,
        showgrid=False,
        title={"text": _("working time since the question")},
    )
    figure.update_yaxes(range=[0, 1.03], tickformat=".0%", dtick=0.25)


def placed(minutes: float) -> float:
    """Where working minutes stand on the axis."""
    return min(max(minutes, FIRST), LONGEST)


def said(minutes: float) -> str:
    """Working minutes as people say them: "35 min", "2 h 05", "31 h"."""
    if minutes < FIRST:
        return _("under 1 min")
    whole = round(minutes)
    # A working time of ten hours and more is said in whole ones.
    return duration(60 * (whole if whole < 600 else whole - whole % 60))
