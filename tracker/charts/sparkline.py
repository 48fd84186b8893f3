"""Sparkline: a small line or bar for a tile or a table cell, as HTML text that needs no script and no bundle.

The drawing is an SVG inside a mask, through which `--ink` or else the colour of the text shows: so it fits
every theme, and it survives Streamlit, which takes SVG tags out of HTML.
"""

from collections.abc import Sequence
from math import isfinite
from urllib.parse import quote

from tracker.charts.labels import html

WIDTH, HEIGHT, MARGIN = 120, 32, 4
BAR_HEIGHT = 10

# Scaled in both directions the picture fills its cell, while strokes and dots keep their size and shape.
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" preserveAspectRatio="none" '
    'fill="none" stroke="#000" stroke-linecap="{cap}" stroke-linejoin="round">{marks}</svg>'
)
STROKE = 'vector-effect="non-scaling-stroke"'


def sparkline(
    values: Sequence[float | None], *, label: str, reference: float | None = None, from_zero: bool = True
) -> str:
    """Return a line of the values, oldest first, with a dot on the newest.

    None and NaN are gaps. `label` is what a screen reader says. `reference` adds a faint level line (the
    agreed rate, say). `from_zero` keeps zero in the picture, so that a small change looks small; without it
    the line fills the height. Without any value the picture is empty, and still labelled.
    """
    points = [value if value is not None and isfinite(value) else None for value in values]
    known = [value for value in points if value is not None]
    level = reference if reference is not None and isfinite(reference) else None
    marks = ""
    if known:
        scale = [*known, *([level] if level is not None else []), *([0.0] if from_zero else [])]
        low, high = min(scale), max(scale)
        if level is not None:
            y = _y(level, low, high)
            marks += (
                f'<path d="M0 {y}H{WIDTH}" {STROKE} stroke-width="1" stroke-dasharray="2 4" opacity=".6"/>'
            )
        if from_zero:
            # Without its ground a steady line says nothing about its height.
            marks += f'<path d="M0 {_y(0.0, low, high)}H{WIDTH}" {STROKE} stroke-width="1" opacity=".25"/>'
        marks += _line(points, low, high)
    return _inked(SVG.format(width=WIDTH, height=HEIGHT, cap="round", marks=marks), label, HEIGHT)


def _line(points: Sequence[float | None], low: float, high: float) -> str:
    step = (WIDTH - 2 * MARGIN) / max(len(points) - 1, 1)
    runs: list[list[str]] = [[]]
    for back, value in zip(range(len(points) - 1, -1, -1), points, strict=True):
        if value is None:
            runs.append([])
        else:
            # The newest stands at the right end, also where it is the only one.
            runs[-1].append(f"{round(WIDTH - MARGIN - back * step, 1):g} {_y(value, low, high)}")
    runs = [run for run in runs if run]
    lines = "".join(f"M{'L'.join(run)}" for run in runs if len(run) > 1)
    # A line of no length with round ends is a dot: so a value alone between two gaps is seen.
    dots = "".join(f"M{run[0]}h0" for run in runs if len(run) == 1)
    newest = f"M{runs[-1][-1]}h0"
    return "".join(
        f'<path d="{path}" {STROKE} stroke-width="{width}"/>'
        for path, width in ((lines, 1.75), (dots, 3.5), (newest, 6))
        if path
    )


def _y(value: float, low: float, high: float) -> str:
    share = (value - low) / (high - low) if high > low else 0.5
    return f"{round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1):g}"


def split_bar(part: float, whole: float, *, label: str, longest: float | None = None) -> str:
    """Return a bar: the full length for `whole`, its first piece solid for `part`, the rest faint.

    `longest` is the length of the whole width, to compare bars under each other; omitted, `whole` fills it.
    Values outside their range are drawn at the nearest end; nothing known or nothing there draws no bar.
    """
    width = longest if longest is not None else whole
    marks = ""
    if all(isfinite(value) for value in (part, whole, width)) and whole > 0 and width > 0:
        end = round(WIDTH * min(whole / width, 1.0), 1)
        solid = round(end * min(max(part / whole, 0.0), 1.0), 1)
        line = f'stroke-width="{BAR_HEIGHT}"'
        marks = f'<path d="M0 5H{end:g}" {line} opacity=".28"/><path d="M0 5H{solid:g}" {line}/>'
    return _inked(SVG.format(width=WIDTH, height=BAR_HEIGHT, cap="butt", marks=marks), label, BAR_HEIGHT)


def _inked(svg: str, label: str, height: int) -> str:
    mask = f"url('data:image/svg+xml,{quote(svg, safe=' /:=')}') 0 0/100% 100% no-repeat"
    said = html(label, 300)
    return (
        f'<span role="img" aria-label="{said}" title="{said}" style="display:block;width:100%;'
        f"height:{height}px;background:var(--ink,currentColor);mask:{mask};"
        # Without these the picture is missing on paper and where the system sets its own colours.
        'print-color-adjust:exact;forced-color-adjust:none"></span>'
    )
