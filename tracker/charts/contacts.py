"""Contacts: when they went out beside working hours, and on which channels they came and went."""

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.labels import html, plain
from tracker.charts.style import INK, dressed, empty
from tracker.language import N_, _
from tracker.language.parts import weekday
from tracker.wording.numbers import written

BESIDE = N_("What you sent outside working hours")
CHANNELS = N_("Contacts per client and channel")
MOST_CLIENTS = 12
"""Clients with a bar of their own; the others share one."""
REST = ""
"""Stands for all others: no client bears an empty name."""
ROW_HEIGHT = 34
FAINTEST = 0.35
"""How far from the palest colour of the theme a single contact begins: the palest is that of the page."""


def off_hours_picture(hours: pd.DataFrame) -> go.Figure:
    """Draw weekdays against the hours of the day, stronger where more was sent outside working hours.

    `hours` has the columns weekday (0 is Monday), hour (0 to 23), began (contacts that the user began) and
    answered (those in answer to the client). An hour without any stays empty.
    """
    columns = (hours[name].astype(int) for name in ("weekday", "hour", "began", "answered"))
    sent = {(day, hour): (began, answered) for day, hour, began, answered in zip(*columns, strict=True)}
    cells = {place: of for place, of in sent.items() if sum(of)}
    if not cells:
        return empty(title=_(BESIDE), height=320)
    most = max(map(sum, cells.values()))
    table = [[sum(cells.get((day, hour), ())) or None for hour in range(24)] for day in range(7)]
    said = [[_hover(day, hour, *cells.get((day, hour), (0, 0))) for hour in range(24)] for day in range(7)]
    figure = go.Figure(
        go.Heatmap(
            x=list(range(24)),
            y=list(range(7)),
            z=table,
            customdata=said,
            # A span of one colour without its palest part, which cannot be told from the page.
            zmin=1 - FAINTEST * max(most, 2),
            zmax=max(most, 2),
            xgap=2,
            ygap=2,
            showscale=False,
            hovertemplate="%{customdata}<extra></extra>",
            hoverongaps=False,
        )
    )
    day, hour = max(cells, key=lambda place: sum(cells[place]))
    alt = _("{title}, by weekday and hour. Most of it {weekday} at {hour}:00: {number}.").format(
        title=_(BESIDE), weekday=weekday(day), hour=hour, number=most
    )
    dressed(figure, title=_(BESIDE), alt=alt, height=320)
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(range(0, 24, 3)),
        ticktext=[f"{hour}" for hour in range(0, 24, 3)],
        range=[-0.6, 23.6],
        title={"text": _("hour of the day; the strongest colour is {number}").format(number=written(most))},
        showgrid=False,
    )
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(7)),
        ticktext=[weekday(day) for day in range(7)],
        range=[6.6, -0.6],
        showgrid=False,
    )
    return figure


def _hover(day: int, hour: int, began: int, answered: int) -> str:
    return _(
        "{weekday} {hour}:00–{end}:00: <b>{sent}</b> sent,<br>{began} you began, {answered} in answer"
    ).format(
        weekday=weekday(day), hour=hour, end=hour + 1, sent=began + answered, began=began, answered=answered
    )


def channels_per_client(contacts: pd.DataFrame) -> go.Figure:
    """Draw a bar per client: to the left what came in, to the right what went out, a part per channel.

    `contacts` has the columns client, channel, received and sent, at most one row per client and channel.
    Who has most contacts stands on top; from the twelfth client on they share a bar.
    """
    drawn = contacts[contacts["received"] + contacts["sent"] > 0]
    if drawn.empty:
        return empty(title=_(CHANNELS), height=200)
    clients = _ranked(drawn, "client")
    if len(clients) > MOST_CLIENTS:
        kept = clients[: MOST_CLIENTS - 1]
        drawn = drawn.assign(client=[name if name in kept else REST for name in drawn["client"]])
        clients = [*kept, REST]
    figure = go.Figure()
    for channel in _ranked(drawn, "channel"):
        _add_channel(figure, drawn[drawn["channel"] == channel], clients, str(channel))
    received, sent = int(drawn["received"].sum()), int(drawn["sent"].sum())
    alt = _("{title}. {received} received, {sent} sent; most with {client}.").format(
        title=_(CHANNELS), received=written(received), sent=written(sent), client=_name(clients[0], 60)
    )
    dressed(figure, title=_(CHANNELS), alt=alt, height=ROW_HEIGHT * len(clients) + 130)
    figure.update_layout(barmode="relative")
    longest = max(drawn.groupby("client")[["received", "sent"]].sum().max())
    step = _round_step(float(longest))
    marks = [mark * step for mark in range(-2, 3)]
    figure.update_xaxes(
        tickmode="array",
        tickvals=marks,
        ticktext=[written(abs(mark), ",g") for mark in marks],
        range=[-1.08 * longest, 1.08 * longest],
        title={"text": _("from them   |   from you")},
    )
    figure.add_vline(x=0, line_width=1, line_color=INK, opacity=0.5)
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(clients))),
        ticktext=[html(_name(client, 24), 24) for client in clients],
        range=[len(clients) - 0.4, -0.6],
        showgrid=False,
    )
    return figure


def _name(client: str, limit: int) -> str:
    return _("all others") if client == REST else plain(client, limit)


def _ranked(contacts: pd.DataFrame, by: str) -> list[str]:
    """Who has most contacts first."""
    number = (contacts["received"] + contacts["sent"]).groupby(contacts[by]).sum()
    return [str(name) for name in number.sort_values(ascending=False, kind="stable").index]


def _add_channel(figure: go.Figure, rows: pd.DataFrame, clients: list[str], channel: str) -> None:
    sums = rows.groupby("client")[["received", "sent"]].sum().reindex(clients, fill_value=0)
    # One trace for both directions, so that a channel has one colour.
    bars = [
        (row, sign * int(number), said.format(client=html(_name(client, 60), 60), number=written(number)))
        for column, sign, said in (
            ("received", -1, _("{client}: <b>{number}</b> from them")),
            ("sent", 1, _("{client}: <b>{number}</b> from you")),
        )
        for row, (client, number) in enumerate(zip(clients, sums[column], strict=True))
    ]
    figure.add_bar(
        orientation="h",
        name=html(channel, 24),
        y=[row for row, *_rest in bars],
        x=[number for _row, number, _said in bars],
        customdata=[said for *_rest, said in bars],
        hovertemplate="%{customdata}, %{fullData.name}<extra></extra>",
    )


def _round_step(longest: float) -> float:
    """A round number of which at most two fit into the longest bar, and at least one."""
    step = 1.0
    while True:
        for factor in (1, 2, 5):
            if longest < 3 * step * factor:
                return step * factor
        step *= 10
