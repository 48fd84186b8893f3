"""The weeks around the telling of a boundary, as a chart."""

from datetime import date
from string import ascii_lowercase
from typing import TYPE_CHECKING

import streamlit as st

from tracker.boundaries.helped import Helped, SeenWeek
from tracker.charts.effects import AFTER, BEFORE, LEFT_OUT, OTHER, Dot, Level, Mark, effects
from tracker.charts.labels import html
from tracker.charts.style import CONFIG, alt_text
from tracker.language import _
from tracker.pages.markup import block
from tracker.wording.boundaries import pictured as words
from tracker.wording.boundaries.helped import Card
from tracker.wording.boundaries.measures import axis_name
from tracker.wording.numbers import month_day

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_TICKS = 5
"""Days named along the floor: more do not fit beside each other on a phone."""
MOST_MARKS = len(ascii_lowercase)
_PARTS = {"before": BEFORE, "after": AFTER, "trigger": LEFT_OUT, "settling": LEFT_OUT}


def draw_weeks(of: Helped, said: Card, today: date) -> None:
    """Draw the weeks of a boundary whose effect is asked, and explain what is marked in them."""
    known = [week for week in of.weeks if week.value is not None]
    if not known:
        return
    weeks = [week for week in of.weeks if known[0].monday <= week.monday <= known[-1].monday]
    found = words.marks_of(weeks)[:MOST_MARKS]
    signs = list(zip(ascii_lowercase, found, strict=False))
    marks = [
        Mark(first, last, sign) for sign, (_mark, mondays) in signs for first, last in words.runs(mondays)
    ]
    figure = _figure(of, weeks, marks, said, today)
    st.plotly_chart(figure, key=f"helped-weeks-{of.boundary.id}", config=CONFIG, alt=alt_text(figure))
    explained = words.picture_explained(of, [(sign, mark) for sign, (mark, _mondays) in signs])
    st.html(block(f"<p><small>{html(explained, 1000)}</small></p>"))


def _figure(of: Helped, weeks: list[SeenWeek], marks: list[Mark], said: Card, today: date) -> "go.Figure":
    measure = of.measure or ""
    return effects(
        [
            Dot(week.monday, week.value, _PARTS.get(week.part or "", OTHER), words.seen_week(of, week))
            for week in weeks
            if week.value is not None
        ],
        _levels(of),
        marks,
        (of.boundary.told_on or today, _(words.TOLD)),
        title=words.picture_title(of),
        alt=words.picture_said(of, f"{said.seen} {said.sure}"),
        axis=axis_name(measure, of.currency),
        names={part: _(name) for part, name in words.PARTS.items()},
        ticks={monday: month_day(monday) for monday in _few([week.monday for week in weeks])},
        percents=measure == "within_hour",
    )


def _levels(of: Helped) -> list[Level]:
    effect = of.effect
    if effect is None:
        return []
    sides = (
        (BEFORE, effect.before, effect.median_before),
        (AFTER, effect.after, effect.median_after),
    )
    return [
        Level(part, weeks[0].monday, weeks[-1].monday, value)
        for part, weeks, value in sides
        if weeks and value is not None
    ]


def _few(mondays: list[date]) -> list[date]:
    step = max(1, -(-len(mondays) // MOST_TICKS))
    return mondays[::-step][::-1]
