"""Replies: how soon a question is answered, both ways, and how that changed from week to week."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.labels import html, plain
from tracker.charts.spans import FIRST, LONGEST, MARKS, placed, spoken, with_spans
from tracker.charts.style import INK, dressed, empty, with_weeks
from tracker.language import N_, _
from tracker.metrics.survival import Curve
from tracker.wording.numbers import percent

SOONEST = N_("How soon questions are answered")
OVER_TIME = N_("Median time to an answer, per week")
MOST_POINTS = 200
"""Points drawn of one curve: more cannot be told apart, and 100,000 would take the browser seconds."""
FEW = 5
"""Turns below which a week's median is drawn hollow: one of them could turn it over."""
_WIDEST = 24 * 60.0


def answered_curves(curves: Mapping[str, Curve], promise: float | None = None) -> go.Figure:
    """Draw the share of questions answered against the time since they were asked, one step line each.

    Args:
        curves: Kaplan and Meier's estimates in calendar minutes by what each is called; the first ones take
            the theme's first colours. One that rests on nothing is left out.
        promise: minutes within which the user promised to answer; drawn as the curve that keeps it.
    """
    drawn = {name: curve for name, curve in curves.items() if curve.n}
    if not drawn:
        return empty(title=_(SOONEST), height=340)
    figure = go.Figure()
    for name, curve in drawn.items():
        figure.add_scatter(**_steps(name, curve))
    if promise is not None:
        figure.add_scatter(**_promised(promise))
    ends = [placed(curve.times[-1]) for curve in drawn.values()]
    said = [_half(name, curve) for name, curve in drawn.items()]
    dressed(figure, title=_(SOONEST), alt=f"{_(SOONEST)}. {' '.join(said)}", height=340)
    with_spans(figure, "x", FIRST, min(LONGEST, next(at for at in MARKS if at >= max(*ends, _WIDEST))))
    figure.update_xaxes(title={"text": _("time since the question")}, showgrid=False)
    figure.update_yaxes(title={"text": _("answered")}, range=[0, 1.02], tickformat=".0%", dtick=0.25)
    figure.add_hline(y=0.5, line_width=1, line_dash="dot", line_color=INK, opacity=0.4, layer="below")
    return figure


def _steps(name: str, curve: Curve) -> dict[str, object]:
    points = [point for point in thinned(curve) if point[0] <= LONGEST]
    if curve.times[-1] > LONGEST:
        points.append((LONGEST, points[-1][1] if points else 0.0))
    return {
        "x": [FIRST, *(placed(minutes) for minutes, _share in points)],
        "y": [0.0, *(share for _minutes, share in points)],
        "name": html(name, 24),
        "mode": "lines",
        "line": {"width": 2, "shape": "hv"},
        "customdata": [
            _("none yet"),
            *(within(share, spoken(minutes)) for minutes, share in points),
        ],
        "hovertemplate": "%{fullData.name}: %{customdata}<extra></extra>",
    }


def within(share: float, time: str) -> str:
    """A point of a curve on hover: "92% within 2 h"."""
    return _("<b>{share}</b> within {time}").format(share=percent(share), time=time)


def _promised(minutes: float) -> dict[str, object]:
    return {
        "x": [FIRST, placed(minutes), LONGEST],
        "y": [0.0, 1.0, 1.0],
        "name": _("your promise, in working time"),
        "mode": "lines",
        "line": {"width": 1.5, "shape": "hv", "dash": "dot", "color": INK},
        "hovertemplate": _("your promise: within {time}").format(time=spoken(minutes)) + "<extra></extra>",
    }


def thinned(curve: Curve) -> list[tuple[float, float]]:
    """The curve's steps as (minutes, share answered): where it rises at all, and at most `MOST_POINTS`.

    The first step, the last one, and between them every one that brings half a percent more.
    """
    points: list[tuple[float, float]] = []
    before = 0.0
    rise = 1 / (MOST_POINTS - 2)
    for minutes, waiting in zip(curve.times, curve.survival, strict=True):
        share = 1 - waiting
        if share - before >= rise or (share > before and len(curve.times) < MOST_POINTS):
            points.append((minutes, share))
            before = share
    end = (curve.times[-1], 1 - curve.survival[-1]) if curve.times else None
    return points if end is None or (points and points[-1] == end) else [*points, end]


def _half(name: str, curve: Curve) -> str:
    median = curve.quantile(0.5)
    said = _("{name}: half of them not yet.") if median is None else _("{name}: half within {time}.")
    return said.format(name=plain(name).capitalize(), time="" if median is None else spoken(median))


def medians_over_time(weeks: pd.DataFrame) -> go.Figure:
    """Draw the median time to an answer, mine and theirs, week by week.

    `weeks` has the columns week (ISO week as text), mine and theirs (minutes), mine_n and theirs_n (turns
    behind them). A week without a median (NaN) is a gap; one of fewer than `FEW` turns is hollow.
    """
    known = [float(value) for name in ("mine", "theirs") for value in weeks[name].dropna()]
    if not known:
        return empty(title=_(OVER_TIME), height=320)
    labels = [plain(str(week)) for week in weeks["week"]]
    figure = go.Figure()
    for column, name in (("mine", _("you")), ("theirs", _("they"))):
        _add_medians(figure, weeks, labels, column, name)
    dressed(figure, title=_(OVER_TIME), alt=_medians_alt(weeks, labels), height=320)
    with_weeks(figure, labels)
    with_spans(figure, "y", *_around(min(known), max(known)))
    figure.update_layout(hovermode="x unified")
    return figure


def _add_medians(figure: go.Figure, weeks: pd.DataFrame, labels: list[str], column: str, name: str) -> None:
    medians = [None if pd.isna(value) else float(value) for value in weeks[column]]
    numbers = [int(n) for n in weeks[f"{column}_n"]]
    figure.add_scatter(
        x=labels,
        y=[None if median is None else placed(median) for median in medians],
        name=name,
        mode="lines+markers",
        line={"width": 2},
        marker={"size": 7, "symbol": ["circle-open" if n < FEW else "circle" for n in numbers]},
        customdata=[
            None if median is None else _("<b>{time}</b>, from {n}").format(time=spoken(median), n=n)
            for median, n in zip(medians, numbers, strict=True)
        ],
        hovertemplate=f"{name}: %{{customdata}}<extra></extra>",
    )


def _around(low: float, high: float) -> tuple[float, float]:
    """The marks below and above what is drawn, so that an axis always has two."""
    marks = list(MARKS)
    below = max((at for at in marks if at < placed(low)), default=marks[0])
    above = min((at for at in marks if at > placed(high)), default=marks[-1])
    return below, above


def _medians_alt(weeks: pd.DataFrame, labels: list[str]) -> str:
    last = weeks.iloc[-1]
    said = [
        f"{name} {_('not known') if pd.isna(last[column]) else spoken(float(last[column]))}"
        for column, name in (("mine", _("you")), ("theirs", _("they")))
    ]
    return _("{title}, {start} to {end}. In {end}: {medians}.").format(
        title=_(OVER_TIME), start=labels[0], end=labels[-1], medians=", ".join(said)
    )
