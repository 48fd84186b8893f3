"""Tables and bars in a terminal: aligned, and never wider than it is.

Written out here rather than taken from a library, because `tracker report` has to answer within twice the
time of the bare sum, and loading the library alone takes longer than that (27 ms).
"""

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import click

PIPED = 100
"""Columns when nobody looks: enough for every table, and still readable in a mail."""

LEGIBLE, NARROWEST = 16, 8
"""Columns that a name keeps as long as something optional can go instead, and that it keeps in any case."""

GAP = "  "
FULL, PARTS = "█", ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


class Column(NamedTuple):
    """A column: its title, whether it holds numbers, whether it may be cut, and whether it may go."""

    title: str
    right: bool = False
    shrinks: bool = False
    optional: bool = False


def terminal_width() -> int:
    """The columns of the terminal, or of `$COLUMNS`."""
    from shutil import get_terminal_size

    return max(20, get_terminal_size((PIPED, 24)).columns)


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    total: Sequence[str] | None = None,
    width: int | None = None,
) -> str:
    """Rows under their titles, the last one after a rule if it is the total; cut to fit the terminal."""
    width = width or terminal_width()
    body = [list(row) for row in rows]
    everything = [[column.title for column in columns], *body, *([list(total)] if total else [])]
    widths = [max(map(cells, found)) for found in zip(*everything, strict=True)]
    shown = _fitting(columns, widths, width)
    lines = [_line(columns, row, widths, shown, width) for row in everything]
    rule = _line(columns, ["─" * wide for wide in widths], widths, shown, width)
    if total:
        lines.insert(len(lines) - 1, rule)
    return "\n".join([heading(lines[0]), rule, *lines[1:]])


def _fitting(columns: Sequence[Column], widths: list[int], width: int) -> list[int]:
    """Which columns are shown; narrows `widths` of those that may be cut."""
    shown = list(range(len(columns)))
    while (excess := sum(widths[n] for n in shown) + len(GAP) * (len(shown) - 1) - width) > 0:
        optional = [n for n in shown if columns[n].optional]
        least = LEGIBLE if optional else NARROWEST
        wide = [n for n in shown if columns[n].shrinks and widths[n] > least]
        if wide:
            widest = max(wide, key=lambda n: widths[n])
            second = max((widths[n] for n in wide if n != widest), default=least)
            widths[widest] -= max(1, min(excess, widths[widest] - max(least, second)))
        elif optional:
            shown.remove(optional[-1])
        else:
            break
    return shown


def _line(
    columns: Sequence[Column], row: Sequence[str], widths: list[int], shown: list[int], width: int
) -> str:
    parts = []
    for n in shown:
        text = cut(row[n], widths[n])
        space = " " * (widths[n] - cells(text))
        parts.append(space + text if columns[n].right else text + space)
    return cut(GAP.join(parts).rstrip(), width)


def bar(share: float, width: int) -> str:
    """A bar of a share between 0 and 1 of so many columns, to an eighth of a column."""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    full, rest = divmod(eighths, 8)
    return FULL * full + PARTS[rest]


def heading(text: str) -> str:
    """Text in bold where a terminal shows it and `$NO_COLOR` does not forbid it."""
    return text if os.environ.get("NO_COLOR") else click.style(text, bold=True)


def cut(text: str, width: int) -> str:
    """Text of at most so many columns; what was cut ends in an ellipsis."""
    if cells(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += cells(character)
        if used > width - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def cells(text: str) -> int:
    """The columns a terminal needs for text: two for wide letters and emoji, none for combining marks."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text
    )


def wrapped(text: str, indent: str = "") -> str:
    """A sentence broken into lines that fit the terminal."""
    from textwrap import fill

    return fill(text, min(terminal_width(), PIPED), initial_indent=indent, subsequent_indent=indent)
