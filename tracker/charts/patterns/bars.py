"""Lying bars with a row for each name, the topics of one client, and the days of invoices."""

from datetime import date

import plotly.graph_objects as go

from tracker.charts.labels import html, money
from tracker.charts.patterns.frame import DAY_MS, TALLEST, Names, by_day, framed, iso, named, row_axis
from tracker.charts.style import INK, RULE
from tracker.language import _
from tracker.patterns.drawn.shapes import Bars, Bills, Topics
from tracker.wording.numbers import count, out_of, percent

WIDEST_NAME = 20
STATES = ("n/a", "open", "chosen", "told")
KEPT = len(STATES)
"""The column in which stands how often a limit was kept."""


def bars(of: Bars, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw the rows from top to bottom, each with its parts and what there is to say beside its name."""
    figure = go.Figure()
    places = list(range(len(of.rows)))
    for key, lengths in of.series:
        said = [_length(length, of.unit) for length in lengths]
        figure.add_bar(
            orientation="h",
            y=places,
            x=list(lengths),
            name=named(names, key, 40),
            text=[
                "" if of.stacked and not length else text for length, text in zip(lengths, said, strict=True)
            ],
            textposition="auto" if of.unit == "count" else "outside",
            textangle=0,
            cliponaxis=False,
            customdata=[html(named(names, name, 120), 120) if name else "" for name, _beside in of.rows],
            hovertemplate="%{customdata}<br>%{fullData.name}: <b>%{text}</b><extra></extra>",
        )
    height = min((34 if of.stacked else 40) * len(of.rows) + 130, TALLEST)
    framed(figure, title=title, alt=alt, height=height)
    figure.update_layout(barmode="stack" if of.stacked else "group", bargap=0.3, showlegend=True)
    sums = [
        sum(s[n] for _key, s in of.series) if of.stacked else max(s[n] for _key, s in of.series)
        for n in places
    ]
    longest = max(sums, default=1) or 1
    figure.update_xaxes(range=[0, longest * 1.18], showticklabels=False, showgrid=False)
    row_axis(figure, [_row(name, beside, names) for name, beside in of.rows])
    return figure


def _row(name: str, beside: str, names: Names) -> str:
    label = html(names.get(name, name), WIDEST_NAME)
    return f"{label}<br>{named(names, beside, WIDEST_NAME)}" if beside else label


def _length(length: float, unit: str) -> str:
    if unit == "share":
        return percent(length)
    return count(round(length), "day", "days") if unit == "days" else f"{length:.0f}"


def topics(of: Topics, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw a row for each topic with a dot at where it stands, and how often it was kept."""
    rows = list(range(len(of.topics)))
    figure = go.Figure()
    for state in ("told", "chosen", "open", "n/a"):
        at = [n for n, topic in enumerate(of.topics) if topic.state == state]
        look: dict[str, object] = {"size": 11}
        if state in ("open", "n/a"):
            look = {
                "size": 10,
                "symbol": "circle-open",
                "color": INK,
                "opacity": 0.6 if state == "open" else 0.3,
            }
        figure.add_scatter(
            x=[STATES.index(state)] * len(at),
            y=at,
            mode="markers",
            marker=look,
            customdata=[named(names, of.topics[n].topic, 40) for n in at],
            hovertemplate=f"%{{customdata}}: {named(names, state)}<extra></extra>",
            showlegend=False,
        )
    framed(figure, title=title, alt=alt, height=TALLEST)
    tested = [(n, topic) for n, topic in enumerate(of.topics) if topic.tests]
    for n, topic in tested:
        figure.add_annotation(
            x=KEPT,
            y=n,
            text=out_of(topic.kept, topic.tests),
            showarrow=False,
            font={"color": INK, "size": 12},
        )
    columns = [named(names, state) for state in STATES] + ([named(names, "kept")] if tested else [])
    figure.update_xaxes(
        side="top",
        tickmode="array",
        tickvals=list(range(len(columns))),
        ticktext=columns,
        range=[-0.5, len(columns) - 0.5],
        showgrid=False,
    )
    row_axis(figure, [named(names, topic.topic) for topic in of.topics])
    figure.update_yaxes(showgrid=True, gridcolor=RULE, tickvals=rows, tickfont={"size": 12})
    return figure


def bills(of: Bills, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw an invoice a row: from its issue to the day it was due, from then to today, and a reminder."""
    figure = go.Figure()
    spans = (
        ("term", [(bill.issued, bill.due) for bill in of.bills]),
        ("overdue", [(bill.due, of.today) for bill in of.bills]),
    )
    for key, days in spans:
        figure.add_bar(
            orientation="h",
            y=list(range(len(days))),
            base=iso([start for start, _end in days]),
            x=[_days(start, end) * DAY_MS for start, end in days],
            name=named(names, key, 40),
            width=0.5,
            customdata=[_span(start, end) for start, end in days],
            hovertemplate="%{fullData.name}: %{customdata}<extra></extra>",
        )
    reminded = [(n, bill.reminded) for n, bill in enumerate(of.bills) if bill.reminded]
    if reminded:
        figure.add_scatter(
            x=iso([day for _row, day in reminded]),
            y=[n for n, _day in reminded],
            mode="markers",
            marker={"symbol": "diamond", "size": 11, "color": INK},
            name=named(names, "reminded", 40),
            hovertemplate="%{fullData.name}: %{x}<extra></extra>",
        )
    framed(figure, title=title, alt=alt, height=min(40 * len(of.bills) + 140, TALLEST))
    by_day(figure, min((bill.issued for bill in of.bills), default=of.today), of.today)
    figure.update_layout(barmode="overlay", showlegend=True)
    row_axis(
        figure,
        [
            f"{html(b.number, 14) if b.number else named(names, 'bill')}<br>{money(b.cents, of.currency)}"
            for b in of.bills
        ],
    )
    return figure


def _span(start: date, end: date) -> str:
    return _("{start} to {end}, <b>{days}</b>").format(
        start=start, end=end, days=count(_days(start, end), "day", "days")
    )


def _days(start: date, end: date) -> int:
    return max((end - start).days, 0)
