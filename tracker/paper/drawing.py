"""Where the lines of small drawings go, on a field of one by one whose origin is its upper left corner."""

from collections.abc import Sequence
from math import isfinite
from typing import NamedTuple

from tracker.paper.sheet import Bar, Figure

Point = tuple[float, float]


class Line(NamedTuple):
    """A line of values: its runs without gaps, the newest point, and the height of its reference."""

    runs: tuple[tuple[Point, ...], ...]
    newest: Point | None
    reference: float | None


def line_of(figure: Figure) -> Line:
    """The values of a figure as a line on a scale that holds zero; None and NaN are gaps."""
    values = [value if value is not None and isfinite(value) else None for value in figure.values]
    known = [value for value in values if value is not None]
    if not known:
        return Line((), None, None)
    scale = [*known, 0.0] + ([figure.reference] if figure.reference is not None else [])
    low, high = min(scale), max(scale)

    def height(value: float) -> float:
        return 1 - (value - low) / (high - low) if high > low else 0.5

    step = 1 / max(len(values) - 1, 1)
    runs: list[list[Point]] = [[]]
    for back, value in zip(range(len(values) - 1, -1, -1), values, strict=True):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((1 - back * step, height(value)))
    kept = tuple(tuple(run) for run in runs if run)
    reference = None if figure.reference is None else height(figure.reference)
    return Line(kept, kept[-1][-1], reference)


class Stripe(NamedTuple):
    """A bar as shares of the width: where it begins, how long it is, and how much of that is drawn full."""

    left: float
    width: float
    solid: float


def stripes(bars: Sequence[Bar]) -> tuple[Stripe, ...]:
    """The bars on one scale from the least to the largest end, zero included."""
    ends = [0.0, *(bar.start for bar in bars), *(bar.end for bar in bars)]
    low, high = min(ends), max(ends)
    whole = high - low if high > low else 1.0
    found = []
    for bar in bars:
        width = abs(bar.end - bar.start) / whole
        share = 1.0 if bar.solid is None or not width else abs(bar.solid) / abs(bar.end - bar.start)
        found.append(Stripe((min(bar.start, bar.end) - low) / whole, width, min(max(share, 0.0), 1.0)))
    return tuple(found)
