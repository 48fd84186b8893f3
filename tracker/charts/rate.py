"""Rate: what an hour was agreed to earn, what it earned, and where the difference went."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.labels import html, money, plain
from tracker.charts.style import INK, dressed, empty, with_weeks
from tracker.language import N_, _

Role = Literal["start", "loss", "gain", "end"]
Step = tuple[str, int, Role]

# One trace a role, in this order: the theme gives them its first three colours.
GROUPS = ("total", "loss", "gain")
ROW_HEIGHT = 34
# Pixels that a character of an amount takes at the size of chart text.
CHARACTER = 8
OVER_TIME = N_("Agreed and effective rate per week")


@dataclass(frozen=True, slots=True)
class Bar:
    """One step placed on the axis; amounts in cents per hour."""

    label: str
    group: str
    base: int
    change: int
    amount: str
    note: str

    @property
    def end(self) -> int:
        """The level after the step."""
        return self.base + self.change


def waterfall(
    steps: Sequence[Step], *, currency: str = "EUR", title: str | None = None, notes: Sequence[str] = ()
) -> go.Figure:
    """Draw the way from the agreed to the effective rate, one horizontal bar per step, from top to bottom.

    `steps` are (label, cents per hour, role). "start" and "end" stand on zero and set the level; "loss" and
    "gain" hang between the level before and after it, by the size of the amount, whatever its sign.
    `notes` are lines shown on hover, one per step (the same step in euros of the week, say).
    Raises ValueError when there are notes, but not one per step.
    """
    if notes and len(notes) != len(steps):
        raise ValueError(f"{len(notes)} notes for {len(steps)} steps")  # no words
    heading = title if title is not None else _waterfall_title(steps, currency)
    if not steps:
        return empty(title=heading, height=200)
    bars = _bars(steps, currency, notes)
    alt = f"{heading}. " + "; ".join(f"{plain(bar.label)} {bar.amount}" for bar in bars) + "."
    figure = go.Figure([_trace(group, bars) for group in GROUPS])
    dressed(figure, title=heading, alt=alt, height=ROW_HEIGHT * len(bars) + 76)
    return _labelled(figure, bars)


def _bars(steps: Sequence[Step], currency: str, notes: Sequence[str]) -> list[Bar]:
    bars: list[Bar] = []
    level = 0
    for position, (label, cents, role) in enumerate(steps):
        is_total = role in ("start", "end")
        change = cents if is_total else -abs(cents) if role == "loss" else abs(cents)
        amount = money(change, currency, signed=not is_total)
        note = notes[position] if notes else ""
        bars.append(Bar(label, "total" if is_total else role, 0 if is_total else level, change, amount, note))
        level = bars[-1].end
    return bars


def _trace(group: str, bars: Sequence[Bar]) -> go.Bar:
    rows = [(row, bar) for row, bar in enumerate(bars) if bar.group == group]
    return go.Bar(
        name=group,
        orientation="h",
        y=[row for row, _bar in rows],
        x=[bar.change / 100 for _row, bar in rows],
        base=[bar.base / 100 for _row, bar in rows],
        # Names go in as data: inside the template they could be read as one.
        customdata=[
            [html(bar.label, 120), bar.amount, f"<br>{html(bar.note, 120)}" if bar.note else ""]
            for _row, bar in rows
        ],
        hovertemplate="%{customdata[0]}<br>"
        + _("<b>{amount}</b> per hour").format(amount="%{customdata[1]}")
        + "%{customdata[2]}<extra></extra>",
        showlegend=False,
    )


def _labelled(figure: go.Figure, bars: Sequence[Bar]) -> go.Figure:
    # The amount stands right of its bar, never inside it: a small loss stays readable. The room for it is a
    # margin in pixels, because a share of the width that is enough on a desk cuts it off on a phone.
    for row, bar in enumerate(bars):
        right = max(bar.base, bar.end) / 100
        figure.add_annotation(x=right, y=row, text=bar.amount, xanchor="left", xshift=4, showarrow=False)
    longest = max(len(bar.amount) for bar in bars)
    figure.update_layout(margin={"r": CHARACTER * longest + 12})
    edges = [0, *(bar.base for bar in bars), *(bar.end for bar in bars)]
    low, high = min(edges) / 100, max(edges) / 100
    # Without any amount there is no length to show, but there must be an axis.
    figure.update_xaxes(range=[low, high if high > low else low + 1], showgrid=False, showticklabels=False)
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(bars))),
        ticktext=[html(bar.label, 24) for bar in bars],
        range=[len(bars) - 0.4, -0.6],
        showgrid=False,
    )
    if low < 0:
        figure.add_vline(x=0, line_width=1, line_dash="dot", line_color=INK, layer="below")
    return figure


def _waterfall_title(steps: Sequence[Step], currency: str) -> str:
    totals = {role: cents for _label, cents, role in steps if role in ("start", "end")}
    if "start" in totals and "end" in totals:
        agreed, effective = (money(totals[role], currency) for role in ("start", "end"))
        if totals["end"] > totals["start"]:
            return _("More than the agreed {agreed} an hour: {effective}").format(
                agreed=agreed, effective=effective
            )
        return _("Of {agreed} an hour, {effective} is left").format(agreed=agreed, effective=effective)
    return _("From the agreed to the effective rate")


def rate_over_time(weeks: pd.DataFrame, *, currency: str = "EUR") -> go.Figure:
    """Draw the agreed beside the effective rate.

    `weeks` has the columns week (ISO week as text, 2026-W47), agreed_rate and effective_rate (money per hour
    in whole units, not cents). A week without a rate (NaN) is a gap in its line, never a zero.
    """
    if weeks.empty:
        return empty(title=_(OVER_TIME), height=320)
    labels = [plain(str(week)) for week in weeks["week"]]
    figure = go.Figure()
    for column, name, dash in (
        ("effective_rate", _("effective"), "solid"),
        ("agreed_rate", _("agreed"), "dot"),
    ):
        rates = [None if pd.isna(rate) else float(rate) for rate in weeks[column]]
        figure.add_scatter(
            x=labels,
            y=rates,
            name=name,
            # A lone week between two gaps has no line: its marker keeps it visible.
            mode="lines+markers" if column == "effective_rate" else "lines",
            marker={"size": 5},
            # A rate is agreed from a day on: it jumps, it does not slide.
            line={"dash": dash, "width": 2, "shape": "hv", "color": INK}
            if column == "agreed_rate"
            else {"dash": dash, "width": 2},
            customdata=[None if rate is None else money(rate * 100, currency) for rate in rates],
            hovertemplate="%{x}<br>"
            + _("<b>{amount}</b> per hour, {rate}").format(amount="%{customdata}", rate=name)
            + "<extra></extra>",
        )
    dressed(figure, title=_(OVER_TIME), alt=_rates_alt(weeks, currency), height=320)
    with_weeks(figure, labels)
    figure.update_yaxes(
        title={"text": _("{currency} per hour").format(currency=currency)}, rangemode="tozero", nticks=5
    )
    figure.update_layout(hovermode="x unified")
    return figure


def _rates_alt(weeks: pd.DataFrame, currency: str) -> str:
    labels = [plain(str(week)) for week in weeks["week"]]
    last = weeks.iloc[-1]
    agreed, effective = (
        _("not known") if pd.isna(last[column]) else money(float(last[column]) * 100, currency)
        for column in ("agreed_rate", "effective_rate")
    )
    return _("{title}, {start} to {end}. In {end}: agreed {agreed}, effective {effective} per hour.").format(
        title=_(OVER_TIME), start=labels[0], end=labels[-1], agreed=agreed, effective=effective
    )
