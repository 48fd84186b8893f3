"""The pictures behind the cards of patterns: rows of `tracker.patterns.drawn` and words in, a figure out.

A title is a sentence and wraps; figures are at most 320 pixels high, so that a card stays a card. The first
colour of the theme is for what is usual, the second for what the card is about.
"""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from tracker.charts.patterns.bars import bars, bills, topics
from tracker.charts.patterns.clock import clock, nights
from tracker.charts.patterns.course import course, gifts
from tracker.charts.patterns.curves import curves
from tracker.charts.patterns.frame import Names
from tracker.charts.patterns.lanes import lanes, pair
from tracker.charts.patterns.stacks import stacks
from tracker.patterns.drawn import shapes

__all__ = ["FIGURES", "Names", "picture"]  # no words

FIGURES: dict[type, Callable[..., go.Figure]] = {
    shapes.Stacks: stacks,
    shapes.Course: course,
    shapes.Gifts: gifts,
    shapes.Lanes: lanes,
    shapes.Curves: curves,
    shapes.Clock: clock,
    shapes.Nights: nights,
    shapes.Pair: pair,
    shapes.Bars: bars,
    shapes.Topics: topics,
    shapes.Bills: bills,
}
"""The figure of each shape of rows."""


def picture(rows: Any, *, title: str, alt: str, names: Names) -> go.Figure:
    """Draw rows of any shape.

    Args:
        rows: one of `tracker.patterns.drawn.shapes`.
        title: a sentence that says what is seen.
        alt: what the drawing shows, for those who cannot see it.
        names: what the keys of the rows are called; a key that is not among them is a name of the user's.
    """
    return FIGURES[type(rows)](rows, title=title, alt=alt, names=names)
