"""Stacks side by side in time: hours of weeks, or shares of quarters."""

from datetime import date

import plotly.graph_objects as go

from tracker.charts.patterns.frame import Names, framed, named
from tracker.charts.style import INK, with_weeks
from tracker.language import _
from tracker.patterns.drawn.shapes import Stacks
from tracker.wording.numbers import in_hours, month_day, percent
from tracker.workweek import iso_week


def stacks(of: Stacks, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw a bar for each span of time, a part for each key; marks stand above."""
    is_share = of.unit == "share"
    labels = [_from(day) if is_share else iso_week(day) for day in of.starts]
    figure = go.Figure()
    for key, amounts in of.series:
        said = [percent(amount) if is_share else in_hours(amount, ".4g") for amount in amounts]
        figure.add_bar(
            x=labels,
            y=list(amounts),
            name=named(names, key),
            customdata=said,
            hovertemplate="%{x}<br>%{fullData.name}: <b>%{customdata}</b><extra></extra>",
        )
    framed(figure, title=title, alt=alt)
    figure.update_layout(barmode="stack")
    if is_share:
        figure.update_xaxes(type="category", tickangle=0, showgrid=False)
        figure.update_yaxes(range=[0, 1], tickformat=".0%", dtick=0.25)
    else:
        with_weeks(figure, labels)
        figure.update_yaxes(title={"text": _("hours")}, rangemode="tozero", nticks=5)
        _mark(figure, of, labels, names)
    return figure


def _from(day: date) -> str:
    return _("from<br>{day} {year}").format(day=month_day(day), year=f"{day:%y}")


def _mark(figure: go.Figure, of: Stacks, labels: list[str], names: Names) -> None:
    if not of.marks:
        return
    tops = [sum(amounts[n] for _key, amounts in of.series) for n in range(len(labels))]
    room = max(tops) * 0.06
    figure.add_scatter(
        x=[labels[n] for n, _number in of.marks],
        y=[tops[n] + room for n, _number in of.marks],
        mode="markers+text",
        marker={"symbol": "diamond", "size": 6, "color": INK},
        text=[f"{number}" if number > 1 else "" for _place, number in of.marks],
        textposition="top center",  # no words
        textfont={"color": INK, "size": 11},
        name=named(names, "marks", 60),
        customdata=[number for _place, number in of.marks],
        hovertemplate="%{x}: <b>%{customdata}</b> %{fullData.name}<extra></extra>",
    )
    figure.update_yaxes(range=[0, max(tops) * 1.2])
