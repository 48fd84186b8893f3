"""Hours: where the hours of each week went."""

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.labels import html, plain
from tracker.charts.style import dressed, empty, with_weeks
from tracker.language import N_, _
from tracker.wording.kinds import kind_name

# The theme has six colours that any colour vision tells apart; a seventh kind would repeat the first.
MOST_KINDS = 6
REST = N_("all other kinds")
TITLE = N_("Hours per week, by kind of work")


def hours_by_kind(frame: pd.DataFrame) -> go.Figure:
    """Draw stacked bars, one per week, with one part per kind of work.

    `frame` has the columns week (ISO week as text), kind and hours, at most one row per week and kind. The
    kinds with most hours come first; from the seventh on they are drawn together as "all other kinds".
    """
    drawn = frame.dropna(subset=["hours"])
    if drawn.empty:
        return empty(title=_(TITLE), height=320)
    table = _folded(drawn)
    weeks = [plain(str(week)) for week in table.index]
    figure = go.Figure()
    for kind in table.columns:
        name = html(kind_name(str(kind)), 24)
        hours = [round(float(value), 2) for value in table[kind]]
        figure.add_bar(
            x=weeks,
            y=hours,
            name=name,
            hovertemplate="%{x}<br>%{fullData.name}: <b>"
            + _("{hours} h").format(hours="%{y:.2f}")
            + "</b><extra></extra>",
        )
    alt = _("{title}, {start} to {end}. Most hours went to {kind}.").format(
        title=_(TITLE), start=weeks[0], end=weeks[-1], kind=plain(kind_name(str(table.columns[0])))
    )
    dressed(figure, title=_(TITLE), alt=alt, height=320)
    figure.update_layout(barmode="stack")
    with_weeks(figure, weeks)
    figure.update_yaxes(title={"text": _("hours")}, rangemode="tozero", nticks=5)
    return figure


def _folded(frame: pd.DataFrame) -> pd.DataFrame:
    """Return weeks x kinds, largest kind first, small ones together when there are more than colours."""
    table = frame.pivot(index="week", columns="kind", values="hours").fillna(0.0).sort_index()
    ranked = table.sum().sort_values(ascending=False, kind="stable").index
    if len(ranked) <= MOST_KINDS:
        return table[ranked]
    shown = table[ranked[: MOST_KINDS - 1]].copy()
    shown[_(REST)] = table[ranked[MOST_KINDS - 1 :]].sum(axis=1)
    return shown
