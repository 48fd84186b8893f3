"""Hours to date against those that are paid for, and gifts by the day."""

from itertools import groupby

import plotly.graph_objects as go

from tracker.charts.labels import html, money
from tracker.charts.patterns.frame import DAY_MS, Names, by_day, framed, iso, named
from tracker.charts.style import INK
from tracker.language import _
from tracker.patterns.drawn.shapes import Course, Gift, Gifts
from tracker.wording.numbers import in_hours


def course(of: Course, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw the hours worked and those that were paid for, to date, and the agreed ones as a level."""
    figure = go.Figure()
    for key, hours in (("worked", of.worked), ("paid", of.paid)):
        figure.add_scatter(
            x=iso(of.days),
            y=list(hours),
            name=named(names, key, 40),
            mode="lines",
            line={"width": 2.5 if key == "worked" else 2, "dash": "solid" if key == "worked" else "dash"},
            hovertemplate="%{fullData.name}: <b>"
            + _("{hours} h").format(hours="%{y:,.0f}")
            + "</b><extra></extra>",
        )
    framed(figure, title=title, alt=alt)
    by_day(figure, min(of.days), max(of.days))
    figure.update_yaxes(title={"text": _("hours to date")}, rangemode="tozero", nticks=5)
    figure.update_layout(hovermode="x unified")
    if of.agreed:
        figure.add_hline(
            y=of.agreed,
            line_width=1,
            line_dash="dot",
            line_color=INK,
            layer="below",
            annotation={"text": named(names, "agreed", 40), "font": {"color": INK, "size": 12}},
            annotation_position="top left",  # no words
        )
    return figure


def gifts(of: Gifts, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw what was given on each day: its value, or its hours where one of them has no rate."""
    in_money = all(gift.cents is not None for gift in of.gifts)
    figure = go.Figure()
    for told in (True, False):
        theirs = sorted(gift for gift in of.gifts if gift.told is told)
        days = [(day, list(given)) for day, given in groupby(theirs, key=lambda gift: gift.day)]
        # Both are added, even an empty one, so that a colour means the same on every card.
        figure.add_bar(
            x=iso([day for day, _given in days]),
            y=[sum(_size(gift, in_money) for gift in given) for _day, given in days],
            width=DAY_MS,
            name=named(names, "told" if told else "untold"),
            customdata=["<br>".join(_said(gift, of.currency) for gift in given[:5]) for _day, given in days],
            hovertemplate="%{x}<br>%{customdata}<extra></extra>",
        )
    framed(figure, title=title, alt=alt)
    by_day(figure, of.start, of.end)
    figure.update_layout(barmode="stack", showlegend=True)
    figure.update_xaxes(range=iso([of.start, of.end]))
    figure.update_yaxes(
        title={"text": html(of.currency) if in_money else _("hours")}, rangemode="tozero", nticks=5
    )
    return figure


def _size(gift: Gift, in_money: bool) -> float:
    return (gift.cents or 0) / 100 if in_money else gift.hours


def _said(gift: Gift, currency: str) -> str:
    worth = "" if gift.cents is None else f", {money(gift.cents, currency)}"
    return f"{html(gift.said, 60)}: <b>{in_hours(gift.hours, '.3g')}</b>{worth}"
