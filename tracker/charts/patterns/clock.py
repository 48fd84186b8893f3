"""Days side by side with their hours from top to bottom, and the rest of each night."""

from collections.abc import Iterable
from datetime import date, timedelta

import plotly.graph_objects as go

from tracker.charts.labels import html
from tracker.charts.patterns.frame import DAY_MS, Names, by_day, framed, iso, named
from tracker.charts.style import INK, RULE
from tracker.language import _
from tracker.patterns.drawn.shapes import Clock, Moment, Night, Nights
from tracker.wording.numbers import day, in_hours, month_day

LONGEST_REST = 24.0
"""Hours at which a bar of rest ends: a weekend would make a night small."""
_WIDTH = 0.42


def clock(of: Clock, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw a column for each day: working hours as a ground, focus blocks as bars, contacts as dots.

    Where there are focus blocks, contacts are short strokes that cut; else dots, those inside working hours
    the faintest.
    """
    place = {on: n for n, on in enumerate(of.days)}
    figure = go.Figure()
    if of.blocks:
        _blocks(figure, of, names)
    for key, moments in sorted(of.moments, key=lambda one: one[0] == "inside"):
        _dots(figure, key, moments, place, names, with_blocks=bool(of.blocks))
    framed(figure, title=title, alt=alt, height=320)
    figure.update_layout(shapes=_ground(of), barmode="overlay", showlegend=True)
    _axes(figure, of)
    return figure


def _blocks(figure: go.Figure, of: Clock, names: Names) -> None:
    spans = [(n, a, b) for n, blocks in enumerate(of.blocks) for a, b in blocks]
    figure.add_bar(
        x=[n for n, *_ends in spans],
        y=[b - a for _place, a, b in spans],
        base=[a for _place, a, _end in spans],
        width=0.7,
        name=named(names, "blocks", 40),
        customdata=[
            _("{day}: {start} to {end}").format(day=day(of.days[n]), start=hour(a), end=hour(b))
            for n, a, b in spans
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _dots(
    figure: go.Figure,
    key: str,
    moments: Iterable[Moment],
    place: dict[date, int],
    names: Names,
    *,
    with_blocks: bool,
) -> None:
    shown = [of for of in moments if of.day in place]
    look: dict[str, object] = {"size": 8, "opacity": 0.9}
    if with_blocks:
        look = {"symbol": "line-ew", "size": 7, "opacity": 0.5, "line": {"width": 1.5, "color": INK}}
    elif key == "inside":
        look = {"size": 4, "opacity": 0.35, "color": INK}
    if with_blocks and key == "meeting":
        look = {"symbol": "square", "size": 8, "opacity": 0.9}
    figure.add_scatter(
        x=[place[of.day] for of in shown],
        y=[of.hour for of in shown],
        mode="markers",
        marker=look,
        name=named(names, key, 40),
        customdata=[f"{day(of.day)} {hour(of.hour)}, {html(of.client)}" for of in shown],
        hovertemplate="%{fullData.name}: %{customdata}<extra></extra>",
    )


def _ground(of: Clock) -> list[dict[str, object]]:
    return [
        {"type": "rect", "x0": n - _WIDTH, "x1": n + _WIDTH, "y0": a, "y1": b, "fillcolor": RULE,
         "line": {"width": 0}, "layer": "below"}
        for n, windows in enumerate(of.windows)
        for a, b in windows
    ]  # fmt: skip


def _axes(figure: go.Figure, of: Clock) -> None:
    edges = [edge for windows in (*of.windows, *of.blocks) for span in windows for edge in span]
    edges += [moment.hour for _key, moments in of.moments for moment in moments]
    low, high = min(edges, default=8.0) - 0.6, max(edges, default=18.0) + 0.6
    ticks = [at for at in range(0, 31, 3) if low <= at <= high]
    figure.update_yaxes(
        range=[high, low], tickmode="array", tickvals=ticks, ticktext=[hour(at) for at in ticks]
    )
    mondays = [
        n
        for n, on in enumerate(of.days)
        if n == 0 or on.isocalendar().week != of.days[n - 1].isocalendar().week
    ]
    figure.update_xaxes(
        range=[-0.6, len(of.days) - 0.4],
        tickmode="array",
        tickvals=mondays,
        ticktext=[month_day(of.days[n]) for n in mondays],
        tickangle=0,
        showgrid=False,
    )


def hour(at: float) -> str:
    """An hour of the day as a clock shows it: 25.5 is "1:30"."""
    minutes = round(at * 60) % (24 * 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def nights(of: Nights, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw the rest before each worked day, short ones in a colour of their own, and the line."""
    figure = go.Figure()
    for is_short in (False, True):
        theirs = [night for night in of.nights if night.is_short is is_short]
        # Both are added, even an empty one, so that a colour means the same on every card.
        figure.add_bar(
            x=iso([night.day for night in theirs]),
            y=[min(night.hours, LONGEST_REST) for night in theirs],
            width=0.7 * DAY_MS,
            name=named(names, "short" if is_short else "long", 40),
            customdata=[_rest(night, names) for night in theirs],
            hovertemplate="%{customdata}<extra></extra>",
        )
    framed(figure, title=title, alt=alt)
    by_day(figure, of.start, of.end)
    figure.update_layout(barmode="overlay", showlegend=True)
    figure.update_xaxes(range=iso([of.start - timedelta(days=1), of.end]))
    figure.update_yaxes(title={"text": _("hours")}, range=[0, LONGEST_REST], dtick=6)
    figure.add_hline(y=of.line, line_width=1.5, line_dash="dot", line_color=INK)
    # Beside the field, where no bar can stand under it.
    figure.update_layout(margin={"r": 40})
    figure.add_annotation(
        x=1, xref="paper", xanchor="left", xshift=4, y=of.line, text=in_hours(of.line, "g"), showarrow=False
    )
    return figure


def _rest(night: Night, names: Names) -> str:
    said = _("before {day}: <b>{hours}</b> of rest<br>after work for {client}").format(
        day=day(night.day),
        hours=in_hours(night.hours, ".1f"),
        client=html(night.client or names.get("own", "")),
    )
    if not night.worked:
        return said
    worked = _("{hours} of work in the night").format(hours=in_hours(night.worked, ".1f"))
    return f"{said}<br>{worked}"
